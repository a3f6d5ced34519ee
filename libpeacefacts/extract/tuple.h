/* tuple.h - a clause as subject, predicate and arguments: the n-ary rendering of a claim. Every part is a set of the
 * words of its stretch. */
#ifndef PFI_EXTRACT_TUPLE_H
#define PFI_EXTRACT_TUPLE_H

#include "extract/constituent.h"

enum { PFI_MOST_ARGUMENTS = 16 };

typedef struct pfi_tuple_part {
  pfi_word_set words;
  pfi_word_set preposition; /* in `words` or, when the predicate has taken it, not */
  uint8_t head;
  uint8_t role; /* pf_role */
} pfi_tuple_part;

typedef struct pfi_tuple {
  pfi_word_set subject;   /* empty: none was found */
  pfi_word_set predicate; /* empty: implied, "is" */
  unsigned subject_head;
  unsigned verb; /* the word that names the predicate */
  pfi_tuple_part arguments[PFI_MOST_ARGUMENTS];
  unsigned argument_count;
  bool shared_subject; /* taken from another clause */
  pfi_word_set moved;  /* "asked [Tom] to sign": who is to do it; empty: nobody but the subject */
  unsigned moved_head;
  pfi_word_set moved_predicate; /* "to sign" */
} pfi_tuple;

/* What the clauses of a stretch have found so far, since later ones share it. */
typedef struct pfi_tuples {
  const pfi_syntax *syntax;
  const pfi_clauses *clauses;
  pfi_word_set prefix[PFI_SET_WORDS];  /* of a clause: words of the verbs it is folded into */
  pfi_word_set group[PFI_SET_WORDS];   /* of a clause: its own verb group, prefix included */
  pfi_word_set subject[PFI_SET_WORDS]; /* of a clause */
  uint8_t subject_head[PFI_SET_WORDS];
  pfi_word_set complement[PFI_SET_WORDS]; /* of an apposition */
  uint8_t complement_head[PFI_SET_WORDS];
  bool shares[PFI_SET_WORDS]; /* its subject is another clause's */
  bool folds[PFI_SET_WORDS];  /* another clause has taken this one as its prefix */
} pfi_tuples;

/* "who", "which", "what", "that" of a relative clause. */
bool pfi_is_relative_pronoun(const pfi_syntax *syntax, unsigned word);

/* Whom or what a verb moves to do what `folded` says: "asked [Tom] to sign", "called [on Tom] to sign"; PFI_NO_WORD. */
unsigned pfi_moved_by(const pfi_syntax *syntax, unsigned head, unsigned folded);

/* "the drought, [now entering its third month]": a participle that begins with a time tells of the noun before it,
 * which is returned; PFI_NO_WORD for all others. */
unsigned pfi_noun_before(const pfi_syntax *syntax, const pfi_clause *clause);

/* Finds verb groups and subjects of all clauses. */
void pfi_tuples_prepare(pfi_tuples *tuples, const pfi_syntax *syntax, const pfi_clauses *clauses);

/* The tuple of a clause; false when it makes none of its own (a condition, a purpose, a verb folded into another). */
bool pfi_tuple_make(pfi_tuple *out, const pfi_tuples *tuples, unsigned clause);

#endif
