/* write_conllu.c - an analysis as CoNLL-U: one word a line, ten columns, an empty line after each sentence.
 *
 * MISC tells where a word stands in the caller's bytes (Start, End), and its mentions: Name=B-PER for names, Entity=3
 * for the group of mentions that speak of the same. What has no column is left out; nothing is guessed. */
#include "render/write_conllu.h"

static const char *const type_names[] = {"PER", "ORG", "LOC", "MISC"};

static void put_features(pfi_writer *out, uint64_t features) {
  bool first = true;
  for (unsigned f = 0; f < PFI_FEATURE_COUNT; f++) {
    if ((features >> f & 1) == 0) continue;
    if (!first) pfi_put_char(out, '|');
    pfi_put_string(out, pfi_feature_name(f));
    first = false;
  }
  if (first) pfi_put_char(out, '_');
}

/* White space inside a word, as in a number with a no-break space, would break the columns. */
static void put_column(pfi_writer *out, pf_view text) {
  for (size_t i = 0; i < text.size; i++)
    pfi_put_char(out, text.data[i] == '\t' || text.data[i] == '\n' || text.data[i] == '\r' ? ' ' : text.data[i]);
  if (text.size == 0) pfi_put_char(out, '_');
}

static void put_places(const pfi_conllu *in, pfi_writer *out, uint32_t start, uint32_t end) {
  PFI_PUT(out, "Start=");
  pfi_put_number(out, pfi_offset_to_source(&in->article->map, start));
  PFI_PUT(out, "|End=");
  pfi_put_number(out, pfi_offset_to_source(&in->article->map, end));
}

static void put_mention(const pfi_conllu *in, pfi_writer *out, const pfi_word *word) {
  if (word->mention == PFI_NO_MENTION) return;
  const pfi_mention *mention = &in->analysis->mentions.items[word->mention];
  if (mention->kind == PFI_MENTION_NAME) {
    PFI_PUT(out, "|Name=");
    pfi_put_string(out, mention->start == word->start ? "B-" : "I-");
    pfi_put_string(out, type_names[mention->type]);
  }
  PFI_PUT(out, "|Entity=");
  pfi_put_number(out, mention->entity);
}

static void put_word(const pfi_conllu *in, pfi_writer *out, const pfi_word *word, bool glued) {
  pfi_put_number(out, word->number);
  pfi_put_char(out, '\t');
  put_column(out, pfi_view_slice(in->article->text, word->start, word->size));
  pfi_put_char(out, '\t');
  put_column(out, pfi_lemma(in->analysis, word));
  pfi_put_char(out, '\t');
  pfi_put_string(out, pfi_upos_name(word->upos));
  pfi_put_char(out, '\t');
  pfi_put_string(out, pfi_xpos_name(word->xpos));
  pfi_put_char(out, '\t');
  put_features(out, word->features);
  pfi_put_char(out, '\t');
  pfi_put_number(out, word->head);
  pfi_put_char(out, '\t');
  pfi_put_string(out, pfi_relation_name(word->relation));
  PFI_PUT(out, "\t_\t");
  put_places(in, out, word->start, word->start + word->size);
  if (glued) PFI_PUT(out, "|SpaceAfter=No");
  put_mention(in, out, word);
  pfi_put_char(out, '\n');
}

/* "1-2 don't": the surface token of several words. */
static void put_surface_token(const pfi_conllu *in, pfi_writer *out, const pfi_word *first, const pfi_word *last,
                              bool glued) {
  pfi_put_number(out, first->number);
  pfi_put_char(out, '-');
  pfi_put_number(out, last->number);
  pfi_put_char(out, '\t');
  put_column(out, pfi_view_slice(in->article->text, first->start, last->start + last->size - first->start));
  PFI_PUT(out, "\t_\t_\t_\t_\t_\t_\t_\t");
  put_places(in, out, first->start, last->start + last->size);
  if (glued) PFI_PUT(out, "|SpaceAfter=No");
  pfi_put_char(out, '\n');
}

static void put_sentence(const pfi_conllu *in, pfi_writer *out, const pfi_sentence *sentence, size_t number) {
  const pfi_word *words = in->analysis->words.items + sentence->first_token;
  size_t count = sentence->token_count, last = 0;
  PFI_PUT(out, "# sent_id = ");
  put_column(out, in->article->id);
  pfi_put_char(out, '-');
  pfi_put_number(out, number + 1);
  PFI_PUT(out, "\n# text = ");
  put_column(out, pfi_view_slice(in->article->text, sentence->start, sentence->size));
  pfi_put_char(out, '\n');
  for (size_t i = 0; i < count; i++) {
    if (i >= last) {
      last = i + 1;
      while (last < count && words[last].joined)
        last++;
      if (last - i > 1)
        put_surface_token(in, out, &words[i], &words[last - 1],
                          last < count && words[last].start == words[last - 1].start + words[last - 1].size);
    }
    bool glued = last - i == 1 && i + 1 < count && words[i + 1].start == words[i].start + words[i].size;
    put_word(in, out, &words[i], glued && !words[i].joined);
  }
  pfi_put_char(out, '\n');
}

void pfi_write_conllu(const pfi_conllu *in, pfi_writer *out) {
  PFI_PUT(out, "# newdoc id = ");
  put_column(out, in->article->id);
  pfi_put_char(out, '\n');
  for (size_t i = 0; i < in->sentences->sentences.count; i++)
    if (in->sentences->sentences.items[i].token_count > 0) put_sentence(in, out, &in->sentences->sentences.items[i], i);
}
