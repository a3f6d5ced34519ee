#!/usr/bin/env python3
"""Makes libpeacefacts/data/measure_words.c from libpeacefacts/data/source/measure_words.txt.

usage: make_measure_words.py [--check]      --check: fail if the file on disk differs

The lists and their order are those of data/measure_words.h.
"""
import re

from word_lists import DATA, by_shape, c_string, deliver, lines_of, refuse

NAME = "measure_words.txt"
HEADER = (DATA / "measure_words.h").read_text(encoding="utf-8")
LISTS = [name.lower() for name in re.findall(r"^  PFI_MEASURE_(\w+)", HEADER, re.M)]
SHAPES = int(re.search(r"PFI_MEASURE_SHAPES = (\d+)", HEADER).group(1))
ROOM = int(re.search(r"PFI_MEASURE_WORD_ROOM = (\d+)", HEADER).group(1))
TOKEN_ROOM = int(re.search(r"PFI_MEASURE_TOKEN_ROOM = (\d+)", HEADER).group(1))


def read():
    lists = {name: [] for name in LISTS}
    for number, line in lines_of(NAME):
        head, colon, rest = line.partition(":")
        label, _, common = head.partition(" ")
        if label not in lists or not colon:
            refuse(NAME, number, f"unknown list {label!r}")
        for entry in rest.split():
            word, _, value = entry.partition("=")
            word = word.replace("_", " ")
            if len(word.encode()) >= ROOM or word != word.lower():
                refuse(NAME, number, f"{word!r} is too long or not in lower case")
            lists[label].append((word, int(value or common or 0)))
    return lists


def tokens_of(lists):
    """each word and each first word of a phrase, and its lists as bits"""
    if len(LISTS) > 31:
        raise SystemExit("extract/number.h has 31 bits, one for each list, and one for digits")
    tokens = {}
    for number, name in enumerate(LISTS):
        for word, _ in lists[name]:
            token = word.partition(" ")[0]
            if len(token.encode()) > TOKEN_ROOM:
                raise SystemExit(f"{word!r} is longer than PFI_MEASURE_TOKEN_ROOM")
            tokens[token] = tokens.get(token, 0) | 1 << number
    return tokens


def main():
    lists = read()
    rows, firsts = [], [0]
    for name in LISTS:
        rows += [f"    {{{c_string(word)}, {value}}},\n" for word, value in lists[name]]
        firsts.append(len(rows))
    tokens = tokens_of(lists)
    order, token_firsts = by_shape(tokens, SHAPES)
    deliver("measure_words.c",
            f"/* Made by libpeacefacts/train/make_measure_words.py from libpeacefacts/data/source/{NAME}. Don't edit. */\n"
            '#include "data/measure_words.h"\n\n/* clang-format off */\n'
            "const pfi_measure_word pfi_measure_words[] = {\n" + "".join(rows) + "};\n\n"
            "const uint16_t pfi_measure_word_firsts[PFI_MEASURE_LISTS + 1] = {" + ", ".join(map(str, firsts)) + "};\n\n"
            "const pfi_measure_token pfi_measure_tokens[] = {\n" +
            "".join(f"    {{{c_string(token)}, {len(token.encode())}, {tokens[token]:#x}}},\n" for token in order) +
            "};\n\n"
            "const uint16_t pfi_measure_token_firsts[PFI_MEASURE_SHAPES + 1] = {" +
            ", ".join(map(str, token_firsts)) + "};\n"
            "/* clang-format on */\n")


if __name__ == "__main__":
    main()
