/* repeats.c - the blocks of one article through the index, in order: each is looked up and added before the next.
 *
 * Two searches take turns: while one waits for memory, the other reads its text.
 */
#include "deduplicate/repeats.h"

#include "deduplicate/search.h"

/* A paragraph, an answer or a quotation with less than this is no copy when it is said again: "No.", "Thank you." */
enum { WORDS_LEAST = 3, LETTERS_LEAST = 9, WORDS_OF_LEAD = 20 };

typedef struct finding {
  pf_index *index;
  const pf_index *finished; /* or NULL */
  const pfi_article *article;
  const pfi_blocks *blocks;
  bool exact;
  pfi_arena *arena;
  pf_error *error;
  pfi_repeat *repeats;
  size_t count, capacity;
  const pf_index *last_index; /* whose id was copied last */
  size_t last_origin;
  pf_view last_id;
} finding;

static bool may_repeat(const pfi_block *block, const pfi_paragraph *paragraph) {
  bool heads = block->type == PF_BLOCK_TITLE || block->type == PF_BLOCK_HEADING || block->type == PF_BLOCK_BOILERPLATE;
  return heads ? paragraph->letters > 0 : paragraph->word_count >= WORDS_LEAST || paragraph->letters >= LETTERS_LEAST;
}

/* A short title, heading or question that leads something is looked for, and kept to be found, as it stands alone: an
 * answer takes up the words of its question, and a paragraph those of its heading, without repeating them. */
static bool is_exact_only(const finding *f, size_t number, const pfi_search *search) {
  pf_block_type type = f->blocks->items[number].type;
  bool leads = type == PF_BLOCK_TITLE || type == PF_BLOCK_HEADING || type == PF_BLOCK_QUESTION;
  return f->exact || (leads && number + 1 < f->blocks->count && search->paragraph.word_count < WORDS_OF_LEAD);
}

static pf_status read_block(finding *f, pfi_search *search, size_t number) {
  const pfi_block *block = &f->blocks->items[number];
  return pfi_search_read(search, pfi_view_slice(f->article->text, block->start, block->size), f->error);
}

static pf_status grow_repeats(finding *f) {
  size_t capacity = f->capacity == 0 ? 8 : f->capacity * 2, size;
  pfi_repeat *grown = pfi_size_multiply(capacity, sizeof *grown, &size) ? pfi_arena_take(f->arena, size) : NULL;
  if (grown == NULL) return pfi_fail_memory(f->error);
  if (f->count > 0) memcpy(grown, f->repeats, f->count * sizeof *grown);
  f->repeats = grown;
  f->capacity = capacity;
  return PF_OK;
}

static pf_status id_of(finding *f, pf_view *out, const pf_index *index, uint32_t paragraph) {
  size_t origin = pfi_index_origin(index, paragraph);
  if (index != f->last_index || origin != f->last_origin) {
    f->last_id = pfi_arena_copy(f->arena, pfi_index_id(index, origin));
    if (f->last_id.data == NULL) return pfi_fail_memory(f->error);
    f->last_index = index;
    f->last_origin = origin;
  }
  *out = f->last_id;
  return PF_OK;
}

static pf_status keep_found(finding *f, const pf_index *index, const pfi_found *found, size_t block) {
  pf_status status;
  pfi_repeat repeat = {.block = (uint32_t)block,
                       .first_block = index->marks.items[found->paragraph].block,
                       .kind = found->kind,
                       .similarity = found->similarity,
                       .containment = found->containment,
                       .other_numbers = found->other_numbers};
  if (f->count == f->capacity) PFI_TRY(grow_repeats(f));
  PFI_TRY(id_of(f, &repeat.first_article, index, found->paragraph));
  f->repeats[f->count++] = repeat;
  status = PF_OK;
done:
  return status;
}

/* The same paragraph, looked up in the finished index from its hashes. */
static pf_status find_finished(finding *f, pfi_search *there, const pfi_search *search, bool exact) {
  pf_status status;
  pfi_search_take(there, &search->paragraph);
  PFI_TRY(pfi_search_prepare(there, f->finished, exact, f->error));
  PFI_TRY(pfi_search_vote(there, f->finished, f->error));
  pfi_search_fetch(there, f->finished);
  PFI_TRY(pfi_search_decide(there, f->finished, f->error));
done:
  return status;
}

static uint32_t likeness(const pfi_search *search) {
  if (search->found_count == 0) return 0;
  return search->found[0].similarity + search->found[0].containment + (search->found[0].kind == PF_REPEAT_EXACT);
}

static pf_status decide_block(finding *f, pfi_search *search, size_t number) {
  pf_status status;
  PFI_TRY(pfi_search_decide(search, f->index, f->error));
  const pfi_search *best = search;
  const pf_index *index = f->index;
  if (f->finished != NULL) {
    pfi_search *there = &f->index->searches[2];
    PFI_TRY(find_finished(f, there, search, is_exact_only(f, number, search)));
    if (likeness(there) > 0 && likeness(there) >= likeness(search)) {
      best = there;
      index = f->finished;
    }
  }
  for (size_t i = 0; i < best->found_count; i++)
    PFI_TRY(keep_found(f, index, &best->found[i], number));
  PFI_TRY(pfi_search_add(search, f->index, (uint32_t)number, f->error));
done:
  return status;
}

/* One block, and the first steps of the next, between the steps that wait for memory. */
static pf_status find_in_block(finding *f, size_t number) {
  pfi_search *search = &f->index->searches[number % 2], *next = &f->index->searches[(number + 1) % 2];
  bool counts = may_repeat(&f->blocks->items[number], &search->paragraph), more = number + 1 < f->blocks->count;
  pf_status status = PF_OK;
  if (counts) PFI_TRY(pfi_search_vote(search, f->index, f->error));
  if (more) PFI_TRY(read_block(f, next, number + 1));
  if (counts) pfi_search_fetch(search, f->index);
  if (more) PFI_TRY(pfi_search_prepare(next, f->index, is_exact_only(f, number + 1, next), f->error));
  if (counts) PFI_TRY(decide_block(f, search, number));
done:
  return status;
}

static pf_status find_in_blocks(finding *f) {
  pf_status status = PF_OK;
  if (f->blocks->count == 0) return PF_OK;
  PFI_TRY(read_block(f, &f->index->searches[0], 0));
  PFI_TRY(pfi_search_prepare(&f->index->searches[0], f->index, is_exact_only(f, 0, &f->index->searches[0]), f->error));
  for (size_t i = 0; i < f->blocks->count; i++)
    PFI_TRY(find_in_block(f, i));
done:
  return status;
}

pf_status pfi_repeats_find(pfi_repeats *out, pf_index *index, const pf_index *finished, const pfi_article *article,
                           const pfi_blocks *blocks, const pf_deduplicate_options *options, pfi_arena *arena,
                           pf_error *error) {
  finding f = {.index = index,
               .finished = finished,
               .article = article,
               .blocks = blocks,
               .exact = options->exact_only != 0,
               .arena = arena,
               .error = error};
  pf_status status;
  *out = (pfi_repeats){NULL, 0};
  PFI_TRY(pfi_index_own(index, error));
  if (index->grams.pair_count == 0) index->sparse = options->small_memory != 0;
  pfi_index_state state = pfi_index_state_of(index);
  status = pfi_index_open_article(index, article->id, error);
  if (status == PF_OK) status = find_in_blocks(&f);
  if (status == PF_OK) {
    pfi_index_close_article(index);
    *out = (pfi_repeats){f.repeats, f.count};
  } else {
    pfi_index_go_back(index, state);
  }
done:
  return status;
}
