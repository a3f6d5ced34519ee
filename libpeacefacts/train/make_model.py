#!/usr/bin/env python3
"""From the data folder to the weights, in one command:

    python make_model.py DATA OUT [--epochs 44] [--more 18] [--limit 0]

DATA holds ud/ (ewt-train.conllu, ewt-dev.conllu, gum-train.conllu, gum-dev.conllu, ner/) and polnear/ (train-silver.conll.xz).
OUT gets the networks, a log of each step, and weights_en.bin. Needs a C compiler, PyTorch 2, NumPy and xxhash; one core and 2 GB
are enough, a GPU is not used. About two hours on one core with the defaults; --limit 300 --epochs 30 --more 5 shows in a
minute or two that everything works.

1. Train on the treebanks, GUM's names and the silver news.   2. Label EWT's names by gold trees, that network and the gazetteer.
3. Train on with those names, names replaced by others of the gazetteer.   4. Pack as int8.
"""
import argparse
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def run(log, *command):
    print(" ".join(map(str, command)), flush=True)
    with open(log, "w", encoding="utf-8") as out:
        subprocess.run([str(c) for c in command], check=True, stdout=out, stderr=subprocess.STDOUT)
    print(open(log, encoding="utf-8").read().splitlines()[-1], flush=True)


def build(out):
    """The features as the library computes them, and the recurrence with its gradient."""
    flags = ["-O3", "-ffast-math", "-std=c11", "-shared", "-fPIC"]
    features, scan = out / "features.so", out / "scan.so"
    subprocess.run(["cc", *flags, f"-I{HERE.parent}", HERE.parent / "analyse/features.c", "-o", features], check=True)
    subprocess.run(["cc", *flags, "-march=native", HERE / "scan.c", "-o", scan], check=True)
    return ["--features", features, "--scan", scan]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    for name, default in (("epochs", 44), ("more", 18), ("limit", 0), ("layers", 3), ("seed", 2), ("batch", 1500)):
        parser.add_argument("--" + name, type=int, default=default)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    python, data = sys.executable, ["--data", args.data]
    common = data + build(args.out)
    size = ["--limit", args.limit, "--layers", args.layers, "--batch", args.batch]
    gazetteer, names = ["--gazetteer", HERE / "gazetteer.txt"], args.out / "ewt-train-names.iob2"
    first, second = args.out / "first.pt", args.out / "second.pt"
    run(args.out / "first.log", python, HERE / "train.py", *common, *size, "--out", first, "--epochs", args.epochs, "--dropout", 0.25,
        "--silver", 0.25, "--every", 4, "--seed", args.seed)
    run(args.out / "names.log", python, HERE / "label_names.py", *common, *gazetteer, "--model", first, "--out", names)
    run(args.out / "second.log", python, HERE / "train.py", *common, *size, *gazetteer, "--init", first, "--names", names, "--out", second,
        "--epochs", args.more, "--dropout", 0.3, "--silver", 0.3, "--every", 3, "--rate", 0.002, "--rows", 27000, "--seed", args.seed + 1)
    run(args.out / "pack.log", python, HERE / "pack.py", *common, "--labels", HERE.parent / "analyse/labels.h", "--model", second, "--out",
        args.out / "weights_en.bin")


if __name__ == "__main__":
    main()
