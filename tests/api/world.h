/* world.h - what the tests of the public interface share: articles of our own, a sink into memory, a corpus on a
 * ledger. */
#ifndef TESTS_API_WORLD_H
#define TESTS_API_WORLD_H

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "peacefacts.h"
#include "support/ledger.h"

enum { ARTICLE_COUNT = 4 };

/* Article 2 repeats paragraphs of articles 0 and 1, one of them with other facts; article 3 is in German. */
static const char *const world_articles[ARTICLE_COUNT] = {
    "Riverton opens its bridge\n\n"
    "RIVERTON, Nov 20 (NationPress) - The new bridge over the Alder opened on Thursday after two years of work, the "
    "city "
    "said.\n\n"
    "\"We waited a long time for this,\" Mayor Ann Lee told reporters. \"It will last.\"\n\n"
    "Traffic across the old bridge had been stopped in the spring, when engineers found cracks in two of its piers.\n",
    "What is known about the ferry strike?\n\n"
    "Crews of the Alder ferries walked out on Monday. According to the union, 120 people take part.\n\n"
    "The company denied that it had refused to talk. It said talks would go on next week.\n\n"
    "- No ferry ran on Monday.\n- Two ran on Tuesday.\n",
    "The day in short\n\n"
    "Traffic across the old bridge had been stopped in the spring, when engineers found cracks in two of its piers.\n\n"
    "The company denied that it had refused to talk. It said talks would go on next week.\n\n"
    "Crews of the Alder ferries walked out on Tuesday. According to the union, 140 people take part.\n\n"
    "Nobody was hurt, a spokesman said, adding that the cause was not yet known.\n",
    "Die neue Br\xC3\xBC"
    "cke wurde am Donnerstag er\xC3\xB6"
    "ffnet. Die Stadt hatte zwei Jahre lang daran gebaut, und viele "
    "Menschen kamen, um sie zu sehen. Der Verkehr war am ersten Tag noch ruhig.\n",
};

static inline pf_view view_of(const char *text) {
  return (pf_view){text, strlen(text)};
}

typedef struct memory_sink {
  char *data;
  size_t size;
} memory_sink;

static inline int keep_bytes(void *context, const char *data, size_t size) {
  memory_sink *sink = context;
  char *grown = realloc(sink->data, sink->size + size + 1);
  if (grown == NULL) return 1;
  sink->data = grown;
  if (size > 0) memcpy(grown + sink->size, data, size);
  sink->size += size;
  grown[sink->size] = '\0';
  return 0;
}

/* The records of a report, one a line, as a string to be freed; NULL when that fails. */
static inline char *records_of(const pf_report *report) {
  memory_sink sink = {NULL, 0};
  if (pf_render(report, PF_FORMAT_JSONL, NULL, keep_bytes, &sink, NULL) != PF_OK) {
    free(sink.data);
    return NULL;
  }
  return sink.data;
}

static inline pf_status add_article(pf_corpus *corpus, const char *text, const char *id) {
  pf_metadata metadata = PF_METADATA_INIT;
  metadata.id = view_of(id);
  return pf_corpus_add(corpus, text, strlen(text), &metadata, NULL);
}

/* A corpus with all the articles, deduplicated; NULL when something fails. */
static inline pf_corpus *world_corpus(const pf_allocator *allocator) {
  static const char *const ids[ARTICLE_COUNT] = {"bridge", "strike", "day", "german"};
  pf_corpus *corpus;
  if (pf_corpus_new(&corpus, NULL, allocator, NULL) != PF_OK) return NULL;
  pf_status status = PF_OK;
  for (size_t i = 0; i < ARTICLE_COUNT && status == PF_OK; i++)
    status = add_article(corpus, world_articles[i], ids[i]);
  if (status == PF_OK) status = pf_deduplicate(corpus, NULL, NULL, NULL);
  if (status != PF_OK) {
    pf_corpus_free(corpus);
    return NULL;
  }
  return corpus;
}

#endif
