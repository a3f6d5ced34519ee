"""header.py - reads peacefacts.h for the tests of this folder: functions with their comments, enums with their values."""
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
PATH = ROOT / "libpeacefacts" / "peacefacts.h"
TEXT = PATH.read_text(encoding="utf-8")

FUNCTION = re.compile(r"^PF_API\s+[^;]*?\b(pf_\w+)\(", re.M)
ENUM = re.compile(r"typedef enum (pf_\w+) \{(.*?)\}", re.S)


def functions():
    return FUNCTION.findall(TEXT)


def without_comments(text):
    return re.sub(r"/\*.*?\*/", "", text, flags=re.S)


def enums():
    """{name: {enumerator: value}}"""
    found = {}
    for name, body in ENUM.findall(TEXT):
        pairs = re.findall(r"(PF_\w+) = (\d+)", without_comments(body))
        assert len(pairs) == without_comments(body).count("PF_"), f"{name}: each value is written out"
        found[name] = {enumerator: int(value) for enumerator, value in pairs}
    return found
