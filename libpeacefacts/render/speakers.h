/* speakers.h - who speaks in a stretch of a report: statements gathered under who their source is. */
#ifndef PFI_RENDER_SPEAKERS_H
#define PFI_RENDER_SPEAKERS_H

#include "base/text.h"
#include "base/vector.h"

/* The most links of a chain of sources that are shown. */
enum { PFI_MOST_LINKS = 8 };

typedef struct pfi_speaker {
  pf_view name; /* of the entity, else the source as first written; empty: nobody is named */
  pf_view role; /* what the article first says this is, "US envoy"; empty: it doesn't */
  bool pronoun; /* "he", "they": somebody else in each article */
  size_t first; /* its statements: order[first] .. order[first + count - 1] */
  size_t count;
} pfi_speaker;

typedef struct pfi_spoken {
  uint32_t article;
  uint32_t statement;
} pfi_spoken;

typedef struct pfi_speakers {
  pf_allocator allocator;
  pfi_arena arena;
  PFI_VECTOR(pfi_speaker) items;    /* items[0] is nobody; then in the order of their first statement */
  PFI_VECTOR(uint32_t) of;          /* the speaker of each statement, article after article */
  PFI_VECTOR(size_t) article_first; /* where in `of` an article's statements begin, from the first article asked for */
  PFI_VECTOR(pfi_spoken) order;     /* the statements, speaker after speaker */
} pfi_speakers;

/* The speakers of articles [first, stop). Free with _free, also after a failure. Errors: MEMORY. */
pf_status pfi_speakers_find(pfi_speakers *out, const pf_report *report, size_t first, size_t stop,
                            const pf_allocator *allocator, pf_error *error);
void pfi_speakers_free(pfi_speakers *speakers);

/* The one name of who a statement's source is; empty: nobody that has a name. */
pf_view pfi_source_name(const pf_report *report, size_t article, size_t statement);

/* Does the stance say more than the cue's own word? "reject" is a denial, but "deny" says so itself. */
bool pfi_stance_is_news(const pf_report *report, size_t article, size_t statement);

#endif
