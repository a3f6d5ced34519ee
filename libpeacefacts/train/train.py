"""Train the English model.

    python train.py --data DATA --features features.so --scan scan.so --out model.pt [--epochs 50] [--seed 1]

DATA holds ud/ and polnear/. One line a tenth of the way; every fifth epoch the dev figures on gold tokens.
"""
import argparse
import json
import math
import random
import time

import numpy
import torch
import torch.nn.functional as F

import data as D
import net as N


def labels_of(sequences, least=1, first=()):
    counts = D.collections.Counter(x for s in sequences for x in s)
    return list(first) + sorted(x for x, n in counts.items() if n >= least and x not in first)


def prepare(args):
    ud = args.data + "/ud/"
    ewt, gum = D.read_conllu(ud + "ewt-train.conllu"), D.read_conllu(ud + "gum-train.conllu")
    D.read_names(ud + "ner/gum-ner-train.iob2", gum)
    if args.names:
        D.read_names(args.names, ewt)
    silver = D.read_silver(args.data + "/polnear/train-silver.conll.xz")
    dev = {"ewt": D.read_conllu(ud + "ewt-dev.conllu"), "gum": D.read_conllu(ud + "gum-dev.conllu")}
    D.read_names(ud + "ner/gum-ner-dev.iob2", dev["gum"])
    if args.limit:
        ewt, gum, silver = ewt[:args.limit], gum[:args.limit], silver[:args.limit]
    silver = [s for s in silver if 3 <= len(s.forms) <= 70]
    gold = ewt + gum
    labels = {"upos": labels_of(s.upos for s in gold), "xpos": labels_of(s.xpos for s in gold),
              "feats": labels_of((s.feats for s in gold), 3, ("_",)), "rels": labels_of(s.rels for s in gold),
              "silver_xpos": labels_of(s.xpos for s in silver), "silver_rels": labels_of((s.rels for s in silver), 5),
              "names": D.NAMES, "script": D.SCRIPTS}
    features = D.Features(args.features)
    limits = [6, 9] + [3, 6, 6, 9, 9] + [3, 6, 6, 9, 9] + [6, 6]
    print(features.choose_rows(gold + silver, limits, args.rows, D.Gazetteer(args.gazetteer) if getattr(args, "gazetteer", None) else None), flush=True)
    for s in gold + dev["ewt"] + dev["gum"]:
        index_sentence(s, labels)
    for s in silver:
        s.xpos = index_of(s.xpos, labels["silver_xpos"])
        s.rels = index_of(s.rels, labels["silver_rels"])
    return gold, silver, dev, labels, features


def index_of(values, names):
    table = {x: i for i, x in enumerate(names)}
    return [table.get(v, -100) for v in values]


def index_sentence(s, labels):
    s.upos, s.xpos = index_of(s.upos, labels["upos"]), index_of(s.xpos, labels["xpos"])
    s.feats, s.rels = index_of(s.feats, labels["feats"]), index_of(s.rels, labels["rels"])


def make_batch(sentences, features, dice, training, gazetteer=None):
    rows, sizes = [], []
    for s in sentences:
        forms = s.forms
        if training and gazetteer and s.names:
            forms = gazetteer.replace(s, forms, dice, 0.3)
        if training:
            forms = D.augmented(forms, dice)
        rows.extend(features.rows_of(f, g) for f, g in zip(forms, s.spaces))
        sizes.append(len(forms))
    rows = torch.from_numpy(numpy.array(rows, dtype=numpy.int64))
    counts = rows[:, D.SLOTS].float() / 3
    clean = rows = rows[:, :D.SLOTS].clone()
    if training:
        rows = clean.clone()
        drop = torch.rand(len(rows)) < 0.25 / (0.25 + counts)
        rows[drop, 0] = 0
        rows[drop, 1] = 0
        # now and then forget one affix, so that no single row is relied on
        rows[torch.rand(rows.shape) < 0.03] = 0
    batch = N.Batch(sizes, rows)
    batch.sentences, batch.clean = sentences, clean
    flat = lambda name: torch.tensor([x for s in sentences for x in getattr(s, name)])
    heads = flat("heads")
    batch.head_slot = heads
    batch.head_flat = torch.where(heads == 0, torch.full_like(heads, -1), batch.offset + heads - 1)
    batch.labels = {name: flat(name) for name in ("xpos", "rels")}
    silver = sentences[0].silver
    if not silver:
        batch.labels.update({name: flat(name) for name in ("upos", "feats")})
        batch.labels["script"] = flat("scripts")
    batch.silver = silver
    batch.labels["names"] = torch.tensor([x for s in sentences for x in (s.names or [-100] * len(s.forms))])
    return batch


def batches(sentences, dice, size):
    order = sorted(sentences, key=lambda s: len(s.forms) + dice.random() * 4)
    groups, now, words = [], [], 0
    for s in order:
        now.append(s)
        words += len(s.forms)
        if words >= size:
            groups.append(now)
            now, words = [], 0
    if now:
        groups.append(now)
    dice.shuffle(groups)
    return groups


def cross(scores, labels, smooth=0.0):
    if not (labels >= 0).any():
        return scores.sum() * 0
    return F.cross_entropy(scores, labels, ignore_index=-100, label_smoothing=smooth)


def arc_scores(parser, h, batch):
    return parser.scores(h, batch).view(batch.count * batch.longest, -1)[batch.slot]


def arc_loss(parser, h, batch):
    return F.cross_entropy(arc_scores(parser, h, batch), batch.head_slot)


def loss_of(net, batch, dropout, smooth, teachers):
    h = net.encode(batch, dropout)
    names = cross(net.names(h), batch.labels["names"])
    if teachers:
        told = told_loss(net, h, batch, teachers.read(batch))
        if batch.silver:
            return told + 0.5 * names
        return 0.5 * told + 0.5 * gold_loss(net, h, batch, smooth, names)
    if batch.silver:
        p = net.silver_parser
        return 0.5 * (cross(net.silver_xpos(h), batch.labels["xpos"]) + arc_loss(p, h, batch)
                      + cross(p.relations(h, batch, batch.head_flat), batch.labels["rels"])) + names
    return gold_loss(net, h, batch, smooth, names)


def gold_loss(net, h, batch, smooth, names):
    total = arc_loss(net.parser, h, batch) + cross(net.parser.relations(h, batch, batch.head_flat), batch.labels["rels"], smooth) + names
    for name, weight in (("upos", 1), ("xpos", 1), ("feats", 0.7), ("script", 0.5)):
        total = total + weight * cross(getattr(net, name)(h), batch.labels[name], smooth)
    return total


class Teachers:
    """Earlier networks, whose mean is what a student learns besides the labels (Hinton et al. 2015; for parsers Kuncoro
    et al. 2016). They see the words whole; the student, with dropout and forgotten rows."""

    def __init__(self, paths, sizes, labels, features, rows):
        self.nets = []
        for path in paths:
            net = N.Net(rows, sizes, torch.load(path, weights_only=False)["args"]["layers"])
            with torch.no_grad():
                net.rows.zero_()
            start_from(net, path, labels, features)
            net.eval()
            self.nets.append(net)

    @torch.no_grad()
    def read(self, batch):
        """The mean chances of each label; relations are those to the likeliest head."""
        rows, batch.rows = batch.rows, batch.clean
        encoded = [net.encode(batch, 0) for net in self.nets]
        batch.rows = rows
        mean = lambda scores: torch.stack([F.softmax(x, 1) for x in scores]).mean(0)
        told = {name: mean([getattr(net, name)(h) for net, h in zip(self.nets, encoded)]) for name in TOLD}
        told["heads"] = mean([arc_scores(net.parser, h, batch) for net, h in zip(self.nets, encoded)])
        best = told["heads"].argmax(1)
        told["best"] = torch.where(best == 0, torch.full_like(best, -1), batch.offset + best - 1)
        told["rels"] = mean([net.parser.relations(h, batch, told["best"]) for net, h in zip(self.nets, encoded)])
        return told


TOLD = ("upos", "xpos", "feats", "script", "names")


def told_loss(net, h, batch, told):
    """Cross entropy with the teachers' chances."""
    soft = lambda scores, chances: -(chances * F.log_softmax(scores, 1)).sum(1).mean()
    total = soft(arc_scores(net.parser, h, batch), told["heads"])
    total = total + soft(net.parser.relations(h, batch, told["best"]), told["rels"])
    for name, weight in zip(TOLD, (1, 1, 0.7, 0.5, 1)):
        total = total + weight * soft(getattr(net, name)(h), told[name])
    return total


@torch.no_grad()
def evaluate(net, sentences, features, labels):
    net.eval()
    dice, right, total, names = random.Random(1), D.collections.Counter(), 0, [0, 0, 0]
    base = [r.split(":")[0] for r in labels["rels"]]
    base_index = torch.tensor([sorted(set(base)).index(b) for b in base])
    for group in batches(sentences, dice, 3000):
        batch = make_batch(group, features, dice, False)
        h = net.encode(batch, 0)
        for name in ("upos", "xpos", "feats", "script"):
            gold = batch.labels[name]
            hit = getattr(net, name)(h).argmax(1) == gold
            right[name] += int(hit.sum()) + (int((gold < 0).sum()) if name == "script" else 0)
        heads = arc_scores(net.parser, h, batch).argmax(1)
        flat = torch.where(heads == 0, torch.full_like(heads, -1), batch.offset + heads - 1)
        rels = net.parser.relations(h, batch, flat).argmax(1)
        good = heads == batch.head_slot
        right["uas"] += int(good.sum())
        gold = batch.labels["rels"].clamp(min=0)
        right["las"] += int((good & (base_index[rels] == base_index[gold])).sum())
        total += len(h)
        tags = net.names(h).argmax(1)
        for i, s in enumerate(group):
            if s.names:
                a = int(batch.starts[i])
                got = set(D.name_spans(tags[a:a + len(s.forms)].tolist()))
                want = set(D.name_spans(s.names))
                got, want = {x for x in got if x[2] != 7}, {x for x in want if x[2] != 7}
                names[0] += len(got & want)
                names[1] += len(got)
                names[2] += len(want)
    net.train()
    figures = {k: round(100 * v / total, 2) for k, v in right.items()}
    if names[2]:
        figures["names"] = round(200 * names[0] / max(1, names[1] + names[2]), 1)
    return figures


def start_from(net, path, labels, features):
    """Go on from an earlier network: rows are found again by their keys."""
    saved = torch.load(path, weights_only=False)
    assert saved["labels"] == labels
    state, rows = saved["state"], net.state_dict()["rows"].clone()
    for key, row in features.rows.items():
        if key in saved["rows"]:
            rows[row] = state["rows"][saved["rows"][key]]
    net.load_state_dict({**state, "rows": rows})


def save(net, average, labels, features, args, path):
    state = {k: v.clone() for k, v in net.state_dict().items()}
    for (name, p), a in zip(net.named_parameters(), average):
        state[name] = a.clone()
    torch.save({"state": state, "labels": labels, "rows": features.rows, "counts": None, "args": vars(args)}, path)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--teachers", nargs="*", default=[])
    for name, default in (("data", None), ("features", None), ("scan", None), ("out", None), ("names", None), ("gazetteer", None), ("init", None)):
        parser.add_argument("--" + name, default=default)
    for name, default in (("epochs", 50), ("seed", 1), ("limit", 0), ("rows", 26500), ("layers", 2), ("batch", 1500), ("every", 5)):
        parser.add_argument("--" + name, type=int, default=default)
    for name, default in (("dropout", 0.2), ("rate", 3e-3), ("silver", 0.2), ("smooth", 0.0)):
        parser.add_argument("--" + name, type=float, default=default)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    torch.manual_seed(args.seed)
    dice = random.Random(args.seed)
    N.load_scan(args.scan)
    gold, silver, dev, labels, features = prepare(args)
    gazetteer = D.Gazetteer(args.gazetteer) if args.gazetteer else None
    print({k: len(v) for k, v in labels.items()}, flush=True)
    sizes = {k: len(v) for k, v in labels.items()}
    net = N.Net(args.rows, sizes, args.layers)
    if args.init:
        start_from(net, args.init, labels, features)
    teachers = Teachers(args.teachers, sizes, labels, features, args.rows) if args.teachers else None
    optimizer = torch.optim.Adam(net.parameters(), lr=args.rate, betas=(0.9, 0.98), fused=True)
    average = [p.detach().clone() for p in net.parameters()]
    words = sum(len(s.forms) for s in gold) + args.silver * sum(len(s.forms) for s in silver)
    total, step = int(args.epochs * words / args.batch), 0
    print("steps", total, "weights", sum(p.numel() for p in net.parameters()), flush=True)
    started = time.time()
    for epoch in range(args.epochs):
        groups = batches(gold, dice, args.batch)
        groups += batches(dice.sample(silver, int(args.silver * len(silver))), dice, args.batch) if args.silver else []
        dice.shuffle(groups)
        sums = [0.0, 0, 0.0, 0]
        for group in groups:
            step += 1
            rate = args.rate * min(1.0, step / 200, max(0.01, (total - step) / (total - 200)))
            for g in optimizer.param_groups:
                g["lr"] = rate
            batch = make_batch(group, features, dice, True, gazetteer)
            loss = loss_of(net, batch, args.dropout, args.smooth, teachers)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            norm = torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0, foreach=True)
            if not math.isfinite(norm):  # its gradient would make all weights NaN
                continue
            optimizer.step()
            keep = min(0.998, (step + 1) / (step + 20))
            with torch.no_grad():
                torch._foreach_lerp_(average, list(net.parameters()), 1 - keep)
            k = 2 if batch.silver else 0
            sums[k] += loss.item()
            sums[k + 1] += 1
        print(f"epoch {epoch + 1} step {step} {time.time() - started:.0f} s gold {sums[0] / max(1, sums[1]):.3f} silver {sums[2] / max(1, sums[3]):.3f}", flush=True)
        if (epoch + 1) % args.every == 0 or epoch + 1 == args.epochs or epoch == 0:
            keep = [p.detach().clone() for p in net.parameters()]
            with torch.no_grad():
                torch._foreach_copy_(list(net.parameters()), average)
            print(json.dumps({name: evaluate(net, s, features, labels) for name, s in dev.items()}), flush=True)
            save(net, average, labels, features, args, args.out)
            with torch.no_grad():
                torch._foreach_copy_(list(net.parameters()), keep)


if __name__ == "__main__":
    main()
