/* boundary.c - a linear classifier of sentence ends over hashed features, with weights of one byte.
 *
 * Rules alone do not do here: "U.S." ends a sentence or not by what follows, and web text ends sentences without any
 * mark. So every gap that can be an end (after a mark, or before a word that is not in lower case) is described by
 * small categories: the mark, the closing quotation mark or bracket behind it, the words and shapes left and right,
 * open quotation marks and brackets, lengths, the block's habits. Pairs and triples of them are hashed into one table
 * (Gillick 2009, "Sentence boundary detection and the problem with the U.S.", had the same kind of features). Integers
 * only.
 */
#include "segment/boundary.h"

#include "data/boundary_weights.h"
#include "segment/character.h"
#include "segment/token.h"
#include "segment/token_word.h"

/* The shape of a token, by its first two characters. */
typedef enum token_shape {
  SHAPE_NONE,
  SHAPE_LOWER,
  SHAPE_CAPITALISED,
  SHAPE_CAPITAL, /* one capital letter */
  SHAPE_CAPITALS,
  SHAPE_DIGIT,
  SHAPE_PERIOD,
  SHAPE_QUESTION,
  SHAPE_EXCLAMATION,
  SHAPE_ELLIPSIS,
  SHAPE_COMMA,
  SHAPE_COLON,
  SHAPE_SEMICOLON,
  SHAPE_APOSTROPHE,
  SHAPE_QUOTE,
  SHAPE_OPEN,
  SHAPE_CLOSE,
  SHAPE_DASH,
  SHAPE_BULLET,
  SHAPE_ADDRESS,
  SHAPE_OTHER,
  SHAPE_FOREIGN
} token_shape;

static token_shape shape_of_capital(const char *text, uint32_t size) {
  if (size == 1) {
    return SHAPE_CAPITAL;
  }
  return pfi_is_upper(text[1]) ? SHAPE_CAPITALS : SHAPE_CAPITALISED;
}

static token_shape shape_of_mark(const char *text, uint32_t size, pfi_kind kind) {
  switch (kind) {
  case PFI_KIND_PERIOD:
    return size == 1 ? SHAPE_PERIOD : SHAPE_ELLIPSIS;
  case PFI_KIND_TERMINAL:
    return text[0] == '?' ? SHAPE_QUESTION : text[0] == '!' ? SHAPE_EXCLAMATION : SHAPE_PERIOD;
  case PFI_KIND_ELLIPSIS:
    return SHAPE_ELLIPSIS;
  case PFI_KIND_COMMA:
    return SHAPE_COMMA;
  case PFI_KIND_COLON:
    return text[0] == ';' ? SHAPE_SEMICOLON : text[0] == ':' && size == 1 ? SHAPE_COLON : SHAPE_OTHER;
  case PFI_KIND_APOSTROPHE:
    return SHAPE_APOSTROPHE;
  case PFI_KIND_QUOTE:
    return SHAPE_QUOTE;
  case PFI_KIND_OPEN:
    return SHAPE_OPEN;
  case PFI_KIND_CLOSE:
    return SHAPE_CLOSE;
  case PFI_KIND_HYPHEN:
  case PFI_KIND_DASH:
    return SHAPE_DASH;
  case PFI_KIND_REPEAT:
    return SHAPE_BULLET;
  default:
    return SHAPE_OTHER;
  }
}

static token_shape shape_of(const pfi_boundary *walk, uint32_t at) {
  if (at >= walk->count) {
    return SHAPE_NONE;
  }
  const char *text = walk->text.data + walk->tokens[at].start;
  uint32_t size = walk->tokens[at].size, length;
  pfi_kind kind = pfi_kind_at(walk->text, walk->tokens[at].start, &length);
  if (kind == PFI_KIND_LOWER) {
    return size > 8 && memchr(text, '/', size) != NULL ? SHAPE_ADDRESS : SHAPE_LOWER;
  }
  if (kind == PFI_KIND_UPPER) {
    return length == 1 ? shape_of_capital(text, size) : SHAPE_CAPITALISED;
  }
  if (kind == PFI_KIND_DIGIT) {
    return SHAPE_DIGIT;
  }
  if (kind == PFI_KIND_IDEOGRAPH || kind == PFI_KIND_KANA) {
    return SHAPE_FOREIGN;
  }
  if (kind == PFI_KIND_SYMBOL && length > 1) {
    return SHAPE_BULLET;
  }
  return shape_of_mark(text, size, kind);
}

static bool is_word_shape(token_shape of) {
  return of >= SHAPE_LOWER && of <= SHAPE_DIGIT;
}

static bool is_closer_shape(token_shape of) {
  return of == SHAPE_QUOTE || of == SHAPE_APOSTROPHE || of == SHAPE_CLOSE;
}

static uint32_t word_hash(const pfi_boundary *walk, uint32_t at) {
  if (at >= walk->count) {
    return 1;
  }
  const char *text = walk->text.data + walk->tokens[at].start;
  uint32_t size = walk->tokens[at].size < 16 ? walk->tokens[at].size : 16;
  uint32_t hash = 2166136261u;
  for (uint32_t i = 0; i < size; i++) {
    char byte = pfi_is_digit(text[i]) ? '0' : pfi_to_lower(text[i]);
    hash = (hash ^ (unsigned char)byte) * 16777619u;
  }
  return hash;
}

/* 0, 1, 2, 3-4, 5-8, 9-16, ... */
static uint32_t length_class(uint32_t length) {
  uint32_t result = 0;
  while (length != 0 && result < 7) {
    length = length == 1 || length == 2 ? length - 1 : (length + 1) / 2;
    result++;
  }
  return result;
}

/* Full stops of scripts without capitals end sentences wherever they stand, with the closing marks behind them. */
static bool is_plain_stop(const pfi_boundary *walk, uint32_t at) {
  uint32_t size;
  return pfi_kind_at(walk->text, walk->tokens[at].start, &size) == PFI_KIND_TERMINAL && size > 1;
}

static bool is_end_by_script(const pfi_boundary *walk, uint32_t at) {
  bool closed = is_closer_shape(shape_of(walk, at + 1));
  bool closes = is_closer_shape(shape_of(walk, at)) && at > walk->sentence_first && is_plain_stop(walk, at - 1);
  return !closed && (closes || is_plain_stop(walk, at));
}

static bool is_spaced(const pfi_boundary *walk, uint32_t at) {
  return at + 1 >= walk->count || walk->tokens[at].start + walk->tokens[at].size < walk->tokens[at + 1].start;
}

pfi_boundary pfi_boundary_begin(pf_view text, const pfi_token *tokens, uint32_t count) {
  pfi_boundary walk = {.text = text, .tokens = tokens, .count = count};
  uint32_t words = 0, capitals = 0, stops = 0;
  for (uint32_t at = 0; at < count; at++) {
    char byte = text.data[tokens[at].start];
    words += pfi_is_alpha(byte) ? 1 : 0;
    stops += byte == '.' || byte == '!' || byte == '?' ? 1 : 0;
    capitals += pfi_is_upper(byte) ? 1 : 0;
  }
  uint32_t last = count;
  while (last > 0 && count - last < 3 && is_closer_shape(shape_of(&walk, last - 1))) {
    last--;
  }
  token_shape end = last > 0 ? shape_of(&walk, last - 1) : SHAPE_NONE;
  uint32_t ending = is_word_shape(end) ? 0 : end >= SHAPE_PERIOD && end <= SHAPE_ELLIPSIS ? 1 : 2;
  uint32_t share = words == 0 ? 0 : capitals * 8 / words;
  walk.block_shape = ending * 16 + share;
  walk.block_habit = length_class(count / (stops + 1));
  return walk;
}

/* A straight double quotation mark opens and closes in turn; a curly one says which it does. */
static void pass_quote(pfi_boundary *walk, const pfi_token *token) {
  uint32_t size;
  pfi_kind kind = pfi_kind_at(walk->text, token->start, &size);
  bool doubled = kind == PFI_KIND_APOSTROPHE && token->size == 2 * size; /* '' as newsrooms type it */
  if (doubled || walk->text.data[token->start] == '"') {
    walk->quote_open = !walk->quote_open;
  } else if (kind == PFI_KIND_QUOTE) {
    size_t length;
    uint32_t code_point = pfi_utf8_decode(walk->text, token->start, &length);
    walk->quote_open = code_point != 0x201D && code_point != 0xBB;
  }
}

void pfi_boundary_pass(pfi_boundary *walk, uint32_t at) {
  const pfi_token *token = &walk->tokens[at];
  unsigned char first = (unsigned char)walk->text.data[token->start];
  if (first >= 0x80 || first == '"' || first == '\'' || first == '`') {
    pass_quote(walk, token);
  } else if (first == '(' || first == '[') {
    walk->brackets += walk->brackets < 3 ? 1 : 0;
  } else if ((first == ')' || first == ']') && walk->brackets > 0) {
    walk->brackets--;
  }
}

void pfi_boundary_cut(pfi_boundary *walk, uint32_t at) {
  walk->sentence_first = at + 1;
  walk->brackets = 0;
}

static uint32_t word_classes(const pfi_boundary *walk, uint32_t at) {
  if (at >= walk->count) {
    return 0;
  }
  return pfi_token_word_classes(walk->text.data + walk->tokens[at].start, walk->tokens[at].size);
}

static bool is_starter(const pfi_boundary *walk, uint32_t at) {
  return (word_classes(walk, at) & PFI_WORD_STARTER) != 0;
}

/* Does the quotation mark `at` close? A straight one is asked by what is open and by the white space before it. */
static bool closes_quotation(const pfi_boundary *walk, uint32_t at) {
  uint32_t size;
  const char *text = walk->text.data + walk->tokens[at].start;
  pfi_kind kind = pfi_kind_at(walk->text, walk->tokens[at].start, &size);
  if (kind == PFI_KIND_CLOSE) {
    return true;
  }
  if (size > 1) {
    return memcmp(text, "\xE2\x80\x9D", 3) == 0 || memcmp(text, "\xE2\x80\x99", 3) == 0;
  }
  return (kind == PFI_KIND_QUOTE && walk->quote_open) || kind == PFI_KIND_APOSTROPHE;
}

/* Behind the full stop of an abbreviation, before a word that is not in lower case. */
static pfi_boundary_rule rule_of_abbreviation(const pfi_boundary *walk, uint32_t at) {
  enum {
    NO_END = PFI_WORD_TITLE,
    NO_END_BEFORE_DIGIT = PFI_WORD_MONTH | PFI_WORD_NUMBER,
    MAY_END = PFI_WORD_COMPANY | PFI_WORD_STATE
  };
  const pfi_token *word = &walk->tokens[at - 1];
  const char *text = walk->text.data + word->start;
  uint32_t classes = pfi_token_word_classes(text, word->size);
  token_shape next = shape_of(walk, at + 1);
  if ((classes & NO_END) != 0 && (classes & PFI_WORD_STATE) == 0 && pfi_is_upper(text[0])) {
    return PFI_BOUNDARY_NEVER;
  }
  if ((classes & NO_END_BEFORE_DIGIT) != 0 && next == SHAPE_DIGIT) {
    return PFI_BOUNDARY_NEVER;
  }
  bool next_glued = at + 2 < walk->count && (walk->tokens[at + 2].flags & PFI_TOKEN_GLUED) != 0;
  bool capital = next == SHAPE_CAPITALISED || (next == SHAPE_CAPITAL && !next_glued);
  bool letters = word->size >= 3 && pfi_is_upper(text[0]) && text[1] == '.';
  if (capital && (letters || (classes & MAY_END) != 0) && is_starter(walk, at + 1)) {
    return PFI_BOUNDARY_ALWAYS; /* never been to the U.S. They met; not: the U.S. Senate */
  }
  bool meridiem = word->size == 3 && text[1] == '.' && text[2] == 'm';
  if (capital && meridiem && (word_classes(walk, at + 1) & PFI_WORD_CALENDAR) == 0) {
    return PFI_BOUNDARY_ALWAYS; /* arrived at 9 p.m. Passengers; not: at 9 p.m. Friday */
  }
  return PFI_BOUNDARY_OPEN;
}

/* Without white space a sentence ends only behind a stop and what closes it ("ended.Nobody"). */
static bool can_end_unspaced(pfi_kind before, pfi_kind behind) {
  bool mark = before == PFI_KIND_PERIOD || before == PFI_KIND_TERMINAL || before == PFI_KIND_ELLIPSIS;
  bool closer = before == PFI_KIND_QUOTE || before == PFI_KIND_CLOSE || before == PFI_KIND_APOSTROPHE;
  bool continues = behind == PFI_KIND_COMMA || behind == PFI_KIND_CLOSE || behind == PFI_KIND_COLON ||
                   behind == PFI_KIND_HYPHEN || behind == PFI_KIND_DASH || behind == PFI_KIND_SLASH;
  return (mark || closer) && !continues;
}

pfi_boundary_rule pfi_boundary_apply_rules(const pfi_boundary *walk, uint32_t at) {
  const pfi_token *token = &walk->tokens[at];
  if (at + 1 >= walk->count || (token[1].flags & (PFI_TOKEN_JOINED | PFI_TOKEN_GLUED)) != 0) {
    return PFI_BOUNDARY_NEVER;
  }
  uint32_t size;
  pfi_kind before = pfi_kind_at(walk->text, token->start, &size);
  pfi_kind behind = pfi_kind_at(walk->text, token[1].start, &size);
  bool word = pfi_kind_is_word(before) || before == PFI_KIND_COMMA;
  if (word && behind == PFI_KIND_LOWER) {
    return PFI_BOUNDARY_NEVER;
  }
  if (is_end_by_script(walk, at)) {
    return PFI_BOUNDARY_ALWAYS;
  }
  bool spaced = is_spaced(walk, at);
  if (!spaced && (!can_end_unspaced(before, behind) || closes_quotation(walk, at + 1))) {
    return PFI_BOUNDARY_NEVER;
  }
  if (spaced && before == PFI_KIND_QUOTE && behind == PFI_KIND_LOWER) {
    return PFI_BOUNDARY_NEVER; /* "Why?" asked the minister */
  }
  if ((token->flags & PFI_TOKEN_GLUED) != 0 && at > walk->sentence_first) {
    return rule_of_abbreviation(walk, at);
  }
  return PFI_BOUNDARY_OPEN;
}

typedef struct boundary_gap {
  uint32_t mark;   /* token_shape of the mark that may end the sentence, and whether it is an abbreviation's */
  uint32_t closer; /* token_shape of the quotation mark or bracket behind it */
  uint32_t word;   /* the last word before the mark */
  uint32_t spaced;
} boundary_gap;

static boundary_gap look_back(const pfi_boundary *walk, uint32_t at) {
  boundary_gap result = {0, SHAPE_NONE, at, is_spaced(walk, at)};
  uint32_t mark = at;
  while (mark > walk->sentence_first && at - mark < 3 && is_closer_shape(shape_of(walk, mark))) {
    result.closer = result.closer * 4 + shape_of(walk, mark) - SHAPE_APOSTROPHE + 1;
    mark--;
  }
  token_shape of = shape_of(walk, mark);
  result.mark = is_word_shape(of) ? SHAPE_LOWER : (uint32_t)of;
  if ((walk->tokens[mark].flags & PFI_TOKEN_GLUED) != 0) {
    result.mark = SHAPE_FOREIGN + 1;
  }
  result.word = is_word_shape(of) || mark == walk->sentence_first ? mark : mark - 1;
  return result;
}

static uint32_t abbreviation_class(const pfi_boundary *walk, const boundary_gap *here) {
  const pfi_token *word = &walk->tokens[here->word];
  const char *text = walk->text.data + word->start;
  if (here->mark != SHAPE_FOREIGN + 1) {
    return 0;
  }
  if (word->size == 1) {
    return pfi_is_upper(text[0]) ? 1 : 2;
  }
  if (memchr(text, '.', word->size) != NULL) {
    return pfi_is_upper(text[0]) ? 3 : text[word->size - 1] == 'm' ? 4 : 5;
  }
  uint32_t classes = pfi_token_word_classes(text, word->size) & 0xFF;
  uint32_t result = 6;
  while (classes > 1) {
    classes >>= 1;
    result++;
  }
  return result + (pfi_is_upper(text[0]) ? 16 : 0);
}

#define BOUNDARY_FEATURE(...)                                                                                          \
  do {                                                                                                                 \
    const uint32_t parts[] = {__VA_ARGS__};                                                                            \
    features[n] = feature_index(n, parts, sizeof parts / sizeof parts[0]);                                             \
    n++;                                                                                                               \
  } while (0)

static uint32_t feature_index(uint32_t number, const uint32_t *parts, size_t count) {
  uint32_t hash = (number + 1) * 0x9E3779B1u;
  for (size_t i = 0; i < count; i++) {
    hash = (hash ^ parts[i]) * 0x85EBCA6Bu;
    hash ^= hash >> 15;
  }
  return (hash * 0xC2B2AE35u) >> (32 - PFI_BOUNDARY_BITS);
}

void pfi_boundary_features(const pfi_boundary *walk, uint32_t at, uint32_t features[PFI_BOUNDARY_FEATURES]) {
  boundary_gap here = look_back(walk, at);
  uint32_t next = shape_of(walk, at + 1);
  uint32_t opener = next == SHAPE_QUOTE || next == SHAPE_APOSTROPHE || next == SHAPE_OPEN || next == SHAPE_BULLET ||
                            next == SHAPE_DASH
                        ? next
                        : 0;
  uint32_t start = opener ? at + 2 : at + 1;
  uint32_t begin = shape_of(walk, start), second = shape_of(walk, start + 1);
  uint32_t mark = here.mark * 64 + here.closer, side = begin * 32 + opener;
  uint32_t last = shape_of(walk, here.word),
           before = here.word > walk->sentence_first ? shape_of(walk, here.word - 1) : 0;
  uint32_t last_word = word_hash(walk, here.word), next_word = word_hash(walk, start) + begin;
  uint32_t kind = abbreviation_class(walk, &here), starter = is_starter(walk, start) ? 1 : 0;
  uint32_t length = length_class(at + 1 - walk->sentence_first), rest = length_class(walk->count - at - 1);
  uint32_t open = (walk->quote_open ? 4u : 0u) + walk->brackets;
  uint32_t size = walk->tokens[here.word].size < 5 ? walk->tokens[here.word].size : 5;
  uint32_t first = shape_of(walk, walk->sentence_first), n = 0;
  BOUNDARY_FEATURE(mark, here.spaced);
  BOUNDARY_FEATURE(mark, side, here.spaced);
  BOUNDARY_FEATURE(mark, kind, side);
  BOUNDARY_FEATURE(here.mark, last_word);
  BOUNDARY_FEATURE(here.mark, next_word);
  BOUNDARY_FEATURE(mark, side, open);
  BOUNDARY_FEATURE(here.mark, begin, length);
  BOUNDARY_FEATURE(here.mark, begin, rest);
  BOUNDARY_FEATURE(here.mark, begin, walk->block_shape);
  BOUNDARY_FEATURE(here.mark, last, size, begin);
  BOUNDARY_FEATURE(mark, side, second);
  BOUNDARY_FEATURE(here.mark, begin, last, before);
  BOUNDARY_FEATURE(here.mark, begin, word_hash(walk, start + 1));
  BOUNDARY_FEATURE(kind, next_word);
  BOUNDARY_FEATURE(here.mark, first, begin, opener);
  BOUNDARY_FEATURE(here.mark, length, rest, walk->block_shape / 16);
  BOUNDARY_FEATURE(last_word, next_word);
  BOUNDARY_FEATURE(here.mark, last, begin, second, walk->block_shape / 16);
  BOUNDARY_FEATURE(kind, last_word, begin);
  BOUNDARY_FEATURE(here.mark, here.word > walk->sentence_first ? word_hash(walk, here.word - 1) : 0, begin);
  BOUNDARY_FEATURE(here.mark, word_hash(walk, walk->sentence_first), begin);
  BOUNDARY_FEATURE(mark, open, length, begin);
  BOUNDARY_FEATURE(here.closer, next_word);
  BOUNDARY_FEATURE(here.mark, before, last, begin, second);
  BOUNDARY_FEATURE(mark, kind, starter, begin);
  BOUNDARY_FEATURE(here.mark, begin, walk->block_habit, walk->block_shape / 16);
  BOUNDARY_FEATURE(here.mark, last, begin, walk->block_habit);
  BOUNDARY_FEATURE(here.mark, last, starter, walk->block_shape);
}

#undef BOUNDARY_FEATURE

bool pfi_boundary_is_end(const pfi_boundary *walk, uint32_t at) {
  pfi_boundary_rule rule = pfi_boundary_apply_rules(walk, at);
  if (rule != PFI_BOUNDARY_OPEN) {
    return rule == PFI_BOUNDARY_ALWAYS;
  }
  uint32_t features[PFI_BOUNDARY_FEATURES];
  pfi_boundary_features(walk, at, features);
  int32_t score = 0;
  for (size_t i = 0; i < PFI_BOUNDARY_FEATURES; i++) {
    score += pfi_boundary_weights[features[i]];
  }
  return score > 0;
}
