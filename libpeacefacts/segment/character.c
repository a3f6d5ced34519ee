/* character.c - tells the kind of a character: a table for ASCII, ordered ranges for the rest of Unicode. */
#include "segment/character.h"

#define L PFI_KIND_LOWER
#define U PFI_KIND_UPPER
#define D PFI_KIND_DIGIT
#define S PFI_KIND_SPACE
#define Y PFI_KIND_SYMBOL
#define R PFI_KIND_REPEAT

/* clang-format off */
const uint8_t pfi_ascii_kinds[128] = {
    Y, Y, Y, Y, Y, Y, Y, Y, Y, S, S, S, S, S, Y, Y,
    Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y, Y,
    S, PFI_KIND_TERMINAL, PFI_KIND_QUOTE, PFI_KIND_HASH, PFI_KIND_CURRENCY, Y, PFI_KIND_AMPERSAND, PFI_KIND_APOSTROPHE,
    PFI_KIND_OPEN, PFI_KIND_CLOSE, R, R, PFI_KIND_COMMA, PFI_KIND_HYPHEN, PFI_KIND_PERIOD, PFI_KIND_SLASH,
    D, D, D, D, D, D, D, D, D, D, PFI_KIND_COLON, PFI_KIND_COLON, R, R, R, PFI_KIND_TERMINAL,
    PFI_KIND_AT, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
    U, U, U, U, U, U, U, U, U, U, U, PFI_KIND_OPEN, Y, PFI_KIND_CLOSE, Y, PFI_KIND_UNDERSCORE,
    PFI_KIND_APOSTROPHE, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, PFI_KIND_OPEN, R, PFI_KIND_CLOSE, R, Y};
/* clang-format on */

typedef struct kind_range {
  uint32_t first, last;
  uint8_t kind;
} kind_range;

/* In ascending order; what lies between them is a letter. */
static const kind_range kind_ranges[] = {
    {0x0080, 0x0084, Y},
    {0x0085, 0x0085, S},
    {0x0086, 0x009F, Y},
    {0x00A0, 0x00A0, S},
    {0x00A1, 0x00A1, PFI_KIND_OPEN},
    {0x00A2, 0x00A5, PFI_KIND_CURRENCY},
    {0x00A6, 0x00A9, Y},
    {0x00AB, 0x00AB, PFI_KIND_QUOTE},
    {0x00AC, 0x00AC, Y},
    {0x00AD, 0x00AD, L}, /* soft hyphen: inside a word */
    {0x00AE, 0x00B1, Y},
    {0x00B2, 0x00B3, L},
    {0x00B4, 0x00B4, PFI_KIND_APOSTROPHE},
    {0x00B6, 0x00B8, Y},
    {0x00BB, 0x00BB, PFI_KIND_QUOTE},
    {0x00BC, 0x00BE, D},
    {0x00BF, 0x00BF, PFI_KIND_OPEN},
    {0x00C0, 0x00D6, U},
    {0x00D7, 0x00D7, Y},
    {0x00D8, 0x00DE, U},
    {0x00F7, 0x00F7, Y},
    {0x0386, 0x0386, U},
    {0x0387, 0x0387, Y},
    {0x0388, 0x038F, U},
    {0x0391, 0x03AB, U},
    {0x0400, 0x042F, U},
    {0x0531, 0x0556, U},
    {0x055A, 0x055F, Y},
    {0x0589, 0x0589, PFI_KIND_TERMINAL},
    {0x060C, 0x060C, PFI_KIND_COMMA},
    {0x061B, 0x061B, PFI_KIND_COLON},
    {0x061F, 0x061F, PFI_KIND_TERMINAL},
    {0x0660, 0x0669, D},
    {0x06D4, 0x06D4, PFI_KIND_TERMINAL},
    {0x06F0, 0x06F9, D},
    {0x0964, 0x0965, PFI_KIND_TERMINAL},
    {0x0966, 0x096F, D},
    {0x0E00, 0x0E7F, PFI_KIND_IDEOGRAPH},
    {0x104A, 0x104B, PFI_KIND_TERMINAL},
    {0x1362, 0x1362, PFI_KIND_TERMINAL},
    {0x1680, 0x1680, S},
    {0x17D4, 0x17D5, PFI_KIND_TERMINAL},
    {0x2000, 0x200B, S},
    {0x200E, 0x200F, Y},
    {0x2010, 0x2011, PFI_KIND_HYPHEN},
    {0x2012, 0x2015, PFI_KIND_DASH},
    {0x2016, 0x2017, Y},
    {0x2018, 0x201B, PFI_KIND_APOSTROPHE},
    {0x201C, 0x201F, PFI_KIND_QUOTE},
    {0x2020, 0x2023, Y},
    {0x2024, 0x2024, PFI_KIND_PERIOD},
    {0x2025, 0x2026, PFI_KIND_ELLIPSIS},
    {0x2027, 0x2027, Y},
    {0x2028, 0x2029, S},
    {0x202A, 0x202E, Y},
    {0x202F, 0x202F, S},
    {0x2030, 0x2038, Y},
    {0x2039, 0x203A, PFI_KIND_APOSTROPHE},
    {0x203B, 0x203B, Y},
    {0x203C, 0x203D, PFI_KIND_TERMINAL},
    {0x203E, 0x2046, Y},
    {0x2047, 0x2049, PFI_KIND_TERMINAL},
    {0x204A, 0x205E, Y},
    {0x205F, 0x205F, S},
    {0x2060, 0x206F, Y},
    {0x20A0, 0x20CF, PFI_KIND_CURRENCY},
    {0x2190, 0x2BFF, Y},
    {0x2E00, 0x2E5D, Y},
    {0x3000, 0x3000, S},
    {0x3001, 0x3001, PFI_KIND_COMMA},
    {0x3002, 0x3002, PFI_KIND_TERMINAL},
    {0x3003, 0x3004, Y},
    {0x3005, 0x3007, PFI_KIND_IDEOGRAPH},
    {0x3008, 0x3008, PFI_KIND_OPEN},
    {0x3009, 0x3009, PFI_KIND_CLOSE},
    {0x300A, 0x300A, PFI_KIND_OPEN},
    {0x300B, 0x300B, PFI_KIND_CLOSE},
    {0x300C, 0x300F, PFI_KIND_QUOTE},
    {0x3010, 0x3010, PFI_KIND_OPEN},
    {0x3011, 0x3011, PFI_KIND_CLOSE},
    {0x3012, 0x3030, Y},
    {0x3041, 0x3096, PFI_KIND_KANA},
    {0x3099, 0x30FF, PFI_KIND_KANA},
    {0x3400, 0x4DBF, PFI_KIND_IDEOGRAPH},
    {0x4E00, 0x9FFF, PFI_KIND_IDEOGRAPH},
    {0xF900, 0xFAFF, PFI_KIND_IDEOGRAPH},
    {0xFE30, 0xFE6F, Y},
    {0xFEFF, 0xFEFF, S},
    {0xFF01, 0xFF01, PFI_KIND_TERMINAL},
    {0xFF02, 0xFF07, Y},
    {0xFF08, 0xFF08, PFI_KIND_OPEN},
    {0xFF09, 0xFF09, PFI_KIND_CLOSE},
    {0xFF0A, 0xFF0B, Y},
    {0xFF0C, 0xFF0C, PFI_KIND_COMMA},
    {0xFF0D, 0xFF0D, Y},
    {0xFF0E, 0xFF0E, PFI_KIND_TERMINAL},
    {0xFF0F, 0xFF0F, Y},
    {0xFF10, 0xFF19, D},
    {0xFF1A, 0xFF1B, PFI_KIND_COLON},
    {0xFF1C, 0xFF1E, Y},
    {0xFF1F, 0xFF1F, PFI_KIND_TERMINAL},
    {0xFF20, 0xFF20, Y},
    {0xFF21, 0xFF3A, U},
    {0xFF3B, 0xFF40, Y},
    {0xFF5B, 0xFF60, Y},
    {0xFF61, 0xFF61, PFI_KIND_TERMINAL},
    {0xFF62, 0xFF65, Y},
    {0xFF66, 0xFF9F, PFI_KIND_KANA},
    {0xFFE0, 0xFFFD, Y},
    {0x1F000, 0x1FAFF, Y},
    {0x20000, 0x3FFFF, PFI_KIND_IDEOGRAPH},
    {0xE0000, 0xE007F, Y},
};

#undef L
#undef U
#undef D
#undef S
#undef Y
#undef R

static pfi_kind kind_of_code_point(uint32_t code_point) {
  /* Latin Extended-A and -B come in pairs, capital first, with the parity turned over in two stretches. */
  if (code_point >= 0x0100 && code_point <= 0x017E) {
    bool odd = (code_point >= 0x0139 && code_point <= 0x0148) || code_point >= 0x0179;
    return ((code_point & 1) != 0) == odd ? PFI_KIND_UPPER : PFI_KIND_LOWER;
  }
  if (code_point >= 0x1E00 && code_point <= 0x1EFF) {
    return (code_point & 1) == 0 ? PFI_KIND_UPPER : PFI_KIND_LOWER;
  }
  size_t low = 0, high = sizeof kind_ranges / sizeof kind_ranges[0];
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (kind_ranges[middle].last < code_point) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  bool found = low < sizeof kind_ranges / sizeof kind_ranges[0] && kind_ranges[low].first <= code_point;
  return found ? (pfi_kind)kind_ranges[low].kind : PFI_KIND_LOWER;
}

pfi_kind pfi_kind_outside_ascii(pf_view text, size_t offset, uint32_t *size) {
  size_t length;
  uint32_t code_point = pfi_utf8_decode(text, offset, &length);
  *size = (uint32_t)length;
  return kind_of_code_point(code_point);
}
