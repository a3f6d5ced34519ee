/* fold.c - folding of paragraphs: 16 or 32 ASCII bytes at a time, one code point at a time else.
 *
 * Invariant: the folded text depends on the text alone, not on how it was cut into steps; the AVX2, the SSE2 and the
 * portable step give the same bytes and bits. White space becomes gaps whose length says nothing: only words, marks and
 * their order are read from the result. Scripts that write without spaces get one "word" per character, made of the
 * character and the one or two before it, so that three words in a row are a character 4-gram or 5-gram.
 */
#include "deduplicate/fold.h"

#include "base/bits.h"
#include "base/error.h"
#include "base/unicode.h"

/* PFI_PORTABLE, which a test defines, leaves the portable step alone. */
#if defined(__GNUC__) && defined(__x86_64__) && !defined(PFI_PORTABLE)
#define PFI_HAS_AVX2_FOLD
#include <immintrin.h>
#define AVX2 __attribute__((target("avx2")))
#endif
#if defined(__SSE2__) && !defined(PFI_PORTABLE)
#define PFI_HAS_SSE2_FOLD
#include <emmintrin.h>
#endif

enum {
  STEP = 16,
  WIDE_STEP = 32,
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
  uint32_t run[2];               /* the last characters of a script without spaces, newest first; 0: none */
  uint64_t word_limb, mark_limb; /* the bits of the limb that the next byte belongs to, so far */
} folding;

/* One more than the bytes need, since bits are stored by twos. */
static size_t limbs_of(size_t capacity) {
  return capacity / 64 + 2;
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
    pfi_free(allocator, folded->word_bits, 2 * limbs_of(folded->capacity) * sizeof *folded->word_bits);
  }
  *folded = (pfi_folded){NULL, NULL, NULL, 0, 0};
}

/* Takes `count` bytes that stand behind the folded ones, with their bits. The limbs are written whole, so that nothing
 * is cleared beforehand and nothing read back. */
PFI_ALWAYS_INLINE void take_bytes(folding *f, size_t count, uint64_t words, uint64_t marks) {
  pfi_folded *out = f->out;
  size_t limb = out->size / 64, shift = out->size % 64;
  uint64_t word_limb = f->word_limb | words << shift, next_words = words >> 1 >> (63 - shift);
  uint64_t mark_limb = f->mark_limb | marks << shift, next_marks = marks >> 1 >> (63 - shift);
  out->word_bits[limb] = word_limb; /* NOLINT(clang-analyzer-core.NullDereference): reserved by every caller */
  out->word_bits[limb + 1] = next_words;
  out->mark_bits[limb] = mark_limb;
  out->mark_bits[limb + 1] = next_marks;
  f->word_limb = shift + count < 64 ? word_limb : next_words;
  f->mark_limb = shift + count < 64 ? mark_limb : next_marks;
  out->size += count;
}

/* What a step found: bit i stands for byte i. */
typedef struct step_bits {
  uint32_t word;
  uint32_t mark;
  uint32_t not_ascii;
} step_bits;

/* Marks that hold a word together: an address is a few long words then, and no chance likeness of many short ones. */
static inline bool is_joint(uint32_t code_point) {
  return code_point == '/' || code_point == '_';
}

#if defined(PFI_HAS_AVX2_FOLD)
AVX2 static inline step_bits fold_wide_step(unsigned char *to, const unsigned char *from) {
  const __m256i c = _mm256_loadu_si256((const __m256i *)(const void *)from);
  /* A byte is in [first, first + n) when byte - first - 128, as signed, is below n - 128. */
  const __m256i folded_case = _mm256_or_si256(c, _mm256_set1_epi8(0x20));
  const __m256i letter =
      _mm256_cmpgt_epi8(_mm256_set1_epi8(-128 + 26), _mm256_sub_epi8(folded_case, _mm256_set1_epi8((char)('a' + 128))));
  const __m256i digit =
      _mm256_cmpgt_epi8(_mm256_set1_epi8(-128 + 10), _mm256_sub_epi8(c, _mm256_set1_epi8((char)('0' + 128))));
  const __m256i joint =
      _mm256_or_si256(_mm256_cmpeq_epi8(c, _mm256_set1_epi8('/')), _mm256_cmpeq_epi8(c, _mm256_set1_epi8('_')));
  const __m256i word = _mm256_or_si256(_mm256_or_si256(letter, digit), joint);
  const __m256i graphic =
      _mm256_andnot_si256(_mm256_cmpeq_epi8(c, _mm256_set1_epi8(0x7F)), _mm256_cmpgt_epi8(c, _mm256_set1_epi8(0x20)));
  const __m256i lowered = _mm256_or_si256(c, _mm256_and_si256(letter, _mm256_set1_epi8(0x20)));
  _mm256_storeu_si256((__m256i *)(void *)to, lowered);
  return (step_bits){(uint32_t)_mm256_movemask_epi8(word),
                     (uint32_t)_mm256_movemask_epi8(_mm256_andnot_si256(word, graphic)),
                     (uint32_t)_mm256_movemask_epi8(c)};
}
#endif

#if defined(PFI_HAS_SSE2_FOLD)
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

static void put_code_point(folding *f, uint32_t code_point, bool word) {
  char bytes[4];
  size_t size = pfi_utf8_encode(code_point, bytes);
  memcpy(f->out->bytes + f->out->size, bytes, size);
  take_bytes(f, size, word ? (1u << size) - 1 : 0, !word);
}

static void put_gap(folding *f) {
  f->out->bytes[f->out->size] = ' ';
  take_bytes(f, 1, 0, 0);
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
  put_gap(f);
  if (length > 2 && f->run[0] != 0 && f->run[1] != 0) put_code_point(f, f->run[1], true);
  if (f->run[0] != 0) put_code_point(f, f->run[0], true);
  put_code_point(f, code_point, true);
  put_gap(f);
  f->run[1] = f->run[0];
  f->run[0] = code_point;
}

static void put_marks(folding *f) {
  for (size_t i = 0; i < f->mark_count; i++)
    put_code_point(f, f->marks[i], true);
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
    put_gap(f);
  else
    put_code_point(f, code_point, is_joint(code_point) || pfi_unicode_in_word(code_point));
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

/* ASCII to the end or the first byte that is none; returns how many bytes. */
PFI_ALWAYS_INLINE size_t fold_ascii(folding *f, const unsigned char *from, size_t left, bool wide) {
  const size_t step = wide ? WIDE_STEP : STEP;
  size_t at = 0;
  for (;;) {
    unsigned char last[WIDE_STEP];
    const unsigned char *bytes = from + at;
    size_t taken = left - at < step ? left - at : step;
    if (taken < step) {
      memset(last, 0, sizeof last);
      memcpy(last, bytes, taken);
      bytes = last;
    }
    unsigned char *to = f->out->bytes + f->out->size;
#if defined(PFI_HAS_AVX2_FOLD)
    step_bits bits = wide ? fold_wide_step(to, bytes) : fold_step(to, bytes);
#else
    step_bits bits = fold_step(to, bytes);
#endif
    uint64_t ascii = ~(uint64_t)bits.not_ascii & (bits.not_ascii - UINT64_C(1)); /* before the first that is none */
    if (bits.not_ascii != 0) taken = pfi_lowest_bit(bits.not_ascii);
    take_bytes(f, taken, bits.word & ascii, bits.mark & ascii);
    at += taken;
    if (bits.not_ascii != 0 || at == left) return at;
  }
}

/* Most of what is not ASCII in English: the quotation marks and dashes of U+2010 to U+203F, three bytes each. Returns 3
 * when one stands there, else 0. */
static size_t fold_punctuation(folding *f, const unsigned char *bytes, size_t left) {
  static const char plain[64] = {
      [0x10] = '-',  [0x11] = '-',  [0x12] = '-',  [0x13] = '-',  [0x14] = '-',  [0x15] = '-',
      [0x18] = '\'', [0x19] = '\'', [0x1A] = '\'', [0x1B] = '\'', [0x1C] = '"',  [0x1D] = '"',
      [0x1E] = '"',  [0x1F] = '"',  [0x32] = '\'', [0x33] = '"',  [0x39] = '\'', [0x3A] = '\''};
  if (left < 3 || bytes[0] != 0xE2 || bytes[1] != 0x80 || (bytes[2] & 0xC0) != 0x80) return 0;
  char mark = plain[bytes[2] & 63];
  if (mark == 0) return 0;
  if (f->mark_count > 0) put_marks(f);
  f->run[0] = f->run[1] = 0;
  f->out->bytes[f->out->size] = (unsigned char)mark;
  take_bytes(f, 1, 0, 1);
  return 3;
}

PFI_ALWAYS_INLINE pf_status fold_all(folding *f, pf_view text, pf_error *error, bool wide) {
  const unsigned char *bytes = (const unsigned char *)text.data;
  for (size_t at = 0; at < text.size;) {
    if (bytes[at] < 0x80) {
      if (f->mark_count > 0) put_marks(f);
      f->run[0] = f->run[1] = 0;
      at += fold_ascii(f, bytes + at, text.size - at, wide);
      continue;
    }
    size_t size = fold_punctuation(f, bytes + at, text.size - at);
    if (size == 0) {
      uint32_t code_point = pfi_utf8_decode(text, at, &size);
      if (!folded_reserve(f->out, text.size - at + CODE_POINT_MOST, f->allocator)) return pfi_fail_memory(error);
      fold_code_point(f, code_point);
    }
    at += size;
  }
  put_marks(f);
  return PF_OK;
}

#if defined(PFI_HAS_AVX2_FOLD)
AVX2 static pf_status fold_all_wide(folding *f, pf_view text, pf_error *error) {
  return fold_all(f, text, error, true);
}
#endif

static pf_status fold_all_best(folding *f, pf_view text, pf_error *error) {
#if defined(PFI_HAS_AVX2_FOLD)
  if (__builtin_cpu_supports("avx2")) return fold_all_wide(f, text, error);
#endif
  return fold_all(f, text, error, false);
}

pf_status pfi_fold(pfi_folded *folded, pf_view text, const pf_allocator *allocator, pf_error *error) {
  folding f = {.out = folded, .allocator = allocator};
  size_t more;
  folded->size = 0;
  if (!pfi_size_add(text.size, CODE_POINT_MOST, &more) || !folded_reserve(folded, more, allocator))
    return pfi_fail_memory(error);
  take_bytes(&f, 0, 0, 0);
  pf_status status = fold_all_best(&f, text, error);
  if (status == PF_OK) memset(folded->bytes + folded->size, 0, PFI_FOLD_SLACK);
  return status;
}
