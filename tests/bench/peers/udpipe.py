#!/usr/bin/env python3
"""Words a second of UDPipe 1 (tokens, tags, lemmas, trees), as tests/bench measures ours.

    pip install ufal.udpipe
    udpipe.py train MODEL TREEBANK.conllu [ITERATIONS]   UDPipe's own training; its speed hangs little on the iterations
    udpipe.py measure MODEL TEXT

Straka and Straková 2017, "Tokenizing, POS tagging, lemmatizing and parsing UD 2.0 with UDPipe".
"""
import resource
import statistics
import sys
import time

import ufal.udpipe as udpipe


def train(model, treebank, iterations):
    reader, sentences = udpipe.InputFormat.newConlluInputFormat(), udpipe.Sentences()
    reader.setText(open(treebank, encoding="utf-8").read())
    sentence, error = udpipe.Sentence(), udpipe.ProcessingError()
    while reader.nextSentence(sentence, error):
        sentences.append(sentence)
        sentence = udpipe.Sentence()
    if error.occurred():
        sys.exit(error.message)
    bytes_of_model = udpipe.Trainer.train("morphodita_parsito", sentences, udpipe.Sentences(), f"epochs={iterations}",
                                          f"iterations={iterations}", f"iterations={iterations}", error)
    if error.occurred():
        sys.exit(error.message)
    with open(model, "wb") as out:
        out.write(bytes_of_model)


def measure(path, text):
    started = time.process_time()
    model = udpipe.Model.load(path)
    ready = time.process_time() - started
    pipeline = udpipe.Pipeline(model, "tokenize", udpipe.Pipeline.DEFAULT, udpipe.Pipeline.DEFAULT, "conllu")
    text, error, speeds = open(text, encoding="utf-8").read(), udpipe.ProcessingError(), []
    for _ in range(3):
        started = time.process_time()
        out = pipeline.process(text, error)
        seconds = time.process_time() - started
        words = sum(line[:1].isdigit() and "-" not in line.split("\t")[0] for line in out.splitlines())
        speeds.append((words / seconds, len(text.encode()) / seconds / 1e6))
    words, megabytes = (statistics.median(s) for s in zip(*speeds))
    print(f"{words:.0f} words a second, {megabytes:.4f} MB/s, ready after {ready * 1000:.0f} ms, "
          f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    if sys.argv[1:2] == ["train"]:
        train(sys.argv[2], sys.argv[3], int(sys.argv[4]) if len(sys.argv) > 4 else 10)
    elif sys.argv[1:2] == ["measure"]:
        measure(sys.argv[2], sys.argv[3])
    else:
        sys.exit(__doc__)
