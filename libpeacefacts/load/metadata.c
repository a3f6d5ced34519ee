/* metadata.c - fills the fields of an article. What the caller says is kept as it is; the rest is looked for in the
 * head of the text (and a line with the date also at its very end), and left empty rather than guessed: a day without a
 * year gets the year only from another line of the same kind, or one about copyright. */
#include "load/metadata.h"

#include "base/error.h"
#include "load/head.h"

enum { TAIL_SIZE = 800 };

/* A field that the caller left empty takes the first value found. Views into the text need no copy. */
static void set_from_text(pfi_article *article, pf_field field, pf_view value, pf_view where) {
  pfi_field *out = &article->fields[field];
  if (out->origin != PF_ORIGIN_NONE || value.size == 0) return;
  out->value = value;
  out->range = (pfi_range){(uint32_t)(where.data - article->text.data), (uint32_t)where.size};
  out->origin = PF_ORIGIN_TEXT;
}

static pf_status take_callers(pfi_article *article, const pf_metadata *metadata, pf_error *error) {
  const pf_view values[PF_FIELD_COUNT] = {metadata->title, metadata->published, metadata->place, metadata->agency,
                                          metadata->byline};
  if (metadata->published.size > 0 && !pfi_date_is_iso(metadata->published))
    return pfi_fail(error, PF_ERROR_ARGUMENT, 0,
                    "metadata: published is \"%.*s\"; give an existing day in the form 2025-11-20.",
                    (int)(metadata->published.size < 40 ? metadata->published.size : 40), metadata->published.data);
  for (int i = 0; i < PF_FIELD_COUNT; i++) {
    if (values[i].size == 0) continue;
    article->fields[i].value = pfi_arena_copy(&article->arena, values[i]);
    article->fields[i].origin = PF_ORIGIN_CALLER;
    if (article->fields[i].value.data == NULL) return pfi_fail_memory(error);
  }
  return PF_OK;
}

static void find_title(pfi_article *article, const pfi_head *head, size_t *behind) {
  pf_view title;
  size_t number = pfi_title_find(head, article->fields[PF_FIELD_TITLE].value, &title);
  *behind = 0;
  if (number == PF_NONE) return;
  pf_view whole = head->items[number].text;
  article->title_range = (pfi_range){(uint32_t)(whole.data - article->text.data), (uint32_t)whole.size};
  set_from_text(article, PF_FIELD_TITLE, title, title);
  *behind = number + 1;
}

/* "ISTANBUL" on a line of its own between the title and the report. */
static bool is_lone_place(const pfi_head *head, size_t number) {
  const pfi_head_item *item = &head->items[number];
  return item->kind == PFI_HEAD_TITLE_LIKE && item->shape.all_capitals && item->shape.words <= 4 &&
         item->shape.ending == PFI_END_OPEN && item->shape.marker.kind == PFI_MARKER_NONE && number + 1 < head->count &&
         head->items[number + 1].kind == PFI_HEAD_PROSE;
}

/* "HOLT: Minister, will it hold?" looks like "NEW DELHI: ...", until a second speaker has a word. */
static bool has_speakers(const pfi_head *head) {
  size_t speakers = 0;
  for (size_t i = 0; i < head->count; i++)
    speakers += pfi_speaker_label(head->items[i].text) > 0;
  return speakers >= 2;
}

/* The dateline stands before one of the first paragraphs, or alone above the first. */
static void find_dateline(pfi_article *article, const pfi_head *head, size_t behind_title, pfi_dateline *dateline) {
  size_t prose = 0;
  bool is_transcript = has_speakers(head);
  for (size_t i = 0; i < head->count && prose < 3; i++) {
    const pfi_head_item *item = &head->items[i];
    if (is_transcript && pfi_speaker_label(item->text) > 0) continue;
    if (item->kind == PFI_HEAD_LIST_ITEM || (behind_title > 0 && i == behind_title - 1)) continue;
    pfi_dateline found;
    bool is_alone = false;
    if (!pfi_dateline_read(item->text, &found)) {
      prose += item->kind == PFI_HEAD_PROSE;
      is_alone = behind_title > 0 && i >= behind_title && prose == 0 && is_lone_place(head, i);
      if (!is_alone) continue;
      found = (pfi_dateline){item->text, {NULL, 0}, {NULL, 0}, {0, 0, 0, 0}, item->text.size};
    }
    *dateline = found;
    article->dateline_range = (pfi_range){(uint32_t)(item->text.data - article->text.data), (uint32_t)found.size};
    set_from_text(article, PF_FIELD_PLACE, found.place, found.place);
    set_from_text(article, PF_FIELD_AGENCY, found.agency, found.agency);
    return;
  }
}

static void find_byline(pfi_article *article, const pfi_head *head) {
  for (size_t i = 0; i < head->count; i++) {
    const pfi_furniture *furniture = &head->items[i].furniture;
    if (head->items[i].kind != PFI_HEAD_FURNITURE) continue;
    set_from_text(article, PF_FIELD_BYLINE, furniture->byline, furniture->byline);
    set_from_text(article, PF_FIELD_AGENCY, furniture->agency, furniture->agency);
  }
}

/* The best date of the lines seen: one called the day of publication, else one not called a change, else any. */
static void prefer_date(pfi_furniture *best, const pfi_furniture *furniture) {
  if (furniture->date.year == 0) return;
  int worth = furniture->is_published ? 3 : furniture->is_updated ? 1 : 2;
  int best_worth = best->date.year == 0 ? 0 : best->is_published ? 3 : best->is_updated ? 1 : 2;
  if (worth > best_worth) *best = *furniture;
}

/* Lines at the end of the text may say the date, when they say what it is, and the year. */
static void read_tail(pfi_article *article, pfi_furniture *best, int *year) {
  size_t start = article->text.size > TAIL_SIZE ? article->text.size - TAIL_SIZE : 0;
  while (start < article->text.size && pfi_utf8_is_continuation(article->text.data[start]))
    start++;
  pf_view tail = pfi_view_slice(article->text, start, article->text.size - start);
  pfi_line_reader lines = pfi_lines_of(tail, article->layout.has_rare_line_ends);
  pfi_line line;
  while (pfi_line_next(&lines, &line)) {
    pf_view words = pfi_view_slice(tail, line.start, line.size);
    pfi_furniture furniture;
    if (line.size == 0) continue;
    if (pfi_furniture_read(words, &furniture)) {
      if (furniture.is_published || furniture.is_updated) prefer_date(best, &furniture);
    } else if (*year == 0 && pfi_phrase_of(words) == PFI_PHRASE_BEGINS) {
      *year = pfi_year_find(words);
    }
  }
}

static pf_status set_published(pfi_article *article, const pfi_date *date, pf_view where, pf_error *error) {
  char iso[PFI_ISO_DATE_SIZE];
  pfi_date_write(date, iso);
  pf_view value = pfi_arena_copy(&article->arena, (pf_view){iso, sizeof iso});
  if (value.data == NULL) return pfi_fail_memory(error);
  set_from_text(article, PF_FIELD_PUBLISHED, value, where);
  return PF_OK;
}

/* A year in another line of furniture or in a copyright line of the head. */
static int year_of_head(const pfi_head *head) {
  for (size_t i = 0; i < head->count; i++) {
    bool may_say = head->items[i].kind == PFI_HEAD_FURNITURE || head->items[i].kind == PFI_HEAD_BOILERPLATE;
    int year = may_say ? pfi_year_find(head->items[i].text) : 0;
    if (year > 0) return year;
  }
  return 0;
}

static pf_status find_date(pfi_article *article, const pfi_head *head, pfi_dateline *dateline, pf_error *error) {
  pfi_furniture best = {{NULL, 0}, {NULL, 0}, {NULL, 0}, {0, 0, 0, 0}, false, false};
  if (article->fields[PF_FIELD_PUBLISHED].origin != PF_ORIGIN_NONE) return PF_OK;
  for (size_t i = 0; i < head->count; i++) {
    if (head->items[i].kind == PFI_HEAD_FURNITURE) prefer_date(&best, &head->items[i].furniture);
  }
  int year = year_of_head(head);
  if (best.date.year == 0) read_tail(article, &best, &year);
  bool is_only_change = best.is_updated && !best.is_published;
  if (dateline->date.month > 0 && dateline->date.year == 0) dateline->date.year = year;
  if (dateline->date.year > 0 && (best.date.year == 0 || is_only_change))
    return set_published(article, &dateline->date, dateline->date_text, error);
  return best.date.year == 0 ? PF_OK : set_published(article, &best.date, best.date_text, error);
}

pf_status pfi_metadata_find(pfi_article *article, const pf_metadata *metadata, pf_error *error) {
  pf_status status;
  pfi_head head;
  pfi_dateline dateline = {{NULL, 0}, {NULL, 0}, {NULL, 0}, {0, 0, 0, 0}, 0};
  size_t behind_title;
  if (metadata != NULL) PFI_TRY(take_callers(article, metadata, error));
  pfi_head_read(&head, article->text, &article->layout);
  find_title(article, &head, &behind_title);
  find_dateline(article, &head, behind_title, &dateline);
  find_byline(article, &head);
  PFI_TRY(find_date(article, &head, &dateline, error));
  status = PF_OK;
done:
  return status;
}
