#!/usr/bin/env python3
"""Coreference against GUM's `Entity=`: MUC, B-cubed, CEAF (entities) and LEA, by their reference definitions.

    score_coreference.py EVALUATE GOLD.conllu [WEIGHTS]
    score_coreference.py --selftest

The gold sentences and words are given; tags and trees are ours. A mention is the same when its head word is (gold: the
word that hangs on none inside, by the gold tree). Entities of one mention are left out on both sides. Beside the system stands a baseline that puts
nouns with the same head together. Pronouns: how often the nearest earlier mention of the system's entity is of the gold one.
"""
import collections
import re
import subprocess
import sys
import tempfile


def head_of(heads, first, last):
    """The word of a mention whose head stands outside it, the first of them."""
    return next((i for i in range(first, last + 1) if not first <= heads[i] <= last), first)


def gold_documents(path):
    """(CoNLL-U lines, entities as lists of head words, forms and tags) of each document; words are counted over the document."""
    docs, lines = [], []
    for line in open(path, encoding="utf-8"):
        if line.startswith("# newdoc") and lines:
            docs.append(lines)
            lines = []
        lines.append(line)
    docs.append(lines)
    for lines in docs:
        word, words, open_mentions, groups, heads = -1, [], [], collections.defaultdict(list), []
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if len(columns) < 10 or not columns[0].isdigit():
                continue
            word += 1
            words.append((columns[1], columns[2], columns[3], columns[4]))
            heads.append(word - int(columns[0]) + int(columns[6]) if columns[6] != "0" else -1)
            entity = next((m[7:] for m in columns[9].split("|") if m.startswith("Entity=")), "")
            for start, group, rest, end, single in re.findall(r"(\()([^-()]+)-?([^()]*)(\)?)|([^()]+)\)", entity):
                if start:
                    if end:
                        groups[group].append((word, word))
                    else:
                        open_mentions.append((group, word))
                else:
                    for i in range(len(open_mentions) - 1, -1, -1):
                        if open_mentions[i][0] == single:
                            groups[single].append((open_mentions.pop(i)[1], word))
                            break
        groups = {name: [head_of(heads, first, last) for first, last in spans] for name, spans in groups.items()}
        yield lines, [sorted(set(g)) for g in groups.values()], words


def several(groups):
    return [set(g) for g in groups if len(set(g)) > 1]


def where(groups):
    return {m: i for i, g in enumerate(groups) for m in g}


def muc(key, response):
    other = where(response)
    right = total = 0
    for g in key:
        parts = len({other.get(m, ("none", m)) for m in g})
        right += len(g) - parts
        total += len(g) - 1
    return right, total


def b_cubed(key, response):
    other = where(response)
    right = total = 0
    for g in key:
        counts = collections.Counter(other[m] for m in g if m in other)
        right += sum(n * n for n in counts.values()) / len(g)
        total += len(g)
    return right, total


def ceaf(key, response):
    """Best one-to-one alignment under phi4; found by the Hungarian method on the few entities that overlap."""
    if not key or not response:
        return 0, len(key)
    return assignment([[2 * len(a & b) / (len(a) + len(b)) for b in response] for a in key]), len(key)


def assignment(values):
    rows, columns = len(values), len(values[0])
    if rows > columns:
        values = [list(x) for x in zip(*values)]
        rows, columns = columns, rows
    u, v, match = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1)
    for i in range(1, rows + 1):
        match[0], j0 = i, 0
        least, way, used = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = match[j0], float("inf"), 0
            for j in range(1, columns + 1):
                if not used[j]:
                    now = -values[i0 - 1][j - 1] - u[i0] - v[j]
                    if now < least[j]:
                        least[j], way[j] = now, j0
                    if least[j] < delta:
                        delta, j1 = least[j], j
            for j in range(columns + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if match[j0] == 0:
                break
        while j0:
            match[j0] = match[way[j0]]
            j0 = way[j0]
    return sum(values[match[j] - 1][j - 1] for j in range(1, columns + 1) if match[j])


def lea(key, response):
    other = where(response)
    right = total = 0
    for g in key:
        counts = collections.Counter(other[m] for m in g if m in other)
        links = sum(n * (n - 1) / 2 for n in counts.values())
        right += len(g) * links / (len(g) * (len(g) - 1) / 2)
        total += len(g)
    return right, total


METRICS = {"MUC": muc, "B3": b_cubed, "CEAFe": ceaf, "LEA": lea}


def add(sums, key, response):
    for name, metric in METRICS.items():
        recall, precision = metric(key, response), metric(response, key)
        for i, x in enumerate(recall + precision):
            sums[name][i] += x


def report(title, sums):
    out, mean = [], []
    for name in METRICS:
        r, rt, p, pt = sums[name]
        r, p = 100 * r / max(rt, 1e-9), 100 * p / max(pt, 1e-9)
        f = 2 * p * r / max(p + r, 1e-9)
        out.append(f"{name} {p:.1f}/{r:.1f}/{f:.1f}")
        mean.append(f)
    print(f"{title:9}", "  ".join(out), f" CoNLL {sum(mean[:3]) / 3:.1f}  (precision/recall/F1)")


def same_head(words):
    groups = collections.defaultdict(list)
    for i, (form, lemma, upos, xpos) in enumerate(words):
        if upos in ("NOUN", "PROPN"):
            groups[lemma.lower()].append(i)
        elif xpos in ("PRP", "PRP$"):
            groups["pronoun " + lemma].append(i)
    return list(groups.values())


def nearest_before(groups):
    return {m: sorted(g)[i - 1] for g in groups for i, m in enumerate(sorted(g)) if i}


def selftest():
    key, response = [{1, 2, 3}, {4, 5, 6, 7}], [{1, 2}, {3, 4}, {6, 7, 8, 9}]
    assert muc(key, response) == (2, 5) and muc(response, key) == (2, 5), (muc(key, response), muc(response, key))
    assert abs(lea(key, response)[0] - (3 * 1 / 3 + 4 * 1 / 6)) < 1e-9 and lea(key, response)[1] == 7
    assert abs(b_cubed(key, response)[0] - ((4 + 1) / 3 + (1 + 4) / 4)) < 1e-9
    assert abs(ceaf(key, response)[0] - (2 * 2 / 5 + 2 * 2 / 8)) < 1e-9, ceaf(key, response)
    print("ok")


def main():
    ours, baseline = ({name: [0] * 4 for name in METRICS} for _ in range(2))
    pronouns = collections.defaultdict(lambda: [0, 0])
    for lines, gold, words in gold_documents(sys.argv[2]):
        with tempfile.NamedTemporaryFile("w", suffix=".conllu", encoding="utf-8") as file:
            file.writelines(lines)
            file.flush()
            out = subprocess.run([sys.argv[1], "entities", file.name] + sys.argv[3:], capture_output=True, text=True).stdout
        groups = collections.defaultdict(list)
        for line in out.splitlines():
            columns = line.split("\t")
            groups[columns[4]].append(int(columns[6]))
        add(ours, several(gold), several(groups.values()))
        add(baseline, several(gold), several(same_head(words)))
        gold_of, before = where(several(gold)), nearest_before(several(groups.values()))
        wanted = nearest_before(several(gold))
        for i, (form, lemma, upos, xpos) in enumerate(words):
            if xpos in ("PRP", "PRP$") and i in wanted:
                kind = "third person" if form.lower() in ("he", "him", "his", "she", "her", "hers", "it", "its", "they", "them", "their") else "first, second"
                pronouns[kind][1] += 1
                pronouns[kind][0] += i in before and gold_of.get(before[i]) == gold_of[i]
    report("ours", ours)
    report("same head", baseline)
    for kind, (right, total) in pronouns.items():
        print(f"pronouns, {kind}: {right} of {total}, {100 * right / max(total, 1):.1f} %")


if sys.argv[1] == "--selftest":
    selftest()
else:
    main()
