"""Turn a trained network into the bytes that the library reads (libpeacefacts/analyse/weights.h describes them).

    python pack.py --model model.pt --data DATA --features features.so --scan scan.so --labels ../analyse/labels.h --out weights_en.bin

Weights become int8 with one scale a row; the scales of activations are measured on training sentences.
"""
import argparse
import random
import re
import struct

import numpy
import torch
import torch.nn.functional as F
import xxhash

import data as D
import net as N
import train as T

POINT, GATE_POINT, LOGIT_POINT = 1024, 1024, 256
STATE_POINT = 16384
ARC_POINT, PRODUCT_POINT, RELATION_POINT = 512, 128, 256
BUCKET, WIDTH = 4, N.WIDTH


def label_lists(path):
    text = open(path, encoding="utf-8").read().replace("\\\n", " ")
    lists = {}
    for line in text.split("\n"):
        if (m := re.match(r"#define PFI_(\w+)_LIST\(\w+\)", line)):
            lists[m.group(1).lower()] = re.findall(r'ENTRY\(\w+, "([^"]*)"\)', line)
    return lists


class Ranges:
    """The scale of each activation: 127 at a high percentile of what training sentences give."""

    def __init__(self, percentile):
        self.percentile, self.seen = percentile, {}

    def see(self, name, value):
        self.seen.setdefault(name, []).append(numpy.abs(value.detach().numpy().ravel())[::7])

    def top(self, name):
        return float(numpy.percentile(numpy.concatenate(self.seen[name]), self.percentile))


@torch.no_grad()
def measure(net, batches, percentile):
    r = Ranges(percentile)
    p = net.parser
    for batch in batches:
        e = F.layer_norm(F.embedding_bag(batch.rows, net.rows, mode="sum", padding_idx=0), (WIDTH,))
        padded = torch.cat([e, e.new_zeros(1, WIDTH)])
        h = e + F.relu(net.window(torch.cat([padded[batch.before], e, padded[batch.after]], 1)))
        r.see("word", e)
        for i, layer in enumerate(net.layers):
            r.see(f"input{i}", h)
            h = layer(h, batch.starts)
        r.see("output", h)
        pair = F.relu(p.arc(h))
        r.see("dependent", pair[:, :N.ARC])
        r.see("head", torch.cat([pair[:, N.ARC:], p.root_arc.unsqueeze(0)]))
        r.see("product", p.product(pair[:, :N.ARC]))
        rel = p.rel(h)
        table = torch.cat([rel[:, N.REL:], p.root_rel.unsqueeze(0)])
        heads = batch.head_flat
        row = torch.where(heads < 0, torch.full_like(heads, len(h)), heads)
        bucket = torch.where(heads < 0, torch.zeros_like(heads), batch.bucket_of(heads))
        r.see("relation", F.relu(rel[:, :N.REL] + table[row] + p.direction[bucket]))
    return r


class Writer:
    def __init__(self):
        self.bytes = bytearray(64)

    def section(self, data):
        self.bytes += bytes(-len(self.bytes) % 64)
        self.bytes += data

    def shorts(self, values):
        self.section(numpy.asarray(values, dtype="<i2").tobytes())

    def longs(self, values):
        self.section(numpy.asarray(values, dtype="<i4").tobytes())

    def matrix(self, weights, bias, activation, point):
        """weights [outputs, inputs]; activation: int8 per unit of the input; point: units of the output, one or one a row."""
        weights, bias = numpy.asarray(weights, dtype=numpy.float64), numpy.asarray(bias, dtype=numpy.float64)
        outputs, inputs = weights.shape
        point = numpy.broadcast_to(numpy.asarray(point, dtype=numpy.float64), (outputs,))
        padded = -(-outputs // 16) * 16
        scale = numpy.maximum(numpy.abs(weights).max(1), 1e-4) / 127
        scale = numpy.minimum(scale, 0.9999 * activation / point)  # the very largest rows are clipped a little
        q = numpy.rint(weights / scale[:, None]).clip(-127, 127).astype(numpy.int64)
        gain = scale / activation * point
        shift = numpy.clip(numpy.floor(-numpy.log2(gain) - 1e-9), 0, 24).astype(numpy.int64)
        factor = numpy.rint(gain * 2.0 ** shift * 32768)
        assert (factor <= 32768).all() and (gain < 1).all(), gain.max()
        factor = factor.clip(0, 32767).astype(numpy.int64)
        base = numpy.rint(bias * activation / scale).clip(-2 ** 27, 2 ** 27).astype(numpy.int64) + numpy.where(shift > 0, 1 << numpy.maximum(shift - 1, 0), 0)
        def pad(a):
            return numpy.concatenate([a, numpy.zeros((padded - outputs,) + a.shape[1:], dtype=a.dtype)])
        q, base, shift, factor = pad(q), pad(base), pad(shift), pad(factor)
        packed = q.reshape(padded // 16, 16, inputs // 4, 4).transpose(0, 2, 1, 3)
        self.section(numpy.ascontiguousarray(packed).astype(numpy.int8).tobytes())
        self.longs(base)
        self.longs(base - 128 * q.sum(1))
        self.longs(shift)
        self.shorts(factor)


def place_keys(rows, dice):
    """A cuckoo table: slot of each key. rows: key -> row of the network."""
    buckets = int(len(rows) / BUCKET / 0.955) + 1
    homes = lambda key: (((key >> 32) * buckets) >> 32, ((((key * 0x9E3779B97F4A7C15) & (2 ** 64 - 1)) >> 32) * buckets) >> 32)
    print_of = lambda key: ((key >> 8) & 0xFFFF) or 1
    table, dropped = [[] for _ in range(buckets)], []
    for key in rows:
        for _ in range(2000):
            a, b = homes(key)
            if any(print_of(key) == print_of(k) for k in table[a] + table[b]):
                dropped.append(key)  # two keys that look the same: the rarer one goes
                key = None
                break
            room = [x for x in (a, b) if len(table[x]) < BUCKET]
            if room:
                table[room[0]].append(key)
                key = None
                break
            x = dice.choice((a, b))
            i = dice.randrange(BUCKET)
            key, table[x][i] = table[x][i], key
        if key is not None:
            dropped.append(key)
    slots = {}
    for b, keys in enumerate(table):
        for i, key in enumerate(keys):
            slots[b * BUCKET + i] = key
    # a key moved later may stand behind one that looks the same; find those as the library would
    bad = 0
    for slot, key in list(slots.items()):
        a, b = homes(key)
        found = None
        for x in (a, b):
            for i, k in enumerate(table[x]):
                if found is None and print_of(k) == print_of(key):
                    found = x * BUCKET + i
        bad += found != slot
    print("keys", len(rows), "slots", buckets * BUCKET, "dropped", len(dropped), "shadowed", bad)
    return buckets, slots, print_of


def write_rows(w, net, rows, dice):
    buckets, slots, print_of = place_keys(rows, dice)
    values = net.rows.detach().numpy()
    top = numpy.percentile(numpy.abs(values[1:]), 99.997)  # clipping more costs accuracy: rare large values matter
    prints, table = numpy.zeros(buckets * BUCKET, dtype="<u2"), numpy.zeros((buckets * BUCKET, WIDTH), dtype=numpy.int8)
    for slot, key in slots.items():
        prints[slot] = print_of(key)
        table[slot] = numpy.rint(values[rows[key]] * 127 / top).clip(-127, 127)
    print("rows top", top, "max", numpy.abs(values[1:]).max(), "std", values[1:].std())
    w.section(prints.tobytes())
    w.section(table.tobytes())
    return buckets


def feature_mask(bundle, names):
    if bundle == "_":
        return 0
    return sum(1 << names.index(f) for f in bundle.split("|") if f in names)


def tag_pairs(gold, labels, lists):
    """Which universal tag, Penn tag and bundle go together in the treebanks."""
    seen = D.collections.defaultdict(D.collections.Counter)
    for s in gold:
        for u, x, f in zip(s.upos, s.xpos, s.feats):
            if f >= 0:
                seen[labels["upos"][u], labels["xpos"][x]][f] += 1
    pairs, lists_out = [], []
    for (u, x), counter in sorted(seen.items()):
        if sum(counter.values()) < 2:
            continue
        pairs.append((lists["upos"].index(u), lists["xpos"].index(x), len(lists_out)))
        lists_out += [f for f, _ in counter.most_common()]
    pairs.append((0, 0, len(lists_out)))
    return pairs, lists_out


def order(names, wanted, what):
    index = [names.index(x) if x in names else -1 for x in wanted]
    assert all(x in wanted for x in names), [x for x in names if x not in wanted]
    return index


def rows_in_order(linear, index):
    weight, bias = linear.weight.detach().numpy(), linear.bias.detach().numpy()
    out = numpy.stack([weight[i] if i >= 0 else numpy.zeros_like(weight[0]) for i in index])
    return out, numpy.array([bias[i] if i >= 0 else -40.0 for i in index])


def main():
    parser = argparse.ArgumentParser()
    for name in ("model", "data", "features", "scan", "labels", "out"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--percentile", type=float, default=99.99)
    args = parser.parse_args()
    torch.set_num_threads(1)
    N.load_scan(args.scan)
    saved = torch.load(args.model, weights_only=False)
    train_args = argparse.Namespace(**{**saved["args"], "data": args.data, "features": args.features, "names": None})
    gold, silver, dev, labels, features = T.prepare(train_args)
    assert labels == saved["labels"] and features.rows == saved["rows"]
    layers = saved["args"]["layers"]
    net = N.Net(train_args.rows, {k: len(v) for k, v in labels.items()}, layers)
    net.load_state_dict(saved["state"])
    net.eval()
    dice = random.Random(7)
    sample = [T.make_batch(g, features, dice, True) for g in T.batches(dice.sample(gold, min(1500, len(gold))), dice, 1500)]
    r = measure(net, sample, args.percentile)
    for name in r.seen:
        print(name, "top", round(r.top(name), 2), "max", round(float(max(x.max() for x in r.seen[name])), 2))
    lists = label_lists(args.labels)

    # int16 scales from 11 (or 10) bits behind the point to int8, and what they come to in int8 per unit
    def narrow(name, point):
        m = min(32767, int(round(127 / r.top(name) * 32768 / point)))
        return m, m * point / 32768
    names = ["word"] + [f"input{i}" for i in range(layers)] + ["output"]
    scales = [narrow(n, POINT) for n in names]
    points = {"dependent": ARC_POINT, "product": PRODUCT_POINT, "head": ARC_POINT, "relation": RELATION_POINT}
    pair_scales = {n: narrow(n, point) for n, point in points.items()}
    shorts = [m for m, _ in scales] + [0] * (8 - len(scales)) + [pair_scales[n][0] for n in ("dependent", "product", "head", "relation")]
    unit = [a for _, a in scales]
    dependent, product, head, relation = (pair_scales[n][1] for n in ("dependent", "product", "head", "relation"))

    w = Writer()
    buckets = write_rows(w, net, saved["rows"], dice)
    p = net.parser
    arc_unit = product * head * 10
    w.shorts(shorts + [0] * (16 - len(shorts)))
    w.longs([round(float(p.root_bias) * arc_unit)] + [round(float(x) * arc_unit) for x in p.distance])
    w.matrix(net.window.weight.detach(), net.window.bias.detach(), unit[0], POINT)
    for i, layer in enumerate(net.layers):
        bias = torch.cat([torch.zeros(2, 1, WIDTH), layer.b.detach()], 1).reshape(-1)
        point = numpy.tile(numpy.repeat([POINT, GATE_POINT, GATE_POINT], WIDTH), 2)
        w.matrix(layer.weight.detach(), bias, unit[1 + i], point)
        v = layer.v.detach().numpy()
        print("state weights", i, numpy.abs(v).max())
        w.shorts(numpy.rint(v * STATE_POINT).clip(-32767, 32767).astype(int).ravel())
    blocks = [rows_in_order(net.upos, order(labels["upos"], lists["upos"], "upos")),
              rows_in_order(net.xpos, order(labels["xpos"], lists["xpos"], "xpos")),
              rows_in_order(net.feats, range(len(labels["feats"]))),
              rows_in_order(net.script, range(len(D.SCRIPTS))), rows_in_order(net.names, range(len(D.NAMES)))]
    w.matrix(numpy.concatenate([b[0] for b in blocks]), numpy.concatenate([b[1] for b in blocks]), unit[-1], LOGIT_POINT)
    w.matrix(torch.cat([p.arc.weight, p.rel.weight]).detach(), torch.cat([p.arc.bias, p.rel.bias]).detach(), unit[-1],
             numpy.repeat([ARC_POINT, RELATION_POINT], 2 * N.ARC))
    w.matrix(p.product.weight.detach(), p.product.bias.detach(), dependent, PRODUCT_POINT)
    rel = rows_in_order(p.out, order(labels["rels"], lists["relation"], "relations"))
    w.matrix(rel[0], rel[1], relation, LOGIT_POINT / 4)
    w.section(numpy.rint(p.root_arc.detach().numpy() * head).clip(-127, 127).astype(numpy.int8).tobytes())
    w.shorts(numpy.rint(p.root_rel.detach().numpy() * RELATION_POINT).clip(-16383, 16383).astype(int))
    w.shorts(numpy.rint(p.direction.detach().numpy() * RELATION_POINT).clip(-4096, 4096).astype(int).ravel())
    w.section(b"".join(struct.pack("<Q", feature_mask(f, lists["feature"])) for f in labels["feats"]))
    pairs, bundle_lists = tag_pairs(gold, labels, lists)
    w.section(b"".join(struct.pack("<BBH", *x) for x in pairs))
    w.section(bytes(bundle_lists))
    out = w.bytes
    struct.pack_into("<5I", out, 24, buckets, layers, len(labels["feats"]), len(pairs) - 1, len(bundle_lists))
    struct.pack_into("<8sII", out, 0, b"PFWEIGHT", 1, len(out))
    struct.pack_into("<Q", out, 16, xxhash.xxh3_64_intdigest(bytes(out[24:])))
    open(args.out, "wb").write(out)
    print("bytes", len(out), "pairs", len(pairs) - 1, "lists", len(bundle_lists))


if __name__ == "__main__":
    main()
