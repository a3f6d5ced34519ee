/* telling.h - does a clause tell something that is a claim of its own? */
#ifndef PFI_EXTRACT_TELLING_H
#define PFI_EXTRACT_TELLING_H

#include "extract/speaker.h"
#include "extract/tuple.h"

/* "asked [who began it]", "the question of [whether it began]", but not "[When the rain stopped,] the market opened".
 */
bool pfi_asks_about(const pfi_stage *stage, const pfi_clause *clause);

/* Is the clause, which asks nothing, a claim, given the tuple that it makes? */
bool pfi_states_something(const pfi_stage *stage, unsigned clause, const pfi_tuple *tuple);

#endif
