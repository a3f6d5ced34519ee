#!/usr/bin/env python3
"""Makes libpeacefacts/data/clause_words.c from libpeacefacts/data/source/clause_words.txt.

usage: make_clause_words.py [--check]      --check: fail if the file on disk differs

The classes and their bits are read from data/clause_words.h.
"""
import re

from word_lists import DATA, by_shape, deliver, words_of

HEADER = (DATA / "clause_words.h").read_text(encoding="utf-8")
CLASSES = {name.lower(): int(bit) for name, bit in re.findall(r"#define PFI_CLAUSE_WORD_(\w+) \(1u << (\d+)\)", HEADER)}
SHAPES = int(re.search(r"PFI_CLAUSE_WORD_SHAPES (\d+)", HEADER).group(1))
ROOM = int(re.search(r"PFI_CLAUSE_WORD_ROOM (\d+)", HEADER).group(1))


def main():
    words = {}
    for _, name, word in words_of("clause_words.txt", CLASSES, ROOM - 1):
        words[word] = words.get(word, 0) | 1 << CLASSES[name]
    order, firsts = by_shape(words, SHAPES)
    rows = [f'    {{"{word}", {len(word)}, 0x{words[word]:x}}},\n' for word in order]
    deliver("clause_words.c",
            "/* Made by libpeacefacts/train/make_clause_words.py from libpeacefacts/data/source/clause_words.txt. Don't edit. */\n"
            '#include "data/clause_words.h"\n\n/* clang-format off */\n'
            "const pfi_clause_word pfi_clause_words[] = {\n" + "".join(rows) + "};\n\n"
            "const uint16_t pfi_clause_word_firsts[PFI_CLAUSE_WORD_SHAPES + 1] = {" + ", ".join(map(str, firsts)) + "};\n"
            "/* clang-format on */\n")


if __name__ == "__main__":
    main()
