/* records_test.c - articles in, records out, in a form that an editor can read: tests/cases/records/NAME.txt beside
 * NAME.expected. All articles go through one corpus in the order of their names, so that later ones repeat earlier
 * ones. The Python and Lua bindings write the same form out of their own records (tests/bindings), and must agree.
 *
 *     cases_records_test FOLDER           compares
 *     cases_records_test FOLDER --write   accepts what comes out now; read the difference before you commit it
 */
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "peacefacts.h"

enum { MOST_CASES = 256, PATH_SIZE = 1024 };

typedef struct text_file {
  char *data;
  size_t size;
} text_file;

static text_file read_whole(const char *path) {
  text_file whole = {NULL, 0};
  FILE *file = fopen(path, "rb");
  if (file == NULL) return whole;
  char part[4096];
  for (size_t got; (got = fread(part, 1, sizeof part, file)) > 0;) {
    char *grown = realloc(whole.data, whole.size + got + 1);
    if (grown == NULL) exit(2);
    whole.data = grown;
    memcpy(whole.data + whole.size, part, got);
    whole.size += got;
    whole.data[whole.size] = '\0';
  }
  (void)fclose(file);
  return whole;
}

/* ---- the form ---- */

static void put_view(FILE *out, pf_view view) {
  for (size_t i = 0; i < view.size; i++)
    (void)fputc(view.data[i] == '\n' || view.data[i] == '\r' || view.data[i] == '\t' ? ' ' : view.data[i], out);
}

static void put_spans(FILE *out, const pf_report *report, size_t article, pf_spans spans) {
  for (size_t i = 0; i < spans.count; i++) {
    if (i > 0) (void)fputs(" / ", out);
    put_view(out, pf_report_text(report, article, spans.pieces[i]));
  }
}

static void put_part(FILE *out, const char *name, const pf_report *report, size_t article, pf_spans spans) {
  if (spans.count == 0) return;
  (void)fprintf(out, "  %s: ", name);
  put_spans(out, report, article, spans);
  (void)fputc('\n', out);
}

static void put_head(FILE *out, const pf_report *report, size_t article) {
  (void)fprintf(out, "status: %s\nlanguage: ", pf_status_name(pf_article_status(report, article)));
  put_view(out, pf_article_language(report, article));
  (void)fputc('\n', out);
  for (int field = 0; field < PF_FIELD_COUNT; field++) {
    pf_view value = pf_article_field(report, article, (pf_field)field);
    if (value.size == 0) continue;
    (void)fprintf(out, "%s: ", pf_field_name((pf_field)field));
    put_view(out, value);
    (void)fputc('\n', out);
  }
  for (size_t i = 0; i < pf_article_warning_count(report, article); i++) {
    (void)fputs("warning: ", out);
    put_view(out, pf_article_warning(report, article, i));
    (void)fputc('\n', out);
  }
}

static void put_blocks(FILE *out, const pf_report *report, size_t article) {
  for (size_t b = 0; b < pf_block_count(report, article); b++) {
    (void)fprintf(out, "\nblock %zu, %s\n", b + 1, pf_block_type_name(pf_block_type_of(report, article, b)));
    for (size_t r = 0; r < pf_block_repeat_count(report, article, b); r++) {
      pf_repeat repeat = pf_block_repeat(report, article, b, r);
      (void)fprintf(out, "  repeats: %s %u of %.*s block %zu\n", pf_repeat_kind_name(repeat.kind), repeat.similarity,
                    (int)repeat.article.size, repeat.article.data, repeat.block + 1);
    }
    put_part(out, "text", report, article, pf_block_span(report, article, b));
  }
}

static void put_statements(FILE *out, const pf_report *report, size_t article) {
  for (size_t s = 0; s < pf_statement_count(report, article); s++) {
    (void)fprintf(out, "\nstatement %zu, block %zu, %s, %s\n", s + 1, pf_statement_block(report, article, s) + 1,
                  pf_quote_name(pf_statement_quote(report, article, s)),
                  pf_stance_name(pf_statement_stance(report, article, s)));
    if (pf_statement_parent(report, article, s) != PF_NONE)
      (void)fprintf(out, "  parent: statement %zu\n", pf_statement_parent(report, article, s) + 1);
    put_part(out, "source", report, article, pf_statement_source(report, article, s));
    put_part(out, "cue", report, article, pf_statement_cue(report, article, s));
    put_part(out, "content", report, article, pf_statement_content(report, article, s));
  }
}

static void put_claims(FILE *out, const pf_report *report, size_t article) {
  for (size_t c = 0; c < pf_claim_count(report, article); c++) {
    (void)fprintf(out, "\nclaim %zu, block %zu", c + 1, pf_claim_block(report, article, c) + 1);
    if (pf_claim_statement(report, article, c) != PF_NONE)
      (void)fprintf(out, ", statement %zu", pf_claim_statement(report, article, c) + 1);
    (void)fputc('\n', out);
    put_part(out, "text", report, article, pf_claim_span(report, article, c));
    for (size_t r = 0; r < pf_claim_repeat_count(report, article, c); r++) {
      pf_repeat repeat = pf_claim_repeat(report, article, c, r);
      (void)fprintf(out, "  also: %.*s block %zu\n", (int)repeat.article.size, repeat.article.data, repeat.block + 1);
    }
  }
}

static bool write_form(const char *path, const pf_report *report, size_t article) {
  FILE *out = fopen(path, "wb");
  if (out == NULL) return false;
  put_head(out, report, article);
  put_blocks(out, report, article);
  put_statements(out, report, article);
  put_claims(out, report, article);
  return fclose(out) == 0;
}

/* ---- the cases ---- */

static int by_name(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names of the cases in a folder, sorted, without ".txt". */
static size_t list_cases(char *names[MOST_CASES], const char *folder) {
  DIR *dir = opendir(folder);
  size_t count = 0;
  if (dir == NULL) return 0;
  for (struct dirent *entry; (entry = readdir(dir)) != NULL && count < MOST_CASES;) {
    size_t size = strlen(entry->d_name);
    if (size < 5 || strcmp(entry->d_name + size - 4, ".txt") != 0) continue;
    names[count] = calloc(1, size - 3);
    if (names[count] == NULL) exit(2);
    memcpy(names[count++], entry->d_name, size - 4);
  }
  (void)closedir(dir);
  qsort(names, count, sizeof *names, by_name);
  return count;
}

static pf_report *report_on(const char *folder, char *names[MOST_CASES], size_t count) {
  pf_corpus *corpus = NULL;
  pf_model *model = NULL;
  pf_report *report = NULL;
  pf_error error = {PF_OK, 0, ""};
  pf_status status = pf_corpus_new(&corpus, NULL, NULL, &error);
  for (size_t i = 0; i < count && status == PF_OK; i++) {
    char path[PATH_SIZE];
    (void)snprintf(path, sizeof path, "%s/%s.txt", folder, names[i]);
    text_file article = read_whole(path);
    pf_metadata metadata = PF_METADATA_INIT;
    metadata.id = (pf_view){names[i], strlen(names[i])};
    status = pf_corpus_add(corpus, article.data, article.size, &metadata, &error);
    free(article.data);
  }
  if (status == PF_OK) status = pf_deduplicate(corpus, NULL, NULL, &error);
  if (status == PF_OK) status = pf_model_new(&model, "en", NULL, &error);
  if (status == PF_OK) status = pf_extract(&report, model, corpus, NULL, &error);
  if (status != PF_OK) (void)printf("%s\n", error.message);
  pf_corpus_free(corpus);
  pf_model_free(model);
  return report;
}

static bool compare_case(const char *folder, const char *name, const pf_report *report, size_t article) {
  char wanted_path[PATH_SIZE], got_path[PATH_SIZE];
  (void)snprintf(wanted_path, sizeof wanted_path, "%s/%s.expected", folder, name);
  (void)snprintf(got_path, sizeof got_path, "%s.got", name);
  text_file wanted = read_whole(wanted_path);
  bool same = write_form(got_path, report, article);
  text_file got = read_whole(got_path);
  same = same && wanted.data != NULL && got.size == wanted.size && memcmp(got.data, wanted.data, got.size) == 0;
  if (same)
    (void)remove(got_path);
  else
    (void)printf("%s differs: compare it with %s here\n", wanted_path, got_path);
  free(wanted.data);
  free(got.data);
  return same;
}

static bool accept_case(const char *folder, const char *name, const pf_report *report, size_t article) {
  char path[PATH_SIZE];
  (void)snprintf(path, sizeof path, "%s/%s.expected", folder, name);
  return write_form(path, report, article);
}

int main(int count, char **arguments) {
  static char *names[MOST_CASES];
  bool write = count == 3 && strcmp(arguments[2], "--write") == 0;
  if (count < 2 || (count > 2 && !write)) return 2;
  size_t cases = list_cases(names, arguments[1]);
  pf_report *report = report_on(arguments[1], names, cases);
  size_t good = 0;
  for (size_t i = 0; i < cases && report != NULL; i++)
    good += write ? accept_case(arguments[1], names[i], report, i) : compare_case(arguments[1], names[i], report, i);
  for (size_t i = 0; i < cases; i++)
    free(names[i]);
  pf_report_free(report);
  (void)printf("%zu of %zu cases are as expected\n", good, cases);
  return cases > 0 && good == cases ? 0 : 1;
}
