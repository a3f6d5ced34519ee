/* detail.c - gives each claim its time and its quantities, sentence by sentence: expressions are found once, and each
 * goes to the shortest claim that holds it. */
#include "extract/detail.h"

#include "extract/quantity.h"

typedef struct detail_work {
  pfi_claims *claims;
  const pfi_reading *reading;
  const pf_allocator *allocator;
  pf_error *error;
  pfi_day today;
  bool dated;
  PFI_VECTOR(pf_view) tokens;
  PFI_VECTOR(uint32_t) signs; /* of each token */
  PFI_VECTOR(pfi_time) times; /* of the sentence */
  pfi_time_reader reader;
  size_t first_claim, stop_claim; /* the claims that begin in the sentence */
} detail_work;

/* The bytes of a run of the sentence's tokens. */
static pfi_range range_of_tokens(const detail_work *work, size_t first, size_t count) {
  const pfi_word *begin = &work->reader.words[first], *last = &work->reader.words[first + count - 1];
  return (pfi_range){begin->start, last->start + last->size - begin->start};
}

static bool mark_holds(const pfi_claims *claims, pfi_mark mark, pfi_range range) {
  for (uint32_t i = 0; i < mark.count; i++) {
    pfi_range piece = claims->ranges.items[mark.first + i];
    if (range.start >= piece.start && range.start + range.size <= piece.start + piece.size) return true;
  }
  return false;
}

/* Bytes from the first to the last of a mark. */
static uint32_t mark_reach(const pfi_claims *claims, pfi_mark mark) {
  if (mark.count == 0) return 0;
  pfi_range first = claims->ranges.items[mark.first], last = claims->ranges.items[mark.first + mark.count - 1];
  return last.start + last.size - first.start;
}

/* The shortest claim of the sentence that holds a range; among equals the first. */
static pfi_claim *innermost_claim(const detail_work *work, pfi_range range) {
  pfi_claim *best = NULL;
  uint32_t best_reach = UINT32_MAX;
  for (size_t c = work->first_claim; c < work->stop_claim; c++) {
    pfi_claim *claim = &work->claims->claims.items[c];
    uint32_t reach = mark_reach(work->claims, claim->span);
    if (reach < best_reach && mark_holds(work->claims, claim->span, range)) {
      best = claim;
      best_reach = reach;
    }
  }
  return best;
}

static bool is_negation(const detail_work *work, size_t at) {
  pfi_token_text tokens = work->reader.tokens;
  return pfi_token_is(tokens, at, "not") || pfi_token_is(tokens, at, "n't") ||
         pfi_token_is(tokens, at, "n\xe2\x80\x99t");
}

/* The tense of a run of words by its verbs: the first that shows one decides. */
static pfi_tense tense_of_range(const detail_work *work, pfi_range range, bool *shown) {
  bool modal = false;
  for (size_t i = 0; i < work->reader.tokens.count; i++) {
    const pfi_word *word = &work->reader.words[i];
    if (word->start < range.start || word->start >= range.start + range.size) continue;
    *shown = true;
    if (word->xpos == PFI_XPOS_VBD || word->xpos == PFI_XPOS_VBN) return PFI_TENSE_PAST;
    /* "may have met" lies back, "may meet" ahead. */
    if (modal && pfi_token_is(work->reader.tokens, i, "have")) return PFI_TENSE_PAST;
    /* "could not be reached" is told of the past, "could be reached" of what may come. */
    if (pfi_token_is(work->reader.tokens, i, "could") && is_negation(work, i + 1)) return PFI_TENSE_PAST;
    if (word->xpos == PFI_XPOS_MD || word->xpos == PFI_XPOS_TO) modal = true;
    if (modal && word->xpos == PFI_XPOS_VB) return PFI_TENSE_FUTURE;
    if (word->xpos == PFI_XPOS_VBZ || word->xpos == PFI_XPOS_VBP) {
      /* "has met" is past, "is meeting" present: the next verb tells. */
      bool has = pfi_token_is(work->reader.tokens, i, "has") || pfi_token_is(work->reader.tokens, i, "have");
      if (has && i + 1 < work->reader.tokens.count) continue;
      return PFI_TENSE_PRESENT;
    }
    *shown = false;
  }
  return modal ? PFI_TENSE_FUTURE : PFI_TENSE_PRESENT;
}

static pfi_tense tense_of_claim(const detail_work *work, const pfi_claim *claim) {
  if (claim->modality == PF_MODALITY_PLANNED || claim->modality == PF_MODALITY_WANTED) return PFI_TENSE_FUTURE;
  bool shown = false;
  for (uint32_t i = 0; i < claim->predicate.count; i++) {
    pfi_tense tense = tense_of_range(work, work->claims->ranges.items[claim->predicate.first + i], &shown);
    if (shown) return tense;
  }
  /* A claim without a verb of its own has the tense of its sentence. */
  const pfi_word *words = work->reader.words;
  size_t last = work->reader.tokens.count - 1;
  return tense_of_range(work, (pfi_range){words[0].start, words[last].start + words[last].size - words[0].start},
                        &shown);
}

static bool push_mark(detail_work *work, pfi_range range, pfi_mark *out) {
  *out = (pfi_mark){(uint32_t)work->claims->ranges.count, 1};
  return PFI_PUSH(work->allocator, &work->claims->ranges, range);
}

static bool push_letters(detail_work *work, pf_view text, pfi_range *out) {
  *out = (pfi_range){(uint32_t)work->claims->letters.count, (uint32_t)text.size};
  if (!PFI_RESERVE(work->allocator, &work->claims->letters, text.size)) return false;
  if (text.size > 0) memcpy(work->claims->letters.items + out->start, text.data, text.size);
  work->claims->letters.count += text.size;
  return true;
}

static pf_status give_time(detail_work *work, const pfi_time *time) {
  pfi_range range = range_of_tokens(work, time->first, time->count);
  pfi_claim *claim = innermost_claim(work, range);
  if (claim == NULL || claim->time.count > 0) return PF_OK;
  pfi_tense tense = tense_of_claim(work, claim);
  if (!pfi_time_is_time(time, tense)) return PF_OK;
  char value[PFI_STRETCH_TEXT];
  claim->time_rule = (uint8_t)pfi_time_rule(time, tense);
  pfi_time_value(time, work->dated ? &work->today : NULL, tense, value);
  bool kept = push_mark(work, range, &claim->time) && push_letters(work, pfi_view_of_string(value), &claim->time_value);
  return kept ? PF_OK : pfi_fail_memory(work->error);
}

/* Quantities are kept in the order of their claims only after sorting; here each remembers its claim. */
static pf_status write_quantity(detail_work *work, const pfi_quantity *found, int64_t thousandths, pf_bound bound) {
  pfi_range range = range_of_tokens(work, found->first, found->count);
  pfi_claim *claim = innermost_claim(work, range);
  if (claim == NULL) return PF_OK;
  pfi_claim_quantity quantity = {.claim = (uint32_t)(claim - work->claims->claims.items),
                                 .thousandths = thousandths,
                                 .bound = bound,
                                 .is_ordinal = found->ordinal};
  bool kept = push_mark(work, range, &quantity.span) && push_letters(work, found->unit, &quantity.unit) &&
              PFI_PUSH(work->allocator, &work->claims->quantities, quantity);
  return kept ? PF_OK : pfi_fail_memory(work->error);
}

/* A range is two quantities: at least the one, at most the other. */
static pf_status give_quantity(detail_work *work, const pfi_quantity *found) {
  if (found->most == 0) return write_quantity(work, found, found->thousandths, found->bound);
  bool about = found->bound == PF_BOUND_ABOUT;
  pf_status status = write_quantity(work, found, found->thousandths, about ? PF_BOUND_ABOUT : PF_BOUND_AT_LEAST);
  if (status != PF_OK) return status;
  return write_quantity(work, found, found->most, about ? PF_BOUND_ABOUT : PF_BOUND_AT_MOST);
}

static pf_status read_sentence(detail_work *work) {
  pf_status status = PF_OK;
  pfi_time time = {0};
  work->times.count = 0;
  for (size_t at = 0; pfi_time_find(&work->reader, at, &time); at = time.first + time.count) {
    if (!PFI_PUSH(work->allocator, &work->times, time)) return pfi_fail_memory(work->error);
    PFI_TRY(give_time(work, &time));
  }
  pfi_quantity_walk walk = {&work->reader, work->times.items, work->times.count, 0};
  pfi_quantity quantity;
  while (pfi_quantity_next(&walk, &quantity))
    PFI_TRY(give_quantity(work, &quantity));
done:
  return status;
}

/* The sentence's tokens as text. */
static bool open_sentence(detail_work *work, const pfi_sentence *sentence) {
  work->tokens.count = work->signs.count = 0;
  if (!PFI_RESERVE(work->allocator, &work->tokens, sentence->token_count) ||
      !PFI_RESERVE(work->allocator, &work->signs, sentence->token_count))
    return false;
  const pfi_word *words = work->reading->analysis->words.items + sentence->first_token;
  for (size_t i = 0; i < sentence->token_count; i++) {
    pf_view token = pfi_view_slice(work->reading->text, words[i].start, words[i].size);
    work->tokens.items[work->tokens.count++] = token;
    work->signs.items[work->signs.count++] = pfi_measure_signs(token);
  }
  work->reader = (pfi_time_reader){{work->tokens.items, work->signs.items, work->tokens.count}, words};
  return true;
}

static uint32_t first_byte(const pfi_claims *claims, size_t claim) {
  return claims->ranges.items[claims->claims.items[claim].span.first].start;
}

/* Moves on to the claims that begin before the sentence's end. */
static void take_claims(detail_work *work, const pfi_sentence *sentence) {
  work->first_claim = work->stop_claim;
  while (work->stop_claim < work->claims->claims.count &&
         first_byte(work->claims, work->stop_claim) < sentence->start + sentence->size)
    work->stop_claim++;
}

/* Puts the quantities in the order of their claims, by counting: stable and linear. */
static pf_status order_quantities(pfi_claims *claims, const pf_allocator *allocator, pf_error *error) {
  size_t count = claims->quantities.count;
  for (size_t i = 0; i < count; i++)
    claims->claims.items[claims->quantities.items[i].claim].quantities.count++;
  uint32_t next = 0;
  for (size_t c = 0; c < claims->claims.count; c++) {
    claims->claims.items[c].quantities.first = next;
    next += claims->claims.items[c].quantities.count;
    claims->claims.items[c].quantities.count = 0;
  }
  if (count == 0) return PF_OK;
  pfi_claim_quantity *ordered = pfi_new_array(allocator, count, sizeof *ordered);
  if (ordered == NULL) return pfi_fail_memory(error);
  for (size_t i = 0; i < count; i++) {
    pfi_mark *mark = &claims->claims.items[claims->quantities.items[i].claim].quantities;
    ordered[mark->first + mark->count++] = claims->quantities.items[i];
  }
  memcpy(claims->quantities.items, ordered, count * sizeof *ordered);
  pfi_free(allocator, ordered, count * sizeof *ordered);
  return PF_OK;
}

pf_status pfi_details_find(pfi_claims *claims, const pfi_reading *reading, pf_view published,
                           const pf_allocator *allocator, pf_error *error) {
  detail_work work = {.claims = claims, .reading = reading, .allocator = allocator, .error = error};
  pf_status status = PF_OK;
  work.dated = pfi_day_read(published, &work.today);
  for (size_t s = 0; s < reading->sentences->sentences.count; s++) {
    const pfi_sentence *sentence = &reading->sentences->sentences.items[s];
    take_claims(&work, sentence);
    if (work.first_claim == work.stop_claim || sentence->token_count == 0) continue;
    if (!open_sentence(&work, sentence)) {
      status = pfi_fail_memory(error);
      goto done;
    }
    PFI_TRY(read_sentence(&work));
  }
  PFI_TRY(order_quantities(claims, allocator, error));
done:
  PFI_VECTOR_FREE(allocator, &work.tokens);
  PFI_VECTOR_FREE(allocator, &work.signs);
  PFI_VECTOR_FREE(allocator, &work.times);
  return status;
}
