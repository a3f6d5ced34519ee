/* syntax.h - one stretch of a sentence as a tree that can be asked: the children of a word, and its yield as a set.
 *
 * The parser reads a long sentence in pieces and hangs the later ones loosely on the first; a stretch is a run of words
 * that no other edge leaves, mostly the whole sentence. Words are numbered from 0 in the stretch. */
#ifndef PFI_EXTRACT_SYNTAX_H
#define PFI_EXTRACT_SYNTAX_H

#include "analyse/analysis.h"
#include "extract/clause_word.h"
#include "extract/word_set.h"

typedef struct pfi_syntax {
  pf_view text;
  const pfi_analysis *analysis;
  const pfi_word *words; /* of the stretch */
  unsigned first_word;   /* its number among the words of the analysis */
  unsigned count;
  unsigned root;
  uint8_t head[PFI_SET_WORDS];            /* PFI_NO_WORD for the root */
  uint8_t base[PFI_SET_WORDS];            /* pfi_relation without its subtype */
  uint8_t order[PFI_SET_WORDS];           /* every word after its head */
  uint32_t classes[PFI_SET_WORDS];        /* of the lemma: PFI_CLAUSE_WORD_ bits */
  uint8_t children[PFI_SET_WORDS];        /* of all words, head by head, each head's in their order */
  uint8_t child_first[PFI_SET_WORDS + 1]; /* of word i: from child_first[i] on, before child_first[i + 1] */
  uint64_t child_bases[PFI_SET_WORDS];    /* the bases of a word's children: PFI_BASE_BIT of each */
  uint32_t child_classes[PFI_SET_WORDS];  /* and their classes */
  pfi_word_set yield[PFI_SET_WORDS];      /* the word and all below it */
  pfi_word_set all;
} pfi_syntax;

/* for (PFI_EACH_CHILD(child, syntax, word)) visits the children of a word in order. It declares `child`. */
/* NOLINTBEGIN(bugprone-macro-parentheses) */
#define PFI_EACH_CHILD(child, syntax, word)                                                                            \
  unsigned child##_at = (syntax)->child_first[word], child = (syntax)->children[child##_at];                           \
  child##_at < (syntax)->child_first[(word) + 1u];                                                                     \
  child = (syntax)->children[++child##_at]
/* NOLINTEND(bugprone-macro-parentheses) */

/* Reads the stretch that begins at words[from] of a sentence of `count` words; returns where it ends. */
size_t pfi_syntax_read(pfi_syntax *out, pf_view text, const pfi_analysis *analysis, size_t first_word, size_t count,
                       size_t from);

#define PFI_BASE_BIT(base) ((uint64_t)1 << (base))
_Static_assert(PFI_RELATION_COUNT <= 64, "child_bases has a bit for each relation");

/* Has the word a child with one of the relations, bits of PFI_BASE_BIT? Most words have none of what is asked for. */
static inline bool pfi_has_child(const pfi_syntax *syntax, unsigned word, uint64_t bases) {
  return (syntax->child_bases[word] & bases) != 0;
}

/* Has the word a child of one of the classes, PFI_CLAUSE_WORD_ bits? */
static inline bool pfi_has_child_class(const pfi_syntax *syntax, unsigned word, uint32_t classes) {
  return (syntax->child_classes[word] & classes) != 0;
}

/* The first child with the relation (subtypes included), PFI_NO_WORD when there is none. */
static inline unsigned pfi_child_of(const pfi_syntax *syntax, unsigned word, pfi_relation base) {
  if (!pfi_has_child(syntax, word, PFI_BASE_BIT(base))) return PFI_NO_WORD;
  unsigned at = syntax->child_first[word];
  while (syntax->base[syntax->children[at]] != base)
    at++;
  return syntax->children[at];
}

static inline pf_view pfi_form_of(const pfi_syntax *syntax, unsigned word) {
  return pfi_view_slice(syntax->text, syntax->words[word].start, syntax->words[word].size);
}

static inline pf_view pfi_lemma_of(const pfi_syntax *syntax, unsigned word) {
  return pfi_lemma(syntax->analysis, &syntax->words[word]);
}

static inline bool pfi_is_lemma(const pfi_syntax *syntax, unsigned word, pf_view lemma) {
  return pfi_view_equal(pfi_lemma_of(syntax, word), lemma);
}

static inline bool pfi_is_punctuation(const pfi_syntax *syntax, unsigned word) {
  return syntax->words[word].upos == PFI_UPOS_PUNCT;
}

static inline bool pfi_is_verb(const pfi_syntax *syntax, unsigned word) {
  return syntax->words[word].upos == PFI_UPOS_VERB || syntax->words[word].upos == PFI_UPOS_AUX;
}

/* Is the phrase of `word` set off by a comma, dash or bracket before it? */
bool pfi_is_set_off(const pfi_syntax *syntax, unsigned word);

/* Takes punctuation and joining words off both edges of a phrase, but a quotation mark or bracket only when its other
 * one is not in the phrase. */
void pfi_trim_edges(const pfi_syntax *syntax, pfi_word_set *phrase);

#endif
