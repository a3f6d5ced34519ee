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
  bool copular = clauses->of_word[word] != PFI_NO_WORD && clauses->items[clauses->of_word[word]].has_copula;
  if (!copular) return false;
  if (s->base[child] == PFI_RELATION_ADVMOD) /* "is [also] a friend", but "is [very] tired" */
    return s->words[word].upos != PFI_UPOS_ADJ && s->words[word].upos != PFI_UPOS_ADV;
  return pfi_is_clausal(s->base[child]);
}

/* Set-off clauses deeper in the phrase: "a note on John and Ken, [who answered it]". */
static void cut_set_off(const pfi_syntax *s, const pfi_clauses *clauses, unsigned word, pfi_word_set *phrase) {
  for (unsigned c = 0; c < clauses->count; c++) {
    const pfi_clause *clause = &clauses->items[c];
    bool cuts = clause->kind == PFI_CLAUSE_RELATIVE || clause->kind == PFI_CLAUSE_PARTICIPLE ||
                (clause->kind == PFI_CLAUSE_APPOSITION && clause->noun != s->head[clause->head]);
    if (cuts && clause->set_off && clause->head != word && pfi_set_has(phrase, clause->head))
      pfi_set_cut(phrase, &s->yield[clause->head]);
  }
}

pfi_word_set pfi_constituent_of(const pfi_syntax *syntax, const pfi_clauses *clauses, unsigned word) {
  pfi_word_set phrase = syntax->yield[word];
  for (PFI_EACH_CHILD(child, syntax, word))
    if (stands_apart(syntax, clauses, word, child)) pfi_set_cut(&phrase, &syntax->yield[child]);
  cut_set_off(syntax, clauses, word, &phrase);
  pfi_trim_edges(syntax, &phrase);
  return phrase;
}

pfi_word_set pfi_prepositions_of(const pfi_syntax *syntax, unsigned word) {
  pfi_word_set found = {{0}};
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
