/* coreference.h - who is spoken of: mentions of an article, and which of them speak of the same. */
#ifndef PFI_ANALYSE_COREFERENCE_H
#define PFI_ANALYSE_COREFERENCE_H

#include "analyse/analysis.h"
#include "analyse/mention_keys.h"

typedef enum pfi_number { PFI_NUMBER_UNKNOWN, PFI_NUMBER_SINGULAR, PFI_NUMBER_PLURAL } pfi_number;
typedef enum pfi_gender {
  PFI_GENDER_UNKNOWN,
  PFI_GENDER_MALE,
  PFI_GENDER_FEMALE,
  PFI_GENDER_THING,
  PFI_GENDER_PERSON
} pfi_gender;

/* What linking knows of a mention beside the mention itself; at the first mention of a group, of the whole group. */
typedef struct pfi_candidate {
  uint64_t key;      /* of the head's lemma in lower case; of names 0 */
  uint32_t sentence; /* number */
  uint32_t group;    /* an earlier mention of its group, or itself */
  uint32_t size;     /* mentions in the group, at its first mention */
  uint8_t number;    /* pfi_number */
  uint8_t gender;    /* pfi_gender */
  uint8_t person;    /* of pronouns: 1, 2, 3 */
  uint8_t definite;  /* the, this, a possessive */
  uint8_t clause;    /* of nouns: one behind it tells which */
  uint8_t quoted;    /* stands between quotation marks */
  uint8_t named;     /* the group has a name */
} pfi_candidate;

/* What the words around a noun make with it, by their numbers in the sentence from 0. */
typedef struct pfi_phrase {
  uint32_t first;
  uint32_t last;
  bool has_clause; /* behind the noun: "the bridge that fell" */
} pfi_phrase;

/* The working memory of linking; the first four are given, all else is zero. */
typedef struct pfi_linker {
  pf_view text;
  pfi_analysis *analysis;
  const pfi_sentences *sentences;
  const pf_allocator *allocator;
  pfi_key_table keys;
  PFI_VECTOR(pfi_candidate) candidates; /* one a mention */
  PFI_VECTOR(pfi_phrase) phrases;       /* of each word of the sentence at hand, the phrase it heads */
  PFI_VECTOR(uint8_t) quoted;           /* of each word of the article */
} pfi_linker;

/* Finds the mentions of an article beside its names, links them, and leaves in the analysis all names, and the nouns
 * and pronouns that were linked, with their entities. MEMORY. */
pf_status pfi_corefer(pfi_linker *linker, pf_error *error);
void pfi_linker_free(pfi_linker *linker);

/* mention.c: adds nouns and pronouns to the names, fills `candidates`. */
pf_status pfi_mentions_find(pfi_linker *linker, pf_error *error);

/* noun.c: nouns that say what a name is lead back to it; links a noun to an earlier mention of the same. */
void pfi_roles_remember(pfi_linker *linker, uint32_t number);
void pfi_noun_link(pfi_linker *linker, uint32_t number);

/* pronoun.c: links the pronoun `mention` to what it most likely stands for. */
void pfi_pronoun_link(pfi_linker *linker, uint32_t mention);

/* The first mention of a mention's group. */
uint32_t pfi_group_of(const pfi_linker *linker, uint32_t mention);
/* Puts two groups together; false when what is known of them does not agree. */
bool pfi_groups_join(pfi_linker *linker, uint32_t a, uint32_t b);

#endif
