/* speaker.h - whose words a clause is: that of the statement it stands in, unless it is an addition of whoever tells
 * the statement. */
#ifndef PFI_EXTRACT_SPEAKER_H
#define PFI_EXTRACT_SPEAKER_H

#include "extract/clause.h"
#include "extract/ground.h"

/* A stretch of a sentence and the statements that its words belong to. */
typedef struct pfi_stage {
  const pfi_syntax *syntax;
  const pfi_clauses *clauses;
  const pfi_ground *ground;
  const pfi_claims *claims;
} pfi_stage;

/* The statement whose source vouches for the clause, PFI_NO_INDEX: the article itself. */
uint32_t pfi_speaker_of(const pfi_stage *stage, unsigned clause);

/* The source of the statement that a word is the cue of, as words of the stretch, and the word that heads them; false
 * when it stands elsewhere. */
bool pfi_source_of_cue(const pfi_stage *stage, unsigned cue, pfi_word_set *source, unsigned *head);

#endif
