/* passage.h - one block ready for extraction: its sentences, tokens and quotations, and for each token what the other
 * files of this room ask about it. Kept from block to block, so that its memory is reused. */
#ifndef PFI_EXTRACT_PASSAGE_H
#define PFI_EXTRACT_PASSAGE_H

#include "analyse/analysis.h"
#include "extract/cue.h"
#include "extract/quote.h"

/* The shape of a token by its characters. */
typedef enum pfi_shape {
  PFI_SHAPE_LOWER = 0,
  PFI_SHAPE_CAPITALISED = 1, /* Ann */
  PFI_SHAPE_CAPITALS = 2,    /* EU, U.S. */
  PFI_SHAPE_DIGITS = 3,
  PFI_SHAPE_COMMA = 4,
  PFI_SHAPE_STOP = 5, /* . ? ! ; */
  PFI_SHAPE_COLON = 6,
  PFI_SHAPE_DASH = 7,
  PFI_SHAPE_BRACKET = 8,
  PFI_SHAPE_QUOTE = 9,
  PFI_SHAPE_OTHER = 10
} pfi_shape;

/* How the quotations of its block cover a sentence. */
typedef enum pfi_cover {
  PFI_COVER_NONE = 0,
  PFI_COVER_ALL = 1,
  PFI_COVER_BEGIN = 2, /* the first word is quoted, the last isn't */
  PFI_COVER_END = 3,
  PFI_COVER_BOTH = 4, /* first and last, not all */
  PFI_COVER_MIDDLE = 5
} pfi_cover;

typedef struct pfi_passage_word {
  uint32_t start;
  uint32_t stop;
  uint32_t hash;      /* of the lowered form, digits folded to 0 */
  uint32_t prefix;    /* its first three bytes, packed */
  uint32_t suffix;    /* its last three bytes, packed */
  uint32_t sentence;  /* among those of the block */
  uint32_t quotation; /* 1 + number of the quotation around it, 0: none */
  uint32_t head;      /* 1 + number of its head among the passage's words, 0: the root of its sentence */
  uint32_t lemma;     /* hash of the lemma */
  uint32_t cue_class; /* kinds and parts of its entries among pfi_cue_forms, packed; 0: none */
  uint16_t cue;       /* 1 + number of its first entry, 0: none */
  uint16_t cue_lemma; /* the lemma_number of that entry */
  bool may_lead;      /* it may be a verb of attribution, or a preposition: "said", "according" */
  uint8_t shape;      /* pfi_shape */
  uint8_t tag;        /* pfi_xpos */
  uint8_t relation;   /* pfi_relation */
  uint8_t name;       /* 0 in no mention, else 1 + pfi_entity_type of the innermost one that is a name */
  uint8_t type;       /* the same, names or not, without pronouns */
} pfi_passage_word;

typedef struct pfi_passage {
  pf_view text; /* of the article */
  pfi_range block;
  PFI_VECTOR(pfi_sentence) sentences; /* first_token counts the passage's words */
  pfi_quotations quotations;
  PFI_VECTOR(pfi_passage_word) words; /* one for each token */
  PFI_VECTOR(uint8_t) covers;         /* pfi_cover of each sentence */
} pfi_passage;

/* What was found in an article before: the sentences of all blocks, and the words of the sentences. */
typedef struct pfi_findings {
  pf_view text;
  const pfi_sentences *sentences;
  const pfi_analysis *analysis;
} pfi_findings;

/* Replaces what the passage held by text[block], whose sentences are [first, first + count) of the findings. MEMORY. */
pf_status pfi_passage_read(pfi_passage *passage, const pfi_findings *findings, pfi_range block, size_t first,
                           size_t count, const pf_allocator *allocator, pf_error *error);
void pfi_passage_free(pfi_passage *passage, const pf_allocator *allocator);

static inline pf_view pfi_passage_text(const pfi_passage *passage, size_t word) {
  const pfi_passage_word *item = &passage->words.items[word];
  return pfi_view_slice(passage->text, item->start, item->stop - item->start);
}

/* Punctuation: no word that is counted. */
static inline bool pfi_passage_mark(const pfi_passage_word *word) {
  return word->shape >= PFI_SHAPE_COMMA && word->shape <= PFI_SHAPE_QUOTE;
}

/* The entry of a word as a verb, noun ...; NULL when it is none. */
static inline const pfi_cue_form *pfi_passage_cue(const pfi_passage_word *word, pfi_cue_part part) {
  return word->cue == 0 ? NULL : pfi_cue_of_part(&pfi_cue_forms[word->cue - 1], part);
}

#endif
