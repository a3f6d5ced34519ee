/* fold.c - folding of paragraphs: sixteen ASCII bytes at a time where there are sixteen, one code point at a time else.
 *
 * Invariant: the folded text depends on the text alone, not on how it was cut into sixteens; the SSE2 and the portable
 * step give the same bytes and bits. White space becomes gaps whose length says nothing: only words, marks and their
 * order are read from the result. Scripts that write without spaces get one "word" per character, made of the
 * character and the one or two before it, so that three words in a row are a character 4-gram or 5-gram.
 */
#include "deduplicate/fold.h"

#include "base/error.h"
#include "base/unicode.h"
#include "deduplicate/bits.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum {
  STEP = 16,
  /* The most bytes that one code point folds to, with the repeated ones before it and the gap behind. */
  CODE_POINT_MOST = 4 * 3 * PFI_FOLD_MOST + 8,
  MARKS_KEPT = 16 /* combining marks put in order; more on one letter stay as they stand */
};

typedef struct folding {
  pfi_folded *out;
  const pf_allocator *allocator;
  uint32_t marks[MARKS_KEPT]; /* that wait for the end of their letter, ordered by class */
  unsigned char classes[MARKS_KEPT];
  size_t mark_count;
  uint32_t run[2]; /* the last characters of a script without spaces, newest first; 0: none */
} folding;

static size_t limbs_of(size_t capacity) {
  return capacity / 64 + 1;
}

/* Both sets of bits are one block, the marks behind the words. */
static bool folded_grow(pfi_folded *folded, size_t capacity, const pf_allocator *allocator) {
  pfi_folded grown = {NULL, NULL, NULL, folded->size, capacity};
  grown.bytes = pfi_resize(allocator, NULL, 0, capacity + PFI_FOLD_SLACK);
  grown.word_bits = pfi_new_array(allocator, 2 * limbs_of(capacity), sizeof *grown.word_bits);
  if (grown.bytes == NULL || grown.word_bits == NULL) {
    pfi_free(allocator, grown.bytes, capacity + PFI_FOLD_SLACK);
    pfi_free(allocator, grown.word_bits, 2 * limbs_of(capacity) * sizeof *grown.word_bits);
    return false;
  }
  grown.mark_bits = grown.word_bits + limbs_of(capacity);
  if (folded->size > 0) {
    memcpy(grown.bytes, folded->bytes, folded->size);
    memcpy(grown.word_bits, folded->word_bits, limbs_of(folded->size) * sizeof *grown.word_bits);
    memcpy(grown.mark_bits, folded->mark_bits, limbs_of(folded->size) * sizeof *grown.mark_bits);
  }
  pfi_folded_free(folded, allocator);
  *folded = grown;
  return true;
}

static bool folded_reserve(pfi_folded *folded, size_t more, const pf_allocator *allocator) {
  size_t need;
  if (!pfi_size_add(folded->size, more, &need) || need > SIZE_MAX / 4) return false;
  if (need <= folded->capacity) return true;
  size_t capacity = folded->capacity == 0 ? 1024 : folded->capacity;
  while (capacity < need)
    capacity *= 2;
  return folded_grow(folded, capacity, allocator);
}

void pfi_folded_free(pfi_folded *folded, const pf_allocator *allocator) {
  if (folded->capacity > 0) {
    pfi_free(allocator, folded->bytes, folded->capacity + PFI_FOLD_SLACK);
    pfi_free(allocator, folded->word_bits, 2 * (folded->capacity / 64 + 1) * sizeof *folded->word_bits);
  }
  *folded = (pfi_folded){NULL, NULL, NULL, 0, 0};
}

static inline void set_bits(uint64_t *bits, size_t at, uint64_t value) {
  size_t limb = at / 64, shift = at % 64;
  bits[limb] |= value << shift;
  if (shift > 64 - STEP) bits[limb + 1] |= value >> (64 - shift);
}

/* What a step of sixteen bytes found: bit i stands for byte i. */
typedef struct step_bits {
  uint32_t word;
  uint32_t mark;
  uint32_t not_ascii;
} step_bits;

/* Marks that hold a word together: an address is a few long words then, and no chance likeness of many short ones. */
static inline bool is_joint(uint32_t code_point) {
  return code_point == '/' || code_point == '_';
}

#if defined(__SSE2__)
static inline step_bits fold_step(unsigned char *to, const unsigned char *from) {
  const __m128i c = _mm_loadu_si128((const __m128i *)(const void *)from);
  /* A byte is in [first, first + n) when byte - first - 128, as signed, is below n - 128. */
  const __m128i folded_case = _mm_or_si128(c, _mm_set1_epi8(0x20));
  const __m128i letter =
      _mm_cmplt_epi8(_mm_sub_epi8(folded_case, _mm_set1_epi8((char)('a' + 128))), _mm_set1_epi8(-128 + 26));
  const __m128i digit = _mm_cmplt_epi8(_mm_sub_epi8(c, _mm_set1_epi8((char)('0' + 128))), _mm_set1_epi8(-128 + 10));
  const __m128i joint = _mm_or_si128(_mm_cmpeq_epi8(c, _mm_set1_epi8('/')), _mm_cmpeq_epi8(c, _mm_set1_epi8('_')));
  const __m128i word = _mm_or_si128(_mm_or_si128(letter, digit), joint);
  const __m128i graphic =
      _mm_andnot_si128(_mm_cmpeq_epi8(c, _mm_set1_epi8(0x7F)), _mm_cmpgt_epi8(c, _mm_set1_epi8(0x20)));
  const __m128i lowered = _mm_or_si128(c, _mm_and_si128(letter, _mm_set1_epi8(0x20)));
  _mm_storeu_si128((__m128i *)(void *)to, lowered);
  return (step_bits){(uint32_t)_mm_movemask_epi8(word), (uint32_t)_mm_movemask_epi8(_mm_andnot_si128(word, graphic)),
                     (uint32_t)_mm_movemask_epi8(c)};
}
#else
static inline step_bits fold_step(unsigned char *to, const unsigned char *from) {
  step_bits bits = {0, 0, 0};
  for (uint32_t i = 0; i < STEP; i++) {
    char c = (char)from[i];
    uint32_t word = pfi_is_alpha(c) || pfi_is_digit(c) || is_joint((unsigned char)c);
    bits.word |= word << i;
    bits.mark |= (uint32_t)(from[i] > 0x20 && from[i] < 0x7F && !word) << i;
    bits.not_ascii |= (uint32_t)(from[i] >> 7) << i;
    to[i] = (unsigned char)pfi_to_lower(c);
  }
  return bits;
}
#endif

static void put_code_point(pfi_folded *out, uint32_t code_point, bool word) {
  char bytes[4];
  size_t size = pfi_utf8_encode(code_point, bytes);
  memcpy(out->bytes + out->size, bytes, size);
  if (word)
    set_bits(out->word_bits, out->size, (1u << size) - 1);
  else
    set_bits(out->mark_bits, out->size, 1);
  out->size += size;
}

static void put_gap(pfi_folded *out) {
  out->bytes[out->size++] = ' ';
}

/* How many characters a "word" of the script has: 0 for scripts with spaces, 2 for Chinese and Japanese, 3 for the
 * alphabets of South East Asia, whose single letters say less. */
static unsigned characters_of_a_word(uint32_t c) {
  if (c < 0x0E00) return 0;
  if ((c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF)) return 3;
  if ((c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
      (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF))
    return 2;
  return 0;
}

static void put_character_gram(folding *f, uint32_t code_point, unsigned length) {
  put_gap(f->out);
  if (length > 2 && f->run[0] != 0 && f->run[1] != 0) put_code_point(f->out, f->run[1], true);
  if (f->run[0] != 0) put_code_point(f->out, f->run[0], true);
  put_code_point(f->out, code_point, true);
  put_gap(f->out);
  f->run[1] = f->run[0];
  f->run[0] = code_point;
}

static void put_marks(folding *f) {
  for (size_t i = 0; i < f->mark_count; i++)
    put_code_point(f->out, f->marks[i], true);
  f->mark_count = 0;
}

/* Canonical ordering: an insertion that keeps marks of one class as they came. */
static void keep_mark(folding *f, uint32_t mark, unsigned combining_class) {
  if (f->mark_count == MARKS_KEPT) put_marks(f);
  size_t at = f->mark_count++;
  for (; at > 0 && f->classes[at - 1] > combining_class; at--) {
    f->classes[at] = f->classes[at - 1];
    f->marks[at] = f->marks[at - 1];
  }
  f->classes[at] = (unsigned char)combining_class;
  f->marks[at] = mark;
}

static void put_folded(folding *f, uint32_t code_point) {
  unsigned combining_class = code_point < 0x300 ? 0 : pfi_unicode_combining_class(code_point);
  unsigned length = characters_of_a_word(code_point);
  if (combining_class > 0 && length == 0) {
    keep_mark(f, code_point, combining_class);
    return;
  }
  put_marks(f);
  if (length > 0 && pfi_unicode_in_word(code_point)) {
    put_character_gram(f, code_point, length);
    return;
  }
  f->run[0] = f->run[1] = 0;
  if (pfi_is_white_space(code_point) || code_point < 0x20)
    put_gap(f->out);
  else
    put_code_point(f->out, code_point, is_joint(code_point) || pfi_unicode_in_word(code_point));
}

/* Quotation marks and dashes as ASCII has them; 0 when it is none. "''" stays two: it is rare and means '"'. */
static uint32_t plain_punctuation(uint32_t c) {
  if (c >= 0x2010 && c <= 0x2015) return '-';
  switch (c) {
  case 0x00AB:
  case 0x00BB:
  case 0x201C:
  case 0x201D:
  case 0x201E:
  case 0x201F:
  case 0x2033:
  case 0x301D:
  case 0x301E:
    return '"';
  case 0x00B4:
  case 0x02BC:
  case 0x2018:
  case 0x2019:
  case 0x201A:
  case 0x201B:
  case 0x2032:
  case 0x2039:
  case 0x203A:
    return '\'';
  case 0x2212:
  case 0xFE58:
  case 0xFE63:
  case 0xFF0D:
    return '-';
  default:
    return 0;
  }
}

static void fold_code_point(folding *f, uint32_t code_point) {
  uint32_t plain = plain_punctuation(code_point);
  if (plain != 0) {
    put_folded(f, plain);
    return;
  }
  uint32_t made[PFI_FOLD_MOST];
  size_t count = pfi_unicode_fold(code_point, made);
  for (size_t i = 0; i < count; i++)
    put_folded(f, made[i]);
}

/* Up to sixteen bytes of ASCII; returns how many. */
static size_t fold_ascii(folding *f, const unsigned char *from, size_t left) {
  pfi_folded *out = f->out;
  unsigned char last[STEP] = {0};
  if (left < STEP) {
    memcpy(last, from, left);
    from = last;
  }
  step_bits bits = fold_step(out->bytes + out->size, from);
  size_t taken = left < STEP ? left : STEP;
  uint32_t keep = 0xFFFF;
  if (bits.not_ascii != 0) {
    size_t ascii = pfi_lowest_bit(bits.not_ascii);
    taken = ascii < taken ? ascii : taken;
    keep = (1u << taken) - 1;
  }
  set_bits(out->word_bits, out->size, bits.word & keep);
  set_bits(out->mark_bits, out->size, bits.mark & keep);
  out->size += taken;
  return taken;
}

static void folded_clear(pfi_folded *folded) {
  if (folded->capacity == 0) return;
  memset(folded->word_bits, 0, limbs_of(folded->size) * sizeof *folded->word_bits);
  memset(folded->mark_bits, 0, limbs_of(folded->size) * sizeof *folded->mark_bits);
  folded->size = 0;
}

pf_status pfi_fold(pfi_folded *folded, pf_view text, const pf_allocator *allocator, pf_error *error) {
  folding f = {folded, allocator, {0}, {0}, 0, {0, 0}};
  const unsigned char *bytes = (const unsigned char *)text.data;
  folded_clear(folded);
  size_t more;
  if (!pfi_size_add(text.size, CODE_POINT_MOST, &more) || !folded_reserve(folded, more, allocator))
    return pfi_fail_memory(error);
  for (size_t at = 0; at < text.size;) {
    if (bytes[at] < 0x80) {
      put_marks(&f);
      f.run[0] = f.run[1] = 0;
      at += fold_ascii(&f, bytes + at, text.size - at);
      continue;
    }
    size_t size;
    uint32_t code_point = pfi_utf8_decode(text, at, &size);
    if (!folded_reserve(folded, text.size - at + CODE_POINT_MOST, allocator)) return pfi_fail_memory(error);
    fold_code_point(&f, code_point);
    at += size;
  }
  put_marks(&f);
  memset(folded->bytes + folded->size, 0, PFI_FOLD_SLACK);
  return PF_OK;
}
