"""Label the names of a treebank without a name layer by a trained model, sure answers only ("?" elsewhere).

    python label_names.py --model model.pt --data DATA --features features.so --scan scan.so --out ewt-train-names.iob2
"""
import argparse
import random

import torch

import data as D
import net as N
import train as T


def main():
    parser = argparse.ArgumentParser()
    for name in ("model", "data", "features", "scan", "out"):
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
    proper = labels["upos"].index("PROPN")
    ewt = [s for s in gold if s.names is None]
    counts = D.collections.Counter()
    for group in T.batches(ewt, random.Random(1), 3000):
        batch = T.make_batch(group, features, random.Random(1), False)
        with torch.no_grad():
            sure, best = torch.softmax(net.names(net.encode(batch, 0)), 1).max(1)
        for i, s in enumerate(group):
            a = int(batch.starts[i])
            s.names = []
            for k, upos in enumerate(s.upos):
                p, tag = float(sure[a + k]), D.NAMES[int(best[a + k])]
                if tag == "O" and upos == proper:
                    tag = "O" if p > 0.97 else "?"
                elif tag != "O":
                    tag = tag if p > 0.8 and "MISC" not in tag else "?"
                    if tag[0] == "I" and (k == 0 or s.names[-1] in ("O", "?")):
                        tag = "?"
                s.names.append(tag)
                counts[tag] += 1
    print(counts)
    with open(args.out, "w", encoding="utf-8") as out:
        for s in ewt:
            for k, (form, tag) in enumerate(zip(s.forms, s.names)):
                out.write(f"{k + 1}\t{form}\t{tag}\n")
            out.write("\n")


if __name__ == "__main__":
    main()
