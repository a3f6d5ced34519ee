#!/usr/bin/env python3
"""Makes libpeacefacts/data/clause_words.c from libpeacefacts/data/source/clause_words.txt.

usage: make_clause_words.py [--check]      --check: fail if the file on disk differs

The table is an open hash of fixed size (linear probing, FNV-1a), so that a look-up is one multiplication a byte. The
classes and their bits are read from data/clause_words.h, the hash must stay the one of extract/clause_word.c.
"""
import pathlib
import re
import sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "data"
HEADER = (FOLDER / "clause_words.h").read_text(encoding="utf-8")
CLASSES = {name.lower(): int(bit) for name, bit in re.findall(r"#define PFI_CLAUSE_WORD_(\w+) \(1u << (\d+)\)", HEADER)}
SLOTS = int(re.search(r"PFI_CLAUSE_WORD_SLOTS (\d+)", HEADER).group(1))
ROOM = int(re.search(r"PFI_CLAUSE_WORD_ROOM (\d+)", HEADER).group(1))


def hash_of(word):
    value = 2166136261
    for byte in word.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return (value ^ (value >> 15)) & (SLOTS - 1)


def read(path):
    words = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        name, colon, rest = line.partition(":")
        if name not in CLASSES or not colon:
            sys.exit(f"{path}:{number}: unknown class {name!r}")
        for word in rest.split():
            if len(word.encode()) >= ROOM or word != word.lower():
                sys.exit(f"{path}:{number}: {word!r} is too long or not in lower case")
            words[word] = words.get(word, 0) | 1 << CLASSES[name]
    return words


def render(words):
    if len(words) * 4 > SLOTS * 3:
        sys.exit(f"{len(words)} words are too many for {SLOTS} slots")
    slots = [None] * SLOTS
    for word in sorted(words):
        at = hash_of(word)
        while slots[at]:
            at = (at + 1) % SLOTS
        slots[at] = word
    rows = [f'    [{at}] = {{"{word}", {len(word)}, 0x{words[word]:x}}},\n' for at, word in enumerate(slots) if word]
    return ("/* Made by libpeacefacts/train/make_clause_words.py from libpeacefacts/data/source/clause_words.txt. Don't edit. */\n"
            '#include "data/clause_words.h"\n\n/* clang-format off */\n'
            "const pfi_clause_word pfi_clause_words[PFI_CLAUSE_WORD_SLOTS] = {\n" + "".join(rows) + "};\n/* clang-format on */\n")


def main():
    text = render(read(FOLDER / "source" / "clause_words.txt"))
    target = FOLDER / "clause_words.c"
    if sys.argv[1:] == ["--check"]:
        sys.exit(0 if target.read_text(encoding="utf-8") == text else f"{target} isn't what make_clause_words.py makes; run it")
    target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
