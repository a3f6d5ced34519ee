/* plain_english.c - recognises plain English by its small words, which is most of what is read; whatever is less plain
 * language.c weighs trigram by trigram. The small words of many other languages speak against it, and letters that
 * English doesn't have. */
#include "base/bits.h"
#include "base/letters.h"
#include "load/language.h"

/* What speaks for English at the beginning of a stretch, and what against it. */
typedef struct plain_evidence {
  size_t english; /* small words */
  size_t foreign; /* small words */
  size_t letters; /* that English doesn't have */
} plain_evidence;

/* A word of up to five letters as a number, and its place among 512. */
#define PACK(a, b, c, d, e)                                                                                            \
  ((uint64_t)(a) | (uint64_t)(b) << 8 | (uint64_t)(c) << 16 | (uint64_t)(d) << 24 | (uint64_t)(e) << 32)
#define PLACE(word) ((size_t)((word)*UINT64_C(0x6B57D7BF131F83D5) >> 55)) /* no two of the words below share one */
#define SMALL_ENGLISH (UINT64_C(1) << 63)
#define SMALL_WORD UINT64_C(0xFFFFFFFFFF)

/* Small words that no other language has in any number, and small words of languages that are written without accents,
 * or nearly, and no words of English. */
static void weigh_packed_word(plain_evidence *evidence, uint64_t packed) {
#define ENGLISH_WORD(a, b, c, d, e) [PLACE(PACK(a, b, c, d, e))] = PACK(a, b, c, d, e) | SMALL_ENGLISH
#define FOREIGN(a, b, c, d, e) [PLACE(PACK(a, b, c, d, e))] = PACK(a, b, c, d, e)
  static const uint64_t words[512] = {
      ENGLISH_WORD('a', 'b', 'o', 'u', 't'),
      ENGLISH_WORD('a', 'm', 'o', 'n', 'g'),
      ENGLISH_WORD('a', 'n', 'd', 0, 0),
      ENGLISH_WORD('b', 'e', 'e', 'n', 0),
      ENGLISH_WORD('b', 'e', 'i', 'n', 'g'),
      ENGLISH_WORD('b', 'o', 't', 'h', 0),
      ENGLISH_WORD('c', 'o', 'u', 'l', 'd'),
      ENGLISH_WORD('d', 'o', 'e', 's', 0),
      ENGLISH_WORD('e', 'a', 'c', 'h', 0),
      ENGLISH_WORD('e', 'v', 'e', 'r', 'y'),
      ENGLISH_WORD('f', 'r', 'o', 'm', 0),
      ENGLISH_WORD('g', 'o', 'i', 'n', 'g'),
      ENGLISH_WORD('h', 'o', 'w', 0, 0),
      ENGLISH_WORD('i', 'n', 't', 'o', 0),
      ENGLISH_WORD('i', 't', 's', 0, 0),
      ENGLISH_WORD('k', 'n', 'o', 'w', 0),
      ENGLISH_WORD('m', 'a', 'n', 'y', 0),
      ENGLISH_WORD('m', 'i', 'g', 'h', 't'),
      ENGLISH_WORD('m', 'u', 'c', 'h', 0),
      ENGLISH_WORD('n', 'e', 'v', 'e', 'r'),
      ENGLISH_WORD('o', 'n', 'l', 'y', 0),
      ENGLISH_WORD('o', 't', 'h', 'e', 'r'),
      ENGLISH_WORD('o', 'u', 't', 0, 0),
      ENGLISH_WORD('s', 'a', 'i', 'd', 0),
      ENGLISH_WORD('s', 'a', 'y', 's', 0),
      ENGLISH_WORD('s', 'i', 'n', 'c', 'e'),
      ENGLISH_WORD('s', 'o', 'm', 'e', 0),
      ENGLISH_WORD('t', 'h', 'a', 'n', 0),
      ENGLISH_WORD('t', 'h', 'a', 't', 0),
      ENGLISH_WORD('t', 'h', 'e', 0, 0),
      ENGLISH_WORD('t', 'h', 'e', 'i', 'r'),
      ENGLISH_WORD('t', 'h', 'e', 'm', 0),
      ENGLISH_WORD('t', 'h', 'e', 'r', 'e'),
      ENGLISH_WORD('t', 'h', 'e', 's', 'e'),
      ENGLISH_WORD('t', 'h', 'e', 'y', 0),
      ENGLISH_WORD('t', 'h', 'i', 'n', 'k'),
      ENGLISH_WORD('t', 'h', 'i', 's', 0),
      ENGLISH_WORD('t', 'h', 'o', 's', 'e'),
      ENGLISH_WORD('t', 'o', 'l', 'd', 0),
      ENGLISH_WORD('v', 'e', 'r', 'y', 0),
      ENGLISH_WORD('w', 'e', 'r', 'e', 0),
      ENGLISH_WORD('w', 'h', 'a', 't', 0),
      ENGLISH_WORD('w', 'h', 'e', 'r', 'e'),
      ENGLISH_WORD('w', 'h', 'i', 'c', 'h'),
      ENGLISH_WORD('w', 'h', 'i', 'l', 'e'),
      ENGLISH_WORD('w', 'h', 'o', 0, 0),
      ENGLISH_WORD('w', 'h', 'y', 0, 0),
      ENGLISH_WORD('w', 'i', 't', 'h', 0),
      ENGLISH_WORD('w', 'o', 'u', 'l', 'd'),
      ENGLISH_WORD('y', 'e', 'a', 'r', 's'),
      ENGLISH_WORD('y', 'o', 'u', 'r', 0),
      FOREIGN('a', 'n', 'g', 0, 0),
      FOREIGN('a', 't', 't', 0, 0),
      FOREIGN('a', 'u', 'f', 0, 0),
      FOREIGN('a', 'v', 0, 0, 0),
      FOREIGN('b', 'i', 'r', 0, 0),
      FOREIGN('c', 'h', 'e', 0, 0),
      FOREIGN('c', 'o', 'm', 'o', 0),
      FOREIGN('d', 'a', 's', 0, 0),
      FOREIGN('d', 'e', 'm', 0, 0),
      FOREIGN('d', 'e', 's', 0, 0),
      FOREIGN('d', 'e', 't', 0, 0),
      FOREIGN('d', 'e', 'y', 0, 0),
      FOREIGN('e', 'e', 'n', 0, 0),
      FOREIGN('e', 'g', 'y', 0, 0),
      FOREIGN('e', 's', 0, 0, 0),
      FOREIGN('e', 's', 't', 'e', 0),
      FOREIGN('f', 'r', 'a', 'e', 0),
      FOREIGN('h', 'e', 't', 0, 0),
      FOREIGN('h', 'o', 'g', 'y', 0),
      FOREIGN('i', 'k', 'k', 'e', 0),
      FOREIGN('i', 'k', 'k', 'i', 0),
      FOREIGN('i', 'l', 0, 0, 0),
      FOREIGN('i', 'l', 'l', 'e', 0),
      FOREIGN('i', 'n', 'i', 0, 0),
      FOREIGN('i', 's', 't', 0, 0),
      FOREIGN('i', 't', 'u', 0, 0),
      FOREIGN('j', 'a', 0, 0, 0),
      FOREIGN('j', 'e', 's', 't', 0),
      FOREIGN('k', 'a', 'j', 0, 0),
      FOREIGN('k', 'w', 'a', 0, 0),
      FOREIGN('l', 'a', 's', 0, 0),
      FOREIGN('l', 'e', 0, 0, 0),
      FOREIGN('l', 'o', 's', 0, 0),
      FOREIGN('m', 'a', 'a', 'r', 0),
      FOREIGN('m', 'g', 'a', 0, 0),
      FOREIGN('n', 'e', 'l', 0, 0),
      FOREIGN('n', 'e', 'm', 0, 0),
      FOREIGN('n', 'i', 'e', 0, 0),
      FOREIGN('n', 'i', 'e', 't', 0),
      FOREIGN('o', 'c', 'h', 0, 0),
      FOREIGN('o', 'g', 0, 0, 0),
      FOREIGN('p', 'a', 'd', 'a', 0),
      FOREIGN('p', 'o', 'r', 0, 0),
      FOREIGN('p', 'o', 'u', 0, 0),
      FOREIGN('q', 'u', 'e', 0, 0),
      FOREIGN('s', 'o', 'm', 0, 0),
      FOREIGN('s', 'o', 'n', 'o', 0),
      FOREIGN('t', 'a', 'e', 0, 0),
      FOREIGN('t', 'i', 'l', 0, 0),
      FOREIGN('u', 'm', 'a', 0, 0),
      FOREIGN('u', 'n', 'a', 0, 0),
      FOREIGN('u', 'n', 'd', 0, 0),
      FOREIGN('v', 'i', 'r', 0, 0),
      FOREIGN('v', 'o', 'o', 'r', 0),
      FOREIGN('w', 'e', 'y', 0, 0),
      FOREIGN('w', 'i', 's', 0, 0),
      FOREIGN('y', 'a', 'n', 'g', 0),
  };
#undef FOREIGN
#undef ENGLISH_WORD
  uint64_t found = words[PLACE(packed)];
  if ((found & SMALL_WORD) != packed) return;
  evidence->english += (found & SMALL_ENGLISH) != 0;
  evidence->foreign += (found & SMALL_ENGLISH) == 0;
}

/* The word that begins at `start`; its first letter may be a capital. */
static void weigh_small_word(plain_evidence *evidence, pf_view text, size_t start) {
  enum { LONGEST = 5 };
  uint64_t packed = (unsigned char)pfi_to_lower(text.data[start]);
  size_t end = start + 1;
  for (; end < text.size && end - start < LONGEST && pfi_is_lower(text.data[end]); end++)
    packed |= (uint64_t)(unsigned char)text.data[end] << (8 * (end - start));
  if (end - start < 2 || (end < text.size && pfi_is_alpha(text.data[end]))) return;
  weigh_packed_word(evidence, packed);
}

/* Are English small words enough near the beginning of a stretch, and next to none of what isn't English? */
static bool is_plain_english_window(pf_view text) {
  enum { WORDS_ENOUGH = 3, LETTERS_MOST = 2, WORDS_MOST = 1, BYTES_LEAST = 256 };
  plain_evidence evidence = {0, 0, 0};
  uint32_t carry = 0;
  size_t at = 0;
  for (; at < text.size && (at < BYTES_LEAST || evidence.english < WORDS_ENOUGH); at += PFI_LETTERS_AT_ONCE) {
    uint32_t letters = pfi_letters_at(text, at);
    for (uint32_t starts = letters & ~(letters << 1 | carry); starts != 0; starts &= starts - 1)
      weigh_small_word(&evidence, text, at + pfi_lowest_bit(starts));
    carry = letters >> (PFI_LETTERS_AT_ONCE - 1);
  }
  for (size_t i = 0; i < at && i < text.size; i++) {
    unsigned char byte = (unsigned char)text.data[i];
    evidence.letters += byte >= 0xC3u && byte != 0xE2u;
  }
  return evidence.english >= WORDS_ENOUGH && evidence.foreign <= WORDS_MOST && evidence.letters <= LETTERS_MOST;
}

bool pfi_language_is_plain_english(pf_view text) {
  enum { BYTES_MOST = 1200 }; /* the window's least is a fifth of it: what is English there is not foreign as a whole */
  return text.size <= BYTES_MOST && is_plain_english_window(text);
}

bool pfi_language_is_plain_throughout(pf_view text) {
  enum { PLAIN_BYTES = 400, PLAIN_WINDOWS = 3 };
  if (text.size < (size_t)PLAIN_BYTES * PLAIN_WINDOWS) return false;
  for (size_t i = 0; i < PLAIN_WINDOWS; i++) {
    size_t start = (text.size - PLAIN_BYTES) / (PLAIN_WINDOWS - 1) * i;
    if (!is_plain_english_window(pfi_view_slice(text, start, PLAIN_BYTES))) return false;
  }
  return true;
}
