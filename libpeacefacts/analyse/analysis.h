/* analysis.h - the product of analyse/: what the language model says of an article's sentences.
 *
 * Words are the tokens of segment/ with tag, features, lemma, head and relation; mentions are the names, titled and
 * definite nouns and pronouns that speak of somebody or something; entities are the groups of mentions that speak of
 * the same. All are flat arrays, all places are byte ranges of the article's text. */
#ifndef PFI_ANALYSE_ANALYSIS_H
#define PFI_ANALYSE_ANALYSIS_H

#include "analyse/labels.h"
#include "base/vector.h"
#include "segment/segments.h"

#define PFI_NO_MENTION UINT32_MAX

typedef struct pfi_word {
  uint64_t features; /* PFI_HAS(features, TENSE_PAST) */
  uint32_t start;    /* bytes of the article's text */
  uint32_t size;
  uint32_t number;      /* in the sentence, from 1 */
  uint32_t head;        /* number of its head in the sentence, from 1; 0 for the root, of which a sentence has one */
  uint32_t lemma_start; /* in pfi_analysis.lemmas */
  uint16_t lemma_size;
  uint8_t upos;     /* pfi_upos */
  uint8_t xpos;     /* pfi_xpos */
  uint8_t relation; /* pfi_relation */
  uint8_t joined;   /* 1: continues the surface token of the word before ("n't") */
  uint32_t mention; /* the innermost mention it stands in, or PFI_NO_MENTION */
} pfi_word;

typedef enum pfi_mention_kind {
  PFI_MENTION_NAME = 0,
  PFI_MENTION_NOMINAL = 1,
  PFI_MENTION_PRONOUN = 2
} pfi_mention_kind;
typedef enum pfi_entity_type {
  PFI_ENTITY_PER = 0,
  PFI_ENTITY_ORG = 1,
  PFI_ENTITY_LOC = 2,
  PFI_ENTITY_MISC = 3
} pfi_entity_type;

typedef struct pfi_mention {
  uint32_t start; /* bytes of the article's text */
  uint32_t size;
  uint32_t first_word; /* among all words */
  uint32_t word_count;
  uint32_t head_word; /* among all words */
  uint32_t entity;
  uint8_t kind; /* pfi_mention_kind */
  uint8_t type; /* pfi_entity_type */
} pfi_mention;

/* Mentions are in the order of their first byte; those of one entity are chained by number. */
typedef struct pfi_entity {
  uint32_t best_mention; /* the fullest name, or the first mention when it has none */
  uint32_t mention_count;
  uint8_t type;
} pfi_entity;

/* sentences[i] of the pfi_sentences analysed has the words [first_token, first_token + token_count) of `words`. */
typedef struct pfi_analysis {
  PFI_VECTOR(pfi_word) words;
  PFI_VECTOR(char) lemmas;
  PFI_VECTOR(pfi_mention) mentions;
  PFI_VECTOR(pfi_entity) entities;
} pfi_analysis;

/* The working memory of one thread: scratch, and a bounded cache of words already looked up. */
typedef struct pfi_analyser pfi_analyser;
pf_status pfi_analyser_new(pfi_analyser **out, const pf_model *model, const pf_allocator *allocator, pf_error *error);
void pfi_analyser_free(pfi_analyser *analyser);

/* Analyses the sentences of one article; what `out` held before is forgotten, its memory reused. A zeroed pfi_analysis
 * is empty. The same text gives the same analysis whatever was analysed before. MEMORY. */
pf_status pfi_analyse(pfi_analysis *out, pfi_analyser *analyser, pf_view text, const pfi_sentences *sentences,
                      pf_error *error);
void pfi_analysis_free(pfi_analysis *analysis, const pf_allocator *allocator);

/* Is the word, in any case, a noun for people: "envoy", "spokeswoman"? */
bool pfi_is_person_noun(pf_view word);

/* Is the word, in any case, a first name of the list, or a title? */
bool pfi_is_first_name(pf_view word);

static inline pf_view pfi_lemma(const pfi_analysis *analysis, const pfi_word *word) {
  return (pf_view){analysis->lemmas.items + word->lemma_start, word->lemma_size};
}

#endif
