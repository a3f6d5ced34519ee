/* report_changes.c - what each repeat changed: the blocks compared word by word when the report is made, and what a
 * caller reads of it. Invariant: every change has a range of the earlier or the later block that is not empty; changes
 * stand in the order of both blocks. */
#include "base/error.h"
#include "deduplicate/difference.h"
#include "report.h"

/* An index may name an article by the id of another one that is in the report. Blocks that share, in bytes of the
 * shorter one, less than so many tenths of what deduplication found in words are not the ones that it compared:
 * strangers share a seventh of their bytes, while repeats contain half of each other's words at least. */
enum { SHARE_TENTHS = 4 };

/* Dropped words and the added ones behind them are one change; what was kept is none. */
static size_t gather_changes(pfi_text_change *out, const pfi_difference *found, uint32_t earlier_at,
                             uint32_t later_at) {
  size_t count = 0;
  for (size_t i = 0; i < found->count; i++) {
    const pfi_change *change = &found->items[i];
    if (change->kind == PFI_CHANGE_NONE) continue;
    bool replaces = change->kind == PFI_CHANGE_ADDED && i > 0 && found->items[i - 1].kind == PFI_CHANGE_DROPPED;
    if (replaces) count--;
    uint32_t flags = change->flags | (replaces ? out[count].flags : 0);
    pfi_range earlier = replaces ? out[count].earlier : change->earlier, later = change->later;
    if (!replaces) earlier.start += earlier_at;
    later.start += later_at;
    out[count++] = (pfi_text_change){earlier, later, flags};
  }
  return count;
}

static bool is_what_was_found(const pfi_difference *found, uint32_t earlier, uint32_t later, uint32_t containment) {
  uint64_t kept = 0;
  for (size_t i = 0; i < found->count; i++) {
    if (found->items[i].kind == PFI_CHANGE_NONE) kept += found->items[i].later.size;
  }
  uint32_t shorter = earlier < later ? earlier : later;
  return kept * 1000 * 10 >= (uint64_t)shorter * containment * SHARE_TENTHS;
}

static pf_status compare_blocks(pf_report *report, pfi_repeat_changes *out, const pfi_document *first,
                                const pfi_document *second, const pfi_block *earlier, const pfi_block *later,
                                uint32_t containment, pf_error *error) {
  pfi_arena scratch;
  pfi_arena_init(&scratch, &report->allocator);
  pfi_difference found;
  pf_status status;
  PFI_TRY(pfi_difference_find(&found, pfi_view_slice(first->article.text, earlier->start, earlier->size),
                              pfi_view_slice(second->article.text, later->start, later->size), &scratch, error));
  if (!is_what_was_found(&found, earlier->size, later->size, containment)) {
    out->article = PFI_NO_INDEX;
    goto done;
  }
  pfi_text_change *items = pfi_arena_take(&report->arena, found.count * sizeof *items);
  if (items == NULL) {
    status = pfi_fail_memory(error);
    goto done;
  }
  out->count = gather_changes(items, &found, earlier->start, later->start);
  out->items = items;
  out->flags = found.flags;
done:
  pfi_arena_free(&scratch);
  return status;
}

static pf_status compare_repeat(pf_report *report, pfi_report_article *article, size_t block, uint32_t repeat,
                                pf_error *error) {
  const pf_repeat *found = &article->repeats[repeat];
  pfi_repeat_changes *changes = &article->changes[repeat];
  if (changes->article == PFI_NO_INDEX) return PF_OK;
  const pfi_document *first = report->articles[changes->article].document;
  if (found->block >= first->blocks.count) {
    changes->article = PFI_NO_INDEX;
    return PF_OK;
  }
  if (found->kind == PF_REPEAT_EXACT) return PF_OK;
  return compare_blocks(report, changes, first, article->document, &first->blocks.items[found->block],
                        &article->document->blocks.items[block], found->containment, error);
}

pf_status pfi_report_compare(pf_report *report, pf_error *error) {
  pf_status status = PF_OK;
  for (size_t a = 0; a < report->count; a++) {
    pfi_report_article *article = &report->articles[a];
    for (size_t b = 0; b < article->document->blocks.count; b++) {
      for (uint32_t r = article->repeat_starts[b]; r < article->repeat_starts[b + 1]; r++)
        PFI_TRY(compare_repeat(report, article, b, r, error));
    }
  }
done:
  return status;
}

const pfi_repeat_changes *pfi_report_changes(const pf_report *report, size_t article, size_t block, size_t repeat) {
  if (repeat >= pf_block_repeat_count(report, article, block)) return NULL;
  const pfi_report_article *found = pfi_report_article_at(report, article);
  return &found->changes[found->repeat_starts[block] + repeat];
}

size_t pf_block_repeat_article(const pf_report *report, size_t article, size_t block, size_t repeat) {
  const pfi_repeat_changes *changes = pfi_report_changes(report, article, block, repeat);
  return changes == NULL ? PF_NONE : pfi_public_index(changes->article);
}

uint32_t pf_block_change_flags(const pf_report *report, size_t article, size_t block, size_t repeat) {
  const pfi_repeat_changes *changes = pfi_report_changes(report, article, block, repeat);
  return changes == NULL ? 0 : changes->flags;
}

size_t pf_block_change_count(const pf_report *report, size_t article, size_t block, size_t repeat) {
  const pfi_repeat_changes *changes = pfi_report_changes(report, article, block, repeat);
  return changes == NULL ? 0 : changes->count;
}

pf_change pf_block_change(const pf_report *report, size_t article, size_t block, size_t repeat, size_t change) {
  const pfi_repeat_changes *changes = pfi_report_changes(report, article, block, repeat);
  if (changes == NULL || change >= changes->count) return (pf_change){{0, 0}, {0, 0}, 0};
  const pfi_text_change *found = &changes->items[change];
  return (pf_change){pfi_source_span(&report->articles[changes->article].document->article, found->earlier),
                     pfi_source_span(&report->articles[article].document->article, found->later), found->flags};
}
