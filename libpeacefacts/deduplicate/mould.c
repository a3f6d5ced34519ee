/* mould.c - what tells a mould from a copy, where little more is shared than chance allows.
 *
 * An edited copy keeps its length, or keeps a clause: words of it in a row. A cut one lies in the other as a whole.
 * Sentences of one mould have their words in common by twos and threes, and each its own length. And where both give
 * numbers, a copy has most of them from the other. The lines were drawn through pairs of news that were judged by eye,
 * and through generated copies, of which they cost one in five hundred.
 */
#include "deduplicate/mould.h"

enum {
  WHOLE_PART = 900,   /* thousandths of the shorter that are shared: one lies in the other */
  ALIKE = 650,        /* thousandths of the longer: a copy whatever the numbers are */
  WEAK = 1350,        /* thousandths of what is needed: with more, no chance likeness */
  WEAK_PART = 800,    /* thousandths of the shorter */
  CLAUSE = 6,         /* words in a row */
  WEAKEST = 1100,     /* the same, stricter, where hardly enough is shared, */
  WEAKEST_PART = 600, /* and little of the shorter */
  LONG_CLAUSE = 10,
  APART = 80,        /* thousandths of the longer by which the lengths differ, */
  APART_LEAST = 1,   /* and so many words more */
  RUN_WORDS = 128,   /* longer ones are not compared word by word */
  NUMBERS_MOST = 32, /* that are compared */
  NUMBERS_SURE = 2   /* so many other numbers tell moulds of one length too: one is easily changed in a copy */
};

/* The most words in a row that both have; what is past RUN_WORDS is left out. */
static uint32_t longest_run(pfi_words a, pfi_words b) {
  uint8_t runs[RUN_WORDS + 1] = {0}; /* that end at the words of b, behind the last word of a */
  uint8_t longest = 0;
  for (uint32_t i = 0; i < a.count; i++) {
    for (uint32_t j = b.count; j-- > 0;) {
      runs[j + 1] = a.items[i] == b.items[j] ? (uint8_t)(runs[j] + 1) : 0;
      longest = runs[j + 1] > longest ? runs[j + 1] : longest;
    }
  }
  return longest;
}

typedef struct number_words {
  uint32_t count;
  uint16_t items[NUMBERS_MOST];
} number_words;

static void gather_numbers(number_words *out, pfi_words words) {
  out->count = 0;
  for (uint32_t i = 0; i < words.count && out->count < NUMBERS_MOST; i++) {
    if (words.items[i] >= PFI_NUMBER_WORD) out->items[out->count++] = words.items[i];
  }
}

/* At least half of the numbers of the one that has fewer are others. */
static bool has_other_numbers(pfi_words a, pfi_words b, bool apart) {
  number_words mine, others;
  gather_numbers(&mine, a);
  gather_numbers(&others, b);
  uint32_t fewer = mine.count < others.count ? mine.count : others.count, same = 0;
  if (fewer < (apart ? 1 : NUMBERS_SURE)) return false;
  uint32_t taken = 0;
  for (uint32_t i = 0; i < mine.count; i++) {
    for (uint32_t j = 0; j < others.count; j++) {
      if (mine.items[i] != others.items[j] || (taken >> j & 1) != 0) continue;
      taken |= UINT32_C(1) << j;
      same++;
      break;
    }
  }
  return 2 * same <= fewer;
}

bool pfi_is_mould(pfi_words a, pfi_words b, uint32_t shared, uint32_t needed) {
  uint32_t shorter = a.count < b.count ? a.count : b.count, longer = a.count < b.count ? b.count : a.count;
  if (shared * 1000 >= shorter * WHOLE_PART) return false;
  bool apart = (longer - shorter) * 1000 > longer * APART + APART_LEAST * 1000;
  if (shared * 1000 < longer * ALIKE && has_other_numbers(a, b, apart)) return true;
  uint64_t measure = (uint64_t)shared * 1000000;
  if (!apart || longer > RUN_WORDS || shared * 1000 >= shorter * WEAK_PART || measure >= (uint64_t)needed * WEAK)
    return false;
  uint32_t run = longest_run(a, b);
  bool weakest = measure < (uint64_t)needed * WEAKEST && shared * 1000 < shorter * WEAKEST_PART;
  return run < CLAUSE || (weakest && run < LONG_CLAUSE);
}
