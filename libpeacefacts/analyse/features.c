/* Makes a word's features: keys of the form, its affixes and its shape.
 *
 * Invariant: a key depends on the bytes of the form (and, for marks, on the spaces around it) alone, never on the
 * machine. Digits count as 0, curly quotation marks as straight ones, so that styles of print share what is learned.
 * The idea of hashed affix features instead of word vectors follows Kiperwasser's and spaCy's small models. */
#include "analyse/features.h"

enum { LONGEST = 48 };

typedef struct word_chars {
  uint32_t lower[LONGEST]; /* normalised characters */
  uint32_t cased[LONGEST];
  size_t size;
  unsigned upper, letters, digits, others;
  int first_upper, hyphen;
} word_chars;

/* Reads one character; a byte that is no UTF-8 counts as itself, marked so that it meets no real character. */
static uint32_t feature_character(const unsigned char *at, size_t left, size_t *used) {
  uint32_t c = at[0];
  size_t more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : c >= 0xC0 ? 1 : 0;
  *used = 1;
  if (c < 0x80) return c;
  if (more == 0 || more >= left) return c | 0x800000u;
  uint32_t value = c & (0x3Fu >> more);
  for (size_t i = 1; i <= more; i++) {
    if ((at[i] & 0xC0) != 0x80) return c | 0x800000u;
    value = value << 6 | (at[i] & 0x3Fu);
  }
  *used = more + 1;
  return value;
}

static uint32_t plain_mark(uint32_t c) {
  switch (c) {
  case 0x2018:
  case 0x2019:
  case 0x201B:
  case 0x2032:
  case 0x02BC:
  case 0x00B4:
  case '`':
    return '\'';
  case 0x201C:
  case 0x201D:
  case 0x201E:
  case 0x201F:
  case 0x00AB:
  case 0x00BB:
    return '"';
  case 0x2010:
  case 0x2011:
  case 0x2212:
    return '-';
  case 0x2013:
  case 0x2015:
    return 0x2014;
  default:
    return c;
  }
}

static int is_feature_upper(uint32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
}

static int is_feature_lower(uint32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 0xDF && c != 0xF7 && c < 0x2000);
}

static void add_character(word_chars *word, uint32_t c) {
  c = plain_mark(c);
  uint32_t lower = c;
  if (c >= '0' && c <= '9') {
    word->digits++;
    c = lower = '0';
  } else if (is_feature_upper(c)) {
    if (word->size == 0) word->first_upper = 1;
    word->upper++;
    word->letters++;
    lower = c + 32;
  } else if (is_feature_lower(c)) {
    word->letters++;
  } else {
    word->others++;
    if (c == '-') word->hyphen = 1;
  }
  word->cased[word->size] = c;
  word->lower[word->size++] = lower;
}

static void read_characters(word_chars *word, const char *form, size_t size) {
  *word = (word_chars){.size = 0};
  for (size_t i = 0, used; i < size && word->size < LONGEST; i += used) {
    add_character(word, feature_character((const unsigned char *)form + i, size - i, &used));
  }
  if (word->size == 2 && word->lower[0] == '\'' && word->lower[1] == '\'') { /* '' and `` are quotation marks */
    word->size = 1;
    word->lower[0] = word->cased[0] = '"';
  }
}

static uint64_t hash_characters(uint64_t kind, const uint32_t *chars, size_t count) {
  uint64_t hash = (kind + 1) * 0x9E3779B97F4A7C15u;
  for (size_t i = 0; i < count; i++) {
    hash = (hash ^ chars[i]) * 0xD6E8FEB86659FD93u;
    hash ^= hash >> 32;
  }
  hash *= 0xD6E8FEB86659FD93u;
  hash ^= hash >> 29;
  return hash | 1; /* never 0 */
}

static uint64_t shape_key(const word_chars *word) {
  uint32_t shape[LONGEST];
  size_t count = 0;
  for (size_t i = 0; i < word->size; i++) {
    uint32_t c = word->cased[i];
    uint32_t mark = is_feature_upper(c) ? 'X' : is_feature_lower(c) ? 'x' : c == '0' ? 'd' : c;
    if (count >= 2 && shape[count - 1] == mark && shape[count - 2] == mark) continue;
    shape[count++] = mark;
    if (count == 8) break;
  }
  return hash_characters(PFI_SLOT_SHAPE, shape, count);
}

static uint64_t class_key(const word_chars *word, unsigned spaces) {
  uint32_t capitals = word->letters == 0                      ? 0u
                      : word->upper == 0                      ? 1u
                      : word->upper == word->letters          ? (word->letters == 1 ? 2u : 3u)
                      : word->first_upper && word->upper == 1 ? 4u
                                                              : 5u;
  uint32_t length = word->size < 10 ? (uint32_t)word->size : 10u;
  uint32_t parts[5] = {capitals, length, word->digits > 0, (uint32_t)word->hyphen, spaces};
  return hash_characters(PFI_SLOT_CLASS, parts, 5);
}

unsigned pfi_feature_spaces(const char *form, size_t size, unsigned spaces) {
  for (size_t i = 0; i < size; i++) {
    unsigned char c = (unsigned char)form[i];
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return 0;
    if (c >= 0xC3 && c != 0xE2) return 0; /* letters beyond ASCII; E2 opens the general punctuation */
  }
  return spaces | 4;
}

void pfi_feature_keys(const char *form, size_t size, unsigned spaces, uint64_t keys[PFI_SLOT_COUNT]) {
  word_chars word;
  read_characters(&word, form, size);
  size_t n = word.size;
  keys[PFI_SLOT_LOWER] = hash_characters(PFI_SLOT_LOWER, word.lower, n);
  keys[PFI_SLOT_CASED] = word.upper > 0 ? hash_characters(PFI_SLOT_CASED, word.cased, n) : 0;
  for (size_t k = 1; k <= 5; k++) {
    uint64_t kind = PFI_SLOT_PREFIX + k - 1;
    keys[kind] = n > k ? hash_characters(kind, word.lower, k) : 0;
    kind = PFI_SLOT_SUFFIX + k - 1;
    keys[kind] = n > k ? hash_characters(kind, word.lower + (n - k), k) : 0;
  }
  keys[PFI_SLOT_SHAPE] = shape_key(&word);
  keys[PFI_SLOT_CLASS] = class_key(&word, pfi_feature_spaces(form, size, spaces));
}
