/* claim_view.h - a claim as a reader wants it: its parts in the order of the text, and how surely it is told. */
#ifndef PFI_RENDER_CLAIM_VIEW_H
#define PFI_RENDER_CLAIM_VIEW_H

#include <stdbool.h>

#include "base/text.h"
#include "base/vector.h"

typedef enum pfi_claim_part { PFI_PART_SUBJECT, PFI_PART_PREDICATE, PFI_PART_ARGUMENT } pfi_claim_part;

typedef struct pfi_claim_piece {
  pf_view words;
  pfi_claim_part part;
  size_t start; /* in the caller's bytes */
} pfi_claim_piece;

enum { PFI_CLAIM_PIECES = 24 };

/* The parts of a claim, piece by piece; 0 when it has no subject and predicate, or more pieces than can be overseen: it
 * is then shown as it stands. */
size_t pfi_claim_pieces(const pf_report *report, size_t article, size_t claim, pfi_claim_piece out[PFI_CLAIM_PIECES]);

/* What is to be said of a claim beside its words: that it isn't simply told as so ("negated", "planned"), and the day
 * that "on Tuesday" is. One after another from `*next` = 0 on; empty when there is no more. */
pf_view pfi_claim_tag(const pf_report *report, size_t article, size_t claim, size_t *next);

/* Of each statement of an article how surely its claims are told, as bits: negated, and one for each modality. */
typedef PFI_VECTOR(uint16_t) pfi_certainty;

/* False when there is no memory. What was gathered before is replaced. */
bool pfi_certainty_gather(pfi_certainty *out, const pf_report *report, size_t article, const pf_allocator *allocator);

/* The words for the bits of a statement, one after another from `*next` = 0 on; empty when there is no more. Behind
 * "negated" `*next` is 1. */
pf_view pfi_certainty_tag(unsigned bits, size_t *next);

#endif
