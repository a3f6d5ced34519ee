/* block_type.c - the types of blocks among their neighbours.
 *
 * A pass for each thing that only the neighbours can tell: a heading has something under it, a question is answered,
 * three brief headings in a row are a menu, the paragraph under "Synopsis" is one. Each pass is linear. */
#include "segment/block_type.h"

#include "base/error.h"

typedef struct typing {
  pfi_block *blocks;
  const uint16_t *traits;
  size_t count;
} typing;

static bool has_type(const typing *all, size_t number, pf_block_type type) {
  return number < all->count && all->blocks[number].type == type;
}

static bool has_trait(const typing *all, size_t number, unsigned trait) {
  return number < all->count && (all->traits[number] & trait) != 0;
}

static bool is_prose(const typing *all, size_t number) {
  return has_type(all, number, PF_BLOCK_PARAGRAPH) || has_type(all, number, PF_BLOCK_QUOTE);
}

/* The first block from `from` on that isn't boilerplate. */
static size_t next_content(const typing *all, size_t from) {
  while (has_type(all, from, PF_BLOCK_BOILERPLATE))
    from++;
  return from;
}

static size_t end_of_run(const typing *all, size_t from, pf_block_type type) {
  while (has_type(all, from, type) && !has_trait(all, from, PFI_TRAIT_LABEL | PFI_TRAIT_MARKED))
    from++;
  return from;
}

/* "1. A corridor" with paragraphs under it is a heading; "2. Who pays?" a question. */
static void retype_lone_items(const typing *all) {
  for (size_t i = 0; i < all->count; i++) {
    bool is_alone = has_type(all, i, PF_BLOCK_LIST_ITEM) && !has_type(all, i + 1, PF_BLOCK_LIST_ITEM) &&
                    (i == 0 || !has_type(all, i - 1, PF_BLOCK_LIST_ITEM));
    if (!is_alone || !is_prose(all, i + 1)) continue;
    if (has_trait(all, i, PFI_TRAIT_ASKS))
      all->blocks[i].type = PF_BLOCK_QUESTION;
    else if (has_trait(all, i, PFI_TRAIT_NUMBERED) && has_trait(all, i, PFI_TRAIT_OPEN))
      all->blocks[i].type = PF_BLOCK_HEADING;
  }
}

/* A stretch of short lines under "Key Takeaways", with or without bullets, is its list. */
enum { LONGEST_POINT = 150 };

static void retype_points(const typing *all) {
  for (size_t label = 0; label < all->count; label++) {
    if (!has_trait(all, label, PFI_TRAIT_LIST_LABEL)) continue;
    size_t end = label + 1;
    while (end < all->count && all->blocks[end].size <= LONGEST_POINT &&
           !has_trait(all, end, PFI_TRAIT_DATELINE | PFI_TRAIT_LABEL) &&
           (has_type(all, end, PF_BLOCK_PARAGRAPH) || has_type(all, end, PF_BLOCK_HEADING)))
      end++;
    /* The last of them may be the heading or the title of what follows. */
    if (end > label + 1 && end < all->count && has_type(all, end - 1, PF_BLOCK_HEADING)) end--;
    if (end - label < 3) continue;
    for (size_t i = label + 1; i < end; i++)
      all->blocks[i].type = PF_BLOCK_LIST_ITEM;
  }
}

/* Three and more headings of a few words in a row are a menu or a row of tags. */
static void retype_menus(const typing *all) {
  for (size_t start = 0; start < all->count; start++) {
    size_t end = end_of_run(all, start, PF_BLOCK_HEADING);
    size_t brief = 0;
    for (size_t i = start; i < end; i++)
      brief += has_trait(all, i, PFI_TRAIT_BRIEF);
    if (end - start >= 3 && brief == end - start) {
      for (size_t i = start; i < end; i++)
        all->blocks[i].type = PF_BLOCK_BOILERPLATE;
    }
    if (end > start) start = end - 1;
  }
}

/* A heading stands over something. What stands over nothing is left over from the page, or a sentence cut short. */
static void retype_headings_over_nothing(const typing *all) {
  for (size_t i = all->count; i-- > 0;) {
    if (!has_type(all, i, PF_BLOCK_HEADING) || has_trait(all, i, PFI_TRAIT_LABEL | PFI_TRAIT_MARKED)) continue;
    if (next_content(all, i + 1) < all->count) continue;
    bool is_left_over =
        i > 0 && (has_trait(all, i, PFI_TRAIT_TITLE_CASE) || has_type(all, i - 1, PF_BLOCK_BOILERPLATE));
    all->blocks[i].type = is_left_over ? PF_BLOCK_BOILERPLATE : PF_BLOCK_PARAGRAPH;
  }
}

/* What may stand under a question as its answer. */
static size_t end_of_answer(const typing *all, size_t question) {
  size_t end = question + 1;
  while (is_prose(all, end) || has_type(all, end, PF_BLOCK_ANSWER) || has_type(all, end, PF_BLOCK_LIST_ITEM))
    end++;
  return end;
}

/* "Will There Be Elections?" among headings in title case is one of them. */
static void retype_heading_questions(const typing *all) {
  size_t headings = 0;
  for (size_t i = 0; i < all->count; i++)
    headings += has_type(all, i, PF_BLOCK_HEADING) && has_trait(all, i, PFI_TRAIT_TITLE_CASE);
  for (size_t i = 0; i < all->count && headings >= 2; i++) {
    if (has_type(all, i, PF_BLOCK_QUESTION) && has_trait(all, i, PFI_TRAIT_TITLE_CASE) &&
        !has_trait(all, i, PFI_TRAIT_MARKED | PFI_TRAIT_SPEAKER) && is_prose(all, i + 1))
      all->blocks[i].type = PF_BLOCK_HEADING;
  }
}

/* A question that nothing answers is a paragraph. So is one that doesn't begin as questions do ("And the islands?"),
 * unless two others in the text do: then it is one of a list of questions and answers. */
static void retype_unanswered_questions(const typing *all, bool is_transcript) {
  size_t asking = is_transcript ? 2 : 0;
  for (size_t i = 0; i < all->count; i++) {
    if (!has_type(all, i, PF_BLOCK_QUESTION) || has_trait(all, i, PFI_TRAIT_MARKED | PFI_TRAIT_SPEAKER)) continue;
    if (end_of_answer(all, i) == i + 1) all->blocks[i].type = PF_BLOCK_PARAGRAPH;
    asking += has_trait(all, i, PFI_TRAIT_ASKING_WORD);
  }
  for (size_t i = 0; i < all->count && asking < 2; i++) {
    if (has_type(all, i, PF_BLOCK_QUESTION) &&
        !has_trait(all, i, PFI_TRAIT_MARKED | PFI_TRAIT_SPEAKER | PFI_TRAIT_ASKING_WORD))
      all->blocks[i].type = PF_BLOCK_PARAGRAPH;
  }
}

/* Paragraphs between two questions are the answer to the first, when they aren't too many. Behind the last question as
 * many are as the longest answer before had, but one at least. */
enum { LONGEST_ANSWER = 8 };

static void retype_answers(const typing *all) {
  size_t longest = 1;
  for (size_t i = 0; i < all->count; i++) {
    if (!has_type(all, i, PF_BLOCK_QUESTION)) continue;
    size_t end = end_of_answer(all, i);
    size_t size = end - i - 1;
    if (!has_type(all, end, PF_BLOCK_QUESTION) && size > longest)
      size = longest;
    else if (size > LONGEST_ANSWER)
      size = 1;
    else if (size > longest)
      longest = size;
    for (size_t j = i + 1; j <= i + size; j++) {
      if (is_prose(all, j)) all->blocks[j].type = PF_BLOCK_ANSWER;
    }
  }
}

static bool has_speaker_who_asks(const typing *all) {
  for (size_t i = 0; i < all->count; i++) {
    if (has_trait(all, i, PFI_TRAIT_SPEAKER) && has_trait(all, i, PFI_TRAIT_ASKS)) return true;
  }
  return false;
}

/* "HOLT: ..." is a transcript, when one in four blocks begins so and one of them asks: what asks is a question, what
 * comes behind it answers. */
static bool retype_transcript(const typing *all) {
  size_t speakers = 0;
  for (size_t i = 0; i < all->count; i++)
    speakers += has_trait(all, i, PFI_TRAIT_SPEAKER);
  if (speakers < 2 || speakers * 4 < all->count || !has_speaker_who_asks(all)) return false;
  bool was_asked = false;
  for (size_t i = 0; i < all->count; i++) {
    if (has_type(all, i, PF_BLOCK_HEADING) || has_type(all, i, PF_BLOCK_TITLE)) was_asked = false;
    if (!is_prose(all, i) && !has_type(all, i, PF_BLOCK_QUESTION)) continue;
    bool asks = has_trait(all, i, PFI_TRAIT_ASKS) &&
                (has_trait(all, i, PFI_TRAIT_SPEAKER) || has_type(all, i, PF_BLOCK_QUESTION));
    if (asks)
      all->blocks[i].type = PF_BLOCK_QUESTION;
    else if (was_asked)
      all->blocks[i].type = PF_BLOCK_ANSWER;
    was_asked = was_asked || asks;
  }
  return true;
}

/* The synopsis: under its label; before the title or "Here's the rewritten article:"; between title and byline. */
static void retype_synopsis(const typing *all) {
  size_t title = 0, marker = 0;
  while (title < all->count && !has_type(all, title, PF_BLOCK_TITLE))
    title++;
  while (marker < all->count && !has_trait(all, marker, PFI_TRAIT_REWRITTEN))
    marker++;
  size_t before = title < all->count && title < 4 ? title : marker < 3 && marker < all->count ? marker : 0;
  for (size_t i = 0; i < before; i++) {
    if (has_type(all, i, PF_BLOCK_PARAGRAPH)) all->blocks[i].type = PF_BLOCK_SYNOPSIS;
  }
  bool has_line = has_type(all, title + 1, PF_BLOCK_PARAGRAPH) || has_type(all, title + 1, PF_BLOCK_HEADING);
  if (title < 4 && has_line && !has_trait(all, title + 1, PFI_TRAIT_DATELINE | PFI_TRAIT_LABEL) &&
      has_trait(all, title + 2, PFI_TRAIT_FURNITURE | PFI_TRAIT_DATELINE))
    all->blocks[title + 1].type = PF_BLOCK_SYNOPSIS;
  for (size_t i = 0; i + 1 < all->count; i++) {
    if (has_trait(all, i, PFI_TRAIT_SYNOPSIS_LABEL) && has_type(all, i + 1, PF_BLOCK_PARAGRAPH) &&
        !has_trait(all, i + 1, PFI_TRAIT_DATELINE))
      all->blocks[i + 1].type = PF_BLOCK_SYNOPSIS;
  }
}

pf_status pfi_block_types_find(pfi_block_list *blocks, const pfi_article *article, pf_error *error) {
  const pf_allocator *allocator = &article->arena.allocator;
  if (blocks->count == 0) return PF_OK;
  uint16_t *traits = pfi_new_array(allocator, blocks->count, sizeof *traits);
  if (traits == NULL) return pfi_fail_memory(error);
  for (size_t i = 0; i < blocks->count; i++)
    blocks->items[i].type = pfi_block_type_alone(article, &blocks->items[i], &traits[i]);
  typing all = {blocks->items, traits, blocks->count};
  retype_lone_items(&all);
  retype_points(&all);
  retype_menus(&all);
  retype_headings_over_nothing(&all);
  bool is_transcript = retype_transcript(&all);
  retype_heading_questions(&all);
  retype_unanswered_questions(&all, is_transcript);
  retype_answers(&all);
  retype_synopsis(&all);
  pfi_free(allocator, traits, blocks->count * sizeof *traits);
  return PF_OK;
}
