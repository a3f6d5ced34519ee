#!/usr/bin/env python3
"""Turns PolNeAR's articles (JSON Lines) into what train_roles.c reads.

usage: polnear_gold.py train.jsonl > train.gold

An article is a line "article BYTES ID", its text, and a line for each attribution: "source|cue|content", each a list of
START,END in bytes joined by ";", then a line "end".
"""
import json
import sys


def spoken(text, pieces):
    """a verb of saying alone: a dozen annotations have source and cue changed over"""
    return [text[start:end].lower() for start, end in pieces] in (["said"], ["says"], ["added"], ["wrote"])


def main():
    out = sys.stdout.buffer
    for row in open(sys.argv[1], encoding="utf-8"):
        article = json.loads(row)
        text = article["text"].encode("utf-8")
        out.write(f"article {len(text)} {article['id']}\n".encode() + text + b"\n")
        for found in article["attributions"]:
            if spoken(article["text"], found["source"]) and not spoken(article["text"], found["cue"]):
                found["source_bytes"], found["cue_bytes"] = found["cue_bytes"], found["source_bytes"]
            roles = [";".join(f"{start},{end}" for start, end in found[role + "_bytes"])
                     for role in ("source", "cue", "content")]
            out.write(("|".join(roles) + "\n").encode())
        out.write(b"end\n")


if __name__ == "__main__":
    main()
