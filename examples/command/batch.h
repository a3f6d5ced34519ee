/* batch.h - the articles that are worked on together: added, deduplicated against the index, reported, written. */
#ifndef COMMAND_BATCH_H
#define COMMAND_BATCH_H

#include "options.h"
#include "output.h"

/* What deduplication found, for the summary. */
typedef struct tally {
  size_t articles, refused, unsupported, blocks, repeated;
  size_t kinds[5]; /* by pf_repeat_kind of a block's first repeat */
} tally;

typedef struct batch {
  const options *asked;
  pf_model *model;
  pf_corpus *corpus;
  pf_index *index;
  output out;
  size_t bytes; /* of the articles in it */
  bool begun;   /* something was rendered before */
  tally seen;
} batch;

/* All of these: false, after a complaint, when the run can't go on. */
bool batch_open(batch *work, const options *asked);
bool batch_add(batch *work, const char *bytes, size_t size, const pf_metadata *metadata);
bool batch_refuse(batch *work, const pf_metadata *metadata, pf_status reason, const char *message);
/* Writes what is left and, when all went well so far, saves the index. */
bool batch_finish(batch *work);
void batch_free(batch *work);

#endif
