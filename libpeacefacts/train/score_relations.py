#!/usr/bin/env python3
"""Labelled attachment by relation and by genre, on the gold words: score_relations.py GOLD.conllu SYSTEM.conllu

SYSTEM is what `evaluate words GOLD.conllu` printed. Relations are compared without subtypes.
"""
import collections
import sys

SHOWN = "nsubj obj obl ccomp xcomp advcl acl appos conj nmod case".split()


def rows(path):
    genre = "all"
    for line in open(path, encoding="utf-8"):
        if line.startswith("# newdoc"):
            name = line.split("=")[1].strip()
            genre = name.split("_")[1] if name.startswith("GUM_") else name.split("-")[0]
        columns = line.rstrip("\n").split("\t")
        if len(columns) == 10 and columns[0].isdigit():
            yield genre, columns[3], columns[6], columns[7].split(":")[0]


def main():
    right, ours, gold = (collections.Counter() for _ in range(3))
    genres, tags, words = (collections.Counter() for _ in range(3))
    for (genre, upos, head, relation), (_, our_upos, our_head, our_relation) in zip(rows(sys.argv[1]), rows(sys.argv[2])):
        hit = head == our_head and relation == our_relation
        gold[relation] += 1
        ours[our_relation] += 1
        right[relation] += hit
        genres[genre] += hit
        tags[genre] += upos == our_upos
        words[genre] += 1
    print("F1 by relation: " + ", ".join(f"{r} {200 * right[r] / max(1, gold[r] + ours[r]):.1f}" for r in SHOWN))
    print("UPOS/LAS by genre: " + ", ".join(f"{g} {100 * tags[g] / n:.1f}/{100 * genres[g] / n:.1f}" for g, n in sorted(words.items())))


main()
