/* boundary_rule.c - the walk over a block's tokens, and the sentence ends that need no classifier: inside a word,
 * before a word in lower case, after "Mr.", after the full stop of a script without capitals, between a question in
 * quotation marks and its "asked the minister". The treebanks have too few of some of these to learn them from. */
#include "segment/boundary.h"
#include "segment/token.h"
#include "segment/token_word.h"

static uint32_t words_to_a_stop(uint32_t words, uint32_t stops) {
  uint32_t left = words / (stops + 1), result = 0; /* 0, 1, 2, 3-4, 5-8, 9-16, 17-32, more */
  while (left != 0 && result < 7) {
    left = left <= 2 ? left - 1 : (left + 1) / 2;
    result++;
  }
  return result;
}

static uint32_t ending_of(const pfi_boundary *walk) {
  uint32_t last = walk->count;
  while (last > 0 && walk->count - last < 3 && pfi_shape_is_closer(pfi_boundary_shape(walk, last - 1))) {
    last--;
  }
  pfi_token_shape shape = last > 0 ? pfi_boundary_shape(walk, last - 1) : PFI_SHAPE_NONE;
  return pfi_shape_is_word(shape) ? 0 : pfi_shape_is_stop(shape) ? 1 : 2;
}

pfi_boundary pfi_boundary_begin(pf_view text, pfi_token *tokens, uint32_t count) {
  pfi_boundary walk = {.text = text, .tokens = tokens, .count = count};
  uint32_t words = 0, capitals = 0, stops = 0;
  for (uint32_t at = 0; at < count; at++) {
    pfi_token_shape shape = pfi_token_shape_of(text, &tokens[at]);
    tokens[at].flags |= (uint32_t)shape << PFI_BOUNDARY_SHAPE_SHIFT;
    words += shape >= PFI_SHAPE_LOWER && shape <= PFI_SHAPE_CAPITALS ? 1 : 0;
    capitals += shape >= PFI_SHAPE_CAPITALISED && shape <= PFI_SHAPE_CAPITALS ? 1 : 0;
    stops += pfi_shape_is_stop(shape) ? 1 : 0;
  }
  walk.block_ending = ending_of(&walk);
  walk.block_capitals = words == 0 ? 0 : capitals * 8 / words;
  walk.block_habit = words_to_a_stop(count, stops);
  return walk;
}

/* Are these the two apostrophes that newsrooms type for a double quotation mark? */
static bool is_doubled_apostrophe(const char *text, uint32_t size) {
  uint32_t half = size / 2;
  return (half == 1 || half == 3) && size == 2 * half && memcmp(text, text + half, half) == 0;
}

/* A straight double quotation mark opens and closes in turn; a curly one says which it does. */
static void pass_quote(pfi_boundary *walk, const pfi_token *token) {
  size_t size;
  uint32_t code_point = pfi_utf8_decode(walk->text, token->start, &size);
  walk->quote_open = code_point == '"' ? !walk->quote_open : code_point != 0x201D && code_point != 0xBB;
}

void pfi_boundary_pass(pfi_boundary *walk, uint32_t at) {
  const pfi_token *token = &walk->tokens[at];
  switch (pfi_boundary_shape(walk, at)) {
  case PFI_SHAPE_QUOTE:
    pass_quote(walk, token);
    break;
  case PFI_SHAPE_APOSTROPHE:
    if (is_doubled_apostrophe(walk->text.data + token->start, token->size)) {
      walk->quote_open = !walk->quote_open;
    }
    break;
  case PFI_SHAPE_OPEN:
    walk->brackets += walk->brackets < 3 ? 1 : 0;
    break;
  case PFI_SHAPE_CLOSE:
    walk->brackets -= walk->brackets > 0 ? 1 : 0;
    break;
  default:
    break;
  }
}

void pfi_boundary_cut(pfi_boundary *walk, uint32_t at) {
  walk->sentence_first = at + 1;
  walk->brackets = 0;
}

static uint32_t word_classes(const pfi_boundary *walk, uint32_t at) {
  const pfi_token *token = &walk->tokens[at];
  return at < walk->count ? pfi_token_word_classes(walk->text.data + token->start, token->size) : 0;
}

/* Full stops of scripts without capitals end sentences wherever they stand, with the closing marks behind them. */
static bool is_end_by_script(const pfi_boundary *walk, uint32_t at) {
  pfi_token_shape shape = pfi_boundary_shape(walk, at);
  bool stop = shape == PFI_SHAPE_STOP;
  bool closes =
      pfi_shape_is_closer(shape) && at > walk->sentence_first && pfi_boundary_shape(walk, at - 1) == PFI_SHAPE_STOP;
  return (stop || closes) && !pfi_shape_is_closer(pfi_boundary_shape(walk, at + 1));
}

/* Does the mark `at` close? A straight quotation mark is asked by what is open. */
static bool is_closing(const pfi_boundary *walk, uint32_t at) {
  const char *text = walk->text.data + walk->tokens[at].start;
  pfi_token_shape shape = pfi_boundary_shape(walk, at);
  if (shape == PFI_SHAPE_CLOSE || !pfi_shape_is_closer(shape)) {
    return shape == PFI_SHAPE_CLOSE;
  }
  if ((text[0] & 0x80) != 0) {
    return walk->tokens[at].size >= 3 && (memcmp(text, "\xE2\x80\x9D", 3) == 0 || memcmp(text, "\xE2\x80\x99", 3) == 0);
  }
  return shape == PFI_SHAPE_APOSTROPHE || walk->quote_open;
}

/* Behind the full stop of an abbreviation, before a word that is not in lower case. */
static pfi_boundary_rule rule_of_abbreviation(const pfi_boundary *walk, uint32_t at) {
  enum { MAY_END = PFI_WORD_COMPANY | PFI_WORD_STATE, NEEDS_NUMBER = PFI_WORD_MONTH | PFI_WORD_NUMBER };
  const pfi_token *word = &walk->tokens[at - 1];
  const char *text = walk->text.data + word->start;
  uint32_t classes = word_classes(walk, at - 1), behind = word_classes(walk, at + 1);
  pfi_token_shape next = pfi_boundary_shape(walk, at + 1);
  bool title = (classes & PFI_WORD_TITLE) != 0 && (classes & PFI_WORD_STATE) == 0 && pfi_is_upper(text[0]);
  if (title || ((classes & NEEDS_NUMBER) != 0 && next == PFI_SHAPE_DIGIT)) {
    return PFI_BOUNDARY_NEVER;
  }
  bool initial = at + 2 < walk->count && (walk->tokens[at + 2].flags & PFI_TOKEN_GLUED) != 0;
  bool capital = next == PFI_SHAPE_CAPITALISED || (next == PFI_SHAPE_CAPITAL && !initial);
  pfi_token_shape before = at >= walk->sentence_first + 2 ? pfi_boundary_shape(walk, at - 2) : PFI_SHAPE_NONE;
  bool name = (before >= PFI_SHAPE_CAPITALISED && before <= PFI_SHAPE_CAPITALS) || before == PFI_SHAPE_PERIOD;
  if (capital && word->size == 1 && pfi_is_upper(text[0]) && name && (behind & PFI_WORD_STARTER) == 0) {
    return PFI_BOUNDARY_NEVER; /* Maria K. Ortiz */
  }
  bool letters = word->size >= 3 && pfi_is_upper(text[0]) && text[1] == '.' && memcmp(text, "P.S", 3) != 0;
  bool headline = walk->block_capitals >= 5; /* U.S. AND IRAN MEET */
  if (headline && (letters || (classes & MAY_END) != 0)) {
    return PFI_BOUNDARY_NEVER;
  }
  if (capital && (letters || (classes & MAY_END) != 0) && (behind & PFI_WORD_STARTER) != 0) {
    return PFI_BOUNDARY_ALWAYS; /* never been to the U.S. They met; not: the U.S. Senate */
  }
  bool meridiem = word->size == 3 && text[1] == '.' && text[2] == 'm';
  if (capital && meridiem && (behind & PFI_WORD_CALENDAR) == 0) {
    return PFI_BOUNDARY_ALWAYS; /* arrived at 9 p.m. Passengers; not: at 9 p.m. Friday */
  }
  return PFI_BOUNDARY_OPEN;
}

/* Without white space a sentence ends only behind a stop and what closes it ("ended.Nobody"). */
static bool can_end_unspaced(const pfi_boundary *walk, uint32_t at) {
  pfi_token_shape before = pfi_boundary_shape(walk, at), behind = pfi_boundary_shape(walk, at + 1);
  bool continues = behind == PFI_SHAPE_COMMA || behind == PFI_SHAPE_COLON || behind == PFI_SHAPE_SEMICOLON ||
                   behind == PFI_SHAPE_DASH || behind == PFI_SHAPE_OTHER;
  return (pfi_shape_is_stop(before) || pfi_shape_is_closer(before)) && !continues && !is_closing(walk, at + 1);
}

/* Is token `at` a quotation mark that opens: a curly one by its form, a straight one by what it leaves open? */
static bool is_opening(const pfi_boundary *walk, uint32_t at) {
  const char *text = walk->text.data + walk->tokens[at].start;
  if (pfi_boundary_shape(walk, at) != PFI_SHAPE_QUOTE) {
    return false;
  }
  bool adjacent = walk->tokens[at].start + walk->tokens[at].size == walk->tokens[at + 1].start;
  return text[0] == '"' ? walk->quote_open && adjacent : walk->quote_open;
}

/* "Who pays?" Ana Ortiz asked. The speaker behind a quotation belongs to its sentence; behind a quotation that ends
 * with a full stop only when no more than the verb follows, for "He said the war was over" is a sentence of its own. */
static bool is_speaker_behind(const pfi_boundary *walk, uint32_t at) {
  uint32_t verb = at + 1;
  while (verb < at + 6 && pfi_boundary_shape(walk, verb) >= PFI_SHAPE_CAPITALISED &&
         pfi_boundary_shape(walk, verb) <= PFI_SHAPE_CAPITALS) {
    verb++;
  }
  if (verb == at + 1 || verb >= walk->count || (word_classes(walk, verb) & PFI_WORD_SPEECH) == 0) {
    return false;
  }
  pfi_token_shape stop = pfi_boundary_shape(walk, at - 1), behind = pfi_boundary_shape(walk, verb + 1);
  bool ends = behind == PFI_SHAPE_PERIOD || behind == PFI_SHAPE_COMMA || behind == PFI_SHAPE_NONE;
  bool clause = behind == PFI_SHAPE_COLON || (word_classes(walk, verb + 1) & PFI_WORD_CLAUSE) != 0;
  return ends || (stop != PFI_SHAPE_PERIOD && !clause);
}

/* A place and date before the first dash or bar of a block: KYIV, March 3 (Agency) — The talks. */
static bool is_dateline(const pfi_boundary *walk, uint32_t at) {
  enum { LONGEST_DATELINE = 12 };
  const char *text = walk->text.data + walk->tokens[at].start;
  bool bar = text[0] == '|' && walk->tokens[at].size == 1;
  bool dash =
      pfi_boundary_shape(walk, at) == PFI_SHAPE_DASH && at > 0 &&
      (pfi_boundary_shape(walk, at - 1) == PFI_SHAPE_CLOSE || pfi_boundary_shape(walk, 0) == PFI_SHAPE_CAPITALS);
  return (bar || dash) && walk->sentence_first == 0 && at > 0 && at < LONGEST_DATELINE;
}

/* Does the quotation that ends at `at` go on with its speaker? */
static bool goes_on_behind_quotation(const pfi_boundary *walk, uint32_t at) {
  pfi_token_shape shape = pfi_boundary_shape(walk, at), next = pfi_boundary_shape(walk, at + 1);
  if (shape != PFI_SHAPE_QUOTE && shape != PFI_SHAPE_APOSTROPHE) {
    return false;
  }
  bool stop = at > walk->sentence_first && pfi_shape_is_stop(pfi_boundary_shape(walk, at - 1));
  if (next == PFI_SHAPE_LOWER) {
    return stop || shape == PFI_SHAPE_QUOTE; /* "Why?" asked the minister */
  }
  return stop && is_speaker_behind(walk, at);
}

/* A bullet goes on with its item. */
static bool is_bullet(const pfi_boundary *walk, uint32_t at) {
  const pfi_token *token = &walk->tokens[at];
  pfi_token_shape shape = pfi_boundary_shape(walk, at);
  bool one = token->size == 1 || (walk->text.data[token->start] & 0x80) != 0;
  return one && at == walk->sentence_first && (shape == PFI_SHAPE_BULLET || shape == PFI_SHAPE_DASH);
}

/* A full stop before a title: "in Bern. Mr. Lanz left". */
static bool is_end_before_title(const pfi_boundary *walk, uint32_t at) {
  return pfi_boundary_shape(walk, at) == PFI_SHAPE_PERIOD && (walk->tokens[at].flags & PFI_TOKEN_GLUED) == 0 &&
         at + 2 < walk->count && (walk->tokens[at + 2].flags & PFI_TOKEN_GLUED) != 0 &&
         pfi_boundary_shape(walk, at + 1) == PFI_SHAPE_CAPITALISED &&
         (word_classes(walk, at + 1) & PFI_WORD_TITLE) != 0;
}

/* A full stop, question or exclamation mark, with what closes behind it, before a quotation that opens:
 * "Are you coming?" "No." */
static bool is_end_before_quotation(const pfi_boundary *walk, uint32_t at) {
  uint32_t stop = at;
  while (stop > walk->sentence_first && at - stop < 2 && pfi_shape_is_closer(pfi_boundary_shape(walk, stop))) {
    stop--;
  }
  pfi_token_shape shape = pfi_boundary_shape(walk, stop), begin = pfi_boundary_shape(walk, at + 2);
  bool ends = (shape == PFI_SHAPE_PERIOD || shape == PFI_SHAPE_QUESTION || shape == PFI_SHAPE_EXCLAMATION) &&
              (walk->tokens[stop].flags & PFI_TOKEN_GLUED) == 0;
  bool begins = (begin >= PFI_SHAPE_CAPITALISED && begin <= PFI_SHAPE_DIGIT) || begin == PFI_SHAPE_OPEN;
  return ends && begins && !walk->quote_open && pfi_boundary_shape(walk, at + 1) == PFI_SHAPE_QUOTE &&
         walk->tokens[at + 1].start + walk->tokens[at + 1].size == walk->tokens[at + 2].start;
}

pfi_boundary_rule pfi_boundary_apply_rules(const pfi_boundary *walk, uint32_t at) {
  const pfi_token *token = &walk->tokens[at];
  if (at + 1 >= walk->count || (token[1].flags & (PFI_TOKEN_JOINED | PFI_TOKEN_GLUED)) != 0 ||
      pfi_boundary_is_inside(walk, at)) {
    return PFI_BOUNDARY_NEVER;
  }
  if (is_end_by_script(walk, at)) {
    return PFI_BOUNDARY_ALWAYS;
  }
  bool spaced = token[0].start + token[0].size < token[1].start;
  if (!spaced && !can_end_unspaced(walk, at)) {
    return PFI_BOUNDARY_NEVER;
  }
  if (is_opening(walk, at) || goes_on_behind_quotation(walk, at) || is_dateline(walk, at) || is_bullet(walk, at)) {
    return PFI_BOUNDARY_NEVER;
  }
  if (spaced && (is_end_before_quotation(walk, at) || is_end_before_title(walk, at))) {
    return PFI_BOUNDARY_ALWAYS;
  }
  if ((token->flags & PFI_TOKEN_GLUED) != 0 && at > walk->sentence_first) {
    return rule_of_abbreviation(walk, at);
  }
  return PFI_BOUNDARY_OPEN;
}
