/* speaker.c - takes additions out of what somebody said. "Lind said the corridor is safe, which aid groups doubt,
 * adding no date": the clause behind the first comma is the article's, and so is whatever hangs on "said" itself. What
 * stands between quotation marks is never taken out. */
#include "extract/speaker.h"

#include "extract/tuple.h"

/* Do more quotation marks open before the word than close? */
static bool is_quoted(const pfi_syntax *s, unsigned word) {
  int depth = 0;
  for (unsigned i = 0; i < word; i++) {
    if (s->words[i].xpos == PFI_XPOS_OPEN_QUOTE) depth++;
    if (s->words[i].xpos == PFI_XPOS_CLOSE_QUOTE && depth > 0) depth--;
  }
  return depth > 0;
}

/* A clause about a noun, behind a comma: relative, apposition, participle; "..., with both sides trading blame". */
static bool is_added_to_noun(const pfi_syntax *s, const pfi_clause *c) {
  if (c->absolute) return true;
  if (!c->set_off) return false;
  if (c->kind == PFI_CLAUSE_ADJUNCT) return pfi_noun_before(s, c) != PFI_NO_WORD;
  return c->kind == PFI_CLAUSE_RELATIVE || c->kind == PFI_CLAUSE_APPOSITION || c->kind == PFI_CLAUSE_PARTICIPLE;
}

/* Does the clause hang on the cue itself: "dismissed the offer, [leading Lo to leave]"? */
static bool hangs_on_cue(const pfi_stage *stage, const pfi_clause *c, uint32_t statement) {
  unsigned above = stage->syntax->head[c->head];
  if (c->kind != PFI_CLAUSE_ADJUNCT && c->kind != PFI_CLAUSE_ADVERBIAL) return false;
  return above != PFI_NO_WORD && pfi_cue_statement(pfi_ground_at(stage, above)) == statement;
}

/* "said the talks would go on, [though she gave no details]" */
static bool concedes(const pfi_syntax *s, const pfi_clause *c) {
  if (c->kind != PFI_CLAUSE_ADVERBIAL || !c->set_off) return false;
  for (PFI_EACH_CHILD(child, s, c->head))
    if (s->base[child] == PFI_RELATION_MARK &&
        (pfi_is_lemma(s, child, PFI_VIEW("though")) || pfi_is_lemma(s, child, PFI_VIEW("although"))))
      return true;
  return false;
}

/* Does the cue of the statement stand in this stretch? Else the comma is not between teller and told. */
static bool has_cue_here(const pfi_stage *stage, const pfi_statement *statement) {
  if (statement->cue.count == 0) return false;
  const pfi_syntax *s = stage->syntax;
  uint32_t cue = stage->claims->ranges.items[statement->cue.first].start;
  const pfi_word *last = &s->words[s->count - 1];
  return cue >= s->words[0].start && cue < last->start + last->size;
}

/* "said the port, which burned in May, [would open]": the clause that the cue governs, where the content was cut short.
 */
static uint32_t statement_of_complement(const pfi_stage *stage, const pfi_clause *c) {
  unsigned above = stage->syntax->head[c->head];
  bool complement = c->kind == PFI_CLAUSE_COMPLEMENT && stage->syntax->base[c->head] == PFI_RELATION_CCOMP;
  return complement && above != PFI_NO_WORD && above < c->head ? pfi_cue_statement(pfi_ground_at(stage, above))
                                                               : PFI_NO_INDEX;
}

uint32_t pfi_speaker_of(const pfi_stage *stage, unsigned clause, pfi_source_rule *rule) {
  const pfi_clause *c = &stage->clauses->items[clause];
  uint32_t statement = pfi_ground_at(stage, c->head)->statement;
  *rule = PFI_SOURCE_CONTENT;
  if (statement == PFI_NO_INDEX) {
    statement = statement_of_complement(stage, c);
    *rule = statement == PFI_NO_INDEX ? PFI_SOURCE_PLAIN : PFI_SOURCE_COMPLEMENT;
    return statement;
  }
  const pfi_statement *said = &stage->claims->statements.items[statement];
  if (said->quote == PF_QUOTE_DIRECT || !has_cue_here(stage, said) || is_quoted(stage->syntax, c->head))
    return statement;
  for (unsigned at = clause; at != PFI_NO_WORD; at = stage->clauses->items[at].upper) {
    c = &stage->clauses->items[at];
    if (pfi_ground_at(stage, c->head)->statement != statement) break;
    if (is_added_to_noun(stage->syntax, c) || concedes(stage->syntax, c) || hangs_on_cue(stage, c, statement)) {
      *rule = PFI_SOURCE_ADDITION;
      return said->parent;
    }
  }
  return statement;
}

bool pfi_source_of_cue(const pfi_stage *stage, unsigned cue, pfi_word_set *source, unsigned *head) {
  const pfi_syntax *s = stage->syntax;
  uint32_t statement = pfi_cue_statement(pfi_ground_at(stage, cue));
  if (statement == PFI_NO_INDEX) return false;
  pfi_mark mark = stage->claims->statements.items[statement].source;
  uint32_t size = 0, found = 0;
  *source = (pfi_word_set){{0}};
  *head = PFI_NO_WORD;
  for (uint32_t r = 0; r < mark.count; r++) {
    pfi_range range = stage->claims->ranges.items[mark.first + r];
    size += range.size;
    for (unsigned word = 0; word < s->count; word++) {
      if (s->words[word].start < range.start || s->words[word].start >= range.start + range.size) continue;
      pfi_set_add(source, word);
      found++;
    }
  }
  for (PFI_EACH(word, source))
    if (s->head[word] == PFI_NO_WORD || !pfi_set_has(source, s->head[word])) *head = word;
  return size > 0 && found > 0 && *head != PFI_NO_WORD;
}

const char *pfi_source_rule_name(unsigned rule) {
  static const char *const names[] = {"plain", "content", "complement", "addition"};
  return rule < sizeof names / sizeof names[0] ? names[rule] : "unknown";
}
