/* name.c - one reading of a name in all of an article.
 *
 * The network sees a sentence at a time. An article that once says "Maria Keller, the minister" is about a person where
 * it later says "Keller", and "Georgia" is one thing throughout: every name votes for its type, under its whole text
 * and, for a person, under the last word; names and loose proper nouns of one word then take the type that won (as in
 * Krishnan and Manning 2006, by majority instead of a second model). The votes are in a hash table, so the time is
 * linear. */
#include "analyse/name.h"

#include "base/hash.h"
#include "load/dateline.h"

enum { SURE = 4 << 8 }; /* a vote is never stronger than this */

/* How much better than no name a name must be to stay, by type: tuned on dev. */
static const int16_t least[PFI_NAME_TYPES] = {256, 256, 320, 0};

typedef struct name_votes {
  uint64_t key; /* 0: free */
  int64_t votes[PFI_NAME_TYPES];
} name_votes;

/* Grows with the names that differ. */
typedef struct vote_table {
  const pf_allocator *allocator;
  name_votes *items;
  size_t capacity; /* a power of two, at least twice the keys; or 0 */
  size_t count;
} vote_table;

enum { VOTES_AT_FIRST = 64 };

static size_t vote_slot(const vote_table *table, uint64_t key) {
  size_t at = (size_t)key & (table->capacity - 1);
  while (table->items[at].key != 0 && table->items[at].key != key)
    at = (at + 1) & (table->capacity - 1);
  return at;
}

static void vote_table_free(vote_table *table) {
  pfi_free(table->allocator, table->items, table->capacity * sizeof *table->items);
}

static bool vote_table_grow(vote_table *table) {
  vote_table grown = *table;
  grown.capacity = table->capacity == 0 ? VOTES_AT_FIRST : 2 * table->capacity;
  grown.items = pfi_new_array(table->allocator, grown.capacity, sizeof *grown.items);
  if (grown.items == NULL) return false;
  for (size_t i = 0; i < table->capacity; i++)
    if (table->items[i].key != 0) grown.items[vote_slot(&grown, table->items[i].key)] = table->items[i];
  vote_table_free(table);
  *table = grown;
  return true;
}

/* The votes of a key, which is put in when it isn't there; NULL when there is no memory. */
static name_votes *votes_for(vote_table *table, uint64_t key) {
  if (2 * table->count >= table->capacity && !vote_table_grow(table)) return NULL;
  name_votes *votes = &table->items[vote_slot(table, key)];
  if (votes->key == 0) table->count++;
  votes->key = key;
  return votes;
}

/* NULL: nobody voted. */
static const name_votes *find_votes(const vote_table *table, uint64_t key) {
  const name_votes *votes = table->capacity == 0 ? NULL : &table->items[vote_slot(table, key)];
  return votes == NULL || votes->key == 0 ? NULL : votes;
}

static uint64_t key_of_words(const pfi_analysis *analysis, pf_view text, size_t first, size_t last) {
  const pfi_word *words = analysis->words.items;
  size_t end = words[last].start + words[last].size;
  return pfi_hash64(text.data + words[first].start, end - words[first].start, 0) | 1;
}

static size_t end_of_name(const uint8_t *tags, size_t first, size_t count) {
  size_t end = first + 1;
  while (end < count && tags[end] == tags[first] + 1)
    end++;
  return end;
}

static bool begins_name(uint8_t tag) {
  return tag % 2 == 1;
}

/* Adds to the votes of a key, `times` times, what the network says of words [first, end), on average. NULL
 * when there is no memory. */
static name_votes *vote(vote_table *table, uint64_t key, const pfi_name_scores *scores, size_t first, size_t end,
                        int64_t times) {
  name_votes *votes = votes_for(table, key);
  for (size_t type = 0; votes != NULL && type < PFI_NAME_TYPES; type++) {
    int64_t sum = 0;
    for (size_t i = first; i < end; i++)
      sum += scores[i].of[type];
    sum /= (int64_t)(end - first);
    votes->votes[type] += times * (sum > SURE ? SURE : sum < -SURE ? -SURE : sum);
  }
  return votes;
}

/* The initials of a name of several words, as its acronym would be written: its key, 0 when it has none. */
static uint64_t key_of_initials(const pfi_analysis *analysis, pf_view text, size_t first, size_t end) {
  char letters[16];
  size_t count = 0;
  for (size_t i = first; i < end && count < sizeof letters; i++) {
    char letter = text.data[analysis->words.items[i].start];
    if (pfi_is_upper(letter)) letters[count++] = letter;
  }
  return count < 2 ? 0 : pfi_hash64(letters, count, 0) | 1;
}

/* Does everybody take it for a place: a city that datelines know, and no first name ("Florence")? */
static bool is_known_city(pf_view name) {
  return pfi_is_dateline_city(name) && !pfi_is_first_name(name);
}

/* What the name of words [first, end) says of itself, of its last word when that is a person's, and of its initials;
 * false when there is no memory. */
static bool vote_for_name(vote_table *table, const pfi_analysis *analysis, pf_view text, uint8_t type,
                          const pfi_name_scores *scores, size_t first, size_t end) {
  const pfi_word *last = &analysis->words.items[end - 1];
  size_t start = analysis->words.items[first].start;
  name_votes *votes = vote(table, key_of_words(analysis, text, first, end - 1), scores, first, end, 1);
  if (votes == NULL) return false;
  if (is_known_city(pfi_view_slice(text, start, last->start + last->size - start)))
    votes->votes[PFI_ENTITY_LOC] += SURE;
  uint64_t initials = type == PFI_ENTITY_PER ? 0 : key_of_initials(analysis, text, first, end);
  if (initials != 0 && vote(table, initials, scores, first, end, 1) == NULL) return false;
  if (type != PFI_ENTITY_PER || end - first < 2) return true;
  /* Twice: a last name alone looks like anything, the full name is a person's. */
  return vote(table, key_of_words(analysis, text, end - 1, end - 1), scores, first, end, 2) != NULL;
}

static bool gather_votes(vote_table *table, const pfi_analysis *analysis, pf_view text, const uint8_t *tags,
                         const pfi_name_scores *scores) {
  for (size_t i = 0, count = analysis->words.count; i < count;) {
    if (!begins_name(tags[i])) {
      i++;
      continue;
    }
    size_t end = end_of_name(tags, i, count);
    if (!vote_for_name(table, analysis, text, tags[i] / 2, scores, i, end)) return false;
    i = end;
  }
  return true;
}

/* The type with most votes; `type` itself when it has as many. */
static uint8_t winner(const name_votes *votes, uint8_t type) {
  for (size_t other = 0; other < PFI_NAME_TYPES; other++)
    if (votes->votes[other] > votes->votes[type]) type = (uint8_t)other;
  return type;
}

static void retype(uint8_t *tags, size_t first, size_t end, uint8_t type) {
  for (size_t i = first; i < end; i++)
    tags[i] = (uint8_t)(2 * type + (i == first ? 1 : 2));
}

/* "WHO" is no pronoun where the article has a name with these initials. */
static bool is_acronym(pf_view text, const pfi_word *word) {
  for (uint32_t i = 0; i < word->size; i++)
    if (!pfi_is_upper(text.data[word->start + i])) return false;
  return word->size > 1;
}

/* A proper noun that is no name and stands next to none, though the article names it elsewhere. */
static bool is_loose(const pfi_analysis *analysis, pf_view text, const uint8_t *tags, size_t i) {
  const pfi_word *word = &analysis->words.items[i];
  if (tags[i] != 0 || word->size < 3 || !pfi_is_upper(text.data[word->start])) return false;
  if (word->upos != PFI_UPOS_PROPN && !is_acronym(text, word)) return false;
  return (i == 0 || tags[i - 1] == 0) && (i + 1 == analysis->words.count || tags[i + 1] == 0);
}

static void apply_votes(const vote_table *table, const pfi_analysis *analysis, pf_view text, uint8_t *tags) {
  for (size_t i = 0, count = analysis->words.count; i < count;) {
    size_t end = begins_name(tags[i]) ? end_of_name(tags, i, count) : i + 1;
    if (begins_name(tags[i])) {
      const name_votes *votes = find_votes(table, key_of_words(analysis, text, i, end - 1));
      retype(tags, i, end, winner(votes, (uint8_t)(tags[i] / 2)));
    } else if (is_loose(analysis, text, tags, i)) {
      const name_votes *votes = find_votes(table, key_of_words(analysis, text, i, i));
      if (votes != NULL) retype(tags, i, end, winner(votes, 0));
    }
    i = end;
  }
}

static bool is_proper(const pfi_word *word) {
  return word->upos == PFI_UPOS_PROPN || word->xpos == PFI_XPOS_NNP || word->xpos == PFI_XPOS_NNPS;
}

/* ", Inc." and the like belong to the company before. */
static size_t company_ending(const pfi_analysis *analysis, pf_view text, size_t end) {
  static const char *const endings[] = {"Inc.", "Inc", "Corp.", "Corp", "Ltd.", "Ltd", "LLC", "Co."};
  size_t at = end;
  const pfi_word *words = analysis->words.items;
  if (at < analysis->words.count && words[at].size == 1 && text.data[words[at].start] == ',') at++;
  if (at >= analysis->words.count) return end;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (pfi_view_equal(pfi_view_slice(text, words[at].start, words[at].size), pfi_view_of_string(endings[i])))
      return at + 1;
  return end;
}

/* A name does not end in a preposition, a conjunction or "St.": what comes next belongs to it, if that is a proper
 * noun. */
static size_t finish_name(const pfi_analysis *analysis, pf_view text, const uint8_t *tags, size_t first, size_t end) {
  const pfi_word *words = analysis->words.items;
  const pfi_word *last = &words[end - 1];
  bool open = last->upos == PFI_UPOS_ADP || last->upos == PFI_UPOS_CCONJ || last->upos == PFI_UPOS_DET;
  bool saint = end - first == 1 && pfi_view_equal(pfi_view_slice(text, last->start, last->size), PFI_VIEW("St."));
  if (!open && !saint) return end;
  size_t further = end;
  while (further < analysis->words.count && is_proper(&words[further]) && words[further].number > 1 &&
         (tags[further] == 0 || further == end || tags[further] % 2 == 0))
    further++;
  if (further > end) return further;
  return open && end - first > 1 ? end - 1 : end;
}

/* Names without a proper noun go, and those that the network is not sure of. */
static void mend_names(const pfi_analysis *analysis, pf_view text, uint8_t *tags, const pfi_name_scores *scores) {
  const pfi_word *words = analysis->words.items;
  for (size_t i = 0, count = analysis->words.count; i < count;) {
    if (!begins_name(tags[i])) {
      i++;
      continue;
    }
    size_t first = i, end = end_of_name(tags, i, count);
    uint8_t type = (uint8_t)(tags[i] / 2);
    int64_t sum = 0;
    bool proper = false;
    for (size_t k = i; k < end; k++) {
      proper |= is_proper(&words[k]);
      sum += scores[k].of[type];
    }
    if (!proper || sum < least[type] * (int64_t)(end - i)) {
      memset(tags + i, 0, end - i);
      i = end;
      continue;
    }
    size_t finished = finish_name(analysis, text, tags, first, end);
    if (finished < end) memset(tags + finished, 0, end - finished);
    end = finished;
    if (type == PFI_ENTITY_ORG && (end >= count || tags[end] == 0)) end = company_ending(analysis, text, end);
    retype(tags, first, end, type);
    i = end;
  }
}

pf_status pfi_names_settle(const pfi_analysis *analysis, pf_view text, uint8_t *tags, const pfi_name_scores *scores,
                           const pf_allocator *allocator, pf_error *error) {
  mend_names(analysis, text, tags, scores);
  vote_table table = {.allocator = allocator};
  bool gathered = gather_votes(&table, analysis, text, tags, scores);
  if (gathered && table.count > 0) apply_votes(&table, analysis, text, tags);
  vote_table_free(&table);
  return gathered ? PF_OK : pfi_fail_memory(error);
}

/* The word of a name that hangs on a word outside it, the first when there are several. */
static uint32_t head_of_name(const pfi_word *words, size_t first, size_t count) {
  for (size_t i = 0; i < count; i++) {
    uint32_t head = words[first + i].head;
    if (head == 0) return (uint32_t)(first + i);
    int64_t away = (int64_t)head - (int64_t)words[first + i].number;
    if (away < -(int64_t)i || away >= (int64_t)(count - i)) return (uint32_t)(first + i);
  }
  return (uint32_t)first;
}

pf_status pfi_names_collect(pfi_analysis *analysis, const uint8_t *tags, const pf_allocator *allocator,
                            pf_error *error) {
  pfi_word *words = analysis->words.items;
  for (size_t i = 0, count = analysis->words.count; i < count;) {
    if (!begins_name(tags[i])) {
      i++;
      continue;
    }
    size_t end = end_of_name(tags, i, count);
    const pfi_word *last = &words[end - 1];
    pfi_mention mention = {.start = words[i].start,
                           .size = last->start + last->size - words[i].start,
                           .first_word = (uint32_t)i,
                           .word_count = (uint32_t)(end - i),
                           .head_word = head_of_name(words, i, end - i),
                           .kind = PFI_MENTION_NAME,
                           .type = (uint8_t)(tags[i] / 2)};
    if (!PFI_PUSH(allocator, &analysis->mentions, mention)) return pfi_fail_memory(error);
    i = end;
  }
  return PF_OK;
}
