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

static inline const pfi_ground_word *pfi_ground_at(const pfi_stage *stage, unsigned word) {
  return &stage->ground->words[stage->syntax->first_word + word];
}

/* What decides whose words a clause is. */
typedef enum pfi_source_rule {
  PFI_SOURCE_PLAIN = 0,      /* no statement is near: the article's */
  PFI_SOURCE_CONTENT = 1,    /* it stands in the content of a statement */
  PFI_SOURCE_COMPLEMENT = 2, /* a cue governs it, behind where the content was cut short */
  PFI_SOURCE_ADDITION = 3 /* it stands in a content, but behind a comma or under the cue: an addition of the teller's */
} pfi_source_rule;

/* The statement whose source vouches for the clause, PFI_NO_INDEX: the article itself. */
uint32_t pfi_speaker_of(const pfi_stage *stage, unsigned clause, pfi_source_rule *rule);

/* The source of the statement that a word is the cue of, as words of the stretch, and the word that heads them; false
 * when it stands elsewhere. */
bool pfi_source_of_cue(const pfi_stage *stage, unsigned cue, pfi_word_set *source, unsigned *head);

#endif
