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

/* The tokens of a sentence, and what each may be for the readers of numbers and times: looked up once, since they ask
 * the same token many things. */
typedef struct pfi_token_text {
  const pf_view *items;
  const uint32_t *signs; /* pfi_measure_signs of each */
  size_t count;
} pfi_token_text;

/* The lists that have the token, in whatever case, as a word or as the first word of a phrase: PFI_MEASURE_BIT of each;
 * and PFI_MEASURE_DIGITS when it begins with a digit. */
uint32_t pfi_measure_signs(pf_view token);
#define PFI_MEASURE_BIT(list) ((uint32_t)1 << (list))
#define PFI_MEASURE_DIGITS PFI_MEASURE_BIT(31)

/* Is the token, in whatever case, this word of lower-case ASCII? False past the end. */
static inline bool pfi_token_is(pfi_token_text tokens, size_t at, const char *word) {
  return at < tokens.count && tokens.items[at].size == strlen(word) && pfi_view_is_word(tokens.items[at], word);
}

/* Has the token any of these signs? False past the end. */
static inline bool pfi_token_has(pfi_token_text tokens, size_t at, uint32_t signs) {
  return at < tokens.count && (tokens.signs[at] & signs) != 0;
}

/* Is the token a word of the list, or the first word of one of its phrases? False past the end. */
static inline bool pfi_token_is_in(pfi_token_text tokens, size_t at, pfi_measure_list list) {
  return pfi_token_has(tokens, at, PFI_MEASURE_BIT(list));
}

/* Can a number begin with the token? "A" begins "a dozen". False past the end. */
static inline bool pfi_number_may_begin(pfi_token_text tokens, size_t at) {
  const uint32_t signs = PFI_MEASURE_DIGITS | PFI_MEASURE_BIT(PFI_MEASURE_CARDINAL) |
                         PFI_MEASURE_BIT(PFI_MEASURE_ORDINAL) | PFI_MEASURE_BIT(PFI_MEASURE_SCALE);
  return pfi_token_has(tokens, at, signs) || pfi_token_is(tokens, at, "a");
}

/* The number that begins at token `at`: "12", "1,200", "1.5 billion", "28bn", "twenty-three", "two and a half",
 * "a dozen", "third", "3rd". "One" counts; "a hundred" is 100. */
pfi_numeral pfi_number_read(pfi_token_text tokens, size_t at);

/* The word of a list that the token is, in whatever case; NULL when it is none of them. */
const pfi_measure_word *pfi_measure_word_at(pfi_token_text tokens, size_t at, pfi_measure_list list);

#endif
