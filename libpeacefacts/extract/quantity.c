/* quantity.c - reads quantities: an optional bound ("at least"), a number, and the noun it counts, which the tree names
 * (the head of nummod or amod) and the words confirm ("30-day", "$1.5bn", "100%"). */
#include "extract/quantity.h"

/* The tokens that a phrase takes, 0 when it doesn't stand at `at`. */
static size_t phrase_tokens(pfi_token_text tokens, size_t at, const char *phrase) {
  size_t count = 0;
  for (const char *word = phrase; word != NULL; count++) {
    const char *space = strchr(word, ' ');
    size_t size = space == NULL ? strlen(word) : (size_t)(space - word);
    if (at + count >= tokens.count || !pfi_view_equal_ignoring_case(tokens.items[at + count], (pf_view){word, size}))
      return 0;
    word = space == NULL ? NULL : space + 1;
  }
  return count;
}

/* "at least", in the words before a number. */
static size_t bound_at(pfi_token_text tokens, size_t at, pf_bound *bound) {
  for (size_t i = pfi_measure_word_firsts[PFI_MEASURE_BOUND]; i < pfi_measure_word_firsts[PFI_MEASURE_BOUND + 1]; i++) {
    size_t count = phrase_tokens(tokens, at, pfi_measure_words[i].word);
    if (count > 0) {
      *bound = (pf_bound)pfi_measure_words[i].value;
      return count;
    }
  }
  *bound = PF_BOUND_EXACT;
  return 0;
}

static bool is_currency(pfi_token_text tokens, size_t at) {
  return pfi_measure_word_at(tokens, at, PFI_MEASURE_CURRENCY) != NULL;
}

/* The sentence-relative number of the word that word `at` hangs on; the count of tokens for the root. */
static size_t head_of(const pfi_time_reader *reader, size_t at) {
  uint32_t head = reader->words[at].head;
  return head == 0 || head > reader->tokens.count ? reader->tokens.count : head - 1;
}

static bool is_nominal(const pfi_word *word) {
  return word->upos == PFI_UPOS_NOUN || word->upos == PFI_UPOS_PROPN || word->upos == PFI_UPOS_SYM;
}

/* A number inside a name ("Channel 4", "Boeing 737") counts nothing, nor does a clock time, nor a part of a date. */
static bool is_label(const pfi_time_reader *reader, size_t first, size_t last) {
  const pfi_word *words = reader->words;
  if (pfi_measure_word_at(reader->tokens, last + 1, PFI_MEASURE_CLOCK) != NULL) return true;
  pf_view token = reader->tokens.items[first];
  if (memchr(token.data, ':', token.size) != NULL) return true;
  bool behind_name = first > 0 && words[first - 1].upos == PFI_UPOS_PROPN && head_of(reader, first) == first - 1;
  return behind_name || words[first].upos == PFI_UPOS_PROPN || words[first].relation == PFI_RELATION_FLAT;
}

/* Between number and unit stand adjectives ("two largest firms") and nothing else, so that "two of the firms" and far
 * nouns stay out. */
static bool reaches(const pfi_time_reader *reader, size_t number_end, size_t unit) {
  enum { FARTHEST = 6 };
  if (unit < number_end || unit - number_end > FARTHEST) return false;
  for (size_t i = number_end; i < unit; i++) {
    unsigned upos = reader->words[i].upos;
    bool between = upos == PFI_UPOS_ADJ || upos == PFI_UPOS_NOUN || upos == PFI_UPOS_PROPN || upos == PFI_UPOS_ADV ||
                   upos == PFI_UPOS_VERB || upos == PFI_UPOS_CCONJ || upos == PFI_UPOS_PUNCT || upos == PFI_UPOS_PART;
    if (!between) return false;
  }
  return true;
}

static bool unit_of_symbol(const pfi_time_reader *reader, pfi_quantity *out, size_t number, size_t end) {
  if (number > 0 && is_currency(reader->tokens, number - 1)) {
    out->unit = reader->tokens.items[number - 1];
    out->first = number - 1 < out->first ? number - 1 : out->first;
    out->count = end - out->first;
    return true;
  }
  bool per_cent = pfi_token_is(reader->tokens, end, "per") && pfi_token_is(reader->tokens, end + 1, "cent");
  if (pfi_measure_word_at(reader->tokens, end, PFI_MEASURE_PERCENT) == NULL && !per_cent) return false;
  out->unit = PFI_VIEW("percent");
  out->count = end + 1 + per_cent - out->first;
  return true;
}

/* The word behind a number that one of the number's own words hangs on; the count of tokens when there is none. */
static size_t head_behind(const pfi_time_reader *reader, size_t number, size_t end) {
  size_t head = reader->tokens.count;
  for (size_t i = number; i < end && (head == reader->tokens.count || head < end); i++)
    head = head_of(reader, i);
  return head < end ? reader->tokens.count : head;
}

/* The noun that the tree or the words say is counted. */
static bool unit_of_noun(const pfi_time_reader *reader, pfi_quantity *out, size_t number, size_t end) {
  size_t unit = end;
  if (pfi_token_is(reader->tokens, unit, "-")) { /* "30-day" */
    unit++;
  } else {
    size_t head = head_behind(reader, number, end);
    if (head == reader->tokens.count || !reaches(reader, end, head)) return false;
    unit = head;
  }
  if (unit >= reader->tokens.count || !is_nominal(&reader->words[unit]) ||
      pfi_measure_word_at(reader->tokens, unit, PFI_MEASURE_NO_UNIT) != NULL)
    return false;
  out->unit = reader->tokens.items[unit];
  out->count = unit + 1 - out->first;
  return true;
}

/* "One" counts only beside its noun ("one soldier"); "one of", "no one", "one day" don't count. */
static bool is_pronoun_one(const pfi_time_reader *reader, size_t at, size_t end) {
  if (!pfi_token_is(reader->tokens, at, "one") || end != at + 1) return false;
  return reader->words[at].upos == PFI_UPOS_PRON || reader->words[at].relation != PFI_RELATION_NUMMOD ||
         pfi_token_is(reader->tokens, end, "of") || pfi_token_is(reader->tokens, end, "another") ||
         pfi_token_is(reader->tokens, end, "day");
}

static bool read_quantity(const pfi_time_reader *reader, size_t at, pfi_quantity *out) {
  size_t number_at = at + bound_at(reader->tokens, at, &out->bound);
  if (is_currency(reader->tokens, number_at)) number_at++;
  pfi_numeral number = pfi_number_read(reader->tokens, number_at);
  if (number.tokens == 0) return false;
  size_t end = number_at + number.tokens;
  if (is_label(reader, number_at, end - 1) || is_pronoun_one(reader, number_at, end)) return false;
  out->first = at;
  out->thousandths = number.thousandths;
  out->ordinal = number.ordinal;
  if (!number.ordinal && unit_of_symbol(reader, out, number_at, end)) return true;
  /* "First" opens sentences more often than it counts. */
  if (number.ordinal && reader->words[end - 1].relation != PFI_RELATION_AMOD) return false;
  return unit_of_noun(reader, out, number_at, end);
}

/* Is the number of what may be read at `at`, behind its bound, part of a time ("about two years ago")? */
static bool is_number_of_time(const pfi_time_reader *reader, size_t at, const pfi_time *time) {
  pf_bound bound;
  size_t number = at + bound_at(reader->tokens, at, &bound);
  return time->from.kind != PFI_TIME_LENGTH && number >= time->first && number < time->first + time->count;
}

bool pfi_quantity_find(const pfi_time_reader *reader, size_t at, pfi_quantity *out) {
  pfi_time time = {0};
  bool more_times = true;
  while (at < reader->tokens.count) {
    if (more_times && (time.count == 0 || time.first + time.count <= at)) more_times = pfi_time_find(reader, at, &time);
    if (more_times && is_number_of_time(reader, at, &time)) {
      at = time.first + time.count;
      continue;
    }
    if (read_quantity(reader, at, out)) return true;
    /* A number that counts nothing is left whole: "two million" is not then "million". */
    pfi_numeral number = pfi_number_read(reader->tokens, at);
    at += number.tokens > 1 ? number.tokens : 1;
  }
  return false;
}
