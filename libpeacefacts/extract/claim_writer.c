/* claim_writer.c - writes claims; on failure the vectors keep what they have, and the whole extraction is given up. */
#include "extract/claim_writer.h"

bool pfi_write_mark(pfi_claim_writer *writer, const pfi_word_set *words, pfi_mark *out) {
  const pfi_syntax *s = writer->syntax;
  out->first = (uint32_t)writer->claims->ranges.count;
  out->count = 0;
  for (unsigned from = pfi_set_next(words, 0); from < PFI_NO_WORD;) {
    unsigned behind = pfi_set_run_end(words, from);
    uint32_t start = s->words[from].start;
    pfi_range range = {start, s->words[behind - 1].start + s->words[behind - 1].size - start};
    if (!PFI_PUSH(writer->allocator, &writer->claims->ranges, range)) return false;
    out->count++;
    from = pfi_set_next(words, behind);
  }
  return true;
}

static bool write_letters(pfi_claim_writer *writer, pf_view text, bool joined) {
  pfi_claims *claims = writer->claims;
  if (!PFI_RESERVE(writer->allocator, &claims->letters, text.size + 1)) return false;
  if (joined) claims->letters.items[claims->letters.count++] = ' ';
  for (size_t i = 0; i < text.size; i++)
    claims->letters.items[claims->letters.count++] = pfi_to_lower(text.data[i]);
  return true;
}

/* The words in lower case, joined by blanks. */
static bool write_words(pfi_claim_writer *writer, const pfi_word_set *words, pfi_range *out) {
  out->start = (uint32_t)writer->claims->letters.count;
  for (PFI_EACH(word, words))
    if (!write_letters(writer, pfi_form_of(writer->syntax, word), word != pfi_set_next(words, 0))) return false;
  out->size = (uint32_t)writer->claims->letters.count - out->start;
  return true;
}

/* Lemma of the verb; of an implied predicate it is "be". */
static bool write_lemma(pfi_claim_writer *writer, const pfi_tuple *tuple, pfi_range *out) {
  const pfi_syntax *s = writer->syntax;
  unsigned copula = pfi_child_of(s, tuple->verb, PFI_RELATION_COP);
  unsigned verb = copula != PFI_NO_WORD && !pfi_set_has(&tuple->predicate, tuple->verb) ? copula : tuple->verb;
  pf_view lemma = pfi_set_empty(&tuple->predicate) ? PFI_VIEW("be") : pfi_lemma_of(s, verb);
  out->start = (uint32_t)writer->claims->letters.count;
  if (!write_letters(writer, lemma, false)) return false;
  out->size = (uint32_t)lemma.size;
  return true;
}

static uint32_t entity_of(const pfi_syntax *s, unsigned word) {
  if (word >= s->count || s->words[word].mention == PFI_NO_MENTION) return PFI_NO_INDEX;
  return s->analysis->mentions.items[s->words[word].mention].entity;
}

static bool write_arguments(pfi_claim_writer *writer, const pfi_tuple *tuple, pfi_mark *out) {
  out->first = (uint32_t)writer->claims->arguments.count;
  out->count = tuple->argument_count;
  for (unsigned i = 0; i < tuple->argument_count; i++) {
    const pfi_tuple_part *part = &tuple->arguments[i];
    pfi_claim_argument argument = {.role = (pf_role)part->role, .entity = entity_of(writer->syntax, part->head)};
    if (!pfi_write_mark(writer, &part->words, &argument.span) ||
        !write_words(writer, &part->preposition, &argument.preposition) ||
        !PFI_PUSH(writer->allocator, &writer->claims->arguments, argument))
      return false;
  }
  return true;
}

bool pfi_write_claim(pfi_claim_writer *writer, pfi_claim *claim, const pfi_word_set *span, const pfi_tuple *tuple) {
  claim->subject_entity = PFI_NO_INDEX;
  if (!pfi_write_mark(writer, span, &claim->span)) return false;
  if (tuple != NULL) {
    claim->subject_entity = entity_of(writer->syntax, tuple->subject_head);
    if (!pfi_write_mark(writer, &tuple->subject, &claim->subject) ||
        !pfi_write_mark(writer, &tuple->predicate, &claim->predicate) || !write_lemma(writer, tuple, &claim->lemma) ||
        !write_arguments(writer, tuple, &claim->arguments))
      return false;
  }
  return PFI_PUSH(writer->allocator, &writer->claims->claims, *claim);
}
