/* report_render.c - pf_render: checks what it is given and hands the report to one of the renderings of render/. */
#include "base/error.h"
#include "corpus.h"
#include "render/render.h"
#include "report.h"

static const uint32_t default_columns = 80;

static pf_status take_render_options(pf_render_options *out, const pf_render_options *options, pf_error *error) {
  *out = (pf_render_options)PF_RENDER_OPTIONS_INIT;
  pf_status status = pfi_options_check(options, options == NULL ? 0 : options->size, sizeof *out, "options", error);
  if (status != PF_OK) return status;
  if (options != NULL) memcpy(out, options, options->size < sizeof *out ? options->size : sizeof *out);
  if (out->columns == 0) out->columns = default_columns;
  return PF_OK;
}

static pf_status render_as(const pf_report *report, pf_format format, const pf_render_options *options, pfi_writer *out,
                           pf_error *error) {
  switch (format) {
  case PF_FORMAT_JSON:
    return pfi_write_json(report, false, out, error);
  case PF_FORMAT_JSONL:
    return pfi_write_json(report, true, out, error);
  case PF_FORMAT_CSV:
    return pfi_write_csv(report, options, out, error);
  case PF_FORMAT_TEXT:
    return pfi_write_text(report, options, &report->allocator, out, error);
  case PF_FORMAT_HTML:
    return pfi_write_html(report, &report->allocator, out, error);
  }
  return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "There is no format %d; the formats are PF_FORMAT_JSON and so on.",
                  (int)format);
}

pf_status pf_render(const pf_report *report, pf_format format, const pf_render_options *options, pf_sink sink,
                    void *context, pf_error *error) {
  pfi_error_clear(error);
  if (report == NULL || sink == NULL) return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "The report or the sink is NULL.");
  pf_render_options taken;
  pf_status status = take_render_options(&taken, options, error);
  if (status != PF_OK) return status;
  pfi_writer out = {.sink = sink, .context = context};
  status = render_as(report, format, &taken, &out, error);
  if (status != PF_OK && !out.stopped) return status;
  pfi_writer_flush(&out);
  return out.stopped ? pfi_fail(error, PF_ERROR_SINK, 0, "The sink asked to stop.") : PF_OK;
}
