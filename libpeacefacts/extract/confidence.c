/* confidence.c - a logistic regression over the construction and a few counts, in whole numbers. The features and their
 * order are those of train/calibrate_claims.py. */
#include "extract/confidence.h"

#include "data/claim_confidence.h"

enum { CONSTRUCTIONS = 8 };

/* The place of a construction among the weights; what is not measured alone goes with what it is most like. */
static unsigned place_of(unsigned kind) {
  static const uint8_t places[] = {
      [PFI_CLAUSE_MAIN] = 0,      [PFI_CLAUSE_CONJUNCT] = 1,   [PFI_CLAUSE_COMPLEMENT] = 2, [PFI_CLAUSE_FOLDED] = 2,
      [PFI_CLAUSE_ADVERBIAL] = 3, [PFI_CLAUSE_CONDITION] = 3,  [PFI_CLAUSE_PURPOSE] = 4,    [PFI_CLAUSE_ADJUNCT] = 4,
      [PFI_CLAUSE_RELATIVE] = 5,  [PFI_CLAUSE_PARTICIPLE] = 6, [PFI_CLAUSE_INFINITIVE] = 6, [PFI_CLAUSE_APPOSITION] = 7,
      [PFI_CLAUSE_TITLE] = 7};
  return kind < sizeof places ? places[kind] : 7;
}

static bool has_object(const pfi_tuple *tuple) {
  for (unsigned i = 0; i < tuple->argument_count; i++)
    if (tuple->arguments[i].role == PF_ROLE_OBJECT) return true;
  return false;
}

static unsigned words_of_arguments(const pfi_tuple *tuple) {
  unsigned words = 0;
  for (unsigned i = 0; i < tuple->argument_count; i++)
    words += pfi_set_size(&tuple->arguments[i].words);
  return words;
}

static bool has_pronoun_subject(const pfi_syntax *s, const pfi_tuple *tuple) {
  unsigned head = tuple->subject_head;
  return head < s->count && s->words[head].upos == PFI_UPOS_PRON && pfi_set_size(&tuple->subject) == 1;
}

/* Sum to thousandths. */
static uint16_t thousandths_of(int sum) {
  int half = PFI_CONFIDENCE_STEPS / 2;
  int shifted = sum + PFI_CONFIDENCE_STEP * half + PFI_CONFIDENCE_STEP / 2;
  int step = shifted < 0 ? 0 : shifted / PFI_CONFIDENCE_STEP;
  return pfi_confidence_table[step >= PFI_CONFIDENCE_STEPS ? PFI_CONFIDENCE_STEPS - 1 : step];
}

uint16_t pfi_confidence_of(const pfi_tuples *tuples, unsigned clause, const pfi_tuple *tuple, bool attributed) {
  const pfi_syntax *s = tuples->syntax;
  unsigned subject = pfi_set_size(&tuple->subject), predicate = pfi_set_size(&tuple->predicate);
  const bool flags[PFI_CONFIDENCE_WEIGHTS - CONSTRUCTIONS] = {tuple->argument_count == 0,
                                                              tuple->argument_count >= 2,
                                                              has_object(tuple),
                                                              subject >= 6,
                                                              subject >= 11,
                                                              has_pronoun_subject(s, tuple),
                                                              s->count >= 25,
                                                              s->count >= 40,
                                                              attributed,
                                                              predicate >= 2,
                                                              predicate >= 3,
                                                              words_of_arguments(tuple) >= 15};
  int sum = pfi_confidence_weights[place_of(tuples->clauses->items[clause].kind)];
  for (unsigned i = 0; i < PFI_CONFIDENCE_WEIGHTS - CONSTRUCTIONS; i++)
    if (flags[i]) sum += pfi_confidence_weights[CONSTRUCTIONS + i];
  return thousandths_of(sum);
}
