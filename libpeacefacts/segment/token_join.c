/* token_join.c - decides where a word goes on over a mark: 3.5, U.S, 10,000, 7:30, e-mail, 9/11, AT&T, O'Neill, and
 * the addresses of sites, files and mail boxes. The rules were read off the training parts of EWT and GUM. */
#include "segment/token_scan.h"
#include "segment/token_word.h"

uint32_t pfi_token_run_end(const pfi_token_scan *scan, uint32_t at) {
  while (at < scan->chunk_end) {
    uint32_t size;
    if (!pfi_kind_is_word(pfi_kind_at(scan->text, at, &size))) {
      break;
    }
    at += size;
  }
  return at;
}

static uint32_t digits_end(const pfi_token_scan *scan, uint32_t at) {
  while (pfi_is_digit(pfi_token_byte(scan, at))) {
    at++;
  }
  return at;
}

/* How many digits stand before `at`, not before `start`; looks at five, which is all a rule asks for. */
static uint32_t digits_before(const pfi_token_scan *scan, uint32_t start, uint32_t at) {
  uint32_t count = 0;
  while (count < 5 && at - count > start && pfi_is_digit(scan->text.data[at - count - 1])) {
    count++;
  }
  return count;
}

/* How many digits stand at `at`, and no letter behind them; looks at six. */
static uint32_t digits_behind(const pfi_token_scan *scan, uint32_t at) {
  uint32_t count = 0;
  while (count < 6 && pfi_is_digit(pfi_token_byte(scan, at + count))) {
    count++;
  }
  return pfi_token_word_at(scan, at + count) ? 0 : count;
}

static bool is_dotted_name_byte(char byte) {
  return pfi_is_alpha(byte) || pfi_is_digit(byte) || byte == '.' || byte == '-' || byte == '_' || byte == '~' ||
         (byte & 0x80) != 0;
}

/* example.org and report-2.pdf by what is behind the last full stop; sci.space.news by its three small parts. */
static bool is_dotted_name(pf_view name) {
  size_t label = name.size, dots = 0;
  bool small = true;
  for (size_t i = name.size; i > 0; i--) {
    char byte = name.data[i - 1];
    label = byte == '.' && dots == 0 ? i : label;
    dots += byte == '.' ? 1 : 0;
    small = small && (pfi_is_lower(byte) || byte == '.' || byte == '-');
  }
  if (dots == 0) {
    return false;
  }
  return (small && dots >= 2) || (pfi_token_word_classes(name.data + label, name.size - label) & PFI_WORD_DOMAIN) != 0;
}

/* Is `at` inside such a name? Looks over it once and remembers the answer. */
static bool is_in_domain(pfi_token_scan *scan, uint32_t start, uint32_t at) {
  if (at < scan->domain_seen) {
    return scan->domain_found;
  }
  const char *text = scan->text.data;
  uint32_t begin = start > scan->domain_seen ? start : scan->domain_seen, end = at;
  while (end < scan->chunk_end && is_dotted_name_byte(text[end])) {
    end++;
  }
  uint32_t name_end = end;
  while (name_end > at && !pfi_is_alpha(text[name_end - 1]) && !pfi_is_digit(text[name_end - 1])) {
    name_end--;
  }
  scan->domain_found = is_dotted_name(pfi_view_slice(scan->text, begin, name_end - begin));
  scan->domain_seen = scan->domain_found ? name_end : end;
  return scan->domain_found;
}

/* One letter, or a capital and a small letter: the pieces of U.S., a.m., Ph.D., M.Sc. */
static bool is_acronym_piece(const pfi_token_scan *scan, uint32_t start, uint32_t end) {
  const char *text = scan->text.data;
  return end > start && pfi_is_alpha(text[start]) &&
         (end - start == 1 || (end - start == 2 && pfi_is_upper(text[start]) && pfi_is_lower(text[start + 1])));
}

static bool joins_acronym(const pfi_token_scan *scan, uint32_t start, uint32_t at) {
  const char *text = scan->text.data;
  uint32_t piece = at;
  while (piece > start && at - piece < 3 && pfi_is_alpha(text[piece - 1])) {
    piece--;
  }
  bool meridiem = at - piece == 1 && (text[piece] == 'a' || text[piece] == 'p') && text[at + 1] == 'm';
  if (piece > start && text[piece - 1] != '.' && !(meridiem && pfi_is_digit(text[piece - 1]))) {
    return false;
  }
  uint32_t end = at + 1;
  while (end < scan->chunk_end && end - at < 4 && pfi_is_alpha(text[end])) {
    end++;
  }
  bool same_case = pfi_is_upper(text[piece]) == pfi_is_upper(text[at + 1]);
  bool begins = at - piece == 1 && end - at == 2 && pfi_token_byte(scan, end) == '.'; /* E.g. */
  return (same_case || begins) && is_acronym_piece(scan, piece, at) && is_acronym_piece(scan, at + 1, end) &&
         !pfi_token_word_at(scan, end);
}

static bool joins_at_period(pfi_token_scan *scan, uint32_t start, uint32_t at) {
  const char *text = scan->text.data;
  if (pfi_is_digit(text[at - 1]) && pfi_is_digit(text[at + 1])) {
    return true;
  }
  return joins_acronym(scan, start, at) || is_in_domain(scan, start, at);
}

static bool joins_at_comma(const pfi_token_scan *scan, uint32_t start, uint32_t at) {
  uint32_t before = digits_before(scan, start, at);
  return before >= 1 && before <= 3 && digits_end(scan, at + 1) == at + 4;
}

/* Numbers that keep their hyphens: telephone and postal numbers, dates in figures; not ranges (1998-2001, 10-12). */
static bool joins_digits_at_hyphen(const pfi_token_scan *scan, uint32_t start, uint32_t at) {
  uint32_t before = digits_before(scan, start, at), behind = digits_behind(scan, at + 1);
  if (before == 0 || behind == 0) {
    return false;
  }
  if (at - before > start && scan->text.data[at - before - 1] == '-') {
    return true;
  }
  uint32_t next = at + 1 + behind;
  bool third = pfi_token_byte(scan, next) == '-' && pfi_is_digit(pfi_token_byte(scan, next + 1));
  return (third && before <= 4) || (behind == 4 && (before == 3 || before == 5));
}

/* non-profit, but not UN-backed, year-over-year, over-the-counter, nor a Post-Tribune poll. */
static bool joins_prefix(const pfi_token_scan *scan, uint32_t start, uint32_t at, uint32_t after) {
  const char *text = scan->text.data;
  bool capitals = at - start >= 2 && pfi_is_upper(text[start + 1]);
  bool inside = start > scan->chunk_start && text[start - 1] == '-';
  bool paper = at - start == 4 && memcmp(text + start, "Post", 4) == 0 && pfi_is_upper(text[after]);
  bool article = pfi_token_byte(scan, after + 3) == '-' && memcmp(text + after, "the", 3) == 0;
  return !capitals && !inside && !paper && !article &&
         (pfi_token_word_classes(text + start, at - start) & PFI_WORD_PREFIX) != 0;
}

static bool joins_at_hyphen(pfi_token_scan *scan, uint32_t start, uint32_t at, uint32_t after) {
  const char *text = scan->text.data;
  if (joins_digits_at_hyphen(scan, start, at)) {
    return true;
  }
  if (joins_prefix(scan, start, at, after)) {
    return true;
  }
  uint32_t end = pfi_token_run_end(scan, after);
  if ((pfi_token_word_classes(text + after, end - after) & PFI_WORD_SUFFIX) != 0) {
    return true;
  }
  return pfi_token_has(scan, PFI_KIND_PERIOD) && is_in_domain(scan, start, at);
}

/* Dates keep their slashes (9/11, 11/28/2000); fractions do not (1/2), nor do words, but for w/o and its like. */
static bool joins_at_slash(const pfi_token_scan *scan, uint32_t start, uint32_t at) {
  const char *text = scan->text.data;
  uint32_t before = digits_before(scan, start, at), behind = digits_behind(scan, at + 1);
  if (before > 0 && behind > 0) {
    uint32_t next = at + 1 + behind;
    bool earlier = at - before > start && text[at - before - 1] == '/';
    bool later = pfi_token_byte(scan, next) == '/' && pfi_is_digit(pfi_token_byte(scan, next + 1));
    bool month = before == 1 || (before == 2 && text[at - 2] <= '1');
    bool day = behind == 2 && text[at + 1] <= '3';
    return earlier || later || (month && day);
  }
  uint32_t end = pfi_token_run_end(scan, at + 1);
  return at - start <= 2 && (pfi_token_word_classes(text + start, end - start) & PFI_WORD_SLASHED) != 0;
}

static bool joins_at_ampersand(const pfi_token_scan *scan, uint32_t start, uint32_t at) {
  const char *text = scan->text.data;
  bool capitals = pfi_is_upper(text[at - 1]) && pfi_is_upper(text[at + 1]);
  bool letters = at - start == 1 && pfi_is_alpha(text[start]) && !pfi_token_word_at(scan, at + 2);
  return capitals || letters;
}

/* The bytes of the clitic at the apostrophe `at` ('s, 'll, 're ...), 0 when there is none. */
static uint32_t clitic_size(const pfi_token_scan *scan, uint32_t at, uint32_t after) {
  char first = pfi_to_lower(pfi_token_byte(scan, after));
  char second = pfi_to_lower(pfi_token_byte(scan, after + 1));
  uint32_t end = after;
  if (first == 's' || first == 'd' || first == 'm') {
    end = after + 1;
  }
  if ((first == 'l' && second == 'l') || ((first == 'r' || first == 'v') && second == 'e')) {
    end = after + 2;
  }
  return end > after && !pfi_token_word_at(scan, end) ? end - at : 0;
}

uint32_t pfi_token_clitic_size(const pfi_token_scan *scan, uint32_t at) {
  uint32_t size;
  return pfi_token_kind(scan, at, &size) == PFI_KIND_APOSTROPHE ? clitic_size(scan, at, at + size) : 0;
}

bool pfi_token_is_negation(const pfi_token_scan *scan, uint32_t start, uint32_t at) {
  uint32_t size;
  if (at <= start || at >= scan->chunk_end || pfi_to_lower(scan->text.data[at - 1]) != 'n' ||
      pfi_token_kind(scan, at, &size) != PFI_KIND_APOSTROPHE) {
    return false;
  }
  return pfi_to_lower(pfi_token_byte(scan, at + size)) == 't' && !pfi_token_word_at(scan, at + size + 1);
}

/* O'Neill and Sha'ab go on over the apostrophe; so do decades (the 1990's). */
static bool joins_at_apostrophe(const pfi_token_scan *scan, uint32_t start, uint32_t at, uint32_t after) {
  const char *text = scan->text.data;
  if (text[at] == '`' || pfi_is_digit(pfi_token_byte(scan, after))) {
    return false;
  }
  if (pfi_token_clitic_size(scan, at) != 0) {
    return at - start >= 2 && text[at - 1] == '0' && pfi_is_digit(text[at - 2]) && pfi_token_byte(scan, after) == 's';
  }
  return !pfi_is_digit(text[at - 1]) && !pfi_token_is_negation(scan, start, at);
}

static bool word_goes_on(pfi_token_scan *scan, uint32_t start, uint32_t at, uint32_t after, pfi_kind kind) {
  switch (kind) {
  case PFI_KIND_PERIOD:
    return after - at == 1 && joins_at_period(scan, start, at);
  case PFI_KIND_COMMA:
    return after - at == 1 && joins_at_comma(scan, start, at);
  case PFI_KIND_COLON:
    return scan->text.data[at] == ':' && pfi_is_digit(scan->text.data[at - 1]) && pfi_is_digit(scan->text.data[after]);
  case PFI_KIND_HYPHEN:
    return joins_at_hyphen(scan, start, at, after);
  case PFI_KIND_SLASH:
    return joins_at_slash(scan, start, at);
  case PFI_KIND_AMPERSAND:
    return joins_at_ampersand(scan, start, at);
  case PFI_KIND_APOSTROPHE:
    return joins_at_apostrophe(scan, start, at, after);
  default:
    return false;
  }
}

uint32_t pfi_token_word_end(pfi_token_scan *scan, uint32_t start) {
  uint32_t at = pfi_token_run_end(scan, start);
  while (at > start && at < scan->chunk_end) {
    uint32_t size;
    pfi_kind kind = pfi_token_kind(scan, at, &size);
    if (!pfi_token_word_at(scan, at + size) || !word_goes_on(scan, start, at, at + size, kind)) {
      break;
    }
    at = pfi_token_run_end(scan, at + size);
  }
  return at;
}

/* The end of the chunk, without the marks that close a sentence or bracket rather than an address. */
static uint32_t address_chunk_end(const pfi_token_scan *scan, uint32_t start) {
  uint32_t end = scan->chunk_end;
  bool open = memchr(scan->text.data + start, '(', end - start) != NULL;
  while (end > start + 1) {
    uint32_t last = end - 1;
    while (last > start && pfi_utf8_is_continuation(scan->text.data[last])) {
      last--;
    }
    uint32_t size;
    pfi_kind kind = pfi_token_kind(scan, last, &size);
    bool closes = kind == PFI_KIND_PERIOD || kind == PFI_KIND_COMMA || kind == PFI_KIND_COLON ||
                  kind == PFI_KIND_TERMINAL || kind == PFI_KIND_QUOTE || kind == PFI_KIND_APOSTROPHE ||
                  (kind == PFI_KIND_CLOSE && !open) || scan->text.data[last] == '>';
    if (!closes) {
      break;
    }
    end = last;
  }
  return end;
}

static bool begins_address(const pfi_token_scan *scan, uint32_t start) {
  static const char *const beginnings[] = {"http://", "https://", "www.", "ftp://", "mailto:", "doi:10."};
  uint32_t letter = (uint32_t)(scan->text.data[start] | 0x20) - 'a';
  const uint32_t first_letters =
      1u << ('h' - 'a') | 1u << ('w' - 'a') | 1u << ('f' - 'a') | 1u << ('m' - 'a') | 1u << ('d' - 'a');
  if (letter >= 26 || (first_letters >> letter & 1u) == 0) {
    return false;
  }
  for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
    pf_view beginning = pfi_view_of_string(beginnings[i]);
    if (scan->chunk_end - start > beginning.size &&
        pfi_view_equal_ignoring_case(pfi_view_slice(scan->text, start, beginning.size), beginning)) {
      return true;
    }
  }
  return false;
}

static bool is_address_byte(char byte) {
  return is_dotted_name_byte(byte) || byte == '+' || byte == '%' || byte == '=';
}

/* name@host; the names of mail boxes are looked for once in a stretch of their characters. */
static uint32_t mail_end(pfi_token_scan *scan, uint32_t start) {
  if (start < scan->address_seen) {
    return start;
  }
  uint32_t at = start;
  while (at < scan->chunk_end && is_address_byte(scan->text.data[at])) {
    at++;
  }
  if (at == start || pfi_token_byte(scan, at) != '@' || !pfi_token_word_at(scan, at + 1)) {
    scan->address_seen = at;
    return start;
  }
  uint32_t end = at + 1;
  while (end < scan->chunk_end && is_dotted_name_byte(scan->text.data[end])) {
    end++;
  }
  while (scan->text.data[end - 1] == '.' || scan->text.data[end - 1] == '-') {
    end--;
  }
  return end;
}

uint32_t pfi_token_address_end(pfi_token_scan *scan, uint32_t start) {
  if (pfi_token_has(scan, PFI_KIND_AT)) {
    uint32_t end = mail_end(scan, start);
    if (end > start) {
      return end;
    }
  }
  return begins_address(scan, start) ? address_chunk_end(scan, start) : start;
}
