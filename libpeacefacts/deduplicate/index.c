/* index.c - the life of a pf_index, and adding to it. Invariant: an article without a paragraph of its own in the index
 * has no entry, and the first paragraphs of the articles ascend. */
#include "deduplicate/index.h"

#include <string.h>

#include "deduplicate/index_file.h"
#include "deduplicate/search.h"

pf_status pf_index_new(pf_index **out, const pf_allocator *allocator, pf_error *error) {
  pfi_error_clear(error);
  if (out == NULL) return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "out is NULL; pass the address of a pf_index pointer.");
  pf_allocator used = pfi_allocator_or_default(allocator);
  *out = pfi_new_array(&used, 1, sizeof **out);
  if (*out == NULL) return pfi_fail_memory(error);
  (*out)->allocator = used;
  return PF_OK;
}

void pf_index_free(pf_index *index) {
  if (index == NULL) return;
  pf_allocator allocator = index->allocator;
  PFI_STORE_FREE(&allocator, &index->marks);
  PFI_STORE_FREE(&allocator, &index->words_at);
  PFI_STORE_FREE(&allocator, &index->words);
  PFI_STORE_FREE(&allocator, &index->keys);
  PFI_STORE_FREE(&allocator, &index->origins);
  PFI_STORE_FREE(&allocator, &index->ids);
  pfi_grams_free(&index->grams, &allocator);
  if (index->searches != NULL) {
    for (int i = 0; i < PFI_SEARCHES; i++)
      pfi_search_free(&index->searches[i]);
    pfi_free(&allocator, index->searches, PFI_SEARCHES * sizeof *index->searches);
  }
  pfi_free(&allocator, index->buffer, index->bytes.size);
  pfi_unmap(index->mapping, index->bytes.size);
  pfi_free(&allocator, index, sizeof *index);
}

size_t pf_index_paragraph_count(const pf_index *index) {
  return index == NULL ? 0 : index->marks.count;
}

size_t pf_index_memory(const pf_index *index) {
  if (index == NULL) return 0;
  return sizeof *index + index->marks.capacity * sizeof *index->marks.items +
         index->words_at.capacity * sizeof *index->words_at.items + index->words.capacity * sizeof *index->words.items +
         index->keys.capacity * sizeof *index->keys.items + index->origins.capacity * sizeof *index->origins.items +
         index->ids.capacity + index->grams.block_size;
}

size_t pfi_index_origin(const pf_index *index, uint32_t paragraph) {
  size_t low = 0, high = index->origins.count;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (index->origins.items[middle].first_paragraph <= paragraph)
      low = middle;
    else
      high = middle;
  }
  return low;
}

pf_view pfi_index_id(const pf_index *index, size_t origin) {
  if (origin >= index->origins.count) return (pf_view){NULL, 0};
  pfi_origin found = index->origins.items[origin];
  if (found.id_size == 0 || found.id_at > index->ids.count || found.id_size > index->ids.count - found.id_at)
    return (pf_view){NULL, 0};
  return (pf_view){index->ids.items + found.id_at, found.id_size};
}

pfi_index_state pfi_index_state_of(const pf_index *index) {
  return (pfi_index_state){index->marks.count, index->words_at.count, index->words.count, index->origins.count,
                           index->ids.count};
}

void pfi_index_go_back(pf_index *index, pfi_index_state state) {
  while (index->marks.count > state.marks) {
    index->marks.count--;
    pfi_key_take_back(&index->keys, index->marks.items[index->marks.count].key, (uint32_t)index->marks.count);
  }
  index->words_at.count = state.words_at;
  index->words.count = state.words;
  index->origins.count = state.origins;
  index->ids.count = state.ids;
}

pf_status pfi_index_open_article(pf_index *index, pf_view id, pf_error *error) {
  if (id.size > UINT32_MAX) return pfi_fail(error, PF_ERROR_LIMIT, 0, "The article's id has more than 4 GiB.");
  if (!PFI_STORE_RESERVE(&index->allocator, &index->origins, 1) ||
      !PFI_STORE_RESERVE(&index->allocator, &index->ids, id.size))
    return pfi_fail_memory(error);
  pfi_origin origin = {index->ids.count, (uint32_t)id.size, (uint32_t)index->marks.count};
  index->origins.items[index->origins.count++] = origin;
  if (id.size > 0) memcpy(index->ids.items + index->ids.count, id.data, id.size);
  index->ids.count += id.size;
  return PF_OK;
}

void pfi_index_close_article(pf_index *index) {
  if (index->origins.count > 0 &&
      index->origins.items[index->origins.count - 1].first_paragraph == index->marks.count) {
    index->origins.count--;
    index->ids.count = (size_t)index->origins.items[index->origins.count].id_at;
  }
}

static bool add_words(pf_index *index, const pfi_paragraph *paragraph) {
  size_t gap = index->marks.count - index->words_at.count;
  size_t need = (paragraph->word_count + PFI_WORD_STEP) / PFI_WORD_STEP * PFI_WORD_STEP;
  if (!PFI_STORE_RESERVE(&index->allocator, &index->words_at, gap + 1) ||
      !PFI_STORE_RESERVE(&index->allocator, &index->words, need + PFI_WORD_STEP))
    return false;
  if (index->words.count == 0) { /* so that step 0 can mean "none" */
    memset(index->words.items, 0, PFI_WORD_STEP * sizeof *index->words.items);
    index->words.count = PFI_WORD_STEP;
  }
  for (; gap > 0; gap--)
    index->words_at.items[index->words_at.count++] = 0;
  index->words_at.items[index->words_at.count++] = (uint32_t)(index->words.count / PFI_WORD_STEP);
  uint16_t *to = index->words.items + index->words.count;
  to[0] = (uint16_t)paragraph->word_count;
  memcpy(to + 1, paragraph->words, paragraph->word_count * sizeof *to);
  memset(to + 1 + paragraph->word_count, 0, (need - 1 - paragraph->word_count) * sizeof *to);
  index->words.count += need;
  return true;
}

pf_status pfi_index_add(pf_index *index, const pfi_paragraph *paragraph, uint32_t block, bool with_words,
                        pf_error *error) {
  if (index->marks.count >= PFI_INDEX_MOST || index->words.count / PFI_WORD_STEP > UINT32_MAX - PFI_PARAGRAPH_WORDS)
    return pfi_fail(error, PF_ERROR_LIMIT, 0, "The index is full (268 million paragraphs); begin another.");
  if (!pfi_keys_reserve(&index->keys, index->marks.items, index->marks.count, &index->allocator) ||
      !PFI_STORE_RESERVE(&index->allocator, &index->marks, 1) || (with_words && !add_words(index, paragraph)))
    return pfi_fail_memory(error);
  pfi_key_add(&index->keys, paragraph->key, (uint32_t)index->marks.count);
  index->marks.items[index->marks.count++] = (pfi_mark){paragraph->key, paragraph->marks, block};
  return PF_OK;
}

pf_status pfi_index_own(pf_index *index, pf_error *error) {
  if (index->searches == NULL) {
    index->searches = pfi_new_array(&index->allocator, PFI_SEARCHES, sizeof *index->searches);
    if (index->searches == NULL) return pfi_fail_memory(error);
    for (int i = 0; i < PFI_SEARCHES; i++)
      index->searches[i].allocator = index->allocator;
  }
  if (index->bytes.size == 0 || index->grams.block != NULL) return PF_OK;
  pf_status status = pf_index_check(index, error);
  if (status != PF_OK) return status;
  return pfi_grams_own(&index->grams, &index->allocator) ? PF_OK : pfi_fail_memory(error);
}
