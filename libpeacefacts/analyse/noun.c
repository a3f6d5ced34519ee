/* noun.c - which earlier mention a noun speaks of: one with the same noun in the same number, whose adjectives and
 * compounds say the same or more, as far back as its article allows ("the bridge" further than "his bridge", "a bridge"
 * not at all); a role that a name was given ("the envoy"); a bare noun for bodies and places ("the company").
 *
 * How far each kind may look was counted on GUM train: a kind of link stays where more than half are right. */
#include "analyse/coreference.h"
#include "base/hash.h"

/* Nouns that say what a name is - "US envoy Anna Keller", "Keller, the envoy" - lead back to it. */
void pfi_roles_remember(pfi_linker *linker, uint32_t number) {
  const pfi_mention *mention = &linker->analysis->mentions.items[number];
  const pfi_word *words = linker->analysis->words.items;
  if (mention->type != PFI_ENTITY_PER && mention->word_count > 1) { /* "the Free Harbour Union": the union */
    pf_view last = pfi_lemma(linker->analysis, &words[mention->first_word + mention->word_count - 1]);
    pfi_key_remember(&linker->keys, pfi_key_of_text(PFI_KEY_ROLE, last.data, last.size), number);
  }
  if (mention->type == PFI_ENTITY_LOC) return;
  size_t from = mention->first_word > 4 ? mention->first_word - 4 : 0;
  for (size_t i = from; i < mention->first_word; i++) {
    if (words[i].number > words[mention->head_word].number) continue; /* of the sentence before */
    bool part = words[i].relation == PFI_RELATION_NMOD_DESC || words[i].relation == PFI_RELATION_COMPOUND;
    if (!part || words[i].head != words[mention->head_word].number) continue;
    pf_view lemma = pfi_lemma(linker->analysis, &words[i]);
    pfi_key_remember(&linker->keys, pfi_key_of_text(PFI_KEY_ROLE, lemma.data, lemma.size), number);
  }
}

/* Is every adjective and compound of `later` also in `earlier`? */
static bool says_nothing_new(const pfi_linker *linker, const pfi_mention *earlier, const pfi_mention *later) {
  const pfi_word *words = linker->analysis->words.items;
  for (size_t i = later->first_word; i < later->head_word; i++) {
    uint8_t r = words[i].relation;
    if (r != PFI_RELATION_AMOD && r != PFI_RELATION_COMPOUND && r != PFI_RELATION_NUMMOD) continue;
    bool found = false;
    for (size_t j = earlier->first_word; j < (size_t)earlier->first_word + earlier->word_count && !found; j++)
      found = pfi_view_equal(pfi_lemma(linker->analysis, &words[i]), pfi_lemma(linker->analysis, &words[j]));
    if (!found) return false;
  }
  return true;
}

/* The type of names that a bare noun stands for: "the company", "the city"; PFI_ENTITY_PER for others. */
static uint8_t type_of_noun(pf_view lemma) {
  static const char *const bodies[] = {
      "", "", "", "", "firm", "group", "agency", "company", "", "", "", "corporation", "organization organisation"};
  static const char *const places[] = {
      "", "", "", "", "city town", "", "nation island region", "country village", "province"};
  if (PFI_IS_IN_ROWS(lemma, bodies)) return PFI_ENTITY_ORG;
  return PFI_IS_IN_ROWS(lemma, places) ? PFI_ENTITY_LOC : PFI_ENTITY_PER;
}

/* A body with a long name is often taken for a thing ("World Food Programme"). */
static bool is_called(const pfi_mention *name, uint8_t type) {
  return name->type == type || (type == PFI_ENTITY_ORG && name->type == PFI_ENTITY_MISC && name->word_count > 1);
}

enum { NAME_REACH = 3, NAME_LOOK_BACK = 40 };

/* "Delta Mills will close. The company said": the last name of that type, the nearest subject first. */
static void link_bare_noun(pfi_linker *linker, uint32_t number, uint8_t type) {
  uint32_t best = PFI_NO_MENTION;
  const pfi_candidate *candidate = &linker->candidates.items[number];
  for (uint32_t back = 1; back <= NAME_LOOK_BACK && back <= number; back++) {
    const pfi_mention *name = &linker->analysis->mentions.items[number - back];
    if (candidate->sentence - linker->candidates.items[number - back].sentence > NAME_REACH) break;
    if (name->kind != PFI_MENTION_NAME || !is_called(name, type)) continue;
    uint8_t relation = linker->analysis->words.items[name->head_word].relation;
    bool subject = relation == PFI_RELATION_NSUBJ || relation == PFI_RELATION_NSUBJ_PASS;
    if (best == PFI_NO_MENTION || subject) best = number - back;
    if (subject) break;
  }
  if (best != PFI_NO_MENTION) pfi_groups_join(linker, best, number);
}

typedef enum determiner { DETERMINER_NONE, DETERMINER_THE, DETERMINER_OWNER, DETERMINER_OTHER } determiner;

typedef struct noun_phrase {
  determiner determiner;
  uint64_t modifiers; /* a sum of hashes, so that their order is nothing */
  bool goes_on;       /* behind its noun: "the bridge of iron", "the bridge that fell" */
} noun_phrase;

static determiner determiner_of(const pfi_word *word) {
  if (PFI_HAS(word->features, DEFINITE_DEF) || PFI_HAS(word->features, PRONTYPE_DEM)) return DETERMINER_THE;
  return DETERMINER_OTHER;
}

/* Takes in what a word of the phrase says of its noun. */
static void read_dependent(const pfi_linker *linker, const pfi_word *word, bool behind, noun_phrase *phrase) {
  switch (word->relation) {
  case PFI_RELATION_DET:
    phrase->determiner = determiner_of(word);
    return;
  case PFI_RELATION_NMOD_POSS:
    phrase->determiner = DETERMINER_OWNER;
    return;
  case PFI_RELATION_AMOD:
  case PFI_RELATION_COMPOUND:
  case PFI_RELATION_NUMMOD: {
    pf_view lemma = pfi_lemma(linker->analysis, word);
    phrase->modifiers += pfi_key_of_text(PFI_KEY_NOUN, lemma.data, lemma.size);
    return;
  }
  case PFI_RELATION_NMOD:
    phrase->goes_on = phrase->goes_on || behind;
    return;
  default:
    return;
  }
}

static noun_phrase read_phrase(const pfi_linker *linker, uint32_t number) {
  const pfi_mention *mention = &linker->analysis->mentions.items[number];
  const pfi_word *words = linker->analysis->words.items, *head = &words[mention->head_word];
  noun_phrase phrase = {.determiner = DETERMINER_NONE, .goes_on = linker->candidates.items[number].clause != 0};
  for (size_t i = mention->first_word; i < (size_t)mention->first_word + mention->word_count; i++)
    if (words[i].head == head->number) read_dependent(linker, &words[i], i > mention->head_word, &phrase);
  return phrase;
}

/* Nouns that mean something else each time, in rows by their size. */
static bool is_vague(pf_view lemma) {
  static const char *const nouns[] = {"",
                                      "",
                                      "",
                                      "way one lot bit",
                                      "year part case kind type sort life role rest",
                                      "thing point place value",
                                      "number person reason couple",
                                      "example",
                                      "question",
                                      "",
                                      "difference"};
  return PFI_IS_IN_ROWS(lemma, nouns);
}

/* How many sentences a phrase may look back: to one that says the same, or to one that says more. */
static uint32_t reach_of(const noun_phrase *phrase, bool same) {
  switch (phrase->determiner) {
  case DETERMINER_THE:
    if (phrase->goes_on) return same ? 20 : 8;
    return same ? 60 : 20;
  case DETERMINER_OWNER:
    if (phrase->goes_on) return 0;
    return same ? 20 : 8;
  case DETERMINER_NONE:
    return same && !phrase->goes_on ? 20 : 0;
  default:
    return 0;
  }
}

/* Joins with the mention that the key remembers, when it stands near enough. */
static bool recall_noun(pfi_linker *linker, const pfi_key_entry *entry, uint32_t reach, uint32_t number) {
  if (reach == 0 || entry == NULL) return false;
  uint32_t away = linker->candidates.items[number].sentence - linker->candidates.items[entry->mention].sentence;
  return away <= reach && pfi_groups_join(linker, entry->mention, number);
}

/* "the envoy" is who was called one, "the company" the last body named. */
static void link_role(pfi_linker *linker, uint32_t number, pf_view lemma) {
  const pfi_mention *mention = &linker->analysis->mentions.items[number];
  uint64_t role = pfi_key_of_text(PFI_KEY_ROLE, lemma.data, lemma.size);
  const pfi_key_entry *entry = pfi_key_recall(&linker->keys, role);
  uint8_t type = type_of_noun(lemma);
  if (entry != NULL && mention->word_count <= 3)
    pfi_groups_join(linker, entry->mention, number);
  else if (type != PFI_ENTITY_PER && mention->word_count == 2)
    link_bare_noun(linker, number, type);
}

void pfi_noun_link(pfi_linker *linker, uint32_t number) {
  const pfi_mention *mention = &linker->analysis->mentions.items[number];
  const pfi_candidate *candidate = &linker->candidates.items[number];
  pf_view lemma = pfi_lemma(linker->analysis, &linker->analysis->words.items[mention->head_word]);
  noun_phrase phrase = read_phrase(linker, number);
  uint64_t parts[3] = {candidate->key, candidate->number, phrase.modifiers};
  uint64_t noun = pfi_hash64(parts, 2 * sizeof *parts, PFI_KEY_NOUN) | 1;
  uint64_t whole = pfi_hash64(parts, sizeof parts, PFI_KEY_PHRASE) | 1;
  bool linked = false;
  if (!is_vague(lemma)) {
    linked = recall_noun(linker, pfi_key_recall(&linker->keys, whole), reach_of(&phrase, true), number);
    const pfi_key_entry *entry = linked ? NULL : pfi_key_recall(&linker->keys, noun);
    if (entry != NULL && says_nothing_new(linker, &linker->analysis->mentions.items[entry->mention], mention))
      linked = recall_noun(linker, entry, reach_of(&phrase, false), number);
  }
  if (!linked && candidate->definite && candidate->number != PFI_NUMBER_PLURAL) link_role(linker, number, lemma);
  pfi_key_remember(&linker->keys, noun, number);
  pfi_key_remember(&linker->keys, whole, number);
}
