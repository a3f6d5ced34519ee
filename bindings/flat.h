/* flat.h - the calls of peacefacts.h that take a struct of options, with its fields as parameters: what every
 * language's binding wraps instead of the originals. Nothing else is said here: the rest comes from peacefacts.h
 * itself. */
#ifndef PEACEFACTS_BINDINGS_FLAT_H
#define PEACEFACTS_BINDINGS_FLAT_H

#include "peacefacts.h"

/* `sink` and `context` stand for "returns the bytes that were written", as in the header. */

static pf_status flat_corpus_new(pf_corpus **out, size_t max_article_bytes, size_t max_blocks, pf_error *error) {
  pf_corpus_options options = PF_CORPUS_OPTIONS_INIT;
  options.max_article_bytes = max_article_bytes;
  options.max_blocks = max_blocks;
  return pf_corpus_new(out, &options, NULL, error);
}

static pf_metadata flat_metadata(pf_view id, pf_view source, pf_view title, pf_view published, pf_view place,
                                 pf_view agency, pf_view byline) {
  pf_metadata metadata = PF_METADATA_INIT;
  metadata.id = id;
  metadata.source = source;
  metadata.title = title;
  metadata.published = published;
  metadata.place = place;
  metadata.agency = agency;
  metadata.byline = byline;
  return metadata;
}

static pf_status flat_corpus_add(pf_corpus *corpus, const char *bytes, size_t size, pf_view id, pf_view source,
                                 pf_view title, pf_view published, pf_view place, pf_view agency, pf_view byline,
                                 pf_error *error) {
  pf_metadata metadata = flat_metadata(id, source, title, published, place, agency, byline);
  return pf_corpus_add(corpus, bytes, size, &metadata, error);
}

static pf_status flat_corpus_add_refused(pf_corpus *corpus, pf_view id, pf_view source, pf_view title,
                                         pf_view published, pf_view place, pf_view agency, pf_view byline,
                                         pf_status reason, const char *message, pf_error *error) {
  pf_metadata metadata = flat_metadata(id, source, title, published, place, agency, byline);
  return pf_corpus_add_refused(corpus, &metadata, reason, message, error);
}

static pf_status flat_deduplicate(pf_corpus *corpus, pf_index *index_or_null, uint32_t exact_only,
                                  uint32_t small_memory, uint32_t read_only, pf_error *error) {
  pf_deduplicate_options options = PF_DEDUPLICATE_OPTIONS_INIT;
  options.exact_only = exact_only;
  options.small_memory = small_memory;
  options.read_only = read_only;
  return pf_deduplicate(corpus, index_or_null, &options, error);
}

static pf_status flat_extract(pf_report **out, const pf_model *model, const pf_corpus *corpus, uint32_t triples,
                              uint32_t why, pf_error *error) {
  pf_extract_options options = PF_EXTRACT_OPTIONS_INIT;
  options.triples = triples;
  options.why = why;
  return pf_extract(out, model, corpus, &options, error);
}

static pf_status flat_render(const pf_report *report, pf_format format, uint32_t columns, uint32_t colour, uint32_t bom,
                             uint32_t no_header, pf_sink sink, void *context, pf_error *error) {
  pf_render_options options = PF_RENDER_OPTIONS_INIT;
  options.columns = columns;
  options.colour = colour;
  options.bom = bom;
  options.no_header = no_header;
  return pf_render(report, format, &options, sink, context, error);
}

#endif
