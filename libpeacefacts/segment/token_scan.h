/* token_scan.h - the state that the files of the token scanner share: token.c takes the chunks, token_join.c decides
 * where a word goes on, token_mark.c takes what begins with a mark. */
#ifndef PFI_SEGMENT_TOKEN_SCAN_H
#define PFI_SEGMENT_TOKEN_SCAN_H

#include "segment/character.h"
#include "segment/token.h"

typedef struct pfi_token_scan {
  pf_view text;
  const pf_allocator *allocator;
  pfi_sentences *out;
  uint32_t block_end;
  uint32_t chunk_start; /* the chunk: no white space in it, white space or the block's ends around it */
  uint32_t chunk_end;
  uint32_t kinds;        /* a bit for each pfi_kind in the chunk */
  uint32_t address_seen; /* what lies before it in the chunk is no mail address */
  uint32_t domain_seen;  /* the dotted name that ends here has been judged ... */
  bool domain_found;     /* ... to be the name of a site or file */
  bool single_open;      /* a single quotation mark waits for its partner */
  bool failed;           /* there was no memory for a token */
} pfi_token_scan;

/* Puts a token behind the others; an empty one is left out. */
static inline void pfi_token_put(pfi_token_scan *scan, uint32_t start, uint32_t end, uint32_t flags) {
  pfi_token token = {start, end - start, flags};
  if (end > start && !PFI_PUSH(scan->allocator, &scan->out->tokens, token)) {
    scan->failed = true;
  }
}

/* Where the run of letters, digits and underscores at `at` ends. */
uint32_t pfi_token_run_end(const pfi_token_scan *scan, uint32_t at);

/* Where the word at `start` ends: runs of letters and digits with the marks that belong inside it. */
uint32_t pfi_token_word_end(pfi_token_scan *scan, uint32_t start);

/* Where the web or mail address at `start` ends; `start` when there is none. */
uint32_t pfi_token_address_end(pfi_token_scan *scan, uint32_t start);

/* The bytes of the clitic at `at` with its apostrophe ('s, 'll, 're ...); 0 when there is none. */
uint32_t pfi_token_clitic_size(const pfi_token_scan *scan, uint32_t at);

/* Is the apostrophe at `at` the one of n't, behind a word that begins at `start`? */
bool pfi_token_is_negation(const pfi_token_scan *scan, uint32_t start, uint32_t at);

/* Puts the tokens of the mark at `start`; returns where they end, or `start` when a word begins there. */
uint32_t pfi_token_take_mark(pfi_token_scan *scan, uint32_t start);

static inline bool pfi_token_has(const pfi_token_scan *scan, pfi_kind kind) {
  return (scan->kinds >> kind & 1u) != 0;
}

/* The byte at `at`, or 0 behind the chunk. */
static inline char pfi_token_byte(const pfi_token_scan *scan, uint32_t at) {
  return at < scan->chunk_end ? scan->text.data[at] : '\0';
}

static inline pfi_kind pfi_token_kind(const pfi_token_scan *scan, uint32_t at, uint32_t *size) {
  return pfi_kind_at(scan->text, at, size);
}

/* Does a letter, digit or underscore stand at `at` inside the chunk? */
static inline bool pfi_token_word_at(const pfi_token_scan *scan, uint32_t at) {
  uint32_t size;
  return at < scan->chunk_end && pfi_kind_is_word(pfi_kind_at(scan->text, at, &size));
}

#endif
