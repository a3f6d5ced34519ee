/* token.c - cuts running text into syntactic words by the conventions of UD English (EWT, GUM).
 *
 * The text is taken one chunk (what stands between white space) at a time. Most chunks are a word of letters, alone or
 * with a comma behind it, and are done by the loop that meets them. The others are scanned from left to right: a word
 * goes on over a mark only where a rule of token_join.c says so (3.5, non-profit, O'Neill), then its clitics are cut
 * off (do|n't, Ann|'s) and the full stop of an abbreviation is noted.
 *
 * Invariants: tokens are disjoint and ascending, never empty, hold no white space, and together hold every other byte
 * of the block. Each byte is looked at a bounded number of times: what a rule has looked at ahead (is this a mail
 * address? a domain?) it remembers up to where it looked.
 */
#include "segment/token.h"

#include "base/bits.h"
#include "base/letters.h"
#include "segment/token_scan.h"
#include "segment/token_word.h"

/* The classes of the word behind one blank at `at`. */
static uint32_t classes_of_next(const pfi_token_scan *scan, uint32_t at) {
  uint32_t begin = at + 1, end = begin;
  while (end < scan->block_end && end - begin <= PFI_TOKEN_WORD_LONGEST && pfi_is_lower(scan->text.data[end])) {
    end++;
  }
  return begin < scan->block_end ? pfi_token_word_classes(scan->text.data + begin, end - begin) : 0;
}

/* "its a pity", "your not serious", "Lets go": written together by mistake, as the word behind tells. */
static bool put_misspelt_is(pfi_token_scan *scan, uint32_t start, uint32_t end) {
  pf_view word = pfi_view_slice(scan->text, start, end - start);
  bool its = pfi_view_equal_ignoring_case(word, PFI_VIEW("its"));
  bool your = pfi_view_equal_ignoring_case(word, PFI_VIEW("your"));
  bool lets =
      pfi_view_equal(word, PFI_VIEW("Lets")) && end + 1 < scan->block_end && pfi_is_lower(scan->text.data[end + 1]);
  bool is = (its || your) && !pfi_is_upper(word.data[1]) && (classes_of_next(scan, end) & PFI_WORD_AFTER_IS) != 0;
  if (!is && !lets) {
    return false;
  }
  pfi_token_put(scan, start, end - 1, 0);
  pfi_token_put(scan, end - 1, end, PFI_TOKEN_JOINED);
  return true;
}

#define LETTER(letter) (1u << ((letter) - 'a'))

/* For each last letter of a word, the letters before it that a fused word can have. */
static const uint32_t fused_endings[26] = {
    ['a' - 'a'] = LETTER('n') | LETTER('t'),                             /* gonna, gotta */
    ['e' - 'a'] = LETTER('v') | LETTER('r') | LETTER('m') | LETTER('l'), /* ive, youre, gimme, awhile */
    ['l' - 'a'] = LETTER('l'),                                           /* youll */
    ['m' - 'a'] = LETTER('i'),                                           /* im */
    ['r' - 'a'] = LETTER('u'),                                           /* your, for "you're" */
    ['s' - 'a'] = LETTER('t') | LETTER('e'),                             /* its, hes */
    ['t' - 'a'] = LETTER('n') | LETTER('o'),                             /* dont, cannot */
};

#undef LETTER

/* Most words are told here, without a look-up, to be no fused ones. */
static bool may_be_fused(const char *word, uint32_t size) {
  if (size < 2 || size > 8) {
    return false;
  }
  uint32_t last = (uint32_t)(word[size - 1] | 0x20) - 'a', before = (uint32_t)(word[size - 2] | 0x20) - 'a';
  return last < 26 && before < 26 && (fused_endings[last] >> before & 1u) != 0;
}

/* cannot, gonna, dont: one word on paper, two in the treebanks. */
static bool put_fused(pfi_token_scan *scan, uint32_t start, uint32_t end) {
  if (!may_be_fused(scan->text.data + start, end - start)) {
    return false;
  }
  if (end - start <= 4 && put_misspelt_is(scan, start, end)) {
    return true;
  }
  const pfi_token_word *entry = pfi_token_word_find(scan->text.data + start, end - start);
  if (entry == NULL || (entry->classes & PFI_WORD_FUSED) == 0) {
    return false;
  }
  pfi_token_put(scan, start, start + entry->cut, 0);
  pfi_token_put(scan, start + entry->cut, end, PFI_TOKEN_JOINED);
  return true;
}

/* Where the unit behind the number at `start` begins (5|pm, 3.5|bn); `end` when the word stays whole (1990s, 4G). */
static uint32_t unit_start(const pfi_token_scan *scan, uint32_t start, uint32_t end) {
  const char *text = scan->text.data;
  uint32_t at = start;
  while (at < end && (pfi_is_digit(text[at]) || text[at] == '.' || text[at] == ',' || text[at] == ':')) {
    at++;
  }
  if (at == start || at == end || (pfi_token_word_classes(text + at, end - at) & PFI_WORD_UNIT) == 0) {
    return end;
  }
  bool currency = start > 0 && text[start - 1] == '$';
  bool code = end - at == 1 && pfi_is_upper(text[at]) && text[at] != 'K' && !currency; /* row 17M */
  return code ? end : at;
}

static void put_word(pfi_token_scan *scan, uint32_t start, uint32_t end) {
  if (end <= start || put_fused(scan, start, end)) {
    return;
  }
  uint32_t unit = end;
  if (pfi_is_digit(scan->text.data[start]) || scan->text.data[start] == '.') {
    unit = unit_start(scan, start, end);
  }
  pfi_token_put(scan, start, unit, 0);
  pfi_token_put(scan, unit, end, 0);
}

/* Puts the apostrophe of Jones' or lovin'; returns the end of what belongs to the word. */
static uint32_t put_last_apostrophe(pfi_token_scan *scan, uint32_t start, uint32_t at, uint32_t size) {
  const char *text = scan->text.data;
  bool ends = at + size == scan->chunk_end;
  if (scan->single_open || text[at] == '`' || at - start < 2) {
    return at;
  }
  if (pfi_to_lower(text[at - 1]) == 's' && pfi_token_byte(scan, at + size) != '\'') {
    put_word(scan, start, at);
    pfi_token_put(scan, at, at + size, PFI_TOKEN_JOINED);
    return at + size;
  }
  if (ends && at - start > 3 && text[at - 1] == 'n' && text[at - 2] == 'i') {
    pfi_token_put(scan, start, at + size, 0);
    return at + size;
  }
  return at;
}

/* Puts the word and its clitics (n't, 's, 'll, the possessive apostrophe); returns where they end. */
static uint32_t put_word_with_clitics(pfi_token_scan *scan, uint32_t start, uint32_t end) {
  enum { MOST_CLITICS = 4 }; /* in one surface token: couldn't've has two */
  uint32_t size, flags = 0, clitics = 0;
  uint32_t at = start;
  while (clitics++ < MOST_CLITICS && end < scan->chunk_end && pfi_token_kind(scan, end, &size) == PFI_KIND_APOSTROPHE) {
    uint32_t clitic = pfi_token_clitic_size(scan, end);
    if (pfi_token_is_negation(scan, at, end)) {
      pfi_token_put(scan, at, end - 1, flags);
      flags = end - 1 > start ? PFI_TOKEN_JOINED : 0;
      at = end - 1;
      end += size + 1;
    } else if (clitic != 0) {
      if (flags == 0) {
        put_word(scan, at, end);
      } else {
        pfi_token_put(scan, at, end, flags);
      }
      flags = PFI_TOKEN_JOINED;
      at = end;
      end += clitic;
    } else {
      uint32_t taken = flags == 0 ? put_last_apostrophe(scan, at, end, size) : end;
      if (taken > end) {
        return taken;
      }
      break;
    }
  }
  if (flags == 0) {
    put_word(scan, at, end);
  } else {
    pfi_token_put(scan, at, end, flags);
  }
  return end;
}

static uint32_t skip_blanks(const pfi_token_scan *scan, uint32_t at) {
  while (at < scan->block_end && pfi_is_space(scan->text.data[at])) {
    at++;
  }
  return at;
}

/* Does a number stand at `at`: 12, #12 or XII? */
static bool is_number_at(const pfi_token_scan *scan, uint32_t at) {
  uint32_t end = at;
  while (end < scan->block_end && end - at < 6 && memchr("IVXLC", scan->text.data[end], 5) != NULL) {
    end++;
  }
  if (end > at) {
    return end == scan->block_end || !pfi_is_alpha(scan->text.data[end]);
  }
  return at < scan->block_end && (pfi_is_digit(scan->text.data[at]) || scan->text.data[at] == '#');
}

/* Short forms that are ordinary words as well: No. 5, Sun., 3 p.m.; Boston, Mass., and D-Ill. */
static bool is_abbreviation_here(const pfi_token_scan *scan, uint32_t start, uint32_t end, uint32_t classes) {
  char next = pfi_token_byte(scan, end + 1);
  uint32_t behind = skip_blanks(scan, end + 1);
  if ((classes & PFI_WORD_NUMBER) != 0 && is_number_at(scan, behind)) {
    return true;
  }
  bool digit = behind < scan->block_end && pfi_is_digit(scan->text.data[behind]);
  if ((classes & PFI_WORD_DAY) != 0 && (digit || next == ',')) {
    return true;
  }
  char before = start > 0 ? scan->text.data[start - 1] : '\0';
  return (classes & PFI_WORD_STATE_WORD) != 0 && pfi_is_upper(scan->text.data[start]) &&
         (next == ',' || next == ')' || before == '-');
}

/* Is the word before a full stop one that is written with it? One letter (J. Ortiz), letters with full stops inside
 * (U.S, a.m), or a known short form. Whether the sentence ends there as well is for sentence.c to say. */
static bool is_abbreviation(const pfi_token_scan *scan, uint32_t start, uint32_t end) {
  enum {
    ALWAYS = PFI_WORD_TITLE | PFI_WORD_MONTH | PFI_WORD_STATE | PFI_WORD_COMPANY | PFI_WORD_GENERAL,
    BY_CONTEXT = PFI_WORD_NUMBER | PFI_WORD_DAY | PFI_WORD_STATE_WORD
  };
  const char *text = scan->text.data;
  uint32_t size = end - start;
  if (size == 1) {
    return pfi_is_alpha(text[start]);
  }
  if (size >= 3 && pfi_is_alpha(text[end - 1]) && (text[end - 2] == '.' || (text[end - 3] == '.' && size > 3))) {
    return true;
  }
  uint32_t classes = pfi_token_word_classes(text + start, size);
  return (classes & ALWAYS) != 0 || ((classes & BY_CONTEXT) != 0 && is_abbreviation_here(scan, start, end, classes));
}

/* "etc..." is an ellipsis; "Inc.." is an abbreviation and the end of the sentence. */
static bool is_ellipsis(const pfi_token_scan *scan, uint32_t at) {
  return pfi_token_byte(scan, at + 1) == '.' && pfi_token_byte(scan, at + 2) == '.';
}

/* Takes the word at `start` with all that belongs to it; returns where the next token begins. */
static uint32_t take_word(pfi_token_scan *scan, uint32_t start) {
  uint32_t end = pfi_token_address_end(scan, start);
  if (end > start) {
    pfi_token_put(scan, start, end, 0);
    return end;
  }
  bool marked = scan->text.data[start] == '.' || scan->text.data[start] == '+';
  end = marked ? pfi_token_word_end(scan, start + 1) : pfi_token_word_end(scan, start);
  if (pfi_token_byte(scan, end) == '$' && end - start <= 3 && pfi_is_upper(scan->text.data[end - 1])) {
    pfi_token_put(scan, start, end + 1, 0); /* US$, HK$ */
    return end + 1;
  }
  uint32_t taken = put_word_with_clitics(scan, start, end);
  bool stop = taken == end && pfi_token_byte(scan, end) == '.' && !is_ellipsis(scan, end);
  if (!stop || !is_abbreviation(scan, start, end)) {
    return taken;
  }
  pfi_token_put(scan, end, end + 1, PFI_TOKEN_GLUED);
  uint32_t clitic = end + 1 < scan->chunk_end ? pfi_token_clitic_size(scan, end + 1) : 0; /* the U.S.'s debt */
  pfi_token_put(scan, end + 1, end + 1 + clitic, PFI_TOKEN_JOINED);
  return end + 1 + clitic;
}

static void take_chunk(pfi_token_scan *scan) {
  uint32_t at = scan->chunk_start;
  scan->address_seen = scan->domain_seen = at;
  while (at < scan->chunk_end && !scan->failed) {
    uint32_t end = pfi_token_take_mark(scan, at);
    at = end > at ? end : take_word(scan, at);
  }
}

/* Where the chunk at `at` ends, and which kinds are in it. */
static uint32_t chunk_end(pfi_token_scan *scan, uint32_t at, uint32_t block_end) {
  uint32_t kinds = 0;
  while (at < block_end) {
    unsigned char byte = (unsigned char)scan->text.data[at];
    uint32_t size = 1;
    pfi_kind kind = byte < 0x80 ? (pfi_kind)pfi_ascii_kinds[byte] : pfi_kind_outside_ascii(scan->text, at, &size);
    if (kind == PFI_KIND_SPACE) {
      break;
    }
    kinds |= 1u << kind;
    at += size;
  }
  scan->kinds = kinds;
  return at;
}

static uint32_t skip_space(const pfi_token_scan *scan, uint32_t at, uint32_t block_end) {
  uint32_t size;
  while (at < block_end && scan->text.data[at] == ' ') {
    at++;
  }
  while (at < block_end && pfi_token_kind(scan, at, &size) == PFI_KIND_SPACE) {
    at += size;
  }
  return at;
}

/* Where the ASCII letters at `at` end. */
static uint32_t letters_end(const pfi_token_scan *scan, uint32_t at, uint32_t block_end) {
  while (at < block_end) {
    uint32_t others = ~pfi_letters_at(scan->text, at);
    uint32_t count = pfi_lowest_bit(others);
    at += count;
    if (count < PFI_LETTERS_AT_ONCE) {
      break;
    }
  }
  return at < block_end ? at : block_end;
}

pf_status pfi_tokens_scan(pfi_sentences *out, pf_view text, pfi_range block, const pf_allocator *allocator,
                          pf_error *error) {
  uint32_t block_end = block.start + block.size;
  pfi_token_scan scan = {.text = text, .allocator = allocator, .out = out, .block_end = block_end};
  uint32_t at = skip_space(&scan, block.start, block_end);
  while (at < block_end && !scan.failed) {
    uint32_t end = letters_end(&scan, at, block_end);
    bool comma = end + 1 < block_end && text.data[end] == ',';
    uint32_t behind = comma ? end + 1 : end;
    if (end > at && (behind == block_end || pfi_is_space(text.data[behind]))) {
      scan.chunk_end = end;
      put_word(&scan, at, end);
      pfi_token_put(&scan, end, behind, 0);
    } else {
      scan.chunk_start = at;
      scan.chunk_end = behind = chunk_end(&scan, end > at ? end : at, block_end);
      take_chunk(&scan);
    }
    at = skip_space(&scan, behind, block_end);
  }
  return scan.failed ? pfi_fail(error, PF_ERROR_MEMORY, block.start, "no memory for the tokens") : PF_OK;
}
