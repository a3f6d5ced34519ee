/* role_features.c - the features of the role tagger: forms, affixes and shapes around the word, the lexicon's kinds,
 * the state of quotation, and the nearest possible cue on either side with its distance.
 *
 * Each feature is a template number and up to three values, hashed into one row (Weinberger et al. 2009, "Feature
 * hashing for large scale multitask learning"); collisions are few and the weights live with them.
 */
#include "extract/role_features.h"

typedef struct feature_sink {
  uint32_t *rows;
  size_t count;
  uint32_t template_number;
} feature_sink;

static void put(feature_sink *sink, uint32_t a, uint32_t b, uint32_t c) {
  uint64_t hash = (uint64_t)++sink->template_number * 0x9E3779B97F4A7C15u;
  hash = (hash ^ a) * 0xBF58476D1CE4E5B9u;
  hash ^= hash >> 29;
  hash = (hash ^ b) * 0x94D049BB133111EBu;
  hash ^= hash >> 32;
  hash = (hash ^ c) * 0xD6E8FEB86659FD93u;
  sink->rows[sink->count++] = (uint32_t)(hash >> (64 - PFI_ROLE_BITS));
}

/* Kinds and parts of a word in the lexicon, packed; 0 outside it. */
static uint32_t lexicon_class(const pfi_passage_word *word) {
  uint32_t packed = 0;
  for (uint32_t i = 0; i < word->cue_count; i++) {
    const pfi_cue_form *entry = &pfi_cue_forms[word->cue - 1 + i];
    packed = packed * 64 + 1 + entry->part * 8u + entry->kind;
  }
  return packed;
}

/* "said", but not the noun "call" after "the": that is left to the weights. */
static bool may_be_cue(const pfi_passage_word *word) {
  return pfi_passage_cue(word, PFI_CUE_VERB) != NULL || pfi_passage_cue(word, PFI_CUE_PREPOSITION) != NULL;
}

/* Climbs from a word to the root of its sentence. A tree has no cycles, and a sentence is of bounded length. */
static void climb(const pfi_passage_word *words, size_t word, pfi_context *contexts) {
  size_t steps = 0;
  pfi_context *context = &contexts[word];
  for (size_t at = word; words[at].head != 0; at = words[at].head - 1) {
    uint32_t head = words[at].head;
    steps++;
    if (word < contexts[head - 1].first) contexts[head - 1].first = (uint32_t)word;
    if (word > contexts[head - 1].last) contexts[head - 1].last = (uint32_t)word;
    if (!may_be_cue(&words[head - 1])) continue;
    context->top = head;
    context->under_top = words[at].relation;
    if (context->above != 0) continue;
    context->above = head;
    context->under = words[at].relation;
    context->steps = (uint8_t)(steps < 15 ? steps : 15);
  }
}

/* The part of a sentence that a word heads begins at one word and ends at another; both remember the largest. */
static void mark_parts(const pfi_passage_word *words, pfi_context *contexts, size_t count) {
  for (size_t i = 0; i < count; i++) {
    pfi_context *first = &contexts[contexts[i].first], *last = &contexts[contexts[i].last];
    if (words[i].head == 0 || contexts[i].first == contexts[i].last) continue;
    /* Of two that begin at one word, the larger is the head's: it contains the other. */
    bool inner_first = contexts[words[i].head - 1].first == contexts[i].first && words[words[i].head - 1].head != 0;
    bool inner_last = contexts[words[i].head - 1].last == contexts[i].last && words[words[i].head - 1].head != 0;
    if (!inner_first) first->opens = (uint8_t)(words[i].relation + 1);
    if (!inner_last) last->closes = (uint8_t)(words[i].relation + 1);
  }
}

pf_status pfi_contexts_find(pfi_contexts *out, const pfi_passage *passage, const pf_allocator *allocator,
                            pf_error *error) {
  out->items.count = 0;
  if (!PFI_RESERVE(allocator, &out->items, passage->words.count)) return pfi_fail_memory(error);
  const pfi_passage_word *words = passage->words.items;
  pfi_context state = {0};
  for (size_t i = 0; i < passage->words.count; i++) {
    if (i > 0 && words[i].sentence != words[i - 1].sentence) state = (pfi_context){0};
    state.first = state.last = (uint32_t)i;
    out->items.items[out->items.count++] = state;
    if (may_be_cue(&words[i])) state.left_cue = (uint32_t)i + 1;
    bool mark = words[i].shape >= PFI_SHAPE_COMMA && words[i].shape <= PFI_SHAPE_QUOTE;
    if (mark) state.left_mark = words[i].shape;
    state.since = mark ? 0 : (uint8_t)(state.since + (state.since < 15));
  }
  uint32_t right_cue = 0;
  for (size_t i = passage->words.count; i-- > 0;) {
    if (i + 1 < passage->words.count && words[i].sentence != words[i + 1].sentence) right_cue = 0;
    out->items.items[i].right_cue = right_cue;
    climb(words, i, out->items.items);
    if (may_be_cue(&words[i])) right_cue = (uint32_t)i + 1;
  }
  mark_parts(words, out->items.items, passage->words.count);
  return PF_OK;
}

/* 1, 2, 3, 4, 5-6, 7-9, 10-15, 16-25, more. */
static uint32_t distance_class(size_t distance) {
  static const uint8_t limits[] = {1, 2, 3, 4, 6, 9, 15, 25};
  uint32_t class = 0;
  while (class < sizeof limits && distance > limits[class])
    class ++;
  return class;
}

/* The words around the word, padded past the ends of the block. */
#define REACH 3
typedef struct window {
  const pfi_passage_word *at[2 * REACH + 1]; /* [REACH] is the word itself */
} window;

static const pfi_passage_word no_word = {.shape = PFI_SHAPE_OTHER + 1, .tag = PFI_XPOS_COUNT};

static window window_of(const pfi_passage *passage, size_t word) {
  window out;
  for (size_t i = 0; i < 2 * REACH + 1; i++) {
    size_t at = word + i;
    out.at[i] = at >= REACH && at - REACH < passage->words.count ? &passage->words.items[at - REACH] : &no_word;
  }
  return out;
}

static void put_forms(feature_sink *sink, const window *around) {
  const pfi_passage_word *const *at = around->at;
  for (size_t i = 0; i < 2 * REACH + 1; i++)
    put(sink, at[i]->hash, 0, 0);
  for (size_t i = 1; i + 2 < 2 * REACH + 1; i++)
    put(sink, at[i]->hash, at[i + 1]->hash, 0);
  put(sink, at[2]->hash, at[4]->hash, 0);
  put(sink, at[2]->hash, at[3]->hash, at[4]->hash);
  put(sink, at[1]->hash, at[2]->hash, at[3]->hash);
  put(sink, at[3]->hash, at[4]->hash, at[5]->hash);
}

static void put_affixes(feature_sink *sink, const window *around) {
  const pfi_passage_word *const *at = around->at;
  for (size_t i = 1; i < 2 * REACH; i++)
    put(sink, at[i]->suffix, at[i]->shape, 0);
  put(sink, at[3]->suffix & 0xFFFF, 0, 0);
  put(sink, at[3]->prefix, 0, 0);
  put(sink, at[2]->suffix, at[3]->suffix, 0);
  put(sink, at[3]->suffix, at[4]->suffix, 0);
  put(sink, at[2]->shape, at[3]->shape, at[4]->shape);
  put(sink, at[1]->shape * 16u + at[2]->shape, at[3]->shape, at[4]->shape * 16u + at[5]->shape);
}

static void put_lexicon(feature_sink *sink, const window *around) {
  uint32_t class[2 * REACH + 1];
  for (size_t i = 0; i < 2 * REACH + 1; i++)
    class[i] = lexicon_class(around->at[i]);
  for (size_t i = 1; i < 2 * REACH; i++)
    put(sink, class[i], 0, 0);
  put(sink, class[2], class[3], 0);
  put(sink, class[3], class[4], 0);
  put(sink, class[3], around -> at[4] -> hash, 0);
  put(sink, class[3], around -> at[2] -> hash, 0);
  put(sink, class[2], around -> at[3] -> hash, 0);
  put(sink, class[4], around -> at[3] -> hash, 0);
  put(sink, class[3], around -> at[2] -> shape, around -> at[4] -> shape);
}

/* Whether the word, its left and its right neighbour are quoted, and how quotations cover the sentences around. */
static uint32_t quote_state(const window *around) {
  return (around->at[2]->quotation != 0) * 4u + (around->at[3]->quotation != 0) * 2u + (around->at[4]->quotation != 0);
}

static uint32_t cover_at(const pfi_passage *passage, size_t sentence) {
  return sentence < passage->covers.count ? passage->covers.items[sentence] : 7u;
}

static uint32_t covers_around(const pfi_passage *passage, uint32_t sentence) {
  uint32_t before = sentence == 0 ? 7u : passage->covers.items[sentence - 1];
  return before * 64u + cover_at(passage, sentence) * 8u + cover_at(passage, (size_t)sentence + 1);
}

static void put_quotes(feature_sink *sink, const pfi_passage *passage, const window *around) {
  const pfi_passage_word *word = around->at[3];
  uint32_t state = quote_state(around), cover = cover_at(passage, word->sentence);
  put(sink, state, 0, 0);
  put(sink, state, cover, 0);
  put(sink, state, covers_around(passage, word->sentence), 0);
  put(sink, state, word->hash, 0);
  put(sink, state, word->shape, around->at[2]->shape);
  put(sink, state, lexicon_class(word), cover);
  put(sink, state, around->at[2]->hash, 0);
}

/* The nearest cue on a side: its first entry, or 0; how far it is, and whether it is quoted. */
typedef struct side {
  uint32_t lemma;
  uint32_t class;
  uint32_t distance;
  uint32_t quoted;
} side;

static side side_of(const pfi_passage *passage, uint32_t cue, size_t word) {
  if (cue == 0) return (side){0, 0, 15, 2};
  const pfi_passage_word *found = &passage->words.items[cue - 1];
  size_t distance = cue - 1 > word ? cue - 1 - word : word - (cue - 1);
  const pfi_cue_form *entry = &pfi_cue_forms[found->cue - 1];
  uint32_t lemma = 0;
  for (const char *letter = entry->lemma; *letter != '\0'; letter++)
    lemma = lemma * 31u + (unsigned char)*letter;
  return (side){lemma, lexicon_class(found), distance_class(distance), found->quotation != 0};
}

static void put_cues(feature_sink *sink, const pfi_passage *passage, const window *around, const pfi_context *context,
                     size_t number) {
  const pfi_passage_word *word = around->at[3];
  side left = side_of(passage, context->left_cue, number), right = side_of(passage, context->right_cue, number);
  uint32_t quoted = word->quotation != 0;
  put(sink, left.lemma, left.distance, 0);
  put(sink, left.class, left.distance, quoted * 4 + left.quoted);
  put(sink, left.lemma, word->hash, 0);
  put(sink, left.class, word->hash, 0);
  put(sink, left.class, word->suffix, 0);
  put(sink, left.class, context->left_mark, context->since);
  put(sink, left.lemma, context->left_mark, word->shape);
  put(sink, right.lemma, right.distance, 0);
  put(sink, right.class, right.distance, quoted * 4 + right.quoted);
  put(sink, right.class, word->hash, 0);
  put(sink, right.class, word->suffix, 0);
  put(sink, right.class, right.distance * 16 + word->shape, around->at[2]->shape);
  put(sink, left.class, right.class, quoted);
  put(sink, left.distance, right.distance, word->shape);
  put(sink, left.class, right.class, word->shape * 16u + context->left_mark);
  put(sink, context->left_mark, context->since, word->shape);
}

static void put_place(feature_sink *sink, const pfi_passage *passage, const window *around, size_t number) {
  const pfi_passage_word *word = around->at[3];
  const pfi_sentence *sentence = &passage->sentences.items[word->sentence];
  size_t from_start = number - sentence->first_token;
  size_t from_end = sentence->first_token + sentence->token_count - 1 - number;
  uint32_t start = distance_class(from_start), end = distance_class(from_end);
  put(sink, from_start == 0, from_end == 0, word->shape);
  put(sink, from_start == 0, word->hash, 0);
  put(sink, start, end, 0);
  put(sink, start, word->shape, around->at[4]->shape);
  put(sink, word->sentence < 3 ? word->sentence : 3, from_start == 0, cover_at(passage, word->sentence));
  put(sink, 0, 0, 0); /* the bias */
}

static void put_tags(feature_sink *sink, const window *around) {
  const pfi_passage_word *const *at = around->at;
  for (size_t i = 1; i < 2 * REACH; i++)
    put(sink, at[i]->tag, 0, 0);
  for (size_t i = 1; i + 1 < 2 * REACH; i++)
    put(sink, at[i]->tag, at[i + 1]->tag, 0);
  put(sink, at[2]->tag, at[3]->tag, at[4]->tag);
  put(sink, at[1]->tag, at[2]->tag, at[3]->tag);
  put(sink, at[3]->tag, at[4]->tag, at[5]->tag);
  put(sink, at[3]->lemma, at[3]->tag, 0);
  put(sink, at[2]->lemma, at[3]->tag, 0);
  put(sink, at[3]->tag, at[4]->lemma, 0);
  put(sink, at[3]->name, at[2]->name, at[4]->name);
}

/* The word's place in the tree: its relation and head, and the cues above it. */
static void put_tree(feature_sink *sink, const pfi_passage *passage, const window *around, const pfi_context *context,
                     size_t number) {
  const pfi_passage_word *word = around->at[3];
  const pfi_passage_word *head = word->head == 0 ? &no_word : &passage->words.items[word->head - 1];
  side above = side_of(passage, context->above, number), top = side_of(passage, context->top, number);
  uint32_t before = context->above > number + 1, top_before = context->top > number + 1;
  put(sink, word->relation, word->tag, 0);
  put(sink, word->relation, head->lemma, 0);
  put(sink, word->relation, head->tag, head->relation);
  put(sink, context->under, above.lemma, before);
  put(sink, context->under, above.class, before * 16u + context->steps);
  put(sink, context->under, above.class, word->hash);
  put(sink, context->under, above.class, above.distance * 2 + before);
  put(sink, context->under, word->relation * 2u + before, around->at[2]->shape);
  put(sink, context->under_top, top.lemma, top_before);
  put(sink, context->under_top, top.class, top_before);
  put(sink, context->under_top, top.class, top.distance * 2 + top_before);
  put(sink, context->under_top * 64u + context->under, top.class, above.class);
  put(sink, context->top == context->above, context->under_top * 2u + top_before, around->at[2]->quotation != 0);
  put(sink, lexicon_class(word), word->relation, context->under_top);
  put(sink, lexicon_class(word), word->tag, context->above != 0);
  put(sink, context->under_top * 2u + top_before, word->tag, around->at[4]->tag);
}

/* Where parts of the sentence begin and end: contents and sources mostly are parts. */
static void put_parts(feature_sink *sink, const pfi_contexts *contexts, const window *around, size_t number) {
  static const pfi_context outside = {0};
  const pfi_context *all = contexts->items.items, *here = &all[number];
  const pfi_context *before = number == 0 ? &outside : &all[number - 1];
  const pfi_context *after = number + 1 < contexts->items.count ? &all[number + 1] : &outside;
  put(sink, here->opens, around->at[2]->shape, around->at[3]->tag);
  put(sink, here->opens, before->closes, around->at[2]->shape);
  put(sink, here->opens, here->under_top, around->at[2]->shape);
  put(sink, here->closes, around->at[4]->shape, around->at[4]->tag);
  put(sink, here->closes, after->opens, around->at[4]->shape);
  put(sink, here->opens, around->at[2]->hash, 0);
  put(sink, here->opens, here->under, before->under);
  put(sink, here->top == before->top, here->under_top * 64u + before->under_top, around->at[2]->shape);
  put(sink, after->opens, here->left_mark, around->at[3]->shape);
}

size_t pfi_role_features(const pfi_passage *passage, const pfi_contexts *contexts, size_t word,
                         uint32_t rows[PFI_ROLE_FEATURE_MOST]) {
  feature_sink sink = {rows, 0, 0};
  window around = window_of(passage, word);
  put_forms(&sink, &around);
  put_affixes(&sink, &around);
  put_lexicon(&sink, &around);
  put_quotes(&sink, passage, &around);
  put_cues(&sink, passage, &around, &contexts->items.items[word], word);
  put_place(&sink, passage, &around, word);
  put_tags(&sink, &around);
  put_tree(&sink, passage, &around, &contexts->items.items[word], word);
  put_parts(&sink, contexts, &around, word);
  return sink.count;
}
