#!/usr/bin/env python3
"""Makes libpeacefacts/data/token_words.c from libpeacefacts/data/source/token_words.txt.

usage: make_token_words.py [--check]      --check: fail if the file on disk differs

The table is an open hash of fixed size, so that a look-up is one multiplication per byte and hardly ever more than two
comparisons.
"""
from word_lists import deliver, slots_of, words_of

CLASSES = (
    "title month day state state_word company number general prefix suffix unit domain clipped fused slashed starter"
    " after_is calendar speech clause"
).split()
SLOTS = 1024
LONGEST = 12


def main():
    words = {}
    for _, name, entry in words_of("token_words.txt", CLASSES, LONGEST + 1):
        word = entry.replace("|", "")
        bits, cut = words.get(word, (0, 0))
        cut = entry.index("|") if "|" in entry else cut
        words[word] = (bits | 1 << CLASSES.index(name), cut)
    rows = [f'    [{at}] = {{"{word}", {len(word)}, {words[word][1]}, 0x{words[word][0]:04x}}},\n'
            for at, word in slots_of(words, SLOTS)]
    deliver("token_words.c",
            "/* Made by libpeacefacts/train/make_token_words.py from libpeacefacts/data/source/token_words.txt. Don't edit. */\n"
            '#include "data/token_words.h"\n\n/* clang-format off */\n'
            "const pfi_token_word pfi_token_words[PFI_TOKEN_WORD_SLOTS] = {\n" + "".join(rows) + "};\n/* clang-format on */\n")


if __name__ == "__main__":
    main()
