/* decode.c - bytes in, valid UTF-8 out, with the map back to the bytes.
 *
 * The encoding is chosen so: a byte order mark decides for UTF-8 or UTF-16. Without one, bytes that are valid UTF-8 are
 * UTF-8. Bytes that aren't are still UTF-8, with faults, when they hold at least as many sound sequences of several
 * bytes as faults (a cut at the very end counts as sound), since windows-1252 makes such sequences by accident only;
 * else they are windows-1252. What is undefined stands as U+FFFD, one for each maximal subpart (Unicode Standard, table
 * 3-8), one for each byte in windows-1252, one for each unpaired surrogate in UTF-16, and is counted in a warning.
 *
 * Every decoder runs twice over the bytes: once to count, once to write, so that memory is taken once and exactly. */
#include "load/decode.h"

#include "base/error.h"
#include "load/binary.h"
#include "load/warning.h"

typedef struct decoding {
  pf_view bytes;       /* all of the caller's */
  size_t at;           /* the next of them */
  char *text;          /* NULL while counting */
  pfi_anchor *anchors; /* NULL while counting */
  size_t text_size;
  size_t anchor_count;
  size_t text_step, source_step; /* of the open piece */
  size_t repaired;               /* bytes that stand as U+FFFD */
} decoding;

typedef void (*decoder)(decoding *out);

static const char replacement[] = "\xEF\xBF\xBD";

static unsigned source_byte(const decoding *in, size_t offset) {
  return (unsigned char)in->bytes.data[offset];
}

/* Takes `source_size` bytes and writes `size` bytes of text for them, in units of the steps. */
static void put_text(decoding *out, const char *text, size_t size, size_t source_size, size_t text_step,
                     size_t source_step) {
  if (out->anchor_count == 0 || text_step != out->text_step || source_step != out->source_step) {
    if (out->anchors != NULL)
      out->anchors[out->anchor_count] =
          (pfi_anchor){(uint32_t)out->text_size, (uint32_t)out->at, (uint8_t)text_step, (uint8_t)source_step};
    out->anchor_count++;
    out->text_step = text_step;
    out->source_step = source_step;
  }
  if (out->text != NULL) memcpy(out->text + out->text_size, text, size);
  out->text_size += size;
  out->at += source_size;
}

static void put_code_point(decoding *out, uint32_t code_point, size_t source_size) {
  char text[4];
  size_t size = pfi_utf8_encode(code_point, text);
  put_text(out, text, size, source_size, size, source_size);
}

static void put_replacement(decoding *out, size_t source_size) {
  out->repaired += source_size;
  put_text(out, replacement, 3, source_size, 3, source_size);
}

/* Bytes of the maximal subpart of an ill-formed sequence: as long as it could have become a sound one. */
static size_t fault_size(const unsigned char *at, size_t left) {
  unsigned lead = at[0];
  if (lead < 0xC2u || lead > 0xF4u || left < 2) return 1;
  unsigned low = lead == 0xE0u ? 0xA0u : lead == 0xF0u ? 0x90u : 0x80u;
  unsigned high = lead == 0xEDu ? 0x9Fu : lead == 0xF4u ? 0x8Fu : 0xBFu;
  if (lead < 0xE0u || at[1] < low || at[1] > high) return 1;
  return lead >= 0xF0u && left >= 3 && (at[2] & 0xC0u) == 0x80u ? 3 : 2;
}

static pf_view rest_of(const decoding *in) {
  return pfi_view_slice(in->bytes, in->at, in->bytes.size - in->at);
}

static void decode_utf8(decoding *out) {
  while (out->at < out->bytes.size) {
    pf_view rest = rest_of(out);
    size_t sound = pfi_utf8_valid_prefix(rest);
    if (sound > 0) put_text(out, rest.data, sound, sound, 1, 1);
    if (sound < rest.size)
      put_replacement(out, fault_size((const unsigned char *)rest.data + sound, rest.size - sound));
  }
}

/* windows-1252 from 0x80 to 0x9F; 0 is undefined. The rest is Latin-1. */
static const uint16_t windows_1252_high[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                               0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                               0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                               0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static void decode_windows_1252(decoding *out) {
  while (out->at < out->bytes.size) {
    size_t start = out->at, end = start;
    while (end < out->bytes.size && source_byte(out, end) < 0x80u)
      end++;
    if (end > start) put_text(out, out->bytes.data + start, end - start, end - start, 1, 1);
    for (; out->at < out->bytes.size && source_byte(out, out->at) >= 0x80u;) {
      unsigned byte = source_byte(out, out->at);
      uint32_t code_point = byte < 0xA0u ? windows_1252_high[byte - 0x80u] : byte;
      if (code_point == 0)
        put_replacement(out, 1);
      else
        put_code_point(out, code_point, 1);
    }
  }
}

static uint32_t unit_at(const decoding *in, size_t offset, bool big) {
  unsigned first = source_byte(in, offset), second = source_byte(in, offset + 1);
  return big ? first << 8 | second : second << 8 | first;
}

static void decode_utf16(decoding *out, bool big) {
  while (out->bytes.size - out->at >= 2) {
    uint32_t unit = unit_at(out, out->at, big);
    if (unit < 0xD800u || unit > 0xDFFFu) {
      put_code_point(out, unit, 2);
      continue;
    }
    uint32_t low = unit < 0xDC00u && out->bytes.size - out->at >= 4 ? unit_at(out, out->at + 2, big) : 0;
    if (low >= 0xDC00u && low <= 0xDFFFu)
      put_code_point(out, 0x10000u + ((unit - 0xD800u) << 10) + (low - 0xDC00u), 4);
    else
      put_replacement(out, 2);
  }
  if (out->at < out->bytes.size) put_replacement(out, 1);
}

static void decode_utf16_little(decoding *out) {
  decode_utf16(out, false);
}

static void decode_utf16_big(decoding *out) {
  decode_utf16(out, true);
}

/* Is the ill-formed sequence at `at` only cut off by the end of the bytes? */
static bool is_cut_by_end(pf_view bytes, size_t at) {
  unsigned lead = (unsigned char)bytes.data[at];
  size_t need = lead >= 0xF0u ? 4 : lead >= 0xE0u ? 3 : 2;
  return lead >= 0xC2u && lead <= 0xF4u && bytes.size - at < need &&
         fault_size((const unsigned char *)bytes.data + at, bytes.size - at) == bytes.size - at;
}

/* The rule of this file's first comment, for bytes without a mark that aren't valid UTF-8. */
static bool is_faulty_utf8(pf_view bytes) {
  size_t sound_sequences = 0, faults = 0, at = 0;
  while (at < bytes.size) {
    size_t end = at + pfi_utf8_valid_prefix(pfi_view_slice(bytes, at, bytes.size - at));
    for (; at < end; at++)
      sound_sequences += (unsigned char)bytes.data[at] >= 0xC0u;
    if (at == bytes.size) break;
    if (is_cut_by_end(bytes, at))
      sound_sequences++;
    else
      faults++;
    at += fault_size((const unsigned char *)bytes.data + at, bytes.size - at);
  }
  return sound_sequences >= faults;
}

/* The decoder for the bytes, and how many bytes its mark has. NULL: they are valid UTF-8, nothing is to be done. */
static decoder choose_decoder(pf_view bytes, size_t *mark_size) {
  *mark_size = 2;
  if (pfi_view_begins(bytes, PFI_VIEW("\xFF\xFE"))) return decode_utf16_little;
  if (pfi_view_begins(bytes, PFI_VIEW("\xFE\xFF"))) return decode_utf16_big;
  *mark_size = pfi_view_begins(bytes, PFI_VIEW("\xEF\xBB\xBF")) ? 3 : 0;
  if (pfi_utf8_valid_prefix(bytes) == bytes.size) return *mark_size == 0 ? NULL : decode_utf8;
  return *mark_size > 0 || is_faulty_utf8(bytes) ? decode_utf8 : decode_windows_1252;
}

static pf_status run_decoder(pfi_article *article, pf_view bytes, decoder decode, size_t mark_size, size_t *repaired,
                             pf_error *error) {
  decoding counted = {bytes, mark_size, NULL, NULL, 0, 0, 0, 0, 0};
  decode(&counted);
  if (counted.text_size > PFI_MAX_TEXT)
    return pfi_fail(error, PF_ERROR_LIMIT, 0, "The text has %zu bytes as UTF-8; the limit is %zu.", counted.text_size,
                    PFI_MAX_TEXT);
  size_t anchor_bytes;
  if (!pfi_size_multiply(counted.anchor_count, sizeof(pfi_anchor), &anchor_bytes)) return pfi_fail_memory(error);
  decoding written = {bytes, mark_size, NULL, NULL, 0, 0, 0, 0, 0};
  written.anchors = pfi_arena_take(&article->arena, anchor_bytes);
  written.text = pfi_arena_take(&article->arena, counted.text_size + 1);
  if (written.anchors == NULL || written.text == NULL) return pfi_fail_memory(error);
  decode(&written);
  written.text[written.text_size] = '\0';
  article->text = (pf_view){written.text, written.text_size};
  article->map = (pfi_offset_map){written.anchors, written.anchor_count, written.text_size, bytes.size};
  *repaired = written.repaired;
  return PF_OK;
}

static bool is_all_white_space(pf_view text) {
  for (size_t i = 0, size; i < text.size; i += size) {
    if (!pfi_is_white_space(pfi_utf8_decode(text, i, &size))) return false;
  }
  return true;
}

static pf_status copy_as_it_is(pfi_article *article, pf_view bytes, pf_error *error) {
  if (bytes.size > PFI_MAX_TEXT)
    return pfi_fail(error, PF_ERROR_LIMIT, PFI_MAX_TEXT, "The article has %zu bytes; the limit is %zu.", bytes.size,
                    PFI_MAX_TEXT);
  article->text = pfi_arena_copy(&article->arena, bytes);
  article->map = (pfi_offset_map){NULL, 0, bytes.size, bytes.size};
  return article->text.data == NULL ? pfi_fail_memory(error) : PF_OK;
}

static pf_status warn_of_repairs(pfi_article *article, decoder decode, size_t repaired, size_t controls,
                                 pf_error *error) {
  const char *encoding = decode == decode_windows_1252 ? "windows-1252" : decode == decode_utf8 ? "UTF-8" : "UTF-16";
  if (repaired > 0 &&
      !pfi_warn(article, "%zu %s not valid %s and %s as U+FFFD.", repaired, repaired == 1 ? "byte was" : "bytes were",
                encoding, repaired == 1 ? "stands" : "stand"))
    return pfi_fail_memory(error);
  if (controls > 0 && !pfi_warn(article, "%zu control %s kept as %s.", controls,
                                controls == 1 ? "byte was" : "bytes were", controls == 1 ? "it is" : "they are"))
    return pfi_fail_memory(error);
  return PF_OK;
}

/* UTF-16 shows its control bytes only when it is decoded; where the first stands is said in the caller's bytes. */
static pf_status check_decoded_controls(const pfi_article *article, size_t *controls, pf_error *error) {
  pf_status status = pfi_binary_check_controls(article->text, controls, error);
  if (status != PF_OK && error != NULL) error->offset = pfi_offset_to_source(&article->map, error->offset);
  return status;
}

pf_status pfi_decode(pfi_article *article, pf_view bytes, pf_error *error) {
  pf_status status;
  size_t mark_size, repaired = 0, controls = 0;
  article->byte_count = bytes.size;
  PFI_TRY(pfi_binary_check_magic(bytes, error));
  decoder decode = choose_decoder(bytes, &mark_size);
  bool is_utf16 = decode == decode_utf16_little || decode == decode_utf16_big;
  if (!is_utf16) PFI_TRY(pfi_binary_check_controls(bytes, &controls, error));
  if (decode == NULL)
    PFI_TRY(copy_as_it_is(article, bytes, error));
  else
    PFI_TRY(run_decoder(article, bytes, decode, mark_size, &repaired, error));
  if (is_utf16) PFI_TRY(check_decoded_controls(article, &controls, error));
  if (is_all_white_space(article->text)) {
    status = pfi_fail(error, PF_ERROR_EMPTY, 0, "The article has no text: it is empty or white space only.");
    goto done;
  }
  status = warn_of_repairs(article, decode, repaired, controls, error);
done:
  return status;
}
