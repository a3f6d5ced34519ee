/* peacefacts.c - the version, and the step between loading and extraction: deduplication over a corpus. */
#include "peacefacts.h"

#include "base/error.h"
#include "corpus.h"

#define STRING_OF(number) #number
#define STRING_OF_VALUE(macro) STRING_OF(macro)

const char *pf_version(void) {
  return STRING_OF_VALUE(PF_VERSION_MAJOR) "." STRING_OF_VALUE(PF_VERSION_MINOR) "." STRING_OF_VALUE(PF_VERSION_PATCH);
}

/* The index to add to: the one given unless it may only be read, else the corpus's own. */
static pf_status choose_index(pf_index **out, pf_corpus *corpus, pf_index *given, bool read_only, pf_error *error) {
  *out = given;
  if (given != NULL && !read_only) return PF_OK;
  if (corpus->own_index == NULL) {
    pf_status status = pf_index_new(&corpus->own_index, &corpus->allocator, error);
    if (status != PF_OK) return status;
  }
  *out = corpus->own_index;
  return PF_OK;
}

pf_status pf_deduplicate(pf_corpus *corpus, pf_index *index, const pf_deduplicate_options *options, pf_error *error) {
  pfi_error_clear(error);
  if (corpus == NULL) return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "corpus is NULL.");
  pf_deduplicate_options taken = PF_DEDUPLICATE_OPTIONS_INIT;
  pf_status status;
  PFI_TRY(pfi_options_check(options, options == NULL ? 0 : options->size, sizeof taken, "options", error));
  if (options != NULL) memcpy(&taken, options, options->size < sizeof taken ? options->size : sizeof taken);
  pf_index *growing;
  PFI_TRY(choose_index(&growing, corpus, index, taken.read_only != 0, error));
  const pf_index *finished = growing == index ? NULL : index;
  while (corpus->deduplicated < corpus->entries.count) {
    pfi_corpus_entry *entry = &corpus->entries.items[corpus->deduplicated];
    PFI_TRY(pfi_repeats_find(&entry->repeats, growing, finished, &entry->document->article, &entry->document->blocks,
                             &taken, &corpus->repeats_arena, error));
    corpus->deduplicated++;
  }
done:
  return status;
}
