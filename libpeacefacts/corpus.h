/* corpus.h - inside a pf_corpus: documents that reports share, and what deduplication said of them. */
#ifndef PFI_CORPUS_H
#define PFI_CORPUS_H

#include <stdatomic.h>

#include "deduplicate/repeats.h"

/* An article and its blocks. Never changes once made; corpus and reports hold it, the last one to let go frees it. */
typedef struct pfi_document {
  atomic_size_t holders;
  pf_allocator allocator;
  pfi_article article;
  pfi_blocks blocks;
} pfi_document;

void pfi_document_hold(pfi_document *document);
void pfi_document_release(pfi_document *document);

typedef struct pfi_corpus_entry {
  pfi_document *document;
  pfi_repeats repeats; /* in the corpus's repeats_arena */
} pfi_corpus_entry;

struct pf_corpus {
  pf_allocator allocator;
  size_t max_article_bytes;
  size_t max_blocks;
  size_t added; /* ever, so that the ids made here stay unique after pf_corpus_clear */
  PFI_VECTOR(pfi_corpus_entry) entries;
  size_t deduplicated; /* entries before this one have been through pf_deduplicate */
  pf_index *own_index; /* made when pf_deduplicate is called without one */
  pfi_arena repeats_arena;
};

/* Checks an option struct of any kind: its size, and that everything past `known` bytes is zero. */
pf_status pfi_options_check(const void *options, size_t size, size_t known, const char *name, pf_error *error);

#endif
