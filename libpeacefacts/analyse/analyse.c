/* analyse.c - the steps from tokens to an analysis, one call each; the room's table of contents. */
#include "analyse/analysis.h"
#include "analyse/coreference.h"
#include "analyse/heads.h"
#include "analyse/model.h"
#include "analyse/name.h"

/* A piece that waits in the batch. */
typedef struct waiting_piece {
  const pfi_token *tokens;
  size_t before; /* words of its sentence in earlier pieces */
} waiting_piece;

struct pfi_analyser {
  pf_allocator allocator;
  pfi_encoder encoder;
  pfi_heads heads;
  pfi_form forms[PFI_PIECE];
  pfi_reading readings[PFI_PIECE];
  pfi_batch batch;
  waiting_piece waiting[PFI_PIECE];
  uint32_t root;                 /* the number of the root of the sentence at hand, 0 while it has none */
  PFI_VECTOR(uint8_t) name_tags; /* of all words of the article, while it is read */
  PFI_VECTOR(pfi_name_scores) name_scores;
};

pf_status pfi_analyser_new(pfi_analyser **out, const pf_model *model, const pf_allocator *allocator, pf_error *error) {
  *out = NULL;
  pf_allocator used = pfi_allocator_or_default(allocator);
  pfi_analyser *analyser = pfi_new_array(&used, 1, sizeof *analyser);
  if (analyser == NULL) return pfi_fail_memory(error);
  analyser->allocator = used;
  analyser->encoder.weights = &model->weights;
  analyser->encoder.kernels = model->kernels;
  if (!pfi_word_cache_init(&analyser->encoder.cache, &used)) {
    pfi_analyser_free(analyser);
    return pfi_fail_memory(error);
  }
  *out = analyser;
  return PF_OK;
}

void pfi_analyser_free(pfi_analyser *analyser) {
  if (analyser == NULL) return;
  pf_allocator allocator = analyser->allocator;
  pfi_word_cache_free(&analyser->encoder.cache);
  pfi_free(&allocator, analyser, sizeof *analyser);
}

/* The forms of a piece, and whether there is a space before and behind each. */
static void collect_forms(pfi_form *forms, pf_view text, const pfi_token *tokens, size_t count, bool first, bool last) {
  for (size_t i = 0; i < count; i++) {
    size_t end = tokens[i].start + tokens[i].size;
    bool before = (i == 0 && first) || tokens[i].start == 0 || pfi_is_space(text.data[tokens[i].start - 1]);
    bool after = (i + 1 == count && last) || end >= text.size || pfi_is_space(text.data[end]);
    forms[i] = (pfi_form){text.data + tokens[i].start, tokens[i].size,
                          (before ? PFI_SPACE_BEFORE : 0u) | (after ? PFI_SPACE_AFTER : 0u)};
  }
}

/* How many of `left` words make the next piece: all when they fit, else up to the last mark in the second half. */
static size_t piece_size(pf_view text, const pfi_token *tokens, size_t left) {
  if (left <= PFI_PIECE) return left;
  for (size_t i = PFI_PIECE; i > PFI_PIECE / 2; i--) {
    char c = text.data[tokens[i - 1].start];
    if (tokens[i - 1].size == 1 && (c == ',' || c == ';' || c == '.' || c == ':')) return i;
  }
  return PFI_PIECE;
}

static bool add_lemma(pfi_analysis *out, pfi_analyser *analyser, size_t i, pfi_word *word) {
  const pfi_form *form = &analyser->forms[i];
  size_t room = form->size < UINT16_MAX - 32 ? form->size + 32 : UINT16_MAX;
  if (!PFI_RESERVE(&analyser->allocator, &out->lemmas, room)) return false;
  const pfi_weights *w = analyser->encoder.weights;
  const int16_t *scores = analyser->heads.tags + i * w->tags.outputs + (w->tag_outputs - PFI_NAME_TAGS - PFI_SCRIPTS);
  word->lemma_start = (uint32_t)out->lemmas.count;
  word->lemma_size =
      (uint16_t)pfi_lemma_make(out->lemmas.items + out->lemmas.count, room, form->data, form->size, word->upos, scores);
  out->lemmas.count += word->lemma_size;
  return true;
}

/* Appends word i of the batch, the `number`-th of its sentence; `before` of them are in earlier pieces. Later pieces
 * hang on the root of the first as loosely as two sentences do. */
static bool append_word(pfi_analysis *out, pfi_analyser *analyser, size_t i, const pfi_token *token, size_t before,
                        uint32_t number) {
  const pfi_reading *reading = &analyser->readings[i];
  bool hangs = reading->head == 0 && analyser->root != 0;
  pfi_word *word = &out->words.items[out->words.count]; /* written where it stays: a copy would wait for its parts */
  word->features = reading->features;
  word->start = token->start;
  word->size = token->size;
  word->number = number;
  word->head = reading->head == 0 ? analyser->root : (uint32_t)(before + reading->head);
  word->upos = reading->upos;
  word->xpos = reading->xpos;
  word->relation = hangs ? (uint8_t)PFI_RELATION_PARATAXIS : reading->relation;
  word->joined = (token->flags & PFI_TOKEN_JOINED) != 0;
  word->mention = PFI_NO_MENTION;
  if (!add_lemma(out, analyser, i, word)) return false;
  out->words.count++;
  analyser->name_tags.items[analyser->name_tags.count++] = reading->name;
  memcpy(&analyser->name_scores.items[analyser->name_scores.count++], reading->name_scores, sizeof(pfi_name_scores));
  if (reading->head == 0 && analyser->root == 0) analyser->root = number;
  return true;
}

/* Reads the pieces that wait, and appends their words. */
static pf_status read_batch(pfi_analysis *out, pfi_analyser *analyser, pf_error *error) {
  pfi_batch *batch = &analyser->batch;
  size_t count = pfi_batch_words(batch);
  if (count == 0) return PF_OK;
  memset(analyser->readings, 0, count * sizeof *analyser->readings);
  pfi_encode(&analyser->encoder, analyser->forms, batch);
  pfi_tag(&analyser->heads, &analyser->encoder, batch, analyser->readings);
  pfi_find_names(&analyser->heads, analyser->encoder.weights, batch, analyser->readings);
  pfi_parse(&analyser->heads, &analyser->encoder, batch, analyser->readings);
  for (size_t piece = 0; piece < batch->pieces; piece++) {
    const waiting_piece *waiting = &analyser->waiting[piece];
    if (waiting->before == 0) analyser->root = 0;
    for (size_t i = 0; i < pfi_piece_words(batch, piece); i++)
      if (!append_word(out, analyser, batch->first[piece] + i, waiting->tokens + i, waiting->before,
                       (uint32_t)(waiting->before + i + 1)))
        return pfi_fail_memory(error);
  }
  batch->pieces = 0;
  return PF_OK;
}

/* Puts the pieces of a sentence into the batch, which is read whenever it is full. */
static pf_status analyse_sentence(pfi_analysis *out, pfi_analyser *analyser, pf_view text, const pfi_token *tokens,
                                  size_t count, pf_error *error) {
  pfi_batch *batch = &analyser->batch;
  for (size_t done = 0; done < count;) {
    size_t size = piece_size(text, tokens + done, count - done);
    if (pfi_batch_words(batch) + size > PFI_PIECE) {
      pf_status status = read_batch(out, analyser, error);
      if (status != PF_OK) return status;
    }
    size_t first = pfi_batch_words(batch);
    collect_forms(analyser->forms + first, text, tokens + done, size, done == 0, done + size == count);
    analyser->waiting[batch->pieces++] = (waiting_piece){tokens + done, done};
    batch->first[batch->pieces] = (uint16_t)(first + size);
    done += size;
  }
  return PF_OK;
}

/* Words with tags, lemmas and heads, one a token; and in the analyser what the network says of names. */
static pf_status read_words(pfi_analysis *out, pfi_analyser *analyser, pf_view text, const pfi_sentences *sentences,
                            pf_error *error) {
  pf_status status = PF_OK;
  enum { LETTERS_OF_LEMMA = 5 }; /* on average, or fewer */
  size_t count = sentences->tokens.count;
  if (!PFI_RESERVE_EXACTLY(&analyser->allocator, &out->lemmas, count * LETTERS_OF_LEMMA) ||
      !PFI_RESERVE_EXACTLY(&analyser->allocator, &out->words, count) ||
      !PFI_RESERVE_EXACTLY(&analyser->allocator, &analyser->name_tags, count) ||
      !PFI_RESERVE_EXACTLY(&analyser->allocator, &analyser->name_scores, count))
    return pfi_fail_memory(error);
  for (size_t i = 0; i < sentences->sentences.count; i++) {
    const pfi_sentence *sentence = &sentences->sentences.items[i];
    PFI_TRY(analyse_sentence(out, analyser, text, sentences->tokens.items + sentence->first_token,
                             sentence->token_count, error));
  }
  PFI_TRY(read_batch(out, analyser, error));
done:
  return status;
}

/* Each step gives back what it alone needs before the next begins: an article may be as long as memory. */
pf_status pfi_analyse(pfi_analysis *out, pfi_analyser *analyser, pf_view text, const pfi_sentences *sentences,
                      pf_error *error) {
  const pf_allocator *allocator = &analyser->allocator;
  pfi_linker linker = {.text = text, .analysis = out, .sentences = sentences, .allocator = allocator};
  pf_status status;
  out->words.count = out->lemmas.count = out->mentions.count = out->entities.count = 0;
  analyser->batch.pieces = 0;
  PFI_TRY(read_words(out, analyser, text, sentences, error));
  PFI_TRY(pfi_names_settle(out, text, analyser->name_tags.items, analyser->name_scores.items, allocator, error));
  PFI_VECTOR_FREE(allocator, &analyser->name_scores);
  PFI_TRY(pfi_names_collect(out, analyser->name_tags.items, allocator, error));
  PFI_VECTOR_FREE(allocator, &analyser->name_tags);
  PFI_TRY(pfi_corefer(&linker, error));
done:
  PFI_VECTOR_FREE(allocator, &analyser->name_tags);
  PFI_VECTOR_FREE(allocator, &analyser->name_scores);
  pfi_linker_free(&linker);
  return status;
}

void pfi_analysis_free(pfi_analysis *analysis, const pf_allocator *allocator) {
  PFI_VECTOR_FREE(allocator, &analysis->words);
  PFI_VECTOR_FREE(allocator, &analysis->lemmas);
  PFI_VECTOR_FREE(allocator, &analysis->mentions);
  PFI_VECTOR_FREE(allocator, &analysis->entities);
}
