#!/usr/bin/env python3
"""examples/run as the first command after cloning, and again: records, claims, page and view of our own articles.

Usage: run_test.py FOLDER, where it builds
"""
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ARTICLES = sorted((ROOT / "examples" / "articles").glob("*.txt"))


def run(folder):
    environment = {**os.environ, "OFFLINE": "1", "BUILD": str(folder)}
    return subprocess.run([ROOT / "examples" / "run"], env=environment, cwd="/", stdout=subprocess.PIPE, check=True,
                          stdin=subprocess.DEVNULL, timeout=900).stdout.decode()


def check(folder, shown):
    assert len(ARTICLES) >= 5
    records = [json.loads(line) for line in (folder / "out" / "peacefacts.jsonl").read_text("utf-8").splitlines()]
    assert [record["id"] for record in records] == [f"examples/articles/{path.name}" for path in ARTICLES]
    assert all(record["status"] == "ok" and record["claims"] for record in records)
    repeated = [repeat for record in records for block in record["blocks"] for repeat in block["repeats"]]
    assert sum(repeat["kind"] == "exact" for repeat in repeated) >= 5, repeated
    with open(folder / "out" / "peacefacts.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["claim_id"] for row in rows] == [claim["id"] for record in records for claim in record["claims"]]
    page = (folder / "out" / "peacefacts.html").read_text("utf-8")
    assert all(f'id="a{number}"' in page for number in range(1, len(ARTICLES) + 1))
    assert "Who says what" in shown and str(folder / "out" / "peacefacts.html") in shown


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    first = run(folder)
    check(folder, first)
    again = run(folder)
    check(folder, again)
    assert "configuring" in first and "configuring" not in again
    return 0


if __name__ == "__main__":
    sys.exit(main())
