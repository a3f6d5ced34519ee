/* evaluate_language.c - how often load/language.c is right: reads lines of kind, language and text (as
 * make_language_samples.py writes them) and prints a table by kind, or by language with --languages. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "load/language.h"

typedef struct group_count {
  char name[64];
  unsigned total, right, related, undetermined, read_as_english, refused;
  double bytes, seconds;
} group_count;

enum { MAX_GROUPS = 2000, MAX_LINE = 1 << 22 };

/* Languages whose short texts can look alike to people too. */
static bool are_related(const char *a, const char *b) {
  static const char *const families[] = {"no nn da", "hr sr", "id ms", "zu xh"};
  for (size_t i = 0; i < sizeof families / sizeof families[0]; i++)
    if (strstr(families[i], a) != NULL && strstr(families[i], b) != NULL) return true;
  return strcmp(a, b) == 0;
}

static group_count *find_group(group_count *groups, size_t *count, const char *name) {
  for (size_t i = 0; i < *count; i++)
    if (strcmp(groups[i].name, name) == 0) return &groups[i];
  if (*count == MAX_GROUPS) exit(2);
  snprintf(groups[*count].name, sizeof groups[*count].name, "%s", name);
  return &groups[(*count)++];
}

static void count_answer(group_count *group, const char *expected, pf_view text) {
  clock_t before = clock();
  pfi_language language = pfi_language_recognise(text);
  group->seconds += (double)(clock() - before) / CLOCKS_PER_SEC;
  group->bytes += (double)text.size;
  bool right = strcmp(expected, language.code) == 0;
  group->total++;
  group->right += right;
  group->related += right || are_related(expected, language.code);
  group->undetermined += strcmp(language.code, "und") == 0;
  group->read_as_english += strcmp(language.code, "en") == 0;
  group->refused += pfi_language_is_foreign(language);
}

static void print_group(const group_count *group) {
  printf("%-18s %6u  %6.2f %6.2f  %6u %6u %6u  %7.1f\n", group->name, group->total, 100.0 * group->right / group->total,
         100.0 * group->related / group->total, group->undetermined, group->read_as_english, group->refused,
         group->bytes / 1e6 / (group->seconds + 1e-9));
}

int main(int argc, char **argv) {
  static group_count groups[MAX_GROUPS];
  static char line[MAX_LINE];
  bool by_language = argc > 1 && strcmp(argv[1], "--languages") == 0;
  size_t count = 0;
  while (fgets(line, sizeof line, stdin) != NULL) {
    char name[64];
    char *code = strchr(line, '\t');
    char *text = code == NULL ? NULL : strchr(code + 1, '\t');
    if (text == NULL) continue;
    *code++ = '\0';
    *text++ = '\0';
    pf_view view = {text, strcspn(text, "\n")};
    snprintf(name, sizeof name, "%.40s%s%.8s", line, by_language ? " " : "", by_language ? code : "");
    count_answer(find_group(groups, &count, name), code, view);
  }
  printf("%-18s %6s  %6s %6s  %6s %6s %6s  %7s\n", "", "texts", "right", "+kin", "und", "as en", "refused", "MB/s");
  for (size_t i = 0; i < count; i++)
    print_group(&groups[i]);
  return 0;
}
