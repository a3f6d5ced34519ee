/* cues.h - the table that train/make_cues.py makes of data/source/cues.txt: forms of words that hand a statement, a
 * belief or a wish to somebody. Plain values without pointers, so that processes share its pages. */
#ifndef PFI_DATA_CUES_H
#define PFI_DATA_CUES_H

#include "peacefacts.h"

typedef enum pfi_cue_part {
  PFI_CUE_VERB = 0,
  PFI_CUE_NOUN = 1,
  PFI_CUE_ADJECTIVE = 2,
  PFI_CUE_ADVERB = 3,
  PFI_CUE_PREPOSITION = 4
} pfi_cue_part;

typedef enum pfi_cue_kind {
  PFI_CUE_SPEECH = 0,
  PFI_CUE_BELIEF = 1,
  PFI_CUE_INTENTION = 2,
  PFI_CUE_ATTITUDE = 3,
  PFI_CUE_EVIDENCE = 4, /* a document shows */
  PFI_CUE_DECREE = 5
} pfi_cue_kind;

/* What a cue may take as its content; bits. */
#define PFI_FRAME_THAT 1u
#define PFI_FRAME_QUOTE 2u
#define PFI_FRAME_TO 4u
#define PFI_FRAME_OBJECT 8u
#define PFI_FRAME_WHETHER 16u
#define PFI_FRAME_PREPOSITION 32u
#define PFI_FRAME_HEARSAY 64u /* "reportedly": nobody is named */

#define PFI_CUE_WORD_ROOM 20
#define PFI_CUE_SLOTS 8192
#define PFI_CUE_NUMBER_BITS 12

typedef struct pfi_cue_form {
  char form[PFI_CUE_WORD_ROOM]; /* lower case, ended by NUL */
  char lemma[PFI_CUE_WORD_ROOM];
  uint16_t lemma_number; /* among all lemmas, from 1 */
  uint8_t count;         /* entries of this form from here on */
  uint8_t part;          /* pfi_cue_part */
  uint8_t kind;          /* pfi_cue_kind */
  uint8_t stance;        /* pf_stance */
  uint8_t frames;        /* PFI_FRAME_ bits */
} pfi_cue_form;

/* Sorted by form, then by part of speech. */
extern const pfi_cue_form pfi_cue_forms[];
extern const size_t pfi_cue_form_count;

/* An open hash of the forms, with linear probing: 0, or 1 + the number of the first entry of a form in the lower
 * PFI_CUE_NUMBER_BITS, and the upper bits of the form's hash above, so that nearly every other word is told apart
 * without a look at the forms. */
extern const uint16_t pfi_cue_slots[PFI_CUE_SLOTS];

#endif
