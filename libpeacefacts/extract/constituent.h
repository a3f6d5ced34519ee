/* constituent.h - the words of a noun phrase or other dependent, without what is set off from it or belongs to a
 * clause. */
#ifndef PFI_EXTRACT_CONSTITUENT_H
#define PFI_EXTRACT_CONSTITUENT_H

#include "extract/clause.h"

/* The phrase of `word`: its yield without set-off relative clauses, participles and appositions and without joined
 * clauses; of a word that heads a copular clause only its noun phrase is left. No marks or joining words at the edges.
 */
pfi_word_set pfi_constituent_of(const pfi_syntax *syntax, const pfi_clauses *clauses, unsigned word);

/* The phrase without the preposition that opens it. */
pfi_word_set pfi_bare_constituent_of(const pfi_syntax *syntax, const pfi_clauses *clauses, unsigned word);

/* The prepositions (or possessive mark) of the word itself, with the words fixed to them. */
pfi_word_set pfi_prepositions_of(const pfi_syntax *syntax, unsigned word);

/* The same before a gerund ("on resolving"), which the parser takes for a mark; not "to". */
pfi_word_set pfi_ties_of(const pfi_syntax *syntax, unsigned word);

/* The words that the phrase's head carries as a clause: subject, copula, auxiliaries, adverbials. */
bool pfi_is_clausal(unsigned base_relation);

#endif
