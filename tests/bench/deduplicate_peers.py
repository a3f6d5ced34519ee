#!/usr/bin/env python3
"""Peers of deduplicate_bench on the same file of one paragraph a line: links and MB/s of processor time.

    deduplicate_peers.py datasketch|datasketch-usual|rensa|text-dedup CORPUS.txt LINKS.jsonl [FIRST]

datasketch-usual: 128 permutations, word 5-grams, threshold .7, unverified. datasketch: the best setting found for these
corpora: 256 permutations, word 3-grams, threshold .3, the candidates verified by the words they share (half of the
shorter one's). rensa: the same with rensa's R-MinHash and LSH. text-dedup: its MinHash with its defaults (250 permutations,
5-grams, threshold .7, unverified), one paragraph after the other. FIRST: only so many lines. Needs datasketch, rensa,
text-dedup 0.4.
"""
import collections
import json
import re
import sys
import time

WORD = re.compile(r"\w+")


def grams(words, size):
    if len(words) < size:
        return {" ".join(words)}
    return {" ".join(words[i : i + size]) for i in range(len(words) - size + 1)}


def with_datasketch(permutations, threshold):
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=threshold, num_perm=permutations)

    def sketch(shingles):
        made = MinHash(num_perm=permutations)
        made.update_batch([shingle.encode() for shingle in shingles])
        return made

    return sketch, lsh.query, lambda number, made: lsh.insert(number, made)


def with_rensa(permutations, threshold):
    from rensa import RMinHash, RMinHashLSH

    bands = 128  # of two rows: the S-curve has its middle near .1, verification does the rest
    lsh = RMinHashLSH(threshold=threshold, num_perm=permutations, num_bands=bands)

    def sketch(shingles):
        made = RMinHash(num_perm=permutations, seed=1)
        made.update(list(shingles))
        return made

    return sketch, lsh.query, lambda number, made: lsh.insert(number, made)


def with_text_dedup(permutations, threshold):
    import numpy
    from text_dedup import minhash
    from text_dedup.utils import optimal_param, sha1_hash

    bands, rows = optimal_param(threshold, permutations, 0.5, 0.5)
    prime = numpy.uint64((1 << 61) - 1)
    shuffles = (minhash.RNG.randint(1, prime, size=(1, permutations), dtype=numpy.uint64),
                minhash.RNG.randint(0, prime, size=(1, permutations), dtype=numpy.uint64))
    ranges = [(i * rows, (i + 1) * rows) for i in range(bands)]
    tables = [collections.defaultdict(list) for _ in ranges]

    def sketch(text):
        made = minhash.embed_func(text, 0, num_perm=permutations, ngram_size=5, min_length=1, hashranges=ranges,
                                  permutations=shuffles, hash_func=lambda token: sha1_hash(token, d=32),
                                  dtype=numpy.uint64, max_hash=numpy.uint32((1 << 32) - 1), modulo_prime=prime)
        return made["__signatures__"]

    def query(made):
        return {number for table, band in zip(tables, made) for number in table.get(band, ())}

    def insert(number, made):
        for table, band in zip(tables, made):
            table[band].append(number)

    return sketch, query, insert


def best_of(candidates, words, bags):
    own, best, most = collections.Counter(words), None, 0.5
    for number in sorted(candidates):
        other = bags[number]
        shared = sum((own & other).values())
        share = shared / max(1, min(len(words), sum(other.values())))
        if share > most:
            best, most = number, share
    return best, most


def main():
    peer, corpus, links = sys.argv[1:4]
    first = int(sys.argv[4]) if len(sys.argv) > 4 else None
    lines = open(corpus, encoding="utf-8").read().split("\n")[:first]
    size = sum(len(line.encode()) + 1 for line in lines)
    usual = peer in ("datasketch-usual", "text-dedup")
    maker = {"rensa": with_rensa, "text-dedup": with_text_dedup}.get(peer, with_datasketch)
    sketch, query, insert = maker(250 if peer == "text-dedup" else 128, 0.7) if usual else maker(256, 0.3)
    bags, found = [], []
    begin = time.process_time()
    for number, line in enumerate(lines):
        words = WORD.findall(line.lower())
        made = sketch(line if peer == "text-dedup" else grams(words, 5 if usual else 3))
        candidates = query(made)
        bags.append(None if usual else collections.Counter(words))
        best, share = (min(candidates, default=None), 1.0) if usual else best_of(candidates, words, bags)
        if best is not None:
            found.append((number, best, share))
        insert(number, made)
    taken = time.process_time() - begin
    print(f"{peer}: {len(lines)} paragraphs, {size / 1e6 / taken:.3f} MB/s")
    with open(links, "w", encoding="utf-8") as out:
        for number, best, share in found:
            out.write(json.dumps({"id": f"p{number:07d}", "duplicate_of": f"p{best:07d}", "similarity": share}) + "\n")


if __name__ == "__main__":
    main()
