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

/* The first phrase of a list that stands at `at`: its tokens and its number; 0 when none does. */
static size_t phrase_of(pfi_token_text tokens, size_t at, pfi_measure_list list, int64_t *value) {
  if (!pfi_token_is_in(tokens, at, list)) return 0;
  pf_view first = tokens.items[at]; /* it is in the list, so no longer than a phrase has room for */
  for (size_t i = pfi_measure_word_firsts[list]; i < pfi_measure_word_firsts[list + 1]; i++) {
    const char *phrase = pfi_measure_words[i].word;
    bool as_long = phrase[first.size] == ' ' || phrase[first.size] == '\0';
    if (!as_long || phrase[0] != pfi_to_lower(first.data[0])) continue;
    size_t count = phrase_tokens(tokens, at, phrase);
    if (count == 0) continue;
    *value = pfi_measure_words[i].value;
    return count;
  }
  return 0;
}

/* "at least", in the words before a number. */
static size_t bound_at(pfi_token_text tokens, size_t at, pf_bound *bound) {
  int64_t value = PF_BOUND_EXACT;
  size_t count = phrase_of(tokens, at, PFI_MEASURE_BOUND, &value);
  *bound = (pf_bound)value;
  return count;
}

static bool is_currency(pfi_token_text tokens, size_t at) {
  return pfi_token_is_in(tokens, at, PFI_MEASURE_CURRENCY);
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
  if (pfi_token_is_in(reader->tokens, last + 1, PFI_MEASURE_CLOCK)) return true;
  pf_view token = reader->tokens.items[first];
  if (memchr(token.data, ':', token.size) != NULL) return true;
  bool in_name = first > 0 && pfi_is_upper(token.data[0]); /* "the Third Reich" */
  if (in_name) return true;
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
  if (!pfi_token_is_in(reader->tokens, end, PFI_MEASURE_PERCENT) && !per_cent) return false;
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

/* "12 Harbour Road": what is counted by more than one stands in the plural. */
static bool is_address(const pfi_time_reader *reader, const pfi_quantity *quantity, size_t unit) {
  return reader->words[unit].xpos == PFI_XPOS_NNP && quantity->thousandths > 1000 && !quantity->ordinal &&
         !pfi_token_is(reader->tokens, unit - 1, "-");
}

/* The noun that the tree or the words say is counted. */
static bool unit_of_noun(const pfi_time_reader *reader, pfi_quantity *out, size_t number, size_t end) {
  size_t unit = end;
  if (pfi_token_is(reader->tokens, unit, "-")) { /* "30-day" */
    unit++;
  } else {
    size_t head = head_behind(reader, number, end);
    bool noun_follows = end < reader->tokens.count && reader->words[end].xpos == PFI_XPOS_NNS;
    if (noun_follows && head != reader->tokens.count && !is_nominal(&reader->words[head])) head = end;
    if (head == reader->tokens.count || !reaches(reader, end, head)) return false;
    unit = head;
  }
  if (unit >= reader->tokens.count || !is_nominal(&reader->words[unit]) ||
      pfi_token_is_in(reader->tokens, unit, PFI_MEASURE_NO_UNIT) || is_address(reader, out, unit))
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
         (at > 0 && pfi_token_is(reader->tokens, at - 1, "the") && pfi_token_is(reader->tokens, end, "hand")) ||
         pfi_token_is(reader->tokens, end, "day");
}

/* "5m" in "5m tonnes": the tokenizer parts the letter, which counts where nothing stands between. */
static size_t glued_scale(const pfi_time_reader *reader, size_t end, int64_t *thousandths) {
  const pfi_word *words = reader->words;
  bool glued = pfi_token_is(reader->tokens, end, "m") && words[end].upos == PFI_UPOS_NUM &&
               words[end].start == words[end - 1].start + words[end - 1].size && *thousandths < INT64_MAX / 1000000;
  if (glued) *thousandths *= 1000000;
  return glued;
}

/* The second number of "between 10 and 12", "10 to 12", "10-12": moves *end behind it. */
static void read_upper_end(const pfi_time_reader *reader, size_t at, size_t *end, pfi_quantity *out) {
  pfi_token_text tokens = reader->tokens;
  bool between = at > 0 && pfi_token_is(tokens, at - 1, "between"),
       from = at > 0 && pfi_token_is(tokens, at - 1, "from");
  bool joined =
      between ? pfi_token_is(tokens, *end, "and") : !from && pfi_token_is_in(tokens, *end, PFI_MEASURE_RANGE_MARK);
  if (!joined || out->ordinal) return;
  pfi_numeral upper = pfi_number_read(tokens, *end + 1);
  if (upper.tokens == 0 || upper.ordinal || upper.thousandths <= out->thousandths) return;
  out->most = upper.thousandths;
  *end += 1 + upper.tokens;
}

/* "dozens of people", "tens of thousands of euros": at least what the plural says. */
static bool read_collective(const pfi_time_reader *reader, size_t at, pfi_quantity *out) {
  int64_t least = 0;
  size_t count = phrase_of(reader->tokens, at, PFI_MEASURE_COLLECTIVE, &least);
  size_t noun = at + count + 1;
  if (count == 0 || !pfi_token_is(reader->tokens, at + count, "of")) return false;
  while (noun < reader->tokens.count && !is_nominal(&reader->words[noun]) && reader->words[noun].upos == PFI_UPOS_ADJ)
    noun++;
  while (noun + 1 < reader->tokens.count && reader->words[noun].relation == PFI_RELATION_COMPOUND &&
         head_of(reader, noun) == noun + 1)
    noun++;
  if (noun >= reader->tokens.count || !is_nominal(&reader->words[noun])) return false;
  *out = (pfi_quantity){.first = at,
                        .count = noun + 1 - at,
                        .thousandths = least * 1000,
                        .unit = reader->tokens.items[noun],
                        .bound = PF_BOUND_AT_LEAST};
  return true;
}

/* "a couple of trucks" */
static bool read_couple(const pfi_time_reader *reader, size_t at, pfi_quantity *out) {
  bool couple = pfi_token_is(reader->tokens, at, "a") && pfi_token_is(reader->tokens, at + 1, "couple") &&
                pfi_token_is(reader->tokens, at + 2, "of") && at + 3 < reader->tokens.count &&
                reader->words[at + 3].upos == PFI_UPOS_NOUN;
  if (!couple) return false;
  *out = (pfi_quantity){
      .first = at, .count = 4, .thousandths = 2000, .unit = reader->tokens.items[at + 3], .bound = PF_BOUND_ABOUT};
  return true;
}

/* "a third of", "two-thirds of", "half of": in percent, since a part is of no number that is told. */
static bool read_part_of(const pfi_time_reader *reader, size_t at, size_t number_at, pfi_quantity *out) {
  pfi_token_text tokens = reader->tokens;
  size_t name = number_at;
  int64_t parts = 1;
  pfi_numeral number = pfi_number_read(tokens, number_at);
  if (pfi_token_is(tokens, name, "a"))
    name++;
  else if (number.tokens == 1 && !number.ordinal && number.thousandths % 1000 == 0) {
    parts = number.thousandths / 1000;
    name += 1 + (size_t)pfi_token_is(tokens, name + 1, "-");
  }
  const pfi_measure_word *part = pfi_measure_word_at(tokens, name, PFI_MEASURE_PART_OF);
  bool half = part != NULL && part->value == 2;
  bool described =
      name == number_at &&
      (!half || (at > 0 && (reader->words[at - 1].upos == PFI_UPOS_ADJ || reader->words[at - 1].upos == PFI_UPOS_DET)));
  if (part == NULL || described || !pfi_token_is(tokens, name + 1, "of") || parts < 1 || parts >= part->value)
    return false;
  out->first = at;
  out->count = name + 1 - at;
  out->thousandths = 100000 * parts / part->value;
  out->ordinal = false;
  out->most = 0;
  out->unit = PFI_VIEW("percent");
  return true;
}

/* "twenty or more", "300-plus": moves *end behind it. */
static void read_bound_behind(pfi_token_text tokens, size_t *end, pfi_quantity *out) {
  int64_t bound = out->bound;
  *end += phrase_of(tokens, *end, PFI_MEASURE_BOUND_BEHIND, &bound);
  out->bound = (pf_bound)bound;
}

static bool read_counted(const pfi_time_reader *reader, size_t at, size_t number_at, pfi_quantity *out) {
  if (pfi_token_is(reader->tokens, number_at, "between") && out->bound == PF_BOUND_EXACT) number_at++;
  bool money = is_currency(reader->tokens, number_at);
  number_at += money;
  pfi_numeral number = pfi_number_read(reader->tokens, number_at);
  if (number.tokens == 0) return false;
  size_t end = number_at + number.tokens;
  if ((!money && is_label(reader, number_at, end - 1)) || is_pronoun_one(reader, number_at, end)) return false;
  out->first = at;
  out->thousandths = number.thousandths;
  out->ordinal = number.ordinal;
  out->most = 0;
  end += glued_scale(reader, end, &out->thousandths);
  read_upper_end(reader, number_at, &end, out);
  read_bound_behind(reader->tokens, &end, out);
  if (!number.ordinal && unit_of_symbol(reader, out, number_at, end)) return true;
  /* "First" opens sentences more often than it counts. */
  if (number.ordinal && reader->words[end - 1].relation != PFI_RELATION_AMOD) return false;
  if (!unit_of_noun(reader, out, number_at, end)) return false;
  end = out->first + out->count;
  read_bound_behind(reader->tokens, &end, out);
  out->count = end - out->first;
  return true;
}

#define COUNTS                                                                                                         \
  (PFI_MEASURE_DIGITS | PFI_MEASURE_BIT(PFI_MEASURE_CURRENCY) | PFI_MEASURE_BIT(PFI_MEASURE_CARDINAL) |                \
   PFI_MEASURE_BIT(PFI_MEASURE_ORDINAL) | PFI_MEASURE_BIT(PFI_MEASURE_SCALE) |                                         \
   PFI_MEASURE_BIT(PFI_MEASURE_COLLECTIVE) | PFI_MEASURE_BIT(PFI_MEASURE_PART_OF) |                                    \
   PFI_MEASURE_BIT(PFI_MEASURE_QUANTITY_OPENER))

/* What begins at `at`, behind whose bound (out->bound, perhaps none) the number stands. */
static bool read_quantity(const pfi_time_reader *reader, size_t at, size_t number_at, pfi_quantity *out) {
  return pfi_token_has(reader->tokens, number_at, COUNTS) &&
         (read_part_of(reader, at, number_at, out) || read_couple(reader, at, out) ||
          read_collective(reader, at, out) || read_counted(reader, at, number_at, out));
}

/* The time that has token `at`, as in "about two years ago"; NULL when none has. A mere length is none. */
static const pfi_time *time_over(pfi_quantity_walk *walk, size_t at) {
  while (walk->time_count > 0 && walk->times->first + walk->times->count <= at) {
    walk->times++;
    walk->time_count--;
  }
  bool inside = walk->time_count > 0 && walk->times->first <= at && walk->times->from.kind != PFI_TIME_LENGTH;
  return inside ? walk->times : NULL;
}

bool pfi_quantity_next(pfi_quantity_walk *walk, pfi_quantity *out) {
  const pfi_time_reader *reader = walk->reader;
  while (walk->at < reader->tokens.count) {
    size_t at = walk->at++;
    if (!pfi_token_has(reader->tokens, at, COUNTS | PFI_MEASURE_BIT(PFI_MEASURE_BOUND))) continue;
    size_t number_at = at + bound_at(reader->tokens, at, &out->bound);
    const pfi_time *time = time_over(walk, number_at);
    if (time != NULL) {
      walk->at = time->first + time->count;
    } else if (read_quantity(reader, at, number_at, out)) {
      walk->at = out->first + out->count;
      return true;
    } else {
      /* A number that counts nothing is left whole: "two million" is not then "million". */
      pfi_numeral number = pfi_number_read(reader->tokens, at);
      if (number.tokens > 1) walk->at = at + number.tokens;
    }
  }
  return false;
}
