/* settle.h - what the files that settle roles by form share. */
#ifndef PFI_EXTRACT_SETTLE_H
#define PFI_EXTRACT_SETTLE_H

#include "extract/tagger.h"

static inline bool pfi_role_is_content(uint8_t role) {
  return role >= PFI_ROLE_CONTENT_BEGIN;
}

/* Do the words hold a cue or a speaker? */
bool pfi_roles_attribute(const uint8_t *roles, size_t from, size_t to);

/* Words [from, to) as one piece that begins with the role `begin`. */
void pfi_roles_set(uint8_t *roles, size_t from, size_t to, pfi_role begin);

/* A piece cut off before `word` begins anew there. */
void pfi_roles_begin_anew(uint8_t *roles, size_t word);

/* Where the words of the stretch end, without the marks behind them. */
size_t pfi_end_of_words(const pfi_passage *passage, size_t from, size_t stop);

/* Mends the roles of a sentence where its words show what the tagger, which knows the outermost attribution only,
 * leaves out or cuts short. */
void pfi_roles_settle_sentence(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence);

/* The last of these: what is added behind a comma is the article's. */
void pfi_roles_settle_additions(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence);

#endif
