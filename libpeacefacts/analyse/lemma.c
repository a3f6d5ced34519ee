/* lemma.c - lemmas: a list of exceptions, else the ending that the network wants cut, if the form has it. */
#include "analyse/heads.h"
#include "data/lemmas_en.h"

typedef struct lemma_script {
  const char *cut;
  const char *put;
  uint8_t cut_size;
  uint8_t put_size;
  bool doubled; /* the stem's last letter stands twice: stopped, stop */
} lemma_script;

#define CUT(cut, put)                                                                                                  \
  { cut, put, sizeof(cut) - 1, sizeof(put) - 1, false }
#define CUT_DOUBLED(cut, put)                                                                                          \
  { cut, put, sizeof(cut) - 1, sizeof(put) - 1, true }
static const lemma_script scripts[PFI_SCRIPTS - PFI_SCRIPT_FIRST_CUT] = {
    CUT("s", ""),      CUT("es", ""),         CUT("ies", "y"),  CUT("ed", ""),          CUT("d", ""),
    CUT("ied", "y"),   CUT_DOUBLED("ed", ""), CUT("ing", ""),   CUT("ing", "e"),        CUT_DOUBLED("ing", ""),
    CUT("ying", "ie"), CUT("er", ""),         CUT("r", ""),     CUT("ier", "y"),        CUT_DOUBLED("er", ""),
    CUT("est", ""),    CUT("st", ""),         CUT("iest", "y"), CUT_DOUBLED("est", ""), CUT("n", ""),
    CUT("en", ""),     CUT("ves", "f"),       CUT("ves", "fe"), CUT("en", "an")};

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

static const pfi_lemma_exception *find_exception(pf_view form, unsigned upos) {
  if (form.size == 0 || form.size >= PFI_LEMMA_ROOM) return NULL;
  unsigned shape = (pfi_word_shape(form) ^ upos << 8) % PFI_LEMMA_SHAPES;
  for (size_t i = pfi_lemma_exception_firsts[shape]; i < pfi_lemma_exception_firsts[shape + 1]; i++) {
    const pfi_lemma_exception *entry = &pfi_lemma_exceptions[i];
    if (entry->upos == upos && entry->form_size == form.size && memcmp(entry->form, form.data, form.size) == 0)
      return entry;
  }
  return NULL;
}

/* The length of what is left of a form whose ending is cut, or SIZE_MAX when the script does not fit. `lower` is the
 * form in lower case, as long as the form. */
static size_t stem_size(const lemma_script *script, pf_view lower) {
  size_t cut = script->cut_size;
  if (lower.size <= cut || memcmp(lower.data + lower.size - cut, script->cut, cut) != 0) return SIZE_MAX;
  size_t stem = lower.size - cut;
  if (!script->doubled) return stem;
  return stem > 2 && lower.data[stem - 1] == lower.data[stem - 2] ? stem - 1 : SIZE_MAX;
}

static bool script_fits(size_t script, pf_view lower) {
  return script < PFI_SCRIPT_FIRST_CUT || stem_size(&scripts[script - PFI_SCRIPT_FIRST_CUT], lower) != SIZE_MAX;
}

/* The script with the highest score, of equals the first: its number is the lower part of what is compared, so that
 * there is no branch. */
static size_t wanted_script(const int16_t *scores) {
  enum { ROOM = 32 };
  int32_t most = INT32_MIN;
  for (int32_t i = 0; i < PFI_SCRIPTS; i++) {
    int32_t score = scores[i] * ROOM + (ROOM - 1 - i);
    most = score > most ? score : most;
  }
  return ROOM - 1 - (uint32_t)most % ROOM;
}

/* The wanted one when it fits, as it nearly always does, else the best of those that do. */
static size_t best_script(pf_view lower, const int16_t *scores) {
  size_t best = wanted_script(scores);
  if (script_fits(best, lower)) return best;
  best = PFI_SCRIPT_LOWER;
  for (size_t i = 1; i < PFI_SCRIPTS; i++)
    if (scores[i] > scores[best] && script_fits(i, lower)) best = i;
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
  const pfi_lemma_exception *exception = find_exception(plain, upos);
  if (exception != NULL && exception->lemma_size <= size) {
    memcpy(out, exception->lemma, exception->lemma_size);
    return exception->lemma_size;
  }
  size_t script = best_script(plain, scores);
  if (script < PFI_SCRIPT_FIRST_CUT) {
    if (upos == PFI_UPOS_PROPN || script == PFI_SCRIPT_CASED) return plain_form(out, form, form_size, false);
    memcpy(out, plain.data, plain.size);
    return plain.size;
  }
  const lemma_script *chosen = &scripts[script - PFI_SCRIPT_FIRST_CUT];
  size_t stem = stem_size(chosen, plain);
  if (upos == PFI_UPOS_PROPN)
    (void)plain_form(out, form, form_size, false);
  else
    memcpy(out, plain.data, stem);
  memcpy(out + stem, chosen->put, chosen->put_size);
  return stem + chosen->put_size;
}
