/* phrase.c - looks the words of a stretch up in data/line_phrases.c.
 *
 * Case, curly apostrophes, runs of white space, and marks around the words ("[Advertisement]", ">> Read also:") don't
 * count. At each start of a word only the phrases with that first letter are compared, so a look-up is linear in the
 * stretch; paragraphs are not searched at all, only their start. */
#include "load/phrase.h"

#include "base/bits.h"
#include "base/letters.h"

enum { LONGEST_SEARCHED = 160, LONGEST_BEGUN = 600 };

/* Compares from `at` on; the offset behind the phrase, or 0 when it doesn't stand there. */
static size_t match_phrase(pf_view text, size_t at, const pfi_line_phrase *phrase) {
  for (size_t i = 0; i < phrase->size; i++) {
    if (at >= text.size) return 0;
    char expected = phrase->text[i];
    if (expected == ' ' && pfi_is_space(text.data[at])) {
      while (at < text.size && pfi_is_space(text.data[at]))
        at++;
    } else if (expected == '\'' &&
               pfi_view_begins(pfi_view_slice(text, at, text.size - at), PFI_VIEW("\xE2\x80\x99"))) {
      at += 3;
    } else if (pfi_to_lower(text.data[at]) == expected) {
      at++;
    } else {
      return 0;
    }
  }
  bool is_cut_word = pfi_is_alpha(phrase->text[phrase->size - 1]) && at < text.size && pfi_is_alpha(text.data[at]);
  return is_cut_word ? 0 : at;
}

static bool is_alphanumeric(char c) {
  return pfi_is_alpha(c) || pfi_is_digit(c) || (unsigned char)c >= 0xC3u;
}

/* The offset of the first letter or digit from `at` on. */
static size_t next_word(pf_view text, size_t at) {
  while (at < text.size && !is_alphanumeric(text.data[at]))
    at++;
  return at;
}

static bool fits(pfi_phrase_kind kind, bool at_start, bool at_end, size_t size) {
  switch (kind) {
  case PFI_PHRASE_CONTAINS:
    return size <= LONGEST_SEARCHED;
  case PFI_PHRASE_BEGINS:
    return at_start;
  case PFI_PHRASE_REWRITTEN:
    return at_start && size <= 120;
  case PFI_PHRASE_SOCIAL:
  case PFI_PHRASE_NONE:
    return false;
  default:
    return at_start && at_end;
  }
}

enum { OPENING_SIZE = 16, HEAD_SIZE = 4 };

/* The first letters from `at` on as phrases are written, so that one comparison tells nearly always that a phrase
 * doesn't stand there. Returns how many. */
static size_t normalise_opening(pf_view text, size_t at, char out[OPENING_SIZE]) {
  size_t size = 0;
  for (; size < OPENING_SIZE && at < text.size; size++) {
    bool is_apostrophe = (unsigned char)text.data[at] == 0xE2u &&
                         pfi_view_begins(pfi_view_slice(text, at, text.size - at), PFI_VIEW("\xE2\x80\x99"));
    out[size] = is_apostrophe ? '\'' : pfi_is_space(text.data[at]) ? ' ' : pfi_to_lower(text.data[at]);
    at += is_apostrophe ? 3 : 1;
    while (out[size] == ' ' && at < text.size && pfi_is_space(text.data[at]))
      at++;
  }
  return size;
}

/* Does the phrase stand at `at`, and may it there? */
static bool stands_at(pf_view text, size_t at, const pfi_line_phrase *phrase, bool at_start) {
  size_t end = match_phrase(text, at, phrase);
  return end > 0 && fits((pfi_phrase_kind)phrase->kind, at_start, next_word(text, end) == text.size, text.size);
}

/* The number of the letter at `at`, 26 or more when it is none. */
static unsigned letter_at(pf_view text, size_t at) {
  return ((unsigned char)text.data[at] | 0x20u) - 'a';
}

/* By its first three letters, nearly always that it may not; where one is no letter, any phrase might follow. */
static bool may_begin_phrase(pf_view text, size_t at) {
  unsigned second = at + 1 < text.size ? letter_at(text, at + 1) : 26;
  unsigned third = at + 2 < text.size ? letter_at(text, at + 2) : 26;
  if (second >= 26) return true;
  uint32_t thirds = pfi_line_phrase_thirds[letter_at(text, at)][second];
  return third >= 26 ? thirds != 0 : (thirds >> third & 1u) != 0;
}

/* The phrase that the first word begins: the longest, which stands last in the table. */
static pfi_phrase_kind phrase_at_start(pf_view text, size_t at) {
  char opening[OPENING_SIZE] = "";
  if (!may_begin_phrase(text, at)) return PFI_PHRASE_NONE;
  size_t size = normalise_opening(text, at, opening);
  size_t letter = (size_t)(opening[0] - 'a');
  for (size_t i = pfi_line_phrase_first[letter + 1]; i > pfi_line_phrase_first[letter]; i--) {
    const pfi_line_phrase *phrase = &pfi_line_phrases[i - 1];
    if (phrase->size >= HEAD_SIZE && memcmp(phrase->head, opening, HEAD_SIZE) != 0) continue;
    size_t compared = phrase->size < size ? phrase->size : size;
    if (memcmp(phrase->text, opening, compared) == 0 && stands_at(text, at, phrase, true))
      return (pfi_phrase_kind)phrase->kind;
  }
  return PFI_PHRASE_NONE;
}

/* The phrase that a word inside begins. */
static pfi_phrase_kind phrase_inside(pf_view text, size_t at, size_t letter) {
  for (size_t i = pfi_line_phrase_first[letter]; i < pfi_line_phrase_inner[letter]; i++) {
    if (stands_at(text, at, &pfi_line_phrases[i], false)) return (pfi_phrase_kind)pfi_line_phrases[i].kind;
  }
  return PFI_PHRASE_NONE;
}

static bool is_social_word(pf_view word) {
  size_t letter = (size_t)(pfi_to_lower(word.data[0]) - 'a');
  if (letter >= 26 || !may_begin_phrase(word, 0)) return false;
  for (size_t i = pfi_line_phrase_first[letter]; i < pfi_line_phrase_first[letter + 1]; i++) {
    const pfi_line_phrase *phrase = &pfi_line_phrases[i];
    if (phrase->kind == PFI_PHRASE_SOCIAL && match_phrase(word, 0, phrase) == word.size) return true;
  }
  return false;
}

/* "Facebook  Twitter | WhatsApp": two words of the kind at least, or one that names a site. */
static bool is_social_row(pf_view text, size_t start) {
  for (size_t at = start; at < text.size;) {
    size_t end = at;
    while (end < text.size && (is_alphanumeric(text.data[end]) || text.data[end] == '-'))
      end++;
    if (!is_social_word(pfi_view_slice(text, at, end - at))) return false;
    at = next_word(text, end);
  }
  return start < text.size;
}

static bool is_address(pf_view text, size_t start) {
  pf_view rest = pfi_view_slice(text, start, text.size - start);
  bool is_url = pfi_view_begins(rest, PFI_VIEW("http://")) || pfi_view_begins(rest, PFI_VIEW("https://")) ||
                pfi_view_begins(rest, PFI_VIEW("www."));
  return is_url && memchr(rest.data, ' ', rest.size) == NULL;
}

/* May the word at `at`, which is a letter, begin a phrase that stands anywhere? Nearly always two letters say no. */
static bool may_begin_inner_phrase(pf_view text, size_t at) {
  unsigned second = at + 1 < text.size ? letter_at(text, at + 1) : 26;
  return second < 26 && (pfi_line_phrase_inner_seconds[letter_at(text, at)] >> second & 1u) != 0;
}

/* A phrase that may stand anywhere, behind the word at `at`. */
static pfi_phrase_kind inner_phrase(pf_view text, size_t at) {
  uint32_t carry = 1; /* is the byte before these a letter? The first word is none that is looked for. */
  for (; at < text.size; at += PFI_LETTERS_AT_ONCE) {
    uint32_t letters = pfi_letters_at(text, at);
    for (uint32_t starts = letters & ~(letters << 1 | carry); starts != 0; starts &= starts - 1) {
      size_t word = at + pfi_lowest_bit(starts);
      if (!may_begin_inner_phrase(text, word)) continue;
      pfi_phrase_kind found = phrase_inside(text, word, letter_at(text, word));
      if (found != PFI_PHRASE_NONE) return found;
    }
    carry = letters >> (PFI_LETTERS_AT_ONCE - 1);
  }
  return PFI_PHRASE_NONE;
}

pfi_phrase_kind pfi_phrase_of(pf_view stretch) {
  if (stretch.size > LONGEST_BEGUN) return PFI_PHRASE_NONE;
  size_t start = next_word(stretch, 0);
  if (start == stretch.size) return PFI_PHRASE_WHOLE;                                         /* marks alone: "* * *" */
  if (start <= 3 && pfi_view_begins(stretch, PFI_VIEW("\xC2\xA9"))) return PFI_PHRASE_BEGINS; /* the copyright sign */
  if (is_address(stretch, start)) return PFI_PHRASE_WHOLE;
  if (pfi_is_alpha(stretch.data[start])) {
    pfi_phrase_kind found = phrase_at_start(stretch, start);
    if (found != PFI_PHRASE_NONE) return found;
  }
  if (stretch.size > LONGEST_SEARCHED) return PFI_PHRASE_NONE;
  if (stretch.size <= 120 && is_social_row(stretch, start)) return PFI_PHRASE_SOCIAL;
  return inner_phrase(stretch, start);
}
