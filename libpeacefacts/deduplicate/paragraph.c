/* paragraph.c - folded text to keys and word hashes.
 *
 * Words are cut where the word bits change; the positions are gathered first, sixty-four bytes at a time, so that the
 * loop that hashes has no branch that depends on the length of a word of up to sixteen bytes. The keys hash words and
 * marks in their order and never see white space. Invariant: the values are the same on every machine.
 */
#include "deduplicate/paragraph.h"

enum { LIMBS_AT_ONCE = 32 };

static const uint64_t mix_1 = UINT64_C(0x9E3779B97F4A7C15), mix_2 = UINT64_C(0xC2B2AE3D27D4EB4F),
                      mix_3 = UINT64_C(0x165667B19E3779F9);

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

static inline uint64_t mix_pair(uint64_t low, uint64_t high) {
  uint64_t h = (low ^ mix_3) * mix_1 ^ rotate((high + mix_1) * mix_2, 32);
  h = (h ^ (h >> 29)) * mix_3;
  return h ^ (h >> 32);
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
    seed = mix_pair(read_little_64(word) ^ seed, read_little_64(word + 8));
    word += 16;
    size -= 16;
  }
  return mix_pair((read_little_64(word) & kept_bytes[size][0]) ^ seed, read_little_64(word + 8) & kept_bytes[size][1]);
}

static inline uint16_t short_hash(uint64_t hash, unsigned char first) {
  uint64_t top = hash >> 32;
  uint32_t number = PFI_NUMBER_WORD | (uint32_t)(top >> 19), other = (uint32_t)((top * PFI_NUMBER_WORD) >> 32);
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

static void read_words(reading *r, const uint32_t *bounds, size_t count) {
  const unsigned char *bytes = r->folded->bytes;
  uint64_t key = r->key;
  uint16_t *to = r->words->items + r->words->count;
  size_t room = PFI_PARAGRAPH_WORDS - (r->words->count - r->words_before), kept = 0;
  for (size_t i = 0; i + 1 < count; i += 2) {
    size_t size = bounds[i + 1] - bounds[i];
    uint64_t hash = hash_word(bytes + bounds[i], size);
    key = (rotate(key, 23) ^ hash) * mix_1;
    if (kept < room) to[kept++] = short_hash(hash, bytes[bounds[i]]);
    r->letters += (uint32_t)size;
  }
  r->key = key;
  r->words->count += kept;
  r->word_total += count / 2;
}

/* Marks count with the number of words before them; a row of dashes is one dash. */
static void read_marks(reading *r, size_t limb, uint64_t starts, uint64_t before) {
  for (uint64_t left = r->folded->mark_bits[limb]; left != 0; left &= left - 1) {
    unsigned bit = pfi_lowest_bit(left);
    const unsigned char *at = r->folded->bytes + limb * 64 + bit;
    uint64_t rank = before + pfi_bit_count(starts & ((UINT64_C(1) << bit) - 1));
    uint64_t byte = at[0] == '`' ? '\'' : at[0];
    /* The code point: its bytes up to the next one's; other than ASCII is rare here. */
    if (byte >= 0xC0) byte |= (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16;
    uint64_t mark = byte | rank << 24;
    if (byte == '-' && mark == r->last_mark) continue;
    r->last_mark = mark;
    r->marks = (rotate(r->marks, 23) ^ mark) * mix_2;
  }
}

static pf_status read_limbs(reading *r, size_t first, size_t end, const pf_allocator *allocator, pf_error *error) {
  uint32_t bounds[LIMBS_AT_ONCE * 64 + 2];
  size_t count = 0;
  uint64_t words_seen = r->word_total;
  if (r->carry != 0) bounds[count++] = (uint32_t)r->open_start;
  words_seen += count;
  for (size_t limb = first; limb < end; limb++) {
    uint64_t bits = r->folded->word_bits[limb], shifted = bits << 1 | r->carry, changes = bits ^ shifted;
    uint64_t starts = bits & ~shifted;
    read_marks(r, limb, starts, words_seen);
    words_seen += pfi_bit_count(starts);
    r->carry = bits >> 63;
    for (; changes != 0; changes &= changes - 1)
      bounds[count++] = (uint32_t)(limb * 64) + pfi_lowest_bit(changes);
  }
  if (count % 2 != 0) r->open_start = bounds[count - 1];
  if (!PFI_RESERVE(allocator, r->words, count / 2 + 1)) return pfi_fail_memory(error);
  read_words(r, bounds, count);
  return PF_OK;
}

pf_status pfi_paragraph_read(pfi_paragraph *out, pfi_word_hashes *words, const pfi_folded *folded,
                             const pf_allocator *allocator, pf_error *error) {
  reading r = {folded, words, words->count, 0, 0, 0, 0, 0, 0, 0};
  size_t limbs = folded->size / 64 + 1; /* the last byte is no word's, so that every word is closed */
  if (folded->capacity == 0) limbs = 0;
  for (size_t first = 0; first < limbs; first += LIMBS_AT_ONCE) {
    size_t end = limbs - first < LIMBS_AT_ONCE ? limbs : first + LIMBS_AT_ONCE;
    pf_status status = read_limbs(&r, first, end, allocator, error);
    if (status != PF_OK) {
      words->count = r.words_before;
      return status;
    }
  }
  out->marks = (uint32_t)(mix_pair(r.marks, r.word_total) >> 32);
  out->key = mix_pair(r.word_total == 0 ? r.marks : r.key, r.word_total);
  out->word_count = (uint32_t)(words->count - r.words_before);
  out->words = NULL;
  out->letters = r.letters;
  return PF_OK;
}
