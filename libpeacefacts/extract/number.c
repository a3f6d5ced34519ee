/* number.c - numbers as English writes them. A number is a sum of groups, each closed by a scale word: "two thousand
 * three hundred and five"; a value that would pass 64 bits is no number. */
#include "extract/number.h"

static const int64_t largest_number = INT64_MAX / 16; /* so that sums of groups stay in 64 bits */

static bool is_measure_token(pf_view token, const pfi_measure_token *entry) {
  if (token.size != entry->size) return false;
  for (size_t i = 0; i < token.size; i++)
    if (pfi_to_lower(token.data[i]) != entry->text[i]) return false;
  return true;
}

uint32_t pfi_measure_signs(pf_view token) {
  if (token.size == 0) return 0;
  if (pfi_is_digit(token.data[0])) return PFI_MEASURE_DIGITS;
  if (token.size > PFI_MEASURE_TOKEN_ROOM) return 0;
  unsigned shape = pfi_word_shape(token) % PFI_MEASURE_SHAPES;
  for (size_t i = pfi_measure_token_firsts[shape]; i < pfi_measure_token_firsts[shape + 1]; i++)
    if (is_measure_token(token, &pfi_measure_tokens[i])) return pfi_measure_tokens[i].lists;
  return 0;
}

const pfi_measure_word *pfi_measure_word_at(pfi_token_text tokens, size_t at, pfi_measure_list list) {
  if (!pfi_token_is_in(tokens, at, list)) return NULL;
  for (size_t i = pfi_measure_word_firsts[list]; i < pfi_measure_word_firsts[list + 1]; i++) {
    if (pfi_view_is_word(tokens.items[at], pfi_measure_words[i].word)) return &pfi_measure_words[i];
  }
  return NULL;
}

/* Is the token in the list? Then *value is its number. */
static bool value_at(pfi_token_text tokens, size_t at, pfi_measure_list list, int64_t *value) {
  const pfi_measure_word *found = pfi_measure_word_at(tokens, at, list);
  if (found != NULL) *value = found->value;
  return found != NULL;
}

static bool multiply_within(int64_t *value, int64_t factor) {
  if (*value > largest_number / factor) return false;
  *value *= factor;
  return true;
}

/* The digits, thousands' commas and decimals at the start of a token, in thousandths; *end is where they stop. */
static int64_t read_digit_run(pf_view token, size_t *end) {
  int64_t value = 0, place = 0;
  size_t i = 0;
  for (; i < token.size; i++) {
    char c = token.data[i];
    bool digit_follows = i + 1 < token.size && pfi_is_digit(token.data[i + 1]);
    if (c == ',' && place == 0 && digit_follows) continue;
    if (c == '.' && place == 0 && digit_follows) {
      place = 1000;
      continue;
    }
    if (!pfi_is_digit(c)) break;
    if (place == 0) {
      if (value > largest_number / 10000) return -1;
      value = value * 10 + (c - '0') * (int64_t)1000;
    } else {
      place /= 10;
      value += (c - '0') * place;
    }
  }
  *end = i;
  return value;
}

/* "12", "1,200.5", "28bn", "3rd" */
static bool read_digits_token(pf_view token, pfi_numeral *out) {
  if (token.size == 0 || !pfi_is_digit(token.data[0])) return false;
  size_t end = 0;
  out->thousandths = read_digit_run(token, &end);
  if (out->thousandths < 0) return false;
  pf_view rest = pfi_view_slice(token, end, token.size - end);
  if (rest.size == 0) return true;
  uint32_t signs = pfi_measure_signs(rest);
  pfi_token_text glued = {&rest, &signs, 1};
  int64_t scale;
  if (value_at(glued, 0, PFI_MEASURE_GLUED_SCALE, &scale)) return multiply_within(&out->thousandths, scale);
  out->ordinal = pfi_token_is_in(glued, 0, PFI_MEASURE_ORDINAL_ENDING);
  return out->ordinal;
}

/* One word below a hundred: sets *value; false when it is none. */
static bool read_small_word(pfi_token_text tokens, size_t at, int64_t *value, bool *ordinal) {
  *ordinal = false;
  if (value_at(tokens, at, PFI_MEASURE_CARDINAL, value)) return true;
  *ordinal = true;
  return value_at(tokens, at, PFI_MEASURE_ORDINAL, value);
}

/* "twenty-three", "seventy five": the unit behind the tens; its tokens are counted too. */
static size_t read_below_hundred(pfi_token_text tokens, size_t at, int64_t *value, bool *ordinal) {
  if (!read_small_word(tokens, at, value, ordinal)) return 0;
  if (*ordinal || *value < 20) return 1;
  size_t next = at + 1 + pfi_token_is(tokens, at + 1, "-");
  int64_t unit;
  bool unit_ordinal;
  if (!read_small_word(tokens, next, &unit, &unit_ordinal) || unit == 0 || unit > 9) return 1;
  *value += unit;
  *ordinal = unit_ordinal;
  return next - at + 1;
}

/* The sum of groups in words. */
typedef struct word_number {
  int64_t total, group;
  size_t at;
  bool any, ordinal;
} word_number;

static bool add_small(pfi_token_text tokens, word_number *number) {
  size_t at = number->at;
  if (number->any && pfi_token_is(tokens, at, "and")) at++;
  int64_t value;
  bool ordinal;
  size_t read = read_below_hundred(tokens, at, &value, &ordinal);
  if (read == 0 || (number->any && number->group % 100 != 0)) return false;
  if (number->any && number->group == 0 && number->total == 0) return false;
  number->group += value;
  number->ordinal = ordinal;
  number->any = true;
  number->at = at + read;
  return true;
}

static bool add_scale(pfi_token_text tokens, word_number *number) {
  int64_t scale;
  if (number->ordinal || !value_at(tokens, number->at, PFI_MEASURE_SCALE, &scale)) return false;
  int64_t group = number->group == 0 ? 1 : number->group;
  if (!multiply_within(&group, scale * 1000)) return false;
  group /= 1000;
  if (scale == 100) {
    number->group = group;
  } else {
    number->total += group;
    number->group = 0;
  }
  number->any = true;
  number->at++;
  return true;
}

static pfi_numeral read_words(pfi_token_text tokens, size_t at) {
  word_number number = {0, 0, at, false, false};
  bool article = pfi_token_is(tokens, at, "a");
  if (article) {
    number.at++;
    if (pfi_token_is(tokens, number.at, "dozen")) return (pfi_numeral){12000, 2, false};
    if (!pfi_token_is_in(tokens, number.at, PFI_MEASURE_SCALE)) return (pfi_numeral){0, 0, false};
  }
  while (!number.ordinal && (add_scale(tokens, &number) || (!article && add_small(tokens, &number)))) {
  }
  if (!number.any) return (pfi_numeral){0, 0, false};
  if (pfi_token_is(tokens, number.at, "dozen") && number.total == 0) {
    number.group *= 12;
    number.at++;
  }
  return (pfi_numeral){(number.total + number.group) * 1000, number.at - at, number.ordinal};
}

/* "and a half" behind a whole number. */
static void add_half(pfi_token_text tokens, size_t at, pfi_numeral *number) {
  size_t next = at + number->tokens;
  if (number->ordinal || !pfi_token_is(tokens, next, "and") || !pfi_token_is(tokens, next + 1, "a") ||
      !pfi_token_is(tokens, next + 2, "half"))
    return;
  number->thousandths += 500;
  number->tokens += 3;
}

pfi_numeral pfi_number_read(pfi_token_text tokens, size_t at) {
  pfi_numeral number = {0, 0, false};
  if (!pfi_number_may_begin(tokens, at)) return number;
  if (!read_digits_token(tokens.items[at], &number)) {
    number = read_words(tokens, at);
    if (number.tokens > 0) add_half(tokens, at, &number);
    return number;
  }
  number.tokens = 1;
  if (number.ordinal) return number;
  add_half(tokens, at, &number);
  if (at + number.tokens >= tokens.count) return number;
  size_t next = at + number.tokens;
  int64_t scale;
  bool scaled =
      value_at(tokens, next, PFI_MEASURE_SCALE, &scale) || value_at(tokens, next, PFI_MEASURE_SHORT_SCALE, &scale);
  if (scaled && multiply_within(&number.thousandths, scale)) number.tokens++;
  return number;
}
