/* source.c - the speaker beside a verb of saying: the noun phrase right after it ("said Ruiz") when what is said stands
 * before it, else the words between the clause's start and the verb ("the two envoys have said"). Only finite verbs of
 * speech are looked at, since a participle shares the subject of another verb and a passive has none.
 */
#include "extract/source.h"

#include "extract/draft.h"

static bool is_one_of(pf_view word, const char *const *list, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (pfi_view_equal_ignoring_case(word, pfi_view_of_string(list[i]))) return true;
  return false;
}
#define IS_ONE_OF(word, list) is_one_of((word), (list), sizeof(list) / sizeof(list)[0])

static const char *const auxiliaries[] = {"has",     "have",       "had",      "also",      "later", "then",  "now",
                                          "did",     "does",       "do",       "not",       "n't",   "n’t",   "would",
                                          "will",    "could",      "may",      "might",     "first", "again", "once",
                                          "further", "previously", "recently", "repeatedly"};
static const char *const passives[] = {"is", "are", "was", "were", "be", "been", "being", "to", "'s", "’s"};
static const char *const pronouns[] = {"he", "she", "they", "it", "we", "i", "you", "who", "which"};
static const char *const openers[] = {"the",     "a",    "an",  "one", "two",   "some", "several",
                                      "another", "many", "his", "her", "their", "its"};
static const char *const joiners[] = {"of", "for", "at", "from", "and", "in", "'s", "’s", "de", "al", "van", "von"};
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

bool pfi_source_beside(const pfi_passage *passage, size_t cue_from, size_t cue_to, size_t *from, size_t *to) {
  if (!is_finite_speech(passage, cue_from, cue_to)) return false;
  uint8_t before = cue_from == 0 ? PFI_SHAPE_STOP : passage->words.items[cue_from - 1].shape;
  if (before >= PFI_SHAPE_COMMA && before <= PFI_SHAPE_QUOTE && source_after(passage, cue_to, from, to)) return true;
  return source_before(passage, cue_from, from, to);
}

#define LONGEST_SPEAKER 4 /* words before the colon of a transcript */

bool pfi_source_of_transcript(const pfi_passage *passage, size_t *from, size_t *colon) {
  const pfi_passage_word *words = passage->words.items;
  size_t count = passage->words.count, word = 0;
  while (word < count && words[word].shape == PFI_SHAPE_QUOTE)
    word++;
  *from = word;
  while (word < count && word - *from < LONGEST_SPEAKER && words[word].shape == PFI_SHAPE_CAPITALS)
    word++;
  *colon = word;
  if (word == *from || word + 2 >= count || words[word].shape != PFI_SHAPE_COLON) return false;
  return words[*from].stop - words[*from].start > 1;
}

#define LONGEST_SIGNATURE 8 /* words behind the dash */

bool pfi_source_of_signature(const pfi_passage *passage, size_t *dash) {
  const pfi_passage_word *words = passage->words.items;
  size_t count = passage->words.count, word = count;
  while (word > 0 && count - word < LONGEST_SIGNATURE && words[word - 1].shape != PFI_SHAPE_DASH) {
    const pfi_passage_word *item = &words[word - 1];
    bool joins = item->shape == PFI_SHAPE_COMMA || IS_ONE_OF(pfi_passage_text(passage, word - 1), joiners);
    if (!is_name(item) && !joins) return false;
    word--;
  }
  if (word == 0 || word == count || words[word - 1].shape != PFI_SHAPE_DASH || !is_name(&words[word])) return false;
  *dash = word - 1;
  return *dash == 0 || words[*dash - 1].quotation != 0;
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
