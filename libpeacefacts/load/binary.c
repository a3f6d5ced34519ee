/* binary.c - refuses what isn't plain text, before anything is made of it.
 *
 * A stray control byte happens in texts that were pasted together or come from a terminal, so a few are borne: one,
 * one more in eight bytes up to eight, and one in fifty of the rest. Compiled programs, pictures and archives have one
 * in ten or more. White space (\t \n \v \f \r) is no control byte here. */
#include "load/binary.h"

#include "base/error.h"

typedef struct magic_number {
  pf_view bytes;
  const char *format;
  const char *advice;
} magic_number;

static const char archive_advice[] = "unpack it and give the text inside";
static const char picture_advice[] = "read its text with an OCR program first";

static const magic_number magic_numbers[] = {
    {{"%PDF-", 5}, "a PDF file", "take out its text first, for example with pdftotext"},
    {{"PK\x03\x04", 4}, "a ZIP archive or an office document", "save it as plain text first"},
    {{"{\\rtf", 5}, "an RTF document", "save it as plain text first"},
    {{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8}, "an old office document", "save it as plain text first"},
    {{"\x89PNG\r\n\x1A\n", 8}, "a PNG picture", picture_advice},
    {{"\xFF\xD8\xFF", 3}, "a JPEG picture", picture_advice},
    {{"GIF87a", 6}, "a GIF picture", picture_advice},
    {{"GIF89a", 6}, "a GIF picture", picture_advice},
    {{"\x1F\x8B\x08", 3}, "a gzip archive", archive_advice},
    {{"BZh9", 4}, "a bzip2 archive", archive_advice},
    {{"\xFD"
      "7zXZ\x00",
      6},
     "an xz archive",
     archive_advice},
    {{"\x28\xB5\x2F\xFD", 4}, "a Zstandard archive", archive_advice},
    {{"7z\xBC\xAF\x27\x1C", 6}, "a 7z archive", archive_advice},
    {{"Rar!\x1A\x07", 6}, "a RAR archive", archive_advice},
    {{"\x7F"
      "ELF",
      4},
     "a compiled program",
     "give the text of an article"},
    {{"SQLite format 3\x00", 16}, "an SQLite database", "give the text of one article at a time"},
    {{"\x00\x00\xFE\xFF", 4}, "UTF-32 text", "convert it to UTF-8 first"},
    {{"\xFF\xFE\x00\x00", 4}, "UTF-32 text", "convert it to UTF-8 first"},
};

pf_status pfi_binary_check_magic(pf_view bytes, pf_error *error) {
  for (size_t i = 0; i < sizeof magic_numbers / sizeof magic_numbers[0]; i++) {
    const magic_number *known = &magic_numbers[i];
    if (pfi_view_begins(bytes, known->bytes))
      return pfi_fail(error, PF_ERROR_BINARY, 0, "This is %s, not plain text: %s.", known->format, known->advice);
  }
  return PF_OK;
}

static bool is_control(unsigned char byte) {
  return byte < 0x20u && !pfi_is_space((char)byte);
}

typedef struct control_count {
  size_t count;
  size_t first;
  size_t nul_even; /* NUL bytes at even and at odd offsets: UTF-16 without a mark shows here */
  size_t nul_odd;
} control_count;

static void count_controls_in(control_count *counts, pf_view bytes, size_t start, size_t end) {
  for (size_t i = start; i < end; i++) {
    unsigned char byte = (unsigned char)bytes.data[i];
    if (!is_control(byte)) continue;
    if (counts->count++ == 0) counts->first = i;
    if (byte == 0) i % 2 == 0 ? counts->nul_even++ : counts->nul_odd++;
  }
}

/* Eight bytes at a time: is any of them below 0x20? Line ends come once in a line, so words with one are few. */
static control_count count_controls(pf_view bytes) {
  control_count counts = {0, 0, 0, 0};
  size_t i = 0;
  for (; bytes.size - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
    uint64_t word;
    memcpy(&word, bytes.data + i, sizeof word);
    uint64_t below = (word - UINT64_C(0x2020202020202020)) & ~word & UINT64_C(0x8080808080808080);
    if (below != 0) count_controls_in(&counts, bytes, i, i + sizeof word);
  }
  count_controls_in(&counts, bytes, i, bytes.size);
  return counts;
}

pf_status pfi_binary_check_controls(pf_view bytes, size_t *controls, pf_error *error) {
  control_count counts = count_controls(bytes);
  *controls = counts.count;
  size_t small = bytes.size < 64 ? bytes.size / 8 : 8;
  if (counts.count <= 1 + small + bytes.size / 50) return PF_OK;
  size_t nul_more = counts.nul_even > counts.nul_odd ? counts.nul_even : counts.nul_odd;
  size_t nul_fewer = counts.nul_even + counts.nul_odd - nul_more;
  if (nul_more > bytes.size / 4 && nul_fewer <= bytes.size / 50)
    return pfi_fail(error, PF_ERROR_BINARY, counts.first,
                    "This looks like UTF-16 without a byte order mark: put %s in front, or convert it to UTF-8.",
                    counts.nul_odd == nul_more ? "FF FE" : "FE FF");
  return pfi_fail(error, PF_ERROR_BINARY, counts.first,
                  "%zu of %zu bytes are control bytes: this is no text; give plain text.", counts.count, bytes.size);
}
