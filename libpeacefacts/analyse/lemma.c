/* lemma.c - lemmas: a list of exceptions, else the ending that the network wants cut, if the form has it. */
#include "analyse/heads.h"
#include "data/lemmas_en.h"

typedef struct lemma_script {
  const char *cut;
  const char *put;
  bool doubled; /* the stem's last letter stands twice: stopped, stop */
} lemma_script;

static const lemma_script scripts[PFI_SCRIPTS - PFI_SCRIPT_FIRST_CUT] = {
    {"s", "", false},      {"es", "", false},   {"ies", "y", false},  {"ed", "", false},   {"d", "", false},
    {"ied", "y", false},   {"ed", "", true},    {"ing", "", false},   {"ing", "e", false}, {"ing", "", true},
    {"ying", "ie", false}, {"er", "", false},   {"r", "", false},     {"ier", "y", false}, {"er", "", true},
    {"est", "", false},    {"st", "", false},   {"iest", "y", false}, {"est", "", true},   {"n", "", false},
    {"en", "", false},     {"ves", "f", false}, {"ves", "fe", false}, {"en", "an", false}};

/* Lower case of ASCII and Latin-1 letters, straight quotation marks for curly ones; returns the length. */
static size_t plain_form(char *out, const char *form, size_t size, bool lower) {
  size_t used = 0;
  for (size_t i = 0; i < size; i++) {
    unsigned char c = (unsigned char)form[i];
    if (c == 0xE2 && i + 2 < size && (unsigned char)form[i + 1] == 0x80) {
      unsigned char last = (unsigned char)form[i + 2];
      char mark = last == 0x98 || last == 0x99 ? '\'' : last == 0x9C || last == 0x9D ? '"' : last == 0x93 ? '-' : '\0';
      if (mark != '\0') {
        out[used++] = mark;
        i += 2;
        continue;
      }
    }
    bool latin = i > 0 && (unsigned char)form[i - 1] == 0xC3 && c >= 0x80 && c <= 0x9E && c != 0x97;
    out[used++] = lower ? (latin ? (char)(c + 0x20) : pfi_to_lower((char)c)) : (char)c;
  }
  return used;
}

static int compare_exception(const pfi_lemma_exception *entry, pf_view form, unsigned upos) {
  size_t size = strlen(entry->form), shared = size < form.size ? size : form.size;
  int order = memcmp(entry->form, form.data, shared);
  if (order != 0) return order;
  if (size != form.size) return size < form.size ? -1 : 1;
  return entry->upos == upos ? 0 : entry->upos < upos ? -1 : 1;
}

static const char *find_exception(pf_view form, unsigned upos) {
  size_t low = 0, high = pfi_lemma_exception_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = compare_exception(&pfi_lemma_exceptions[middle], form, upos);
    if (order == 0) return pfi_lemma_exceptions[middle].lemma;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

/* The length of what is left of a form whose ending is cut, or SIZE_MAX when the script does not fit. `lower` is the
 * form in lower case, as long as the form. */
static size_t stem_size(const lemma_script *script, pf_view lower) {
  size_t cut = strlen(script->cut);
  if (lower.size <= cut || memcmp(lower.data + lower.size - cut, script->cut, cut) != 0) return SIZE_MAX;
  size_t stem = lower.size - cut;
  if (!script->doubled) return stem;
  return stem > 2 && lower.data[stem - 1] == lower.data[stem - 2] ? stem - 1 : SIZE_MAX;
}

static size_t best_script(pf_view lower, const int16_t *scores) {
  size_t best = PFI_SCRIPT_LOWER;
  for (size_t i = 1; i < PFI_SCRIPTS; i++) {
    if (scores[i] <= scores[best]) continue;
    if (i < PFI_SCRIPT_FIRST_CUT || stem_size(&scripts[i - PFI_SCRIPT_FIRST_CUT], lower) != SIZE_MAX) best = i;
  }
  return best;
}

size_t pfi_lemma_make(char *out, size_t size, const char *form, size_t form_size, unsigned upos,
                      const int16_t *scores) {
  char lower[PFI_LEMMA_LONGEST];
  if (form_size > PFI_LEMMA_LONGEST || form_size + 8 > size) { /* no English word: its own lemma, cut short */
    size_t kept = form_size < size ? form_size : size;
    memcpy(out, form, kept);
    return kept;
  }
  pf_view plain = {lower, plain_form(lower, form, form_size, true)};
  const char *exception = find_exception(plain, upos);
  if (exception != NULL && strlen(exception) <= size) {
    memcpy(out, exception, strlen(exception));
    return strlen(exception);
  }
  size_t script = best_script(plain, scores);
  bool keep_case = upos == PFI_UPOS_PROPN || script == PFI_SCRIPT_CASED;
  size_t used = plain_form(out, form, form_size, !keep_case);
  if (script < PFI_SCRIPT_FIRST_CUT) return used;
  const lemma_script *chosen = &scripts[script - PFI_SCRIPT_FIRST_CUT];
  used = stem_size(chosen, plain);
  memcpy(out + used, chosen->put, strlen(chosen->put));
  return used + strlen(chosen->put);
}
