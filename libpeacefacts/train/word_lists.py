"""What the generators of word tables share: reading the lists that people edit, writing the table, and --check.

A list has comments (from a # at the start of a line or behind white space) and blank lines; most lines are a name, a
colon and words. A generator prints nothing: it writes its table, or with --check fails when the file on disk differs.
"""
import pathlib
import re
import sys

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
COMMENT = re.compile(r"(^|\s)#.*")


def lines_of(name):
    """(number, text) of each line of data/source/NAME that says something"""
    for number, line in enumerate((DATA / "source" / name).read_text(encoding="utf-8").splitlines(), 1):
        line = COMMENT.sub("", line).strip()
        if line:
            yield number, line


def refuse(name, number, what):
    sys.exit(f"data/source/{name}:{number}: {what}")


def words_of(name, classes, longest):
    """(number, class, word) of each word in lines "class: word word"; a word of at most `longest` bytes"""
    for number, line in lines_of(name):
        label, colon, rest = line.partition(":")
        if label not in classes or not colon:
            refuse(name, number, f"unknown class {label!r}")
        for word in rest.split():
            if len(word.encode()) > longest or word != word.lower():
                refuse(name, number, f"{word!r} is too long or not in lower case")
            yield number, label, word


def full_hash(word):
    """FNV-1a, as in segment/token_word.c and extract/cue.c"""
    value = 2166136261
    for byte in word.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def hash_of(word, slots):
    value = full_hash(word)
    return (value ^ (value >> 15)) & (slots - 1)


def slots_of(words, slots):
    """(slot, word) in an open hash with linear probing, at most three quarters full"""
    if len(words) * 4 > slots * 3:
        sys.exit(f"{len(words)} words are too many for {slots} slots")
    table = [None] * slots
    for word in sorted(words):
        at = hash_of(word, slots)
        while table[at]:
            at = (at + 1) % slots
        table[at] = word
    return [(at, word) for at, word in enumerate(table) if word]


def constant_of(header, name):
    """the number that an enum of data/HEADER gives to `name`"""
    return int(re.search(rf"\b{name} = (\d+)", (DATA / header).read_text(encoding="utf-8")).group(1))


def shape_of(word):
    """pfi_word_shape of base/text.h"""
    word = word.encode()
    return word[0] * 9 ^ word[len(word) // 2] * 5 ^ word[-1] * 13 ^ len(word) * 43


def by_shape(words, shapes, shape=shape_of):
    """(words in the order of their shapes, where those of each shape begin and where the last end)"""
    order = sorted(words, key=lambda word: (shape(word) % shapes, word))
    firsts = [0] * (shapes + 1)
    for word in words:
        firsts[shape(word) % shapes + 1] += 1
    for at in range(shapes):
        firsts[at + 1] += firsts[at]
    return order, firsts


def c_string(text):
    """A C string literal; bytes beyond ASCII are written in octal, which never runs into the letter behind it."""
    plain = (chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\{byte:03o}" for byte in text.encode())
    return '"' + "".join(plain) + '"'


def deliver(table, text):
    """The end of every generator: data/TABLE is `text`, or with --check has to be."""
    generator = pathlib.Path(sys.argv[0]).name
    target = DATA / table
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit(f"usage: {generator} [--check]      --check: fail if data/{table} isn't what would be written")
    if sys.argv[1:]:
        sys.exit(None if target.read_text(encoding="utf-8") == text else f"data/{table} isn't what {generator} makes; run it")
    target.write_text(text, encoding="utf-8", newline="\n")
