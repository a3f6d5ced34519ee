/* source.c - the speaker beside a verb of saying: the noun phrase right after it ("said Ruiz") when what is said stands
 * before it, else the words between the clause's start and the verb ("the two envoys have said"). Only finite verbs of
 * speech are looked at, since a participle shares the subject of another verb and a passive has none.
 */
#include "extract/source.h"

#include "extract/draft.h"

static bool is_one_of(pf_view word, const char *const *list, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (pfi_view_is_word(word, list[i])) return true;
  return false;
}
#define IS_ONE_OF(word, list) is_one_of((word), (list), sizeof(list) / sizeof(list)[0])

static const char *const auxiliaries[] = {"has",     "have",       "had",      "also",      "later", "then",  "now",
                                          "did",     "does",       "do",       "not",       "n't",   "n’t",   "would",
                                          "will",    "could",      "may",      "might",     "first", "again", "once",
                                          "further", "previously", "recently", "repeatedly"};
static const char *const passives[] = {"is", "are", "was", "were", "be", "been", "being", "to", "'s", "’s"};
static const char *const passives_by[] = {"by"};
static const char *const pronouns[] = {"he", "she", "they", "it", "we", "i", "you", "who", "which"};
static const char *const openers[] = {"the",     "a",    "an",  "one", "two",   "some", "several",
                                      "another", "many", "his", "her", "their", "its"};
static const char *const joiners[] = {"of", "for", "at", "from", "and", "in", "'s", "’s", "de", "al", "van", "von"};
static const char *const calendar_names[] = {"monday",   "tuesday",   "wednesday", "thursday",  "friday",  "saturday",
                                             "sunday",   "january",   "february",  "march",     "april",   "may",
                                             "june",     "july",      "august",    "september", "october", "november",
                                             "december", "yesterday", "today"};
static const char *const clause_starts[] = {"that",  "and",  "but",      "because", "while", "when", "as", "if",
                                            "after", "what", "although", "though",  "where", "or",   "so"};

static bool is_finite_speech(const pfi_passage *passage, size_t from, size_t to) {
  const pfi_cue_form *head = pfi_cue_head(passage, from, to);
  if (head == NULL || head->part != PFI_CUE_VERB || head->kind != PFI_CUE_SPEECH) return false;
  for (size_t word = from; word < to; word++) {
    pf_view text = pfi_passage_text(passage, word);
    if (IS_ONE_OF(text, passives) || pfi_view_ends(text, PFI_VIEW("ing"))) return false;
  }
  return from == 0 || !IS_ONE_OF(pfi_passage_text(passage, from - 1), passives);
}

static bool is_name(const pfi_passage_word *word) {
  return word->shape == PFI_SHAPE_CAPITALISED || word->shape == PFI_SHAPE_CAPITALS;
}

/* May the word go on with a noun phrase that stands behind its verb? */
static bool goes_on(const pfi_passage *passage, size_t word) {
  const pfi_passage_word *item = &passage->words.items[word];
  if (item->quotation != 0) return false;
  if (is_name(item) || item->shape == PFI_SHAPE_DIGITS) return true;
  return item->shape == PFI_SHAPE_LOWER && !IS_ONE_OF(pfi_passage_text(passage, word), clause_starts);
}

#define LONGEST_NAME 12 /* words */

/* "said Ruiz", "said the union's leader": up to the first mark, or to the end of a bare name. */
static bool source_after(const pfi_passage *passage, size_t cue_to, size_t *from, size_t *to) {
  size_t count = passage->words.count;
  if (cue_to >= count || passage->words.items[cue_to].sentence != passage->words.items[cue_to - 1].sentence)
    return false;
  pf_view first = pfi_passage_text(passage, cue_to);
  const pfi_passage_word *item = &passage->words.items[cue_to];
  if (item->quotation != 0) return false;
  *from = cue_to;
  *to = cue_to + 1;
  if (IS_ONE_OF(first, pronouns)) return true;
  bool named = is_name(item);
  if (named && IS_ONE_OF(first, calendar_names)) return false; /* "said Thursday" */
  if (!named && !IS_ONE_OF(first, openers)) return false;
  while (*to < count && *to - *from < LONGEST_NAME && goes_on(passage, *to)) {
    bool joins = IS_ONE_OF(pfi_passage_text(passage, *to), joiners);
    if (named && !joins && !is_name(&passage->words.items[*to])) break;
    ++*to;
  }
  while (*to > *from + 1 && IS_ONE_OF(pfi_passage_text(passage, *to - 1), joiners))
    --*to;
  return true;
}

/* "…, the two envoys have said": back over auxiliaries and adverbs, then to the start of the clause. */
static bool source_before(const pfi_passage *passage, size_t cue_from, size_t *from, size_t *to) {
  const pfi_passage_word *words = passage->words.items;
  size_t at = cue_from;
  while (at > 0 && words[at - 1].sentence == words[cue_from].sentence &&
         IS_ONE_OF(pfi_passage_text(passage, at - 1), auxiliaries))
    at--;
  *to = at;
  while (at > 0 && *to - at < LONGEST_NAME && words[at - 1].sentence == words[cue_from].sentence &&
         words[at - 1].quotation == 0 && (words[at - 1].shape <= PFI_SHAPE_DIGITS) &&
         !IS_ONE_OF(pfi_passage_text(passage, at - 1), clause_starts))
    at--;
  *from = at;
  if (*to == at || *to - at == LONGEST_NAME) return false;
  pf_view last = pfi_passage_text(passage, *to - 1);
  if (*to - at == 1) return IS_ONE_OF(last, pronouns) || is_name(&words[at]);
  return !IS_ONE_OF(last, joiners);
}

/* Is `word` below `top` in the tree? Looks a few steps up only: deeper words are no part of a name. */
#define STEPS_UP 8
static bool is_below(const pfi_passage *passage, size_t word, size_t top) {
  for (size_t step = 0; step < STEPS_UP; step++) {
    if (word == top) return true;
    if (passage->words.items[word].head == 0) return false;
    word = passage->words.items[word].head - 1;
  }
  return false;
}

void pfi_passage_phrase(const pfi_passage *passage, size_t head, size_t *from, size_t *to) {
  const pfi_passage_word *words = passage->words.items;
  *from = head;
  *to = head + 1;
  while (*from > 0 && words[*from - 1].sentence == words[head].sentence && is_below(passage, *from - 1, head))
    --*from;
  while (*to < passage->words.count && words[*to].sentence == words[head].sentence && is_below(passage, *to, head)) {
    uint8_t tag = words[*to].tag;
    bool relative = tag == PFI_XPOS_WP || tag == PFI_XPOS_WDT || tag == PFI_XPOS_WP_POSS;
    if (relative && words[*to - 1].shape == PFI_SHAPE_COMMA) break;
    ++*to;
  }
  while (*to > head + 1 && words[*to - 1].shape == PFI_SHAPE_COMMA)
    --*to;
  while (*from < head && pfi_passage_mark(&words[*from]))
    ++*from;
}

size_t pfi_passage_child(const pfi_passage *passage, size_t verb, pfi_relation relation, size_t none) {
  const pfi_sentence *sentence = &passage->sentences.items[passage->words.items[verb].sentence];
  for (uint32_t i = 0; i < sentence->token_count; i++) {
    const pfi_passage_word *word = &passage->words.items[sentence->first_token + i];
    if (word->head == verb + 1 && word->relation == relation) return sentence->first_token + i;
  }
  return none;
}

static bool follows_comma(const pfi_passage *passage, size_t word) {
  return word > 0 && passage->words.items[word - 1].shape == PFI_SHAPE_COMMA;
}

/* Verbs on the way up from a participle to the verb whose subject it shares; "rose to her feet, saying" passes the noun
 * that the parser took it for a part of. */
static bool shares_subject(uint8_t relation) {
  return relation == PFI_RELATION_CONJ || relation == PFI_RELATION_ADVCL || relation == PFI_RELATION_XCOMP ||
         relation == PFI_RELATION_ACL || relation == PFI_RELATION_OBL || relation == PFI_RELATION_OBJ;
}

/* Who does what the verb says: its subject, or that of the verb it hangs on ("rose, saying ..."), or its noun. */
static bool source_in_tree(const pfi_passage *passage, size_t verb, size_t *from, size_t *to) {
  size_t none = passage->words.count, subject = none;
  if (pfi_passage_child(passage, verb, PFI_RELATION_AUX_PASS, none) != none) return false;
  /* "When asked about it, Lo left": Lo is asked. */
  bool passive = passage->words.items[verb].tag == PFI_XPOS_VBN &&
                 passage->words.items[verb].relation == PFI_RELATION_ADVCL &&
                 pfi_passage_child(passage, verb, PFI_RELATION_AUX, none) == none;
  if (passive) return false;
  for (size_t step = 0; step < STEPS_UP && subject == none; step++) {
    const pfi_passage_word *word = &passage->words.items[verb];
    subject = pfi_passage_child(passage, verb, PFI_RELATION_NSUBJ, none);
    if (subject == none && step > 0) subject = pfi_passage_child(passage, verb, PFI_RELATION_NSUBJ_PASS, none);
    if (subject != none) break;
    if (word->head == 0) return false;
    if (word->relation == PFI_RELATION_ACL && !follows_comma(passage, verb)) {
      size_t stop;
      *to = word->head;
      pfi_passage_phrase(passage, *to - 1, from, &stop);
      while (*from + 1 < *to && passage->words.items[*from].tag == PFI_XPOS_IN)
        ++*from;
      return true;
    }
    if (!shares_subject(word->relation)) return false;
    /* "prompted Lo to write": who is prompted, writes. */
    if (word->relation == PFI_RELATION_XCOMP)
      subject = pfi_passage_child(passage, word->head - 1, PFI_RELATION_OBJ, none);
    if (word->relation == PFI_RELATION_XCOMP && subject == none)
      subject = pfi_passage_child(passage, word->head - 1, PFI_RELATION_IOBJ, none);
    verb = word->head - 1;
  }
  if (subject == none || passage->words.items[subject].quotation != 0) return false;
  pfi_passage_phrase(passage, subject, from, to);
  return *to - *from <= 3 * LONGEST_NAME;
}

/* The word of the cue that names it, when it is of that part of speech; else `to`. */
static size_t head_of_cue(const pfi_passage *passage, size_t from, size_t to, pfi_cue_part part) {
  const pfi_cue_form *head = pfi_cue_head(passage, from, to);
  for (size_t word = from; word < to && head != NULL && head->part == part; word++)
    if (pfi_passage_cue(&passage->words.items[word], part) == head) return word;
  return to;
}

/* "his claims", "the mayor's demand": whose the noun is. */
static bool source_of_noun(const pfi_passage *passage, size_t noun, size_t *from, size_t *to) {
  size_t none = passage->words.count, owner = pfi_passage_child(passage, noun, PFI_RELATION_NMOD_POSS, none);
  if (owner == none || passage->words.items[owner].quotation != 0) return false;
  pfi_passage_phrase(passage, owner, from, to);
  return true;
}

/* "was told by Ruiz", "asked by Ruiz": who stands behind "by". */
static bool agent_behind(const pfi_passage *passage, size_t verb, size_t by, size_t *from, size_t *to) {
  const pfi_passage_word *words = passage->words.items;
  if (words[verb].tag != PFI_XPOS_VBN || by >= passage->words.count || words[by].sentence != words[verb].sentence)
    return false;
  if (!IS_ONE_OF(pfi_passage_text(passage, by), passives_by) || words[by].head < by + 2) return false;
  pfi_passage_phrase(passage, words[by].head - 1, from, to);
  *from = by + 1;
  return *to > *from && *to - *from <= LONGEST_NAME && words[by + 1].tag != PFI_XPOS_VBG;
}

bool pfi_source_beside(const pfi_passage *passage, size_t cue_from, size_t cue_to, size_t *from, size_t *to) {
  size_t noun = head_of_cue(passage, cue_from, cue_to, PFI_CUE_NOUN);
  if (noun < cue_to) return source_of_noun(passage, noun, from, to) && *to <= cue_from;
  size_t verb = head_of_cue(passage, cue_from, cue_to, PFI_CUE_VERB);
  if (verb == cue_to) return false;
  uint8_t tag = passage->words.items[verb].tag;
  bool noun_of = pfi_view_equal(pfi_passage_text(passage, cue_to - 1), PFI_VIEW("of"));
  if (noun_of && (tag == PFI_XPOS_NN || tag == PFI_XPOS_NNS)) /* "reports of" */
    return source_of_noun(passage, verb, from, to) && *to <= cue_from;
  if (agent_behind(passage, verb, cue_to, from, to)) return true;
  bool finite = is_finite_speech(passage, cue_from, cue_to);
  bool inverted = finite && (cue_from == 0 || pfi_passage_mark(&passage->words.items[cue_from - 1]));
  if (inverted && source_after(passage, cue_to, from, to)) return true;
  if (source_in_tree(passage, verb, from, to)) return *to <= cue_from || *from >= cue_to;
  return finite && source_before(passage, cue_from, from, to);
}

#define LONGEST_SPEAKER 4 /* words before the colon of a transcript */

bool pfi_source_of_transcript(const pfi_passage *passage, size_t *from, size_t *colon) {
  const pfi_passage_word *words = passage->words.items;
  size_t count = passage->words.count, word = 0;
  while (word < count && words[word].shape == PFI_SHAPE_QUOTE)
    word++;
  *from = word;
  bool capitals = true, person = true;
  while (word < count && word - *from < LONGEST_SPEAKER && is_name(&words[word])) {
    capitals = capitals && words[word].shape == PFI_SHAPE_CAPITALS;
    person = person && words[word].name == PFI_ENTITY_PER + 1;
    word++;
  }
  *colon = word;
  if (word == *from || word + 2 >= count || words[word].shape != PFI_SHAPE_COLON) return false;
  bool full_name = person && word - *from > 1 && words[word + 1].shape != PFI_SHAPE_LOWER;
  return (capitals && words[*from].stop - words[*from].start > 1) || full_name;
}

#define LONGEST_SIGNATURE 8 /* words behind the dash */

/* "Mara Lind, mayor of Oberlen": does the word stand behind a comma that is near? */
static bool follows_comma_in_line(const pfi_passage *passage, size_t word) {
  for (size_t back = 1; back <= LONGEST_SIGNATURE && back <= word; back++) {
    uint8_t shape = passage->words.items[word - back].shape;
    if (shape == PFI_SHAPE_COMMA) return true;
    if (shape == PFI_SHAPE_DASH || shape == PFI_SHAPE_QUOTE) return false;
  }
  return false;
}

bool pfi_source_of_signature(const pfi_passage *passage, size_t *dash) {
  const pfi_passage_word *words = passage->words.items;
  size_t count = passage->words.count;
  while (count > 0 && words[count - 1].shape == PFI_SHAPE_STOP)
    count--;
  size_t word = count;
  while (word > 0 && count - word < LONGEST_SIGNATURE && words[word - 1].shape != PFI_SHAPE_DASH) {
    const pfi_passage_word *item = &words[word - 1];
    bool joins = item->shape == PFI_SHAPE_COMMA || IS_ONE_OF(pfi_passage_text(passage, word - 1), joiners);
    bool office = item->shape == PFI_SHAPE_LOWER && follows_comma_in_line(passage, word - 1);
    if (!is_name(item) && !joins && !office) return false;
    word--;
  }
  if (word == 0 || word == count || words[word - 1].shape != PFI_SHAPE_DASH || !is_name(&words[word])) return false;
  *dash = word - 1;
  if (words[*dash].stop == words[word].start && words[*dash].stop - words[*dash].start == 1)
    return false; /* un-American */
  return *dash == 0 || words[*dash - 1].quotation != 0;
}

#define FARTHEST_BEFORE 12 /* words between a verb of saying and the quotation behind it */
#define FARTHEST_BEHIND 3

static bool is_quoting(const pfi_passage *passage, const uint8_t *roles, size_t word, size_t quotation) {
  const pfi_passage_word *item = &passage->words.items[word];
  const pfi_cue_form *verb = pfi_passage_cue(item, PFI_CUE_VERB);
  return verb != NULL && verb->kind == PFI_CUE_SPEECH && (verb->frames & PFI_FRAME_QUOTE) != 0 &&
         item->quotation == 0 && roles[word] <= PFI_ROLE_BETWEEN &&
         item->sentence == passage->words.items[quotation].sentence;
}

bool pfi_cue_of_quotation(const pfi_passage *passage, const uint8_t *roles, size_t from, size_t to, size_t *cue) {
  for (size_t word = from; word > 0 && from - word < FARTHEST_BEFORE; word--) {
    *cue = word - 1;
    if (is_quoting(passage, roles, *cue, from)) return true;
  }
  for (size_t word = to; word < passage->words.count && word - to <= FARTHEST_BEHIND; word++) {
    *cue = word;
    if (is_quoting(passage, roles, *cue, to - 1)) return true;
  }
  return false;
}

bool pfi_source_of_introduction(const pfi_passage *passage, size_t *cue) {
  const pfi_passage_word *words = passage->words.items;
  size_t count = passage->words.count;
  if (count < 2 || words[count - 1].shape != PFI_SHAPE_COLON) return false;
  for (size_t word = count - 1; word-- > 0 && words[word].sentence == words[count - 1].sentence;) {
    const pfi_cue_form *verb = pfi_passage_cue(&words[word], PFI_CUE_VERB);
    if (verb == NULL || verb->kind != PFI_CUE_SPEECH || words[word].quotation != 0) continue;
    *cue = word;
    return true;
  }
  return false;
}

bool pfi_source_of_sight(const pfi_passage *passage, size_t verb, size_t *from, size_t *to) {
  static const char *const verbs[] = {"seen", "obtained", "reviewed", "viewed"};
  static const char *const documents[] = {"report",    "letter",     "memo",      "document", "documents",
                                          "email",     "filing",     "copy",      "note",     "text",
                                          "statement", "draft",      "message",   "cable",    "emails",
                                          "records",   "transcript", "recording", "letters",  "video"};
  const pfi_passage_word *words = passage->words.items;
  size_t none = passage->words.count;
  if (verb == 0 || verb + 2 >= none || words[verb].quotation != 0 || words[verb].head == 0) return false;
  if (!IS_ONE_OF(pfi_passage_text(passage, verb + 1), passives_by) ||
      !IS_ONE_OF(pfi_passage_text(passage, verb), verbs))
    return false;
  if (!IS_ONE_OF(pfi_passage_text(passage, words[verb].head - 1), documents)) return false;
  size_t agent = words[verb + 1].head;
  if (agent < verb + 3 || agent > none || words[agent - 1].sentence != words[verb].sentence) return false;
  pfi_passage_phrase(passage, agent - 1, from, to);
  *from = verb + 2;
  return *to > *from && *to - *from <= LONGEST_NAME && (is_name(&words[agent - 1]) || words[agent - 1].type != 0);
}
