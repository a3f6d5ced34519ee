#!/usr/bin/env python3
"""Learns how often claims are right and writes libpeacefacts/data/claim_confidence.c.

usage: calibrate_claims.py RECORDS.jsonl GOLD.jsonl EVAL-FOLDER [--report]

RECORDS: what `peacefacts extract --why --format jsonl` says of the development sentences of an open information
extraction benchmark, GOLD: their tuples, EVAL-FOLDER: where score_openie.py lies. A claim counts as right when it is
paired with a gold tuple (one to one, best pairs first) that has at least half of its words in the same slots. Gold
tuples are not complete, so this is a lower bound; a claim without arguments is compared by subject and predicate. A logistic regression over the construction and a few counts, in
hundredths, summed and looked up in a table: the features are those of extract/confidence.c, in the same order.
--report prints, by five-fold cross-validation, what share of the claims of each confidence is right; nothing is written.
"""
import json
import math
import pathlib
import sys

KINDS = ["main", "conjunct", "complement", "adverbial", "adjunct", "relative", "participle", "apposition"]
FLAGS = ["bare", "two_arguments", "has_object", "long_subject", "very_long_subject", "pronoun_subject", "long_sentence",
         "very_long_sentence", "attributed", "two_words_of_predicate", "three_words_of_predicate", "long_arguments"]
PRONOUNS = {"it", "this", "that", "these", "those", "they", "he", "she", "we", "i", "you", "there"}
STEP, STEPS = 25, 33  # the table: hundredths of log-odds from -400 to 400


def words(part):
    return len(part["text"].split()) if part else 0


def features(claim, sentence_words):
    kind = claim["why"]["claim"]["rule"]
    arguments = claim["arguments"]
    subject, predicate = words(claim["subject"]), words(claim["predicate"])
    flags = [not arguments, len(arguments) >= 2, any(a["role"] == "object" for a in arguments), subject >= 6, subject >= 11,
             subject == 1 and claim["subject"]["text"].lower() in PRONOUNS, sentence_words >= 25, sentence_words >= 40,
             claim["statement"] is not None, predicate >= 2, predicate >= 3, sum(map(words, arguments)) >= 15]
    return [float(kind == k) for k in KINDS] + [float(f) for f in flags]


def examples(records, gold, scorer):
    by_id = {record["id"]: record for record in map(json.loads, open(records, encoding="utf-8"))}
    for number, row in enumerate(map(json.loads, open(gold, encoding="utf-8"))):
        record = by_id[str(row.get("id", number))]
        claims = [claim for claim in record["claims"] if claim["subject"] and claim["predicate"]]
        text = lambda part: " ".join(part["text"].split())
        slots = [scorer.Slots({"subject": text(c["subject"]), "predicate": text(c["predicate"]),
                               "arguments": [text(a) for a in c["arguments"]]}) for c in claims]
        golds = [scorer.Slots(item) for item in row["extractions"]]
        bare = [scorer.Slots(dict(item, arguments=[])) for item in row["extractions"]]
        pairs = sorted(((*scorer.overlap(g if s.tail else b, s), i, j) for i, s in enumerate(slots)
                        for j, (g, b) in enumerate(zip(golds, bare))), reverse=True)
        right, taken, done = [False] * len(claims), set(), set()
        for precision, _, i, j in pairs:
            if precision > 0 and i not in done and j not in taken:
                done.add(i)
                taken.add(j)
                right[i] = precision >= 0.5
        size = len(row["sentence"].split())
        yield [(features(claim, size), ok) for claim, ok in zip(claims, right)]


def learn(rows, rounds=400, rate=0.5, decay=0.003):
    weights = [0.0] * (len(KINDS) + len(FLAGS))
    for _ in range(rounds):
        gradient = [decay * w for w in weights]
        for values, ok in rows:
            error = 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, values)))) - ok
            for i, value in enumerate(values):
                if value:
                    gradient[i] += error / len(rows)
        weights = [w - rate * 4 * g for w, g in zip(weights, gradient)]
    return [round(100 * w) for w in weights]


def confidence(weights, values):
    total = sum(w for w, v in zip(weights, values) if v)
    step = min(max((total + STEP * (STEPS // 2) + STEP // 2) // STEP, 0), STEPS - 1)
    return round(1000 / (1 + math.exp(-(step - STEPS // 2) * STEP / 100)))


def report(groups):
    bins = {}
    for fold in range(5):
        weights = learn([row for i, group in enumerate(groups) if i % 5 != fold for row in group])
        for i, group in enumerate(groups):
            for values, ok in group if i % 5 == fold else []:
                found = bins.setdefault(confidence(weights, values) // 100, [0, 0])
                found[0] += 1
                found[1] += ok
    for low in sorted(bins):
        print(f"0.{low} to 0.{low + 1}: {bins[low][0]:4d} claims, {100 * bins[low][1] / bins[low][0]:.0f} % right")


def main():
    sys.path.insert(0, sys.argv[3])
    import score_openie
    groups = list(examples(sys.argv[1], sys.argv[2], score_openie))
    if "--report" in sys.argv:
        report(groups)
        return
    weights = learn([row for group in groups for row in group])
    table = [round(1000 / (1 + math.exp(-(i - STEPS // 2) * STEP / 100))) for i in range(STEPS)]
    names = KINDS + FLAGS
    lines = "".join(f"    {w}, /* {n} */\n" for w, n in zip(weights, names))
    rows = ",\n    ".join(", ".join(map(str, table[i:i + 11])) for i in range(0, STEPS, 11))
    target = pathlib.Path(__file__).resolve().parent.parent / "data" / "claim_confidence.c"
    target.write_text("/* Made by libpeacefacts/train/calibrate_claims.py from claims of development sentences and their gold tuples. "
                      "Don't\n * edit. */\n#include \"data/claim_confidence.h\"\n\n/* clang-format off */\n"
                      f"const int16_t pfi_confidence_weights[PFI_CONFIDENCE_WEIGHTS] = {{\n{lines}}};\n"
                      f"const uint16_t pfi_confidence_table[PFI_CONFIDENCE_STEPS] = {{\n    {rows}}};\n/* clang-format on */\n",
                      encoding="utf-8")


if __name__ == "__main__":
    main()
