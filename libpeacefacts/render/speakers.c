/* speakers.c - gathers statements by speaker: two sources are one speaker when the entities that they are have one
 * identity, or else the same name, or words, but for case and white space; a pronoun is somebody else in each article.
 * Invariant: a speaker's statements stand in reading order. A hash table and a counting sort: linear. */
#include "render/speakers.h"

#include "render/text_table.h"

/* The words of a source, its pieces joined by a space, in the arena; data NULL when there is no memory. */
static pf_view source_words(pfi_arena *arena, const pf_report *report, size_t article, pf_spans source) {
  if (source.count == 0) return PFI_VIEW("");
  if (source.count == 1) return pf_report_text(report, article, source.pieces[0]);
  size_t size = source.count;
  for (size_t i = 0; i < source.count; i++)
    size += pf_report_text(report, article, source.pieces[i]).size;
  char *words = pfi_arena_take(arena, size);
  if (words == NULL) return (pf_view){NULL, 0};
  size_t used = 0;
  for (size_t i = 0; i < source.count; i++) {
    pf_view piece = pf_report_text(report, article, source.pieces[i]);
    if (i > 0) words[used++] = ' ';
    memcpy(words + used, piece.data, piece.size);
    used += piece.size;
  }
  return (pf_view){words, used};
}

/* Lower case, each run of white space as one space. */
static pf_view fold_words(pfi_arena *arena, pf_view words) {
  char *folded = pfi_arena_take(arena, words.size);
  if (folded == NULL) return (pf_view){NULL, 0};
  size_t used = 0;
  for (size_t i = 0; i < words.size; i++) {
    bool space = pfi_is_space(words.data[i]);
    if (space && (used == 0 || folded[used - 1] == ' ')) continue;
    folded[used++] = space ? ' ' : pfi_to_lower(words.data[i]);
  }
  return (pf_view){folded, used};
}

static bool is_pronoun(pf_view key) {
  static const char *const pronouns[] = {"he",   "she", "it",  "they",  "we",  "i",   "you",  "who",  "that",
                                         "this", "his", "her", "their", "its", "him", "them", "which"};
  for (size_t i = 0; i < sizeof pronouns / sizeof pronouns[0]; i++) {
    if (pfi_view_equal(key, pfi_view_of_string(pronouns[i]))) return true;
  }
  return false;
}

/* The key with the number of the article behind it: no other article's speaker has it. */
static pf_view key_in_article(pfi_arena *arena, pf_view key, size_t article) {
  char *made = pfi_arena_take(arena, key.size + sizeof article);
  if (made == NULL) return (pf_view){NULL, 0};
  memcpy(made, key.data, key.size);
  memcpy(made + key.size, &article, sizeof article);
  return (pf_view){made, key.size + sizeof article};
}

pf_view pfi_source_name(const pf_report *report, size_t article, size_t statement) {
  size_t entity = pf_statement_source_entity(report, article, statement);
  if (entity == PF_NONE) return PFI_VIEW("");
  pf_view name = pf_entity_canonical_name(report, article, entity);
  return name.size > 0 ? name : pf_entity_name(report, article, entity);
}

/* Who the source of a statement is: the entity when it is known, else what its words say. Data NULL: no memory. */
static pfi_speaker speaker_of(pfi_arena *arena, const pf_report *report, size_t article, size_t statement) {
  size_t entity = pf_statement_source_entity(report, article, statement);
  pfi_speaker speaker = {PFI_VIEW(""), PFI_VIEW(""), false, 0, 0};
  speaker.name = pfi_source_name(report, article, statement);
  if (speaker.name.size == 0)
    speaker.name = source_words(arena, report, article, pf_statement_source(report, article, statement));
  else if (pf_entity_role_count(report, article, entity) > 0)
    speaker.role = pf_report_text(report, article, pf_entity_role_span(report, article, entity, 0));
  return speaker;
}

static bool add_statement(pfi_speakers *speakers, pfi_text_table *table, const pf_report *report, size_t article,
                          size_t statement) {
  pfi_speaker speaker = speaker_of(&speakers->arena, report, article, statement);
  if (speaker.name.data == NULL) return false;
  size_t entity = pf_statement_source_entity(report, article, statement);
  pf_view identity = entity == PF_NONE ? PFI_VIEW("") : pf_entity_identity(report, article, entity);
  pf_view key = identity.size > 0 ? identity : fold_words(&speakers->arena, speaker.name);
  if (key.data == NULL) return false;
  speaker.pronoun = is_pronoun(key);
  if (speaker.pronoun) key = key_in_article(&speakers->arena, key, article);
  if (key.data == NULL) return false;
  const uint32_t *number = pfi_text_table_put(table, key, (uint32_t)speakers->items.count);
  if (number == NULL) return false;
  if (*number == speakers->items.count && !PFI_PUSH(&speakers->allocator, &speakers->items, speaker)) return false;
  speakers->items.items[*number].count++;
  return PFI_PUSH(&speakers->allocator, &speakers->of, *number);
}

/* Lays the statements out speaker after speaker. */
static bool order_statements(pfi_speakers *speakers, const pf_report *report, size_t first, size_t stop) {
  if (!PFI_RESERVE(&speakers->allocator, &speakers->order, speakers->of.count)) return false;
  size_t next = 0;
  for (size_t i = 0; i < speakers->items.count; i++) {
    speakers->items.items[i].first = next;
    next += speakers->items.items[i].count;
    speakers->items.items[i].count = 0;
  }
  size_t at = 0;
  for (size_t article = first; article < stop; article++) {
    for (size_t statement = 0; statement < pf_statement_count(report, article); statement++, at++) {
      pfi_speaker *speaker = &speakers->items.items[speakers->of.items[at]];
      speakers->order.items[speaker->first + speaker->count++] = (pfi_spoken){(uint32_t)article, (uint32_t)statement};
    }
  }
  speakers->order.count = at;
  return true;
}

static bool gather(pfi_speakers *speakers, pfi_text_table *table, const pf_report *report, size_t first, size_t stop) {
  pfi_speaker nobody = {PFI_VIEW(""), PFI_VIEW(""), false, 0, 0};
  if (!PFI_PUSH(&speakers->allocator, &speakers->items, nobody)) return false;
  if (pfi_text_table_put(table, nobody.name, 0) == NULL) return false;
  for (size_t article = first; article < stop; article++) {
    if (!PFI_PUSH(&speakers->allocator, &speakers->article_first, speakers->of.count)) return false;
    for (size_t statement = 0; statement < pf_statement_count(report, article); statement++) {
      if (!add_statement(speakers, table, report, article, statement)) return false;
    }
  }
  return order_statements(speakers, report, first, stop);
}

pf_status pfi_speakers_find(pfi_speakers *out, const pf_report *report, size_t first, size_t stop,
                            const pf_allocator *allocator, pf_error *error) {
  *out = (pfi_speakers){.allocator = *allocator};
  pfi_arena_init(&out->arena, allocator);
  pfi_text_table table;
  pfi_text_table_init(&table, allocator);
  bool done = gather(out, &table, report, first, stop);
  pfi_text_table_free(&table);
  return done ? PF_OK : pfi_fail_memory(error);
}

void pfi_speakers_free(pfi_speakers *speakers) {
  PFI_VECTOR_FREE(&speakers->allocator, &speakers->items);
  PFI_VECTOR_FREE(&speakers->allocator, &speakers->of);
  PFI_VECTOR_FREE(&speakers->allocator, &speakers->article_first);
  PFI_VECTOR_FREE(&speakers->allocator, &speakers->order);
  pfi_arena_free(&speakers->arena);
}

bool pfi_stance_is_news(const pf_report *report, size_t article, size_t statement) {
  pf_stance stance = pf_statement_stance(report, article, statement);
  pf_view lemma = pf_statement_cue_lemma(report, article, statement);
  pf_view stem = {pf_stance_name(stance), 3};
  return stance != PF_STANCE_SAYS && !pfi_view_begins(lemma, stem);
}
