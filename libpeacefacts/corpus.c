/* corpus.c - the life of a pf_corpus: adding, refusing, forgetting. Invariant: a document in it is whole. */
#include "corpus.h"

#include "base/error.h"

void pfi_document_hold(pfi_document *document) {
  (void)atomic_fetch_add_explicit(&document->holders, 1, memory_order_relaxed);
}

void pfi_document_release(pfi_document *document) {
  if (document == NULL || atomic_fetch_sub_explicit(&document->holders, 1, memory_order_acq_rel) != 1) return;
  pf_allocator allocator = document->allocator;
  pfi_arena_free(&document->article.arena);
  pfi_free(&allocator, document, sizeof *document);
}

pf_status pfi_options_check(const void *options, size_t size, size_t known, const char *name, pf_error *error) {
  if (options == NULL) return PF_OK;
  if (size < sizeof(size_t))
    return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "%s: the field `size` is not set; begin with its _INIT macro.", name);
  const unsigned char *bytes = options;
  for (size_t i = known; i < size; i++) {
    if (bytes[i] != 0)
      return pfi_fail(error, PF_ERROR_ARGUMENT, i, "%s: an option that this version (%s) does not know is set.", name,
                      pf_version());
  }
  return PF_OK;
}

/* Copies the known part of the caller's struct, which may be an older, shorter one, over the defaults (all zero). */
static pf_status take_corpus_options(pf_corpus_options *out, const pf_corpus_options *options, pf_error *error) {
  *out = (pf_corpus_options)PF_CORPUS_OPTIONS_INIT;
  pf_status status = pfi_options_check(options, options == NULL ? 0 : options->size, sizeof *out, "options", error);
  if (status != PF_OK) return status;
  if (options != NULL) memcpy(out, options, options->size < sizeof *out ? options->size : sizeof *out);
  if (out->max_article_bytes == 0) out->max_article_bytes = PF_MAX_ARTICLE_BYTES;
  if (out->max_blocks == 0) out->max_blocks = PF_MAX_BLOCKS;
  if (out->max_article_bytes > PFI_MAX_TEXT)
    return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "max_article_bytes may be 1 GiB at most.");
  return PF_OK;
}

pf_status pf_corpus_new(pf_corpus **out, const pf_corpus_options *options, const pf_allocator *allocator,
                        pf_error *error) {
  pfi_error_clear(error);
  if (out == NULL)
    return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "out is NULL; pass the address of a pf_corpus pointer.");
  *out = NULL;
  pf_corpus_options taken;
  pf_status status = take_corpus_options(&taken, options, error);
  if (status != PF_OK) return status;
  pf_allocator used = pfi_allocator_or_default(allocator);
  pf_corpus *corpus = pfi_new_array(&used, 1, sizeof *corpus);
  if (corpus == NULL) return pfi_fail_memory(error);
  corpus->allocator = used;
  corpus->max_article_bytes = taken.max_article_bytes;
  corpus->max_blocks = taken.max_blocks;
  pfi_arena_init(&corpus->repeats_arena, &used);
  *out = corpus;
  return PF_OK;
}

void pf_corpus_clear(pf_corpus *corpus) {
  if (corpus == NULL) return;
  for (size_t i = 0; i < corpus->entries.count; i++)
    pfi_document_release(corpus->entries.items[i].document);
  corpus->entries.count = 0;
  corpus->deduplicated = 0;
  pf_index_free(corpus->own_index);
  corpus->own_index = NULL;
  pfi_arena_reset(&corpus->repeats_arena);
}

void pf_corpus_free(pf_corpus *corpus) {
  if (corpus == NULL) return;
  pf_corpus_clear(corpus);
  pf_allocator allocator = corpus->allocator;
  PFI_VECTOR_FREE(&allocator, &corpus->entries);
  pfi_arena_free(&corpus->repeats_arena);
  pfi_free(&allocator, corpus, sizeof *corpus);
}

size_t pf_corpus_article_count(const pf_corpus *corpus) {
  return corpus == NULL ? 0 : corpus->entries.count;
}

static pf_status take_metadata(pf_metadata *out, const pf_metadata *metadata, pf_error *error) {
  *out = (pf_metadata)PF_METADATA_INIT;
  pf_status status = pfi_options_check(metadata, metadata == NULL ? 0 : metadata->size, sizeof *out, "metadata", error);
  if (status == PF_OK && metadata != NULL)
    memcpy(out, metadata, metadata->size < sizeof *out ? metadata->size : sizeof *out);
  return status;
}

static pfi_document *document_new(const pf_allocator *allocator) {
  pfi_document *document = pfi_new_array(allocator, 1, sizeof *document);
  if (document == NULL) return NULL;
  atomic_init(&document->holders, 1);
  document->allocator = *allocator;
  pfi_arena_init(&document->article.arena, allocator);
  memcpy(document->article.language, "und", sizeof "und");
  return document;
}

static char *write_decimal(char *end, size_t number) {
  do {
    *--end = (char)('0' + number % 10);
    number /= 10;
  } while (number > 0);
  return end;
}

/* The caller's id and source, or an id of our own. */
static pf_status name_article(pf_corpus *corpus, pfi_article *article, const pf_metadata *metadata, pf_error *error) {
  static const char prefix[] = "article-";
  char made[32];
  pf_view id = metadata->id;
  if (id.size == 0) {
    char *start = write_decimal(made + sizeof made, corpus->added + 1) - (sizeof prefix - 1);
    memcpy(start, prefix, sizeof prefix - 1);
    id = (pf_view){start, (size_t)(made + sizeof made - start)};
  }
  article->id = pfi_arena_copy(&article->arena, id);
  article->source = pfi_arena_copy(&article->arena, metadata->source);
  return article->id.data == NULL || article->source.data == NULL ? pfi_fail_memory(error) : PF_OK;
}

static pf_status check_views(const pf_metadata *metadata, pf_error *error) {
  const pf_view *views[] = {&metadata->id,    &metadata->source, &metadata->title, &metadata->published,
                            &metadata->place, &metadata->agency, &metadata->byline};
  for (size_t i = 0; i < sizeof views / sizeof views[0]; i++) {
    if (views[i]->data == NULL && views[i]->size > 0)
      return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "metadata: a field has a size but no data.");
    if (pfi_utf8_valid_prefix(*views[i]) != views[i]->size)
      return pfi_fail(error, PF_ERROR_ARGUMENT, pfi_utf8_valid_prefix(*views[i]),
                      "metadata: a field is not valid UTF-8; convert it first.");
  }
  return PF_OK;
}

/* The steps of loading, in order. */
static pf_status load_document(pfi_document *document, pf_corpus *corpus, pf_view bytes, const pf_metadata *metadata,
                               pf_error *error) {
  pf_status status;
  PFI_TRY(check_views(metadata, error));
  PFI_TRY(name_article(corpus, &document->article, metadata, error));
  PFI_TRY(pfi_article_load(&document->article, bytes, metadata, corpus->max_article_bytes, error));
  PFI_TRY(pfi_blocks_find(&document->blocks, &document->article, &document->article.arena, corpus->max_blocks, error));
done:
  return status;
}

static pf_status keep_document(pf_corpus *corpus, pfi_document *document, pf_error *error) {
  pfi_corpus_entry entry = {document, {NULL, 0}};
  if (!PFI_PUSH(&corpus->allocator, &corpus->entries, entry)) return pfi_fail_memory(error);
  corpus->added++;
  return PF_OK;
}

pf_status pf_corpus_add(pf_corpus *corpus, const char *bytes, size_t size, const pf_metadata *metadata,
                        pf_error *error) {
  pfi_error_clear(error);
  if (corpus == NULL || (bytes == NULL && size > 0))
    return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "corpus or bytes is NULL.");
  pf_metadata taken;
  pf_status status = take_metadata(&taken, metadata, error);
  if (status != PF_OK) return status;
  pfi_document *document = document_new(&corpus->allocator);
  if (document == NULL) return pfi_fail_memory(error);
  PFI_TRY(load_document(document, corpus, (pf_view){bytes, size}, &taken, error));
  PFI_TRY(keep_document(corpus, document, error));
  return PF_OK;
done:
  pfi_document_release(document);
  return status;
}

static pf_status describe_refusal(pfi_document *document, pf_corpus *corpus, const pf_metadata *metadata,
                                  pf_status reason, const char *message, pf_error *error) {
  pf_status status;
  pfi_article *article = &document->article;
  PFI_TRY(check_views(metadata, error));
  PFI_TRY(name_article(corpus, article, metadata, error));
  article->status = reason;
  pf_view text = pfi_view_of_string(message == NULL ? pf_status_name(reason) : message);
  text.size = pfi_utf8_valid_prefix(text);
  article->message = pfi_arena_copy(&article->arena, text);
  if (article->message.data == NULL) status = pfi_fail_memory(error);
done:
  return status;
}

pf_status pf_corpus_add_refused(pf_corpus *corpus, const pf_metadata *metadata, pf_status reason, const char *message,
                                pf_error *error) {
  pfi_error_clear(error);
  if (corpus == NULL || reason == PF_OK)
    return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "corpus is NULL, or the status of a refused article is PF_OK.");
  pf_metadata taken;
  pf_status status = take_metadata(&taken, metadata, error);
  if (status != PF_OK) return status;
  pfi_document *document = document_new(&corpus->allocator);
  if (document == NULL) return pfi_fail_memory(error);
  PFI_TRY(describe_refusal(document, corpus, &taken, reason, message, error));
  PFI_TRY(keep_document(corpus, document, error));
  return PF_OK;
done:
  pfi_document_release(document);
  return status;
}
