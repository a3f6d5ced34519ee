/* clause.h - the clauses of a stretch of a sentence: each word that predicates something, of what kind its clause is,
 * what it is joined to, what it shares. */
#ifndef PFI_EXTRACT_CLAUSE_H
#define PFI_EXTRACT_CLAUSE_H

#include "extract/syntax.h"

typedef enum pfi_clause_kind {
  PFI_CLAUSE_MAIN = 0,        /* "The bridge fell" */
  PFI_CLAUSE_CONJUNCT = 1,    /* "... and sank": shares what it lacks with the clause before it */
  PFI_CLAUSE_COMPLEMENT = 2,  /* "She said [the bridge fell]", "[that it fell] is a pity" */
  PFI_CLAUSE_FOLDED = 3,      /* "They plan [to open a shop]": one predicate with the verb above */
  PFI_CLAUSE_ADVERBIAL = 4,   /* "... after [the bridge fell]" */
  PFI_CLAUSE_CONDITION = 5,   /* "... if [the bridge falls]": part of the clause above */
  PFI_CLAUSE_PURPOSE = 6,     /* "... [to reach the town]" */
  PFI_CLAUSE_ADJUNCT = 7,     /* "[Rising early], Mia left" */
  PFI_CLAUSE_RELATIVE = 8,    /* "the bridge [that fell]" */
  PFI_CLAUSE_PARTICIPLE = 9,  /* "the bridge [built in May]" */
  PFI_CLAUSE_INFINITIVE = 10, /* "the plan [to build a bridge]": of the noun */
  PFI_CLAUSE_APPOSITION = 11, /* "Lena Berg, [the mayor of Turku]" */
  PFI_CLAUSE_TITLE = 12,      /* "[Mayor] Lena Berg" */
  PFI_CLAUSE_NONE = 13        /* no clause: a noun phrase */
} pfi_clause_kind;

typedef struct pfi_clause {
  uint8_t head;   /* the word that predicates: a verb, or the noun or adjective of a copula */
  uint8_t kind;   /* pfi_clause_kind */
  uint8_t joined; /* CONJUNCT: the kind of the first clause of its row */
  uint8_t upper;  /* number of the clause it hangs on, PFI_NO_WORD when there is none */
  uint8_t noun;   /* RELATIVE, PARTICIPLE, INFINITIVE, APPOSITION, TITLE: the word it says something of */
  bool set_off;   /* by a comma, dash or bracket */
  bool has_copula;
  bool absolute; /* says what is so beside the sentence: "[with talks stalled], she left", "..., [with both sides
                    trading blame]" */
} pfi_clause;

typedef struct pfi_clauses {
  pfi_clause items[PFI_SET_WORDS]; /* an upper clause before those that hang on it */
  unsigned count;
  uint8_t of_word[PFI_SET_WORDS]; /* the clause a word heads, PFI_NO_WORD for others */
  pfi_word_set heads;
  pfi_word_set added; /* those of them whose clause is set off and tells of a noun before its comma */
} pfi_clauses;

void pfi_clauses_find(pfi_clauses *out, const pfi_syntax *syntax);

/* "with" before a noun, or before a clause, of which the parser may give it to the subject; PFI_NO_WORD where there is
 * none. */
unsigned pfi_with_of(const pfi_syntax *syntax, unsigned word);

/* Does a noun behind "with" say what is so beside the sentence, a comma between them, and not with whom? */
bool pfi_is_absolute(const pfi_syntax *syntax, unsigned noun);

/* The clause that a folded or joined one hangs on in the end. */
const pfi_clause *pfi_top_clause(const pfi_clauses *clauses, unsigned clause);

/* The pronoun or adverb that stands for the noun in a relative clause, PFI_NO_WORD when it is left out. */
unsigned pfi_relative_word(const pfi_syntax *syntax, const pfi_clause *clause);

#endif
