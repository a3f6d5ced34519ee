#!/usr/bin/env python3
"""Print the paragraphs and titles of news articles, one a line, for train_boundaries.

    news_lines.py ARTICLES.jsonl > NEWS.txt

The articles are JSON Lines with a "text" (PolNeAR). A title, the first line of an article, is printed a second time in
capitals, since newsrooms set some that way.
"""
import json
import sys


def main(path):
    with open(path, encoding="utf-8") as articles:
        for article in articles:
            lines = [" ".join(line.split()) for line in json.loads(article)["text"].split("\n")]
            lines = [line for line in lines if line]
            print(*lines[:1], *(line.upper() for line in lines[:1]), *lines[1:], sep="\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
