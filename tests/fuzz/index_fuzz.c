/* index_fuzz.c - any bytes as an index: refused, or used without reading outside. Their head's checksum is set right,
 * so that damage behind it is met, too: the arrays are then looked up without having been checked. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "deduplicate/index_format.h"
#include "deduplicate/search.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { HEAD = 256, CHECKSUM_AT = HEAD - 8 };

static const char *const texts[] = {
    "The ferry to the northern islands was late again on Friday because of the fog.",
    "Three men who had slept in the mill were brought to safety by their neighbours before the roof came down.", "x"};

static void look_up(pf_index *index) {
  pfi_search search = {.allocator = pfi_allocator_or_default(NULL)};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    if (pfi_search_read(&search, pfi_view_of_string(texts[i]), NULL) != PF_OK) abort();
    if (pfi_search_prepare(&search, index, false, NULL) != PF_OK) abort();
    if (pfi_search_vote(&search, index, NULL) != PF_OK) abort();
    pfi_search_fetch(&search, index);
    if (pfi_search_decide(&search, index, NULL) != PF_OK) abort();
    for (size_t j = 0; j < search.found_count; j++) {
      if (search.found[j].paragraph >= index->marks.count) abort();
      pf_view id = pfi_index_id(index, pfi_index_origin(index, search.found[j].paragraph));
      if (id.size > 0 && pfi_hash64(id.data, id.size, 0) == 0) abort();
    }
  }
  pfi_search_free(&search);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  pf_index *index = NULL, *whole = NULL;
  if (pf_index_load(&index, (const char *)data, size, NULL, NULL) == PF_OK) {
    if (pf_index_new(&whole, NULL, NULL) != PF_OK) abort();
    (void)pf_index_merge(whole, index, NULL);
    look_up(index);
  }
  pf_index_free(whole);
  pf_index_free(index);
  if (size < HEAD) return 0;
  char *bytes = malloc(size);
  if (bytes == NULL) return 0;
  memcpy(bytes, data, size);
  uint64_t checksum = pfi_hash64(bytes, CHECKSUM_AT, 0);
  memcpy(bytes + CHECKSUM_AT, &checksum, sizeof checksum);
  if (pf_index_new(&index, NULL, NULL) != PF_OK) abort();
  if (pfi_index_point(index, (pf_view){bytes, size}, NULL) == PF_OK) look_up(index);
  pf_index_free(index);
  free(bytes);
  return 0;
}
