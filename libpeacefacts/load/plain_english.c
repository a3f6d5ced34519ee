/* plain_english.c - recognises plain English by its small words, which is most of what is read; whatever is less plain
 * language.c weighs trigram by trigram. The small words of many other languages speak against it, and letters that
 * English doesn't have. */
#include "base/bits.h"
#include "base/letters.h"
#include "data/small_words.h"
#include "load/language.h"

/* What speaks for English at the beginning of a stretch, and what against it. */
typedef struct plain_evidence {
  size_t english; /* small words */
  size_t foreign; /* small words */
  size_t letters; /* that English doesn't have */
} plain_evidence;

static void weigh_packed_word(plain_evidence *evidence, uint64_t packed) {
  uint64_t found = pfi_small_words[pfi_small_word_place(packed)];
  if ((found & ~PFI_SMALL_WORD_ENGLISH) != packed) return;
  evidence->english += (found & PFI_SMALL_WORD_ENGLISH) != 0;
  evidence->foreign += (found & PFI_SMALL_WORD_ENGLISH) == 0;
}

/* The word that begins at `start`; its first letter may be a capital. */
static void weigh_small_word(plain_evidence *evidence, pf_view text, size_t start) {
  uint64_t packed = (unsigned char)pfi_to_lower(text.data[start]);
  size_t end = start + 1;
  for (; end < text.size && end - start < PFI_SMALL_WORD_LONGEST && pfi_is_lower(text.data[end]); end++)
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
