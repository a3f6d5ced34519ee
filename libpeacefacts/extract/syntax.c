/* syntax.c - reads a stretch of a sentence. Children are put together by counting those of each head; yields by going
 * through the words from the leaves up. */
#include "extract/syntax.h"

/* The head of words[i] as a place in the sentence, or `count` for what hangs loosely or on nothing. */
static size_t tight_head(const pfi_word *words, size_t count, size_t i) {
  if (words[i].head == 0 || words[i].head > count) return count;
  size_t head = words[i].head - 1;
  size_t apart = head > i ? head - i : i - head;
  return apart >= PFI_SET_WORDS - 1 ? count : head;
}

/* Where the shortest run from `from` ends that no edge leaves but loose ones. */
static size_t stretch_end(const pfi_word *words, size_t count, size_t from) {
  if (count - from <= PFI_SET_WORDS - 1) return count;
  size_t most = from + PFI_SET_WORDS - 1, end = from + 1;
  for (size_t i = from; i < end && end < most; i++) {
    size_t head = tight_head(words, count, i);
    if (head != count && head >= from && head + 1 > end) end = head + 1;
    for (size_t next = end; next < most; next++) { /* a later word that hangs on this one belongs to it */
      size_t upper = tight_head(words, count, next);
      if (upper >= from && upper < end && words[next].relation != PFI_RELATION_PARATAXIS) end = next + 1;
    }
  }
  return end < most ? end : most;
}

static void read_heads(pfi_syntax *out, size_t from) {
  const pfi_word *words = out->words;
  out->root = PFI_NO_WORD;
  for (unsigned i = 0; i < out->count; i++) {
    size_t head = words[i].head;
    bool inside = head > from && head <= from + out->count;
    out->head[i] = inside ? (uint8_t)(head - 1 - from) : PFI_NO_WORD;
    out->base[i] = (uint8_t)pfi_relation_base(words[i].relation);
    out->classes[i] = pfi_clause_word_find(pfi_lemma(out->analysis, &words[i]));
    if (!inside && out->root == PFI_NO_WORD) out->root = i;
  }
  for (unsigned i = 0; i < out->count; i++)
    if (out->head[i] == PFI_NO_WORD && i != out->root) out->head[i] = (uint8_t)out->root;
}

static void read_children(pfi_syntax *out) {
  uint8_t next[PFI_SET_WORDS]; /* where the next child of each word goes */
  memset(out->child_first, 0, out->count + 1u);
  for (unsigned i = 0; i < out->count; i++)
    if (out->head[i] != PFI_NO_WORD) out->child_first[out->head[i] + 1u]++;
  for (unsigned i = 0; i < out->count; i++) {
    out->child_bases[i] = 0;
    out->child_classes[i] = 0;
    next[i] = out->child_first[i];
    out->child_first[i + 1] = (uint8_t)(out->child_first[i + 1] + out->child_first[i]);
  }
  for (unsigned i = 0; i < out->count; i++) {
    unsigned head = out->head[i];
    if (head == PFI_NO_WORD) continue;
    out->children[next[head]++] = (uint8_t)i;
    out->child_bases[head] |= PFI_BASE_BIT(out->base[i]);
    out->child_classes[head] |= out->classes[i];
  }
  out->children[out->child_first[out->count]] = PFI_NO_WORD; /* PFI_EACH_CHILD looks one too far */
}

static void read_yields(pfi_syntax *out) {
  unsigned done = 0, filled = 0;
  if (out->root != PFI_NO_WORD) out->order[filled++] = (uint8_t)out->root;
  while (done < filled) {
    unsigned word = out->order[done++];
    for (PFI_EACH_CHILD(child, out, word))
      out->order[filled++] = (uint8_t)child;
  }
  out->all = (pfi_word_set){{0}};
  for (unsigned i = 0; i < out->count; i++)
    out->yield[i] = (pfi_word_set){{0}};
  while (filled-- > 0) {
    unsigned word = out->order[filled];
    pfi_set_add(&out->yield[word], word);
    pfi_set_add(&out->all, word);
    if (out->head[word] != PFI_NO_WORD) pfi_set_join(&out->yield[out->head[word]], &out->yield[word]);
  }
}

size_t pfi_syntax_read(pfi_syntax *out, pf_view text, const pfi_analysis *analysis, size_t first_word, size_t count,
                       size_t from) {
  const pfi_word *words = analysis->words.items + first_word;
  size_t end = stretch_end(words, count, from);
  out->text = text;
  out->analysis = analysis;
  out->words = words + from;
  out->first_word = (unsigned)(first_word + from);
  out->count = (unsigned)(end - from);
  read_heads(out, from);
  read_children(out);
  read_yields(out);
  return end;
}

static bool sets_off(const pfi_syntax *syntax, unsigned word) {
  unsigned tag = syntax->words[word].xpos;
  return tag == PFI_XPOS_COMMA || tag == PFI_XPOS_COLON || tag == PFI_XPOS_OPEN_BRACKET || tag == PFI_XPOS_STOP;
}

bool pfi_is_set_off(const pfi_syntax *syntax, unsigned word) {
  unsigned first = pfi_set_next(&syntax->yield[word], 0);
  while (first < word && pfi_is_punctuation(syntax, first)) {
    if (sets_off(syntax, first)) return true;
    first++;
  }
  return first > 0 && sets_off(syntax, first - 1);
}

/* 1: opens a pair, -1: closes one, 0: neither. A straight quotation mark is told by the tagger. */
static int pair_of(const pfi_syntax *syntax, unsigned word) {
  switch (syntax->words[word].xpos) {
  case PFI_XPOS_OPEN_QUOTE:
  case PFI_XPOS_OPEN_BRACKET:
    return 1;
  case PFI_XPOS_CLOSE_QUOTE:
  case PFI_XPOS_CLOSE_BRACKET:
    return -1;
  default:
    return 0;
  }
}

/* Is the pair that opens at `from` (side 1) or closes at it (side -1) whole within the phrase, with words outside? */
static bool is_whole_pair(const pfi_syntax *syntax, const pfi_word_set *phrase, unsigned from, int side) {
  int depth = 0;
  for (unsigned word = from; word < syntax->count; word += (unsigned)side) { /* past 0 it wraps, and ends */
    if (!pfi_set_has(phrase, word)) continue;
    depth += pair_of(syntax, word) * side;
    if (depth == 0) return word != pfi_set_next(phrase, 0) && word != pfi_set_last(phrase);
  }
  return false;
}

static bool is_edge(const pfi_syntax *syntax, const pfi_word_set *phrase, unsigned word, int side) {
  if (syntax->words[word].upos == PFI_UPOS_CCONJ) return true;
  if (!pfi_is_punctuation(syntax, word)) return false;
  return pair_of(syntax, word) != side || !is_whole_pair(syntax, phrase, word, side);
}

static void trim_left(const pfi_syntax *syntax, pfi_word_set *phrase) {
  for (PFI_EACH(word, phrase)) {
    if (!is_edge(syntax, phrase, word, 1)) break;
    pfi_set_drop(phrase, word);
  }
}

static bool trim_right(const pfi_syntax *syntax, pfi_word_set *phrase) {
  bool trimmed = false;
  for (unsigned word = pfi_set_last(phrase); word < PFI_NO_WORD && is_edge(syntax, phrase, word, -1);
       word = pfi_set_last(phrase)) {
    pfi_set_drop(phrase, word);
    trimmed = true;
  }
  return trimmed;
}

void pfi_trim_edges(const pfi_syntax *syntax, pfi_word_set *phrase) {
  trim_left(syntax, phrase);
  if (trim_right(syntax, phrase)) trim_left(syntax, phrase); /* a mark whose pair has just gone */
}
