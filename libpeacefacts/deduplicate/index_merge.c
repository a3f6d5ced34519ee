/* index_merge.c - one index of two: the second's paragraphs are looked up and added in their order, from their hashes,
 * by the same functions as when they were read. So the result is the index that reading both in order would have made:
 * what one index leaves out as an exact repeat, the other would have left out too. */
#include "deduplicate/search.h"

static pf_status replay(pf_index *index, const pf_index *other, uint32_t paragraph, pf_error *error) {
  const pfi_mark *mark = &other->marks.items[paragraph];
  pfi_words words = pfi_index_words(other, paragraph);
  pfi_paragraph taken = {mark->key, mark->marks, words.count, words.items, 1};
  pfi_search *search = &index->searches[0];
  pf_status status;
  pfi_search_take(search, &taken);
  PFI_TRY(pfi_search_prepare(search, index, false, error));
  PFI_TRY(pfi_search_vote(search, index, error));
  pfi_search_fetch(search, index);
  PFI_TRY(pfi_search_decide(search, index, error));
  PFI_TRY(pfi_search_add(search, index, mark->block, error));
done:
  return status;
}

static pf_status replay_article(pf_index *index, const pf_index *other, size_t origin, pf_error *error) {
  size_t first = other->origins.items[origin].first_paragraph;
  size_t end =
      origin + 1 < other->origins.count ? other->origins.items[origin + 1].first_paragraph : other->marks.count;
  if (first > end || end > other->marks.count)
    return pfi_fail(error, PF_ERROR_FORMAT, 0, "The index to merge is damaged: its articles are out of order.");
  pf_status status;
  PFI_TRY(pfi_index_open_article(index, pfi_index_id(other, origin), error));
  for (size_t i = first; i < end; i++)
    PFI_TRY(replay(index, other, (uint32_t)i, error));
  pfi_index_close_article(index);
done:
  return status;
}

pf_status pf_index_merge(pf_index *index, const pf_index *other, pf_error *error) {
  pfi_error_clear(error);
  if (index == NULL || other == NULL || index == other)
    return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "Two different indexes are needed to merge one into the other.");
  pfi_index_state state = pfi_index_state_of(index);
  pf_status status;
  PFI_TRY(pf_index_check(other, error));
  PFI_TRY(pfi_index_own(index, error));
  for (size_t i = 0; i < other->origins.count; i++)
    PFI_TRY(replay_article(index, other, i, error));
done:
  if (status != PF_OK) pfi_index_go_back(index, state);
  return status;
}
