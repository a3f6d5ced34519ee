/* token_mark.c - tokens that begin with a mark: ellipses, dashes, quotation marks, emoticons, '90s, #tag, @name, .05 */
#include "segment/token_scan.h"
#include "segment/token_word.h"

static bool mark_follows_word(const pfi_token_scan *scan, uint32_t start) {
  char before = start > scan->chunk_start ? scan->text.data[start - 1] : ' ';
  return pfi_is_alpha(before) || pfi_is_digit(before) || (before & 0x80) != 0;
}

static bool is_sentence_mark(pfi_kind kind) {
  return kind == PFI_KIND_PERIOD || kind == PFI_KIND_TERMINAL || kind == PFI_KIND_ELLIPSIS;
}

static uint32_t sentence_marks_end(const pfi_token_scan *scan, uint32_t at) {
  uint32_t size;
  while (at < scan->chunk_end && is_sentence_mark(pfi_token_kind(scan, at, &size))) {
    at += size;
  }
  return at;
}

static uint32_t same_bytes_end(const pfi_token_scan *scan, uint32_t start) {
  uint32_t at = start;
  while (at < scan->chunk_end && scan->text.data[at] == scan->text.data[start]) {
    at++;
  }
  return at;
}

/* A chunk of three and more line-drawing characters is one token: ----, *-*-*, |---->. */
static bool is_rule(const pfi_token_scan *scan) {
  uint32_t allowed = 1u << PFI_KIND_HYPHEN | 1u << PFI_KIND_REPEAT | 1u << PFI_KIND_UNDERSCORE | 1u << PFI_KIND_DASH;
  return (scan->kinds & ~allowed) == 0 && scan->chunk_end - scan->chunk_start >= 3;
}

static uint32_t emoticon_end(const pfi_token_scan *scan, uint32_t start) {
  static const char *const emoticons[] = {":-)", ":-(", ";-)", ":-D", ":-P", ":-/", ":'(", "^_^", "-_-", ":))",
                                          ":)",  ":(",  ";)",  ":D",  ":P",  "=)",  "=D",  "<3",  ":/",  "(:"};
  char first = scan->text.data[start];
  bool possible = scan->chunk_end - start >= 2 && memchr(":;=^-<(", first, 7) != NULL;
  if (!possible || (start > scan->chunk_start && pfi_is_digit(scan->text.data[start - 1]))) {
    return start;
  }
  for (size_t i = 0; i < sizeof emoticons / sizeof emoticons[0]; i++) {
    pf_view emoticon = pfi_view_of_string(emoticons[i]);
    uint32_t end = start + (uint32_t)emoticon.size;
    if (scan->chunk_end - start >= emoticon.size &&
        memcmp(scan->text.data + start, emoticon.data, emoticon.size) == 0 && !pfi_token_word_at(scan, end) &&
        pfi_token_byte(scan, end) != '/') {
      return end;
    }
  }
  return start;
}

/* Where a shortened word at an opening apostrophe ends ('em, 'til, '72, '90s, 's alone); `start` when it is a mark. */
static uint32_t clipped_end(const pfi_token_scan *scan, uint32_t start, uint32_t after) {
  uint32_t end = pfi_token_run_end(scan, after);
  const char *word = scan->text.data + after;
  uint32_t size = end - after;
  uint32_t mark = 0;
  bool closed = end < scan->chunk_end && pfi_token_kind(scan, end, &mark) == PFI_KIND_APOSTROPHE;
  if (closed && !(size == 1 && pfi_to_lower(word[0]) == 'n')) {
    return start;
  }
  bool year = size >= 2 && size <= 3 && pfi_is_digit(word[0]) && pfi_is_digit(word[1]) && (size == 2 || word[2] == 's');
  bool clitic = (size == 1 && memchr("sdm", word[0], 3) != NULL) ||
                (size == 2 && (memcmp(word, "ll", 2) == 0 || memcmp(word, "re", 2) == 0 || memcmp(word, "ve", 2) == 0));
  if (year || clitic || (pfi_token_word_classes(word, size) & PFI_WORD_CLIPPED) != 0) {
    return closed ? end + mark : end;
  }
  return start;
}

static uint32_t take_apostrophe(pfi_token_scan *scan, uint32_t start, uint32_t size) {
  uint32_t end = start + size;
  uint32_t next = 0;
  if (end < scan->chunk_end && pfi_token_kind(scan, end, &next) == PFI_KIND_APOSTROPHE && next == size) {
    pfi_token_put(scan, start, end + next, 0); /* '' and `` are double quotation marks */
    return end + next;
  }
  if (!mark_follows_word(scan, start) && pfi_token_word_at(scan, end)) {
    uint32_t clipped = clipped_end(scan, start, end);
    if (clipped > start) {
      pfi_token_put(scan, start, clipped, 0);
      return clipped;
    }
    scan->single_open = true;
  } else if (end < scan->chunk_end && !mark_follows_word(scan, start) && start == scan->chunk_start) {
    scan->single_open = true;
  } else {
    scan->single_open = false;
  }
  pfi_token_put(scan, start, end, 0);
  return end;
}

/* An emoji with what modifies it: variation selectors, skin tones, joiners and the next emoji. */
static uint32_t symbol_end(const pfi_token_scan *scan, uint32_t start, uint32_t size) {
  uint32_t end = start + size;
  while (size >= 3 && end < scan->chunk_end) {
    size_t length;
    uint32_t code_point = pfi_utf8_decode(scan->text, end, &length);
    bool modifies = code_point == 0xFE0F || code_point == 0x200D || (code_point >= 0x1F3FB && code_point <= 0x1F3FF);
    if (!modifies) {
      break;
    }
    end += (uint32_t)length;
    if (code_point == 0x200D && end < scan->chunk_end) {
      pfi_utf8_decode(scan->text, end, &length);
      end += (uint32_t)length;
    }
  }
  return end;
}

static uint32_t kind_run_end(const pfi_token_scan *scan, uint32_t at, pfi_kind kind) {
  uint32_t size;
  while (at < scan->chunk_end && pfi_token_kind(scan, at, &size) == kind) {
    at += size;
  }
  return at;
}

static uint32_t mark_end(const pfi_token_scan *scan, uint32_t start, pfi_kind kind, uint32_t size) {
  bool apart = !mark_follows_word(scan, start);
  char next = pfi_token_byte(scan, start + 1);
  switch (kind) {
  case PFI_KIND_PERIOD:
  case PFI_KIND_TERMINAL:
  case PFI_KIND_ELLIPSIS:
    return sentence_marks_end(scan, start);
  case PFI_KIND_AT:
    return apart && pfi_is_alpha(next) ? pfi_token_run_end(scan, start + 1) : start + 1;
  case PFI_KIND_HASH:
    return apart && pfi_is_alpha(next) ? pfi_token_run_end(scan, start + 1) : same_bytes_end(scan, start);
  case PFI_KIND_CURRENCY:
  case PFI_KIND_HYPHEN:
  case PFI_KIND_REPEAT:
    return size == 1 ? same_bytes_end(scan, start) : start + size;
  case PFI_KIND_IDEOGRAPH:
  case PFI_KIND_KANA:
    return kind_run_end(scan, start, kind);
  case PFI_KIND_SYMBOL:
    return symbol_end(scan, start, size);
  default:
    return start + size;
  }
}

/* .05 and .pdf, +44: a full stop or plus sign that is the first character of a word. */
static bool begins_word(const pfi_token_scan *scan, uint32_t start) {
  char mark = scan->text.data[start];
  if ((mark != '.' && mark != '+') || mark_follows_word(scan, start)) {
    return false;
  }
  uint32_t end = pfi_token_run_end(scan, start + 1);
  bool domain =
      mark == '.' && (pfi_token_word_classes(scan->text.data + start + 1, end - start - 1) & PFI_WORD_DOMAIN) != 0;
  return domain || pfi_is_digit(pfi_token_byte(scan, start + 1));
}

uint32_t pfi_token_take_mark(pfi_token_scan *scan, uint32_t start) {
  uint32_t size;
  pfi_kind kind = pfi_token_kind(scan, start, &size);
  if (kind == PFI_KIND_UNDERSCORE) {
    uint32_t end = same_bytes_end(scan, start);
    pfi_token_put(scan, start, end, 0);
    return end;
  }
  if (pfi_kind_is_word(kind) || begins_word(scan, start)) {
    return start;
  }
  uint32_t end = start == scan->chunk_start && is_rule(scan) ? scan->chunk_end : emoticon_end(scan, start);
  if (end == start && kind == PFI_KIND_APOSTROPHE) {
    return take_apostrophe(scan, start, size);
  }
  end = end > start ? end : mark_end(scan, start, kind, size);
  pfi_token_put(scan, start, end, 0);
  return end;
}
