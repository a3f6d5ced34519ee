/* Word classes that decide token and sentence ends; the table is generated from data/source/token_words.txt. */
#ifndef PFI_DATA_TOKEN_WORDS_H
#define PFI_DATA_TOKEN_WORDS_H

#include <stdint.h>

enum {
  PFI_WORD_TITLE = 0x0001,
  PFI_WORD_MONTH = 0x0002,
  PFI_WORD_DAY = 0x0004,
  PFI_WORD_STATE = 0x0008,
  PFI_WORD_STATE_WORD = 0x0010,
  PFI_WORD_COMPANY = 0x0020,
  PFI_WORD_NUMBER = 0x0040,
  PFI_WORD_GENERAL = 0x0080,
  PFI_WORD_PREFIX = 0x0100,
  PFI_WORD_SUFFIX = 0x0200,
  PFI_WORD_UNIT = 0x0400,
  PFI_WORD_DOMAIN = 0x0800,
  PFI_WORD_CLIPPED = 0x1000,
  PFI_WORD_FUSED = 0x2000,
  PFI_WORD_SLASHED = 0x4000,
  PFI_WORD_STARTER = 0x8000,
  PFI_WORD_AFTER_IS = 0x10000,
  PFI_WORD_CALENDAR = 0x20000,
  PFI_WORD_SPEECH = 0x40000,
  PFI_WORD_CLAUSE = 0x80000
};

enum { PFI_TOKEN_WORD_SLOTS = 1024, PFI_TOKEN_WORD_LONGEST = 12 };

typedef struct pfi_token_word {
  char text[PFI_TOKEN_WORD_LONGEST + 1]; /* lower case; empty in a free slot */
  uint8_t size;
  uint8_t cut;      /* bytes of the first part of a fused word, else 0 */
  uint32_t classes; /* PFI_WORD_ bits */
} pfi_token_word;

extern const pfi_token_word pfi_token_words[PFI_TOKEN_WORD_SLOTS];

#endif
