/* batch.c - articles in batches. A batch is some 32 MiB of articles, so memory is flat however long the stream; inside
 * one, a claim names all places where its paragraph stands. Formats that are one document take the whole run. */
#include "batch.h"

#include "complain.h"
#include "deduplicated.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static const size_t batch_bytes = (size_t)32 << 20;
static const size_t article_bytes = 1024; /* what an article costs besides its text, about */

static bool stop_for(const pf_error *error) {
  complain("%s", error->message);
  return false;
}

static bool open_index(batch *work) {
  pf_error error;
  const char *path = work->asked->index_path;
  bool exists = path != NULL && (access(path, F_OK) == 0 || errno != ENOENT);
  pf_status status =
      exists ? pf_index_load_file(&work->index, path, NULL, &error) : pf_index_new(&work->index, NULL, &error);
  if (status == PF_OK) return true;
  complain("%s%s%s", exists ? path : "", exists ? ": " : "", error.message);
  return false;
}

bool batch_open(batch *work, const options *asked) {
  *work = (batch){.asked = asked};
  pf_error error;
  if (pf_model_new(&work->model, NULL, NULL, &error) != PF_OK) return stop_for(&error);
  if (pf_corpus_new(&work->corpus, NULL, NULL, &error) != PF_OK) return stop_for(&error);
  return open_index(work) && output_open(&work->out, asked->output_path);
}

/* Not an article refused but work not done: once the output has failed it is the output's own complaint. */
static bool write_records(batch *work, const pf_report *report) {
  pf_error error;
  pf_render_options looks = PF_RENDER_OPTIONS_INIT;
  looks.columns = work->asked->columns;
  looks.colour = work->asked->colour;
  looks.bom = work->asked->bom && !work->begun;
  looks.no_header = work->begun;
  if (pf_render(report, work->asked->format, &looks, output_sink, &work->out, &error) == PF_OK) return true;
  return work->out.fault != 0 ? false : stop_for(&error);
}

static bool write_results(batch *work, const pf_report *report) {
  switch (work->asked->product) {
  case PRODUCT_KEPT:
    return deduplicated_write_kept(report, work->asked->format, &work->out);
  case PRODUCT_PAIRS:
    return deduplicated_write_pairs(report, work->begun, &work->out);
  case PRODUCT_RECORDS:
    break;
  }
  return write_records(work, report);
}

static void count_blocks(tally *seen, const pf_report *report) {
  for (size_t article = 0; article < pf_report_article_count(report); article++) {
    seen->unsupported += pf_article_status(report, article) == PF_UNSUPPORTED_LANGUAGE;
    for (size_t block = 0; block < pf_block_count(report, article); block++) {
      seen->blocks++;
      if (pf_block_repeat_count(report, article, block) == 0) continue;
      seen->repeated++;
      seen->kinds[pf_block_repeat(report, article, block, 0).kind]++;
    }
  }
}

/* `peacefacts analyse` gives no records but CoNLL-U. */
static bool write_analysis(batch *work) {
  pf_error error;
  pf_status status = pf_analyse(work->model, work->corpus, output_sink, &work->out, &error);
  pf_corpus_clear(work->corpus);
  work->begun = true;
  work->bytes = 0;
  if (status != PF_OK) return work->out.fault != 0 ? false : stop_for(&error);
  return !work->asked->stream || output_flush(&work->out);
}

static bool batch_write(batch *work) {
  if (work->asked->verb == VERB_ANALYSE) return write_analysis(work);
  pf_error error;
  pf_report *report = NULL;
  pf_status status = PF_OK;
  if (work->asked->verb != VERB_LOAD) status = pf_deduplicate(work->corpus, work->index, NULL, &error);
  pf_extract_options wanted = PF_EXTRACT_OPTIONS_INIT;
  wanted.triples = work->asked->triples;
  wanted.why = work->asked->why;
  if (status == PF_OK)
    status = work->asked->verb == VERB_EXTRACT ? pf_extract(&report, work->model, work->corpus, &wanted, &error)
                                               : pf_report_new(&report, work->corpus, &error);
  if (status != PF_OK) return stop_for(&error);
  count_blocks(&work->seen, report);
  bool written = write_results(work, report);
  pf_report_free(report);
  pf_corpus_clear(work->corpus);
  work->begun = true;
  work->bytes = 0;
  return written && (!work->asked->stream || output_flush(&work->out));
}

static bool is_full(const batch *work) {
  if (work->asked->format == PF_FORMAT_JSON || work->asked->format == PF_FORMAT_HTML) return false;
  return work->asked->stream || work->bytes >= batch_bytes;
}

bool batch_refuse(batch *work, const pf_metadata *metadata, pf_status reason, const char *message) {
  pf_error error;
  complain("%.*s: %s", (int)metadata->id.size, metadata->id.data, message);
  work->seen.articles++;
  work->seen.refused++;
  work->bytes += article_bytes;
  if (pf_corpus_add_refused(work->corpus, metadata, reason, message, &error) != PF_OK) return stop_for(&error);
  return is_full(work) ? batch_write(work) : true;
}

/* A date that is none, as in "20 Nov", is left out: it is no reason to lose the article. */
static pf_status add_without_date(batch *work, const char *bytes, size_t size, const pf_metadata *metadata,
                                  pf_error *error) {
  pf_metadata rest = *metadata;
  rest.published = (pf_view){NULL, 0};
  pf_status status = pf_corpus_add(work->corpus, bytes, size, &rest, error);
  if (status == PF_OK)
    complain("%.*s: the date \"%.*s\" is left out; it should be a day as 2025-11-20", (int)metadata->id.size,
             metadata->id.data, (int)(metadata->published.size % 64), metadata->published.data);
  return status;
}

bool batch_add(batch *work, const char *bytes, size_t size, const pf_metadata *metadata) {
  pf_error error;
  pf_status status = pf_corpus_add(work->corpus, bytes, size, metadata, &error);
  if (status == PF_ERROR_ARGUMENT && metadata->published.size > 0)
    status = add_without_date(work, bytes, size, metadata, &error);
  if (status != PF_OK) return batch_refuse(work, metadata, status, error.message);
  work->seen.articles++;
  work->bytes += size + article_bytes;
  return is_full(work) ? batch_write(work) : true;
}

bool batch_finish(batch *work) {
  pf_error error;
  bool last = pf_corpus_article_count(work->corpus) > 0 || !work->begun;
  if (last && !batch_write(work)) return false;
  if (!output_flush(&work->out)) return false;
  const char *path =
      work->asked->verb == VERB_LOAD || work->asked->verb == VERB_ANALYSE ? NULL : work->asked->index_path;
  if (path == NULL || pf_index_save_file(work->index, path, &error) == PF_OK) return true;
  complain("%s: %s", path, error.message);
  return false;
}

void batch_free(batch *work) {
  pf_index_free(work->index);
  pf_corpus_free(work->corpus);
  pf_model_free(work->model);
}
