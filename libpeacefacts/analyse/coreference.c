/* coreference.c - links mentions in sieves, the surest first (after Raghunathan et al. 2010): equal names, short forms
 * and acronyms, appositions, definite nouns with the same head or a role that a name was given, then pronouns one by
 * one.
 *
 * A group is a tree of mentions that point to an earlier one; what is known of its number, gender and type is kept at
 * its first mention, and two groups that contradict each other are never joined. Names and nouns are looked up in a
 * hash table of keys, pronouns look back over a bounded number of mentions: all of it is linear. */
#include "analyse/coreference.h"

#include "analyse/spelling.h"
#include "base/hash.h"

uint32_t pfi_group_of(const pfi_linker *linker, uint32_t mention) {
  pfi_candidate *candidates = linker->candidates.items;
  while (candidates[mention].group != mention) {
    candidates[mention].group = candidates[candidates[mention].group].group;
    mention = candidates[mention].group;
  }
  return mention;
}

static bool genders_agree(uint8_t a, uint8_t b) {
  if (a == PFI_GENDER_UNKNOWN || b == PFI_GENDER_UNKNOWN || a == b) return true;
  if (a == PFI_GENDER_PERSON) return b != PFI_GENDER_THING;
  return b == PFI_GENDER_PERSON && a != PFI_GENDER_THING;
}

static uint8_t sharper_gender(uint8_t a, uint8_t b) {
  return a == PFI_GENDER_UNKNOWN || (a == PFI_GENDER_PERSON && b != PFI_GENDER_UNKNOWN) ? b : a;
}

bool pfi_groups_join(pfi_linker *linker, uint32_t a, uint32_t b) {
  a = pfi_group_of(linker, a);
  b = pfi_group_of(linker, b);
  if (a == b) return true;
  if (a > b) {
    uint32_t swap = a;
    a = b;
    b = swap;
  }
  pfi_candidate *first = &linker->candidates.items[a], *second = &linker->candidates.items[b];
  if (!genders_agree(first->gender, second->gender)) return false;
  if (first->number != second->number && first->number != PFI_NUMBER_UNKNOWN && second->number != PFI_NUMBER_UNKNOWN)
    return false;
  first->gender = sharper_gender(first->gender, second->gender);
  if (first->number == PFI_NUMBER_UNKNOWN) first->number = second->number;
  first->named |= second->named;
  first->size += second->size;
  second->group = a;
  return true;
}

/* The first letters of a name's capitalised words; size 0 when it has fewer than two. */
static pf_view initials_of(const pfi_linker *linker, const pfi_mention *mention, char letters[16]) {
  const pfi_word *words = linker->analysis->words.items + mention->first_word;
  size_t count = 0;
  for (size_t i = 0; i < mention->word_count && count < 16; i++) {
    char c = linker->text.data[words[i].start];
    if (pfi_is_upper(c)) letters[count++] = c;
  }
  return (pf_view){letters, count < 2 ? 0 : count};
}

/* The letters of "U.S." and "US"; size 0 of what is no acronym. */
static pf_view acronym_of(const pfi_linker *linker, const pfi_mention *mention, char letters[16]) {
  size_t count = 0;
  for (size_t i = 0; i < mention->size && count < 16; i++) {
    char c = linker->text.data[mention->start + i];
    if (pfi_is_upper(c))
      letters[count++] = c;
    else if (c != '.')
      return (pf_view){letters, 0};
  }
  return (pf_view){letters, count < 2 ? 0 : count};
}

#define SHARED UINT32_MAX /* what a key remembers that several have */

/* As `remember`, of a key that two names may have: then it stands for neither. */
static void remember_alone(pfi_linker *linker, uint64_t key, uint32_t mention) {
  const pfi_key_entry *entry = pfi_key_recall(&linker->keys, key);
  bool other = entry != NULL &&
               (entry->mention == SHARED || pfi_group_of(linker, entry->mention) != pfi_group_of(linker, mention));
  pfi_key_remember(&linker->keys, key, other ? SHARED : mention);
}

static bool is_person(const pfi_linker *linker, uint32_t number) {
  return linker->analysis->mentions.items[number].type == PFI_ENTITY_PER;
}

/* Joins with what the key remembers, when both are people or neither is. */
static bool recall_name(pfi_linker *linker, uint64_t key, uint32_t mention) {
  const pfi_key_entry *entry = pfi_key_recall(&linker->keys, key);
  return entry != NULL && entry->mention != SHARED && is_person(linker, entry->mention) == is_person(linker, mention) &&
         pfi_groups_join(linker, entry->mention, mention);
}

static uint64_t view_key(unsigned kind, pf_view view) {
  return pfi_key_of_text(kind, view.data, view.size);
}

static void fold_name(const pfi_linker *linker, uint32_t number, pfi_spelling *out) {
  const pfi_mention *mention = &linker->analysis->mentions.items[number];
  pfi_spelling_fold(out, pfi_view_slice(linker->text, mention->start, mention->size), is_person(linker, number));
}

static pf_view first_name(const pfi_spelling *name) {
  return (pf_view){name->text, name->last == 0 ? 0 : name->last - 1u};
}

/* Notes who bears a first or last name: the hash of the other one, SHARED when there are two. */
static void note_bearer(pfi_key_table *table, uint64_t key, pf_view other) {
  const pfi_key_entry *entry = pfi_key_recall(table, key);
  uint32_t hash = (uint32_t)pfi_hash64(other.data, other.size, PFI_KEY_BEARER) >> 1;
  pfi_key_remember(table, key, entry != NULL && entry->mention != hash ? SHARED : hash);
}

static uint64_t bearer_key(pf_view name, bool last) {
  return view_key(PFI_KEY_BEARER + last, name);
}

static bool is_shared(const pfi_key_table *table, pf_view name, bool last) {
  const pfi_key_entry *entry = pfi_key_recall(table, bearer_key(name, last));
  return entry != NULL && entry->mention == SHARED;
}

/* Finds the first and last names that two people of the article share: nobody is merged on them alone. */
static void note_bearers(pfi_linker *linker) {
  pfi_spelling name;
  for (uint32_t i = 0; i < linker->candidates.count; i++) {
    if (linker->analysis->mentions.items[i].kind != PFI_MENTION_NAME || !is_person(linker, i)) continue;
    fold_name(linker, i, &name);
    pf_view first = first_name(&name), last = pfi_spelling_from(&name, name.last);
    if (first.size < 2) continue; /* an initial tells no two apart */
    note_bearer(&linker->keys, bearer_key(last, true), first);
    note_bearer(&linker->keys, bearer_key(first, false), last);
  }
}

static pf_view first_word_of(const pfi_spelling *name) {
  const char *blank = memchr(name->text, ' ', name->size);
  return (pf_view){name->text, blank == NULL ? name->size : (size_t)(blank - name->text)};
}

/* "Henrik Varga": the same name before, or a bare "Varga". */
static void link_full_name(pfi_linker *linker, uint32_t number, const pfi_spelling *name) {
  uint64_t full = view_key(PFI_KEY_NAME, pfi_spelling_from(name, 0));
  pf_view first = first_name(name), last = pfi_spelling_from(name, name->last);
  bool shared = is_shared(&linker->keys, last, true);
  if (!recall_name(linker, full, number) && !shared)
    (void)(recall_name(linker, view_key(PFI_KEY_LAST_NAME, last), number) ||
           recall_name(linker, view_key(PFI_KEY_BARE, last), number));
  pfi_key_remember(&linker->keys, full, number);
  if (!shared) pfi_key_remember(&linker->keys, view_key(PFI_KEY_LAST_NAME, last), number);
  if (!is_shared(&linker->keys, first, false))
    pfi_key_remember(&linker->keys, view_key(PFI_KEY_FIRST_WORD, first), number);
}

/* "Varga" or "Henrik" alone. */
static void link_bare_name(pfi_linker *linker, uint32_t number, const pfi_spelling *name) {
  pf_view bare = pfi_spelling_from(name, 0);
  (void)(recall_name(linker, view_key(PFI_KEY_BARE, bare), number) ||
         recall_name(linker, view_key(PFI_KEY_LAST_NAME, bare), number) ||
         recall_name(linker, view_key(PFI_KEY_FIRST_WORD, bare), number));
  pfi_key_remember(&linker->keys, view_key(PFI_KEY_BARE, bare), number);
}

/* Organisations, places and the rest: by name, by initials, an organisation also by its first word. */
static void link_other_name(pfi_linker *linker, uint32_t number, const pfi_spelling *name) {
  const pfi_mention *mention = &linker->analysis->mentions.items[number];
  uint64_t full = view_key(PFI_KEY_NAME, pfi_spelling_from(name, 0));
  bool one_word = mention->word_count == 1, organisation = mention->type == PFI_ENTITY_ORG;
  pf_view first = first_word_of(name);
  /* An acronym looks for a name with these initials, a name for its acronym. */
  char room[16];
  pf_view letters = one_word ? acronym_of(linker, mention, room) : initials_of(linker, mention, room);
  uint64_t own = letters.size == 0 ? 0 : view_key(one_word ? PFI_KEY_ACRONYM : PFI_KEY_INITIALS, letters);
  uint64_t others = letters.size == 0 ? 0 : view_key(one_word ? PFI_KEY_INITIALS : PFI_KEY_ACRONYM, letters);
  (void)(recall_name(linker, full, number) || recall_name(linker, others, number) ||
         (one_word && recall_name(linker, view_key(PFI_KEY_FIRST_WORD, pfi_spelling_from(name, 0)), number)));
  pfi_key_remember(&linker->keys, full, number);
  remember_alone(linker, own, number);
  if (!one_word && organisation) pfi_key_remember(&linker->keys, view_key(PFI_KEY_FIRST_WORD, first), number);
}

static void link_name(pfi_linker *linker, uint32_t number) {
  pfi_spelling name;
  fold_name(linker, number, &name);
  if (!is_person(linker, number))
    link_other_name(linker, number, &name);
  else if (name.last > 0)
    link_full_name(linker, number, &name);
  else
    link_bare_name(linker, number, &name);
}

/* The person whose name stands right before the comma of an apposition to a person: nearer than what the tree says. */
static uint32_t name_before(const pfi_linker *linker, uint32_t number) {
  enum { MENTIONS_BACK = 3 };
  const pfi_mention *mention = &linker->analysis->mentions.items[number];
  if (mention->kind != PFI_MENTION_NOMINAL || linker->candidates.items[number].gender == PFI_GENDER_THING)
    return PFI_NO_MENTION;
  for (uint32_t back = 1; back <= MENTIONS_BACK && back <= number; back++) {
    const pfi_mention *name = &linker->analysis->mentions.items[number - back];
    size_t stop = (size_t)name->first_word + name->word_count;
    bool beside = stop + 1 == mention->first_word && linker->analysis->words.items[stop].xpos == PFI_XPOS_COMMA;
    if (beside && name->kind == PFI_MENTION_NAME && name->type == PFI_ENTITY_PER) return number - back;
  }
  return PFI_NO_MENTION;
}

/* "Anna Keller, the envoy": the apposition speaks of the same. */
static void link_apposition(pfi_linker *linker, const uint32_t *mention_of_head, uint32_t number) {
  const pfi_mention *mention = &linker->analysis->mentions.items[number];
  const pfi_word *word = &linker->analysis->words.items[mention->head_word];
  bool titled = word->relation == PFI_RELATION_FLAT && mention->kind == PFI_MENTION_NAME; /* "Mayor Lena Berg" */
  if ((word->relation != PFI_RELATION_APPOS && !titled) || word->head == 0) return;
  uint32_t above = mention_of_head[mention->head_word - word->number + word->head];
  uint32_t beside = name_before(linker, number);
  if (beside != PFI_NO_MENTION && !titled) above = beside;
  if (above == PFI_NO_MENTION || above == number) return;
  const pfi_mention *upper = &linker->analysis->mentions.items[above];
  if (upper->kind == PFI_MENTION_NAME && mention->kind == PFI_MENTION_NAME) return;
  if (upper->type == PFI_ENTITY_LOC && upper->kind == PFI_MENTION_NAME) return;
  if (!pfi_groups_join(linker, above, number)) return;
  if (mention->kind == PFI_MENTION_NOMINAL && upper->kind == PFI_MENTION_NAME) {
    pf_view lemma = pfi_lemma(linker->analysis, word);
    pfi_key_remember(&linker->keys, pfi_key_of_text(PFI_KEY_ROLE, lemma.data, lemma.size), above);
  }
}

static void link_all(pfi_linker *linker, const uint32_t *mention_of_head) {
  note_bearers(linker);
  for (uint32_t i = 0; i < linker->candidates.count; i++) {
    switch (linker->analysis->mentions.items[i].kind) {
    case PFI_MENTION_NAME:
      link_name(linker, i);
      pfi_roles_remember(linker, i);
      link_apposition(linker, mention_of_head, i);
      break;
    case PFI_MENTION_NOMINAL:
      link_apposition(linker, mention_of_head, i);
      pfi_noun_link(linker, i);
      break;
    default:
      pfi_pronoun_link(linker, i);
    }
  }
}

/* A better name to call a group by: the longer one, of names. */
static bool is_better(const pfi_mention *a, const pfi_mention *b) {
  if (a->kind != b->kind) return a->kind < b->kind;
  return a->kind == PFI_MENTION_NAME && a->size > b->size;
}

/* Keeps names and linked mentions, and numbers the groups. `entity_of`: of each group's first mention. */
static pf_status keep_linked(pfi_linker *linker, uint32_t *entity_of, pf_error *error) {
  pfi_analysis *a = linker->analysis;
  size_t kept = 0;
  for (uint32_t i = 0; i < linker->candidates.count; i++) {
    uint32_t group = pfi_group_of(linker, i);
    pfi_mention mention = a->mentions.items[i];
    if (linker->candidates.items[group].size == 1 && mention.kind != PFI_MENTION_NAME) continue;
    if (group == i) {
      pfi_entity entity = {.best_mention = (uint32_t)kept, .type = mention.type};
      entity_of[i] = (uint32_t)a->entities.count;
      if (!PFI_PUSH(linker->allocator, &a->entities, entity)) return pfi_fail_memory(error);
    }
    mention.entity = entity_of[group];
    pfi_entity *entity = &a->entities.items[mention.entity];
    entity->mention_count++;
    a->mentions.items[kept] = mention;
    if (is_better(&mention, &a->mentions.items[entity->best_mention])) entity->best_mention = (uint32_t)kept;
    entity->type = a->mentions.items[entity->best_mention].type;
    if (a->mentions.items[entity->best_mention].kind != PFI_MENTION_NAME)
      entity->type = linker->candidates.items[group].gender >= PFI_GENDER_MALE &&
                             linker->candidates.items[group].gender != PFI_GENDER_THING
                         ? PFI_ENTITY_PER
                         : PFI_ENTITY_MISC;
    kept++;
  }
  a->mentions.count = kept;
  return PF_OK;
}

/* Each word knows the innermost mention it stands in; mentions of an entity get its type. */
static void mark_words(pfi_analysis *a) {
  for (size_t i = 0; i < a->mentions.count; i++) {
    pfi_mention *mention = &a->mentions.items[i];
    mention->type = mention->kind == PFI_MENTION_NAME ? mention->type : a->entities.items[mention->entity].type;
    for (size_t k = 0; k < mention->word_count; k++)
      a->words.items[mention->first_word + k].mention = (uint32_t)i;
  }
}

pf_status pfi_corefer(pfi_linker *linker, pf_error *error) {
  pf_status status;
  uint32_t *by_head = NULL;
  size_t words = linker->analysis->words.count, count = 0;
  PFI_TRY(pfi_mentions_find(linker, error));
  count = linker->candidates.count;
  linker->keys = (pfi_key_table){.allocator = linker->allocator};
  by_head = pfi_new_array(linker->allocator, words + count + 1, sizeof *by_head);
  if (by_head == NULL) {
    status = pfi_fail_memory(error);
    goto done;
  }
  memset(by_head, 0xFF, words * sizeof *by_head);
  for (uint32_t i = 0; i < count; i++)
    by_head[linker->analysis->mentions.items[i].head_word] = i;
  link_all(linker, by_head);
  if (linker->keys.failed) PFI_TRY(pfi_fail_memory(error));
  PFI_TRY(keep_linked(linker, by_head + words, error));
  mark_words(linker->analysis);
  if (!PFI_VECTOR_TRIM(linker->allocator, &linker->analysis->mentions)) PFI_TRY(pfi_fail_memory(error));
done:
  pfi_free(linker->allocator, by_head, (words + count + 1) * sizeof *by_head);
  return status;
}

void pfi_linker_free(pfi_linker *linker) {
  pfi_key_table_free(&linker->keys);
  PFI_VECTOR_FREE(linker->allocator, &linker->candidates);
  PFI_VECTOR_FREE(linker->allocator, &linker->phrases);
  PFI_VECTOR_FREE(linker->allocator, &linker->quoted);
}
