#!/usr/bin/env python3
"""Imports go one way between rooms: a file includes peacefacts.h, its own room and rooms before it, nothing after.

Also held here: malloc and its kin are called in base/alloc.c alone; the command, the examples and the bindings see
peacefacts.h alone; train/ is not linked; file names are unique over the library.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "libpeacefacts"
ROOMS = ["base", "load", "segment", "deduplicate", "analyse", "extract", "compare", "render", "."]
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)
ALLOCATION = re.compile(r"(?<![\w.>])(malloc|calloc|realloc|free|strdup|strndup|asprintf)\s*\(")
COMMENT = re.compile(r"/\*.*?\*/", re.S)
STRING = re.compile(r'"(?:\\.|[^"\\\n])*"')


def room_of(path):
    parts = path.relative_to(LIBRARY).parts
    return parts[0] if len(parts) > 1 else "."


def allowed(room):
    if room == "data":  # tables are plain values
        return {"base", "data"}
    if room == "train":
        return set(ROOMS) | {"train", "data"}
    before = set(ROOMS[: ROOMS.index(room) + 1])
    return before | {"data"}


def faults_of(path):
    text = path.read_text(encoding="utf-8")
    room = room_of(path)
    for name in INCLUDE.findall(text):
        if name == "peacefacts.h":
            continue
        target = LIBRARY / name
        if not target.is_file():
            yield f'includes "{name}", which is not a path from libpeacefacts/'
        elif room_of(target) not in allowed(room):
            yield f'includes "{name}": an arrow from {room}/ up to {room_of(target)}/'
    bare = STRING.sub('""', COMMENT.sub("", text))
    if room != "train" and path.name != "alloc.c" and (call := ALLOCATION.search(bare)):
        yield f"calls {call.group(1)}; memory comes from base/alloc.h alone"


def outside_faults():
    folders = [ROOT / "examples", ROOT / "bindings"]
    for path in sorted(p for folder in folders for p in folder.rglob("*.[chi]")):
        for name in INCLUDE.findall(path.read_text(encoding="utf-8")):
            inside = (path.parent / name).is_file()
            if name != "peacefacts.h" and not inside:
                yield path, f'includes "{name}"; the public header is all it may see'


def name_faults(files):
    seen = {}
    for path in files:
        if path.suffix == ".c" and path.name in seen:
            yield path, f"has the name of {seen[path.name].relative_to(ROOT)}; names are unique"
        seen.setdefault(path.name, path)


def main():
    files = sorted(p for p in LIBRARY.rglob("*.[ch]"))
    assert files, "no source file found"
    faults = [(path, fault) for path in files for fault in faults_of(path)]
    faults += list(outside_faults()) + list(name_faults(files))
    for path, fault in faults:
        print(f"{path.relative_to(ROOT)}: {fault}")
    print(f"{len(files)} files, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
