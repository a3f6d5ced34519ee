/* ground.c - paints the words with the statements; where contents overlap the smaller one is the inner one. */
#include "extract/ground.h"

/* The first word that ends after `offset`. */
static size_t first_word_after(const pfi_analysis *analysis, uint32_t offset) {
  size_t low = 0, high = analysis->words.count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (analysis->words.items[middle].start + analysis->words.items[middle].size <= offset)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static uint32_t size_of(const pfi_claims *claims, uint32_t statement) {
  if (statement == PFI_NO_INDEX) return UINT32_MAX;
  pfi_mark content = claims->statements.items[statement].content;
  uint32_t size = 0;
  for (uint32_t r = 0; r < content.count; r++)
    size += claims->ranges.items[content.first + r].size;
  return size;
}

typedef struct painter {
  pfi_ground *ground;
  const pfi_claims *claims;
  const pfi_analysis *analysis;
} painter;

static void paint_content(painter *p, uint32_t statement) {
  pfi_mark content = p->claims->statements.items[statement].content;
  uint32_t size = size_of(p->claims, statement), other = PFI_NO_INDEX, other_size = UINT32_MAX;
  for (uint32_t r = 0; r < content.count; r++) {
    pfi_range range = p->claims->ranges.items[content.first + r];
    for (size_t w = first_word_after(p->analysis, range.start);
         w < p->analysis->words.count && p->analysis->words.items[w].start < range.start + range.size; w++) {
      uint32_t before = p->ground->words[w].statement;
      if (before != other) {
        other = before;
        other_size = size_of(p->claims, before);
      }
      if (size <= other_size) p->ground->words[w].statement = statement;
    }
  }
}

static void paint_flag(painter *p, pfi_mark mark, uint32_t flag) {
  for (uint32_t r = 0; r < mark.count; r++) {
    pfi_range range = p->claims->ranges.items[mark.first + r];
    for (size_t w = first_word_after(p->analysis, range.start);
         w < p->analysis->words.count && p->analysis->words.items[w].start < range.start + range.size; w++)
      p->ground->words[w].flags |= p->ground->words[w].flags > 3 ? flag & 3 : flag; /* the first cue stays */
  }
}

pf_status pfi_ground_find(pfi_ground *out, const pfi_claims *claims, const pfi_analysis *analysis,
                          const pf_allocator *allocator, pf_error *error) {
  out->count = analysis->words.count;
  out->words = pfi_new_array(allocator, out->count + 1, sizeof *out->words);
  if (out->words == NULL) return pfi_fail_memory(error);
  for (size_t i = 0; i < out->count; i++)
    out->words[i].statement = PFI_NO_INDEX;
  painter p = {out, claims, analysis};
  for (uint32_t s = 0; s < claims->statements.count; s++) {
    paint_content(&p, s);
    paint_flag(&p, claims->statements.items[s].cue, PFI_GROUND_CUE | (s + 1) << 2);
    paint_flag(&p, claims->statements.items[s].source, PFI_GROUND_SOURCE);
  }
  return PF_OK;
}

void pfi_ground_free(pfi_ground *ground, const pf_allocator *allocator) {
  if (ground->words != NULL) pfi_free(allocator, ground->words, (ground->count + 1) * sizeof *ground->words);
  ground->words = NULL;
}
