/* pronoun.c - what a pronoun stands for: of the mentions of the last sentences that agree with it, the one that
 * syntax and nearness favour (the factors of Lappin and Leass 1994, with whole numbers for weights). In a quotation "I"
 * is who is said to speak. */
#include "analyse/coreference.h"

enum { LOOK_BACK = 80, SENTENCES_BACK = 5, FIRST_PERSON_BACK = 400 };

static const pfi_word *head_of(const pfi_linker *linker, uint32_t mention) {
  return &linker->analysis->words.items[linker->analysis->mentions.items[mention].head_word];
}

static bool is_subject(uint8_t relation) {
  return relation == PFI_RELATION_NSUBJ || relation == PFI_RELATION_NSUBJ_PASS || relation == PFI_RELATION_NSUBJ_OUTER;
}

/* Arguments of one verb are different people, unless a reflexive says so. */
static bool share_clause(const pfi_linker *linker, uint32_t a, uint32_t b) {
  const pfi_word *x = head_of(linker, a), *y = head_of(linker, b);
  if (linker->candidates.items[a].sentence != linker->candidates.items[b].sentence) return false;
  if (y->xpos == PFI_XPOS_PRP_POSS) return false;
  return x->head == y->head;
}

static bool contains(const pfi_linker *linker, uint32_t outer, uint32_t inner) {
  const pfi_mention *o = &linker->analysis->mentions.items[outer], *i = &linker->analysis->mentions.items[inner];
  return i->first_word >= o->first_word && i->first_word < o->first_word + o->word_count;
}

static bool may_stand_for(const pfi_linker *linker, uint32_t pronoun, uint32_t candidate) {
  const pfi_candidate *p = &linker->candidates.items[pronoun];
  const pfi_candidate *c = &linker->candidates.items[pfi_group_of(linker, candidate)];
  const pfi_mention *m = &linker->analysis->mentions.items[candidate];
  if (m->kind == PFI_MENTION_PRONOUN && linker->candidates.items[candidate].person != 3) return false;
  if (share_clause(linker, candidate, pronoun) || contains(linker, candidate, pronoun)) return false;
  bool person = c->gender == PFI_GENDER_MALE || c->gender == PFI_GENDER_FEMALE || c->gender == PFI_GENDER_PERSON;
  switch (p->gender) {
  case PFI_GENDER_MALE:
  case PFI_GENDER_FEMALE:
    return (c->gender == p->gender || c->gender == PFI_GENDER_PERSON) && c->number != PFI_NUMBER_PLURAL;
  case PFI_GENDER_THING:
    return !person && c->number != PFI_NUMBER_PLURAL;
  default: /* they */
    return c->number == PFI_NUMBER_PLURAL || (m->kind == PFI_MENTION_NAME && m->type == PFI_ENTITY_ORG);
  }
}

enum { OWNER_SCORE = 24 };

/* "Varga's term ended": does the mention own the subject of its clause? */
static bool owns_subject(const pfi_linker *linker, uint32_t mention) {
  const pfi_word *word = head_of(linker, mention);
  if (word->relation != PFI_RELATION_NMOD_POSS || word->head == 0) return false;
  return is_subject((word + ((int64_t)word->head - (int64_t)word->number))->relation);
}

static bool is_speech_verb(pf_view lemma) {
  static const char *const verbs[] = {"say",     "tell",    "add",      "ask",     "write", "explain",
                                      "note",    "reply",   "answer",   "recall",  "argue", "claim",
                                      "insist",  "declare", "announce", "warn",    "state", "admit",
                                      "discuss", "deny",    "agree",    "believe", "hope",  "promise"};
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (pfi_view_equal(lemma, pfi_view_of_string(verbs[i]))) return true;
  return false;
}

/* Is the mention what somebody is who speaks: the subject of a verb of saying? */
static bool is_told_to_speak(const pfi_linker *linker, uint32_t mention) {
  const pfi_word *word = head_of(linker, mention);
  if (!is_subject(word->relation) || word->head == 0) return false;
  return is_speech_verb(pfi_lemma(linker->analysis, word + ((int64_t)word->head - (int64_t)word->number)));
}

enum {
  SUBJECT_SCORE = 30,
  SAME_RELATION_SCORE = 8,
  PRONOUN_SCORE = 34,
  GENDER_SCORE = 18,
  GROUP_SCORE = 3,
  GROUP_MOST = 6
};

/* What nearness leaves of the score. */
static int32_t score_of_distance(uint32_t sentences, uint32_t mentions) {
  return (sentences > 0 ? -8 : 0) - 40 * (int32_t)sentences - (int32_t)mentions;
}

/* No candidate that far away has a higher score: who owns a subject is none. */
static int32_t most_at_distance(uint32_t sentences, uint32_t mentions) {
  return score_of_distance(sentences, mentions) + SUBJECT_SCORE + SAME_RELATION_SCORE + PRONOUN_SCORE + GENDER_SCORE +
         GROUP_SCORE * GROUP_MOST;
}

/* The weights were tuned on GUM train, one at a time. */
static int32_t score_candidate(const pfi_linker *linker, uint32_t pronoun, uint32_t candidate) {
  const pfi_candidate *p = &linker->candidates.items[pronoun], *c = &linker->candidates.items[candidate];
  const pfi_candidate *group = &linker->candidates.items[pfi_group_of(linker, candidate)];
  const pfi_mention *m = &linker->analysis->mentions.items[candidate];
  uint8_t relation = head_of(linker, candidate)->relation;
  int32_t score = score_of_distance(p->sentence - c->sentence, pronoun - candidate);
  if (is_subject(relation)) score += SUBJECT_SCORE;
  if (relation == PFI_RELATION_OBJ) score += 18;
  if (relation == PFI_RELATION_NMOD || relation == PFI_RELATION_COMPOUND || relation == PFI_RELATION_CONJ) score -= 18;
  if (relation == head_of(linker, pronoun)->relation) score += SAME_RELATION_SCORE;
  if (m->kind == PFI_MENTION_NAME) score -= 10;
  if (m->kind == PFI_MENTION_PRONOUN) score += c->key == p->key ? 14 : PRONOUN_SCORE;
  if (group->gender == p->gender) score += GENDER_SCORE;
  if (c->quoted && !p->quoted) score -= 60; /* whom a speaker addresses is not who is told of */
  if (owns_subject(linker, candidate)) score += OWNER_SCORE;
  bool dumb = m->kind == PFI_MENTION_NOMINAL && group->gender == PFI_GENDER_THING && c->number == PFI_NUMBER_PLURAL;
  if (dumb && is_told_to_speak(linker, pronoun)) score -= 60; /* "they said" of no concessions */
  score += GROUP_SCORE * (int32_t)(group->size < GROUP_MOST ? group->size : GROUP_MOST);
  return score;
}

enum { LOOK_AHEAD = 12 };

/* "In her speech, Ruth Calder said": the subject that a fronted phrase with the pronoun stands before. */
static uint32_t find_subject_ahead(const pfi_linker *linker, uint32_t pronoun) {
  const pfi_candidate *p = &linker->candidates.items[pronoun];
  const pfi_word *word = head_of(linker, pronoun);
  const pfi_word *sentence = word - (word->number - 1);
  for (int step = 0; step < LOOK_AHEAD && word->head != 0; step++) {
    bool leaves = word->relation == PFI_RELATION_OBL || word->relation == PFI_RELATION_ADVCL;
    const pfi_word *verb = sentence + word->head - 1;
    if (leaves && verb > word) {
      for (uint32_t i = pronoun + 1; i < linker->candidates.count && i <= pronoun + LOOK_AHEAD; i++) {
        if (linker->candidates.items[i].sentence != p->sentence) return PFI_NO_MENTION;
        const pfi_word *head = head_of(linker, i);
        if (is_subject(head->relation) && head->head == verb->number && head > word) return i;
      }
      return PFI_NO_MENTION;
    }
    word = verb;
  }
  return PFI_NO_MENTION;
}

static void link_third_person(pfi_linker *linker, uint32_t pronoun) {
  uint32_t best = PFI_NO_MENTION;
  int32_t most = INT32_MIN;
  const pfi_candidate *p = &linker->candidates.items[pronoun];
  uint32_t ahead = find_subject_ahead(linker, pronoun);
  if (ahead != PFI_NO_MENTION && linker->analysis->mentions.items[ahead].kind == PFI_MENTION_NAME &&
      may_stand_for(linker, pronoun, ahead) && pfi_groups_join(linker, ahead, pronoun))
    return;
  for (uint32_t back = 1; back <= LOOK_BACK && back <= pronoun; back++) {
    uint32_t candidate = pronoun - back;
    uint32_t away = p->sentence - linker->candidates.items[candidate].sentence;
    if (away > SENTENCES_BACK || most_at_distance(away, back) <= most) break;
    if (!may_stand_for(linker, pronoun, candidate)) continue;
    int32_t score = score_candidate(linker, pronoun, candidate);
    if (score > most) most = score, best = candidate;
  }
  if (best != PFI_NO_MENTION) pfi_groups_join(linker, best, pronoun);
}

/* Is the mention the subject of a verb of speech, outside a quotation? */
static bool speaks(const pfi_linker *linker, uint32_t mention) {
  const pfi_word *word = head_of(linker, mention);
  if (!is_subject(word->relation) || linker->candidates.items[mention].quoted || word->head == 0) return false;
  const pfi_word *verb = word + ((int64_t)word->head - (int64_t)word->number);
  return is_speech_verb(pfi_lemma(linker->analysis, verb));
}

/* Who speaks in the quotation: the speaker of this sentence, else of the sentences just before. */
static uint32_t find_speaker(const pfi_linker *linker, uint32_t pronoun) {
  uint32_t sentence = linker->candidates.items[pronoun].sentence;
  for (uint32_t i = pronoun + 1; i < linker->candidates.count && i < pronoun + LOOK_BACK; i++) {
    if (linker->candidates.items[i].sentence != sentence) break;
    if (speaks(linker, i)) return i;
  }
  for (uint32_t back = 1; back <= LOOK_BACK && back <= pronoun; back++) {
    if (sentence - linker->candidates.items[pronoun - back].sentence > SENTENCES_BACK) break;
    if (speaks(linker, pronoun - back)) return pronoun - back;
  }
  return PFI_NO_MENTION;
}

/* "I" and "you" are the same as the last ones, inside a quotation or outside of one; so is "we". */
static void link_same_person(pfi_linker *linker, uint32_t pronoun) {
  const pfi_candidate *p = &linker->candidates.items[pronoun];
  for (uint32_t back = 1; back <= FIRST_PERSON_BACK && back <= pronoun; back++) {
    const pfi_candidate *c = &linker->candidates.items[pronoun - back];
    if (linker->analysis->mentions.items[pronoun - back].kind != PFI_MENTION_PRONOUN) continue;
    if (p->quoted && p->sentence - c->sentence > SENTENCES_BACK) return;
    if (c->person == p->person && c->quoted == p->quoted && c->number == p->number) {
      pfi_groups_join(linker, pronoun - back, pronoun);
      return;
    }
  }
}

void pfi_pronoun_link(pfi_linker *linker, uint32_t mention) {
  const pfi_candidate *p = &linker->candidates.items[mention];
  if (head_of(linker, mention)->xpos == PFI_XPOS_DT) return; /* "this" */
  if (p->person == 3) {
    link_third_person(linker, mention);
    return;
  }
  if (p->person == 1 && p->quoted && p->number != PFI_NUMBER_PLURAL) {
    uint32_t speaker = find_speaker(linker, mention);
    if (speaker != PFI_NO_MENTION && pfi_groups_join(linker, speaker, mention)) return;
  }
  link_same_person(linker, mention);
}
