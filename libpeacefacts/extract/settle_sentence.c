/* settle_sentence.c - where a sentence shows what the tagger leaves out or cuts short: whom a source cites or quotes,
 * who relays, what "according to" covers, what a cue in commas interrupts, what an addition behind a comma has for a
 * speaker of its own; the other additions are in settle_addition.c. Each rule looks at the tags, the tree and the roles
 * found; each walks the sentence once. */
#include "extract/settle.h"
#include "extract/source.h"

/* Does a comma with a participle that is a cue stand at the word? */
static bool cites_behind(const pfi_passage *passage, const uint8_t *roles, size_t comma, size_t stop) {
  const pfi_passage_word *words = passage->words.items;
  return comma + 1 < stop && words[comma].shape == PFI_SHAPE_COMMA && words[comma + 1].tag == PFI_XPOS_VBG &&
         roles[comma + 1] == PFI_ROLE_CUE_BEGIN;
}

/* "Prices will fall, the bank predicted.": where a sentence ends in speaker and cue behind a comma, and has no content,
 * what stands before the comma is it. */
static void settle_tail(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  size_t start = sentence->first_token, stop = start + sentence->token_count, first = start;
  while (first < stop && roles[first] == PFI_ROLE_NONE)
    first++;
  if (first < start + 2 || first == stop || passage->words.items[first - 1].shape != PFI_SHAPE_COMMA) return;
  bool cue = false;
  for (size_t i = first; i < stop; i++) {
    if (cue && cites_behind(passage, roles, i, stop)) break; /* "..., citing two officials" has content of its own */
    if (pfi_role_is_content(roles[i])) return;
    cue = cue || roles[i] == PFI_ROLE_CUE_BEGIN;
    if (roles[i] == PFI_ROLE_NONE && !pfi_passage_mark(&passage->words.items[i])) return;
  }
  if (!cue) return;
  while (start < first - 1 && pfi_passage_mark(&passage->words.items[start]))
    start++;
  if (start == first - 1) return;
  pfi_roles_set(roles, start, first - 1, PFI_ROLE_CONTENT_BEGIN);
  roles[first - 1] = PFI_ROLE_BETWEEN;
}

static bool is_word_form(const pfi_passage *passage, size_t word, const char *form) {
  return pfi_view_is_word(pfi_passage_text(passage, word), form);
}

#define LONGEST_CITED 14 /* words */

/* "..., citing two officials" and "Citing two officials, ...": what the participle of a comma cites is its content, not
 * a part of what was said before. */
static void settle_citing(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = start + sentence->token_count;
  for (size_t i = start; i + 1 < stop; i++) {
    bool set_off = i == start || words[i - 1].shape == PFI_SHAPE_COMMA;
    if (!set_off || words[i].quotation != 0 ||
        (!is_word_form(passage, i, "citing") && !is_word_form(passage, i, "quoting")))
      continue;
    size_t to = i + 1;
    while (to < stop && words[to].shape != PFI_SHAPE_COMMA && words[to].shape != PFI_SHAPE_STOP)
      to++;
    if (to == i + 1 || to - i > LONGEST_CITED) continue;
    pfi_roles_set(roles, i, i + 1, PFI_ROLE_CUE_BEGIN);
    pfi_roles_set(roles, i + 1, to, PFI_ROLE_CONTENT_BEGIN);
    if (i > start) roles[i - 1] = PFI_ROLE_NONE;
    if (to < stop) pfi_roles_begin_anew(roles, to);
  }
}

#define FARTHEST_SAYING 16 /* words from "quoted" to "as saying" */

/* "Delta quoted Ruiz as saying that ...": Delta quotes, and who is quoted belongs to what it quotes. */
static void settle_quoting(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = start + sentence->token_count, verb = stop;
  for (size_t i = start; i + 2 < stop; i++) {
    bool finite = words[i].tag == PFI_XPOS_VBD || words[i].tag == PFI_XPOS_VBZ || words[i].tag == PFI_XPOS_VBP;
    if (finite && words[i].quotation == 0 &&
        (is_word_form(passage, i, "quoted") || is_word_form(passage, i, "cited") || is_word_form(passage, i, "quotes")))
      verb = i;
    if (verb + 1 >= i || i - verb > FARTHEST_SAYING || !is_word_form(passage, i, "as") ||
        !is_word_form(passage, i + 1, "saying"))
      continue;
    size_t to = i + 2;
    while (to < stop && (pfi_role_is_content(roles[to]) || words[to].shape == PFI_SHAPE_COLON))
      to++;
    pfi_roles_set(roles, verb, verb + 1, PFI_ROLE_CUE_BEGIN);
    pfi_roles_set(roles, verb + 1, to, PFI_ROLE_CONTENT_BEGIN);
    if (to < stop) pfi_roles_begin_anew(roles, to);
    return;
  }
}

/* Makes [from, to) content, but where the tagger found content alone: there, only its beginning moves. */
static void fill_content(const pfi_passage *passage, uint8_t *roles, size_t from, size_t to) {
  size_t first = from;
  while (first < to && !pfi_role_is_content(roles[first]))
    first++;
  if (first == to || pfi_roles_attribute(roles, from, to)) {
    pfi_roles_set(roles, from, to, PFI_ROLE_CONTENT_BEGIN);
  } else if (first > from && passage->words.items[first].quotation == 0) {
    pfi_roles_set(roles, from, first + 1, PFI_ROLE_CONTENT_BEGIN);
  }
}

#define LONGEST_SOURCE 24 /* words */

/* Is what stands behind the name, from its comma to the end of the sentence, an apposition: without a finite verb? */
static bool ends_in_apposition(const pfi_passage *passage, size_t comma, size_t stop) {
  const pfi_passage_word *words = passage->words.items;
  if (comma + 1 >= stop || stop - comma > LONGEST_SOURCE || words[comma].shape != PFI_SHAPE_COMMA) return false;
  for (size_t i = comma + 1; i < stop; i++) {
    uint8_t tag = words[i].tag;
    if (tag == PFI_XPOS_VBD || tag == PFI_XPOS_VBZ || tag == PFI_XPOS_VBP || tag == PFI_XPOS_MD) return false;
    if (words[i].quotation != 0) return false;
  }
  uint8_t first = words[comma + 1].tag;
  return first == PFI_XPOS_DT || first == PFI_XPOS_NNP || first == PFI_XPOS_JJ || first == PFI_XPOS_NN;
}

/* Where a sentence begins behind a dateline that ends in a bar. */
static size_t start_of_words(const pfi_passage *passage, size_t start, size_t stop) {
  enum { LONGEST_DATELINE = 8 };
  for (size_t i = start; i + 1 < stop && i < start + LONGEST_DATELINE; i++)
    if (is_word_form(passage, i, "|")) return i + 1;
  return start;
}

/* Who stands behind "according to" at `at`: the tagger's word for it, else the noun phrase. */
static bool find_accordant(const pfi_passage *passage, const uint8_t *roles, size_t at, size_t stop, size_t *to) {
  const pfi_passage_word *word = &passage->words.items[at];
  *to = at + 2;
  size_t from, phrase = 0, head = word->head;
  bool known = head != 0 && word->relation == PFI_RELATION_CASE && head - 1 >= *to && head - 1 < stop;
  if (known) pfi_passage_phrase(passage, head - 1, &from, &phrase);
  known = known && from <= at + 2 && phrase > at + 2 && phrase <= stop && phrase - at <= LONGEST_SOURCE;
  if (*to >= stop || roles[*to] != PFI_ROLE_SOURCE_BEGIN) {
    *to = phrase;
    return known;
  }
  do
    ++*to;
  while (*to < stop && roles[*to] == PFI_ROLE_SOURCE);
  if ((known && phrase == stop) || ends_in_apposition(passage, *to, stop)) *to = stop;
  return true;
}

/* Of "According to Lo, the dam ...", which has to say something behind the comma, however the parser reads it. */
static size_t end_of_source(const pfi_passage *passage, const uint8_t *roles, size_t from, size_t stop) {
  size_t to = from;
  while (to < stop && passage->words.items[to].shape != PFI_SHAPE_COMMA && (to == from || roles[to] == roles[from] + 1))
    to++;
  return to;
}

typedef struct pfi_word_run {
  size_t from, to;
} pfi_word_run;

/* Are the words [from, to) the subject of a verb behind them? */
static bool is_subject_phrase(const pfi_passage *passage, size_t from, size_t to) {
  const pfi_passage_word *words = passage->words.items;
  for (size_t i = from; i < to; i++) {
    if (words[i].head == 0) return false;
    size_t head = words[i].head - 1;
    if (head >= from && head < to) continue;
    bool subject = words[i].relation == PFI_RELATION_NSUBJ || words[i].relation == PFI_RELATION_NSUBJ_PASS;
    if (!subject && !pfi_passage_mark(&words[i])) return false;
    if (head < to) return false;
  }
  return to > from;
}

/* "The dam, according to Lo, could fail": content goes on behind the insertion. */
static void settle_inserted(const pfi_passage *passage, uint8_t *roles, pfi_word_run sentence, pfi_word_run inserted) {
  size_t left_end = inserted.from - 1, right = inserted.to + 1;
  if (!is_subject_phrase(passage, sentence.from, left_end) || pfi_roles_attribute(roles, right, sentence.to)) return;
  if (pfi_roles_attribute(roles, sentence.from, left_end) || passage->words.items[right].quotation != 0) return;
  pfi_roles_set(roles, sentence.from, left_end, PFI_ROLE_CONTENT_BEGIN);
  fill_content(passage, roles, right, sentence.to);
  pfi_roles_set(roles, inserted.from, inserted.from + 2, PFI_ROLE_CUE_BEGIN);
  pfi_roles_set(roles, inserted.from + 2, inserted.to, PFI_ROLE_SOURCE_BEGIN);
  roles[left_end] = roles[inserted.to] = PFI_ROLE_BETWEEN;
}

/* "The talks, Lo said on Monday, would begin": the subject before the insertion is content, too. */
static void settle_aside(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = start + sentence->token_count, comma = start;
  while (comma < stop && words[comma].shape != PFI_SHAPE_COMMA && roles[comma] == PFI_ROLE_NONE)
    comma++;
  if (comma >= stop || words[comma].shape != PFI_SHAPE_COMMA || words[start].quotation != 0) return;
  size_t content = comma + 1;
  while (content < stop && !pfi_role_is_content(roles[content]))
    content++;
  if (content == stop || words[content - 1].shape != PFI_SHAPE_COMMA || words[content].quotation != 0) return;
  bool cue = false;
  for (size_t i = comma + 1; i < content; i++)
    cue = cue || roles[i] == PFI_ROLE_CUE_BEGIN;
  if (!cue || !is_subject_phrase(passage, start, comma)) return;
  pfi_roles_set(roles, start, comma, PFI_ROLE_CONTENT_BEGIN);
  roles[comma] = roles[content - 1] = PFI_ROLE_BETWEEN;
}

/* "The valley has made strides, according to Lo" is what Lo says from its first word on, and so is what stands behind
 * the comma of "According to Lo, ...", whoever says it there. */
static void settle_according(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = start + sentence->token_count, at = start, to;
  while (at + 2 < stop && !(words[at].quotation == 0 && is_word_form(passage, at, "according")))
    at++;
  stop = pfi_end_of_words(passage, start, stop);
  start = start_of_words(passage, start, stop);
  while (start < at && words[start].quotation == 0 && pfi_passage_mark(&words[start])) /* of a list's item */
    start++;
  if (at + 2 >= stop || at < start || !is_word_form(passage, at + 1, "to")) return;
  bool said = pfi_role_is_content(roles[at]); /* by somebody, unless a sentence begins so and has no other speaker */
  if (said && (at > start || roles[at] != PFI_ROLE_CONTENT_BEGIN || pfi_roles_attribute(roles, start, stop))) return;
  if (!find_accordant(passage, roles, at, stop, &to)) return;
  if (at == start && to == stop) to = end_of_source(passage, roles, at + 2, stop);
  bool leads = at == start && to + 2 < stop && words[to].shape == PFI_SHAPE_COMMA;
  bool trails = at > start + 1 && to == stop;
  if (at > start + 1 && to + 1 < stop && words[at - 1].shape == PFI_SHAPE_COMMA && words[to].shape == PFI_SHAPE_COMMA) {
    settle_inserted(passage, roles, (pfi_word_run){start, stop}, (pfi_word_run){at, to});
    return;
  }
  if (!leads && !trails) return;
  size_t from = leads ? to + 1 : start, end = leads ? stop : at;
  if (trails && words[at - 1].shape == PFI_SHAPE_COMMA) end--;
  if (words[end - 1].quotation != 0 && words[from].quotation != 0 && !pfi_roles_attribute(roles, from, end)) return;
  fill_content(passage, roles, from, end);
  pfi_roles_set(roles, at, at + 2, PFI_ROLE_CUE_BEGIN);
  pfi_roles_set(roles, at + 2, to, PFI_ROLE_SOURCE_BEGIN);
  for (size_t i = leads ? to : end; i < (leads ? from : at); i++)
    roles[i] = PFI_ROLE_BETWEEN;
}

/* Who stands behind "by" of a passive at `by`; false when the tree has nobody. */
static bool find_agent(const pfi_passage *passage, size_t by, size_t stop, size_t *to) {
  size_t from, head = passage->words.items[by].head;
  if (head < by + 2 || head > stop || passage->words.items[head - 1].relation == PFI_RELATION_ADVCL) return false;
  pfi_passage_phrase(passage, head - 1, &from, to);
  return from <= by + 1 && *to > by + 1 && *to <= stop && *to - by <= LONGEST_SOURCE;
}

/* "..., as confirmed by an official": what stands before it is what the official says. */
static void settle_as_said(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = pfi_end_of_words(passage, start, start + sentence->token_count), to;
  for (size_t as = start + 3; as + 3 < stop; as++) {
    if (words[as].quotation != 0 || words[as - 1].shape != PFI_SHAPE_COMMA || !is_word_form(passage, as, "as"))
      continue;
    const pfi_cue_form *cue = pfi_passage_cue(&words[as + 1], PFI_CUE_VERB);
    if (cue == NULL || cue->kind != PFI_CUE_SPEECH || words[as + 1].tag != PFI_XPOS_VBN) continue;
    if (!is_word_form(passage, as + 2, "by") || !find_agent(passage, as + 2, stop, &to)) continue;
    bool has_content = false; /* the tagger knew better, but where it is the content of a cue before it */
    for (size_t i = start; i < as; i++)
      has_content = has_content || pfi_role_is_content(roles[i]);
    if (has_content && (roles[as + 1] | 1) == PFI_ROLE_CUE && !pfi_roles_attribute(roles, start, as)) return;
    fill_content(passage, roles, start, as - 1);
    roles[as - 1] = PFI_ROLE_BETWEEN;
    pfi_roles_set(roles, as, as + 3, PFI_ROLE_CUE_BEGIN);
    pfi_roles_set(roles, as + 3, to, PFI_ROLE_SOURCE_BEGIN);
    for (size_t i = to + 1; i < stop && roles[i] == PFI_ROLE_CONTENT; i++)
      roles[i] = PFI_ROLE_NONE;
    if (to < stop && roles[to] != PFI_ROLE_CUE_BEGIN) roles[to] = PFI_ROLE_NONE;
    return;
  }
}

/* "..., with President Holm stating, “...”": who speaks in the addition speaks for himself. */
static void settle_with(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = start + sentence->token_count, none = passage->words.count, from, to;
  for (size_t verb = start + 3; verb + 1 < stop; verb++) {
    if (!pfi_role_is_content(roles[verb]) || words[verb].tag != PFI_XPOS_VBG || words[verb].quotation != 0) continue;
    const pfi_cue_form *cue = pfi_passage_cue(&words[verb], PFI_CUE_VERB);
    if (cue == NULL || cue->kind != PFI_CUE_SPEECH || (cue->frames & (PFI_FRAME_THAT | PFI_FRAME_QUOTE)) == 0) continue;
    size_t subject = pfi_passage_child(passage, verb, PFI_RELATION_NSUBJ, none);
    if (subject == none || subject > verb) continue;
    pfi_passage_phrase(passage, subject, &from, &to);
    if (from < start + 2 || !is_word_form(passage, from - 1, "with") || words[from - 2].shape != PFI_SHAPE_COMMA) {
      /* the phrase may have taken "with" in */
      if (from < start + 1 || !is_word_form(passage, from, "with") || words[from - 1].shape != PFI_SHAPE_COMMA)
        continue;
      from++;
    }
    if (to != verb || roles[from - 1] == PFI_ROLE_CONTENT_BEGIN) continue;
    roles[from - 2] = roles[from - 1] = PFI_ROLE_NONE;
    pfi_roles_set(roles, from, verb, PFI_ROLE_SOURCE_BEGIN);
    pfi_roles_set(roles, verb, verb + 1, PFI_ROLE_CUE_BEGIN);
    size_t next = verb + 1;
    if (words[next].shape == PFI_SHAPE_COMMA && next + 1 < stop) roles[next++] = PFI_ROLE_BETWEEN;
    if (pfi_role_is_content(roles[next])) roles[next] = PFI_ROLE_CONTENT_BEGIN;
    return;
  }
}

enum { LONGEST_MEDIUM = 9 };

/* "shared on her page that the talks were good": the clause is what is said, the medium belongs to the cue. */
static void settle_medium(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = start + sentence->token_count;
  for (size_t i = start + 1; i + 2 < stop; i++) {
    if (roles[i] != PFI_ROLE_CONTENT_BEGIN || (roles[i - 1] | 1) != PFI_ROLE_CUE) continue;
    if (words[i].quotation != 0 || words[i - 1].tag != PFI_XPOS_IN || is_word_form(passage, i, "that")) continue;
    size_t that = i + 1;
    while (that < stop && that - i <= LONGEST_MEDIUM && pfi_role_is_content(roles[that]) &&
           !is_word_form(passage, that, "that"))
      that++;
    if (that >= stop || that - i > LONGEST_MEDIUM || !is_word_form(passage, that, "that") ||
        !pfi_role_is_content(roles[that]))
      continue;
    /* The clause hangs on the cue, what stands before it too. */
    size_t clause = words[that].head;
    if (words[that].relation != PFI_RELATION_MARK || clause == 0) continue;
    bool hangs = words[clause - 1].relation == PFI_RELATION_CCOMP && words[clause - 1].head <= i;
    bool relative =
        words[clause - 1].relation == PFI_RELATION_ACL || words[clause - 1].relation == PFI_RELATION_ACL_RELCL;
    if (!hangs && !relative) continue;
    bool hearer = is_word_form(passage, i - 1, "with") || is_word_form(passage, i - 1, "to");
    for (size_t k = i; k < that; k++)
      roles[k] = hearer ? PFI_ROLE_BETWEEN : PFI_ROLE_CUE;
    roles[that] = PFI_ROLE_CONTENT_BEGIN;
  }
}

/* "Varga reportedly sold the mill": nobody is named who says so, and Varga is spoken of. */
static void settle_hearsay(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = start + sentence->token_count;
  for (size_t i = start + 1; i + 2 < stop; i++) {
    if (roles[i] != PFI_ROLE_CUE_BEGIN || roles[i + 1] != PFI_ROLE_CUE || (roles[i - 1] | 1) != PFI_ROLE_SOURCE)
      continue;
    const pfi_cue_form *adverb = pfi_passage_cue(&words[i], PFI_CUE_ADVERB);
    if (adverb == NULL || (adverb->frames & PFI_FRAME_HEARSAY) == 0) continue;
    if (pfi_passage_cue(&words[i + 1], PFI_CUE_VERB) != NULL) continue;
    size_t from = i - 1;
    while (roles[from] == PFI_ROLE_SOURCE && from > start)
      from--;
    pfi_roles_set(roles, from, i, PFI_ROLE_CONTENT_BEGIN);
    size_t to = i + 1;
    while (to < stop && (roles[to] == PFI_ROLE_CUE || pfi_role_is_content(roles[to])))
      to++;
    pfi_roles_set(roles, i + 1, to, PFI_ROLE_CONTENT_BEGIN);
    i = to;
  }
}

/* "reports of Russian forces": an adjective speaks for nobody; it belongs to what is said. */
static void settle_adjective(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = start + sentence->token_count;
  for (size_t i = start; i + 1 < stop; i++) {
    bool alone = roles[i] == PFI_ROLE_SOURCE_BEGIN && roles[i + 1] != PFI_ROLE_SOURCE;
    if (!alone || words[i].relation != PFI_RELATION_AMOD || words[i].head < i + 2 || words[i].head > stop) continue;
    bool content = roles[i + 1] == PFI_ROLE_CONTENT_BEGIN;
    roles[i] = content ? PFI_ROLE_CONTENT_BEGIN : PFI_ROLE_NONE;
    if (content) roles[i + 1] = PFI_ROLE_CONTENT;
  }
}

/* "..., two officials told Morrow, the agency Delta reported.": the last clause relays all of what stands before it. */
static void settle_relay(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = pfi_end_of_words(passage, start, start + sentence->token_count);
  if (stop < start + 6 || roles[stop - 1] == PFI_ROLE_CUE || words[stop - 1].quotation != 0) return;
  size_t verb = stop - 1, none = passage->words.count, from, to;
  const pfi_cue_form *cue = pfi_passage_cue(&words[verb], PFI_CUE_VERB);
  bool reports = cue != NULL && (is_word_form(passage, verb, "reported") || is_word_form(passage, verb, "reports") ||
                                 is_word_form(passage, verb, "said") || is_word_form(passage, verb, "wrote"));
  size_t subject = pfi_passage_child(passage, verb, PFI_RELATION_NSUBJ, none);
  if (!reports || subject == none || subject > verb || words[subject].tag == PFI_XPOS_WP) return;
  pfi_passage_phrase(passage, subject, &from, &to);
  if (to != verb || from < start + 2 || words[from - 1].shape != PFI_SHAPE_COMMA) return;
  if (!pfi_roles_attribute(roles, start, from - 1)) return;
  if (roles[verb] == PFI_ROLE_CUE_BEGIN && pfi_role_is_content(roles[from - 2])) return; /* it has its own content */
  pfi_roles_set(roles, start, from - 1, PFI_ROLE_CONTENT_BEGIN);
  roles[from - 1] = PFI_ROLE_BETWEEN;
  pfi_roles_set(roles, from, to, PFI_ROLE_SOURCE_BEGIN);
  pfi_roles_set(roles, verb, stop, PFI_ROLE_CUE_BEGIN);
}

/* "warned in a report seen by Delta that ...": what stands between cue and clause is no content. */
static void settle_seen(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  size_t stop = sentence->first_token + sentence->token_count, from, to;
  for (size_t verb = sentence->first_token + 1; verb + 3 < stop; verb++) {
    if (!pfi_role_is_content(roles[verb]) || !pfi_source_of_sight(passage, verb, &from, &to)) continue;
    if (to >= stop || !is_word_form(passage, to, "that") || !pfi_role_is_content(roles[to])) continue;
    size_t begin = verb;
    while (begin > sentence->first_token && roles[begin] == PFI_ROLE_CONTENT)
      begin--;
    bool after_cue = begin > sentence->first_token && (roles[begin - 1] | 1) == PFI_ROLE_CUE;
    for (size_t i = begin; i < to; i++)
      roles[i] = i < verb && after_cue ? PFI_ROLE_CUE : PFI_ROLE_BETWEEN;
    roles[to] = PFI_ROLE_CONTENT_BEGIN;
    return;
  }
}

/* "said that the minister, Henrik Varga, had warned ...": a clause that "that" opens has its verb. */
static void settle_clause(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = pfi_end_of_words(passage, start, start + sentence->token_count), from,
         to;
  for (size_t that = start; that + 2 < stop; that++) {
    if (roles[that] != PFI_ROLE_CONTENT_BEGIN || words[that].relation != PFI_RELATION_MARK) continue;
    if (!is_word_form(passage, that, "that") || words[that].head < that + 3 || words[that].head > stop) continue;
    size_t verb = words[that].head - 1, end = that + 1;
    while (end < stop && roles[end] == PFI_ROLE_CONTENT)
      end++;
    if (end > verb || words[verb].quotation != 0) continue;
    pfi_passage_phrase(passage, verb, &from, &to);
    if (to > stop) to = stop;
    while (to < stop && roles[to] == PFI_ROLE_CONTENT)
      to++;
    if (from > that || to <= verb) continue;
    pfi_roles_set(roles, that, to, PFI_ROLE_CONTENT_BEGIN);
    if (to < passage->words.count) pfi_roles_begin_anew(roles, to);
    that = to;
  }
}

/* Does the word hang on a verb of saying that the tagger passed over, which somebody of the roles' source says? */
static bool find_outer(const pfi_passage *passage, const uint8_t *roles, size_t verb, size_t *outer) {
  const pfi_passage_word *words = passage->words.items;
  if (words[verb].relation != PFI_RELATION_CCOMP || words[verb].head == 0 || words[verb].head > verb) return false;
  *outer = words[verb].head - 1;
  const pfi_cue_form *cue = pfi_passage_cue(&words[*outer], PFI_CUE_VERB);
  bool finite =
      words[*outer].tag == PFI_XPOS_VBD || words[*outer].tag == PFI_XPOS_VBZ || words[*outer].tag == PFI_XPOS_VBP;
  if (cue == NULL || cue->kind != PFI_CUE_SPEECH || !finite || roles[*outer] > PFI_ROLE_BETWEEN) return false;
  size_t none = passage->words.count, subject = pfi_passage_child(passage, *outer, PFI_RELATION_NSUBJ, none);
  return subject != none && (roles[subject] | 1) == PFI_ROLE_SOURCE;
}

/* "The lawyer said police claimed that ...": the outer verb is the cue, and the inner one a part of what is said. */
static void settle_outer(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  size_t start = sentence->first_token, stop = start + sentence->token_count, outer;
  for (size_t verb = start; verb < stop; verb++) {
    if ((roles[verb] | 1) != PFI_ROLE_CUE || passage->words.items[verb].quotation != 0) continue;
    if (!find_outer(passage, roles, verb, &outer) || outer < start) continue;
    size_t to = verb + 1;
    while (to < stop && (roles[to] == PFI_ROLE_CUE || pfi_role_is_content(roles[to])))
      to++;
    pfi_roles_set(roles, outer, outer + 1, PFI_ROLE_CUE_BEGIN);
    pfi_roles_set(roles, outer + 1, to, PFI_ROLE_CONTENT_BEGIN);
    if (to < passage->words.count) pfi_roles_begin_anew(roles, to);
    return;
  }
}

/* "wants Lo to say that ...", "heard Lo say that ...": a cue has nobody in it. What is wanted begins with who shall do
 * it; who is heard is who says it. */
static void settle_object(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = start + sentence->token_count;
  for (size_t i = start + 1; i + 1 < stop; i++) {
    if (roles[i] != PFI_ROLE_CUE || roles[i - 1] < PFI_ROLE_CUE_BEGIN) continue;
    bool noun = words[i].shape == PFI_SHAPE_CAPITALISED || words[i].tag == PFI_XPOS_PRP;
    if (!noun || words[i].quotation != 0) continue;
    size_t verb = i + 1;
    while (verb < stop && roles[verb] == PFI_ROLE_CUE && words[verb].tag == PFI_XPOS_NNP)
      verb++;
    if (verb + 1 >= stop || roles[verb] != PFI_ROLE_CUE) continue;
    bool wanted =
        is_word_form(passage, verb, "to") && words[verb + 1].tag == PFI_XPOS_VB && roles[verb + 1] == PFI_ROLE_CUE;
    bool heard = words[verb].tag == PFI_XPOS_VB &&
                 (is_word_form(passage, i - 1, "heard") || is_word_form(passage, i - 1, "hear"));
    if (wanted) {
      size_t to = verb + 1;
      while (to < stop && (roles[to] == PFI_ROLE_CUE || pfi_role_is_content(roles[to])))
        to++;
      pfi_roles_set(roles, i, to, PFI_ROLE_CONTENT_BEGIN);
    } else if (heard) {
      for (size_t k = start; k < i; k++)
        roles[k] = PFI_ROLE_NONE;
      pfi_roles_set(roles, i, verb, PFI_ROLE_SOURCE_BEGIN);
      roles[verb] = PFI_ROLE_CUE_BEGIN;
    }
    return;
  }
}

/* "said Lo, whose union had called it": the relative clause tells of the speaker and is not his. */
static void settle_relative(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = start + sentence->token_count;
  for (size_t i = start + 1; i + 1 < stop; i++) {
    bool inside =
        roles[i] == PFI_ROLE_SOURCE && roles[i - 1] >= PFI_ROLE_SOURCE_BEGIN && roles[i + 1] == PFI_ROLE_SOURCE;
    if (!inside || words[i].shape != PFI_SHAPE_COMMA) continue;
    if (!is_word_form(passage, i + 1, "whose") &&
        !(is_word_form(passage, i + 1, "who") && roles[i + 2 < stop ? i + 2 : i] != PFI_ROLE_SOURCE))
      continue;
    size_t to = i;
    while (to < stop && roles[to] == PFI_ROLE_SOURCE)
      roles[to++] = PFI_ROLE_NONE;
    bool own = to < stop && roles[to] == PFI_ROLE_CUE_BEGIN; /* the clause's verb */
    while (own && to < stop && words[to].shape != PFI_SHAPE_COMMA)
      roles[to++] = PFI_ROLE_NONE;
    if (to < passage->words.count) pfi_roles_begin_anew(roles, to);
    return;
  }
}

enum { LONGEST_INSERTION = 10 };

/* "Nobody, Lo argued, had read the contract": speaker and verb between commas, of a sentence that has no other. */
static void settle_insertion(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = pfi_end_of_words(passage, start, start + sentence->token_count);
  size_t none = passage->words.count, from, to;
  for (size_t verb = start + 3; verb + 2 < stop; verb++) {
    bool finite = words[verb].tag == PFI_XPOS_VBD || words[verb].tag == PFI_XPOS_VBZ;
    if (!finite || words[verb + 1].shape != PFI_SHAPE_COMMA || words[verb].quotation != 0) continue;
    if (words[start].quotation != 0) return;
    const pfi_cue_form *cue = pfi_passage_cue(&words[verb], PFI_CUE_VERB);
    if (cue == NULL || cue->kind != PFI_CUE_SPEECH || (cue->frames & PFI_FRAME_THAT) == 0) continue;
    size_t subject = pfi_passage_child(passage, verb, PFI_RELATION_NSUBJ, none);
    if (subject == none || subject > verb || words[subject].tag == PFI_XPOS_WP) continue;
    pfi_passage_phrase(passage, subject, &from, &to);
    if (to != verb || from < start + 2 || verb - from > LONGEST_INSERTION) continue;
    if (words[from - 1].shape != PFI_SHAPE_COMMA || pfi_roles_attribute(roles, start, stop)) continue;
    pfi_roles_set(roles, start, from - 1, PFI_ROLE_CONTENT_BEGIN);
    pfi_roles_set(roles, from, verb, PFI_ROLE_SOURCE_BEGIN);
    pfi_roles_set(roles, verb, verb + 1, PFI_ROLE_CUE_BEGIN);
    pfi_roles_set(roles, verb + 2, stop, PFI_ROLE_CONTENT_BEGIN);
    roles[from - 1] = roles[verb + 1] = PFI_ROLE_BETWEEN;
    return;
  }
}

void pfi_roles_settle_sentence(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  settle_outer(passage, roles, sentence);
  settle_object(passage, roles, sentence);
  settle_relative(passage, roles, sentence);
  settle_tail(passage, roles, sentence);
  settle_citing(passage, roles, sentence);
  settle_quoting(passage, roles, sentence);
  settle_according(passage, roles, sentence);
  settle_clause(passage, roles, sentence);
  settle_aside(passage, roles, sentence);
  settle_insertion(passage, roles, sentence);
  settle_as_said(passage, roles, sentence);
  settle_with(passage, roles, sentence);
  settle_seen(passage, roles, sentence);
  settle_medium(passage, roles, sentence);
  settle_hearsay(passage, roles, sentence);
  settle_adjective(passage, roles, sentence);
  settle_relay(passage, roles, sentence);
  pfi_roles_settle_additions(passage, roles, sentence);
}
