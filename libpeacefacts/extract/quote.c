/* quote.c - pairs the quotation marks of a block.
 *
 * One pass from left to right with a stack of the marks that are open, of which only the bottom one makes a quotation;
 * the others are nested. What a mark does is told by its form ( “ opens, ” closes ) and, where the form is silent ( "
 * ), by the blanks around it. Single marks are also apostrophes, so one opens only before a letter or digit at the
 * start of a word, and only if a closing one stands further on in the block: the place of the next such mark is
 * remembered, not looked for again, so that a hundred thousand apostrophes cost one pass. Nothing is an error: a mark
 * left open ends with the block, or where a mark that can only open stands at the same depth.
 */
#include "extract/quote.h"

#define DEEPEST 4 /* marks nested deeper are text */

typedef enum mark_form {
  FORM_NONE,
  FORM_STRAIGHT,     /* " '' `` and the like: opens or closes */
  FORM_CURLY_OPEN,   /* “ */
  FORM_CURLY_CLOSE,  /* ” */
  FORM_LOW,          /* „ */
  FORM_ANGLE_LEFT,   /* « */
  FORM_ANGLE_RIGHT,  /* » */
  FORM_SINGLE,       /* ' */
  FORM_SINGLE_OPEN,  /* ‘ */
  FORM_SINGLE_CLOSE, /* ’ */
} mark_form;

typedef struct quote_scan {
  pf_view text;
  uint32_t begin; /* of the block */
  uint32_t stop;
  uint32_t at;
  uint32_t strong_close; /* next single mark that surely closes; UINT32_MAX: none is left; below `at`: look again */
  uint32_t any_close;    /* next single mark that may close */
  uint32_t opening;      /* marks that can only open, from `at` on ... */
  uint32_t closing;      /* ... and that can only close */
  mark_form open[DEEPEST];
  size_t depth;
  pfi_quotation current;
} quote_scan;

/* The byte before or at an offset, a blank outside the block. */
static char byte_at(const quote_scan *scan, uint32_t offset) {
  return offset >= scan->begin && offset < scan->stop ? scan->text.data[offset] : ' ';
}
static char byte_before(const quote_scan *scan, uint32_t offset) {
  return offset > scan->begin ? scan->text.data[offset - 1] : ' ';
}

static mark_form form_of_three_bytes(const quote_scan *scan, uint32_t at) {
  switch ((unsigned char)byte_at(scan, at + 2)) {
  case 0x98:
    return FORM_SINGLE_OPEN;
  case 0x99:
    return FORM_SINGLE_CLOSE;
  case 0x9C:
    return FORM_CURLY_OPEN;
  case 0x9D:
    return FORM_CURLY_CLOSE;
  case 0x9E:
    return FORM_LOW;
  case 0x9F:
    return FORM_STRAIGHT;
  default:
    return FORM_NONE;
  }
}

/* The form of the mark at `at` and its bytes; FORM_NONE when there is no mark. */
static mark_form read_mark(const quote_scan *scan, uint32_t at, uint32_t *size) {
  char byte = byte_at(scan, at), next = byte_at(scan, at + 1);
  *size = 1;
  if (byte == '"') return FORM_STRAIGHT;
  if (byte == '\'' || byte == '`') {
    if (next == byte) {
      *size = 2;
      return FORM_STRAIGHT;
    }
    return byte == '\'' ? FORM_SINGLE : FORM_SINGLE_OPEN;
  }
  if ((unsigned char)byte == 0xC2 && ((unsigned char)next == 0xAB || (unsigned char)next == 0xBB)) {
    *size = 2;
    return (unsigned char)next == 0xAB ? FORM_ANGLE_LEFT : FORM_ANGLE_RIGHT;
  }
  if ((unsigned char)byte != 0xE2 || (unsigned char)next != 0x80) return FORM_NONE;
  mark_form form = form_of_three_bytes(scan, at);
  if (form == FORM_NONE) return form;
  *size = 3;
  return form;
}

/* The first place at or after `at` where a mark may begin. */
static uint32_t skip_text(const quote_scan *scan, uint32_t at) {
  static const bool begins_mark[256] = {['"'] = true, ['\''] = true, ['`'] = true, [0xC2] = true, [0xE2] = true};
  while (at < scan->stop && !begins_mark[(unsigned char)scan->text.data[at]])
    at++;
  return at;
}

static bool is_word_byte(char byte) {
  return pfi_is_alpha(byte) || pfi_is_digit(byte) || (unsigned char)byte >= 0xC3;
}

/* Does a word begin before `at`, as after a blank, a bracket or a dash? */
static bool stands_before_word(const quote_scan *scan, uint32_t at, uint32_t size) {
  char before = byte_before(scan, at), after = byte_at(scan, at + size);
  if (pfi_is_space(after)) return false;
  if (pfi_is_space(before) || before == '(' || before == '[' || before == '-' || before == '/') return true;
  /* An em or en dash, or another quotation mark, all of which end with a byte that no ASCII letter has. */
  return before == '"' || ((unsigned char)before >= 0x80 && (unsigned char)before < 0xC0 && at >= scan->begin + 3 &&
                           (unsigned char)scan->text.data[at - 3] == 0xE2 && is_word_byte(after));
}

/* May a single mark at `at` close: a word or a full stop before it, none after it? */
static bool single_may_close(const quote_scan *scan, uint32_t at, uint32_t size) {
  char before = byte_before(scan, at), after = byte_at(scan, at + size);
  return !pfi_is_space(before) && !is_word_byte(after);
}

/* "the officials' plan": a mark behind an s with a blank behind it is more likely an apostrophe. */
static bool single_closes_surely(const quote_scan *scan, uint32_t at, uint32_t size) {
  return single_may_close(scan, at, size) && !(byte_before(scan, at) == 's' && byte_at(scan, at + size) == ' ' &&
                                               pfi_is_lower(byte_at(scan, at + size + 1)));
}

/* The first single closing mark after `at`, remembered in *memory from call to call. */
static uint32_t next_single_close(const quote_scan *scan, uint32_t at, uint32_t *memory,
                                  bool (*closes)(const quote_scan *, uint32_t, uint32_t)) {
  if (*memory > at) return *memory;
  for (uint32_t i = skip_text(scan, at + 1); i < scan->stop; i = skip_text(scan, i + 1)) {
    uint32_t size;
    mark_form form = read_mark(scan, i, &size);
    if ((form == FORM_SINGLE || form == FORM_SINGLE_CLOSE) && closes(scan, i, size)) return *memory = i;
    if (form != FORM_NONE) i += size - 1;
  }
  return *memory = UINT32_MAX;
}

#define LONGEST_SINGLE 2000u /* bytes to a sure closing mark; further off, a doubtful nearer one is taken */

/* Where the single quotation that begins at `at` ends; UINT32_MAX: it is an apostrophe. */
static uint32_t single_end(quote_scan *scan, uint32_t at, uint32_t size) {
  char after = byte_at(scan, at + size);
  bool decade =
      pfi_is_digit(after) && pfi_is_digit(byte_at(scan, at + size + 1)) && byte_at(scan, at + size + 2) == 's';
  if (!stands_before_word(scan, at, size) || !is_word_byte(after) || decade) return UINT32_MAX;
  uint32_t sure = next_single_close(scan, at, &scan->strong_close, single_closes_surely);
  if (sure != UINT32_MAX && sure - at <= LONGEST_SINGLE) return sure;
  return next_single_close(scan, at, &scan->any_close, single_may_close);
}

static void open_mark(quote_scan *scan, mark_form form, uint32_t size) {
  if (scan->depth == 0) scan->current = (pfi_quotation){scan->at, scan->stop, scan->at + size, scan->stop, false};
  if (scan->depth < DEEPEST) scan->open[scan->depth++] = form;
}

static bool emit_quotation(quote_scan *scan, pfi_quotations *out, const pf_allocator *allocator) {
  scan->depth = 0;
  return scan->current.inner_stop <= scan->current.inner_start || PFI_PUSH(allocator, &out->items, scan->current);
}

/* Ends the outermost quotation at the mark at `at`. */
static bool close_mark(quote_scan *scan, uint32_t size, pfi_quotations *out, const pf_allocator *allocator) {
  if (scan->depth == 0) return true; /* closes nothing */
  if (--scan->depth > 0) return true;
  scan->current.inner_stop = scan->at;
  scan->current.stop = scan->at + size;
  scan->current.closed = true;
  return emit_quotation(scan, out, allocator);
}

/* A mark that opens where one of its kind is open already: the first was left open. Ends it before the blanks. */
static bool reopen_mark(quote_scan *scan, mark_form form, uint32_t size, pfi_quotations *out,
                        const pf_allocator *allocator) {
  uint32_t end = scan->at;
  while (end > scan->current.inner_start && pfi_is_space(scan->text.data[end - 1]))
    end--;
  scan->current.inner_stop = scan->current.stop = end;
  if (!emit_quotation(scan, out, allocator)) return false;
  open_mark(scan, form, size);
  return true;
}

static bool is_open(const quote_scan *scan, mark_form form) {
  for (size_t i = 0; i < scan->depth; i++)
    if (scan->open[i] == form) return true;
  return false;
}

/* What a double mark does where it stands. */
static bool take_double(quote_scan *scan, mark_form form, uint32_t size, pfi_quotations *out,
                        const pf_allocator *allocator) {
  bool before_word = stands_before_word(scan, scan->at, size);
  if (scan->depth == 0) {
    bool inches = form == FORM_STRAIGHT && size == 1 && pfi_is_digit(byte_before(scan, scan->at));
    bool opens = form == FORM_CURLY_OPEN || form == FORM_LOW || before_word ||
                 (form == FORM_STRAIGHT && !inches && pfi_is_space(byte_before(scan, scan->at)));
    bool bullet = (form == FORM_ANGLE_LEFT || form == FORM_ANGLE_RIGHT) && !before_word;
    if (opens && !bullet) open_mark(scan, form, size);
    return true;
  }
  mark_form top = scan->open[scan->depth - 1];
  bool closes_low = top == FORM_LOW && (form == FORM_CURLY_OPEN || form == FORM_CURLY_CLOSE);
  bool closes_angle =
      (top == FORM_ANGLE_LEFT && form == FORM_ANGLE_RIGHT) || (top == FORM_ANGLE_RIGHT && form == FORM_ANGLE_LEFT);
  if (closes_low || closes_angle || form == FORM_CURLY_CLOSE) return close_mark(scan, size, out, allocator);
  if (form == FORM_CURLY_OPEN || form == FORM_LOW) {
    /* Nested, if every mark that is open will be closed; else the one before was left open. */
    bool all_close = form == FORM_CURLY_OPEN && scan->closing >= scan->opening + scan->depth;
    if (is_open(scan, form) && !all_close) return reopen_mark(scan, form, size, out, allocator);
    open_mark(scan, form, size);
    return true;
  }
  if (form != FORM_STRAIGHT) return true; /* a guillemet of another pair is text */
  if (before_word && !is_open(scan, FORM_STRAIGHT)) {
    open_mark(scan, form, size);
    return true;
  }
  if (before_word && !is_word_byte(byte_before(scan, scan->at)) && pfi_is_space(byte_before(scan, scan->at)))
    return reopen_mark(scan, form, size, out, allocator);
  return close_mark(scan, size, out, allocator);
}

/* A single mark opens a quotation of its own only where no double one is open; its end is known at once. */
static bool take_single(quote_scan *scan, uint32_t size, pfi_quotations *out, const pf_allocator *allocator,
                        uint32_t *next) {
  if (scan->depth > 0) return true;
  uint32_t end = single_end(scan, scan->at, size);
  if (end == UINT32_MAX) return true;
  uint32_t end_size;
  read_mark(scan, end, &end_size);
  scan->current = (pfi_quotation){scan->at, end + end_size, scan->at + size, end, true};
  *next = end + end_size;
  return emit_quotation(scan, out, allocator);
}

static void count_curly(quote_scan *scan) {
  uint32_t size;
  for (uint32_t at = skip_text(scan, scan->begin); at < scan->stop; at = skip_text(scan, at + size)) {
    mark_form form = read_mark(scan, at, &size);
    scan->opening += form == FORM_CURLY_OPEN;
    scan->closing += form == FORM_CURLY_CLOSE;
  }
}

pf_status pfi_quotations_find(pfi_quotations *out, pf_view text, pfi_range block, const pf_allocator *allocator,
                              pf_error *error) {
  out->items.count = 0;
  quote_scan scan = {.text = text, .begin = block.start, .stop = block.start + block.size, .at = block.start};
  count_curly(&scan);
  while ((scan.at = skip_text(&scan, scan.at)) < scan.stop) {
    uint32_t size;
    mark_form form = read_mark(&scan, scan.at, &size);
    uint32_t next = scan.at + size;
    bool stored = true;
    if (form == FORM_SINGLE || form == FORM_SINGLE_OPEN)
      stored = take_single(&scan, size, out, allocator, &next);
    else if (form != FORM_NONE && form != FORM_SINGLE_CLOSE)
      stored = take_double(&scan, form, size, out, allocator);
    scan.opening -= form == FORM_CURLY_OPEN;
    scan.closing -= form == FORM_CURLY_CLOSE;
    if (!stored) return pfi_fail_memory(error);
    scan.at = next;
  }
  if (scan.depth > 0 && !emit_quotation(&scan, out, allocator)) return pfi_fail_memory(error);
  return PF_OK;
}

void pfi_quotations_free(pfi_quotations *quotations, const pf_allocator *allocator) {
  PFI_VECTOR_FREE(allocator, &quotations->items);
}
