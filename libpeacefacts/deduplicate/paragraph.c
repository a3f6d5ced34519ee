/* paragraph.c - folded text to keys and word hashes.
 *
 * Words are cut where the word bits change, marks stand where the mark bits are set. The positions are gathered first,
 * by rounds of eight that write too many rather than branch on how many there are (Langdale and Lemire, "Parsing
 * gigabytes of JSON per second", 2019), so that the loop that hashes has no branch that depends on the length of a word
 * of up to sixteen bytes. The keys hash words and marks in their order and never see white space. Invariant: the values
 * are the same on every machine; instructions for bits are used where there are any.
 */
#include "deduplicate/paragraph.h"

/* PFI_PORTABLE, which a test defines, leaves them out. */
#if defined(__GNUC__) && defined(__x86_64__) && !defined(PFI_PORTABLE)
#define PFI_HAS_BIT_INSTRUCTIONS
#endif
#if defined(__SIZEOF_INT128__) && !defined(PFI_PORTABLE)
#define PFI_HAS_WIDE_PRODUCT
#endif

enum { LIMBS_AT_ONCE = 32, ROUND = 8, MARKS_ROUND = 4 };

/* No UTF-8 has these bytes, so that no half of a word is equal to one and makes the product 0. */
static const uint64_t mix_1 = UINT64_C(0x9E3779B97F4A7C15), mix_2 = UINT64_C(0xC2B2AE3D27D4EB4F),
                      mix_3 = UINT64_C(0xF5A667B1FF3779F9), mix_4 = UINT64_C(0xFFD8FEB8F659FD93);

static inline uint64_t read_little_64(const unsigned char *from) {
  uint64_t value;
  memcpy(&value, from, sizeof value);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  value = __builtin_bswap64(value);
#endif
  return value;
}

static inline uint64_t rotate(uint64_t value, unsigned by) {
  return (value << by) | (value >> (64 - by));
}

/* Both halves of the product, folded: the mixer of Wang Yi's wyhash. */
static inline uint64_t multiply_fold(uint64_t a, uint64_t b) {
#if defined(PFI_HAS_WIDE_PRODUCT)
  __extension__ typedef unsigned __int128 wide;
  wide product = (wide)a * b;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
#else
  uint64_t al = a & UINT32_MAX, ah = a >> 32, bl = b & UINT32_MAX, bh = b >> 32;
  uint64_t low = al * bl, middle = ah * bl + (low >> 32), other = al * bh + (middle & UINT32_MAX);
  return ((other << 32) | (low & UINT32_MAX)) ^ (ah * bh + (middle >> 32) + (other >> 32));
#endif
}

/* The bytes of a word of each size, in two halves. */
#define KEEP(size) ((size) >= 8 ? UINT64_MAX : (UINT64_C(1) << 8 * ((size)&7)) - 1)
static const uint64_t kept_bytes[17][2] = {
    {KEEP(0), 0},       {KEEP(1), 0},       {KEEP(2), 0},       {KEEP(3), 0},       {KEEP(4), 0},
    {KEEP(5), 0},       {KEEP(6), 0},       {KEEP(7), 0},       {KEEP(8), 0},       {KEEP(8), KEEP(1)},
    {KEEP(8), KEEP(2)}, {KEEP(8), KEEP(3)}, {KEEP(8), KEEP(4)}, {KEEP(8), KEEP(5)}, {KEEP(8), KEEP(6)},
    {KEEP(8), KEEP(7)}, {KEEP(8), KEEP(8)}};
#undef KEEP

/* Reads sixteen bytes from the start of the word, whatever its size. */
static inline uint64_t hash_word(const unsigned char *word, size_t size) {
  uint64_t seed = 0;
  while (size > 16) {
    seed = multiply_fold(read_little_64(word) ^ mix_3 ^ seed, read_little_64(word + 8) ^ mix_4);
    word += 16;
    size -= 16;
  }
  return multiply_fold((read_little_64(word) & kept_bytes[size][0]) ^ mix_3 ^ seed,
                       (read_little_64(word + 8) & kept_bytes[size][1]) ^ mix_4);
}

static inline uint16_t short_hash(uint64_t hash, unsigned char first) {
  uint64_t top = hash >> 48;
  uint32_t number = PFI_NUMBER_WORD | (uint32_t)(top >> 3), other = (uint32_t)((top * PFI_NUMBER_WORD) >> 16);
  return (uint16_t)((unsigned)(first - '0') < 10 ? number : other);
}

typedef struct reading {
  const pfi_folded *folded;
  pfi_word_hashes *words;
  size_t words_before; /* in `words` when this paragraph began */
  uint64_t word_total;
  uint64_t key;
  uint64_t marks;
  uint64_t last_mark;
  uint32_t letters;
  uint64_t open_start; /* of the word that the last limb left open */
  uint64_t carry;      /* the last bit of the limb before */
} reading;

/* Where the words and the marks of some limbs are. */
typedef struct found_bounds {
  size_t count;      /* of `bounds`: the starts and ends of words by turns */
  size_t mark_count; /* of the other two */
  uint32_t bounds[LIMBS_AT_ONCE * 64 + 2 + ROUND];
  uint32_t mark_at[LIMBS_AT_ONCE * 64 + MARKS_ROUND];
  uint32_t mark_rank[LIMBS_AT_ONCE * 64 + MARKS_ROUND]; /* how many words of these limbs began before */
} found_bounds;

/* `fast`: this is compiled with instructions for bits. */
PFI_ALWAYS_INLINE uint32_t count_bits(uint64_t bits, bool fast) {
#if defined(PFI_HAS_BIT_INSTRUCTIONS)
  if (fast) return (uint32_t)__builtin_popcountll(bits);
#endif
  (void)fast;
  return pfi_bit_count(bits);
}

/* Where the bits stand; writes up to ROUND - 1 places more than there are. */
PFI_ALWAYS_INLINE uint32_t *put_bit_places(uint32_t *to, uint64_t bits, uint32_t base, uint32_t count) {
  for (uint32_t done = 0; done < count; done += ROUND) {
    for (uint32_t i = 0; i < ROUND; i++) {
      to[done + i] = base + pfi_lowest_bit(bits | UINT64_C(1) << 63);
      bits &= bits - 1;
    }
  }
  return to + count;
}

PFI_ALWAYS_INLINE void put_mark_places(found_bounds *found, uint64_t marks, uint64_t starts, uint32_t base,
                                       uint32_t rank, bool fast) {
  uint32_t *at = found->mark_at + found->mark_count, *ranks = found->mark_rank + found->mark_count;
  uint32_t count = count_bits(marks, fast);
  found->mark_count += count;
  for (uint32_t done = 0; done < count; done += MARKS_ROUND) {
    for (uint32_t i = 0; i < MARKS_ROUND; i++) {
      at[done + i] = base + pfi_lowest_bit(marks | UINT64_C(1) << 63);
      ranks[done + i] = rank + count_bits(starts & (marks ^ (marks - 1)), fast);
      marks &= marks - 1;
    }
  }
}

PFI_ALWAYS_INLINE void find_bounds(found_bounds *found, reading *r, size_t first, size_t end, bool fast) {
  const uint64_t *word_bits = r->folded->word_bits, *mark_bits = r->folded->mark_bits;
  uint32_t *to = found->bounds;
  uint32_t starts_before = 0;
  found->mark_count = 0;
  if (r->carry != 0) {
    *to++ = (uint32_t)r->open_start;
    starts_before = 1;
  }
  for (size_t limb = first; limb < end; limb++) {
    uint64_t bits = word_bits[limb], shifted = bits << 1 | r->carry, changes = bits ^ shifted, starts = bits & changes;
    uint32_t base = (uint32_t)(limb * 64);
    to = put_bit_places(to, changes, base, count_bits(changes, fast));
    put_mark_places(found, mark_bits[limb], starts, base, starts_before, fast);
    starts_before += count_bits(starts, fast);
    r->carry = bits >> 63;
  }
  found->count = (size_t)(to - found->bounds);
  if (found->count % 2 != 0) r->open_start = to[-1];
}

/* Hashes words into the key, and keeps their short hashes where `to` is. A function by itself, so that all it works on
 * stays in registers. */
static uint64_t hash_words(uint64_t key, const unsigned char *bytes, const uint32_t *bounds, size_t count,
                           uint16_t *to) {
  for (size_t i = 0; i < count; i++) {
    uint32_t at = bounds[2 * i];
    uint64_t hash = hash_word(bytes + at, bounds[2 * i + 1] - at);
    key = (rotate(key, 23) ^ hash) * mix_1;
    to[i] = short_hash(hash, bytes[at]);
  }
  return key;
}

/* The same for words that are not kept. */
static uint64_t hash_more_words(uint64_t key, const unsigned char *bytes, const uint32_t *bounds, size_t count) {
  for (size_t i = 0; i < count; i++)
    key = (rotate(key, 23) ^ hash_word(bytes + bounds[2 * i], bounds[2 * i + 1] - bounds[2 * i])) * mix_1;
  return key;
}

static void read_bounded_words(reading *r, const uint32_t *bounds, size_t count) {
  const unsigned char *bytes = r->folded->bytes;
  size_t room = PFI_PARAGRAPH_WORDS - (r->words->count - r->words_before), kept = count < room ? count : room;
  uint32_t letters = 0;
  for (size_t i = 0; i < count; i++)
    letters += bounds[2 * i + 1] - bounds[2 * i];
  r->letters += letters;
  r->key = hash_words(r->key, bytes, bounds, kept, r->words->items + r->words->count);
  r->key = hash_more_words(r->key, bytes, bounds + 2 * kept, count - kept);
  r->words->count += kept;
  r->word_total += count;
}

/* Marks count with the number of words before them; a row of dashes is one dash. */
static void read_marks(reading *r, const found_bounds *found) {
  const unsigned char *bytes = r->folded->bytes;
  uint64_t words_before = r->word_total, last = r->last_mark, marks = r->marks;
  for (size_t i = 0; i < found->mark_count; i++) {
    const unsigned char *at = bytes + found->mark_at[i];
    uint64_t rank = words_before + found->mark_rank[i];
    uint64_t byte = at[0] == '`' ? '\'' : at[0];
    /* The code point: its bytes up to the next one's; other than ASCII is rare here. */
    if (byte >= 0xC0) byte |= (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16;
    uint64_t mark = byte | rank << 24;
    if (byte == '-' && mark == last) continue;
    last = mark;
    marks = (rotate(marks, 23) ^ mark) * mix_2;
  }
  r->last_mark = last;
  r->marks = marks;
}

PFI_ALWAYS_INLINE pf_status read_limbs(reading *r, const pf_allocator *allocator, pf_error *error, bool fast) {
  found_bounds found;
  size_t limbs = r->folded->size / 64 + 1; /* the last byte is no word's, so that every word is closed */
  for (size_t first = 0; first < limbs; first += LIMBS_AT_ONCE) {
    find_bounds(&found, r, first, limbs - first < LIMBS_AT_ONCE ? limbs : first + LIMBS_AT_ONCE, fast);
    if (!PFI_RESERVE(allocator, r->words, found.count / 2 + 1)) return pfi_fail_memory(error);
    read_marks(r, &found);
    read_bounded_words(r, found.bounds, found.count / 2);
  }
  return PF_OK;
}

#if defined(PFI_HAS_BIT_INSTRUCTIONS)
__attribute__((target("popcnt,bmi,bmi2"))) static pf_status read_limbs_fast(reading *r, const pf_allocator *allocator,
                                                                            pf_error *error) {
  return read_limbs(r, allocator, error, true);
}
#endif

static pf_status read_limbs_best(reading *r, const pf_allocator *allocator, pf_error *error) {
#if defined(PFI_HAS_BIT_INSTRUCTIONS)
  if (__builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt")) return read_limbs_fast(r, allocator, error);
#endif
  return read_limbs(r, allocator, error, false);
}

pf_status pfi_paragraph_read(pfi_paragraph *out, pfi_word_hashes *words, const pfi_folded *folded,
                             const pf_allocator *allocator, pf_error *error) {
  reading r = {folded, words, words->count, 0, 0, 0, 0, 0, 0, 0};
  pf_status status = folded->capacity == 0 ? PF_OK : read_limbs_best(&r, allocator, error);
  if (status != PF_OK) {
    words->count = r.words_before;
    return status;
  }
  out->marks = (uint32_t)(multiply_fold(r.marks ^ mix_3, r.word_total ^ mix_4) >> 32);
  out->key = multiply_fold((r.word_total == 0 ? r.marks : r.key) ^ mix_3, r.word_total ^ mix_4);
  out->word_count = (uint32_t)(words->count - r.words_before);
  out->words = NULL;
  out->letters = r.letters;
  return PF_OK;
}
