/* role.h - what an argument is to its predicate: a time, a place, a manner or something else. */
#ifndef PFI_EXTRACT_ROLE_H
#define PFI_EXTRACT_ROLE_H

#include "extract/syntax.h"

/* A phrase with or without preposition that is no object. */
pf_role pfi_role_of_oblique(const pfi_syntax *syntax, unsigned word);
pf_role pfi_role_of_adverb(const pfi_syntax *syntax, unsigned word);

#endif
