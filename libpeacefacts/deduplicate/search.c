/* search.c - looking a paragraph up: the exact key first; else its word trigrams vote for the paragraphs that had them,
 * and the best few candidates are verified by the longest common subsequence of words.
 *
 * Nothing is linked that was not verified. What is decided depends on nothing but the paragraphs seen and their order.
 */
#include "deduplicate/search.h"

enum {
  CANDIDATES_MOST = 4,
  VOTE_LEAST = 4,        /* the weight of votes that makes a candidate: one rare trigram or several common ones */
  SHARED_LEAST = 6,      /* words */
  SHORT_WORDS = 12,      /* below this many words, ... */
  SHORT_SHARED = 900,    /* ... all words of the shorter must be shared, or so many thousandths ... */
  SHORT_LONGER = 600,    /* ... and so many of the longer */
  CHANCE_SHARED = 2000,  /* else: thousandths of words that any two paragraphs share, */
  SHORTER_SHARED = 400,  /* and for each word of the shorter, */
  LONGER_SHARED = 40,    /* and for each word that the longer one has more, */
  LONGER_MOST = 200,     /* up to so many */
  RESEMBLANCE_LEAST = 120, /* thousandths of the longer paragraph */
  PART_LEAST = 800,        /* of a part, to be called contained */
  GRAMS_IN_A_ROW = 2,
  COMMON_MOST = 3,
  FRESH_LEAST = 200        /* thousandths of new words that make a repeat worth finding by itself */
};

/* By level: about 1, 5, 20, 80 paragraphs and more had the trigram. */
static const uint32_t weight_of_level[4] = {8, 6, 3, 1};

static void prefetch_key(const pf_index *index, uint64_t key) {
  if (index->keys.count > 0) __builtin_prefetch(&index->keys.items[((key >> 32) * index->keys.count) >> 32]);
}

static pf_status prepare(pfi_search *search, const pf_index *index, bool exact, pf_error *error) {
  uint32_t words = search->paragraph.word_count;
  size_t grams = exact || words < 3 ? 0 : words - 2;
  search->found_count = 0;
  search->seen = false;
  search->fresh_words = words;
  search->hashes.count = search->owners.count = 0;
  prefetch_key(index, search->paragraph.key);
  if (!PFI_RESERVE(&search->allocator, &search->hashes, grams) ||
      !PFI_RESERVE(&search->allocator, &search->owners, grams * PFI_GRAM_OWNERS))
    return pfi_fail_memory(error);
  const uint16_t *word = search->paragraph.words;
  for (size_t i = 0; i < grams; i++) {
    uint64_t hash = pfi_gram_hash(word[i], word[i + 1], word[i + 2]);
    search->hashes.items[i] = hash;
    if (index->grams.pair_count > 0) __builtin_prefetch(&index->grams.lines[pfi_gram_line_of(&index->grams, hash)]);
  }
  search->hashes.count = grams;
  search->owners.count = grams * PFI_GRAM_OWNERS;
  if (grams > 0)
    memset(search->owners.items, 0, search->owners.count * sizeof *search->owners.items);
  return PF_OK;
}

pf_status pfi_search_read(pfi_search *search, const pf_index *index, pf_view text, bool exact, pf_error *error) {
  pf_status status;
  search->words.count = 0;
  PFI_TRY(pfi_fold(&search->folded, text, &search->allocator, error));
  PFI_TRY(pfi_paragraph_read(&search->paragraph, &search->words, &search->folded, &search->allocator, error));
  search->paragraph.words = search->words.items;
  PFI_TRY(prepare(search, index, exact, error));
done:
  return status;
}

pf_status pfi_search_take(pfi_search *search, const pf_index *index, const pfi_paragraph *paragraph, pf_error *error) {
  search->paragraph = *paragraph;
  return prepare(search, index, false, error);
}

static void vote(pfi_search *search, uint32_t mask, uint32_t owner, uint32_t weight) {
  for (uint32_t at = ((owner * UINT32_C(0x9E3779B1)) >> 7) & mask;; at = (at + 1) & mask) {
    uint32_t place = search->places.items[at];
    if (place == 0) {
      search->votes.items[search->votes.count++] = (pfi_vote){owner, weight, 1};
      search->places.items[at] = (uint32_t)search->votes.count;
      return;
    }
    pfi_vote *had = &search->votes.items[place - 1];
    if (had->owner == owner) {
      had->weight += weight;
      had->count++;
      return;
    }
  }
}

static uint32_t open_words(const uint64_t *open, size_t first) {
  uint32_t count = 0;
  for (size_t i = first; i < first + 3; i++)
    count += (uint32_t)(open[i / 64] >> i % 64 & 1);
  return count;
}

/* Counts the votes of the trigrams; with `open`, of those with two words in it at least. */
static bool count_votes(pfi_search *search, const uint64_t *open) {
  uint32_t size = 64;
  while (size < 2 * search->owners.count)
    size *= 2;
  search->places.count = search->votes.count = 0;
  if (!PFI_RESERVE(&search->allocator, &search->places, size) ||
      !PFI_RESERVE(&search->allocator, &search->votes, search->owners.count))
    return false;
  memset(search->places.items, 0, size * sizeof *search->places.items);
  for (size_t i = 0; i < search->owners.count; i++) {
    uint32_t owner = search->owners.items[i];
    if (owner != 0 && (open == NULL || open_words(open, i / PFI_GRAM_OWNERS) >= 2))
      vote(search, size - 1, owner & PFI_GRAM_OWNER_MASK,
           weight_of_level[(owner & PFI_GRAM_LEVEL_MASK) >> PFI_GRAM_LEVEL_SHIFT]);
  }
  return true;
}

/* Moves the best to the front: more weight, then the earlier paragraph. Returns how many there are. */
static size_t bring_best_votes(pfi_search *search, size_t most) {
  pfi_vote *votes = search->votes.items;
  size_t count = search->votes.count, wanted = count < most ? count : most;
  for (size_t i = 0; i < wanted; i++) {
    size_t best = i;
    for (size_t j = i + 1; j < count; j++) {
      if (votes[j].weight > votes[best].weight ||
          (votes[j].weight == votes[best].weight && votes[j].owner < votes[best].owner))
        best = j;
    }
    pfi_vote moved = votes[i];
    votes[i] = votes[best];
    votes[best] = moved;
  }
  return wanted;
}

static uint32_t thousandths(uint32_t part, uint32_t whole) {
  return (uint32_t)((uint64_t)part * 1000 / whole);
}

/* Is so much shared that it is no chance? Any two paragraphs share "the ... of ... to" in this order; the line between
 * that and copying was drawn through 59,000 verified pairs. */
static bool is_repeat(uint32_t shared, uint32_t words, uint32_t other) {
  uint32_t shorter = words < other ? words : other, longer = words < other ? other : words;
  if (shared < SHARED_LEAST || shared * 1000 < longer * RESEMBLANCE_LEAST)
    return false;
  if (shorter < SHORT_WORDS)
    return shared == shorter || (shared * 1000 >= shorter * SHORT_SHARED && shared * 1000 >= longer * SHORT_LONGER);
  uint32_t more = longer - shorter < LONGER_MOST ? longer - shorter : LONGER_MOST;
  return shared * 1000 >= CHANCE_SHARED + shorter * SHORTER_SHARED + more * LONGER_SHARED;
}

static pfi_found describe(uint32_t paragraph, uint32_t shared, uint32_t words, uint32_t other) {
  pfi_found found = {paragraph, PF_REPEAT_NEAR, 0, 0};
  found.similarity = thousandths(shared, words < other ? other : words);
  found.containment = thousandths(shared, words < other ? words : other);
  if (found.containment >= PART_LEAST && found.similarity < found.containment * 3 / 4)
    found.kind = words < other ? PF_REPEAT_CONTAINED : PF_REPEAT_CONTAINS;
  return found;
}

/* The best of the candidates, by what both share; its uncovered words are in search->left. */
static void verify_candidates(pfi_search *search, const pf_index *index, size_t count) {
  uint32_t words = search->paragraph.word_count, best = 0;
  for (size_t i = 0; i < count && search->votes.items[i].weight >= VOTE_LEAST; i++) {
    uint32_t paragraph = search->votes.items[i].owner - 1;
    pfi_words other = pfi_index_words(index, paragraph);
    if (other.count == 0) continue;
    uint32_t shared = pfi_pattern_match(&search->pattern, other.items, other.count, search->left_by_next);
    if (!is_repeat(shared, words, other.count)) continue;
    pfi_found found = describe(paragraph, shared, words, other.count);
    if (found.similarity + found.containment <= best) continue;
    best = found.similarity + found.containment;
    search->found[0] = found;
    search->found_count = 1;
    search->fresh_words = words - shared;
    memcpy(search->left, search->left_by_next, search->pattern.limbs * sizeof *search->left);
    if (found.similarity > 900) return;
  }
}

/* A paragraph made of two: does another one cover much of what the first found leaves? */
static void verify_second(pfi_search *search, const pf_index *index, size_t count) {
  uint32_t words = search->paragraph.word_count;
  for (size_t i = 0; i < count && search->votes.items[i].count >= 2; i++) {
    uint32_t paragraph = search->votes.items[i].owner - 1, more = 0;
    pfi_words other = pfi_index_words(index, paragraph);
    if (paragraph == search->found[0].paragraph || other.count == 0) continue;
    uint32_t shared = pfi_pattern_match(&search->pattern, other.items, other.count, search->left_by_next);
    for (uint32_t l = 0; l < search->pattern.limbs; l++)
      more += (uint32_t)__builtin_popcountll(search->left[l] & ~search->left_by_next[l]);
    /* Most of what it shares is new: it is not one more copy of the first. */
    if (!is_repeat(shared, words, other.count) || more < SHARED_LEAST || more * 3 < shared * 2)
      continue;
    search->found[1] = describe(paragraph, shared, words, other.count);
    search->found[0].kind = search->found[1].kind = PF_REPEAT_MERGED;
    search->found_count = 2;
    search->fresh_words -= more;
    return;
  }
}

static pf_status find_near(pfi_search *search, const pf_index *index, pf_error *error) {
  for (size_t i = 0; i < search->hashes.count; i++) {
    uint32_t *owners[PFI_GRAM_OWNERS];
    unsigned owner_count = pfi_gram_find(&index->grams, search->hashes.items[i], owners);
    for (unsigned j = 0; j < owner_count; j++)
      search->owners.items[i * PFI_GRAM_OWNERS + j] = *owners[j];
  }
  if (!count_votes(search, NULL)) return pfi_fail_memory(error);
  size_t count = bring_best_votes(search, CANDIDATES_MOST);
  if (count == 0 || search->votes.items[0].weight < VOTE_LEAST) return PF_OK;
  if (!pfi_pattern_make(&search->pattern, search->paragraph.words, search->paragraph.word_count, &search->allocator))
    return pfi_fail_memory(error);
  verify_candidates(search, index, count);
  if (search->found_count == 0 || search->fresh_words < SHARED_LEAST)
    return PF_OK;
  if (!count_votes(search, search->left)) return pfi_fail_memory(error);
  verify_second(search, index, bring_best_votes(search, 2));
  return PF_OK;
}

pf_status pfi_search_find(pfi_search *search, const pf_index *index, pf_error *error) {
  uint32_t same = pfi_key_find(&index->keys, index->marks.items, index->marks.count, search->paragraph.key);
  if (same != PFI_NO_PARAGRAPH) {
    bool exact = index->marks.items[same].marks == search->paragraph.marks;
    search->found[0] = (pfi_found){same, exact ? PF_REPEAT_EXACT : PF_REPEAT_NEAR, 1000, 1000};
    search->found_count = 1;
    search->fresh_words = 0;
    search->seen = true;
    return PF_OK;
  }
  if (search->hashes.count == 0 || index->grams.pair_count == 0) return PF_OK;
  return find_near(search, index, error);
}

static bool is_found(const pfi_search *search, uint32_t paragraph) {
  for (size_t i = 0; i < search->found_count; i++) {
    if (search->found[i].paragraph == paragraph)
      return true;
  }
  return false;
}

/* How little a trigram is worth as a lead to a new paragraph: 0 when nobody had it, then by how common it is; UINT32_MAX
 * when one of the found owns it, and leads here by way of that one. */
static uint32_t commonness(const pfi_search *search, size_t gram) {
  const uint32_t *owners = &search->owners.items[gram * PFI_GRAM_OWNERS];
  for (unsigned j = 0; j < PFI_GRAM_OWNERS && owners[j] != 0; j++) {
    if (is_found(search, (owners[j] & PFI_GRAM_OWNER_MASK) - 1))
      return UINT32_MAX;
  }
  return owners[0] == 0 ? 0 : 1 + ((owners[0] & PFI_GRAM_LEVEL_MASK) >> PFI_GRAM_LEVEL_SHIFT);
}

/* Of each few trigrams in a row the rarest is enough to find the paragraph by. */
static pf_status add_grams(pfi_search *search, pf_index *index, uint32_t paragraph, pf_error *error) {
  if (!pfi_grams_reserve(&index->grams, search->hashes.count, &index->allocator))
    return pfi_fail_memory(error);
  for (size_t first = 0; first < search->hashes.count; first += GRAMS_IN_A_ROW) {
    size_t end = first + GRAMS_IN_A_ROW < search->hashes.count ? first + GRAMS_IN_A_ROW : search->hashes.count;
    size_t rarest = first;
    uint32_t least = UINT32_MAX;
    bool led = false;
    for (size_t i = first; i < end; i++) {
      uint32_t common = commonness(search, i);
      led = led || common == UINT32_MAX;
      if (common < least) {
        least = common;
        rarest = i;
      }
    }
    if (!led && least <= COMMON_MOST)
      pfi_gram_add(&index->grams, search->hashes.items[rarest], paragraph);
  }
  return PF_OK;
}

pf_status pfi_search_add(pfi_search *search, pf_index *index, uint32_t block, pf_error *error) {
  if (search->seen) return PF_OK;
  pf_status status;
  uint32_t paragraph = (uint32_t)index->marks.count, words = search->paragraph.word_count;
  PFI_TRY(pfi_index_add(index, &search->paragraph, block, search->hashes.count > 0, error));
  if (search->found_count == 0 || search->fresh_words * 1000 >= words * FRESH_LEAST)
    PFI_TRY(add_grams(search, index, paragraph, error));
done:
  return status;
}

void pfi_search_free(pfi_search *search) {
  const pf_allocator *allocator = &search->allocator;
  pfi_folded_free(&search->folded, allocator);
  PFI_VECTOR_FREE(allocator, &search->words);
  PFI_VECTOR_FREE(allocator, &search->hashes);
  PFI_VECTOR_FREE(allocator, &search->owners);
  PFI_VECTOR_FREE(allocator, &search->votes);
  PFI_VECTOR_FREE(allocator, &search->places);
  pfi_pattern_free(&search->pattern, allocator);
}
