/* settle.c - where the form of the text tells more than the tagger: a quotation that is mostly content is content from
 * mark to mark, so that no cue or speaker inside somebody's words is taken for one of the article's own; and a line of
 * a transcript ("LIND: We will not pay.") is speaker, colon and content. */
#include "extract/source.h"
#include "extract/tagger.h"

static bool is_content(uint8_t role) {
  return role >= PFI_ROLE_CONTENT_BEGIN;
}

/* Do the words hold a cue or a speaker? */
static bool has_attribution(const uint8_t *roles, size_t from, size_t to) {
  for (size_t i = from; i < to; i++)
    if (roles[i] >= PFI_ROLE_SOURCE_BEGIN && !is_content(roles[i])) return true;
  return false;
}

#define FEWEST_WORDS 5 /* of a quotation that is somebody's words even where no cue was found */

/* A shorter one may be a name or a doubted word, unless a verb or an exclamation mark stands in it. */
static bool is_spoken(const pfi_passage *passage, const pfi_passage_word *word) {
  char first = passage->text.data[word->start];
  return first == '!' || first == '?' || word->tag == PFI_XPOS_VBZ || word->tag == PFI_XPOS_VBP ||
         word->tag == PFI_XPOS_VBD || word->tag == PFI_XPOS_MD;
}

static void settle_quotation(const pfi_passage *passage, uint8_t *roles, size_t from, size_t to) {
  size_t words = 0, content = 0;
  bool spoken = false;
  /* A mark left open says not where the quotation ends: a cue found behind it is one. */
  bool closed = passage->quotations.items.items[passage->words.items[from].quotation - 1].closed;
  if (!closed && has_attribution(roles, from, to)) return;
  for (size_t i = from; i < to; i++) {
    spoken = spoken || is_spoken(passage, &passage->words.items[i]);
    if (pfi_passage_mark(&passage->words.items[i])) continue;
    words++;
    content += is_content(roles[i]);
  }
  if (content * 2 < words && words < FEWEST_WORDS && !spoken) return;
  bool goes_on = from > 0 && is_content(roles[from - 1]) && roles[from] != PFI_ROLE_CONTENT_BEGIN;
  for (size_t i = from; i < to; i++)
    roles[i] = i == from && !goes_on ? PFI_ROLE_CONTENT_BEGIN : PFI_ROLE_CONTENT;
  if (to == passage->words.count) return;
  /* A piece that began inside and goes on behind the mark begins anew there, and nothing is left to lie between. */
  if (roles[to] == PFI_ROLE_SOURCE || roles[to] == PFI_ROLE_CUE) roles[to]--;
}

/* Words [from, to) as one piece that begins with the role `begin`. */
static void set_piece(uint8_t *roles, size_t from, size_t to, pfi_role begin) {
  for (size_t i = from; i < to; i++)
    roles[i] = (uint8_t)(begin + (i > from));
}

/* A transcript or a signature settles the whole block. */
static bool settle_form(const pfi_passage *passage, uint8_t *roles) {
  size_t from, mark, count = passage->words.count;
  if (pfi_source_of_transcript(passage, &from, &mark)) {
    memset(roles, PFI_ROLE_NONE, from);
    set_piece(roles, from, mark, PFI_ROLE_SOURCE_BEGIN);
    set_piece(roles, mark, mark + 1, PFI_ROLE_CUE_BEGIN);
    set_piece(roles, mark + 1, count, PFI_ROLE_CONTENT_BEGIN);
    return true;
  }
  if (!pfi_source_of_signature(passage, &mark)) return false;
  set_piece(roles, 0, mark, PFI_ROLE_CONTENT_BEGIN);
  set_piece(roles, mark, mark + 1, PFI_ROLE_CUE_BEGIN);
  set_piece(roles, mark + 1, count, PFI_ROLE_SOURCE_BEGIN);
  return true;
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
    if (is_content(roles[i])) return;
    cue = cue || roles[i] == PFI_ROLE_CUE_BEGIN;
    if (roles[i] == PFI_ROLE_NONE && !pfi_passage_mark(&passage->words.items[i])) return;
  }
  if (!cue) return;
  while (start < first - 1 && pfi_passage_mark(&passage->words.items[start]))
    start++;
  if (start == first - 1) return;
  set_piece(roles, start, first - 1, PFI_ROLE_CONTENT_BEGIN);
  roles[first - 1] = PFI_ROLE_BETWEEN;
}

static bool is_form(const pfi_passage *passage, size_t word, const char *form) {
  return pfi_view_equal_ignoring_case(pfi_passage_text(passage, word), pfi_view_of_string(form));
}

/* A piece cut off before `word` begins anew there. */
static void begin_anew(uint8_t *roles, size_t word) {
  if (roles[word] == PFI_ROLE_SOURCE || roles[word] == PFI_ROLE_CUE || roles[word] == PFI_ROLE_CONTENT) roles[word]--;
  if (roles[word] == PFI_ROLE_BETWEEN) roles[word] = PFI_ROLE_NONE;
}

#define LONGEST_CITED 14 /* words */

/* "..., citing two officials" and "Citing two officials, ...": what the participle of a comma cites is its content, not
 * a part of what was said before. */
static void settle_citing(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = start + sentence->token_count;
  for (size_t i = start; i + 1 < stop; i++) {
    bool set_off = i == start || words[i - 1].shape == PFI_SHAPE_COMMA;
    if (!set_off || words[i].quotation != 0 || (!is_form(passage, i, "citing") && !is_form(passage, i, "quoting")))
      continue;
    size_t to = i + 1;
    while (to < stop && words[to].shape != PFI_SHAPE_COMMA && words[to].shape != PFI_SHAPE_STOP)
      to++;
    if (to == i + 1 || to - i > LONGEST_CITED) continue;
    set_piece(roles, i, i + 1, PFI_ROLE_CUE_BEGIN);
    set_piece(roles, i + 1, to, PFI_ROLE_CONTENT_BEGIN);
    if (i > start) roles[i - 1] = PFI_ROLE_NONE;
    if (to < stop) begin_anew(roles, to);
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
        (is_form(passage, i, "quoted") || is_form(passage, i, "cited") || is_form(passage, i, "quotes")))
      verb = i;
    if (verb + 1 >= i || i - verb > FARTHEST_SAYING || !is_form(passage, i, "as") || !is_form(passage, i + 1, "saying"))
      continue;
    size_t to = i + 2;
    while (to < stop && (is_content(roles[to]) || words[to].shape == PFI_SHAPE_COLON))
      to++;
    set_piece(roles, verb, verb + 1, PFI_ROLE_CUE_BEGIN);
    set_piece(roles, verb + 1, to, PFI_ROLE_CONTENT_BEGIN);
    if (to < stop) begin_anew(roles, to);
    return;
  }
}

static size_t end_of_words(const pfi_passage *passage, size_t from, size_t stop) {
  while (stop > from && passage->words.items[stop - 1].shape == PFI_SHAPE_STOP &&
         passage->words.items[stop - 1].quotation == 0)
    stop--;
  return stop;
}

/* Makes [from, to) content, but where the tagger found content alone: there, only its beginning moves. */
static void fill_content(const pfi_passage *passage, uint8_t *roles, size_t from, size_t to) {
  size_t first = from;
  while (first < to && !is_content(roles[first]))
    first++;
  if (first == to || has_attribution(roles, from, to)) {
    set_piece(roles, from, to, PFI_ROLE_CONTENT_BEGIN);
  } else if (first > from && passage->words.items[first].quotation == 0) {
    set_piece(roles, from, first + 1, PFI_ROLE_CONTENT_BEGIN);
  }
}

#define LONGEST_SOURCE 24 /* words */

/* Who stands behind "according to" at `at`: the tagger's word for it, else the noun phrase. */
static bool find_accordant(const pfi_passage *passage, const uint8_t *roles, size_t at, size_t stop, size_t *to) {
  const pfi_passage_word *word = &passage->words.items[at];
  *to = at + 2;
  if (*to < stop && roles[*to] == PFI_ROLE_SOURCE_BEGIN) {
    do
      ++*to;
    while (*to < stop && roles[*to] == PFI_ROLE_SOURCE);
    return true;
  }
  size_t from, head = word->head;
  if (head == 0 || word->relation != PFI_RELATION_CASE || head - 1 < *to || head - 1 >= stop) return false;
  pfi_passage_phrase(passage, head - 1, &from, to);
  return from <= at + 2 && *to > at + 2 && *to <= stop && *to - at <= LONGEST_SOURCE;
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
  if (!is_subject_phrase(passage, sentence.from, left_end) || has_attribution(roles, right, sentence.to)) return;
  if (has_attribution(roles, sentence.from, left_end) || passage->words.items[right].quotation != 0) return;
  set_piece(roles, sentence.from, left_end, PFI_ROLE_CONTENT_BEGIN);
  fill_content(passage, roles, right, sentence.to);
  set_piece(roles, inserted.from, inserted.from + 2, PFI_ROLE_CUE_BEGIN);
  set_piece(roles, inserted.from + 2, inserted.to, PFI_ROLE_SOURCE_BEGIN);
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
  while (content < stop && !is_content(roles[content]))
    content++;
  if (content == stop || words[content - 1].shape != PFI_SHAPE_COMMA || words[content].quotation != 0) return;
  bool cue = false;
  for (size_t i = comma + 1; i < content; i++)
    cue = cue || roles[i] == PFI_ROLE_CUE_BEGIN;
  if (!cue || !is_subject_phrase(passage, start, comma)) return;
  set_piece(roles, start, comma, PFI_ROLE_CONTENT_BEGIN);
  roles[comma] = roles[content - 1] = PFI_ROLE_BETWEEN;
}

/* "The valley has made strides, according to Lo" is what Lo says from its first word on, and so is what stands behind
 * the comma of "According to Lo, ...", whoever says it there. */
static void settle_according(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = start + sentence->token_count, at = start, to;
  while (at + 2 < stop && !(words[at].quotation == 0 && is_form(passage, at, "according")))
    at++;
  stop = end_of_words(passage, start, stop);
  if (at + 2 >= stop || !is_form(passage, at + 1, "to") || is_content(roles[at])) return;
  if (!find_accordant(passage, roles, at, stop, &to)) return;
  bool leads = at == start && to + 2 < stop && words[to].shape == PFI_SHAPE_COMMA;
  bool trails = at > start + 1 && to == stop;
  if (at > start + 1 && to + 1 < stop && words[at - 1].shape == PFI_SHAPE_COMMA && words[to].shape == PFI_SHAPE_COMMA) {
    settle_inserted(passage, roles, (pfi_word_run){start, stop}, (pfi_word_run){at, to});
    return;
  }
  if (!leads && !trails) return;
  size_t from = leads ? to + 1 : start, end = leads ? stop : at;
  if (trails && words[at - 1].shape == PFI_SHAPE_COMMA) end--;
  if (words[end - 1].quotation != 0 && words[from].quotation != 0 && !has_attribution(roles, from, end)) return;
  fill_content(passage, roles, from, end);
  set_piece(roles, at, at + 2, PFI_ROLE_CUE_BEGIN);
  set_piece(roles, at + 2, to, PFI_ROLE_SOURCE_BEGIN);
  for (size_t i = leads ? to : end; i < (leads ? from : at); i++)
    roles[i] = PFI_ROLE_BETWEEN;
}

/* "..., two officials told Morrow, the agency Delta reported.": the last clause relays all of what stands before it. */
static void settle_relay(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = end_of_words(passage, start, start + sentence->token_count);
  if (stop < start + 6 || (roles[stop - 1] | 1) == PFI_ROLE_CUE || words[stop - 1].quotation != 0) return;
  size_t verb = stop - 1, none = passage->words.count, from, to;
  const pfi_cue_form *cue = pfi_passage_cue(&words[verb], PFI_CUE_VERB);
  bool reports = cue != NULL && (is_form(passage, verb, "reported") || is_form(passage, verb, "reports") ||
                                 is_form(passage, verb, "said") || is_form(passage, verb, "wrote"));
  size_t subject = pfi_passage_child(passage, verb, PFI_RELATION_NSUBJ, none);
  if (!reports || subject == none || subject > verb || words[subject].tag == PFI_XPOS_WP) return;
  pfi_passage_phrase(passage, subject, &from, &to);
  if (to != verb || from < start + 2 || words[from - 1].shape != PFI_SHAPE_COMMA) return;
  if (!has_attribution(roles, start, from - 1)) return;
  set_piece(roles, start, from - 1, PFI_ROLE_CONTENT_BEGIN);
  roles[from - 1] = PFI_ROLE_BETWEEN;
  set_piece(roles, from, to, PFI_ROLE_SOURCE_BEGIN);
  set_piece(roles, verb, stop, PFI_ROLE_CUE_BEGIN);
}

/* "warned in a report seen by Delta that ...": what stands between cue and clause is no content. */
static void settle_seen(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  size_t stop = sentence->first_token + sentence->token_count, from, to;
  for (size_t verb = sentence->first_token + 1; verb + 3 < stop; verb++) {
    if (!is_content(roles[verb]) || !pfi_source_of_sight(passage, verb, &from, &to)) continue;
    if (to >= stop || !is_form(passage, to, "that") || !is_content(roles[to])) continue;
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

/* "..., which aid groups doubt": a relative clause behind a comma that ends the sentence is the article's word. */
static void settle_addition(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = end_of_words(passage, start, start + sentence->token_count);
  for (size_t i = stop; i-- > start + 2 && is_content(roles[i]) && words[i].quotation == 0;) {
    if (words[i - 1].shape != PFI_SHAPE_COMMA || (words[i].tag != PFI_XPOS_WDT && words[i].tag != PFI_XPOS_WP))
      continue;
    if (!is_form(passage, i, "which") || !is_content(roles[i - 1]) || roles[i - 1] == PFI_ROLE_CONTENT_BEGIN) return;
    for (size_t k = i - 1; k < stop; k++)
      roles[k] = PFI_ROLE_NONE;
    if (stop < passage->words.count) begin_anew(roles, stop);
    return;
  }
}

void pfi_roles_settle(const pfi_passage *passage, uint8_t *roles) {
  if (settle_form(passage, roles)) return;
  for (size_t i = 0; i < passage->sentences.count; i++) {
    const pfi_sentence *sentence = &passage->sentences.items[i];
    settle_tail(passage, roles, sentence);
    settle_citing(passage, roles, sentence);
    settle_quoting(passage, roles, sentence);
    settle_according(passage, roles, sentence);
    settle_aside(passage, roles, sentence);
    settle_relay(passage, roles, sentence);
    settle_addition(passage, roles, sentence);
    settle_seen(passage, roles, sentence);
  }
  size_t from = 0;
  while (from < passage->words.count) {
    uint32_t quotation = passage->words.items[from].quotation;
    size_t to = from + 1;
    while (to < passage->words.count && passage->words.items[to].quotation == quotation)
      to++;
    if (quotation != 0) settle_quotation(passage, roles, from, to);
    from = to;
  }
}
