#!/usr/bin/env python3
"""The cases of tests/cases/records, written by Python from its own records: the same as C writes.

Usage: cases_test.py FOLDER
"""
import pathlib
import sys

import peacefacts as pf


def plain(text):
    return text.translate({10: " ", 13: " ", 9: " "})


def pieces(article, part):
    return " / ".join(plain(article.text[start:end]) for start, end in part["span"])


def lines_of(article):
    record = article.record
    yield f"status: {record['status']}"
    yield f"language: {record['language']}"
    for field in ("title", "published", "place", "agency", "byline"):
        if record[field] is not None:
            yield f"{field}: {plain(record[field])}"
    for warning in record["warnings"]:
        yield f"warning: {plain(warning)}"
    for number, block in enumerate(record["blocks"], 1):
        yield f"\nblock {number}, {block['type']}"
        for repeat in block["repeats"]:
            yield (f"  repeats: {repeat['kind']} {round(repeat['similarity'] * 1000)} of {repeat['id']} "
                   f"block {repeat['block'] + 1}")
        yield f"  text: {pieces(article, block)}"
    for number, statement in enumerate(record["statements"], 1):
        yield f"\nstatement {number}, block {statement['block'] + 1}, {statement['quote']}, {statement['stance']}"
        if statement["parent"] is not None:
            yield f"  parent: statement {statement['parent'] + 1}"
        for part in ("source", "cue", "content"):
            if statement[part] is not None:
                yield f"  {part}: {pieces(article, statement[part])}"
    for number, claim in enumerate(record["claims"], 1):
        place = "" if claim["statement"] is None else f", statement {claim['statement'] + 1}"
        yield f"\nclaim {number}, block {claim['block'] + 1}{place}"
        yield f"  text: {pieces(article, claim)}"
        for repeat in claim["repeats"]:
            yield f"  also: {repeat['id']} block {repeat['block'] + 1}"


def main():
    paths = sorted(pathlib.Path(sys.argv[1]).glob("*.txt"), key=lambda path: path.stem.encode())
    assert paths, "no cases"
    with pf.Corpus() as corpus:
        for path in paths:
            corpus.add(path.read_bytes(), id=path.stem)
        corpus.deduplicate()
        report = corpus.extract()
    good = 0
    for path, article in zip(paths, report):
        got = "".join(line + "\n" for line in lines_of(article))
        wanted = path.with_suffix(".expected").read_bytes().decode()
        if got == wanted:
            good += 1
        else:
            first = next((pair for pair in zip(got.split("\n"), wanted.split("\n")) if pair[0] != pair[1]), ("", ""))
            print(f"{path.stem}: got    {first[0]}\n{' ' * len(path.stem)}  wanted {first[1]}")
    print(f"{good} of {len(paths)} cases are as expected")
    return 0 if good == len(paths) else 1


if __name__ == "__main__":
    sys.exit(main())
