/* source.h - who speaks, by rule: where the tagger found a verb of saying but nobody who says it. */
#ifndef PFI_EXTRACT_SOURCE_H
#define PFI_EXTRACT_SOURCE_H

#include "extract/passage.h"

/* Words [from, to) of the speaker beside the cue [cue_from, cue_to); false when none can be told. */
bool pfi_source_beside(const pfi_passage *passage, size_t cue_from, size_t cue_to, size_t *from, size_t *to);

/* The noun phrase [from, to) around `head`: what hangs on it, without a clause that is set off by a comma. */
void pfi_passage_phrase(const pfi_passage *passage, size_t head, size_t *from, size_t *to);

/* The first word of the sentence that hangs on `verb` by the relation, or `none`. */
size_t pfi_passage_child(const pfi_passage *passage, size_t verb, pfi_relation relation, size_t none);

/* A line of a transcript: "MAYOR LIND: We will not pay." True when the block begins with at most four words in
 * capitals and a colon; the name is [*from, *colon). */
bool pfi_source_of_transcript(const pfi_passage *passage, size_t *from, size_t *colon);

/* A signature: a quotation, a dash and a name at the end of the block; or, with *dash 0, a dash and a name alone. */
bool pfi_source_of_signature(const pfi_passage *passage, size_t *dash);

/* A block that ends in a colon introduces what the next one quotes: *cue is the last verb of saying before it. */
bool pfi_source_of_introduction(const pfi_passage *passage, size_t *cue);

/* The verb of saying that the tagger missed beside the quotation [from, to): before it in the sentence, or close behind
 * it; *cue is its word. */
bool pfi_cue_of_quotation(const pfi_passage *passage, const uint8_t *roles, size_t from, size_t to, size_t *cue);

/* "a report seen by Delta": `verb` is how somebody came by a document, [*from, *to) is who. */
bool pfi_source_of_sight(const pfi_passage *passage, size_t verb, size_t *from, size_t *to);

#endif
