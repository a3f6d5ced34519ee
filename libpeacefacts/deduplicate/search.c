/* search.c - looking a paragraph up: the exact key first; else its word trigrams vote for the paragraphs that had them,
 * and the best few candidates are verified by the longest common subsequence of words.
 *
 * Nothing is linked that was not verified. What is decided depends on nothing but the paragraphs seen and their order.
 */
#include "deduplicate/search.h"

#include "deduplicate/mould.h"

enum {
  SECOND_CANDIDATES_MOST = 3,
  SURE = 900,             /* so similar that no other candidate is tried */
  VOTE_LEAST = 4,         /* the weight of votes that makes a candidate: one rare trigram or several common ones */
  SHARED_LEAST = 6,       /* words */
  SHORT_WORDS = 12,       /* below this many words */
  SHORT_PART = 200,       /* all must be shared, and be so many thousandths of the longer, */
  SHORT_SHARED = 900,     /* or so many thousandths, which are enough for any longer paragraph, */
  SHORT_LONGER = 600,     /* and so many of the longer, with the same numbers */
  CHANCE_SHARED = 2400,   /* else: thousandths of words that any two paragraphs share, */
  SHORTER_SHARED = 400,   /* and for each word of the shorter, */
  LONGER_SHARED = 70,     /* and for each word that the longer one has more, */
  LONGER_MOST = 200,      /* up to so many */
  RESEMBLANCE_LEAST = 90, /* thousandths of the longer paragraph */
  PART_LEAST = 900,       /* of a part, to be called contained: what it adds would not be read again */
  FEW_GRAMS = 40,         /* up to so many, of each two in a row one leads to the paragraph */
  MANY_GRAMS = 60,        /* up to so many, of each three; then of each four */
  ONE_VOTE_GRAMS = 100,   /* with more trigrams than this one vote alone is chance */
  COMMON_MOST = 3,
  LED = 100,
  FRESH_LEAST = 200 /* thousandths of new words that make a repeat worth finding by itself */
};

/* By level: about 1, 5, 20, 80 paragraphs and more had the trigram. */
static const uint32_t weight_of_level[4] = {8, 6, 3, 1};

static void prefetch_key(const pf_index *index, uint64_t key) {
  if (index->keys.count > 0) pfi_prefetch(&index->keys.items[((key >> 32) * index->keys.count) >> 32]);
}

pf_status pfi_search_read(pfi_search *search, pf_view text, pf_error *error) {
  pf_status status;
  search->words.count = 0;
  PFI_TRY(pfi_fold(&search->folded, text, &search->allocator, error));
  PFI_TRY(pfi_paragraph_read(&search->paragraph, &search->words, &search->folded, &search->allocator, error));
  search->paragraph.words = search->words.items;
done:
  return status;
}

void pfi_search_take(pfi_search *search, const pfi_paragraph *paragraph) {
  search->paragraph = *paragraph;
}

pf_status pfi_search_prepare(pfi_search *search, const pf_index *index, bool exact, pf_error *error) {
  uint32_t words = search->paragraph.word_count;
  size_t grams = exact || words < 3 ? 0 : words - 2;
  search->found_count = search->candidate_count = 0;
  search->seen = false;
  search->fresh_words = words;
  search->hashes.count = search->leads.count = 0;
  prefetch_key(index, search->paragraph.key);
  if (!PFI_RESERVE(&search->allocator, &search->hashes, grams) ||
      !PFI_RESERVE(&search->allocator, &search->leads, (grams + 1) * PFI_GRAM_OWNERS))
    return pfi_fail_memory(error);
  const uint16_t *word = search->paragraph.words;
  for (size_t i = 0; i < grams; i++) {
    uint64_t hash = pfi_gram_hash(word[i], word[i + 1], word[i + 2]);
    search->hashes.items[i] = hash;
    if (index->grams.pair_count > 0) pfi_prefetch(&index->grams.lines[pfi_gram_line_of(&index->grams, hash)]);
  }
  search->hashes.count = grams;
  return PF_OK;
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

static uint32_t level_of(uint32_t owner) {
  return (owner & PFI_GRAM_LEVEL_MASK) >> PFI_GRAM_LEVEL_SHIFT;
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
  while (size < 2 * search->leads.count)
    size *= 2;
  search->places.count = search->votes.count = 0;
  if (!PFI_RESERVE(&search->allocator, &search->places, size) ||
      !PFI_RESERVE(&search->allocator, &search->votes, search->leads.count))
    return false;
  memset(search->places.items, 0, size * sizeof *search->places.items);
  for (size_t i = 0; i < search->leads.count; i++) {
    pfi_lead lead = search->leads.items[i];
    if (open == NULL || open_words(open, lead.gram) >= 2)
      vote(search, size - 1, lead.owner & PFI_GRAM_OWNER_MASK, weight_of_level[level_of(lead.owner)]);
  }
  return true;
}

/* A vote as one number that is the greater the better: more weight, then the earlier paragraph. The count, up to 255,
 * is carried along. */
static uint64_t rank_of_vote(const pfi_vote *vote) {
  return (uint64_t)vote->weight << 36 | (uint64_t)(~vote->owner & PFI_GRAM_OWNER_MASK) << 8 |
         (vote->count < 255 ? vote->count : 255);
}

/* The best votes, the best first. Most votes are strangers' and come in no order, so nothing branches on them. Returns
 * how many there are. */
static size_t pick_candidates(pfi_search *search, size_t most) {
  uint64_t best[PFI_CANDIDATES_MOST] = {0};
  uint32_t trigrams = search->hashes.count > ONE_VOTE_GRAMS ? 2 : 1;
  for (size_t i = 0; i < search->votes.count; i++) {
    const pfi_vote *vote = &search->votes.items[i];
    bool counts = (vote->weight >= VOTE_LEAST) & (vote->count >= trigrams);
    uint64_t next = counts ? rank_of_vote(vote) : 0;
    for (size_t j = 0; j < PFI_CANDIDATES_MOST; j++) {
      uint64_t higher = best[j] > next ? best[j] : next;
      next = best[j] > next ? next : best[j];
      best[j] = higher;
    }
  }
  size_t count = 0;
  for (; count < most && best[count] != 0; count++)
    search->candidates[count] =
        (pfi_candidate){~(uint32_t)(best[count] >> 8) & PFI_GRAM_OWNER_MASK, (uint32_t)(best[count] & 255)};
  return count;
}

static uint32_t thousandths(uint32_t part, uint32_t whole) {
  return (uint32_t)((uint64_t)part * 1000 / whole);
}

/* "8:40 p.m." is no repeat of "7:40 p.m.": in lines that short the numbers are what is said. */
static bool same_numbers(pfi_words a, pfi_words b) {
  uint32_t i = 0, j = 0;
  for (;;) {
    while (i < a.count && a.items[i] < PFI_NUMBER_WORD)
      i++;
    while (j < b.count && b.items[j] < PFI_NUMBER_WORD)
      j++;
    if (i == a.count || j == b.count) return i == a.count && j == b.count;
    if (a.items[i++] != b.items[j++]) return false;
  }
}

static bool is_short_repeat(uint32_t shared, pfi_words shorter, pfi_words longer) {
  if (shared == shorter.count) return shared * 1000 >= longer.count * SHORT_PART;
  return shared * 1000 >= shorter.count * SHORT_SHARED && shared * 1000 >= longer.count * SHORT_LONGER &&
         same_numbers(shorter, longer);
}

/* Thousandths of words that two paragraphs of twelve words and more share when one is made of the other. */
static uint32_t words_needed(uint32_t shorter, uint32_t longer) {
  uint32_t more = longer - shorter < LONGER_MOST ? longer - shorter : LONGER_MOST;
  return CHANCE_SHARED + shorter * SHORTER_SHARED + more * LONGER_SHARED;
}

/* Is so much shared that it is no chance? Any two paragraphs share "the ... of ... to" in this order; the line between
 * that and copying was drawn through 59,000 verified pairs. */
static bool is_repeat(const pfi_search *search, uint32_t shared, pfi_words other) {
  pfi_words own = {search->paragraph.words, search->paragraph.word_count};
  pfi_words shorter = own.count < other.count ? own : other, longer = own.count < other.count ? other : own;
  if (shared < SHARED_LEAST || shared * 1000 < longer.count * RESEMBLANCE_LEAST) return false;
  if (shorter.count < SHORT_WORDS) return is_short_repeat(shared, shorter, longer);
  return shared * 1000 >= shorter.count * SHORT_SHARED || shared * 1000 >= words_needed(shorter.count, longer.count);
}

static bool is_mould(const pfi_search *search, uint32_t shared, pfi_words other) {
  pfi_words own = {search->paragraph.words, search->paragraph.word_count};
  uint32_t shorter = own.count < other.count ? own.count : other.count;
  uint32_t longer = own.count < other.count ? other.count : own.count;
  return shorter >= SHORT_WORDS && pfi_is_mould(own, other, shared, words_needed(shorter, longer));
}

static pfi_found describe(uint32_t paragraph, uint32_t shared, uint32_t words, uint32_t other) {
  pfi_found found = {paragraph, PF_REPEAT_NEAR, 0, 0, false};
  found.similarity = thousandths(shared, words < other ? other : words);
  found.containment = thousandths(shared, words < other ? words : other);
  if (found.containment >= PART_LEAST && found.similarity < found.containment * 3 / 4)
    found.kind = words < other ? PF_REPEAT_CONTAINED : PF_REPEAT_CONTAINS;
  return found;
}

/* More of the paragraph's own words than there could be in a common subsequence with a repeat. Nearly all candidates
 * with one trigram in common fail here, where nothing is aligned. */
static bool may_be_repeat(const pfi_search *search, pfi_words other, uint32_t best) {
  if (other.count == 0) return false;
  uint32_t shared = pfi_bag_count(&search->bag, other.items, other.count), words = search->paragraph.word_count;
  if (shared > words) shared = words;
  if (!is_repeat(search, shared, other)) return false;
  pfi_found most = describe(0, shared, words, other.count);
  return most.similarity + most.containment > best;
}

static bool make_pattern(pfi_search *search) {
  if (search->has_pattern) return true;
  search->has_pattern = true;
  return pfi_pattern_make(&search->pattern, search->paragraph.words, search->paragraph.word_count, &search->allocator);
}

/* The best of the candidates, by what both share; its uncovered words are in search->left. False: no memory. */
static bool verify_candidates(pfi_search *search, const pf_index *index) {
  uint32_t words = search->paragraph.word_count, best = 0;
  for (size_t i = 0; i < search->candidate_count; i++) {
    uint32_t paragraph = search->candidates[i].owner - 1;
    pfi_words other = pfi_index_words(index, paragraph);
    if (!may_be_repeat(search, other, best)) continue;
    if (!make_pattern(search)) return false;
    uint32_t shared = pfi_pattern_match(&search->pattern, other.items, other.count, search->left_by_next);
    if (!is_repeat(search, shared, other) || is_mould(search, shared, other)) continue;
    pfi_found found = describe(paragraph, shared, words, other.count);
    if (found.similarity + found.containment <= best) continue;
    best = found.similarity + found.containment;
    search->found[0] = found;
    search->found[0].other_numbers = !same_numbers((pfi_words){search->paragraph.words, words}, other);
    search->found_count = 1;
    search->fresh_words = words - shared;
    memcpy(search->left, search->left_by_next, search->pattern.limbs * sizeof *search->left);
    if (found.similarity > SURE) return true;
  }
  return true;
}

/* A paragraph made of two: does another one cover what the first found leaves? */
static void verify_second(pfi_search *search, const pf_index *index) {
  const pfi_candidate *candidates = search->candidates;
  uint32_t words = search->paragraph.word_count;
  for (size_t i = 0; i < search->candidate_count; i++) {
    uint32_t paragraph = candidates[i].owner - 1, more = 0;
    pfi_words other = pfi_index_words(index, paragraph);
    if (candidates[i].count < 2 || paragraph == search->found[0].paragraph || !may_be_repeat(search, other, 0))
      continue;
    uint32_t shared = pfi_pattern_match(&search->pattern, other.items, other.count, search->left_by_next);
    for (uint32_t l = 0; l < search->pattern.limbs; l++)
      more += pfi_bit_count(search->left[l] & ~search->left_by_next[l]);
    /* Most of what it shares is new: it is not one more copy of the first. */
    if (!is_repeat(search, shared, other) || more < SHARED_LEAST || more * 2 < shared) continue;
    search->found[1] = describe(paragraph, shared, words, other.count);
    search->found[1].other_numbers = !same_numbers((pfi_words){search->paragraph.words, words}, other);
    search->found[0].kind = search->found[1].kind = PF_REPEAT_MERGED;
    search->found_count = 2;
    search->fresh_words -= more;
    return;
  }
}

/* The words of the same key are there: nothing is compared, nothing will be added. */
static bool find_same(pfi_search *search, const pf_index *index) {
  uint32_t same = pfi_key_find(&index->keys, index->marks.items, index->marks.count, search->paragraph.key);
  if (same == PFI_NO_PARAGRAPH) return false;
  bool exact = index->marks.items[same].marks == search->paragraph.marks;
  search->found[0] = (pfi_found){same, exact ? PF_REPEAT_EXACT : PF_REPEAT_NEAR, 1000, 1000, false};
  search->found_count = 1;
  search->fresh_words = 0;
  search->seen = true;
  return true;
}

pf_status pfi_search_vote(pfi_search *search, const pf_index *index, pf_error *error) {
  if (find_same(search, index) || search->hashes.count == 0 || index->grams.pair_count == 0) return PF_OK;
  search->leads.count =
      pfi_grams_look_up(&index->grams, search->hashes.items, search->hashes.count, search->leads.items);
  if (!count_votes(search, NULL)) return pfi_fail_memory(error);
  search->candidate_count = pick_candidates(search, PFI_CANDIDATES_MOST);
  for (size_t i = 0; i < search->candidate_count; i++) {
    if (search->candidates[i].owner <= index->words_at.count)
      pfi_prefetch(&index->words_at.items[search->candidates[i].owner - 1]);
  }
  return PF_OK;
}

void pfi_search_fetch(pfi_search *search, const pf_index *index) {
  for (size_t i = 0; i < search->candidate_count; i++) {
    uint32_t paragraph = search->candidates[i].owner - 1;
    if (paragraph >= index->words_at.count) continue;
    size_t at = (size_t)index->words_at.items[paragraph] * PFI_WORD_STEP;
    if (at + 96 > index->words.count) continue;
    const uint16_t *words = index->words.items + at;
    pfi_prefetch(words);
    pfi_prefetch(words + 32);
    pfi_prefetch(words + 64);
  }
}

pf_status pfi_search_decide(pfi_search *search, const pf_index *index, pf_error *error) {
  if (search->candidate_count == 0) return PF_OK;
  pfi_bag_fill(&search->bag, search->paragraph.words, search->paragraph.word_count);
  search->has_pattern = false;
  if (!verify_candidates(search, index)) return pfi_fail_memory(error);
  if (search->found_count == 0 || search->fresh_words < SHARED_LEAST) return PF_OK;
  if (!count_votes(search, search->left)) return pfi_fail_memory(error);
  search->candidate_count = pick_candidates(search, SECOND_CANDIDATES_MOST);
  verify_second(search, index);
  return PF_OK;
}

static bool is_found(const pfi_search *search, uint32_t paragraph) {
  for (size_t i = 0; i < search->found_count; i++) {
    if (search->found[i].paragraph == paragraph) return true;
  }
  return false;
}

/* How little each trigram is worth as a lead to a new paragraph: 0 when nobody had it, then by how common it is; LED
 * when one of the found owns it, and leads here by way of that one. */
static bool weigh_grams(pfi_search *search) {
  size_t count = search->hashes.count;
  if (!PFI_RESERVE(&search->allocator, &search->commonness, count)) return false;
  unsigned char *common = search->commonness.items;
  const pfi_lead *leads = search->leads.items;
  memset(common, 0, count);
  for (size_t i = search->leads.count; i-- > 0;) /* so that the first owner's level stays */
    common[leads[i].gram] = (unsigned char)(1 + level_of(leads[i].owner));
  for (size_t i = 0; search->found_count > 0 && i < search->leads.count; i++) {
    if (is_found(search, (leads[i].owner & PFI_GRAM_OWNER_MASK) - 1)) common[leads[i].gram] = LED;
  }
  return true;
}

/* Of each few trigrams in a row the rarest is enough to find the paragraph by. */
static pf_status add_grams(pfi_search *search, pf_index *index, uint32_t paragraph, pf_error *error) {
  size_t count = search->hashes.count;
  if (!pfi_grams_reserve(&index->grams, count, &index->allocator) || !weigh_grams(search))
    return pfi_fail_memory(error);
  const unsigned char *common = search->commonness.items;
  uint64_t *hashes = search->hashes.items; /* the ones that are added move to the front */
  size_t added = 0, row = count <= FEW_GRAMS ? 2 : count <= MANY_GRAMS ? 3 : 4;
  if (index->sparse) row *= 2;
  for (size_t first = 0; first < count; first += row) {
    size_t end = count - first < row ? count : first + row, rarest = first;
    unsigned least = LED, most = 0;
    for (size_t i = first; i < end; i++) {
      rarest = common[i] < least ? i : rarest;
      least = common[i] < least ? common[i] : least;
      most = common[i] > most ? common[i] : most;
    }
    hashes[added] = hashes[rarest];
    added += (most < LED) & (least <= COMMON_MOST);
  }
  pfi_grams_add(&index->grams, hashes, added, paragraph);
  return PF_OK;
}

pf_status pfi_search_add(pfi_search *search, pf_index *index, uint32_t block, pf_error *error) {
  if (search->seen) return PF_OK;
  pf_status status;
  uint32_t paragraph = (uint32_t)index->marks.count, words = search->paragraph.word_count;
  PFI_TRY(pfi_index_add(index, &search->paragraph, block, search->hashes.count > 0, error));
  bool leads = search->found_count == 0 || search->fresh_words * 1000 >= words * FRESH_LEAST;
  if (search->hashes.count > 0 && leads) PFI_TRY(add_grams(search, index, paragraph, error));
done:
  return status;
}

void pfi_search_free(pfi_search *search) {
  const pf_allocator *allocator = &search->allocator;
  pfi_folded_free(&search->folded, allocator);
  PFI_VECTOR_FREE(allocator, &search->words);
  PFI_VECTOR_FREE(allocator, &search->hashes);
  PFI_VECTOR_FREE(allocator, &search->leads);
  PFI_VECTOR_FREE(allocator, &search->commonness);
  PFI_VECTOR_FREE(allocator, &search->votes);
  PFI_VECTOR_FREE(allocator, &search->places);
  pfi_pattern_free(&search->pattern, allocator);
}
