/* token_word.h - looks words up in the classes of data/token_words.h. */
#ifndef PFI_SEGMENT_TOKEN_WORD_H
#define PFI_SEGMENT_TOKEN_WORD_H

#include "base/text.h"
#include "data/token_words.h"

/* The entry of a word, whatever the case of its ASCII letters; NULL when it is not in the table. */
const pfi_token_word *pfi_token_word_find(const char *word, size_t size);

/* The PFI_WORD_ classes of a word; 0 when it is not in the table. */
uint32_t pfi_token_word_classes(const char *word, size_t size);

#endif
