#!/usr/bin/env python3
"""Print how many sentence ends of a treebank are found, by what the sentence ends with, and how many are false.

    evaluate_sentences.py GOLD.conllu SYSTEM.conllu

Both files are laid over the same characters, white space left out. The ends of paragraphs are given to the system and
are not counted.
"""
import collections
import sys

KINDS = ((".", "full stop"), ("?", "question mark"), ("!", "exclamation mark"), ("…", "ellipsis"), (":;,", "colon, comma"),
         ("\"”'’»", "quotation mark"), (")]}>", "bracket"))


def kind_of(form):
    if form[-1].isalnum():
        return "word"
    if form.startswith(".."):
        return "ellipsis"
    return next((name for marks, name in KINDS if form[-1] in marks), "other")


def read(path):
    """Return {end of sentence: kind of its last token} and the ends of paragraphs, in characters."""
    ends, paragraphs, position, last, multi_until = {}, set(), 0, "", 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith(("# newpar", "# newdoc")):
                paragraphs.add(position)
            elif not line:
                ends[position] = kind_of(last)
                multi_until = 0
            elif not line.startswith("#"):
                number, form = line.split("\t")[:2]
                if "." in number:
                    continue
                if "-" in number:
                    multi_until = int(number.split("-")[1])
                elif int(number) <= multi_until:
                    continue
                last = form
                position += len("".join(form.split()))
    paragraphs.add(position)
    return ends, paragraphs


def main(gold_path, system_path):
    gold, paragraphs = read(gold_path)
    system, _ = read(system_path)
    inside = {end: kind for end, kind in gold.items() if end not in paragraphs}
    false = collections.Counter(kind for end, kind in system.items() if end not in gold and end not in paragraphs)
    total = collections.Counter(inside.values())
    found = collections.Counter(kind for end, kind in inside.items() if end in system)
    print(f"{'ends with':<18}{'gold':>6}{'found':>7}{'false':>7}")
    for kind in sorted(total | false, key=lambda kind: -total[kind]):
        print(f"{kind:<18}{total[kind]:>6}{found[kind]:>7}{false[kind]:>7}")
    print(f"{'all':<18}{sum(total.values()):>6}{sum(found.values()):>7}{sum(false.values()):>7}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
