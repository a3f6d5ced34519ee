/* language.c - recognises the language of a text: the script decides first (Greek, Thai, Hangul...), and among the
 * languages that share a script a naive Bayes over letter trigrams within words, as in Cavnar & Trenkle (1994) and
 * Shuyo's language-detection (2010), with the function words of each language as further evidence.
 *
 * Invariant: the time is bounded whatever the text's size (it reads WINDOW_COUNT windows of WINDOW_BYTES at most), all
 * sums are integers, and nothing is allocated. A capitalised word counts less, since names tell little of the language
 * that they stand in: English news full of foreign names stays English. */
#include "load/language.h"

#include <string.h>

#include "data/language_profiles.h"

enum {
  WINDOW_COUNT = 5,
  WINDOW_BYTES = 96,
  WORD_POINTS = 32,         /* of a longer word only these are looked at */
  LOWER_WEIGHT = 4,         /* of a score in a word in lower case */
  CAPITAL_WEIGHT = 1,       /* ... in a capitalised word, */
  HEADLINE_WEIGHT = 2,      /* ... where most words are */
  KEYS_PENDING = 500,       /* times the highest score, 127: fits 16 bits */
  UNITS = 8 * LOWER_WEIGHT, /* of a score to the nat */
  ENGLISH = 0,              /* its profile */
  LETTERS_TO_DOUBT = 50,    /* with fewer, capitals apart, a low score may be chance */
  ENGLISH_SCORE = 13,       /* a trigram: English of that length has more, 98 of 100 other texts less */
  ENGLISH_DOUBTED = 15,
  KNOWN_SCORE = 11 /* a trigram: less is no language that we know */
};

/* The first are numbered as in the generated profiles and hold several languages each; the others hold one. */
typedef enum writing_script {
  SCRIPT_NONE = 0,
  SCRIPT_LATIN = 1,
  SCRIPT_CYRILLIC = 2,
  SCRIPT_ARABIC = 3,
  SCRIPT_HEBREW = 4,
  SCRIPT_DEVANAGARI = 5,
  SCRIPT_BENGALI = 6,
  SCRIPT_SHARED_LAST = SCRIPT_BENGALI,
  SCRIPT_HAN,
  SCRIPT_KANA,
  SCRIPT_HANGUL,
  SCRIPT_GREEK,
  SCRIPT_ARMENIAN,
  SCRIPT_GEORGIAN,
  SCRIPT_THAI,
  SCRIPT_LAO,
  SCRIPT_KHMER,
  SCRIPT_MYANMAR,
  SCRIPT_ETHIOPIC,
  SCRIPT_TAMIL,
  SCRIPT_TELUGU,
  SCRIPT_KANNADA,
  SCRIPT_MALAYALAM,
  SCRIPT_GUJARATI,
  SCRIPT_GURMUKHI,
  SCRIPT_ORIYA,
  SCRIPT_SINHALA,
  SCRIPT_TIBETAN,
  SCRIPT_THAANA,
  SCRIPT_OTHER,
  SCRIPT_COUNT
} writing_script;

static const char script_language[SCRIPT_COUNT][4] = {
    [SCRIPT_HAN] = "zh",      [SCRIPT_KANA] = "ja",     [SCRIPT_HANGUL] = "ko",    [SCRIPT_GREEK] = "el",
    [SCRIPT_ARMENIAN] = "hy", [SCRIPT_GEORGIAN] = "ka", [SCRIPT_THAI] = "th",      [SCRIPT_LAO] = "lo",
    [SCRIPT_KHMER] = "km",    [SCRIPT_MYANMAR] = "my",  [SCRIPT_ETHIOPIC] = "am",  [SCRIPT_TAMIL] = "ta",
    [SCRIPT_TELUGU] = "te",   [SCRIPT_KANNADA] = "kn",  [SCRIPT_MALAYALAM] = "ml", [SCRIPT_GUJARATI] = "gu",
    [SCRIPT_GURMUKHI] = "pa", [SCRIPT_ORIYA] = "or",    [SCRIPT_SINHALA] = "si",   [SCRIPT_TIBETAN] = "bo",
    [SCRIPT_THAANA] = "dv",   [SCRIPT_OTHER] = "und",
};

typedef struct script_range {
  uint32_t first, last;
  writing_script script;
} script_range;

/* Ascending; what lies between is SCRIPT_OTHER. Marks and digits inside a range count with their script. */
static const script_range script_ranges[] = {
    {0x0000, 0x024F, SCRIPT_LATIN},      {0x0250, 0x02FF, SCRIPT_LATIN},    {0x0370, 0x03FF, SCRIPT_GREEK},
    {0x0400, 0x052F, SCRIPT_CYRILLIC},   {0x0530, 0x058F, SCRIPT_ARMENIAN}, {0x0590, 0x05FF, SCRIPT_HEBREW},
    {0x0600, 0x06FF, SCRIPT_ARABIC},     {0x0750, 0x077F, SCRIPT_ARABIC},   {0x0780, 0x07BF, SCRIPT_THAANA},
    {0x0900, 0x097F, SCRIPT_DEVANAGARI}, {0x0980, 0x09FF, SCRIPT_BENGALI},  {0x0A00, 0x0A7F, SCRIPT_GURMUKHI},
    {0x0A80, 0x0AFF, SCRIPT_GUJARATI},   {0x0B00, 0x0B7F, SCRIPT_ORIYA},    {0x0B80, 0x0BFF, SCRIPT_TAMIL},
    {0x0C00, 0x0C7F, SCRIPT_TELUGU},     {0x0C80, 0x0CFF, SCRIPT_KANNADA},  {0x0D00, 0x0D7F, SCRIPT_MALAYALAM},
    {0x0D80, 0x0DFF, SCRIPT_SINHALA},    {0x0E00, 0x0E7F, SCRIPT_THAI},     {0x0E80, 0x0EFF, SCRIPT_LAO},
    {0x0F00, 0x0FFF, SCRIPT_TIBETAN},    {0x1000, 0x109F, SCRIPT_MYANMAR},  {0x10A0, 0x10FF, SCRIPT_GEORGIAN},
    {0x1100, 0x11FF, SCRIPT_HANGUL},     {0x1200, 0x139F, SCRIPT_ETHIOPIC}, {0x1780, 0x17FF, SCRIPT_KHMER},
    {0x1C80, 0x1C8F, SCRIPT_CYRILLIC},   {0x1C90, 0x1CBF, SCRIPT_GEORGIAN}, {0x1E00, 0x1EFF, SCRIPT_LATIN},
    {0x1F00, 0x1FFF, SCRIPT_GREEK},      {0x3040, 0x30FF, SCRIPT_KANA},     {0x3130, 0x318F, SCRIPT_HANGUL},
    {0x31F0, 0x31FF, SCRIPT_KANA},       {0x3400, 0x4DBF, SCRIPT_HAN},      {0x4E00, 0x9FFF, SCRIPT_HAN},
    {0xAC00, 0xD7AF, SCRIPT_HANGUL},     {0xF900, 0xFAFF, SCRIPT_HAN},      {0xFB1D, 0xFB4F, SCRIPT_HEBREW},
    {0xFB50, 0xFDFF, SCRIPT_ARABIC},     {0xFE70, 0xFEFE, SCRIPT_ARABIC},   {0xFF66, 0xFF9F, SCRIPT_KANA},
    {0x20000, 0x3FFFF, SCRIPT_HAN},
};

static writing_script script_of(uint32_t point) {
  size_t low = 0, high = sizeof(script_ranges) / sizeof(script_ranges[0]);
  if (point < 0x250) return SCRIPT_LATIN;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (point < script_ranges[middle].first)
      high = middle;
    else if (point > script_ranges[middle].last)
      low = middle + 1;
    else
      return script_ranges[middle].script;
  }
  return SCRIPT_OTHER;
}

static bool point_between(uint32_t point, uint32_t first, uint32_t last) {
  return point >= first && point <= last;
}

/* Lower case, and one letter for what languages write in several ways; as `fold` of the generator. */
static uint32_t fold_letter(uint32_t c) {
  if (point_between(c, 'A', 'Z')) return c + 32;
  if (c < 0xC0) return c;
  if (c <= 0xDE) return c == 0xD7 ? c : c + 32;
  if (c < 0x100) return c;
  if (c == 0x130) return 'i';
  if (c == 0x178) return 0xFF;
  if (c == 0x218 || c == 0x219) return 0x15F;
  if (c == 0x21A || c == 0x21B) return 0x163;
  if (c <= 0x137 || point_between(c, 0x14A, 0x177) || point_between(c, 0x1DE, 0x1EF) || point_between(c, 0x1F8, 0x233))
    return c | 1u;
  if (point_between(c, 0x139, 0x148) || point_between(c, 0x179, 0x17E)) return c + (c & 1u);
  if (c == 0x18F) return 0x259;
  if (c == 0x1A0 || c == 0x1AF) return c + 1;
  if (point_between(c, 0x391, 0x3A9) || point_between(c, 0x410, 0x42F)) return c + 32;
  if (point_between(c, 0x400, 0x40F)) return c + 80;
  if (point_between(c, 0x460, 0x481) || point_between(c, 0x48A, 0x4BF) || point_between(c, 0x4D0, 0x52F)) return c | 1u;
  if (point_between(c, 0x4C1, 0x4CE)) return c + (c & 1u);
  if (c == 0x6CC || c == 0x649) return 0x64A;
  if (c == 0x6A9) return 0x643;
  return point_between(c, 0x1E00, 0x1EFF) ? c | 1u : c;
}

/* Anything past ASCII that is not known to be something else; as `is_letter` of the generator. */
static bool is_word_letter(uint32_t c) {
  if (c < 0x80) return point_between(c | 32u, 'a', 'z');
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c < 0x300) return c != 0xD7 && c != 0xF7;
  if (c < 0x660)
    return c > 0x36F && c != 0x60C && c != 0x61B && c != 0x61F && c != 0x640; /* 0x300 to 0x36F: combining marks */
  if (c < 0x2000)
    return !(point_between(c, 0x660, 0x66C) || c == 0x6D4 || point_between(c, 0x6F0, 0x6F9) ||
             point_between(c, 0x964, 0x96F) || point_between(c, 0x9E6, 0x9EF));
  return !(c <= 0x2BFF || point_between(c, 0x2E00, 0x2E7F) || point_between(c, 0x3000, 0x303F) ||
           point_between(c, 0xE000, 0xF8FF) || point_between(c, 0xFE00, 0xFE6F) || point_between(c, 0xFF00, 0xFF65) ||
           point_between(c, 0x1F000, 0x1FFFF) || c > 0x3FFFF);
}

enum { LOWER, CAPITAL, CASES }; /* of a word's first letter */

/* The evidence of a text, by the case of the words that gave it. Scores are gathered in 16 bits and moved to `sums`
 * before they can overflow; `scores` are the weighted sums. */
typedef struct language_tally {
  uint32_t letters[SCRIPT_COUNT];
  uint32_t trigrams[SCRIPT_SHARED_LAST + 1][CASES];
  uint32_t pending; /* keys added since the last move */
  uint16_t gathered[CASES][PFI_LANGUAGE_COUNT];
  int32_t sums[CASES][PFI_LANGUAGE_COUNT];
  int32_t scores[PFI_LANGUAGE_COUNT];
  int32_t weighted_trigrams; /* of the main script */
} language_tally;

static void move_scores(language_tally *evidence) {
  for (size_t i = 0; i < PFI_LANGUAGE_COUNT; i++) {
    evidence->sums[LOWER][i] += evidence->gathered[LOWER][i];
    evidence->sums[CAPITAL][i] += evidence->gathered[CAPITAL][i];
  }
  memset(evidence->gathered, 0, sizeof(evidence->gathered));
  evidence->pending = 0;
}

/* Names tell little of the language that they stand in, unless there is little else. */
static void weigh_scores(language_tally *evidence, writing_script kind) {
  int32_t lower = (int32_t)evidence->trigrams[kind][LOWER], capital = (int32_t)evidence->trigrams[kind][CAPITAL];
  int32_t weight = capital > 3 * lower ? HEADLINE_WEIGHT : CAPITAL_WEIGHT;
  move_scores(evidence);
  evidence->weighted_trigrams = LOWER_WEIGHT * lower + weight * capital;
  for (size_t i = 0; i < PFI_LANGUAGE_COUNT; i++)
    evidence->scores[i] = LOWER_WEIGHT * (pfi_language_profiles[i].prior + evidence->sums[LOWER][i]) +
                          weight * evidence->sums[CAPITAL][i];
}

static uint64_t gram_hash_step(uint64_t hash, uint32_t point) {
  hash = (hash ^ point) * UINT64_C(0x9E3779B97F4A7C15);
  return hash ^ hash >> 29;
}

static uint32_t gram_hash_end(uint64_t key) {
  key *= UINT64_C(0x9E3779B97F4A7C15);
  return (uint32_t)(((key ^ key >> 32) * UINT64_C(0xBF58476D1CE4E5B9)) >> 32);
}

static void add_score_row(uint16_t *restrict gathered, uint16_t row) {
  if (row >= PFI_LANGUAGE_DENSE) {
    const uint8_t *restrict dense = &pfi_language_dense[(size_t)(row - PFI_LANGUAGE_DENSE) * PFI_LANGUAGE_LANES];
    for (size_t i = 0; i < PFI_LANGUAGE_LANES; i++)
      gathered[i] = (uint16_t)(gathered[i] + dense[i]);
    return;
  }
  const uint16_t *restrict posting = &pfi_language_posting[row];
  uint32_t entry;
  do {
    entry = *posting++;
    uint16_t *score = &gathered[entry >> 8];
    *score = (uint16_t)(*score + (entry >> 1 & 0x7Fu));
  } while ((entry & 1u) == 0);
}

/* Adds the scores of a key to the languages that know it. */
static void add_gram(uint16_t *gathered, uint32_t hash) {
  size_t bucket = (size_t)(((uint64_t)hash * PFI_LANGUAGE_BUCKETS) >> 32);
  for (size_t key = pfi_language_bucket[bucket]; key < pfi_language_bucket[bucket + 1]; key++) {
    if (pfi_language_print[key] != (hash & 0xFFFF)) continue;
    add_score_row(gathered, pfi_language_row[key]);
    return;
  }
}

static uint32_t hash_trigram(uint64_t first, uint64_t second, uint64_t third) {
  return gram_hash_end((first << 42 ^ second << 21 ^ third) ^ (uint64_t)pfi_language_seed << 58);
}

/* Adds a word's trigrams, the word itself and its letters past ASCII, a key each between two 1. `word` has room for a
 * space before and behind its letters. */
static void add_language_word(language_tally *evidence, uint32_t *word, size_t size, writing_script kind,
                              size_t letter_case) {
  uint64_t hash = pfi_language_seed + 1;
  evidence->letters[kind] += (uint32_t)size;
  if (kind > SCRIPT_SHARED_LAST) return;
  if (evidence->pending + 2 * size + 1 > KEYS_PENDING) move_scores(evidence);
  evidence->pending += 2 * (uint32_t)size + 1;
  evidence->trigrams[kind][letter_case] += (uint32_t)size;
  uint16_t *gathered = evidence->gathered[letter_case];
  word[0] = word[size + 1] = ' ';
  for (size_t i = 1; i <= size; i++) {
    add_gram(gathered, hash_trigram(word[i - 1], word[i], word[i + 1]));
    if (word[i] >= 0x80) add_gram(gathered, hash_trigram(1, word[i], 1));
    hash = gram_hash_step(hash, word[i]);
  }
  add_gram(gathered, gram_hash_end(hash));
}

/* Where a token that is no word ends (an address, @name, #tag): at white space. */
static size_t skip_address(pf_view text, size_t offset) {
  while (offset < text.size && !pfi_is_space(text.data[offset]))
    offset++;
  return offset;
}

static bool is_address(pf_view rest) {
  char first = rest.data[0];
  if (first != 'h' && first != 'w') return first == '@' || first == '#';
  return pfi_view_begins(rest, PFI_VIEW("http://")) || pfi_view_begins(rest, PFI_VIEW("https://")) ||
         pfi_view_begins(rest, PFI_VIEW("www."));
}

/* Reads one word: letters of one script; returns where it ends. */
static size_t read_language_word(language_tally *evidence, pf_view text, size_t offset) {
  uint32_t word[WORD_POINTS + 2];
  size_t count = 0;
  bool capital = false;
  writing_script kind = SCRIPT_NONE;
  while (offset < text.size) {
    uint32_t byte = (unsigned char)text.data[offset], small = byte | 32u;
    if (byte < 0x80) { /* the common case, without decoding */
      if (small - 'a' >= 26 || (kind != SCRIPT_NONE && kind != SCRIPT_LATIN)) break;
      kind = SCRIPT_LATIN;
      offset++;
      if (count == WORD_POINTS) continue;
      if (count == 0) capital = small != byte;
      word[++count] = small;
      continue;
    }
    size_t size;
    uint32_t point = pfi_utf8_decode(text, offset, &size);
    bool mark = point_between(point, 0x300, 0x36F);
    if (!mark && !is_word_letter(point)) break;
    writing_script own = mark ? kind : script_of(point);
    if (kind != SCRIPT_NONE && own != kind) break;
    kind = own;
    offset += size;
    if (mark || count == WORD_POINTS) continue;
    uint32_t folded = fold_letter(point);
    if (count == 0) capital = folded != point;
    word[++count] = folded;
  }
  if (count > 0) add_language_word(evidence, word, count, kind, capital ? CAPITAL : LOWER);
  return offset;
}

static void read_language_window(language_tally *evidence, pf_view text) {
  for (size_t offset = 0; offset < text.size;) {
    size_t size;
    if (text.data[offset] == ' ') {
      offset++;
      continue;
    }
    if (is_address(pfi_view_slice(text, offset, text.size - offset))) {
      offset = skip_address(text, offset);
      continue;
    }
    size_t end = read_language_word(evidence, text, offset);
    if (end == offset) {
      (void)pfi_utf8_decode(text, offset, &size);
      end = offset + size;
    }
    offset = end;
  }
}

/* The window that begins at the first word after `start`, of whole code points. */
static pf_view language_window_at(pf_view text, size_t start) {
  size_t end = start + WINDOW_BYTES < text.size ? start + WINDOW_BYTES : text.size;
  size_t first = start, latest = start + WINDOW_BYTES / 2 < end ? start + WINDOW_BYTES / 2 : end;
  while (first < latest && start > 0 && !pfi_is_space(text.data[first]))
    first++;
  if (first == latest) first = start; /* little white space, or none: Chinese, Thai */
  while (first < end && pfi_utf8_is_continuation(text.data[first]))
    first++;
  while (end < text.size && end > first && pfi_utf8_is_continuation(text.data[end]))
    end--;
  return pfi_view_slice(text, first, end - first);
}

static void read_language_text(language_tally *evidence, pf_view text) {
  if (text.size <= (size_t)WINDOW_COUNT * WINDOW_BYTES) {
    read_language_window(evidence, text);
    return;
  }
  for (size_t i = 0; i < WINDOW_COUNT; i++)
    read_language_window(evidence, language_window_at(text, (text.size - WINDOW_BYTES) / (WINDOW_COUNT - 1) * i));
}

/* Windows all over the text, one behind the other where it is short enough. */
static void read_more_windows(language_tally *evidence, pf_view text) {
  enum { MORE = 24 };
  size_t gap = (text.size - WINDOW_BYTES) / (MORE - 1);
  memset(evidence, 0, sizeof(*evidence));
  for (size_t i = 0; i < MORE; i++)
    read_language_window(evidence, language_window_at(text, gap * i));
}

/* A Chinese character is worth three letters, a syllable of Hangul or kana two. */
static uint32_t script_weight(const language_tally *evidence, size_t kind) {
  uint32_t factor = kind == SCRIPT_HAN ? 3 : kind == SCRIPT_HANGUL || kind == SCRIPT_KANA ? 2 : 1;
  return evidence->letters[kind] * factor;
}

/* Japanese is written with Chinese characters and kana: where there is a little kana, the characters count as Japanese.
 */
static writing_script main_script(language_tally *evidence) {
  uint32_t best = 0;
  writing_script result = SCRIPT_NONE;
  if (evidence->letters[SCRIPT_KANA] * 20 > evidence->letters[SCRIPT_HAN]) {
    evidence->letters[SCRIPT_KANA] += evidence->letters[SCRIPT_HAN];
    evidence->letters[SCRIPT_HAN] = 0;
  }
  for (size_t kind = 1; kind < SCRIPT_COUNT; kind++) {
    uint32_t weight = script_weight(evidence, kind);
    if (weight > best) {
      best = weight;
      result = (writing_script)kind;
    }
  }
  return result;
}

/* How sure a decision is whose scores lie `margin` apart, in per cent: fitted to the share of right answers among
 * short texts. */
static uint8_t confidence_of(int32_t margin) {
  int32_t nats = margin / UNITS;
  if (nats < 4) return (uint8_t)(45 + 8 * nats);
  if (nats < 12) return (uint8_t)(77 + 5 * (nats - 4) / 2);
  return nats < 20 ? 97 : 99;
}

/* 50 at no evidence, towards 100 for English and towards 0 against it; a dozen nats against it give 20. */
static uint8_t english_of(int32_t margin) {
  int32_t size = margin < 0 ? -margin : margin;
  int32_t swing = 50 * size / (size + 8 * UNITS);
  return (uint8_t)(margin < 0 ? 50 - swing : 50 + swing);
}

/* The languages of the script with the highest and the second highest score. */
static void rank_languages(const language_tally *evidence, writing_script kind, size_t best[2]) {
  const int32_t *scores = evidence->scores;
  best[0] = best[1] = PFI_LANGUAGE_COUNT;
  for (size_t i = 0; i < PFI_LANGUAGE_COUNT; i++) {
    if (pfi_language_profiles[i].script != kind) continue;
    if (best[0] == PFI_LANGUAGE_COUNT || scores[i] > scores[best[0]]) {
      best[1] = best[0];
      best[0] = i;
    } else if (best[1] == PFI_LANGUAGE_COUNT || scores[i] > scores[best[1]]) {
      best[1] = i;
    }
  }
}

/* Is the score too low for any text in the language: letters without a language, or of one that we don't know? */
static bool is_unlikely(const language_tally *evidence, size_t language, int32_t expected) {
  int32_t score = evidence->scores[language] - pfi_language_profiles[language].prior * LOWER_WEIGHT;
  return score < expected * evidence->weighted_trigrams;
}

static uint8_t judge_english(const language_tally *evidence, const size_t best[2]) {
  size_t other = best[0] == ENGLISH ? best[1] : best[0];
  uint8_t english = english_of(evidence->scores[ENGLISH] - evidence->scores[other]);
  bool enough = evidence->trigrams[SCRIPT_LATIN][LOWER] >= LETTERS_TO_DOUBT;
  if (enough && is_unlikely(evidence, ENGLISH, ENGLISH_SCORE) && english > ENGLISH_DOUBTED) return ENGLISH_DOUBTED;
  return english;
}

/* Among the languages that share the script. */
static void judge_shared(const language_tally *evidence, writing_script kind, pfi_language *result) {
  size_t best[2];
  rank_languages(evidence, kind, best);
  int32_t margin = evidence->scores[best[0]] - evidence->scores[best[1]];
  bool enough = evidence->trigrams[kind][LOWER] >= LETTERS_TO_DOUBT;
  if (kind == SCRIPT_LATIN) result->english = judge_english(evidence, best);
  if (margin < UNITS && !enough) return;
  if (is_unlikely(evidence, best[0], enough ? KNOWN_SCORE : KNOWN_SCORE - 2)) return;
  if (best[0] == ENGLISH && pfi_language_is_foreign(*result)) return;
  memcpy(result->code, pfi_language_profiles[best[0]].code, sizeof(result->code));
  result->confidence = confidence_of(margin);
}

/* A script of one language; Chinese characters without kana might still be a Japanese headline. */
static void judge_single(const language_tally *evidence, writing_script kind, pfi_language *result) {
  uint32_t most = kind == SCRIPT_HAN ? 95 : 99, letters = script_weight(evidence, kind);
  memcpy(result->code, script_language[kind], sizeof(result->code));
  if (kind != SCRIPT_OTHER) result->confidence = (uint8_t)(letters < 6 ? 50 + 8 * letters : most);
}

static pfi_language judge_text(language_tally *evidence) {
  pfi_language result = {"und", 0, 50};
  writing_script kind = main_script(evidence);
  if (kind == SCRIPT_NONE) return result;
  if (kind != SCRIPT_LATIN) result.english = english_of(-(int32_t)script_weight(evidence, kind) * 4 * UNITS);
  if (kind > SCRIPT_SHARED_LAST) {
    judge_single(evidence, kind, &result);
    return result;
  }
  weigh_scores(evidence, kind);
  judge_shared(evidence, kind, &result);
  return result;
}

/* Is it English in some places and not in others? */
static bool is_doubtful(pfi_language language) {
  return language.english >= PFI_ENGLISH_AT_LEAST && language.english <= 100 - PFI_ENGLISH_AT_LEAST;
}

pfi_language pfi_language_recognise(pf_view text) {
  if (pfi_language_is_plain_throughout(text)) return (pfi_language){"en", 100, 100};
  language_tally evidence;
  memset(&evidence, 0, sizeof(evidence));
  read_language_text(&evidence, text);
  pfi_language result = judge_text(&evidence);
  if (!is_doubtful(result) || text.size <= (size_t)WINDOW_COUNT * WINDOW_BYTES) return result;
  read_more_windows(&evidence, text);
  return judge_text(&evidence);
}
