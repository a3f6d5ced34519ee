/* mention.c - finds the mentions that are no names: personal pronouns, and nouns with what belongs to them.
 *
 * A noun's phrase reaches over its determiners, adjectives, compounds and of-phrases, not over its clauses. What a
 * mention may stand for - one or many, man or woman or thing - is read off the features, and off a list of first names,
 * titles and nouns for people. */
#include "analyse/coreference.h"
#include "base/hash.h"
#include "data/persons_en.h"

enum { REACH = 12 }; /* words to each side of a noun that its phrase may take in */

static bool belongs_to_phrase(uint8_t relation) {
  switch (relation) {
  case PFI_RELATION_DET:
  case PFI_RELATION_DET_PREDET:
  case PFI_RELATION_AMOD:
  case PFI_RELATION_COMPOUND:
  case PFI_RELATION_NUMMOD:
  case PFI_RELATION_NMOD:
  case PFI_RELATION_NMOD_POSS:
  case PFI_RELATION_NMOD_DESC:
  case PFI_RELATION_FLAT:
    return true;
  default:
    return false;
  }
}

/* Extends the phrases above word `i` of a sentence so that they take it in. */
static void extend_phrases(pfi_phrase *phrases, const pfi_word *sentence, size_t i) {
  size_t at = i;
  bool only_case = sentence[i].relation == PFI_RELATION_CASE; /* "of" belongs to the phrase above its noun's */
  while (sentence[at].head != 0 && (belongs_to_phrase(sentence[at].relation) || (only_case && at == i))) {
    size_t head = sentence[at].head - 1;
    bool own_case = only_case && at == i;
    if ((head > i ? head - i : i - head) > REACH) return;
    if (!own_case && i < phrases[head].first) phrases[head].first = (uint32_t)i;
    if (!own_case && i > phrases[head].last) phrases[head].last = (uint32_t)i;
    at = head;
  }
}

/* Notes the clause behind a noun that word `i` of a sentence heads, if it does. */
static void note_clause(pfi_phrase *phrases, const pfi_word *sentence, size_t i) {
  const pfi_word *word = &sentence[i];
  if (word->relation != PFI_RELATION_ACL && word->relation != PFI_RELATION_ACL_RELCL) return;
  if (word->head != 0 && word->head < word->number && word->number - word->head <= REACH)
    phrases[word->head - 1].has_clause = true;
}

/* The phrases that the words of a sentence head; false when there is no memory. */
static bool find_phrases(pfi_linker *linker, const pfi_sentence *sentence) {
  uint32_t count = sentence->token_count;
  const pfi_word *words = linker->analysis->words.items + sentence->first_token;
  linker->phrases.count = 0;
  if (!PFI_RESERVE(linker->allocator, &linker->phrases, count)) return false;
  pfi_phrase *phrases = linker->phrases.items;
  for (uint32_t i = 0; i < count; i++)
    phrases[i] = (pfi_phrase){i, i, false};
  for (size_t i = 0; i < count; i++) {
    extend_phrases(phrases, words, i);
    note_clause(phrases, words, i);
  }
  return true;
}

/* The kind of a word of the list, '\0' for others. */
static char person_kind(pf_view word) {
  if (word.size == 0) return '\0';
  unsigned shape = pfi_word_shape(word) % PFI_PERSON_SHAPES;
  for (size_t i = pfi_person_word_firsts[shape]; i < pfi_person_word_firsts[shape + 1]; i++)
    if (pfi_view_is_word(word, pfi_person_words[i].word)) return pfi_person_words[i].kind;
  return '\0';
}

bool pfi_is_person_noun(pf_view word) {
  char kind = person_kind(word);
  return kind == 'p' || kind == 'M' || kind == 'F';
}

bool pfi_is_first_name(pf_view word) {
  char kind = person_kind(word);
  return kind == 'm' || kind == 'f';
}

static pf_view form_of(const pfi_linker *linker, size_t word) {
  const pfi_word *w = &linker->analysis->words.items[word];
  return pfi_view_slice(linker->text, w->start, w->size);
}

static uint8_t gender_of_name(const pfi_linker *linker, const pfi_mention *mention) {
  if (mention->type != PFI_ENTITY_PER) return mention->type == PFI_ENTITY_MISC ? PFI_GENDER_UNKNOWN : PFI_GENDER_THING;
  size_t first = mention->first_word;
  char before = first > 0 ? person_kind(form_of(linker, first - 1)) : '\0';
  char kind = person_kind(form_of(linker, first));
  if (before == 'm' || before == 'f') kind = before;
  return kind == 'm' ? PFI_GENDER_MALE : kind == 'f' ? PFI_GENDER_FEMALE : PFI_GENDER_PERSON;
}

static uint8_t gender_of_noun(pf_view lemma) {
  switch (person_kind(lemma)) {
  case 'M':
    return PFI_GENDER_MALE;
  case 'F':
    return PFI_GENDER_FEMALE;
  case 'p':
    return PFI_GENDER_PERSON;
  default:
    return PFI_GENDER_THING;
  }
}

/* "this", "that" alone: they lead back to nothing that could be told, but "it" may lead to them. */
static bool is_demonstrative(const pfi_word *word) {
  return word->xpos == PFI_XPOS_DT && word->upos == PFI_UPOS_PRON && PFI_HAS(word->features, PRONTYPE_DEM) &&
         PFI_HAS(word->features, NUMBER_SING);
}

static uint8_t gender_of_pronoun(const pfi_word *word, pf_view lemma) {
  if (PFI_HAS(word->features, GENDER_MASC)) return PFI_GENDER_MALE;
  if (PFI_HAS(word->features, GENDER_FEM)) return PFI_GENDER_FEMALE;
  if (PFI_HAS(word->features, GENDER_NEUT)) return PFI_GENDER_THING;
  bool they = pfi_view_equal(lemma, PFI_VIEW("they")) || pfi_view_equal(lemma, PFI_VIEW("their")) ||
              pfi_view_equal(lemma, PFI_VIEW("them"));
  if (is_demonstrative(word)) return PFI_GENDER_THING;
  return they ? PFI_GENDER_UNKNOWN : PFI_GENDER_PERSON;
}

static uint8_t number_of(const pfi_word *word) {
  return PFI_HAS(word->features, NUMBER_PLUR)   ? PFI_NUMBER_PLURAL
         : PFI_HAS(word->features, NUMBER_SING) ? PFI_NUMBER_SINGULAR
                                                : PFI_NUMBER_UNKNOWN;
}

/* One person is one; what a body or a place has for a name tells nothing ("United Nations"), but of a people ("the
 * Finns"). */
static uint8_t number_of_name(const pfi_word *head, const pfi_mention *mention) {
  if (mention->type == PFI_ENTITY_PER) return PFI_NUMBER_SINGULAR;
  bool plural = mention->type == PFI_ENTITY_MISC && PFI_HAS(head->features, NUMBER_PLUR);
  return plural ? PFI_NUMBER_PLURAL : PFI_NUMBER_UNKNOWN;
}

static uint64_t lemma_key(const pfi_linker *linker, const pfi_word *word) {
  pf_view lemma = pfi_lemma(linker->analysis, word);
  char lower[32];
  size_t size = lemma.size < sizeof lower ? lemma.size : sizeof lower;
  for (size_t i = 0; i < size; i++)
    lower[i] = pfi_to_lower(lemma.data[i]);
  return pfi_hash64(lower, size, 0) | 1;
}

static pfi_candidate describe(const pfi_linker *linker, const pfi_mention *mention, uint32_t sentence) {
  const pfi_word *head = &linker->analysis->words.items[mention->head_word];
  pf_view lemma = pfi_lemma(linker->analysis, head);
  pfi_candidate candidate = {.sentence = sentence,
                             .size = 1,
                             .number = number_of(head),
                             .quoted = linker->quoted.items[mention->head_word],
                             .named = mention->kind == PFI_MENTION_NAME};
  if (mention->kind == PFI_MENTION_NAME) {
    candidate.gender = gender_of_name(linker, mention);
    candidate.number = number_of_name(head, mention);
    return candidate;
  }
  candidate.key = lemma_key(linker, head);
  if (mention->kind == PFI_MENTION_PRONOUN) {
    candidate.gender = gender_of_pronoun(head, lemma);
    candidate.person = PFI_HAS(head->features, PERSON_1) ? 1 : PFI_HAS(head->features, PERSON_2) ? 2 : 3;
  } else {
    candidate.gender = gender_of_noun(lemma);
  }
  return candidate;
}

/* Puts a mention in its place by first byte, the longer one first. */
static pf_status insert_mention(pfi_linker *linker, pfi_mention mention, pfi_candidate candidate, pf_error *error) {
  pfi_analysis *a = linker->analysis;
  if (!PFI_PUSH(linker->allocator, &a->mentions, mention) ||
      !PFI_PUSH(linker->allocator, &linker->candidates, candidate))
    return pfi_fail_memory(error);
  size_t at = a->mentions.count - 1;
  for (; at > 0; at--) {
    const pfi_mention *before = &a->mentions.items[at - 1];
    if (before->start < mention.start || (before->start == mention.start && before->size >= mention.size)) break;
    a->mentions.items[at] = a->mentions.items[at - 1];
    linker->candidates.items[at] = linker->candidates.items[at - 1];
  }
  a->mentions.items[at] = mention;
  linker->candidates.items[at] = candidate;
  return PF_OK;
}

static pfi_mention mention_of(const pfi_linker *linker, size_t first, size_t last, size_t head, uint8_t kind) {
  const pfi_word *words = linker->analysis->words.items;
  return (pfi_mention){.start = words[first].start,
                       .size = words[last].start + words[last].size - words[first].start,
                       .first_word = (uint32_t)first,
                       .word_count = (uint32_t)(last - first + 1),
                       .head_word = (uint32_t)head,
                       .kind = kind,
                       .type = PFI_ENTITY_MISC};
}

static bool is_pronoun_mention(const pfi_word *word) {
  if (is_demonstrative(word)) return true;
  if (word->xpos != PFI_XPOS_PRP && word->xpos != PFI_XPOS_PRP_POSS) return false;
  return word->relation != PFI_RELATION_EXPL && word->relation != PFI_RELATION_FIXED &&
         !PFI_HAS(word->features, REFLEX_YES);
}

static bool is_noun_mention(const pfi_word *word) {
  if (word->upos != PFI_UPOS_NOUN && word->upos != PFI_UPOS_PROPN) return false;
  switch (word->relation) {
  case PFI_RELATION_COMPOUND:
  case PFI_RELATION_FLAT:
  case PFI_RELATION_FIXED:
  case PFI_RELATION_GOESWITH:
  case PFI_RELATION_NMOD_DESC:
  case PFI_RELATION_OBL_UNMARKED:
  case PFI_RELATION_NMOD_UNMARKED:
    return false;
  default:
    return true;
  }
}

/* Does the phrase begin with the, this, that, these, those or a possessive? */
static bool is_definite(const pfi_linker *linker, size_t first, size_t head) {
  const pfi_word *words = linker->analysis->words.items;
  for (size_t i = first; i < head; i++) {
    if (PFI_HAS(words[i].features, DEFINITE_DEF) || PFI_HAS(words[i].features, PRONTYPE_DEM)) return true;
    if (words[i].relation == PFI_RELATION_NMOD_POSS) return true;
  }
  return false;
}

static size_t last_of_name(const pfi_mention *name) {
  return (size_t)name->first_word + name->word_count;
}

static pf_status find_in_sentence(pfi_linker *linker, uint32_t number, size_t *name, const pfi_mention *names,
                                  size_t name_count, pf_error *error) {
  const pfi_sentence *sentence = &linker->sentences->sentences.items[number];
  const pfi_word *words = linker->analysis->words.items;
  size_t start = sentence->first_token, end = start + sentence->token_count;
  if (!find_phrases(linker, sentence)) return pfi_fail_memory(error);
  for (size_t i = start; i < end; i++) {
    pfi_mention mention;
    if (*name < name_count && names[*name].first_word == i) {
      mention = names[(*name)++];
    } else if (is_pronoun_mention(&words[i])) {
      mention = mention_of(linker, i, i, i, PFI_MENTION_PRONOUN);
    } else if (is_noun_mention(&words[i]) && !(*name > 0 && i < last_of_name(&names[*name - 1]))) {
      const pfi_phrase *phrase = &linker->phrases.items[i - start];
      mention = mention_of(linker, start + phrase->first, start + phrase->last, i, PFI_MENTION_NOMINAL);
    } else {
      continue;
    }
    pfi_candidate candidate = describe(linker, &mention, number);
    if (mention.kind == PFI_MENTION_NOMINAL) {
      candidate.definite = is_definite(linker, mention.first_word, i);
      candidate.clause = linker->phrases.items[i - start].has_clause;
    }
    pf_status status = insert_mention(linker, mention, candidate, error);
    if (status != PF_OK) return status;
  }
  return PF_OK;
}

static bool is_double_mark(pf_view form) {
  if (form.data[0] != '"' && form.data[0] != '\'' && form.data[0] != '\xE2') return false;
  return pfi_view_equal(form, PFI_VIEW("\"")) || pfi_view_equal(form, PFI_VIEW("''")) ||
         pfi_view_equal(form, PFI_VIEW("\xE2\x80\x9C")) || pfi_view_equal(form, PFI_VIEW("\xE2\x80\x9D"));
}

/* Which words stand between quotation marks; a line break outside a sentence ends what was left open. */
static void mark_quotations(pfi_linker *linker) {
  const pfi_word *words = linker->analysis->words.items;
  bool open = false;
  for (size_t s = 0; s < linker->sentences->sentences.count; s++) {
    const pfi_sentence *sentence = &linker->sentences->sentences.items[s];
    size_t end = (size_t)sentence->first_token + sentence->token_count;
    if (sentence->start > 0 && linker->text.data[sentence->start - 1] == '\n') open = false;
    for (size_t i = sentence->first_token; i < end; i++) {
      bool mark = is_double_mark(form_of(linker, i));
      if (mark) open = words[i].xpos == PFI_XPOS_OPEN_QUOTE;
      linker->quoted.items[i] = open && !mark;
    }
  }
}

pf_status pfi_mentions_find(pfi_linker *linker, pf_error *error) {
  pfi_analysis *a = linker->analysis;
  size_t name_count = a->mentions.count, name = 0;
  if (!PFI_RESERVE_EXACTLY(linker->allocator, &linker->quoted, a->words.count)) return pfi_fail_memory(error);
  mark_quotations(linker);
  pfi_mention *names = pfi_new_array(linker->allocator, name_count + 1, sizeof *names);
  if (names == NULL) return pfi_fail_memory(error);
  if (name_count > 0) memcpy(names, a->mentions.items, name_count * sizeof *names);
  a->mentions.count = 0;
  pf_status status = PF_OK;
  for (uint32_t s = 0; s < linker->sentences->sentences.count && status == PF_OK; s++)
    status = find_in_sentence(linker, s, &name, names, name_count, error);
  for (uint32_t i = 0; i < linker->candidates.count; i++)
    linker->candidates.items[i].group = i;
  pfi_free(linker->allocator, names, (name_count + 1) * sizeof *names);
  return status;
}
