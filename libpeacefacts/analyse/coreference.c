/* coreference.c - links mentions in sieves, the surest first (after Raghunathan et al. 2010): equal names, short forms
 * and acronyms, appositions, definite nouns with the same head or a role that a name was given, then pronouns one by
 * one.
 *
 * A group is a tree of mentions that point to an earlier one; what is known of its number, gender and type is kept at
 * its first mention, and two groups that contradict each other are never joined. Names and nouns are looked up in a
 * hash table of keys, pronouns look back over a bounded number of mentions: all of it is linear. */
#include "analyse/coreference.h"

#include "base/hash.h"

enum { NOUN_REACH = 60 }; /* sentences over which a definite noun may look back */
enum { KEY_NAME = 1, KEY_LAST_WORD, KEY_FIRST_WORD, KEY_ACRONYM, KEY_NOUN, KEY_ROLE };

typedef struct key_entry {
  uint64_t key; /* 0: free */
  uint32_t mention;
} key_entry;

typedef struct key_table {
  key_entry *items;
  size_t capacity; /* a power of two */
} key_table;

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

static key_entry *find_key(const key_table *table, uint64_t key) {
  size_t at = (size_t)key & (table->capacity - 1);
  while (table->items[at].key != 0 && table->items[at].key != key)
    at = (at + 1) & (table->capacity - 1);
  return &table->items[at];
}

static uint64_t text_key(unsigned kind, const char *text, size_t size) {
  char lower[96];
  size = size < sizeof lower ? size : sizeof lower;
  for (size_t i = 0; i < size; i++)
    lower[i] = pfi_to_lower(text[i]);
  return pfi_hash64(lower, size, kind) | 1;
}

static uint64_t words_key(const pfi_linker *linker, unsigned kind, size_t first, size_t last) {
  const pfi_word *words = linker->analysis->words.items;
  size_t start = words[first].start;
  return text_key(kind, linker->text.data + start, words[last].start + words[last].size - start);
}

/* The first letters of a name's capitalised words; 0 when it has fewer than two. */
static uint64_t acronym_key(const pfi_linker *linker, const pfi_mention *mention) {
  const pfi_word *words = linker->analysis->words.items + mention->first_word;
  char letters[16];
  size_t count = 0;
  for (size_t i = 0; i < mention->word_count && count < sizeof letters; i++) {
    char c = linker->text.data[words[i].start];
    if (pfi_is_upper(c)) letters[count++] = c;
  }
  return count < 2 ? 0 : text_key(KEY_ACRONYM, letters, count);
}

/* "U.S." and "US" have the same letters. */
static uint64_t letters_key(const pfi_linker *linker, const pfi_mention *mention) {
  char letters[16];
  size_t count = 0;
  for (size_t i = 0; i < mention->size && count < sizeof letters; i++) {
    char c = linker->text.data[mention->start + i];
    if (pfi_is_upper(c))
      letters[count++] = c;
    else if (c != '.')
      return 0;
  }
  return count < 2 ? 0 : text_key(KEY_ACRONYM, letters, count);
}

static void remember(const key_table *table, uint64_t key, uint32_t mention) {
  if (key == 0) return;
  key_entry *entry = find_key(table, key);
  entry->key = key;
  entry->mention = mention;
}

static bool same_type(const pfi_linker *linker, uint32_t a, uint32_t b) {
  return linker->analysis->mentions.items[a].type == linker->analysis->mentions.items[b].type;
}

/* Joins with what the key remembers, when it is a name of the same type. */
static bool recall_name(pfi_linker *linker, const key_table *table, uint64_t key, uint32_t mention) {
  if (key == 0) return false;
  const key_entry *entry = find_key(table, key);
  return entry->key == key && same_type(linker, entry->mention, mention) &&
         pfi_groups_join(linker, entry->mention, mention);
}

static void link_name(pfi_linker *linker, const key_table *table, uint32_t number) {
  const pfi_mention *mention = &linker->analysis->mentions.items[number];
  size_t first = mention->first_word, last = first + mention->word_count - 1;
  uint64_t name = words_key(linker, KEY_NAME, first, last);
  bool found = recall_name(linker, table, name, number);
  if (!found && mention->word_count == 1) {
    (void)(recall_name(linker, table, words_key(linker, KEY_LAST_WORD, first, first), number) ||
           recall_name(linker, table, words_key(linker, KEY_FIRST_WORD, first, first), number) ||
           recall_name(linker, table, letters_key(linker, mention), number));
  } else if (!found && mention->type != PFI_ENTITY_PER) {
    (void)recall_name(linker, table, acronym_key(linker, mention), number);
  }
  remember(table, name, number);
  if (mention->word_count == 1) {
    remember(table, letters_key(linker, mention), number);
  } else if (mention->type == PFI_ENTITY_PER) {
    remember(table, words_key(linker, KEY_LAST_WORD, last, last), number);
    remember(table, words_key(linker, KEY_FIRST_WORD, first, first), number);
    remember(table, words_key(linker, KEY_NAME, last, last), number);
  } else {
    remember(table, acronym_key(linker, mention), number);
    if (mention->type == PFI_ENTITY_ORG) remember(table, words_key(linker, KEY_FIRST_WORD, first, first), number);
  }
}

/* Nouns that say what a name is - "US envoy Anna Keller", "Keller, the envoy" - lead back to it. */
static void remember_roles(pfi_linker *linker, const key_table *table, uint32_t number) {
  const pfi_mention *mention = &linker->analysis->mentions.items[number];
  const pfi_word *words = linker->analysis->words.items;
  if (mention->type == PFI_ENTITY_LOC) return;
  size_t from = mention->first_word > 4 ? mention->first_word - 4 : 0;
  for (size_t i = from; i < mention->first_word; i++) {
    if (words[i].number > words[mention->head_word].number) continue; /* of the sentence before */
    bool part = words[i].relation == PFI_RELATION_NMOD_DESC || words[i].relation == PFI_RELATION_COMPOUND;
    if (!part || words[i].head != words[mention->head_word].number) continue;
    pf_view lemma = pfi_lemma(linker->analysis, &words[i]);
    remember(table, text_key(KEY_ROLE, lemma.data, lemma.size), number);
  }
}

/* Is every adjective and compound of `later` also in `earlier`? */
static bool says_nothing_new(const pfi_linker *linker, const pfi_mention *earlier, const pfi_mention *later) {
  const pfi_word *words = linker->analysis->words.items;
  for (size_t i = later->first_word; i < later->head_word; i++) {
    uint8_t r = words[i].relation;
    if (r != PFI_RELATION_AMOD && r != PFI_RELATION_COMPOUND && r != PFI_RELATION_NUMMOD) continue;
    bool found = false;
    for (size_t j = earlier->first_word; j < (size_t)earlier->first_word + earlier->word_count && !found; j++)
      found = pfi_view_equal(pfi_lemma(linker->analysis, &words[i]), pfi_lemma(linker->analysis, &words[j]));
    if (!found) return false;
  }
  return true;
}

/* "a bridge" is a new one; "bridges" may be the same as before. */
static bool is_indefinite(const pfi_linker *linker, const pfi_mention *mention) {
  const pfi_word *words = linker->analysis->words.items;
  for (size_t i = mention->first_word; i < mention->head_word; i++)
    if (words[i].relation == PFI_RELATION_DET) return true;
  return false;
}

static bool same_words(const pfi_linker *linker, const pfi_mention *earlier, const pfi_mention *later) {
  return says_nothing_new(linker, earlier, later) && says_nothing_new(linker, later, earlier);
}

static void link_noun(pfi_linker *linker, const key_table *table, uint32_t number) {
  const pfi_mention *mention = &linker->analysis->mentions.items[number];
  const pfi_candidate *candidate = &linker->candidates.items[number];
  pf_view lemma = pfi_lemma(linker->analysis, &linker->analysis->words.items[mention->head_word]);
  uint64_t noun = candidate->key ^ KEY_NOUN << 8;
  const key_entry *entry = find_key(table, noun);
  if (!candidate->definite) {
    if (entry->key == noun && !is_indefinite(linker, mention) &&
        same_words(linker, &linker->analysis->mentions.items[entry->mention], mention))
      pfi_groups_join(linker, entry->mention, number);
  } else {
    if (entry->key == noun && candidate->sentence - linker->candidates.items[entry->mention].sentence <= NOUN_REACH &&
        says_nothing_new(linker, &linker->analysis->mentions.items[entry->mention], mention)) {
      pfi_groups_join(linker, entry->mention, number);
    } else if (candidate->number != PFI_NUMBER_PLURAL) {
      uint64_t role = text_key(KEY_ROLE, lemma.data, lemma.size);
      entry = find_key(table, role);
      if (entry->key == role && mention->word_count <= 3) pfi_groups_join(linker, entry->mention, number);
    }
  }
  remember(table, noun, number);
}

/* "Anna Keller, the envoy": the apposition speaks of the same. */
static void link_apposition(pfi_linker *linker, const key_table *table, const uint32_t *mention_of_head,
                            uint32_t number) {
  const pfi_mention *mention = &linker->analysis->mentions.items[number];
  const pfi_word *word = &linker->analysis->words.items[mention->head_word];
  if (word->relation != PFI_RELATION_APPOS || word->head == 0) return;
  uint32_t above = mention_of_head[mention->head_word - word->number + word->head];
  if (above == PFI_NO_MENTION || above == number) return;
  const pfi_mention *upper = &linker->analysis->mentions.items[above];
  if (upper->kind == PFI_MENTION_NAME && mention->kind == PFI_MENTION_NAME) return;
  if (upper->type == PFI_ENTITY_LOC && upper->kind == PFI_MENTION_NAME) return;
  if (!pfi_groups_join(linker, above, number)) return;
  if (mention->kind == PFI_MENTION_NOMINAL && upper->kind == PFI_MENTION_NAME) {
    pf_view lemma = pfi_lemma(linker->analysis, word);
    remember(table, text_key(KEY_ROLE, lemma.data, lemma.size), above);
  }
}

static void link_all(pfi_linker *linker, const key_table *table, const uint32_t *mention_of_head) {
  for (uint32_t i = 0; i < linker->candidates.count; i++) {
    switch (linker->analysis->mentions.items[i].kind) {
    case PFI_MENTION_NAME:
      link_name(linker, table, i);
      remember_roles(linker, table, i);
      link_apposition(linker, table, mention_of_head, i);
      break;
    case PFI_MENTION_NOMINAL:
      link_apposition(linker, table, mention_of_head, i);
      link_noun(linker, table, i);
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
  key_table table = {NULL, 16};
  uint32_t *by_head = NULL;
  size_t words = linker->analysis->words.count, count = 0;
  PFI_TRY(pfi_mentions_find(linker, error));
  count = linker->candidates.count;
  while (table.capacity < 10 * count)
    table.capacity *= 2;
  table.items = pfi_new_array(linker->allocator, table.capacity, sizeof *table.items);
  by_head = pfi_new_array(linker->allocator, words + count + 1, sizeof *by_head);
  if (table.items == NULL || by_head == NULL) {
    status = pfi_fail_memory(error);
    goto done;
  }
  memset(by_head, 0xFF, words * sizeof *by_head);
  for (uint32_t i = 0; i < count; i++)
    by_head[linker->analysis->mentions.items[i].head_word] = i;
  link_all(linker, &table, by_head);
  PFI_TRY(keep_linked(linker, by_head + words, error));
  mark_words(linker->analysis);
done:
  pfi_free(linker->allocator, by_head, (words + count + 1) * sizeof *by_head);
  pfi_free(linker->allocator, table.items, table.capacity * sizeof *table.items);
  return status;
}

void pfi_linker_free(pfi_linker *linker, const pf_allocator *allocator) {
  PFI_VECTOR_FREE(allocator, &linker->candidates);
  PFI_VECTOR_FREE(allocator, &linker->first);
  PFI_VECTOR_FREE(allocator, &linker->last);
  PFI_VECTOR_FREE(allocator, &linker->quoted);
}
