"""The network: hashed features, a window, two recurrent layers, and a head for each question."""
import ctypes

import torch
import torch.nn as nn
import torch.nn.functional as F

WIDTH = 128
ARC, REL = 96, 96
BUCKETS = [1, 2, 3, 4, 5, 7, 10, 15, 25]  # distances between a word and its head, each way
SCAN = None


def load_scan(path):
    global SCAN
    SCAN = ctypes.CDLL(path)


def pointer(t):
    return ctypes.c_void_p(t.data_ptr())


class Scan(torch.autograd.Function):
    @staticmethod
    def forward(ctx, u, x, v, b, starts):
        u, x = u.contiguous(), x.contiguous()
        h, c = torch.empty_like(x), torch.empty_like(x)
        SCAN.scan_forward(pointer(u), pointer(x), pointer(v), pointer(b), pointer(starts),
                          ctypes.c_int32(len(starts) - 1), pointer(h), pointer(c))
        ctx.save_for_backward(u, x, v, b, starts, c)
        return h

    @staticmethod
    def backward(ctx, dh):
        u, x, v, b, starts, c = ctx.saved_tensors
        dh = dh.contiguous()
        du, dx, dv, db = torch.empty_like(u), torch.empty_like(x), torch.empty_like(v), torch.empty_like(b)
        SCAN.scan_backward(pointer(u), pointer(x), pointer(v), pointer(b), pointer(c), pointer(dh), pointer(starts),
                           ctypes.c_int32(len(starts) - 1), pointer(du), pointer(dx), pointer(dv), pointer(db))
        return du, dx, dv, db, None


class Recurrence(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(2 * 3 * WIDTH, size))
        nn.init.normal_(self.weight, std=(1.0 / size) ** 0.5)
        self.v = nn.Parameter(torch.zeros(2, 2, WIDTH))
        b = torch.zeros(2, 2, WIDTH)
        b[:, 1] = -0.5
        self.b = nn.Parameter(b)

    def forward(self, x, starts):
        both = x if x.shape[1] == 2 * WIDTH else torch.cat([x, x], 1)
        return Scan.apply(F.linear(x, self.weight), both, self.v, self.b, starts)


def bucket_table(longest):
    """table[d + longest]: the bucket of head position minus word position."""
    table = torch.zeros(2 * longest + 1, dtype=torch.long)
    for d in range(-longest, longest + 1):
        size = sum(1 for edge in BUCKETS if abs(d) >= edge)
        table[d + longest] = size + (len(BUCKETS) if d > 0 else 0)
    return table


class Parser(nn.Module):
    """Arcs by a biaffine product, relations by a small layer over the word and its head."""

    def __init__(self, relations):
        super().__init__()
        self.arc = nn.Linear(2 * WIDTH, 2 * ARC)
        self.rel = nn.Linear(2 * WIDTH, 2 * REL)
        self.product = nn.Linear(ARC, ARC)
        self.root_arc = nn.Parameter(torch.zeros(ARC))
        self.root_bias = nn.Parameter(torch.zeros(1))
        self.root_rel = nn.Parameter(torch.zeros(REL))
        self.distance = nn.Parameter(torch.zeros(2 * len(BUCKETS) + 1))
        self.direction = nn.Parameter(torch.zeros(2 * len(BUCKETS) + 1, REL))
        self.out = nn.Linear(REL, relations)

    def scores(self, h, batch):
        """[sentences, longest, 1 + longest]: word by head, head 0 is the root."""
        pair = F.relu(self.arc(h))
        dependent = batch.pad(self.product(pair[:, :ARC]))
        head = batch.pad(pair[:, ARC:])
        scores = torch.bmm(dependent, head.transpose(1, 2)) * 0.1 + self.distance[batch.buckets]
        root = (dependent @ self.root_arc).unsqueeze(2) * 0.1 + self.root_bias
        return torch.cat([root, scores.masked_fill(batch.no_head, -1e4)], 2)

    def relations(self, h, batch, heads):
        """heads: flat index of each word's head, -1 for the root."""
        pair = self.rel(h)
        table = torch.cat([pair[:, REL:], self.root_rel.unsqueeze(0)])
        row = torch.where(heads < 0, torch.full_like(heads, len(h)), heads)
        bucket = torch.where(heads < 0, torch.zeros_like(heads), batch.bucket_of(heads))
        return self.out(F.relu(pair[:, :REL] + table[row] + self.direction[bucket]))


class Net(nn.Module):
    def __init__(self, rows, sizes, layers=2):
        """sizes: number of labels of upos, xpos, feats, script, names, rels, silver_xpos, silver_rels."""
        super().__init__()
        self.rows = nn.Parameter(torch.randn(rows + 1, WIDTH) * 0.1)
        self.window = nn.Linear(3 * WIDTH, WIDTH)
        self.layers = nn.ModuleList([Recurrence(WIDTH if i == 0 else 2 * WIDTH) for i in range(layers)])
        for name in ("upos", "xpos", "feats", "script", "names", "silver_xpos"):
            setattr(self, name, nn.Linear(2 * WIDTH, sizes[name]))
        self.parser = Parser(sizes["rels"])
        self.silver_parser = Parser(sizes["silver_rels"])

    def encode(self, batch, dropout):
        bag = F.embedding_bag(batch.rows, self.rows, mode="sum", padding_idx=0)
        e = F.layer_norm(bag, (WIDTH,))
        e = F.dropout(e, dropout, self.training)
        padded = torch.cat([e, e.new_zeros(1, WIDTH)])
        window = torch.cat([padded[batch.before], e, padded[batch.after]], 1)
        h = e + F.relu(self.window(window))
        for layer in self.layers:
            h = F.dropout(h, dropout, self.training)
            h = layer(h, batch.starts)
        return F.dropout(h, dropout, self.training)


class Batch:
    def __init__(self, sizes, rows):
        """sizes: words of each sentence; rows: [words, slots]."""
        n, longest = sum(sizes), max(sizes)
        self.rows = rows
        self.sizes = sizes
        starts = [0]
        for s in sizes:
            starts.append(starts[-1] + s)
        self.starts = torch.tensor(starts, dtype=torch.int32)
        index = torch.arange(n)
        self.before, self.after = index - 1, index + 1
        self.before[self.starts[:-1].long()] = n
        self.after[self.starts[1:].long() - 1] = n
        size = torch.tensor(sizes)
        self.sentence = torch.repeat_interleave(torch.arange(len(sizes)), size)
        self.offset = self.starts[:-1].long()[self.sentence]
        self.position = index - self.offset
        self.slot = self.sentence * longest + self.position
        self.longest, self.count = longest, len(sizes)
        self.table = bucket_table(longest)
        p = torch.arange(longest)
        self.buckets = self.table[p.unsqueeze(0) - p.unsqueeze(1) + longest]
        valid = p.unsqueeze(0) < size.unsqueeze(1)
        self.no_head = ~valid.unsqueeze(1) | torch.eye(longest, dtype=torch.bool).unsqueeze(0)

    def pad(self, flat):
        out = flat.new_zeros(self.count * self.longest, flat.shape[1])
        return out.index_copy(0, self.slot, flat).view(self.count, self.longest, -1)

    def bucket_of(self, heads):
        return self.table[(heads - self.offset - self.position).clamp(-self.longest, self.longest) + self.longest]
