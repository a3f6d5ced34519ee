#!/usr/bin/env python3
"""From the data folder to the weights, in one command:

    python make_model.py DATA OUT [--epochs 44] [--more 18] [--other 20] [--last 14] [--limit 0]

DATA holds ud/ (ewt-train.conllu, ewt-dev.conllu, gum-train.conllu, gum-dev.conllu, ner/) and polnear/ (train-silver.conll.xz).
OUT gets the networks, a log of each step, and weights_en.bin. Needs a C compiler, PyTorch 2, NumPy and xxhash; one core and 2 GB
are enough, a GPU is not used. About an hour and a half on one core with the defaults; --limit 300 --epochs 30 --more 5 --other 10
--last 3 shows in some minutes that everything works. Steps whose result is in OUT are not done again, so that a run which was
stopped goes on.

1. first: train on the treebanks, GUM's names and the silver news.   2. Label EWT's names by gold trees, that network and the gazetteer.
3. second: train on with those names, names replaced by others of the gazetteer.   4. other: the same anew, from another seed and with two layers.
5. student: the second goes on, and learns what the mean of all three says of the treebanks and of the news, besides the gold
labels.   6. Pack as int8.
"""
import argparse
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def run(made, *command):
    """Makes a file, unless it is there. It grows under another name; the log stands beside it."""
    if made.exists():
        print(made, "is there already", flush=True)
        return
    growing, log = made.with_name(made.name + ".part"), made.with_suffix(".log")
    command = [str(c) for c in (sys.executable, *command, "--out", growing)]
    print(" ".join(command), flush=True)
    with open(log, "w", encoding="utf-8") as out:
        subprocess.run(command, check=True, stdout=out, stderr=subprocess.STDOUT)
    growing.rename(made)
    print(log.read_text(encoding="utf-8").splitlines()[-1], flush=True)


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
    for name, default in (("epochs", 44), ("more", 18), ("other", 20), ("last", 14), ("limit", 0), ("layers", 3), ("seed", 2), ("batch", 1500)):
        parser.add_argument("--" + name, type=int, default=default)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    common = ["--data", args.data] + build(args.out)
    size = ["--limit", args.limit, "--layers", args.layers, "--batch", args.batch]
    gazetteer, names = ["--gazetteer", HERE / "gazetteer.txt"], args.out / "ewt-train-names.iob2"
    named = [*common, *size, *gazetteer, "--names", names, "--rows", 27000]
    first, second, other, student = (args.out / (name + ".pt") for name in ("first", "second", "other", "student"))
    run(first, HERE / "train.py", *common, *size, "--epochs", args.epochs, "--dropout", 0.25, "--silver", 0.25, "--every", 4,
        "--seed", args.seed)
    run(names, HERE / "label_names.py", *common, *gazetteer, "--model", first)
    run(second, HERE / "train.py", *named, "--init", first, "--epochs", args.more, "--dropout", 0.3, "--silver", 0.3, "--every", 3,
        "--rate", 0.002, "--seed", args.seed + 1)
    run(other, HERE / "train.py", *named, "--layers", min(2, args.layers), "--epochs", args.other, "--dropout", 0.25, "--silver", 0.25,
        "--every", 4, "--rate", 0.002, "--seed", args.seed + 10)
    run(student, HERE / "train.py", *named, "--init", second, "--teachers", first, second, other, "--epochs", args.last,
        "--dropout", 0.2, "--silver", 0.5, "--every", 2, "--rate", 0.002, "--seed", args.seed + 2)
    run(args.out / "weights_en.bin", HERE / "pack.py", *common, "--labels", HERE.parent / "analyse/labels.h", "--model", student)


if __name__ == "__main__":
    main()
