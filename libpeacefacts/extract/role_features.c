/* role_features.c - the features of the role tagger: forms, affixes and shapes around the word, the lexicon's kinds,
 * the state of quotation, and the nearest possible cue on either side with its distance.
 *
 * Each feature is a template number and up to three values, hashed into one row (Weinberger et al. 2009, "Feature
 * hashing for large scale multitask learning"); collisions are few and the weights live with them.
 */
#include "extract/role_features.h"

#include "base/bits.h"

typedef struct feature_sink {
  uint32_t *rows;
  uint32_t count;
  const unsigned char *weights;
} feature_sink;

/* Multilinear hashing (Carter and Wegman 1979; Lemire and Kaser 2014): the upper bits of a sum of products. Templates
 * that share values share their products. */
static void put(feature_sink *sink, uint32_t a, uint32_t b, uint32_t c) {
  uint64_t hash = (uint64_t)++sink->count * 0x9E3779B97F4A7C15u;
  hash += a * 0xBF58476D1CE4E5B9u + b * 0x94D049BB133111EBu + c * 0xD6E8FEB86659FD93u;
  uint32_t row = (uint32_t)(hash >> (64 - PFI_ROLE_BITS));
  pfi_prefetch(&sink->weights[row * PFI_ROLE_LABELS]);
  sink->rows[sink->count - 1] = row;
}

/* Tells what hangs on whom that its first word is `word`: of rising words, the first one to come. Who has an earlier
 * one has told those above, so every word is told once. */
static void mark_first(const pfi_passage_word *words, uint32_t word, pfi_context *contexts) {
  for (uint32_t head = words[word].head; head != 0 && contexts[head - 1].first > word; head = words[head - 1].head)
    contexts[head - 1].first = word;
}

/* The same for the last word, of falling ones. */
static void mark_last(const pfi_passage_word *words, uint32_t word, pfi_context *contexts) {
  for (uint32_t head = words[word].head; head != 0 && contexts[head - 1].last < word; head = words[head - 1].head)
    contexts[head - 1].last = word;
}

/* Climbs from a word to the nearest possible cue above it. A tree has no cycles, and a sentence is of bounded length.
 */
static void find_above(const pfi_passage_word *words, size_t word, pfi_context *context) {
  for (size_t at = word; words[at].head != 0; at = words[at].head - 1) {
    if (!words[words[at].head - 1].may_lead) continue;
    context->above = words[at].head;
    context->under = words[at].relation;
    return;
  }
}

/* Climbs from cue to cue to the highest. */
static void find_top(pfi_context *contexts, size_t word) {
  for (size_t at = word; contexts[at].above != 0; at = contexts[at].above - 1) {
    contexts[word].top = contexts[at].above;
    contexts[word].under_top = contexts[at].under;
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
  pfi_context *contexts = out->items.items;
  uint32_t count = (uint32_t)passage->words.count, left_cue = 0;
  uint8_t left_mark = 0, since = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (i > 0 && words[i].sentence != words[i - 1].sentence) left_cue = left_mark = since = 0;
    contexts[i] = (pfi_context){.left_cue = left_cue, .left_mark = left_mark, .since = since, .first = i, .last = i};
    find_above(words, i, &contexts[i]);
    if (words[i].may_lead) left_cue = i + 1;
    bool mark = pfi_passage_mark(&words[i]);
    if (mark) left_mark = words[i].shape;
    since = mark ? 0 : (uint8_t)(since + (since < 15));
  }
  out->items.count = count;
  for (uint32_t i = 0; i < count; i++)
    mark_first(words, i, contexts);
  uint32_t right_cue = 0;
  for (uint32_t i = count; i-- > 0;) {
    if (i + 1 < count && words[i].sentence != words[i + 1].sentence) right_cue = 0;
    contexts[i].right_cue = right_cue;
    if (words[i].may_lead) right_cue = i + 1;
    mark_last(words, i, contexts);
    find_top(contexts, i);
  }
  mark_parts(words, contexts, count);
  return PF_OK;
}

/* 0-1, 2, 3, 4, 5-6, 7-9, 10-15, 16-25, more. */
static uint32_t distance_class(size_t distance) {
  static const uint8_t classes[] = {0, 0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};
  return distance < sizeof classes ? classes[distance] : 8;
}

/* The words around the word; past the ends of the block, no word. */
typedef struct window {
  const pfi_passage_word *before2, *before, *word, *after, *after2;
} window;

static const pfi_passage_word no_word = {.shape = PFI_SHAPE_OTHER + 1, .tag = PFI_XPOS_COUNT};

static window window_of(const pfi_passage *passage, size_t number) {
  const pfi_passage_word *word = &passage->words.items[number];
  size_t behind = passage->words.count - 1 - number;
  return (window){number > 1 ? word - 2 : &no_word, number > 0 ? word - 1 : &no_word, word,
                  behind > 0 ? word + 1 : &no_word, behind > 1 ? word + 2 : &no_word};
}

static void put_forms(feature_sink *sink, const window *at) {
  put(sink, at->before2->hash, 0, 0);
  put(sink, at->before->hash, 0, 0);
  put(sink, at->word->hash, 0, 0);
  put(sink, at->after2->hash, 0, 0);
  put(sink, at->before2->hash, at->before->hash, 0);
  put(sink, at->after->hash, at->after2->hash, 0);
  put(sink, at->before->hash, at->after->hash, 0);
  put(sink, at->before2->suffix, at->before2->shape, 0);
  put(sink, at->word->suffix & 0xFFFF, 0, 0);
  put(sink, at->word->prefix, 0, 0);
  put(sink, at->before->suffix, at->word->suffix, 0);
  put(sink, at->before->shape, at->word->shape, at->after->shape);
  put(sink, at->before2->shape * 16u + at->before->shape, at->word->shape, at->after->shape * 16u + at->after2->shape);
}

static void put_lexicon(feature_sink *sink, const window *at) {
  put(sink, at->before2->cue_class, 0, 0);
  put(sink, at->before->cue_class, 0, 0);
  put(sink, at->word->cue_class, 0, 0);
  put(sink, at->after->cue_class, 0, 0);
  put(sink, at->after2->cue_class, 0, 0);
  put(sink, at->before->cue_class, at->word->cue_class, 0);
  put(sink, at->word->cue_class, at->after->cue_class, 0);
  put(sink, at->before->hash, at->word->cue_class, 0);
  put(sink, at->word->hash, at->before->cue_class, 0);
  put(sink, at->word->hash, at->after->cue_class, 0);
  put(sink, at->word->cue_class, at->before->shape, at->after->shape);
}

/* Whether the word, its left and its right neighbour are quoted, and how quotations cover the sentences around. */
static uint32_t quote_state(const window *at) {
  return (at->before->quotation != 0) * 4u + (at->word->quotation != 0) * 2u + (at->after->quotation != 0);
}

static uint32_t cover_at(const pfi_passage *passage, size_t sentence) {
  return sentence < passage->covers.count ? passage->covers.items[sentence] : 7u;
}

static uint32_t covers_around(const pfi_passage *passage, uint32_t sentence) {
  uint32_t before = sentence == 0 ? 7u : passage->covers.items[sentence - 1];
  return before * 64u + cover_at(passage, sentence) * 8u + cover_at(passage, (size_t)sentence + 1);
}

static void put_quotes(feature_sink *sink, const pfi_passage *passage, const window *at) {
  const pfi_passage_word *word = at->word;
  uint32_t state = quote_state(at), cover = cover_at(passage, word->sentence);
  put(sink, state, 0, 0);
  put(sink, state, cover, 0);
  put(sink, state, covers_around(passage, word->sentence), 0);
  put(sink, word->hash, state, 0);
  put(sink, state, word->shape, at->before->shape);
  put(sink, state, word->cue_class, cover);
  put(sink, at->before->hash, state, 0);
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
  return (side){found->cue_lemma, found->cue_class, distance_class(distance), found->quotation != 0};
}

static void put_cues(feature_sink *sink, const pfi_passage *passage, const window *at, const pfi_context *context,
                     size_t number) {
  const pfi_passage_word *word = at->word;
  side left = side_of(passage, context->left_cue, number), right = side_of(passage, context->right_cue, number);
  uint32_t quoted = (word->quotation != 0) * 4u, mark = context->left_mark;
  put(sink, left.lemma, left.distance, 0);
  put(sink, left.class, left.distance, quoted + left.quoted);
  put(sink, word->hash, left.lemma, 0);
  put(sink, word->hash, left.class, 0);
  put(sink, left.class, mark, context->since);
  put(sink, left.lemma, mark, word->shape);
  put(sink, right.lemma, right.distance, 0);
  put(sink, right.class, right.distance, quoted + right.quoted);
  put(sink, word->hash, right.class, 0);
  put(sink, right.class, right.distance * 16 + word->shape, at->before->shape);
  put(sink, left.class, right.class, word->shape * 16u + mark);
  put(sink, mark, context->since, word->shape);
}

static void put_place(feature_sink *sink, const pfi_passage *passage, const window *at, size_t number) {
  const pfi_sentence *sentence = &passage->sentences.items[at->word->sentence];
  size_t from_start = number - sentence->first_token;
  size_t from_end = sentence->first_token + sentence->token_count - 1 - number;
  uint32_t start = distance_class(from_start), end = distance_class(from_end);
  put(sink, from_start == 0, from_end == 0, at->word->shape);
  put(sink, at->word->hash, from_start == 0, 0);
  put(sink, start, end, 0);
  put(sink, start, at->word->shape, at->after->shape);
  put(sink, at->word->sentence < 3 ? at->word->sentence : 3, from_start == 0, cover_at(passage, at->word->sentence));
  put(sink, 0, 0, 0); /* the bias */
}

static void put_tags(feature_sink *sink, const window *at) {
  put(sink, at->before2->tag, 0, 0);
  put(sink, at->before->tag, 0, 0);
  put(sink, at->word->tag, 0, 0);
  put(sink, at->after->tag, 0, 0);
  put(sink, at->after2->tag, 0, 0);
  put(sink, at->before2->tag, at->before->tag, 0);
  put(sink, at->before->tag, at->word->tag, 0);
  put(sink, at->word->tag, at->after->tag, 0);
  put(sink, at->after->tag, at->after2->tag, 0);
  put(sink, at->before2->tag, at->before->tag, at->word->tag);
  put(sink, at->word->lemma, at->word->tag, 0);
  put(sink, at->before->lemma, at->word->tag, 0);
  put(sink, at->after->lemma, at->word->tag, 0);
  put(sink, at->word->name, at->before->name, at->after->name);
}

/* The word's place in the tree: its relation and head, and the cues above it. */
static void put_tree(feature_sink *sink, const pfi_passage *passage, const window *at, const pfi_context *context,
                     size_t number) {
  const pfi_passage_word *word = at->word;
  const pfi_passage_word *head = word->head == 0 ? &no_word : &passage->words.items[word->head - 1];
  side top = side_of(passage, context->top, number);
  uint32_t top_before = context->top > number + 1;
  put(sink, word->relation, word->tag, 0);
  put(sink, head->lemma, word->relation, 0);
  put(sink, word->relation, head->tag, head->relation);
  put(sink, context->under_top, top.class, top_before);
  put(sink, context->under_top, top.class, top.distance * 2 + top_before);
  put(sink, context->top == context->above, context->under_top * 2u + top_before, at->before->quotation != 0);
  put(sink, word->cue_class, word->relation, context->under_top);
  put(sink, word->cue_class, word->tag, context->above != 0);
  put(sink, context->under_top * 2u + top_before, word->tag, at->after->tag);
}

/* Where parts of the sentence begin and end: contents and sources mostly are parts. */
static void put_parts(feature_sink *sink, const pfi_contexts *contexts, const window *at, size_t number) {
  static const pfi_context outside = {0};
  const pfi_context *all = contexts->items.items, *here = &all[number];
  const pfi_context *before = number == 0 ? &outside : &all[number - 1];
  const pfi_context *after = number + 1 < contexts->items.count ? &all[number + 1] : &outside;
  put(sink, here->opens, at->before->shape, at->word->tag);
  put(sink, here->opens, before->closes, at->before->shape);
  put(sink, here->closes, at->after->shape, at->after->tag);
  put(sink, here->closes, after->opens, at->after->shape);
  put(sink, at->before->hash, here->opens, 0);
  put(sink, here->opens, here->under, before->under);
  put(sink, here->top == before->top, here->under_top * 64u + before->under_top, at->before->shape);
  put(sink, after->opens, here->left_mark, at->word->shape);
}

void pfi_role_features(const pfi_passage *passage, const pfi_contexts *contexts, size_t word,
                       uint32_t rows[PFI_ROLE_FEATURES]) {
  size_t size;
  feature_sink sink = {rows, 0, pfi_role_weights(&size)};
  window at = window_of(passage, word);
  put_forms(&sink, &at);
  put_lexicon(&sink, &at);
  put_quotes(&sink, passage, &at);
  put_cues(&sink, passage, &at, &contexts->items.items[word], word);
  put_place(&sink, passage, &at, word);
  put_tags(&sink, &at);
  put_tree(&sink, passage, &at, &contexts->items.items[word], word);
  put_parts(&sink, contexts, &at, word);
}
