#!/usr/bin/env python3
"""No file of the tree holds a mark that a merge left behind.

Looked through are the files that git knows, or without git all but build folders and hidden ones.
"""
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Built from parts, so that this file holds none itself. A line of seven equals signs alone may underline a heading.
MARK = re.compile(rb"^(<{7}|>{7}|\|{7})( |$)", re.M)


def files():
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
        names = [os.fsdecode(name) for name in listed.split(b"\0") if name]
    except (OSError, subprocess.CalledProcessError):
        names = []
    if names:
        return [ROOT / name for name in names]
    hidden = re.compile(r"(^|/)(\.|build)")
    return [path for path in sorted(ROOT.rglob("*")) if not hidden.search(str(path.relative_to(ROOT)))]


def main():
    assert MARK.search(b"text\n" + b"<" * 7 + b" HEAD\n") and not MARK.search(b"a <<<<<<< b\n=======\n")
    looked, faults = 0, 0
    for path in files():
        if not path.is_file() or path.is_symlink():
            continue
        looked += 1
        text = path.read_bytes()
        for mark in MARK.finditer(text):
            faults += 1
            print(f"{path.relative_to(ROOT)}:{text.count(bytes([10]), 0, mark.start()) + 1}: a mark of a merge")
    print(f"{looked} files, {faults} marks")
    return 1 if faults or looked < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
