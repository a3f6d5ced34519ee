/* render_fuzz.c - any bytes, through the whole library and into every format: the terminal is never commanded, elements
 * of the page nest, JSON holds no control character, CSV as many quotation marks as it must. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "peacefacts.h"

enum { MOST_OPEN = 64 };

/* What was written so far, as far as a check needs to know it. */
typedef struct checked {
  pf_format format;
  unsigned char last;
  size_t quotation_marks;
  bool in_tag, in_name, in_value;
  size_t name_size;
  char name[16];
  size_t open;
  char names[MOST_OPEN][16];
} checked;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
  if (!holds) abort();
}

static void end_tag(checked *page) {
  page->in_tag = false;
  page->name[page->name_size] = '\0';
  if (page->name[0] == '!' || strcmp(page->name, "meta") == 0) return;
  if (page->name[0] == '/') {
    must(page->open > 0 && strcmp(page->names[--page->open], page->name + 1) == 0);
  } else {
    must(page->open < MOST_OPEN);
    memcpy(page->names[page->open++], page->name, sizeof page->name);
  }
}

static void check_page_byte(checked *page, unsigned char c) {
  must(c >= 0x20 || c == '\n' || c == '\t');
  if (!page->in_tag) {
    if (c != '<') return;
    page->in_tag = page->in_name = true;
    page->name_size = 0;
  } else if (c == '"') {
    page->in_value = !page->in_value;
  } else if (!page->in_value) {
    must(c != '<');
    if (c == '>') end_tag(page);
    if (c == ' ') page->in_name = false;
    if (c != '>' && page->in_name && page->name_size + 1 < sizeof page->name) page->name[page->name_size++] = (char)c;
  }
}

static int check(void *context, const char *data, size_t size) {
  checked *out = context;
  static const unsigned char c1_lead = 0xc2;
  for (size_t i = 0; i < size; i++) {
    unsigned char c = (unsigned char)data[i];
    out->quotation_marks += c == '"';
    if (out->format == PF_FORMAT_HTML) check_page_byte(out, c);
    if (out->format != PF_FORMAT_HTML && out->format != PF_FORMAT_CSV) {
      must((c >= 0x20 && c != 0x7f) || c == '\n');
      must(out->last != c1_lead || c >= 0xa0);
    }
    out->last = c;
  }
  return 0;
}

static void render_all(const pf_report *report) {
  static const pf_format formats[] = {PF_FORMAT_JSON, PF_FORMAT_JSONL, PF_FORMAT_CSV, PF_FORMAT_TEXT, PF_FORMAT_HTML};
  for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
    checked out = {.format = formats[i]};
    pf_render_options options = PF_RENDER_OPTIONS_INIT;
    options.columns = 40;
    must(pf_render(report, formats[i], &options, check, &out, NULL) == PF_OK);
    must(out.open == 0 && !out.in_tag);
    must(formats[i] != PF_FORMAT_CSV || out.quotation_marks % 2 == 0);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  pf_model *model = NULL;
  pf_corpus *corpus = NULL;
  pf_report *report = NULL;
  pf_error error;
  size_t half = size / 2;
  must(pf_model_new(&model, NULL, NULL, NULL) == PF_OK && pf_corpus_new(&corpus, NULL, NULL, NULL) == PF_OK);
  const char *parts[] = {(const char *)data, (const char *)data + half};
  size_t sizes[] = {half, size - half};
  for (size_t i = 0; i < 2; i++) {
    if (pf_corpus_add(corpus, parts[i], sizes[i], NULL, &error) != PF_OK)
      must(pf_corpus_add_refused(corpus, NULL, error.status, error.message, NULL) == PF_OK);
  }
  must(pf_deduplicate(corpus, NULL, NULL, NULL) == PF_OK);
  must(pf_extract(&report, model, corpus, NULL, NULL) == PF_OK);
  render_all(report);
  pf_report_free(report);
  pf_corpus_free(corpus);
  pf_model_free(model);
  return 0;
}
