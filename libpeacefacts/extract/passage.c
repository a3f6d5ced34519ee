/* passage.c - reads a block: sentences and tokens, quotations, and the classes of each token. One pass each. */
#include "extract/passage.h"

static uint32_t pack_bytes(pf_view bytes) {
  uint32_t packed = 0;
  for (size_t i = 0; i < bytes.size; i++)
    packed = packed << 8 | (unsigned char)pfi_to_lower(bytes.data[i]);
  return packed;
}

static pfi_shape shape_of_letters(pf_view word) {
  if (!pfi_is_upper(word.data[0])) return pfi_is_lower(word.data[0]) ? PFI_SHAPE_LOWER : PFI_SHAPE_OTHER;
  for (size_t i = 1; i < word.size; i++)
    if (pfi_is_lower(word.data[i])) return PFI_SHAPE_CAPITALISED;
  return PFI_SHAPE_CAPITALS;
}

/* The shape of a mark that is not ASCII. */
static pfi_shape shape_of_code_point(pf_view word) {
  size_t size;
  uint32_t code_point = pfi_utf8_decode(word, 0, &size);
  if (code_point >= 0x2010 && code_point <= 0x2015) return PFI_SHAPE_DASH;
  if ((code_point >= 0x2018 && code_point <= 0x201F) || code_point == 0xAB || code_point == 0xBB)
    return PFI_SHAPE_QUOTE;
  if (code_point >= 0xC0 && code_point <= 0x24F) return PFI_SHAPE_CAPITALISED; /* Émile; lower ones are rare */
  return PFI_SHAPE_OTHER;
}

static pfi_shape shape_of(pf_view word) {
  char first = word.data[0];
  if (pfi_is_alpha(first)) return shape_of_letters(word);
  if (pfi_is_digit(first)) return PFI_SHAPE_DIGITS;
  switch (first) {
  case ',':
    return PFI_SHAPE_COMMA;
  case '.':
  case '?':
  case '!':
  case ';':
    return PFI_SHAPE_STOP;
  case ':':
    return PFI_SHAPE_COLON;
  case '-':
    return PFI_SHAPE_DASH;
  case '(':
  case ')':
  case '[':
  case ']':
    return PFI_SHAPE_BRACKET;
  case '"':
  case '`':
    return PFI_SHAPE_QUOTE;
  case '\'': /* 's and n't keep their letters */
    return word.size == 1 || word.data[1] == '\'' ? PFI_SHAPE_QUOTE : PFI_SHAPE_LOWER;
  default:
    return shape_of_code_point(word);
  }
}

/* 1 + the type of the innermost mention that the word stands in, if it is of that kind or a name; else 0. */
static uint8_t type_of_mention(const pfi_analysis *analysis, const pfi_word *word, pfi_mention_kind kind) {
  if (word->mention == PFI_NO_MENTION) return 0;
  const pfi_mention *mention = &analysis->mentions.items[word->mention];
  return mention->kind == PFI_MENTION_NAME || mention->kind == kind ? (uint8_t)(mention->type + 1) : 0;
}

/* `first` is NULL for a word that is no cue. */
static void read_cue(pfi_passage_word *word, const pfi_cue_form *first) {
  word->cue = first == NULL ? 0 : (uint16_t)(first - pfi_cue_forms + 1);
  word->cue_lemma = first == NULL ? 0 : first->lemma_number;
  word->cue_class = 0;
  word->may_lead = false;
  if (first == NULL) return;
  /* "said", but not the noun "call" after "the": that is left to the weights. */
  for (const pfi_cue_form *entry = first; entry < first + first->count; entry++) {
    word->cue_class = word->cue_class * 64 + 1 + entry->part * 8u + entry->kind;
    if (entry->part == PFI_CUE_VERB || entry->part == PFI_CUE_PREPOSITION) word->may_lead = true;
  }
}

/* Writes each field where it stays: a word made elsewhere would be copied before its fields have arrived. `first` is
 * the number of the sentence's first word in the passage. */
static void read_word(pfi_passage_word *out, pf_view text, const pfi_analysis *analysis, const pfi_word *from,
                      uint32_t sentence, uint32_t first) {
  pf_view word = pfi_view_slice(text, from->start, from->size);
  size_t affix = word.size < 3 ? word.size : 3;
  out->start = from->start;
  out->stop = from->start + from->size;
  out->sentence = sentence;
  out->hash = pfi_cue_hash(word);
  out->prefix = pack_bytes(pfi_view_slice(word, 0, affix));
  out->suffix = pack_bytes(pfi_view_slice(word, word.size - affix, affix));
  out->shape = (uint8_t)shape_of(word);
  out->tag = from->xpos;
  out->relation = from->relation;
  out->head = from->head == 0 ? 0 : first + from->head;
  out->lemma = pfi_cue_hash(pfi_lemma(analysis, from));
  out->name = type_of_mention(analysis, from, PFI_MENTION_NAME);
  out->type = type_of_mention(analysis, from, PFI_MENTION_NOMINAL);
  read_cue(out, pfi_cue_find_hashed(word, out->hash));
}

/* Tells each word which quotation it is in; both are ascending, so one walk does. */
static void mark_quoted(pfi_passage *passage) {
  size_t next = 0;
  for (size_t i = 0; i < passage->words.count; i++) {
    pfi_passage_word *word = &passage->words.items[i];
    while (next < passage->quotations.items.count && passage->quotations.items.items[next].stop <= word->start)
      next++;
    bool inside = next < passage->quotations.items.count && passage->quotations.items.items[next].start < word->stop;
    word->quotation = inside ? (uint32_t)next + 1 : 0;
  }
}

static pfi_cover cover_of(const pfi_passage *passage, const pfi_sentence *sentence) {
  size_t quoted = 0, count = 0;
  bool first = false, last = false;
  for (uint32_t i = 0; i < sentence->token_count; i++) {
    const pfi_passage_word *word = &passage->words.items[sentence->first_token + i];
    if (pfi_passage_mark(word)) continue;
    last = word->quotation != 0;
    if (count++ == 0) first = last;
    quoted += last;
  }
  if (quoted == 0) return PFI_COVER_NONE;
  if (quoted == count) return PFI_COVER_ALL;
  if (first) return last ? PFI_COVER_BOTH : PFI_COVER_BEGIN;
  return last ? PFI_COVER_END : PFI_COVER_MIDDLE;
}

pf_status pfi_passage_read(pfi_passage *passage, const pfi_findings *findings, pfi_range block, size_t first,
                           size_t count, const pf_allocator *allocator, pf_error *error) {
  passage->text = findings->text;
  passage->block = block;
  passage->sentences.count = passage->words.count = passage->covers.count = 0;
  pf_status status = pfi_quotations_find(&passage->quotations, findings->text, block, allocator, error);
  if (status != PF_OK) return status;
  const pfi_sentence *found = &findings->sentences->sentences.items[first];
  size_t word_count = 0;
  for (size_t s = 0; s < count; s++)
    word_count += found[s].token_count;
  if (!PFI_RESERVE(allocator, &passage->words, word_count) || !PFI_RESERVE(allocator, &passage->covers, count) ||
      !PFI_RESERVE(allocator, &passage->sentences, count))
    return pfi_fail_memory(error);
  for (size_t s = 0; s < count; s++) {
    pfi_sentence sentence = found[s];
    const pfi_word *words = &findings->analysis->words.items[sentence.first_token];
    sentence.first_token = (uint32_t)passage->words.count;
    passage->sentences.items[passage->sentences.count++] = sentence;
    for (uint32_t i = 0; i < sentence.token_count; i++)
      read_word(&passage->words.items[passage->words.count++], findings->text, findings->analysis, &words[i],
                (uint32_t)s, sentence.first_token);
  }
  mark_quoted(passage);
  for (size_t s = 0; s < count; s++)
    passage->covers.items[passage->covers.count++] = (uint8_t)cover_of(passage, &passage->sentences.items[s]);
  return PF_OK;
}

void pfi_passage_free(pfi_passage *passage, const pf_allocator *allocator) {
  PFI_VECTOR_FREE(allocator, &passage->sentences);
  pfi_quotations_free(&passage->quotations, allocator);
  PFI_VECTOR_FREE(allocator, &passage->words);
  PFI_VECTOR_FREE(allocator, &passage->covers);
}
