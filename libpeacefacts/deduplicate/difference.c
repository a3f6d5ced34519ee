/* difference.c - the word-level comparison of a near repeat with what it repeats, made when somebody looks at it.
 *
 * Words are what stands between white space, compared by their letters alone. Both sides are reduced to numbers: a word
 * of the earlier paragraph by its first occurrence there, a word that is not in it by 0; the longest common subsequence
 * of the numbers is what was kept. Copies change a fact by changing a few words, so changed numbers, names and
 * negations are told apart from style.
 */
#include "deduplicate/difference.h"

#include "base/error.h"
#include "base/hash.h"
#include "deduplicate/fold.h"
#include "deduplicate/subsequence.h"

enum { SENTENCE_WORDS = 3 /* fewer are no sentence that was added or dropped */ };

typedef struct typed_word {
  pfi_range range;
  uint64_t hash;
  uint32_t flags;
  bool ends_sentence;
} typed_word;

typedef PFI_VECTOR(typed_word) typed_words;

typedef struct comparison {
  pf_allocator allocator;
  pfi_folded folded;
  pfi_pattern pattern;
  typed_words words[2]; /* of the earlier and the later paragraph */
  PFI_VECTOR(uint16_t) numbers[2];
  PFI_VECTOR(uint32_t) partners; /* of each later word: the earlier word that it is, or PFI_NO_PARTNER */
  PFI_VECTOR(pfi_change) changes;
} comparison;

/* `list` is words with a space behind each. */
static bool is_one_of(const char *letters, size_t size, const char *list) {
  while (*list != '\0') {
    size_t length = 0;
    while (list[length] != ' ')
      length++;
    if (length == size && memcmp(list, letters, size) == 0) return true;
    list += length + 1;
  }
  return false;
}

static uint32_t flags_of_letters(const char *letters, size_t size) {
  static const char negations[] =
      "no not never none nobody nothing nor neither without cannot cant wont dont doesnt didnt "
      "isnt arent wasnt werent hasnt havent hadnt wouldnt couldnt shouldnt deny denies denied "
      "denying refuse refuses refused reject rejects rejected fail fails failed false ";
  static const char numbers[] =
      "one two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty "
      "fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions "
      "billion billions trillion half third quarter double twice ";
  uint32_t flags = is_one_of(letters, size, negations) ? PFI_CHANGE_POLARITY : 0;
  bool number = is_one_of(letters, size, numbers);
  for (size_t i = 0; i < size; i++)
    number = number || pfi_is_digit(letters[i]);
  return flags | (number ? PFI_CHANGE_NUMBER : 0);
}

/* The letters of a word, moved together at the start of the folded text; all of it when there are none. */
static pf_view letters_of(pfi_folded *folded) {
  size_t size = 0;
  for (size_t i = 0; i < folded->size; i++) {
    if ((folded->word_bits[i / 64] >> i % 64 & 1) != 0) folded->bytes[size++] = folded->bytes[i];
  }
  return (pf_view){(const char *)folded->bytes, size > 0 ? size : folded->size};
}

static bool ends_sentence(pf_view word) {
  size_t end = word.size;
  while (end > 0 && (word.data[end - 1] == '"' || word.data[end - 1] == '\'' || word.data[end - 1] == ')' ||
                     (unsigned char)word.data[end - 1] >= 0x80))
    end--;
  return end > 0 && (word.data[end - 1] == '.' || word.data[end - 1] == '!' || word.data[end - 1] == '?');
}

static bool begins_with_capital(pf_view word) {
  size_t at = 0;
  while (at < word.size && !pfi_is_alpha(word.data[at]) && !pfi_is_digit(word.data[at]))
    at++;
  return at < word.size && pfi_is_upper(word.data[at]);
}

static pf_status add_word(comparison *c, typed_words *words, pf_view text, pfi_range range, pf_error *error) {
  pf_view word = pfi_view_of_range(text, range);
  pf_status status = pfi_fold(&c->folded, word, &c->allocator, error);
  if (status != PF_OK) return status;
  pf_view letters = letters_of(&c->folded);
  bool first = words->count == 0 || words->items[words->count - 1].ends_sentence;
  uint32_t flags = flags_of_letters(letters.data, letters.size);
  if (!first && begins_with_capital(word)) flags |= PFI_CHANGE_NAME;
  typed_word made = {range, pfi_hash64(letters.data, letters.size, 0), flags, ends_sentence(word)};
  return PFI_PUSH(&c->allocator, words, made) ? PF_OK : pfi_fail_memory(error);
}

/* Up to 4,096 words; the last then reaches to the end of the text. */
static pf_status read_typed_words(comparison *c, typed_words *words, pf_view text, pf_error *error) {
  pf_status status = PF_OK;
  size_t at = 0;
  while (at < text.size && status == PF_OK) {
    size_t size, start = at;
    while (at < text.size && !pfi_is_white_space(pfi_utf8_decode(text, at, &size)))
      at += size;
    if (words->count + 1 == PFI_PARAGRAPH_WORDS) at = text.size;
    if (at > start) status = add_word(c, words, text, (pfi_range){(uint32_t)start, (uint32_t)(at - start)}, error);
    while (at < text.size && pfi_is_white_space(pfi_utf8_decode(text, at, &size)))
      at += size;
  }
  return status;
}

/* The number + 1 of the first earlier word with this hash, or 0. `table` holds numbers + 1, a power of two of them. */
static uint16_t number_of(const uint16_t *table, uint32_t mask, const typed_words *earlier, uint64_t hash, size_t *at) {
  for (*at = (size_t)hash & mask; table[*at] != 0; *at = (*at + 1) & mask) {
    if (earlier->items[table[*at] - 1].hash == hash) return table[*at];
  }
  return 0;
}

static pf_status number_words(comparison *c, pf_error *error) {
  enum { TABLE_SIZE = 2 * PFI_PARAGRAPH_WORDS };
  const typed_words *earlier = &c->words[0], *later = &c->words[1];
  if (!PFI_RESERVE(&c->allocator, &c->numbers[0], earlier->count) ||
      !PFI_RESERVE(&c->allocator, &c->numbers[1], later->count))
    return pfi_fail_memory(error);
  uint16_t *table = pfi_new_array(&c->allocator, TABLE_SIZE, sizeof *table);
  if (table == NULL) return pfi_fail_memory(error);
  size_t at;
  for (size_t i = 0; i < earlier->count; i++) {
    uint16_t number = number_of(table, TABLE_SIZE - 1, earlier, earlier->items[i].hash, &at);
    if (number == 0) number = table[at] = (uint16_t)(i + 1);
    c->numbers[0].items[i] = number;
  }
  for (size_t i = 0; i < later->count; i++)
    c->numbers[1].items[i] = number_of(table, TABLE_SIZE - 1, earlier, later->items[i].hash, &at);
  pfi_free(&c->allocator, table, TABLE_SIZE * sizeof *table);
  return PF_OK;
}

static pfi_range range_of(const typed_words *words, size_t first, size_t end) {
  if (first < end) {
    pfi_range last = words->items[end - 1].range;
    return (pfi_range){words->items[first].range.start, last.start + last.size - words->items[first].range.start};
  }
  if (first < words->count) return (pfi_range){words->items[first].range.start, 0};
  pfi_range last = words->count == 0 ? (pfi_range){0, 0} : words->items[words->count - 1].range;
  return (pfi_range){last.start + last.size, 0};
}

static uint32_t flags_of_words(const typed_words *words, size_t first, size_t end) {
  uint32_t flags = 0;
  for (size_t i = first; i < end; i++)
    flags |= words->items[i].flags;
  bool begins = first == 0 || words->items[first - 1].ends_sentence;
  bool ends = end == words->count || words->items[end - 1].ends_sentence;
  return flags | (begins && ends && end - first >= SENTENCE_WORDS ? PFI_CHANGE_SENTENCE : 0);
}

static pf_status add_change(comparison *c, pfi_change_kind kind, const size_t first[2], const size_t end[2],
                            pf_error *error) {
  pfi_change change = {kind, 0, range_of(&c->words[0], first[0], end[0]), range_of(&c->words[1], first[1], end[1])};
  if (kind == PFI_CHANGE_DROPPED) change.flags = flags_of_words(&c->words[0], first[0], end[0]);
  if (kind == PFI_CHANGE_ADDED) change.flags = flags_of_words(&c->words[1], first[1], end[1]);
  return PFI_PUSH(&c->allocator, &c->changes, change) ? PF_OK : pfi_fail_memory(error);
}

/* The changes from the words at `at`: dropped ones, then added ones, then those that both have. Moves `at` behind. */
static pf_status next_changes(comparison *c, size_t at[2], pf_error *error) {
  const uint32_t *partners = c->partners.items;
  size_t earlier_count = c->words[0].count, later_count = c->words[1].count;
  size_t later = at[1];
  while (later < later_count && partners[later] == PFI_NO_PARTNER)
    later++;
  size_t earlier = later < later_count ? partners[later] : earlier_count;
  pf_status status = PF_OK;
  if (earlier > at[0]) PFI_TRY(add_change(c, PFI_CHANGE_DROPPED, at, (size_t[2]){earlier, at[1]}, error));
  at[0] = earlier;
  if (later > at[1]) PFI_TRY(add_change(c, PFI_CHANGE_ADDED, at, (size_t[2]){at[0], later}, error));
  at[1] = later;
  size_t kept = 0;
  while (later + kept < later_count && partners[later + kept] == earlier + kept)
    kept++;
  if (kept > 0) PFI_TRY(add_change(c, PFI_CHANGE_NONE, at, (size_t[2]){earlier + kept, later + kept}, error));
  at[0] += kept;
  at[1] += kept;
done:
  return status;
}

static pf_status compare_words(comparison *c, pf_error *error) {
  pf_status status;
  PFI_TRY(number_words(c, error));
  uint32_t earlier = (uint32_t)c->words[0].count, later = (uint32_t)c->words[1].count;
  if (!PFI_RESERVE(&c->allocator, &c->partners, later + 1) ||
      !pfi_pattern_make(&c->pattern, c->numbers[0].items, earlier, &c->allocator) ||
      !pfi_pattern_align(&c->pattern, c->numbers[1].items, later, c->partners.items, &c->allocator))
    return pfi_fail_memory(error);
  for (size_t at[2] = {0, 0}; at[0] < earlier || at[1] < later;)
    PFI_TRY(next_changes(c, at, error));
done:
  return status;
}

static pf_status keep_changes(pfi_difference *out, const comparison *c, pfi_arena *arena, pf_error *error) {
  pfi_change *items = pfi_arena_take(arena, c->changes.count * sizeof *items);
  if (items == NULL) return pfi_fail_memory(error);
  *out = (pfi_difference){items, c->changes.count, 0};
  for (size_t i = 0; i < c->changes.count; i++) {
    items[i] = c->changes.items[i];
    out->flags |= items[i].flags;
  }
  return PF_OK;
}

pf_status pfi_difference_find(pfi_difference *out, pf_view earlier, pf_view later, pfi_arena *arena, pf_error *error) {
  comparison c = {.allocator = arena->allocator};
  pf_status status;
  *out = (pfi_difference){NULL, 0, 0};
  PFI_TRY(read_typed_words(&c, &c.words[0], earlier, error));
  PFI_TRY(read_typed_words(&c, &c.words[1], later, error));
  PFI_TRY(compare_words(&c, error));
  PFI_TRY(keep_changes(out, &c, arena, error));
done:
  pfi_folded_free(&c.folded, &c.allocator);
  pfi_pattern_free(&c.pattern, &c.allocator);
  for (size_t i = 0; i < 2; i++) {
    PFI_VECTOR_FREE(&c.allocator, &c.words[i]);
    PFI_VECTOR_FREE(&c.allocator, &c.numbers[i]);
  }
  PFI_VECTOR_FREE(&c.allocator, &c.partners);
  PFI_VECTOR_FREE(&c.allocator, &c.changes);
  return status;
}
