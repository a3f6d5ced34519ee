/* record.c - the record peacefacts/1 as a walk: the only place that knows its fields and their order. Every rendering
 * and every binding is made of these events. */
#include "report.h"

#include "base/error.h"

/* The walk: where it goes, and whether the visitor has asked to stop. */
typedef struct record_walk {
  const pf_report *report;
  size_t article;
  const pfi_report_article *found;
  pf_visitor visitor;
  void *context;
  PFI_VECTOR(char) joined; /* the text of a broken span */
  bool stopped;
  bool out_of_memory;
} record_walk;

static void emit(record_walk *walk, pf_event event) {
  if (!walk->stopped && walk->visitor(walk->context, &event) != 0) walk->stopped = true;
}

static void emit_kind(record_walk *walk, const char *key, pf_event_kind kind) {
  emit(walk, (pf_event){.kind = kind, .key = key});
}

static void emit_text(record_walk *walk, const char *key, pf_view text) {
  emit(walk, (pf_event){.kind = PF_EVENT_TEXT, .key = key, .text = text});
}

static void emit_text_or_null(record_walk *walk, const char *key, pf_view text) {
  emit(walk, (pf_event){.kind = text.size == 0 ? PF_EVENT_NULL : PF_EVENT_TEXT, .key = key, .text = text});
}

static void emit_name(record_walk *walk, const char *key, const char *name) {
  emit_text(walk, key, pfi_view_of_string(name));
}

static void emit_index(record_walk *walk, const char *key, size_t index) {
  emit(walk, (pf_event){.kind = index == PF_NONE ? PF_EVENT_NULL : PF_EVENT_INDEX,
                        .key = key,
                        .integer = index == PF_NONE ? 0 : (int64_t)index});
}

static void emit_spans(record_walk *walk, const char *key, pf_spans source, pf_spans text) {
  emit(walk,
       (pf_event){.kind = PF_EVENT_SPAN, .key = key, .pieces = source, .text_pieces = text, .article = walk->article});
}

/* The text of a span; pieces are joined by a space. */
static pf_view joined_text(record_walk *walk, pf_spans text) {
  pf_view all = pf_article_text(walk->report, walk->article);
  if (text.count == 1) return pfi_view_slice(all, text.pieces[0].start, text.pieces[0].size);
  walk->joined.count = 0;
  for (size_t i = 0; i < text.count; i++) {
    if (!PFI_RESERVE(&walk->report->allocator, &walk->joined, text.pieces[i].size + 1)) {
      walk->out_of_memory = walk->stopped = true;
      return (pf_view){"", 0};
    }
    if (i > 0) walk->joined.items[walk->joined.count++] = ' ';
    memcpy(walk->joined.items + walk->joined.count, all.data + text.pieces[i].start, text.pieces[i].size);
    walk->joined.count += text.pieces[i].size;
  }
  return (pf_view){walk->joined.items, walk->joined.count};
}

/* "span" and "text" of a mark, as two members of the object around them. */
static void emit_mark(record_walk *walk, pfi_mark mark) {
  pf_spans text = pfi_mark_text(walk->found, mark);
  emit_spans(walk, "span", pfi_mark_source(walk->found, mark), text);
  emit_text(walk, "text", joined_text(walk, text));
}

static void walk_metadata(record_walk *walk) {
  static const pf_field order[] = {PF_FIELD_TITLE, PF_FIELD_PUBLISHED, PF_FIELD_PLACE, PF_FIELD_AGENCY,
                                   PF_FIELD_BYLINE};
  for (size_t i = 0; i < sizeof order / sizeof order[0]; i++)
    emit_text_or_null(walk, pf_field_name(order[i]), pf_article_field(walk->report, walk->article, order[i]));
  emit_kind(walk, "found", PF_EVENT_OBJECT_BEGIN);
  for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
    if (pf_article_field_origin(walk->report, walk->article, order[i]) != PF_ORIGIN_TEXT) continue;
    pf_span source = pf_article_field_span(walk->report, walk->article, order[i]);
    pfi_range range = walk->found->document->article.fields[order[i]].range;
    pf_span text = {range.start, range.size};
    emit_spans(walk, pf_field_name(order[i]), (pf_spans){&source, 1}, (pf_spans){&text, 1});
  }
  emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
}

static void walk_status(record_walk *walk) {
  emit_text(walk, "language", pf_article_language(walk->report, walk->article));
  emit_name(walk, "status", pf_status_name(pf_article_status(walk->report, walk->article)));
  if (pf_article_message(walk->report, walk->article).size > 0)
    emit_text(walk, "message", pf_article_message(walk->report, walk->article));
  emit_kind(walk, "warnings", PF_EVENT_ARRAY_BEGIN);
  for (size_t i = 0; i < pf_article_warning_count(walk->report, walk->article); i++)
    emit_text(walk, NULL, pf_article_warning(walk->report, walk->article, i));
  emit_kind(walk, NULL, PF_EVENT_ARRAY_END);
}

/* The members of a repeat; the caller opens and closes the object. */
static void walk_repeat(record_walk *walk, const pf_repeat *repeat) {
  emit_text(walk, "id", repeat->article);
  emit_index(walk, "block", repeat->block);
  emit_name(walk, "kind", pf_repeat_kind_name(repeat->kind));
  emit(walk, (pf_event){.kind = PF_EVENT_THOUSANDTHS, .key = "similarity", .integer = repeat->similarity});
  emit(walk, (pf_event){.kind = PF_EVENT_THOUSANDTHS, .key = "containment", .integer = repeat->containment});
}

static void walk_change_flags(record_walk *walk, const char *key, uint32_t flags) {
  static const pf_change_flag order[] = {PF_CHANGE_NUMBER, PF_CHANGE_NAME, PF_CHANGE_POLARITY, PF_CHANGE_SENTENCE};
  emit_kind(walk, key, PF_EVENT_ARRAY_BEGIN);
  for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
    if ((flags & order[i]) != 0) emit_name(walk, NULL, pf_change_flag_name(order[i]));
  }
  emit_kind(walk, NULL, PF_EVENT_ARRAY_END);
}

/* {"span", "text"} of words of any article of the report, or null when there are none. */
static void walk_changed_words(record_walk *walk, const char *key, size_t article, pfi_range range) {
  if (range.size == 0) {
    emit_kind(walk, key, PF_EVENT_NULL);
    return;
  }
  pf_span text = {range.start, range.size};
  pf_span source = pfi_source_span(&walk->report->articles[article].document->article, range);
  emit_kind(walk, key, PF_EVENT_OBJECT_BEGIN);
  emit(
      walk,
      (pf_event){
          .kind = PF_EVENT_SPAN, .key = "span", .pieces = {&source, 1}, .text_pieces = {&text, 1}, .article = article});
  emit_text(walk, "text", pfi_view_slice(pf_article_text(walk->report, article), range.start, range.size));
  emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
}

/* Equal blocks have no changes, whether the other text is at hand or not. */
static void walk_changes(record_walk *walk, const pfi_repeat_changes *changes, pf_repeat_kind kind) {
  walk_change_flags(walk, "changed", changes->flags);
  if (changes->article == PFI_NO_INDEX && kind != PF_REPEAT_EXACT) {
    emit_kind(walk, "changes", PF_EVENT_NULL);
    return;
  }
  emit_kind(walk, "changes", PF_EVENT_ARRAY_BEGIN);
  for (size_t i = 0; i < changes->count && !walk->stopped; i++) {
    emit_kind(walk, NULL, PF_EVENT_OBJECT_BEGIN);
    walk_change_flags(walk, "of", changes->items[i].flags);
    walk_changed_words(walk, "earlier", changes->article, changes->items[i].earlier);
    walk_changed_words(walk, "later", walk->article, changes->items[i].later);
    emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
  }
  emit_kind(walk, NULL, PF_EVENT_ARRAY_END);
}

static void walk_blocks(record_walk *walk) {
  emit_kind(walk, "blocks", PF_EVENT_ARRAY_BEGIN);
  for (size_t i = 0; i < walk->found->document->blocks.count && !walk->stopped; i++) {
    emit_kind(walk, NULL, PF_EVENT_OBJECT_BEGIN);
    emit_name(walk, "type", pf_block_type_name(walk->found->document->blocks.items[i].type));
    emit_spans(walk, "span", (pf_spans){&walk->found->block_spans.source[i], 1},
               (pf_spans){&walk->found->block_spans.text[i], 1});
    emit_kind(walk, "repeats", PF_EVENT_ARRAY_BEGIN);
    for (size_t r = 0; r < pf_block_repeat_count(walk->report, walk->article, i); r++) {
      pf_repeat repeat = pf_block_repeat(walk->report, walk->article, i, r);
      emit_kind(walk, NULL, PF_EVENT_OBJECT_BEGIN);
      walk_repeat(walk, &repeat);
      walk_changes(walk, pfi_report_changes(walk->report, walk->article, i, r), repeat.kind);
      emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
    }
    emit_kind(walk, NULL, PF_EVENT_ARRAY_END);
    emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
  }
  emit_kind(walk, NULL, PF_EVENT_ARRAY_END);
}

/* {"span", "text"} or null; `lemma` is added when it is not NULL. */
static void walk_part(record_walk *walk, const char *key, pfi_mark mark, const pf_view *lemma) {
  if (mark.count == 0) {
    emit_kind(walk, key, PF_EVENT_NULL);
    return;
  }
  emit_kind(walk, key, PF_EVENT_OBJECT_BEGIN);
  emit_mark(walk, mark);
  if (lemma != NULL) emit_text_or_null(walk, "lemma", *lemma);
  emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
}

static void emit_entity(record_walk *walk, uint32_t entity) {
  emit_index(walk, "entity", pfi_public_index(entity));
}

/* {"span", "text", "entity"} or null. */
static void walk_spoken_of(record_walk *walk, const char *key, pfi_mark mark, uint32_t entity) {
  if (mark.count == 0) {
    emit_kind(walk, key, PF_EVENT_NULL);
    return;
  }
  emit_kind(walk, key, PF_EVENT_OBJECT_BEGIN);
  emit_mark(walk, mark);
  emit_entity(walk, entity);
  emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
}

/* One range of the text as a span of its own. */
static void emit_range(record_walk *walk, const char *key, pfi_range range) {
  pf_span source = pfi_source_span(&walk->found->document->article, range);
  pf_span text = {range.start, range.size};
  emit_spans(walk, key, (pf_spans){&source, 1}, (pf_spans){&text, 1});
}

static void walk_mentions(record_walk *walk, pfi_mark mentions) {
  emit_kind(walk, "mentions", PF_EVENT_ARRAY_BEGIN);
  for (uint32_t i = 0; i < mentions.count && !walk->stopped; i++) {
    const pfi_entity_mention *mention = &walk->found->claims.mentions.items[mentions.first + i];
    emit_kind(walk, NULL, PF_EVENT_OBJECT_BEGIN);
    emit_range(walk, "span", mention->range);
    emit_name(walk, "kind", pf_mention_kind_name((pf_mention_kind)mention->kind));
    emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
  }
  emit_kind(walk, NULL, PF_EVENT_ARRAY_END);
}

static void walk_entities(record_walk *walk) {
  pf_view text = walk->found->document->article.text;
  emit_kind(walk, "entities", PF_EVENT_ARRAY_BEGIN);
  for (size_t i = 0; i < walk->found->claims.entities.count && !walk->stopped; i++) {
    const pfi_claim_entity *entity = &walk->found->claims.entities.items[i];
    emit_kind(walk, NULL, PF_EVENT_OBJECT_BEGIN);
    emit_text(walk, "name", pfi_view_of_range(text, entity->name));
    emit_text_or_null(walk, "canonical", pf_entity_canonical_name(walk->report, walk->article, i));
    emit_text_or_null(walk, "identity", pf_entity_identity(walk->report, walk->article, i));
    emit_name(walk, "type", pf_entity_type_name((pf_entity_type)entity->type));
    emit_kind(walk, "roles", PF_EVENT_ARRAY_BEGIN);
    for (uint32_t r = 0; r < entity->roles.count; r++) {
      pf_span role = walk->found->claim_spans.text[entity->roles.first + r];
      emit_text(walk, NULL, pfi_view_slice(text, role.start, role.size));
    }
    emit_kind(walk, NULL, PF_EVENT_ARRAY_END);
    walk_mentions(walk, entity->mentions);
    emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
  }
  emit_kind(walk, NULL, PF_EVENT_ARRAY_END);
}

static void walk_statements(record_walk *walk) {
  emit_kind(walk, "statements", PF_EVENT_ARRAY_BEGIN);
  for (size_t i = 0; i < walk->found->claims.statements.count && !walk->stopped; i++) {
    const pfi_statement *statement = &walk->found->claims.statements.items[i];
    emit_kind(walk, NULL, PF_EVENT_OBJECT_BEGIN);
    emit_index(walk, "block", statement->block);
    walk_spoken_of(walk, "source", statement->source, statement->source_entity);
    walk_part(walk, "cue", statement->cue, &statement->cue_lemma);
    walk_part(walk, "content", statement->content, NULL);
    emit_name(walk, "quote", pf_quote_name(statement->quote));
    emit_name(walk, "stance", pf_stance_name(statement->stance));
    emit_index(walk, "parent", pf_statement_parent(walk->report, walk->article, i));
    emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
  }
  emit_kind(walk, NULL, PF_EVENT_ARRAY_END);
}

/* "span" and "text" of a predicate; one that is implied has an empty span and the text "is". */
static void emit_predicate(record_walk *walk, pfi_mark predicate) {
  if (predicate.count > 0) {
    emit_mark(walk, predicate);
    return;
  }
  emit_spans(walk, "span", (pf_spans){NULL, 0}, (pf_spans){NULL, 0});
  emit_name(walk, "text", "is");
}

static void walk_predicate(record_walk *walk, const pfi_claim *claim) {
  if (claim->predicate.count == 0 && !pfi_predicate_is_implied(claim)) {
    emit_kind(walk, "predicate", PF_EVENT_NULL);
    return;
  }
  emit_kind(walk, "predicate", PF_EVENT_OBJECT_BEGIN);
  emit_predicate(walk, claim->predicate);
  emit_text(walk, "lemma", pfi_letters(walk->found, claim->lemma));
  emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
}

static void walk_arguments(record_walk *walk, const pfi_claim *claim) {
  emit_kind(walk, "arguments", PF_EVENT_ARRAY_BEGIN);
  for (uint32_t i = 0; i < claim->arguments.count; i++) {
    const pfi_claim_argument *argument = &walk->found->claims.arguments.items[claim->arguments.first + i];
    emit_kind(walk, NULL, PF_EVENT_OBJECT_BEGIN);
    emit_name(walk, "role", pf_role_name(argument->role));
    emit_text_or_null(walk, "preposition", pfi_letters(walk->found, argument->preposition));
    emit_mark(walk, argument->span);
    emit_entity(walk, argument->entity);
    emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
  }
  emit_kind(walk, NULL, PF_EVENT_ARRAY_END);
}

/* When: null when nothing says so; a value of null when no day can be told. */
static void walk_time(record_walk *walk, const pfi_claim *claim) {
  if (claim->time.count == 0) {
    emit_kind(walk, "time", PF_EVENT_NULL);
    return;
  }
  emit_kind(walk, "time", PF_EVENT_OBJECT_BEGIN);
  emit_mark(walk, claim->time);
  emit_text_or_null(walk, "value", pfi_letters(walk->found, claim->time_value));
  emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
}

static void walk_quantities(record_walk *walk, const pfi_claim *claim) {
  emit_kind(walk, "quantities", PF_EVENT_ARRAY_BEGIN);
  for (uint32_t i = 0; i < claim->quantities.count; i++) {
    const pfi_claim_quantity *quantity = &walk->found->claims.quantities.items[claim->quantities.first + i];
    bool whole = quantity->thousandths % 1000 == 0;
    emit_kind(walk, NULL, PF_EVENT_OBJECT_BEGIN);
    emit_mark(walk, quantity->span);
    emit(walk, (pf_event){.kind = whole ? PF_EVENT_INTEGER : PF_EVENT_THOUSANDTHS,
                          .key = "value",
                          .integer = whole ? quantity->thousandths / 1000 : quantity->thousandths});
    emit_text(walk, "unit", pfi_letters(walk->found, quantity->unit));
    emit_name(walk, "bound", pf_bound_name(quantity->bound));
    emit_name(walk, "type", quantity->is_ordinal ? "ordinal" : "cardinal");
    emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
  }
  emit_kind(walk, NULL, PF_EVENT_ARRAY_END);
}

static void walk_triples(record_walk *walk, const pfi_claim *claim) {
  if (!walk->report->with_triples) return;
  emit_kind(walk, "triples", PF_EVENT_ARRAY_BEGIN);
  for (uint32_t i = 0; i < claim->triples.count; i++) {
    const pfi_triple *triple = &walk->found->claims.triples.items[claim->triples.first + i];
    emit_kind(walk, NULL, PF_EVENT_OBJECT_BEGIN);
    walk_part(walk, "subject", triple->parts[PF_TRIPLE_SUBJECT], NULL);
    emit_kind(walk, "predicate", PF_EVENT_OBJECT_BEGIN);
    emit_predicate(walk, triple->parts[PF_TRIPLE_PREDICATE]);
    emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
    walk_part(walk, "object", triple->parts[PF_TRIPLE_OBJECT], NULL);
    emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
  }
  emit_kind(walk, NULL, PF_EVENT_ARRAY_END);
}

static void emit_reason(record_walk *walk, const char *key, pfi_mark cue, const char *rule) {
  emit_kind(walk, key, PF_EVENT_OBJECT_BEGIN);
  emit_spans(walk, "span", pfi_mark_source(walk->found, cue), pfi_mark_text(walk->found, cue));
  emit_name(walk, "rule", rule);
  emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
}

/* Which bytes and which rule decided a field. */
static void walk_why(record_walk *walk, const pfi_claim *claim) {
  if (!walk->report->with_why) return;
  emit_kind(walk, "why", PF_EVENT_OBJECT_BEGIN);
  emit_reason(walk, "claim", claim->predicate, pfi_construction_name(claim->construction));
  if (claim->polarity_cue.count > 0)
    emit_reason(walk, "polarity", claim->polarity_cue, pfi_polarity_rule_name(claim->polarity_rule));
  if (claim->modality_cue.count > 0)
    emit_reason(walk, "modality", claim->modality_cue, pfi_modality_rule_name(claim->modality_rule));
  if (claim->source_rule != 0) {
    const pfi_claims *claims = &walk->found->claims;
    pfi_mark cue = {0};
    if (claim->statement != PFI_NO_INDEX) cue = claims->statements.items[claim->statement].cue;
    emit_reason(walk, "source", cue, pfi_source_rule_name(claim->source_rule));
  }
  if (claim->time.count > 0) emit_reason(walk, "time", claim->time, pfi_time_rule_name(claim->time_rule));
  emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
}

static void walk_claim_repeats(record_walk *walk, size_t claim) {
  emit_kind(walk, "repeats", PF_EVENT_ARRAY_BEGIN);
  for (size_t r = 0; r < pf_claim_repeat_count(walk->report, walk->article, claim); r++) {
    pf_repeat repeat = pf_claim_repeat(walk->report, walk->article, claim, r);
    emit_kind(walk, NULL, PF_EVENT_OBJECT_BEGIN);
    walk_repeat(walk, &repeat);
    emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
  }
  emit_kind(walk, NULL, PF_EVENT_ARRAY_END);
}

static void walk_claims(record_walk *walk) {
  emit_kind(walk, "claims", PF_EVENT_ARRAY_BEGIN);
  for (size_t i = 0; i < walk->found->claims.claims.count && !walk->stopped; i++) {
    const pfi_claim *claim = &walk->found->claims.claims.items[i];
    emit_kind(walk, NULL, PF_EVENT_OBJECT_BEGIN);
    emit_name(walk, "id", claim->id);
    emit_mark(walk, claim->span);
    emit_index(walk, "block", claim->block);
    emit_index(walk, "statement", pf_claim_statement(walk->report, walk->article, i));
    walk_spoken_of(walk, "subject", claim->subject, claim->subject_entity);
    walk_predicate(walk, claim);
    walk_arguments(walk, claim);
    emit_name(walk, "polarity", pf_polarity_name((pf_polarity)claim->polarity));
    emit_name(walk, "modality", pf_modality_name((pf_modality)claim->modality));
    walk_time(walk, claim);
    walk_quantities(walk, claim);
    emit(walk, (pf_event){.kind = PF_EVENT_THOUSANDTHS, .key = "confidence", .integer = claim->confidence});
    walk_triples(walk, claim);
    walk_why(walk, claim);
    walk_claim_repeats(walk, i);
    emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
  }
  emit_kind(walk, NULL, PF_EVENT_ARRAY_END);
}

static void walk_record(record_walk *walk) {
  emit_kind(walk, NULL, PF_EVENT_OBJECT_BEGIN);
  emit_name(walk, "format", "peacefacts/1");
  emit_text(walk, "id", pf_article_id(walk->report, walk->article));
  emit_text_or_null(walk, "source", pf_article_source(walk->report, walk->article));
  walk_metadata(walk);
  walk_status(walk);
  walk_blocks(walk);
  walk_entities(walk);
  walk_statements(walk);
  walk_claims(walk);
  emit_kind(walk, NULL, PF_EVENT_OBJECT_END);
}

pf_status pf_report_visit(const pf_report *report, size_t article, pf_visitor visitor, void *context, pf_error *error) {
  pfi_error_clear(error);
  record_walk walk = {.report = report,
                      .article = article,
                      .found = pfi_report_article_at(report, article),
                      .visitor = visitor,
                      .context = context};
  if (walk.found == NULL || visitor == NULL)
    return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "The report or the visitor is NULL, or there is no such article.");
  walk_record(&walk);
  PFI_VECTOR_FREE(&report->allocator, &walk.joined);
  if (walk.out_of_memory) return pfi_fail_memory(error);
  return walk.stopped ? pfi_fail(error, PF_ERROR_SINK, 0, "The visitor asked to stop.") : PF_OK;
}
