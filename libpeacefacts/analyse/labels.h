/* labels.h - the names that the model gives: part-of-speech tags, features and relations of Universal Dependencies, and
 * the Penn tags that English keeps beside them. Each list is written once, as a macro of names and spellings: the
 * enumerations, the tables of spellings and the training (which reads this file) all come from it. The order is part
 * of the weights' format. */
#ifndef PFI_ANALYSE_LABELS_H
#define PFI_ANALYSE_LABELS_H

#include "base/text.h"

/* Universal part-of-speech tags. */
#define PFI_UPOS_LIST(ENTRY)                                                                                           \
  ENTRY(ADJ, "ADJ")                                                                                                    \
  ENTRY(ADP, "ADP")                                                                                                    \
  ENTRY(ADV, "ADV")                                                                                                    \
  ENTRY(AUX, "AUX")                                                                                                    \
  ENTRY(CCONJ, "CCONJ")                                                                                                \
  ENTRY(DET, "DET")                                                                                                    \
  ENTRY(INTJ, "INTJ")                                                                                                  \
  ENTRY(NOUN, "NOUN")                                                                                                  \
  ENTRY(NUM, "NUM")                                                                                                    \
  ENTRY(PART, "PART")                                                                                                  \
  ENTRY(PRON, "PRON")                                                                                                  \
  ENTRY(PROPN, "PROPN")                                                                                                \
  ENTRY(PUNCT, "PUNCT")                                                                                                \
  ENTRY(SCONJ, "SCONJ")                                                                                                \
  ENTRY(SYM, "SYM")                                                                                                    \
  ENTRY(VERB, "VERB")                                                                                                  \
  ENTRY(X, "X")

/* Penn Treebank tags, as the English treebanks of UD use them. */
#define PFI_XPOS_LIST(ENTRY)                                                                                           \
  ENTRY(DOLLAR, "$")                                                                                                   \
  ENTRY(CLOSE_QUOTE, "''")                                                                                             \
  ENTRY(COMMA, ",")                                                                                                    \
  ENTRY(OPEN_BRACKET, "-LRB-")                                                                                         \
  ENTRY(CLOSE_BRACKET, "-RRB-")                                                                                        \
  ENTRY(STOP, ".")                                                                                                     \
  ENTRY(COLON, ":")                                                                                                    \
  ENTRY(ADD, "ADD")                                                                                                    \
  ENTRY(AFX, "AFX")                                                                                                    \
  ENTRY(CC, "CC")                                                                                                      \
  ENTRY(CD, "CD")                                                                                                      \
  ENTRY(DT, "DT")                                                                                                      \
  ENTRY(EX, "EX")                                                                                                      \
  ENTRY(FW, "FW")                                                                                                      \
  ENTRY(GW, "GW")                                                                                                      \
  ENTRY(HYPH, "HYPH")                                                                                                  \
  ENTRY(IN, "IN")                                                                                                      \
  ENTRY(JJ, "JJ")                                                                                                      \
  ENTRY(JJR, "JJR")                                                                                                    \
  ENTRY(JJS, "JJS")                                                                                                    \
  ENTRY(LS, "LS")                                                                                                      \
  ENTRY(MD, "MD")                                                                                                      \
  ENTRY(NFP, "NFP")                                                                                                    \
  ENTRY(NN, "NN")                                                                                                      \
  ENTRY(NNP, "NNP")                                                                                                    \
  ENTRY(NNPS, "NNPS")                                                                                                  \
  ENTRY(NNS, "NNS")                                                                                                    \
  ENTRY(PDT, "PDT")                                                                                                    \
  ENTRY(POS, "POS")                                                                                                    \
  ENTRY(PRP, "PRP")                                                                                                    \
  ENTRY(PRP_POSS, "PRP$")                                                                                              \
  ENTRY(RB, "RB")                                                                                                      \
  ENTRY(RBR, "RBR")                                                                                                    \
  ENTRY(RBS, "RBS")                                                                                                    \
  ENTRY(RP, "RP")                                                                                                      \
  ENTRY(SYM, "SYM")                                                                                                    \
  ENTRY(TO, "TO")                                                                                                      \
  ENTRY(UH, "UH")                                                                                                      \
  ENTRY(VB, "VB")                                                                                                      \
  ENTRY(VBD, "VBD")                                                                                                    \
  ENTRY(VBG, "VBG")                                                                                                    \
  ENTRY(VBN, "VBN")                                                                                                    \
  ENTRY(VBP, "VBP")                                                                                                    \
  ENTRY(VBZ, "VBZ")                                                                                                    \
  ENTRY(WDT, "WDT")                                                                                                    \
  ENTRY(WP, "WP")                                                                                                      \
  ENTRY(WP_POSS, "WP$")                                                                                                \
  ENTRY(WRB, "WRB")                                                                                                    \
  ENTRY(OPEN_QUOTE, "``")

/* Dependency relations with English's subtypes. */
#define PFI_RELATION_LIST(ENTRY)                                                                                       \
  ENTRY(ACL, "acl")                                                                                                    \
  ENTRY(ACL_RELCL, "acl:relcl")                                                                                        \
  ENTRY(ADVCL, "advcl")                                                                                                \
  ENTRY(ADVCL_RELCL, "advcl:relcl")                                                                                    \
  ENTRY(ADVMOD, "advmod")                                                                                              \
  ENTRY(AMOD, "amod")                                                                                                  \
  ENTRY(APPOS, "appos")                                                                                                \
  ENTRY(AUX, "aux")                                                                                                    \
  ENTRY(AUX_PASS, "aux:pass")                                                                                          \
  ENTRY(CASE, "case")                                                                                                  \
  ENTRY(CC, "cc")                                                                                                      \
  ENTRY(CC_PRECONJ, "cc:preconj")                                                                                      \
  ENTRY(CCOMP, "ccomp")                                                                                                \
  ENTRY(COMPOUND, "compound")                                                                                          \
  ENTRY(COMPOUND_PRT, "compound:prt")                                                                                  \
  ENTRY(CONJ, "conj")                                                                                                  \
  ENTRY(COP, "cop")                                                                                                    \
  ENTRY(CSUBJ, "csubj")                                                                                                \
  ENTRY(CSUBJ_OUTER, "csubj:outer")                                                                                    \
  ENTRY(CSUBJ_PASS, "csubj:pass")                                                                                      \
  ENTRY(DEP, "dep")                                                                                                    \
  ENTRY(DET, "det")                                                                                                    \
  ENTRY(DET_PREDET, "det:predet")                                                                                      \
  ENTRY(DISCOURSE, "discourse")                                                                                        \
  ENTRY(DISLOCATED, "dislocated")                                                                                      \
  ENTRY(EXPL, "expl")                                                                                                  \
  ENTRY(FIXED, "fixed")                                                                                                \
  ENTRY(FLAT, "flat")                                                                                                  \
  ENTRY(GOESWITH, "goeswith")                                                                                          \
  ENTRY(IOBJ, "iobj")                                                                                                  \
  ENTRY(LIST, "list")                                                                                                  \
  ENTRY(MARK, "mark")                                                                                                  \
  ENTRY(NMOD, "nmod")                                                                                                  \
  ENTRY(NMOD_DESC, "nmod:desc")                                                                                        \
  ENTRY(NMOD_POSS, "nmod:poss")                                                                                        \
  ENTRY(NMOD_UNMARKED, "nmod:unmarked")                                                                                \
  ENTRY(NSUBJ, "nsubj")                                                                                                \
  ENTRY(NSUBJ_OUTER, "nsubj:outer")                                                                                    \
  ENTRY(NSUBJ_PASS, "nsubj:pass")                                                                                      \
  ENTRY(NUMMOD, "nummod")                                                                                              \
  ENTRY(OBJ, "obj")                                                                                                    \
  ENTRY(OBL, "obl")                                                                                                    \
  ENTRY(OBL_AGENT, "obl:agent")                                                                                        \
  ENTRY(OBL_UNMARKED, "obl:unmarked")                                                                                  \
  ENTRY(ORPHAN, "orphan")                                                                                              \
  ENTRY(PARATAXIS, "parataxis")                                                                                        \
  ENTRY(PUNCT, "punct")                                                                                                \
  ENTRY(REPARANDUM, "reparandum")                                                                                      \
  ENTRY(ROOT, "root")                                                                                                  \
  ENTRY(VOCATIVE, "vocative")                                                                                          \
  ENTRY(XCOMP, "xcomp")

/* Features, in the order in which UD writes them. */
#define PFI_FEATURE_LIST(ENTRY)                                                                                        \
  ENTRY(CASE_ACC, "Case=Acc")                                                                                          \
  ENTRY(CASE_GEN, "Case=Gen")                                                                                          \
  ENTRY(CASE_NOM, "Case=Nom")                                                                                          \
  ENTRY(DEFINITE_DEF, "Definite=Def")                                                                                  \
  ENTRY(DEFINITE_IND, "Definite=Ind")                                                                                  \
  ENTRY(DEGREE_CMP, "Degree=Cmp")                                                                                      \
  ENTRY(DEGREE_POS, "Degree=Pos")                                                                                      \
  ENTRY(DEGREE_SUP, "Degree=Sup")                                                                                      \
  ENTRY(GENDER_FEM, "Gender=Fem")                                                                                      \
  ENTRY(GENDER_MASC, "Gender=Masc")                                                                                    \
  ENTRY(GENDER_NEUT, "Gender=Neut")                                                                                    \
  ENTRY(MOOD_IMP, "Mood=Imp")                                                                                          \
  ENTRY(MOOD_IND, "Mood=Ind")                                                                                          \
  ENTRY(MOOD_SUB, "Mood=Sub")                                                                                          \
  ENTRY(NUMBER_PLUR, "Number=Plur")                                                                                    \
  ENTRY(NUMBER_PTAN, "Number=Ptan")                                                                                    \
  ENTRY(NUMBER_SING, "Number=Sing")                                                                                    \
  ENTRY(NUMFORM_COMBI, "NumForm=Combi")                                                                                \
  ENTRY(NUMFORM_DIGIT, "NumForm=Digit")                                                                                \
  ENTRY(NUMFORM_ROMAN, "NumForm=Roman")                                                                                \
  ENTRY(NUMFORM_WORD, "NumForm=Word")                                                                                  \
  ENTRY(NUMTYPE_CARD, "NumType=Card")                                                                                  \
  ENTRY(NUMTYPE_FRAC, "NumType=Frac")                                                                                  \
  ENTRY(NUMTYPE_MULT, "NumType=Mult")                                                                                  \
  ENTRY(NUMTYPE_ORD, "NumType=Ord")                                                                                    \
  ENTRY(PERSON_1, "Person=1")                                                                                          \
  ENTRY(PERSON_2, "Person=2")                                                                                          \
  ENTRY(PERSON_3, "Person=3")                                                                                          \
  ENTRY(POLARITY_NEG, "Polarity=Neg")                                                                                  \
  ENTRY(POLARITY_POS, "Polarity=Pos")                                                                                  \
  ENTRY(POSS_YES, "Poss=Yes")                                                                                          \
  ENTRY(PRONTYPE_ART, "PronType=Art")                                                                                  \
  ENTRY(PRONTYPE_DEM, "PronType=Dem")                                                                                  \
  ENTRY(PRONTYPE_EMP, "PronType=Emp")                                                                                  \
  ENTRY(PRONTYPE_IND, "PronType=Ind")                                                                                  \
  ENTRY(PRONTYPE_INT, "PronType=Int")                                                                                  \
  ENTRY(PRONTYPE_NEG, "PronType=Neg")                                                                                  \
  ENTRY(PRONTYPE_PRS, "PronType=Prs")                                                                                  \
  ENTRY(PRONTYPE_RCP, "PronType=Rcp")                                                                                  \
  ENTRY(PRONTYPE_REL, "PronType=Rel")                                                                                  \
  ENTRY(PRONTYPE_TOT, "PronType=Tot")                                                                                  \
  ENTRY(REFLEX_YES, "Reflex=Yes")                                                                                      \
  ENTRY(TENSE_PAST, "Tense=Past")                                                                                      \
  ENTRY(TENSE_PRES, "Tense=Pres")                                                                                      \
  ENTRY(VERBFORM_FIN, "VerbForm=Fin")                                                                                  \
  ENTRY(VERBFORM_GER, "VerbForm=Ger")                                                                                  \
  ENTRY(VERBFORM_INF, "VerbForm=Inf")                                                                                  \
  ENTRY(VERBFORM_PART, "VerbForm=Part")                                                                                \
  ENTRY(VOICE_PASS, "Voice=Pass")

#define PFI_LABEL_UPOS(name, spelling) PFI_UPOS_##name,
typedef enum pfi_upos { PFI_UPOS_LIST(PFI_LABEL_UPOS) PFI_UPOS_COUNT } pfi_upos;
#define PFI_LABEL_XPOS(name, spelling) PFI_XPOS_##name,
typedef enum pfi_xpos { PFI_XPOS_LIST(PFI_LABEL_XPOS) PFI_XPOS_COUNT } pfi_xpos;
#define PFI_LABEL_RELATION(name, spelling) PFI_RELATION_##name,
typedef enum pfi_relation { PFI_RELATION_LIST(PFI_LABEL_RELATION) PFI_RELATION_COUNT } pfi_relation;
#define PFI_LABEL_FEATURE(name, spelling) PFI_FEATURE_##name,
typedef enum pfi_feature { PFI_FEATURE_LIST(PFI_LABEL_FEATURE) PFI_FEATURE_COUNT } pfi_feature;

/* The set of features of a word is a bit set: PFI_HAS(word.features, TENSE_PAST). */
#define PFI_FEATURE_BIT(name) ((uint64_t)1 << PFI_FEATURE_##name)
#define PFI_HAS(features, name) (((features)&PFI_FEATURE_BIT(name)) != 0)

/* Spellings, "nsubj:pass"; a number out of range gives "_". */
const char *pfi_upos_name(unsigned upos);
const char *pfi_xpos_name(unsigned xpos);
const char *pfi_relation_name(unsigned relation);
const char *pfi_feature_name(unsigned feature);

/* The relation without its subtype: PFI_RELATION_NSUBJ for nsubj:pass. */
pfi_relation pfi_relation_base(unsigned relation);

#endif
