#!/usr/bin/env python3
"""Training learns: on a treebank of made-up sentences the loss falls and the tags of unseen ones come out right.

Skipped (exit code 77) where PyTorch or a C compiler is missing. model_test.py SOURCE_FOLDER
"""
import json
import lzma
import pathlib
import random
import re
import subprocess
import sys
import tempfile

try:
    import numpy  # noqa: F401
    import torch  # noqa: F401
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

NOUNS = [("minister", "ministers"), ("bank", "banks"), ("soldier", "soldiers"), ("judge", "judges"), ("ship", "ships"), ("nurse", "nurses")]
VERBS = [("sees", "see"), ("needs", "need"), ("wants", "want"), ("helps", "help"), ("blames", "blame")]
NAMES = ["Anna", "Peter", "Lena", "Okoro", "Maria"]


def made_sentence(dice):
    """Rows of a CoNLL-U sentence, and its name tags."""
    verb, lemma = dice.choice(VERBS)
    noun = dice.choice(NOUNS)
    many = dice.random() < 0.5
    rows = [(dice.choice(NAMES), None, "PROPN", "NNP", "Number=Sing", 2, "nsubj", "B-PER"),
            (verb, lemma, "VERB", "VBZ", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", 0, "root", "O"),
            ("the", "the", "DET", "DT", "Definite=Def|PronType=Art", 4, "det", "O"),
            (noun[many], noun[0], "NOUN", "NNS" if many else "NN", "Number=Plur" if many else "Number=Sing", 2, "obj", "O"),
            (".", ".", "PUNCT", ".", "_", 2, "punct", "O")]
    return [(form, lemma or form, *rest) for form, lemma, *rest in rows]


def write_treebank(folder, name, sentences, names):
    with open(folder / f"ud/{name}.conllu", "w", encoding="utf-8") as out:
        for s in sentences:
            for i, (form, lemma, upos, xpos, feats, head, rel, _) in enumerate(s, 1):
                out.write(f"{i}\t{form}\t{lemma}\t{upos}\t{xpos}\t{feats}\t{head}\t{rel}\t_\t_\n")
            out.write("\n")
    if names:
        with open(folder / f"ud/ner/{names}.iob2", "w", encoding="utf-8") as out:
            for s in sentences:
                for i, row in enumerate(s, 1):
                    out.write(f"{i}\t{row[0]}\t{row[7]}\n")
                out.write("\n")


def write_silver(folder, sentences):
    with lzma.open(folder / "polnear/train-silver.conll.xz", "wt", encoding="utf-8") as out:
        for s in sentences:
            at = 0
            for i, (form, lemma, _, xpos, _, head, rel, name) in enumerate(s, 1):
                kind = "PERSON" if name != "O" else "O"
                out.write(f"{i}\t{at}\t{at + len(form)}\t{at}\t{at + len(form)}\t{form}\t{lemma}\t{xpos}\t{kind}\t{head}\t{rel}\t_\n")
                at += len(form) + 1
            out.write("\n")


def main():
    train = pathlib.Path(sys.argv[1]) / "libpeacefacts/train"
    dice = random.Random(4)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for sub in ("ud/ner", "polnear", "out"):
            (folder / sub).mkdir(parents=True)
        make = lambda count: [made_sentence(dice) for _ in range(count)]
        write_treebank(folder, "ewt-train", make(150), None)
        write_treebank(folder, "gum-train", make(150), "gum-ner-train")
        write_treebank(folder, "ewt-dev", make(40), None)
        write_treebank(folder, "gum-dev", make(40), "gum-ner-dev")
        write_silver(folder, make(150))
        done = subprocess.run([sys.executable, train / "make_model.py", folder, folder / "out", "--epochs", "16", "--more", "2", "--other", "12",
                               "--last", "2", "--layers", "1", "--batch", "60"],
                              capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        student = json.loads((folder / "out/student.log").read_text().splitlines()[-1])
        assert student["ewt"]["las"] > 90, student
        log = (folder / "out/first.log").read_text()
        losses = [float(x) for x in re.findall(r"gold ([0-9.]+)", log)]
        figures = json.loads([line for line in log.splitlines() if line.startswith("{\"ewt")][-1])
        assert losses[-1] < losses[0] / 3, losses
        assert figures["ewt"]["upos"] > 95 and figures["ewt"]["las"] > 90, figures
        weights = (folder / "out/weights_en.bin").read_bytes()
        assert weights[:8] == b"PFWEIGHT"
        print("learned:", losses[0], "->", losses[-1], figures["ewt"])


main()
