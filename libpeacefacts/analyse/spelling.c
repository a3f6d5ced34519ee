/* spelling.c - folds names so that spellings of one name are equal bytes, and names of two are not.
 *
 * Letters lose case and accents, dots and apostrophes go, hyphens part words. Titles before a person and "Jr." behind
 * go. Endings of Slavic names that are romanised in many ways become one. What no rule tells (Kiev and Kyiv, UN and
 * United Nations) is looked up in a table, by whole names and then by words. A country and its people stay apart. */
#include "analyse/spelling.h"

#include "base/unicode.h"
#include "data/same_names.h"

static void put_byte(pfi_spelling *out, char byte) {
  if (out->size + 1u < PFI_SPELLING_ROOM) out->text[out->size++] = byte;
}

/* A letter without its accents, in UTF-8; a blank for what parts words. */
static void put_letter(pfi_spelling *out, uint32_t code_point) {
  uint32_t made[PFI_FOLD_MOST];
  if (code_point == '.' || code_point == '\'' || code_point == 0x2019 || code_point == 0x2BC) return;
  size_t count = pfi_unicode_fold(code_point, made);
  for (size_t i = 0; i < count; i++) {
    if (pfi_unicode_combining_class(made[i]) != 0) continue;
    if (made[i] == 0x131) made[i] = 'i'; /* a dotless i */
    if (made[i] == 0x142) made[i] = 'l';
    if (made[i] == 0xF8) made[i] = 'o';
    if (!pfi_unicode_in_word(made[i])) {
      if (out->size > 0 && out->text[out->size - 1] != ' ') put_byte(out, ' ');
    } else if (made[i] < 0x80) {
      put_byte(out, (char)made[i]);
    } else if (made[i] < 0x800) {
      put_byte(out, (char)(0xC0 | made[i] >> 6));
      put_byte(out, (char)(0x80 | (made[i] & 0x3F)));
    } else if (made[i] < 0x10000) {
      put_byte(out, (char)(0xE0 | made[i] >> 12));
      put_byte(out, (char)(0x80 | (made[i] >> 6 & 0x3F)));
      put_byte(out, (char)(0x80 | (made[i] & 0x3F)));
    }
  }
}

static void put_view(pfi_spelling *out, pf_view view) {
  for (size_t i = 0; i < view.size; i++)
    put_byte(out, view.data[i]);
}

/* The common spelling, data NULL when the table has none. */
static pf_view find_common(pf_view name) {
  if (name.size == 0 || name.size >= PFI_SAME_NAME_ROOM) return (pf_view){NULL, 0};
  unsigned shape = pfi_word_shape(name) % PFI_SAME_NAME_SHAPES;
  for (size_t i = pfi_same_name_firsts[shape]; i < pfi_same_name_firsts[shape + 1]; i++) {
    const pfi_same_name *entry = &pfi_same_names[i];
    if (memcmp(entry->other, name.data, name.size) == 0 && entry->other[name.size] == '\0')
      return pfi_view_of_string(entry->common);
  }
  return (pf_view){NULL, 0};
}

/* -skyy, -skiy, -skij, -ski and -sky; -iy, -yy, -ii and -ij at the end of others. */
static void put_spelled(pfi_spelling *out, pf_view word) {
  static const char *const endings[][2] = {{"skyy", "sky"}, {"skiy", "sky"}, {"skij", "sky"}, {"skyi", "sky"},
                                           {"skii", "sky"}, {"ski", "sky"},  {"iy", "y"},     {"yy", "y"},
                                           {"ii", "y"},     {"ij", "y"}};
  pf_view same = find_common(word);
  bool one_word = same.data != NULL && memchr(same.data, ' ', same.size) == NULL;
  if (one_word) {
    put_view(out, same);
    return;
  }
  for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
    pf_view ending = pfi_view_of_string(endings[i][0]);
    if (word.size < ending.size + 2 || !pfi_view_ends(word, ending)) continue;
    put_view(out, (pf_view){word.data, word.size - ending.size});
    put_view(out, pfi_view_of_string(endings[i][1]));
    return;
  }
  put_view(out, word);
}

static pf_view next_spelled(const pfi_spelling *from, size_t *at) {
  while (*at < from->size && from->text[*at] == ' ')
    ++*at;
  size_t start = *at;
  while (*at < from->size && from->text[*at] != ' ')
    ++*at;
  return (pf_view){from->text + start, *at - start};
}

/* As put_letter, of ASCII. */
static void put_plain(pfi_spelling *out, char c) {
  if (pfi_is_alpha(c) || pfi_is_digit(c))
    put_byte(out, pfi_to_lower(c));
  else if (c != '.' && c != '\'' && out->size > 0 && out->text[out->size - 1] != ' ')
    put_byte(out, ' ');
}

/* The name in lower case, without article, and without the 's of an owner. */
static void fold_letters(pfi_spelling *out, pf_view name) {
  static const char *const owners[] = {"'s", "\xE2\x80\x99s"};
  for (size_t i = 0; i < 2; i++)
    if (pfi_view_ends(name, pfi_view_of_string(owners[i]))) name.size -= strlen(owners[i]);
  *out = (pfi_spelling){.size = 0};
  for (size_t at = 0, size = 1; at < name.size; at += size) {
    size = 1;
    if ((unsigned char)name.data[at] < 0x80)
      put_plain(out, name.data[at]);
    else
      put_letter(out, pfi_utf8_decode(name, at, &size));
  }
  while (out->size > 0 && out->text[out->size - 1] == ' ')
    out->size--;
  if (out->size <= 4 || memcmp(out->text, "the ", 4) != 0) return;
  out->size = (uint8_t)(out->size - 4);
  memmove(out->text, out->text + 4, out->size);
}

enum { MOST_WORDS = 16 };

/* First and last name. Titles and the others stand in rows, one for each size. A particle ("van", "del") begins the
 * last name. */
static void fold_person(pfi_spelling *out, const pf_view *words, size_t count) {
  static const char *const titles[] = {
      "",
      "",
      "mr ms dr lt",
      "mrs sir sen rep gov gen col rev",
      "miss lord capt prof king pope imam emir vice",
      "judge queen mayor rabbi prime envoy",
      "prince doctor bishop sheikh sultan deputy",
      "justice senator general premier colonel captain admiral marshal sheriff officer",
      "governor minister princess sergeant cardinal",
      "president secretary detective professor spokesman",
      "chancellor ambassador lieutenant archbishop councillor",
      "congressman spokeswoman",
      "",
      "congresswoman"};
  static const char *const suffixes[] = {"", "", "jr sr ii iv md", "iii phd"};
  static const char *const particles[] = {"", "",     "de di da al el la le du", "van von del dos bin ibn ben der ten",
                                          "", "della"};
  while (count > 1 && PFI_IS_IN_ROWS(words[0], titles))
    words++, count--;
  while (count > 1 && PFI_IS_IN_ROWS(words[count - 1], suffixes))
    count--;
  size_t last = count == 0 ? 0 : count - 1;
  while (last > 0 && PFI_IS_IN_ROWS(words[last - 1], particles))
    last--;
  if (last > 0) {
    put_spelled(out, words[0]);
    put_byte(out, ' ');
  }
  out->last = out->size;
  for (size_t i = last; i < count; i++) {
    if (i > last) put_byte(out, ' ');
    put_spelled(out, words[i]);
  }
  out->words = (uint8_t)(count - last + (last > 0));
}

void pfi_spelling_fold(pfi_spelling *out, pf_view name, bool person) {
  pfi_spelling letters;
  pf_view words[MOST_WORDS];
  size_t count = 0, at = 0;
  fold_letters(&letters, name);
  pf_view same = find_common((pf_view){letters.text, letters.size});
  *out = (pfi_spelling){.size = 0};
  if (same.data != NULL) {
    put_view(out, same);
    out->words = 1;
    return;
  }
  while (count < MOST_WORDS) {
    words[count] = next_spelled(&letters, &at);
    if (words[count].size == 0) break;
    count++;
  }
  if (person) {
    fold_person(out, words, count);
    return;
  }
  for (size_t i = 0; i < count; i++) {
    if (i > 0) put_byte(out, ' ');
    put_spelled(out, words[i]);
  }
  out->words = (uint8_t)count;
}
