/* proposition.c - one claim for each clause that states something, and for each stretch of a statement's content that
 * has no clause (a noun phrase that stands for a state of affairs). Questions make none, nor do the verbs that hand a
 * statement to somebody: they are the statement's cue. */
#include "extract/proposition.h"

#include "extract/claim_writer.h"
#include "extract/confidence.h"
#include "extract/scope.h"
#include "extract/telling.h"
#include "extract/triple.h"

#define WORDS_OF_PHRASE 2 /* of a content without a clause */

/* Words side by side on the ground of one statement, from `from` to before `to`. */
typedef struct ground_run {
  uint32_t statement;
  unsigned from, to;
} ground_run;

typedef struct proposer {
  const pfi_reading *reading;
  pfi_claims *claims;
  const pf_allocator *allocator;
  bool with_triples;
  pfi_ground ground;
  ground_run runs[PFI_SET_WORDS]; /* of the stretch */
  unsigned run_count;
  uint32_t block;
  pfi_syntax syntax;
  pfi_clauses clauses;
  pfi_tuples tuples;
  pfi_tuple tuple;
  pfi_word_set claimed; /* words of the stretch that a claim of their statement has in its span */
  pfi_word_set added;   /* and those that a claim of another one has: "said ..., [which nobody believed]" */
} proposer;

static pfi_stage stage_of(const proposer *p) {
  return (pfi_stage){&p->syntax, &p->clauses, &p->ground, p->claims};
}

static const pfi_ground_word *ground_of(const proposer *p, unsigned word) {
  return &p->ground.words[p->syntax.first_word + word];
}

/* Clauses that are told in a claim of their own are no part of the claim around them when they stand at its edge. */
static bool leaves_span(const proposer *p, unsigned clause, unsigned outer) {
  const pfi_clause *c = &p->clauses.items[clause];
  const pfi_clause *around = &p->clauses.items[outer];
  if (clause == outer || !pfi_set_has(&p->syntax.yield[around->head], c->head)) return false;
  if (c->kind == PFI_CLAUSE_CONJUNCT || c->kind == PFI_CLAUSE_MAIN) return p->syntax.head[c->head] == around->head;
  return (c->set_off || c->absolute) &&
         (c->kind == PFI_CLAUSE_RELATIVE || c->kind == PFI_CLAUSE_PARTICIPLE || c->kind == PFI_CLAUSE_APPOSITION ||
          c->kind == PFI_CLAUSE_ADJUNCT || c->kind == PFI_CLAUSE_ADVERBIAL);
}

/* All words that the claim's parts use. */
static pfi_word_set words_of_tuple(const pfi_tuple *tuple) {
  pfi_word_set words = tuple->predicate;
  if (!tuple->shared_subject) pfi_set_join(&words, &tuple->subject);
  for (unsigned i = 0; i < tuple->argument_count; i++)
    pfi_set_join(&words, &tuple->arguments[i].words);
  return words;
}

/* Fills the gaps of a set up to its edges: a claim is one stretch where it can be. */
static pfi_word_set one_stretch(const pfi_syntax *s, const pfi_word_set *words) {
  unsigned first = pfi_set_next(words, 0), last = pfi_set_last(words);
  if (last == PFI_NO_WORD) return *words;
  pfi_word_set all = pfi_set_between(first, last + 1);
  pfi_set_keep(&all, &s->all);
  pfi_set_join(&all, words);
  return all;
}

/* The clause whose verb a folded one hangs on in the end. */
static const pfi_clause *unfolded(const proposer *p, const pfi_clause *c) {
  while (c->kind == PFI_CLAUSE_FOLDED && c->upper != PFI_NO_WORD)
    c = &p->clauses.items[c->upper];
  return c;
}

/* The words that only tie the clause to another: "that", "after". */
static void drop_marks(const proposer *p, const pfi_clause *c, pfi_word_set *words) {
  const pfi_syntax *s = &p->syntax;
  c = unfolded(p, c);
  if (c->kind != PFI_CLAUSE_COMPLEMENT && c->kind != PFI_CLAUSE_ADVERBIAL && c->kind != PFI_CLAUSE_ADJUNCT &&
      c->kind != PFI_CLAUSE_CONJUNCT)
    return;
  if (c->absolute && c->kind == PFI_CLAUSE_ADVERBIAL) pfi_set_drop(words, pfi_with_of(s, c->head));
  for (PFI_EACH_CHILD(child, s, c->head))
    if (child < c->head && (s->words[child].xpos == PFI_XPOS_WRB ||
                            (s->base[child] == PFI_RELATION_MARK && s->words[child].upos == PFI_UPOS_SCONJ)))
      pfi_set_cut(words, &s->yield[child]);
}

/* The word whose yield leaves the span with a clause: of "with talks stalled" the noun. */
static unsigned top_of_words(const pfi_clause *c) {
  return c->absolute && c->kind == PFI_CLAUSE_PARTICIPLE ? c->noun : c->head;
}

/* Cuts a claim that `told` tells to the ground of its statement: an event, which a cue tells, stands on any. */
static void keep_ground(const proposer *p, unsigned head, uint32_t told, pfi_word_set *words) {
  const pfi_ground_word *ground = ground_of(p, head);
  if ((ground->flags & PFI_GROUND_CUE) != 0) return;
  for (unsigned i = 0; i < p->run_count; i++) {
    const ground_run *run = &p->runs[i];
    if (run->statement == ground->statement || run->statement == told) continue;
    pfi_word_set others = pfi_set_between(run->from, run->to);
    pfi_set_cut(words, &others);
  }
}

/* The words of a claim that `told` tells: its clause's, without joined and trailing clauses. */
static pfi_word_set span_of(const proposer *p, unsigned clause, const pfi_tuple *tuple, uint32_t told) {
  const pfi_syntax *s = &p->syntax;
  const pfi_clause *c = &p->clauses.items[clause];
  pfi_word_set words = c->kind == PFI_CLAUSE_APPOSITION ? words_of_tuple(tuple) : s->yield[c->head];
  if (c->kind == PFI_CLAUSE_FOLDED) words = s->yield[unfolded(p, c)->head];
  for (unsigned other = 0; other < p->clauses.count; other++)
    if (leaves_span(p, other, clause)) pfi_set_cut(&words, &s->yield[top_of_words(&p->clauses.items[other])]);
  const pfi_clause *top = unfolded(p, c);
  if (top->kind == PFI_CLAUSE_RELATIVE || top->kind == PFI_CLAUSE_PARTICIPLE) {
    pfi_word_set own = words_of_tuple(tuple);
    pfi_set_join(&words, &own);
  }
  keep_ground(p, c->head, told, &words);
  drop_marks(p, c, &words);
  pfi_trim_edges(s, &words);
  words = one_stretch(s, &words);
  return words;
}

/* Is the word the cue of the statement that is spoken of? */
static bool is_cue_of(const proposer *p, const pfi_scope *scope, unsigned word) {
  uint32_t statement = pfi_cue_statement(ground_of(p, word));
  return statement != PFI_NO_INDEX && scope->statement == &p->claims->statements.items[statement];
}

/* Is the cue of the claim's statement one of the verbs over it? */
static bool has_cue_above(const proposer *p, const pfi_scope *scope) {
  for (unsigned i = 1; i < scope->head_count; i++)
    if (is_cue_of(p, scope, scope->heads[i])) return true;
  return scope->governor != PFI_NO_WORD && is_cue_of(p, scope, scope->governor);
}

static const pfi_statement *statement_of(const proposer *p, const pfi_claim *claim) {
  return claim->statement == PFI_NO_INDEX ? NULL : &p->claims->statements.items[claim->statement];
}

/* Does the cue of the claim's statement stand in the same stretch? */
static bool has_cue_near(const proposer *p, const pfi_claim *claim) {
  const pfi_statement *statement = statement_of(p, claim);
  if (statement == NULL || statement->cue.count == 0) return false;
  uint32_t cue = p->claims->ranges.items[statement->cue.first].start;
  const pfi_word *last = &p->syntax.words[p->syntax.count - 1];
  return cue >= p->syntax.words[0].start && cue < last->start + last->size;
}

static pf_view cue_text_of(const proposer *p, const pfi_statement *statement) {
  if (statement == NULL || statement->cue.count == 0) return (pf_view){NULL, 0};
  return pfi_view_of_range(p->reading->text, p->claims->ranges.items[statement->cue.first + statement->cue.count - 1]);
}

/* The modality of a clause by itself; that of a purpose is wanted. */
static pfi_verdict modality_of_host(const proposer *p, unsigned host, pfi_tuple *tuple, pfi_scope *scope) {
  pfi_verdict verdict = {.value = PF_MODALITY_ASSERTED};
  const pfi_statement *statement = scope->statement;
  if (pfi_tuple_make(tuple, &p->tuples, host)) {
    pfi_scope_find(scope, &p->tuples, host, tuple, statement);
    scope->told = has_cue_above(p, scope);
    verdict = pfi_modality_find(scope);
  } else if (pfi_top_clause(&p->clauses, host)->kind == PFI_CLAUSE_PURPOSE) {
    verdict.value = PF_MODALITY_WANTED;
    pfi_set_add(&verdict.cue, p->clauses.items[host].head);
  } else {
    scope->tuple = NULL;
  }
  return verdict;
}

/* "wants a law": the law is no more than wanted. */
static pfi_verdict modality_of_object(const proposer *p, const pfi_scope *scope, unsigned noun) {
  pfi_verdict verdict = {.value = PF_MODALITY_ASSERTED};
  unsigned verb = p->syntax.head[noun];
  if (p->syntax.base[noun] != PFI_RELATION_OBJ || scope->tuple == NULL || verb == PFI_NO_WORD) return verdict;
  verdict.value = (uint8_t)pfi_modality_of_governor(scope, verb);
  pfi_set_add(&verdict.cue, verb);
  return verdict;
}

/* A clause that says nothing of how sure it is has the modality of the nearest around it that does. */
static pfi_verdict modality_of(const proposer *p, const pfi_scope *scope) {
  enum { MOST_HOSTS = 4 };
  pfi_verdict plain = pfi_modality_find(scope);
  pfi_scope wider = *scope;
  pfi_tuple tuple;
  for (unsigned i = 0; i < MOST_HOSTS && wider.tuple != NULL && plain.value == PF_MODALITY_ASSERTED; i++) {
    unsigned host = pfi_host_of(&wider);
    if (host == PFI_NO_WORD) break;
    const pfi_ground_word *around_it = ground_of(p, p->clauses.items[host].head);
    uint32_t statement = ground_of(p, scope->heads[0])->statement;
    if (around_it->statement != statement && pfi_cue_statement(around_it) != statement) break;
    unsigned noun = p->clauses.items[wider.top].noun;
    pfi_verdict around = modality_of_host(p, host, &tuple, &wider);
    if (around.value == PF_MODALITY_ASSERTED && noun != PFI_NO_WORD) around = modality_of_object(p, &wider, noun);
    if (around.value == PF_MODALITY_ASSERTED) continue;
    around.rule = PFI_MODALITY_HOST;
    return around;
  }
  return plain;
}

static bool write_cue(pfi_claim_writer *writer, const pfi_verdict *verdict, const pfi_statement *statement,
                      pfi_mark *out) {
  if (!verdict->cue_of_statement) return pfi_write_mark(writer, &verdict->cue, out);
  *out = statement->cue;
  return true;
}

/* Decides polarity and modality and writes the claim. */
static bool write_proposal(proposer *p, pfi_claim *claim, const pfi_scope *scope, const pfi_word_set *span,
                           const pfi_tuple *tuple) {
  pfi_claim_writer writer = {p->claims, &p->syntax, p->allocator};
  pfi_verdict polarity = pfi_polarity_find(scope), modality = modality_of(p, scope);
  claim->polarity = polarity.value;
  claim->polarity_rule = polarity.rule;
  claim->modality = modality.value;
  claim->modality_rule = modality.rule;
  if (tuple != NULL && p->with_triples && !pfi_write_triples(&writer, &p->clauses, tuple, claim)) return false;
  const pfi_statement *statement = statement_of(p, claim);
  return write_cue(&writer, &polarity, statement, &claim->polarity_cue) &&
         write_cue(&writer, &modality, statement, &claim->modality_cue) && pfi_write_claim(&writer, claim, span, tuple);
}

/* "..., underlining the need": who speaks is its subject, whatever the participle hangs on. */
static void take_source(proposer *p, unsigned cue) {
  pfi_stage stage = stage_of(p);
  pfi_word_set source;
  unsigned head;
  if (!pfi_source_of_cue(&stage, cue, &source, &head)) return;
  p->tuple.subject = source;
  p->tuple.subject_head = head;
  p->tuple.shared_subject = true;
}

/* "does not want to see [anybody leaving]": what somebody sees, or not, is told by the verb of seeing alone, unless it
 * is told as so. */
static bool is_unseen(const proposer *p, unsigned clause) {
  const pfi_clause *c = &p->clauses.items[clause];
  const pfi_syntax *s = &p->syntax;
  if (c->kind != PFI_CLAUSE_PARTICIPLE || c->set_off || s->words[c->head].xpos != PFI_XPOS_VBG ||
      s->base[c->noun] != PFI_RELATION_OBJ || c->upper == PFI_NO_WORD)
    return false;
  pfi_tuple tuple;
  pfi_scope scope;
  if (!pfi_tuple_make(&tuple, &p->tuples, c->upper)) return false;
  pfi_scope_find(&scope, &p->tuples, c->upper, &tuple, NULL);
  return pfi_polarity_find(&scope).value != PF_POLARITY_AFFIRMED;
}

static bool propose(proposer *p, unsigned clause) {
  pfi_stage stage = stage_of(p);
  if (pfi_asks_about(&stage, &p->clauses.items[clause])) {
    pfi_set_join(&p->claimed, &p->syntax.yield[p->clauses.items[clause].head]);
    return true;
  }
  if (!pfi_tuple_make(&p->tuple, &p->tuples, clause) || !pfi_states_something(&stage, clause, &p->tuple) ||
      is_unseen(p, clause))
    return true;
  const pfi_clause *c = &p->clauses.items[clause];
  if (c->kind == PFI_CLAUSE_ADJUNCT) take_source(p, c->head);
  pfi_source_rule rule;
  uint32_t statement = pfi_speaker_of(&stage, clause, &rule);
  pfi_word_set span = span_of(p, clause, &p->tuple, statement);
  if (pfi_set_empty(&span)) return true;
  bool own = statement == ground_of(p, c->head)->statement;
  pfi_set_join(own ? &p->claimed : &p->added, &span);
  for (unsigned i = 0; i < p->tuple.argument_count; i++)
    if (ground_of(p, c->head)->flags != 0) pfi_set_join(&p->claimed, &p->tuple.arguments[i].words);
  pfi_claim claim = {
      .block = p->block,
      .statement = statement,
      .source_rule = (uint8_t)rule,
      .construction = c->kind,
      .confidence = pfi_confidence_of(&p->tuples, clause, &p->tuple, ground_of(p, c->head)->statement != PFI_NO_INDEX)};
  pfi_scope scope;
  pfi_scope_find(&scope, &p->tuples, clause, &p->tuple, statement_of(p, &claim));
  scope.cue_text = cue_text_of(p, statement_of(p, &claim));
  scope.told = has_cue_above(p, &scope);
  if (claim.statement != PFI_NO_INDEX && scope.governor != PFI_NO_WORD && !scope.told &&
      p->claims->statements.items[claim.statement].quote == PF_QUOTE_DIRECT &&
      ground_of(p, scope.governor)->statement != claim.statement)
    scope.governor = PFI_NO_WORD; /* no word outside quotation marks says how sure the words inside are */
  scope.direct = scope.direct && has_cue_near(p, &claim);
  return write_proposal(p, &claim, &scope, &span, &p->tuple);
}

/* Does a run of words tell something by a noun, verb or adjective that nothing in it governs? */
static bool has_substance(const pfi_syntax *s, const pfi_word_set *run) {
  for (PFI_EACH(word, run)) {
    if (s->head[word] != PFI_NO_WORD && pfi_set_has(run, s->head[word])) continue;
    unsigned tag = s->words[word].upos;
    if (tag == PFI_UPOS_NOUN || tag == PFI_UPOS_PROPN || tag == PFI_UPOS_VERB || tag == PFI_UPOS_ADJ) return true;
  }
  return false;
}

/* A run of words on the ground of one statement that no claim has told. */
static bool propose_rest(proposer *p) {
  const pfi_syntax *s = &p->syntax;
  for (unsigned i = 0; i < p->run_count; i++) {
    uint32_t statement = p->runs[i].statement;
    if (statement == PFI_NO_INDEX) continue;
    pfi_word_set run = pfi_set_between(p->runs[i].from, p->runs[i].to), told = run;
    pfi_set_keep(&told, &p->claimed);
    pfi_set_cut(&run, &p->added);
    pfi_trim_edges(s, &run);
    if (!pfi_set_empty(&told) || pfi_set_size(&run) < WORDS_OF_PHRASE || !has_substance(s, &run)) continue;
    pfi_claim claim = {.block = p->block,
                       .statement = statement,
                       .source_rule = PFI_SOURCE_CONTENT,
                       .construction = PFI_CLAUSE_NONE,
                       .confidence = PFI_CONFIDENCE_OF_PHRASE};
    pfi_scope scope;
    pfi_scope_of_phrase(&scope, s, &run, statement_of(p, &claim));
    scope.cue_text = cue_text_of(p, statement_of(p, &claim));
    scope.direct = has_cue_near(p, &claim);
    if (!write_proposal(p, &claim, &scope, &run, NULL)) return false;
  }
  return true;
}

static bool asks(const pfi_reading *reading, const pfi_sentence *sentence) {
  const pfi_word *words = reading->analysis->words.items + sentence->first_token;
  for (uint32_t i = sentence->token_count; i-- > 0;) {
    if (words[i].upos != PFI_UPOS_PUNCT) return false;
    if (reading->text.data[words[i].start] == '?') return true;
  }
  return false;
}

/* Claims of a sentence in the order of their first byte: an insertion sort, since they nearly are. */
static void order_claims(pfi_claims *claims, size_t first) {
  for (size_t i = first + 1; i < claims->claims.count; i++) {
    pfi_claim claim = claims->claims.items[i];
    uint32_t start = claims->ranges.items[claim.span.first].start;
    size_t at = i;
    for (; at > first && claims->ranges.items[claims->claims.items[at - 1].span.first].start > start; at--)
      claims->claims.items[at] = claims->claims.items[at - 1];
    claims->claims.items[at] = claim;
  }
}

static void find_runs(proposer *p) {
  p->run_count = 0;
  for (unsigned from = 0, to; from < p->syntax.count; from = to) {
    uint32_t statement = ground_of(p, from)->statement;
    for (to = from + 1; to < p->syntax.count && ground_of(p, to)->statement == statement;)
      to++;
    p->runs[p->run_count++] = (ground_run){statement, from, to};
  }
}

static bool propose_stretch(proposer *p) {
  size_t first = p->claims->claims.count;
  find_runs(p);
  p->claimed = p->added = (pfi_word_set){{0}};
  pfi_clauses_find(&p->clauses, &p->syntax);
  pfi_tuples_prepare(&p->tuples, &p->syntax, &p->clauses);
  for (unsigned clause = 0; clause < p->clauses.count; clause++)
    if (!propose(p, clause)) return false;
  if (!propose_rest(p)) return false;
  order_claims(p->claims, first);
  return true;
}

static bool propose_sentence(proposer *p, const pfi_sentence *sentence) {
  if (asks(p->reading, sentence)) return true;
  for (size_t from = 0; from < sentence->token_count;) {
    from = pfi_syntax_read(&p->syntax, p->reading->text, p->reading->analysis, sentence->first_token,
                           sentence->token_count, from);
    if (!propose_stretch(p)) return false;
  }
  return true;
}

static bool propose_blocks(proposer *p) {
  for (size_t b = 0; b < p->reading->block_count; b++) {
    const pfi_read_block *block = &p->reading->blocks[b];
    p->block = block->number;
    for (uint32_t i = 0; i < block->sentence_count; i++)
      if (!propose_sentence(p, &p->reading->sentences->sentences.items[block->first_sentence + i])) return false;
  }
  return true;
}

pf_status pfi_propositions_find(pfi_claims *claims, const pfi_reading *reading, const pf_extract_options *options,
                                const pf_allocator *allocator, pf_error *error) {
  proposer *p = pfi_new_array(allocator, 1, sizeof *p);
  if (p == NULL) return pfi_fail_memory(error);
  p->reading = reading;
  p->claims = claims;
  p->allocator = allocator;
  p->with_triples = options != NULL && options->triples != 0;
  pf_status status;
  PFI_TRY(pfi_ground_find(&p->ground, claims, reading->analysis, allocator, error));
  if (!propose_blocks(p)) status = pfi_fail_memory(error);
done:
  pfi_ground_free(&p->ground, allocator);
  pfi_free(allocator, p, sizeof *p);
  return status;
}
