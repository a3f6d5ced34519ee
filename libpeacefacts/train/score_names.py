#!/usr/bin/env python3
"""Score the names of `evaluate mentions` against an IOB2 file, document by document.

    score_names.py EVALUATE GOLD.iob2 [WEIGHTS]
"""
import collections
import subprocess
import sys
import tempfile


def documents(path):
    """(text, {(start, end, type)}) of each document; the sentences are joined by a space."""
    docs, text, rows, open_text = [], b"", [], None
    def close_sentence():
        nonlocal text, rows
        if not rows:
            return
        if text:
            text += b" "
        base, sentence, spans, position = len(text), open_text.encode(), [], 0
        for form, tag in rows:
            form = form.encode()
            start = sentence.index(form, position)
            position = start + len(form)
            if tag[0] == "B":
                spans.append([base + start, base + position, tag[2:]])
            elif tag[0] == "I":
                spans[-1][1] = base + position
        docs[-1][1].update(map(tuple, spans))
        text += sentence
        rows = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            if docs:
                docs[-1][0] = text
            text = b""
            docs.append([b"", set()])
        elif line.startswith("# text = "):
            open_text = line[9:]
        elif not line:
            close_sentence()
        elif line[0] != "#":
            rows.append(line.split("\t")[1:3])
    close_sentence()
    docs[-1][0] = text
    return docs


def main():
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for text, gold in documents(sys.argv[2]):
        with tempfile.NamedTemporaryFile() as file:
            file.write(text)
            file.flush()
            out = subprocess.run([sys.argv[1], "mentions", file.name] + sys.argv[3:], capture_output=True, text=True).stdout
        found = set()
        for line in out.splitlines():
            start, end, kind, name = line.split("\t")[:4]
            if kind == "name" and name != "MISC":
                found.add((int(start), int(end), name))
        gold = {g for g in gold if g[2] != "MISC"}
        for kind in ("PER", "ORG", "LOC", "all"):
            pick = lambda s: {x for x in s if kind in ("all", x[2])}
            counts[kind][0] += len(pick(found) & pick(gold))
            counts[kind][1] += len(pick(found))
            counts[kind][2] += len(pick(gold))
    for kind, (right, got, want) in counts.items():
        print(f"{kind:4} P {100 * right / max(got, 1):.1f} R {100 * right / max(want, 1):.1f} F1 {200 * right / max(got + want, 1):.1f} of {want}")


main()
