/* text.c - UTF-8 and ASCII steps. The validity check follows table 3-7 of the Unicode Standard: no overlong forms, no
 * surrogates, nothing past U+10FFFF. */
#include "base/text.h"

bool pfi_bytes_equal_ignoring_case(const char *a, const char *b, size_t size) {
  for (size_t i = 0; i < size; i++) {
    if (pfi_to_lower(a[i]) != pfi_to_lower(b[i])) return false;
  }
  return true;
}

/* Do the letters of a word, in any case, stand at `lower`? */
static bool stands_at(pf_view word, const char *lower) {
  for (size_t i = 0; i < word.size; i++)
    if (pfi_to_lower(word.data[i]) != lower[i]) return false;
  return true;
}

bool pfi_view_is_in_rows(pf_view word, const char *const *rows, size_t count) {
  if (word.size == 0 || word.size >= count) return false;
  const char *one = rows[word.size];
  while (*one != '\0') {
    if (stands_at(word, one)) return true;
    one += word.size;
    one += *one == ' ';
  }
  return false;
}

static uint32_t byte_at(pf_view text, size_t offset) {
  return offset < text.size ? (unsigned char)text.data[offset] : 0u;
}

uint32_t pfi_utf8_decode(pf_view text, size_t offset, size_t *size) {
  uint32_t lead = byte_at(text, offset);
  if (lead < 0x80u) {
    *size = 1;
    return lead;
  }
  uint32_t second = byte_at(text, offset + 1) & 0x3Fu;
  if (lead < 0xE0u) {
    *size = 2;
    return (lead & 0x1Fu) << 6 | second;
  }
  uint32_t third = byte_at(text, offset + 2) & 0x3Fu;
  if (lead < 0xF0u) {
    *size = 3;
    return (lead & 0x0Fu) << 12 | second << 6 | third;
  }
  *size = 4;
  return (lead & 0x07u) << 18 | second << 12 | third << 6 | (byte_at(text, offset + 3) & 0x3Fu);
}

size_t pfi_utf8_encode(uint32_t code_point, char out[4]) {
  if (code_point > 0x10FFFFu || (code_point >= 0xD800u && code_point <= 0xDFFFu)) code_point = 0xFFFDu;
  if (code_point < 0x80u) {
    out[0] = (char)code_point;
    return 1;
  }
  if (code_point < 0x800u) {
    out[0] = (char)(0xC0u | code_point >> 6);
    out[1] = (char)(0x80u | (code_point & 0x3Fu));
    return 2;
  }
  if (code_point < 0x10000u) {
    out[0] = (char)(0xE0u | code_point >> 12);
    out[1] = (char)(0x80u | (code_point >> 6 & 0x3Fu));
    out[2] = (char)(0x80u | (code_point & 0x3Fu));
    return 3;
  }
  out[0] = (char)(0xF0u | code_point >> 18);
  out[1] = (char)(0x80u | (code_point >> 12 & 0x3Fu));
  out[2] = (char)(0x80u | (code_point >> 6 & 0x3Fu));
  out[3] = (char)(0x80u | (code_point & 0x3Fu));
  return 4;
}

/* Bytes of the valid multi-byte sequence at `at`, 0 when there is none. */
static size_t valid_sequence(const unsigned char *at, size_t left) {
  unsigned lead = at[0];
  size_t size = lead < 0xC2u ? 0 : lead < 0xE0u ? 2 : lead < 0xF0u ? 3 : lead < 0xF5u ? 4 : 0;
  if (size == 0 || left < size) return 0;
  unsigned low = lead == 0xE0u ? 0xA0u : lead == 0xF0u ? 0x90u : 0x80u;
  unsigned high = lead == 0xEDu ? 0x9Fu : lead == 0xF4u ? 0x8Fu : 0xBFu;
  if (at[1] < low || at[1] > high) return 0;
  for (size_t i = 2; i < size; i++) {
    if ((at[i] & 0xC0u) != 0x80u) return 0;
  }
  return size;
}

size_t pfi_utf8_valid_prefix(pf_view bytes) {
  const unsigned char *data = (const unsigned char *)bytes.data;
  size_t i = 0;
  while (i < bytes.size) {
    /* 32 ASCII bytes at a time: news is mostly that. */
    uint64_t words[4];
    while (bytes.size - i >= sizeof words) {
      memcpy(words, data + i, sizeof words);
      if (((words[0] | words[1] | words[2] | words[3]) & UINT64_C(0x8080808080808080)) != 0) break;
      i += sizeof words;
    }
    while (i < bytes.size && data[i] < 0x80u)
      i++;
    while (i < bytes.size && data[i] >= 0x80u) {
      size_t size = valid_sequence(data + i, bytes.size - i);
      if (size == 0) return i;
      i += size;
    }
  }
  return i;
}

size_t pfi_utf8_whole_prefix(pf_view text) {
  size_t back = 0;
  while (back < 3 && back < text.size && pfi_utf8_is_continuation(text.data[text.size - 1 - back]))
    back++;
  if (back >= text.size) return text.size;
  unsigned lead = (unsigned char)text.data[text.size - 1 - back];
  size_t need = lead >= 0xF0u ? 4 : lead >= 0xE0u ? 3 : lead >= 0xC0u ? 2 : 1;
  return need > back + 1 ? text.size - back - 1 : text.size;
}

bool pfi_is_white_space(uint32_t c) {
  if (c < 0x80u) return pfi_is_space((char)c);
  return c == 0x85u || c == 0xA0u || c == 0x1680u || (c >= 0x2000u && c <= 0x200Au) || c == 0x2028u || c == 0x2029u ||
         c == 0x202Fu || c == 0x205Fu || c == 0x3000u || c == 0xFEFFu;
}
