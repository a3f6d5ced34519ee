/* loaded.h - an article loaded for a test: its text, its fields and the types of its blocks as letters. */
#ifndef TESTS_SUPPORT_LOADED_H
#define TESTS_SUPPORT_LOADED_H

#include "segment/segments.h"

typedef struct loaded {
  pfi_article article;
  pfi_blocks blocks;
  pf_error error;
  pf_status status;
  char types[4096]; /* a letter a block: Title Synopsis Heading Paragraph List_item queStion as ?, Answer " quote, -
                       boilerplate */
} loaded;

/* Loads and cuts `bytes`; on a failure there are no blocks and `status` says why. Freed by loaded_free. */
void loaded_init(loaded *out, const char *bytes, size_t size, const pf_metadata *metadata);
void loaded_free(loaded *out);

/* The value of a field, "" when it has none. */
const char *loaded_field(const loaded *of, pf_field field);

/* A view of block `number`. */
pf_view loaded_block(const loaded *of, size_t number);

#endif
