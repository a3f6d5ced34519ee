/* scope.h - what stands over a claim: the verbs its predicate is folded into, the word that embeds its clause, the
 * statement it belongs to. Polarity and modality are read from it. */
#ifndef PFI_EXTRACT_SCOPE_H
#define PFI_EXTRACT_SCOPE_H

#include "extract/claims.h"
#include "extract/tuple.h"

enum { PFI_SCOPE_HEADS = 6 };

typedef struct pfi_scope {
  const pfi_syntax *syntax;
  const pfi_clauses *clauses;
  const pfi_tuple *tuple;         /* NULL: a noun phrase */
  const pfi_statement *statement; /* NULL: the article itself speaks */
  uint8_t heads[PFI_SCOPE_HEADS]; /* the word that predicates, then the ones it is folded into */
  unsigned head_count;
  unsigned clause;
  unsigned top;      /* the clause of the last of them, first of its row */
  unsigned governor; /* the word that embeds the clause as its complement, PFI_NO_WORD: none */
  bool told;         /* the statement's cue is among the heads or governs: it has been weighed as a word */
  bool direct;       /* the content of the statement hangs on its cue by this very clause */
  pf_view cue_text;  /* of the statement's cue, empty when there is none */
  pfi_word_set run;  /* of a noun phrase: its words */
} pfi_scope;

void pfi_scope_find(pfi_scope *out, const pfi_tuples *tuples, unsigned clause, const pfi_tuple *tuple,
                    const pfi_statement *statement);

/* Of a noun phrase that a statement's content consists of. */
void pfi_scope_of_phrase(pfi_scope *out, const pfi_syntax *syntax, const pfi_word_set *run,
                         const pfi_statement *statement);

/* What was decided, and by which words. */
typedef struct pfi_verdict {
  uint8_t value;
  uint8_t rule;
  pfi_word_set cue;
  bool cue_of_statement; /* the cue is the statement's */
} pfi_verdict;

/* Names of the rules, for `why`. */
typedef enum pfi_polarity_rule {
  PFI_POLARITY_PLAIN = 0,
  PFI_POLARITY_ADVERB = 1,    /* not, never */
  PFI_POLARITY_WORD = 2,      /* no, nobody */
  PFI_POLARITY_GOVERNOR = 3,  /* failed to */
  PFI_POLARITY_EMBEDDED = 4,  /* denied that, the idea that ... is absurd */
  PFI_POLARITY_STATEMENT = 5, /* the statement's stance */
  PFI_POLARITY_WITHOUT = 6
} pfi_polarity_rule;

typedef enum pfi_modality_rule {
  PFI_MODALITY_PLAIN = 0,
  PFI_MODALITY_AUXILIARY = 1, /* may, will */
  PFI_MODALITY_ADVERB = 2,    /* reportedly */
  PFI_MODALITY_GOVERNOR = 3,  /* plans to, is said to */
  PFI_MODALITY_EMBEDDED = 4,  /* it is likely that */
  PFI_MODALITY_CONDITION = 5, /* if */
  PFI_MODALITY_STATEMENT = 6, /* the statement's stance */
  PFI_MODALITY_COMMAND = 7,   /* an imperative */
  PFI_MODALITY_HOST = 8,      /* the clause around it: "may vote, ending the strike" */
  PFI_MODALITY_CUE = 9        /* the cue of a noun phrase: "suggested a pause" */
} pfi_modality_rule;

/* What a verb says of what it takes: "wants" makes it wanted. */
unsigned pfi_modality_of_governor(const pfi_scope *scope, unsigned word);

/* The clause whose modality a clause has that says nothing of its own: "the council may vote, [ending the strike]",
 * "wants a law [that bans smoking]", "plans to ensure [that they stay]"; PFI_NO_WORD when there is none. */
unsigned pfi_host_of(const pfi_scope *scope);

pfi_verdict pfi_polarity_find(const pfi_scope *scope);
pfi_verdict pfi_modality_find(const pfi_scope *scope);

static inline bool pfi_is_class(const pfi_scope *scope, unsigned word, uint32_t classes) {
  return (scope->syntax->classes[word] & classes) != 0;
}

/* "warned against", "campaign against": the content is what is not to be. */
bool pfi_cue_is_against(pf_view cue);

/* Is the word a verb in the passive, or a participle that stands for one? */
bool pfi_is_passive(const pfi_syntax *syntax, unsigned word);

#endif
