/* constituent.c - cuts phrases out of the tree: the yield of a word, less the yields that stand on their own. */
#include "extract/constituent.h"

bool pfi_is_clausal(unsigned base_relation) {
  switch (base_relation) {
  case PFI_RELATION_NSUBJ:
  case PFI_RELATION_CSUBJ:
  case PFI_RELATION_EXPL:
  case PFI_RELATION_AUX:
  case PFI_RELATION_COP:
  case PFI_RELATION_MARK:
  case PFI_RELATION_ADVCL:
  case PFI_RELATION_CCOMP:
  case PFI_RELATION_PARATAXIS:
  case PFI_RELATION_DISCOURSE:
  case PFI_RELATION_VOCATIVE:
  case PFI_RELATION_DISLOCATED:
  case PFI_RELATION_OBL:
    return true;
  default:
    return false;
  }
}

static bool heads_copular(const pfi_clauses *clauses, unsigned word) {
  return clauses->of_word[word] != PFI_NO_WORD && clauses->items[clauses->of_word[word]].has_copula;
}

/* The relations of which stands_apart has something to say, whatever the word; of a copular clause it has of others. */
static const uint64_t apart_bases = PFI_BASE_BIT(PFI_RELATION_APPOS) | PFI_BASE_BIT(PFI_RELATION_ACL) |
                                    PFI_BASE_BIT(PFI_RELATION_PARATAXIS) | PFI_BASE_BIT(PFI_RELATION_DISCOURSE) |
                                    PFI_BASE_BIT(PFI_RELATION_VOCATIVE) | PFI_BASE_BIT(PFI_RELATION_CONJ);

/* What is no part of the phrase although it hangs on its head. */
static bool stands_apart(const pfi_syntax *s, const pfi_clauses *clauses, unsigned word, unsigned child) {
  unsigned heads = clauses->of_word[child];
  switch (s->base[child]) {
  case PFI_RELATION_APPOS:
    if (heads == PFI_NO_WORD) /* "closed the port, [a move that angered them]" */
      return (s->classes[child] & PFI_CLAUSE_WORD_FRAMING) != 0 && pfi_is_set_off(s, child);
    return clauses->items[heads].set_off;
  case PFI_RELATION_ACL:
    return heads != PFI_NO_WORD && clauses->items[heads].set_off;
  case PFI_RELATION_PARATAXIS:
  case PFI_RELATION_DISCOURSE:
  case PFI_RELATION_VOCATIVE:
    return true;
  case PFI_RELATION_CONJ:
    return heads != PFI_NO_WORD;
  default:
    break;
  }
  if (!heads_copular(clauses, word)) return false;
  if (s->base[child] == PFI_RELATION_ADVMOD) /* "is [also] a friend", but "is [very] tired" */
    return s->words[word].upos != PFI_UPOS_ADJ && s->words[word].upos != PFI_UPOS_ADV;
  return pfi_is_clausal(s->base[child]);
}

/* Set-off clauses deeper in the phrase: "a note on John and Ken, [who answered it]". */
static void cut_set_off(const pfi_syntax *s, const pfi_clauses *clauses, unsigned word, pfi_word_set *phrase) {
  pfi_word_set added = clauses->added;
  pfi_set_keep(&added, phrase);
  for (PFI_EACH(head, &added))
    if (head != word) pfi_set_cut(phrase, &s->yield[head]);
}

pfi_word_set pfi_constituent_of(const pfi_syntax *syntax, const pfi_clauses *clauses, unsigned word) {
  pfi_word_set phrase = syntax->yield[word];
  if (pfi_has_child(syntax, word, apart_bases) || heads_copular(clauses, word)) {
    for (PFI_EACH_CHILD(child, syntax, word))
      if (stands_apart(syntax, clauses, word, child)) pfi_set_cut(&phrase, &syntax->yield[child]);
  }
  cut_set_off(syntax, clauses, word, &phrase);
  pfi_trim_edges(syntax, &phrase);
  return phrase;
}

pfi_word_set pfi_prepositions_of(const pfi_syntax *syntax, unsigned word) {
  pfi_word_set found = {{0}};
  if (!pfi_has_child(syntax, word, PFI_BASE_BIT(PFI_RELATION_CASE))) return found;
  for (PFI_EACH_CHILD(child, syntax, word))
    if (syntax->base[child] == PFI_RELATION_CASE && child < word) pfi_set_join(&found, &syntax->yield[child]);
  return found;
}

pfi_word_set pfi_ties_of(const pfi_syntax *syntax, unsigned word) {
  pfi_word_set found = {{0}};
  for (PFI_EACH_CHILD(child, syntax, word)) {
    bool ties = syntax->base[child] == PFI_RELATION_CASE || syntax->base[child] == PFI_RELATION_MARK;
    if (ties && child < word && syntax->words[child].upos != PFI_UPOS_PART) pfi_set_join(&found, &syntax->yield[child]);
  }
  return found;
}

pfi_word_set pfi_bare_constituent_of(const pfi_syntax *syntax, const pfi_clauses *clauses, unsigned word) {
  pfi_word_set phrase = pfi_constituent_of(syntax, clauses, word);
  pfi_word_set prepositions = pfi_prepositions_of(syntax, word);
  pfi_set_cut(&phrase, &prepositions);
  pfi_trim_edges(syntax, &phrase);
  return phrase;
}
