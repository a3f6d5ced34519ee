/* number.h - reads numbers in digits and in words from tokens. */
#ifndef PFI_EXTRACT_NUMBER_H
#define PFI_EXTRACT_NUMBER_H

#include "base/text.h"
#include "data/measure_words.h"

/* A number in thousandths, so that 1.5 is whole; `ordinal` for "third" and "3rd". */
typedef struct pfi_numeral {
  int64_t thousandths;
  size_t tokens; /* how many were read; 0: none is there */
  bool ordinal;
} pfi_numeral;

/* The tokens of a sentence as views: what the readers of numbers and times look at. */
typedef struct pfi_token_text {
  const pf_view *items;
  size_t count;
} pfi_token_text;

/* The number that begins at token `at`: "12", "1,200", "1.5 billion", "28bn", "twenty-three", "two and a half",
 * "a dozen", "third", "3rd". "One" counts; "a hundred" is 100. */
pfi_numeral pfi_number_read(pfi_token_text tokens, size_t at);

/* Is the token, in whatever case, this word of lower-case ASCII? False past the end. */
bool pfi_token_is(pfi_token_text tokens, size_t at, const char *word);

/* The lists that may have the token, by its shape: bit i for list i. */
uint32_t pfi_measure_lists(pfi_token_text tokens, size_t at);
#define PFI_MEASURE_BIT(list) ((uint32_t)1 << (list))

/* False when surely no word, nor first word of a phrase, of the list is the token. */
bool pfi_measure_may_begin(pfi_token_text tokens, size_t at, pfi_measure_list list);

/* The word of a list that the token is, in whatever case; NULL when it is none of them. */
const pfi_measure_word *pfi_measure_word_at(pfi_token_text tokens, size_t at, pfi_measure_list list);

#endif
