/* scope.c - climbs from a clause to the verbs and the word above it; the climb is as long as the chain of folded verbs,
 * of which a few are kept. */
#include "extract/scope.h"

static void add_head(pfi_scope *out, unsigned word) {
  if (out->head_count < PFI_SCOPE_HEADS) out->heads[out->head_count++] = (uint8_t)word;
}

/* The first clause of a row of conjuncts. */
static unsigned first_of_row(const pfi_clauses *clauses, unsigned clause) {
  while (clauses->items[clause].kind == PFI_CLAUSE_CONJUNCT && clauses->items[clause].upper != PFI_NO_WORD)
    clause = clauses->items[clause].upper;
  return clause;
}

static unsigned governor_of(const pfi_scope *scope) {
  const pfi_clause *top = &scope->clauses->items[scope->top];
  unsigned base = scope->syntax->base[top->head];
  bool complement = base == PFI_RELATION_CCOMP || base == PFI_RELATION_CSUBJ || base == PFI_RELATION_XCOMP ||
                    (base == PFI_RELATION_ACL && top->kind == PFI_CLAUSE_COMPLEMENT);
  if (top->kind == PFI_CLAUSE_INFINITIVE) { /* "a plan to go"; "called for them to go" */
    bool by_verb = scope->tuple->subject_head == top->noun;
    return by_verb ? scope->syntax->head[top->noun] : top->noun;
  }
  return complement ? scope->syntax->head[top->head] : PFI_NO_WORD;
}

static bool hangs_directly(const pfi_clause *top) {
  return top->kind == PFI_CLAUSE_MAIN || top->kind == PFI_CLAUSE_COMPLEMENT || top->kind == PFI_CLAUSE_FOLDED ||
         top->kind == PFI_CLAUSE_PURPOSE || top->kind == PFI_CLAUSE_INFINITIVE;
}

void pfi_scope_find(pfi_scope *out, const pfi_tuples *tuples, unsigned clause, const pfi_tuple *tuple,
                    const pfi_statement *statement) {
  *out = (pfi_scope){
      .syntax = tuples->syntax, .clauses = tuples->clauses, .tuple = tuple, .statement = statement, .clause = clause};
  add_head(out, tuples->clauses->items[clause].head);
  unsigned at = first_of_row(tuples->clauses, clause);
  while (tuples->clauses->items[at].kind == PFI_CLAUSE_FOLDED && tuples->clauses->items[at].upper != PFI_NO_WORD) {
    at = tuples->clauses->items[at].upper;
    add_head(out, tuples->clauses->items[at].head);
    at = first_of_row(tuples->clauses, at);
  }
  out->top = at;
  out->governor = governor_of(out);
  out->direct = hangs_directly(&tuples->clauses->items[at]);
}

void pfi_scope_of_phrase(pfi_scope *out, const pfi_syntax *syntax, const pfi_word_set *run,
                         const pfi_statement *statement) {
  *out = (pfi_scope){.syntax = syntax, .run = *run, .statement = statement, .governor = PFI_NO_WORD, .direct = true};
}

/* "a law", "any deal": a thing that is only as real as the clause it stands in. */
static bool is_indefinite(const pfi_syntax *s, unsigned noun) {
  unsigned article = pfi_child_of(s, noun, PFI_RELATION_DET);
  return article != PFI_NO_WORD &&
         (pfi_is_lemma(s, article, PFI_VIEW("a")) || pfi_is_lemma(s, article, PFI_VIEW("an")) ||
          pfi_is_lemma(s, article, PFI_VIEW("any")));
}

/* "ensure that", "make sure that": it is done, or meant, as surely as that. */
static bool brings_about(const pfi_syntax *s, unsigned word) {
  return pfi_is_lemma(s, word, PFI_VIEW("ensure")) || pfi_is_lemma(s, word, PFI_VIEW("guarantee")) ||
         pfi_is_lemma(s, word, PFI_VIEW("sure"));
}

unsigned pfi_host_of(const pfi_scope *scope) {
  const pfi_clause *top = &scope->clauses->items[scope->top];
  const pfi_syntax *s = scope->syntax;
  if (top->upper == PFI_NO_WORD) return PFI_NO_WORD;
  unsigned above = scope->clauses->items[top->upper].head;
  if (top->kind == PFI_CLAUSE_ADJUNCT) {
    bool of_verb = top->head > above && pfi_noun_before(s, top) == PFI_NO_WORD;
    return of_verb ? top->upper : PFI_NO_WORD;
  }
  if (top->kind == PFI_CLAUSE_RELATIVE || top->kind == PFI_CLAUSE_PARTICIPLE)
    return !top->set_off && is_indefinite(s, top->noun) && !pfi_is_class(scope, top->noun, PFI_CLAUSE_WORD_FRAMING)
               ? top->upper
               : PFI_NO_WORD; /* "a move that angered them" is told of what was done */
  if (top->kind == PFI_CLAUSE_COMPLEMENT && scope->governor != PFI_NO_WORD && brings_about(s, scope->governor))
    return top->upper;
  return PFI_NO_WORD;
}

bool pfi_is_passive(const pfi_syntax *syntax, unsigned word) {
  if (syntax->words[word].xpos != PFI_XPOS_VBN && syntax->words[word].xpos != PFI_XPOS_VBD) return false;
  for (PFI_EACH_CHILD(child, syntax, word))
    if (syntax->words[child].relation == PFI_RELATION_AUX_PASS) return true;
  unsigned relation = syntax->words[word].relation;
  return PFI_HAS(syntax->words[word].features, VOICE_PASS) || relation == PFI_RELATION_ACL;
}
