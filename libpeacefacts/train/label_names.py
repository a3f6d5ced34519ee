"""Label the names of a treebank without a name layer: gold tags and trees say where names stand, a trained model and
the gazetteer what they are; "?" where neither is sure (training leaves those out).

    python label_names.py --model model.pt --data DATA --features features.so --scan scan.so --gazetteer gazetteer.txt --out ewt-train-names.iob2
"""
import argparse
import random

import torch

import data as D
import net as N
import train as T

TITLES = set("""mr mr. mrs mrs. ms ms. dr dr. prof prof. sir president senator sen. rep. gov. governor minister secretary general gen.
lt. col. capt. captain sgt. judge justice king queen prince princess pope ayatollah sheikh sheik imam saint professor doctor
chairman chief director ambassador congressman mayor lord lady miss uncle aunt""".split())
TIMES = set("""monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december mon tue wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec mon. tue. wed. thu. fri.
sat. sun. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. christmas easter thanksgiving am pm a.m. p.m. est pst gmt et ct pt""".split())


def components(s, proper, rels):
    """Runs of proper nouns that hang together by flat, compound or amod ("United States")."""
    n, group = len(s.forms), list(range(len(s.forms)))

    def top(i):
        while group[i] != i:
            i = group[i]
        return i
    for i in range(n):
        h = s.heads[i] - 1
        if h >= 0 and proper[i] and proper[h] and rels[i] in ("flat", "compound", "amod") and \
                all(proper[k] or s.forms[k] in ("-", ".", "&") for k in range(min(i, h), max(i, h))):
            group[top(i)] = top(h)
    runs, i = [], 0
    while i < n:
        if not proper[i] or s.forms[i].lower() in TITLES | TIMES:
            i += 1
            continue
        j = i + 1
        while j < n and (top(j) == top(i) or (s.forms[j] in ("-", "&") and j + 1 < n and top(j + 1) == top(i))) and s.forms[j].lower() not in TIMES:
            j += 1
        runs.append((i, j))
        i = j
    return runs


def kind_sums(probabilities):
    sums = {k: float(probabilities[:, [D.NAMES.index("B-" + k), D.NAMES.index("I-" + k)]].sum(1).mean()) for k in ("PER", "ORG", "LOC", "MISC")}
    return {**sums, "O": float(probabilities[:, 0].mean())}


def plain(words):
    return " ".join(words).lower().replace(" - ", "-")


def kind_of(words, probabilities, lists, elsewhere):
    """The type of a run, "?" or None (no name). `elsewhere`: what the same words got in all of the treebank."""
    text = plain(words)
    sums = {k: (v + elsewhere[text][k] / elsewhere[text]["count"]) / 2 for k, v in kind_sums(probabilities).items()}
    nothing = sums.pop("O")
    best = max(sums, key=sums.get)
    for kind in ("LOC", "ORG"):
        if text in lists[kind] and sums["PER"] < 0.9:
            return kind
    if len(words) == 1 and text in lists["PER"] and sums["PER"] > 0.15:
        return "PER"
    if sums[best] > 0.6 and best != "MISC":
        return best
    if sums["MISC"] > 0.6 or nothing > 0.9:
        return None
    return "?"


def read_labels(s, labels):
    """Which words are proper nouns (Penn tags: "United" of "United States" is one there), and the relations."""
    return [labels["xpos"][x] in ("NNP", "NNPS") for x in s.xpos], [labels["rels"][r] if r >= 0 else "" for r in s.rels]


def tag_sentence(s, labels, probabilities, lists, elsewhere):
    proper, rels = read_labels(s, labels)
    upos = [labels["upos"][u] for u in s.upos]
    tags = ["O"] * len(s.forms)
    for i, tag in enumerate(probabilities.argmax(1).tolist()):
        if tag and not proper[i] and upos[i] not in ("PROPN", "VERB", "AUX", "PRON", "PUNCT"):
            tags[i] = "?"  # the model sees a name where the treebank has no proper noun
    for a, b in components(s, proper, rels):
        kind = kind_of(s.forms[a:b], probabilities[a:b], lists, elsewhere)
        if kind:
            tags[a:b] = ["?"] * (b - a) if kind == "?" else ["B-" + kind] + ["I-" + kind] * (b - a - 1)
    return tags


def main():
    parser = argparse.ArgumentParser()
    for name in ("model", "data", "features", "scan", "gazetteer", "out"):
        parser.add_argument("--" + name, required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    N.load_scan(args.scan)
    saved = torch.load(args.model, weights_only=False)
    train_args = argparse.Namespace(**{**saved["args"], "data": args.data, "features": args.features, "names": None})
    gold, silver, dev, labels, features = T.prepare(train_args)
    net = N.Net(train_args.rows, {k: len(v) for k, v in labels.items()}, saved["args"]["layers"])
    net.load_state_dict(saved["state"])
    net.eval()
    gazetteer = D.Gazetteer(args.gazetteer)
    lists = {k: {" ".join(w).lower() for (tag, _), names in gazetteer.names.items() if tag == "B-" + k for w in names} for k in ("PER", "ORG", "LOC")}
    ewt, counts = [s for s in gold if s.names is None], D.collections.Counter()
    guesses, elsewhere = [], D.collections.defaultdict(D.collections.Counter)
    for group in T.batches(ewt, random.Random(1), 3000):
        batch = T.make_batch(group, features, random.Random(1), False)
        with torch.no_grad():
            probabilities = torch.softmax(net.names(net.encode(batch, 0)), 1)
        for i, s in enumerate(group):
            a = int(batch.starts[i])
            guesses.append((s, probabilities[a:a + len(s.forms)]))
            for first, end in components(s, *read_labels(s, labels)):
                elsewhere[plain(s.forms[first:end])].update(kind_sums(guesses[-1][1][first:end]))
                elsewhere[plain(s.forms[first:end])]["count"] += 1
    for s, probabilities in guesses:
        s.names = tag_sentence(s, labels, probabilities, lists, elsewhere)
        counts.update(s.names)
    print(counts)
    with open(args.out, "w", encoding="utf-8") as out:
        for s in ewt:
            for k, (form, tag) in enumerate(zip(s.forms, s.names)):
                out.write(f"{k + 1}\t{form}\t{tag}\n")
            out.write("\n")


if __name__ == "__main__":
    main()
