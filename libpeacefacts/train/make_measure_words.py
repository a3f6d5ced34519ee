#!/usr/bin/env python3
"""Makes libpeacefacts/data/measure_words.c from libpeacefacts/data/source/measure_words.txt.

usage: make_measure_words.py [--check]      --check: fail if the file on disk differs

The lists and their order are those of data/measure_words.h.
"""
import re

from word_lists import DATA, c_string, deliver, lines_of, refuse

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


def shape_of(token):
    """pfi_measure_shape"""
    return (token[0] * 9 ^ token[-1] * 17 ^ len(token) * 16) % SHAPES


def tokens_of(lists):
    """(token, lists as bits) of each word and each first word of a phrase, in the order of the shapes"""
    if len(LISTS) > 31:
        raise SystemExit("extract/number.h has 31 bits, one for each list, and one for digits")
    tokens = {}
    for number, name in enumerate(LISTS):
        for word, _ in lists[name]:
            token = word.partition(" ")[0].encode()
            if len(token) > TOKEN_ROOM:
                raise SystemExit(f"{word!r} is longer than PFI_MEASURE_TOKEN_ROOM")
            tokens[token] = tokens.get(token, 0) | 1 << number
    return sorted(tokens.items(), key=lambda item: (shape_of(item[0]), item[0]))


def firsts_of(tokens):
    """pfi_measure_token_firsts"""
    firsts = [0] * (SHAPES + 1)
    for token, _ in tokens:
        firsts[shape_of(token) + 1] += 1
    for shape in range(SHAPES):
        firsts[shape + 1] += firsts[shape]
    return firsts


def main():
    lists = read()
    rows, firsts = [], [0]
    for name in LISTS:
        rows += [f"    {{{c_string(word)}, {value}}},\n" for word, value in lists[name]]
        firsts.append(len(rows))
    tokens = tokens_of(lists)
    deliver("measure_words.c",
            f"/* Made by libpeacefacts/train/make_measure_words.py from libpeacefacts/data/source/{NAME}. Don't edit. */\n"
            '#include "data/measure_words.h"\n\n/* clang-format off */\n'
            "const pfi_measure_word pfi_measure_words[] = {\n" + "".join(rows) + "};\n\n"
            "const uint16_t pfi_measure_word_firsts[PFI_MEASURE_LISTS + 1] = {" + ", ".join(map(str, firsts)) + "};\n\n"
            "const pfi_measure_token pfi_measure_tokens[] = {\n" +
            "".join(f"    {{{c_string(token.decode())}, {len(token)}, {bits:#x}}},\n" for token, bits in tokens) +
            "};\n\n"
            "const uint16_t pfi_measure_token_firsts[PFI_MEASURE_SHAPES + 1] = {" +
            ", ".join(map(str, firsts_of(tokens))) + "};\n"
            "/* clang-format on */\n")


if __name__ == "__main__":
    main()
