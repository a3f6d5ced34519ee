/* settle.c - where the form of the text tells more than the tagger: a quotation that is mostly content is content from
 * mark to mark, so that no cue or speaker inside somebody's words is taken for one of the article's own; and a line of
 * a transcript ("LIND: We will not pay.") is speaker, colon and content. */
#include "extract/settle.h"

#include "extract/source.h"

bool pfi_roles_attribute(const uint8_t *roles, size_t from, size_t to) {
  for (size_t i = from; i < to; i++)
    if (roles[i] >= PFI_ROLE_SOURCE_BEGIN && !pfi_role_is_content(roles[i])) return true;
  return false;
}

void pfi_roles_set(uint8_t *roles, size_t from, size_t to, pfi_role begin) {
  for (size_t i = from; i < to; i++)
    roles[i] = (uint8_t)(begin + (i > from));
}

void pfi_roles_begin_anew(uint8_t *roles, size_t word) {
  if (roles[word] == PFI_ROLE_SOURCE || roles[word] == PFI_ROLE_CUE || roles[word] == PFI_ROLE_CONTENT) roles[word]--;
  if (roles[word] == PFI_ROLE_BETWEEN) roles[word] = PFI_ROLE_NONE;
}

size_t pfi_end_of_words(const pfi_passage *passage, size_t from, size_t stop) {
  while (stop > from && passage->words.items[stop - 1].shape == PFI_SHAPE_STOP &&
         passage->words.items[stop - 1].quotation == 0)
    stop--;
  return stop;
}

#define FEWEST_WORDS 5 /* of a quotation that is somebody's words even where no cue was found */

/* A shorter one may be a name or a doubted word, unless a verb or an exclamation mark stands in it. */
static bool is_spoken(const pfi_passage *passage, const pfi_passage_word *word) {
  char first = passage->text.data[word->start];
  return first == '!' || first == '?' || word->tag == PFI_XPOS_VBZ || word->tag == PFI_XPOS_VBP ||
         word->tag == PFI_XPOS_VBD || word->tag == PFI_XPOS_MD;
}

static void settle_quotation(const pfi_passage *passage, uint8_t *roles, size_t from, size_t to) {
  size_t words = 0, content = 0;
  bool spoken = false;
  /* A mark left open says not where the quotation ends: a cue found behind it is one. */
  bool closed = passage->quotations.items.items[passage->words.items[from].quotation - 1].closed;
  if (!closed && pfi_roles_attribute(roles, from, to)) return;
  for (size_t i = from; i < to; i++) {
    spoken = spoken || is_spoken(passage, &passage->words.items[i]);
    if (pfi_passage_mark(&passage->words.items[i])) continue;
    words++;
    content += pfi_role_is_content(roles[i]);
  }
  if (content * 2 < words && words < FEWEST_WORDS && !spoken) return;
  bool goes_on = from > 0 && pfi_role_is_content(roles[from - 1]) && roles[from] != PFI_ROLE_CONTENT_BEGIN;
  for (size_t i = from; i < to; i++)
    roles[i] = i == from && !goes_on ? PFI_ROLE_CONTENT_BEGIN : PFI_ROLE_CONTENT;
  if (to == passage->words.count) return;
  /* A piece that began inside and goes on behind the mark begins anew there, and nothing is left to lie between. */
  if (roles[to] == PFI_ROLE_SOURCE || roles[to] == PFI_ROLE_CUE) roles[to]--;
}

/* A transcript or a signature settles the whole block. */
static bool settle_form(const pfi_passage *passage, uint8_t *roles) {
  size_t from, mark, count = passage->words.count;
  if (pfi_source_of_transcript(passage, &from, &mark)) {
    memset(roles, PFI_ROLE_NONE, from);
    pfi_roles_set(roles, from, mark, PFI_ROLE_SOURCE_BEGIN);
    pfi_roles_set(roles, mark, mark + 1, PFI_ROLE_CUE_BEGIN);
    pfi_roles_set(roles, mark + 1, count, PFI_ROLE_CONTENT_BEGIN);
    return true;
  }
  if (!pfi_source_of_signature(passage, &mark)) return false;
  pfi_roles_set(roles, 0, mark, PFI_ROLE_CONTENT_BEGIN);
  pfi_roles_set(roles, mark, mark + 1, PFI_ROLE_CUE_BEGIN);
  pfi_roles_set(roles, mark + 1, count, PFI_ROLE_SOURCE_BEGIN);
  return true;
}

void pfi_roles_settle(const pfi_passage *passage, uint8_t *roles) {
  if (settle_form(passage, roles)) return;
  for (size_t i = 0; i < passage->sentences.count; i++)
    pfi_roles_settle_sentence(passage, roles, &passage->sentences.items[i]);
  size_t from = 0;
  while (from < passage->words.count) {
    uint32_t quotation = passage->words.items[from].quotation;
    size_t to = from + 1;
    while (to < passage->words.count && passage->words.items[to].quotation == quotation)
      to++;
    if (quotation != 0) settle_quotation(passage, roles, from, to);
    from = to;
  }
}
