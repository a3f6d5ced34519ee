/* boundary.c - a linear classifier of sentence ends over hashed features, with weights of one byte.
 *
 * Rules alone do not do here: "U.S." ends a sentence or not by what follows, and web text ends sentences without any
 * mark. So every gap that boundary_rule.c leaves open is described by small categories: the mark, the closing quotation
 * mark or bracket behind it, the words and shapes left and right, open quotation marks and brackets, lengths, the
 * block's habits. Pairs and triples of them are hashed into one table (Gillick 2009, "Sentence boundary detection and
 * the problem with the U.S.", had the same kind of features). Integers only.
 */
#include "segment/boundary.h"

#include "data/boundary_weights.h"
#include "segment/token.h"
#include "segment/token_word.h"

enum { CLEARLY_NONE = -30 }; /* the others hardly ever make good such a sum of the first features */

/* What a gap looks like. */
typedef struct boundary_gap {
  uint32_t stop;       /* shape of the mark that may end the sentence; LOWER behind a word */
  uint32_t mark;       /* ... with the closing quotation marks and brackets behind it */
  uint32_t word;       /* the last word before the mark: its number, */
  uint32_t last;       /* shape, */
  uint32_t last_hash;  /* and hash */
  uint32_t before;     /* shape of the token before it */
  uint32_t opener;     /* shape of the opening mark behind the gap, or 0 */
  uint32_t next;       /* the first word behind the gap: its number, */
  uint32_t begin;      /* shape, */
  uint32_t begin_hash; /* and hash */
} boundary_gap;

static uint32_t hash_word(const pfi_boundary *walk, uint32_t at) {
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
    length = length <= 2 ? length - 1 : (length + 1) / 2;
    result++;
  }
  return result;
}

static uint32_t opener_of(pfi_token_shape shape) {
  bool opens = shape == PFI_SHAPE_QUOTE || shape == PFI_SHAPE_APOSTROPHE || shape == PFI_SHAPE_OPEN ||
               shape == PFI_SHAPE_BULLET || shape == PFI_SHAPE_DASH;
  return opens ? (uint32_t)shape : 0;
}

static boundary_gap look_around(const pfi_boundary *walk, uint32_t at) {
  boundary_gap gap = {0};
  uint32_t mark = at, closers = 0;
  while (mark > walk->sentence_first && at - mark < 3 && pfi_shape_is_closer(pfi_boundary_shape(walk, mark))) {
    closers = closers * 4 + (uint32_t)pfi_boundary_shape(walk, mark) - PFI_SHAPE_APOSTROPHE + 1;
    mark--;
  }
  pfi_token_shape shape = pfi_boundary_shape(walk, mark);
  bool word = pfi_shape_is_word(shape);
  gap.stop = word ? PFI_SHAPE_LOWER : (uint32_t)shape;
  if ((walk->tokens[mark].flags & PFI_TOKEN_GLUED) != 0) {
    gap.stop = PFI_SHAPE_ABBREVIATION;
  }
  gap.mark = gap.stop * 64 + closers;
  gap.word = word || mark == walk->sentence_first ? mark : mark - 1;
  gap.last = pfi_boundary_shape(walk, gap.word);
  gap.last_hash = hash_word(walk, gap.word);
  gap.before = gap.word > walk->sentence_first ? (uint32_t)pfi_boundary_shape(walk, gap.word - 1) : 0;
  gap.opener = opener_of(pfi_boundary_shape(walk, at + 1));
  gap.next = gap.opener != 0 ? at + 2 : at + 1;
  gap.begin = pfi_boundary_shape(walk, gap.next);
  gap.begin_hash = hash_word(walk, gap.next) + gap.begin;
  return gap;
}

static uint32_t abbreviation_class(const pfi_boundary *walk, const boundary_gap *gap) {
  const pfi_token *word = &walk->tokens[gap->word];
  const char *text = walk->text.data + word->start;
  if (gap->stop != PFI_SHAPE_ABBREVIATION) {
    return 0;
  }
  if (word->size == 1) {
    return pfi_is_upper(text[0]) ? 1 : 2;
  }
  if (memchr(text, '.', word->size < 8 ? word->size : 8) != NULL) {
    return pfi_is_upper(text[0]) ? 3 : text[word->size - 1] == 'm' ? 4 : 5;
  }
  uint32_t classes = pfi_token_word_classes(text, word->size) & 0xFF, result = 6;
  while (classes > 1) {
    classes >>= 1;
    result++;
  }
  return result + (pfi_is_upper(text[0]) ? 16 : 0);
}

static uint32_t feature_index(uint32_t number, const uint32_t *parts, size_t count) {
  uint32_t hash = (number + 1) * 0x9E3779B1u;
  for (size_t i = 0; i < count; i++) {
    hash = (hash ^ parts[i]) * 0x85EBCA6Bu;
    hash ^= hash >> 15;
  }
  return (hash * 0xC2B2AE35u) >> (32 - PFI_BOUNDARY_BITS);
}

#define BOUNDARY_FEATURE(...)                                                                                          \
  do {                                                                                                                 \
    const uint32_t parts[] = {__VA_ARGS__};                                                                            \
    features[n] = feature_index(n, parts, sizeof parts / sizeof parts[0]);                                             \
    n++;                                                                                                               \
  } while (0)

static uint32_t side_of(const boundary_gap *gap) {
  return gap->begin * 32 + gap->opener;
}

static void first_features(const pfi_boundary *walk, uint32_t at, const boundary_gap *gap, uint32_t *features) {
  const pfi_token *token = &walk->tokens[at];
  uint32_t spaced = token[0].start + token[0].size < token[1].start ? 1 : 0;
  uint32_t size = walk->tokens[gap->word].size < 5 ? walk->tokens[gap->word].size : 5, n = 0;
  BOUNDARY_FEATURE(gap->mark, spaced);
  BOUNDARY_FEATURE(gap->mark, side_of(gap), spaced);
  BOUNDARY_FEATURE(gap->stop, gap->last_hash);
  BOUNDARY_FEATURE(gap->stop, gap->begin_hash);
  BOUNDARY_FEATURE(gap->stop, gap->begin, walk->block_ending, walk->block_capitals);
  BOUNDARY_FEATURE(gap->stop, gap->last, size, gap->begin);
  BOUNDARY_FEATURE(gap->stop, gap->begin, gap->last, gap->before);
  BOUNDARY_FEATURE(gap->stop, gap->begin, walk->block_habit, walk->block_ending);
}

static uint32_t shape_with_abbreviation(const pfi_boundary *walk, uint32_t at) {
  bool glued = at < walk->count && (walk->tokens[at].flags & PFI_TOKEN_GLUED) != 0;
  return glued ? PFI_SHAPE_ABBREVIATION : (uint32_t)pfi_boundary_shape(walk, at);
}

static void other_features(const pfi_boundary *walk, uint32_t at, const boundary_gap *gap, uint32_t *features) {
  const pfi_token *next = &walk->tokens[gap->next];
  uint32_t classes = gap->next < walk->count ? pfi_token_word_classes(walk->text.data + next->start, next->size) : 0;
  uint32_t kind = abbreviation_class(walk, gap), starter = (classes & PFI_WORD_STARTER) != 0 ? 1 : 0;
  uint32_t second = shape_with_abbreviation(walk, gap->next + 1),
           first = pfi_boundary_shape(walk, walk->sentence_first);
  uint32_t length = length_class(at + 1 - walk->sentence_first), rest = length_class(walk->count - at - 1);
  uint32_t open = (walk->quote_open ? 4u : 0u) + walk->brackets, side = side_of(gap);
  uint32_t before_hash = gap->word > walk->sentence_first ? hash_word(walk, gap->word - 1) : 0;
  uint32_t n = PFI_BOUNDARY_FIRST_FEATURES;
  BOUNDARY_FEATURE(gap->mark, kind, side);
  BOUNDARY_FEATURE(gap->mark, side, open);
  BOUNDARY_FEATURE(gap->stop, gap->begin, length);
  BOUNDARY_FEATURE(gap->stop, gap->begin, rest);
  BOUNDARY_FEATURE(gap->mark, side, second);
  BOUNDARY_FEATURE(gap->stop, gap->begin, hash_word(walk, gap->next + 1));
  BOUNDARY_FEATURE(kind, gap->begin_hash);
  BOUNDARY_FEATURE(gap->stop, first, gap->begin, gap->opener);
  BOUNDARY_FEATURE(gap->stop, length, rest, walk->block_ending);
  BOUNDARY_FEATURE(gap->last_hash, gap->begin_hash);
  BOUNDARY_FEATURE(gap->stop, gap->last, gap->begin, second, walk->block_ending);
  BOUNDARY_FEATURE(kind, gap->last_hash, gap->begin);
  BOUNDARY_FEATURE(gap->stop, before_hash, gap->begin);
  BOUNDARY_FEATURE(gap->stop, hash_word(walk, walk->sentence_first), gap->begin);
  BOUNDARY_FEATURE(gap->mark, open, length, gap->begin);
  BOUNDARY_FEATURE(gap->mark % 64, gap->begin_hash);
  BOUNDARY_FEATURE(gap->stop, gap->before, gap->last, gap->begin, second);
  BOUNDARY_FEATURE(gap->mark, kind, starter, gap->begin);
  BOUNDARY_FEATURE(gap->stop, gap->last, gap->begin, walk->block_habit);
  BOUNDARY_FEATURE(gap->stop, gap->last, starter, walk->block_ending, walk->block_capitals);
}

#undef BOUNDARY_FEATURE

void pfi_boundary_features(const pfi_boundary *walk, uint32_t at, uint32_t features[PFI_BOUNDARY_FEATURES]) {
  boundary_gap gap = look_around(walk, at);
  first_features(walk, at, &gap, features);
  other_features(walk, at, &gap, features);
}

bool pfi_boundary_is_end(const pfi_boundary *walk, uint32_t at) {
  pfi_boundary_rule rule = pfi_boundary_apply_rules(walk, at);
  if (rule != PFI_BOUNDARY_OPEN) {
    return rule == PFI_BOUNDARY_ALWAYS;
  }
  uint32_t features[PFI_BOUNDARY_FEATURES];
  boundary_gap gap = look_around(walk, at);
  int32_t score = 0;
  first_features(walk, at, &gap, features);
  for (size_t i = 0; i < PFI_BOUNDARY_FIRST_FEATURES; i++) {
    score += pfi_boundary_weights[features[i]];
  }
  if (score < CLEARLY_NONE) {
    return false;
  }
  other_features(walk, at, &gap, features);
  for (size_t i = PFI_BOUNDARY_FIRST_FEATURES; i < PFI_BOUNDARY_FEATURES; i++) {
    score += pfi_boundary_weights[features[i]];
  }
  return score > 0;
}
