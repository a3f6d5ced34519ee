/* entity.c - entities with their mentions, gathered by counting; roles read from the tree round each name: "US envoy
 * Ada Holm" (nmod:desc), "Ada Holm, the envoy" (appos), and the noun that a name stands beside ("the envoy, Ada Holm").
 */
#include "extract/entity.h"

enum { MOST_ROLES = 8 }; /* of one entity: what it is called most goes first, the rest is repetition */

typedef struct entity_work {
  pfi_claims *claims;
  const pfi_reading *reading;
  const pf_allocator *allocator;
  PFI_VECTOR(pfi_range) roles;        /* of all entities, as they are found */
  PFI_VECTOR(uint32_t) role_entities; /* whose they are */
} entity_work;

static pf_status gather_mentions(entity_work *work, pf_error *error) {
  const pfi_analysis *analysis = work->reading->analysis;
  pfi_claims *claims = work->claims;
  if (!PFI_RESERVE(work->allocator, &claims->entities, analysis->entities.count) ||
      !PFI_RESERVE(work->allocator, &claims->mentions, analysis->mentions.count))
    return pfi_fail_memory(error);
  uint32_t next = 0;
  for (size_t e = 0; e < analysis->entities.count; e++) {
    const pfi_entity *entity = &analysis->entities.items[e];
    const pfi_mention *best = &analysis->mentions.items[entity->best_mention];
    claims->entities.items[e] = (pfi_claim_entity){
        .name = {best->start, best->size}, .type = entity->type, .mentions = {next, 0}, .roles = {0, 0}};
    next += entity->mention_count;
  }
  claims->entities.count = analysis->entities.count;
  for (size_t m = 0; m < analysis->mentions.count; m++) {
    const pfi_mention *mention = &analysis->mentions.items[m];
    pfi_mark *mark = &claims->entities.items[mention->entity].mentions;
    claims->mentions.items[mark->first + mark->count++] =
        (pfi_entity_mention){{mention->start, mention->size}, mention->kind};
  }
  claims->mentions.count = analysis->mentions.count;
  return PF_OK;
}

/* ---- roles ---- */

static pfi_relation relation_of(const pfi_word *word) {
  return pfi_relation_base(word->relation);
}

/* Parts of a noun phrase that name what somebody is; relative clauses, appositions and marks are none. */
static bool belongs_to_role(const pfi_word *word) {
  switch (relation_of(word)) {
  case PFI_RELATION_AMOD:
  case PFI_RELATION_COMPOUND:
  case PFI_RELATION_NMOD:
  case PFI_RELATION_CASE:
  case PFI_RELATION_FLAT:
  case PFI_RELATION_NUMMOD:
  case PFI_RELATION_FIXED:
    return true;
  case PFI_RELATION_DET:
  case PFI_RELATION_PUNCT:
    return word->upos == PFI_UPOS_DET || word->xpos == PFI_XPOS_HYPH;
  default:
    return false;
  }
}

/* Does word `at` of the sentence hang, through parts of the phrase, on word `head`? Bounded: a chain longer than any
 * noun phrase's is none. */
static bool is_in_phrase(const pfi_word *words, size_t at, size_t head) {
  enum { LONGEST_CHAIN = 8 };
  for (int step = 0; step < LONGEST_CHAIN; step++) {
    if (at == head) return true;
    if (!belongs_to_role(&words[at]) || words[at].head == 0) return false;
    at = words[at].head - 1;
  }
  return false;
}

/* The run of words round `head` that are its phrase, without an article or a preposition in front. */
static pfi_range phrase_of(const pfi_word *words, size_t count, size_t head) {
  size_t first = head, last = head;
  while (first > 0 && is_in_phrase(words, first - 1, head))
    first--;
  while (last + 1 < count && is_in_phrase(words, last + 1, head))
    last++;
  while (first < head && (words[first].upos == PFI_UPOS_DET || relation_of(&words[first]) == PFI_RELATION_CASE))
    first++;
  return (pfi_range){words[first].start, words[last].start + words[last].size - words[first].start};
}

/* Has the entity this role, or as many as it may have? Looks back a bounded way: an article calls people the same
 * things close together. */
static bool has_role(const entity_work *work, uint32_t entity, pfi_range role) {
  enum { FARTHEST_BACK = 200 };
  size_t count = 0, stop = work->roles.count > FARTHEST_BACK ? work->roles.count - FARTHEST_BACK : 0;
  pf_view text = pfi_view_of_range(work->reading->text, role);
  for (size_t i = work->roles.count; i > stop && count < MOST_ROLES; i--) {
    if (work->role_entities.items[i - 1] != entity) continue;
    count++;
    if (pfi_view_equal_ignoring_case(pfi_view_of_range(work->reading->text, work->roles.items[i - 1]), text))
      return true;
  }
  return count >= MOST_ROLES;
}

static bool add_role(entity_work *work, uint32_t entity, pfi_range role) {
  if (has_role(work, entity, role)) return true;
  return PFI_PUSH(work->allocator, &work->roles, role) && PFI_PUSH(work->allocator, &work->role_entities, entity);
}

/* The person's name that a word heads or is part of. */
static const pfi_mention *person_at(const entity_work *work, const pfi_word *word) {
  if (word->mention == PFI_NO_MENTION) return NULL;
  const pfi_mention *mention = &work->reading->analysis->mentions.items[word->mention];
  return mention->kind == PFI_MENTION_NAME && mention->type == PFI_ENTITY_PER ? mention : NULL;
}

/* Can the word head a role? Names of others, pronouns and numbers can't: "US" is none of "US President Orrin Hale". */
static bool may_be_role(const entity_work *work, const pfi_word *word) {
  bool named = word->mention != PFI_NO_MENTION &&
               work->reading->analysis->mentions.items[word->mention].kind == PFI_MENTION_NAME;
  return !named && (word->upos == PFI_UPOS_NOUN || word->upos == PFI_UPOS_PROPN);
}

/* The roles that one word tells: as a description or apposition of a name, or as the noun a name is apposed to. */
static bool roles_of_word(entity_work *work, const pfi_word *words, size_t count, size_t at) {
  const pfi_word *word = &words[at];
  if (word->head == 0) return true;
  bool described = word->relation == PFI_RELATION_NMOD_DESC;
  bool apposed = word->relation == PFI_RELATION_APPOS;
  if (!described && !apposed) return true;
  const pfi_word *head = &words[word->head - 1];
  const pfi_mention *whose = person_at(work, head);
  if (whose != NULL && may_be_role(work, word)) return add_role(work, whose->entity, phrase_of(words, count, at));
  whose = person_at(work, word);
  if (apposed && whose != NULL && may_be_role(work, head))
    return add_role(work, whose->entity, phrase_of(words, count, word->head - 1));
  return true;
}

/* Puts the roles behind the claims' ranges, entity by entity. */
static pf_status keep_roles(entity_work *work, pf_error *error) {
  pfi_claims *claims = work->claims;
  if (!PFI_RESERVE(work->allocator, &claims->ranges, work->roles.count)) return pfi_fail_memory(error);
  for (size_t i = 0; i < work->roles.count; i++)
    claims->entities.items[work->role_entities.items[i]].roles.count++;
  uint32_t next = (uint32_t)claims->ranges.count;
  for (size_t e = 0; e < claims->entities.count; e++) {
    claims->entities.items[e].roles.first = next;
    next += claims->entities.items[e].roles.count;
    claims->entities.items[e].roles.count = 0;
  }
  for (size_t i = 0; i < work->roles.count; i++) {
    pfi_mark *mark = &claims->entities.items[work->role_entities.items[i]].roles;
    claims->ranges.items[mark->first + mark->count++] = work->roles.items[i];
  }
  claims->ranges.count += work->roles.count;
  return PF_OK;
}

static pf_status find_roles(entity_work *work, pf_error *error) {
  const pfi_sentences *sentences = work->reading->sentences;
  for (size_t s = 0; s < sentences->sentences.count; s++) {
    const pfi_sentence *sentence = &sentences->sentences.items[s];
    const pfi_word *words = work->reading->analysis->words.items + sentence->first_token;
    for (size_t i = 0; i < sentence->token_count; i++) {
      if (!roles_of_word(work, words, sentence->token_count, i)) return pfi_fail_memory(error);
    }
  }
  return keep_roles(work, error);
}

/* ---- sources ---- */

/* The number of the first word at or behind a byte of the text. */
static size_t word_from(const pfi_analysis *analysis, uint32_t byte) {
  size_t low = 0, high = analysis->words.count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (analysis->words.items[middle].start < byte)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* May the noun bear a name that stands before it: a person's any noun ("envoy Ada Holm"), others that of a body ("the
 * Delta news agency", but not "a Delta reporter")? */
static bool bears_name(const pfi_analysis *analysis, const pfi_word *noun, const pfi_word *name) {
  static const char *const bodies[] = {
      "agency",       "outlet",       "newspaper", "paper", "magazine", "website",    "broadcaster", "channel",
      "network",      "company",      "group",     "party", "ministry", "union",      "bank",        "government",
      "organization", "organisation", "council",   "army",  "court",    "commission", "committee",   "club",
      "university",   "institute",    "service",   "firm",  "team",     "movement"};
  if (name->mention == PFI_NO_MENTION) return false;
  if (analysis->mentions.items[name->mention].type == PFI_ENTITY_PER) return true;
  pf_view lemma = pfi_lemma(analysis, noun);
  for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++)
    if (pfi_view_equal(lemma, pfi_view_of_string(bodies[i]))) return true;
  return false;
}

/* Is the name in the source the speaker's own: its head, or joined to it as an apposition or title is? */
static bool names_speaker(const pfi_analysis *analysis, const pfi_word *words, const pfi_word *name, size_t first,
                          size_t stop) {
  enum { LONGEST_WAY = 6 };
  for (int step = 0; step < LONGEST_WAY; step++) {
    if (name->head == 0 || name->head - 1 < first || name->head - 1 >= stop) return true;
    switch (relation_of(name)) {
    case PFI_RELATION_APPOS:
    case PFI_RELATION_FLAT:
      break;
    default:
      if (name->relation != PFI_RELATION_NMOD_DESC && name->relation != PFI_RELATION_COMPOUND) return false;
      if (!bears_name(analysis, &words[name->head - 1], name)) return false;
    }
    name = &words[name->head - 1];
  }
  return false;
}

/* A name is met at any of its words, a noun at its head. */
static bool is_headed_by(const pfi_analysis *analysis, uint32_t mention, size_t word) {
  return analysis->mentions.items[mention].kind == PFI_MENTION_NAME ||
         analysis->mentions.items[mention].head_word == word;
}

/* Does the source name several, of whom the word is only one? */
static bool is_one_of_several(const pfi_word *words, size_t head, size_t first, size_t stop) {
  for (size_t i = first; i < stop; i++)
    if (relation_of(&words[i]) == PFI_RELATION_CONJ && words[i].head == head + 1) return true;
  return false;
}

/* "Varga's remarks", "his report": words speak for whose they are; PFI_NO_INDEX of others. */
static uint32_t owner_of_words(const pfi_analysis *analysis, const pfi_word *words, size_t first, size_t stop) {
  static const char *const nouns[] = {"remark", "statement", "comment", "report",    "letter", "speech",
                                      "word",   "claim",     "account", "testimony", "post",   "message",
                                      "tweet",  "email",     "memo",    "article"};
  for (size_t i = first; i < stop; i++) {
    if (relation_of(&words[i]) != PFI_RELATION_NMOD || words[i].relation != PFI_RELATION_NMOD_POSS) continue;
    if (words[i].mention == PFI_NO_MENTION || words[i].head - 1 < first || words[i].head - 1 >= stop) continue;
    const pfi_word *noun = &words[words[i].head - 1];
    if (noun->head != 0 && noun->head - 1 >= first && noun->head - 1 < stop) continue;
    for (size_t k = 0; k < sizeof nouns / sizeof nouns[0]; k++)
      if (pfi_view_equal(pfi_lemma(analysis, noun), pfi_view_of_string(nouns[k])))
        return analysis->mentions.items[words[i].mention].entity;
  }
  return PFI_NO_INDEX;
}

/* The entity of a source: of the word that heads it, which hangs on a word outside; else of a name apposed to it. */
static uint32_t entity_of_source(const pfi_analysis *analysis, const pfi_sentences *sentences, size_t sentence,
                                 pfi_range source) {
  const pfi_sentence *around = &sentences->sentences.items[sentence];
  const pfi_word *words = analysis->words.items + around->first_token;
  size_t first = word_from(analysis, source.start) - around->first_token, stop = first;
  while (stop < around->token_count && words[stop].start < source.start + source.size)
    stop++;
  uint32_t named = PFI_NO_INDEX;
  for (size_t i = first; i < stop; i++) {
    uint32_t mention = words[i].mention;
    bool outside = words[i].head == 0 || words[i].head - 1 < first || words[i].head - 1 >= stop;
    if (outside && is_one_of_several(words, i, first, stop)) return PFI_NO_INDEX;
    if (mention == PFI_NO_MENTION) continue;
    bool compound = relation_of(&words[i]) == PFI_RELATION_COMPOUND;
    if (outside && !compound && is_headed_by(analysis, mention, around->first_token + i))
      return analysis->mentions.items[mention].entity;
    bool name = analysis->mentions.items[mention].kind == PFI_MENTION_NAME;
    if (name && named == PFI_NO_INDEX && names_speaker(analysis, words, &words[i], first, stop))
      named = analysis->mentions.items[mention].entity;
  }
  return named != PFI_NO_INDEX ? named : owner_of_words(analysis, words, first, stop);
}

static size_t sentence_of(const pfi_sentences *sentences, uint32_t byte) {
  size_t low = 0, high = sentences->sentences.count;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (sentences->sentences.items[middle].start <= byte)
      low = middle;
    else
      high = middle;
  }
  return low;
}

static void find_sources(entity_work *work) {
  const pfi_sentences *sentences = work->reading->sentences;
  for (size_t i = 0; i < work->claims->statements.count; i++) {
    pfi_statement *statement = &work->claims->statements.items[i];
    statement->source_entity = PFI_NO_INDEX;
    if (statement->source.count == 0 || sentences->sentences.count == 0) continue;
    pfi_range source = work->claims->ranges.items[statement->source.first];
    size_t sentence = sentence_of(sentences, source.start);
    /* A source may stand in a line that is no sentence: a speaker's label. */
    if (word_from(work->reading->analysis, source.start) < sentences->sentences.items[sentence].first_token) continue;
    statement->source_entity = entity_of_source(work->reading->analysis, sentences, sentence, source);
  }
}

pf_status pfi_entities_find(pfi_claims *claims, const pfi_reading *reading, const pf_allocator *allocator,
                            pf_error *error) {
  entity_work work = {.claims = claims, .reading = reading, .allocator = allocator};
  pf_status status;
  PFI_TRY(gather_mentions(&work, error));
  PFI_TRY(find_roles(&work, error));
  find_sources(&work);
done:
  PFI_VECTOR_FREE(allocator, &work.roles);
  PFI_VECTOR_FREE(allocator, &work.role_entities);
  return status;
}
