#!/usr/bin/env python3
"""Makes libpeacefacts/data/cues.c from libpeacefacts/data/source/cues.txt.

usage: make_cues.py [--check]      --check: fail if the file on disk differs
"""
import collections
import re
import sys
import textwrap

from word_lists import deliver, full_hash, lines_of, refuse, slots_of

NAME = "cues.txt"
DOUBLED = {"admit", "bar", "ban", "beg", "blog", "brag", "chat", "commit", "plan", "plot", "quip", "quiz", "refer", "rap", "rip",
           "slam", "slap", "snap", "stop", "submit", "dub", "permit", "opt", "equip", "pan", "rebut", "abhor", "tap"} - {"opt"}
FRAMES = {"that": 1, "quote": 2, "to": 4, "object": 8, "whether": 16, "hearsay": 64}
PREPOSITION = 32
WORD_ROOM = 20  # PFI_CUE_WORD_ROOM
SLOTS = 8192  # PFI_CUE_SLOTS
NUMBER_BITS = 12  # PFI_CUE_NUMBER_BITS


def verb_forms(lemma):
    if lemma.endswith("e"):
        return [lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if re.search(r"[^aeou]y$", lemma):
        return [lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    stem = lemma + lemma[-1] if lemma in DOUBLED else lemma
    return [lemma + ("es" if re.search(r"(s|x|z|sh|ch|o)$", lemma) else "s"), stem + "ed", stem + "ing"]


def noun_forms(lemma):
    if re.search(r"[^aeou]y$", lemma):
        return [lemma[:-1] + "ies"]
    return [lemma + ("es" if re.search(r"(s|x|sh|ch)$", lemma) else "s")]


def read():
    """(form, part of speech) -> (lemma, kind, stance, frames); the first section that has a pair wins"""
    found, section = {}, None
    for number, line in lines_of(NAME):
        if line.startswith("["):
            part, kind, stance, *names = line.strip("[]").split()
            section = (part, kind, stance, sum({FRAMES.get(name, PREPOSITION) for name in names}))
            continue
        if section is None:
            refuse(NAME, number, "a lemma before the first section")
        before, colon, forms = line.partition(":")
        entries = [(word, None) for word in before.split()]
        if colon:  # the forms are those of the last word before it
            entries[-1] = (entries[-1][0], forms.split())
        for word, given in entries:
            make = {"verb": verb_forms, "noun": noun_forms}.get(section[0], lambda _: [])
            for form in [word] + (given if given is not None else make(word)):
                found.setdefault((form, section[0]), (word,) + section[1:])
    return found


def slot_table(entries):
    """Of each slot, 1 + the number of the first entry of its form, and above that the upper bits of the form's hash"""
    first = {}
    for number, ((form, _), _) in enumerate(entries, 1):
        first.setdefault(form, number)
    if len(entries) >> NUMBER_BITS:
        sys.exit(f"{len(entries)} entries; make PFI_CUE_NUMBER_BITS and NUMBER_BITS larger")
    table = [0] * SLOTS
    for slot, form in slots_of(first, SLOTS):
        table[slot] = first[form] | full_hash(form) >> (16 + NUMBER_BITS) << NUMBER_BITS
    return table


def render(found):
    entries = sorted(found.items())
    if any(not re.fullmatch(f"[a-z][a-z'-]{{0,{WORD_ROOM - 2}}}", word)
           for (form, _), (lemma, *_) in entries for word in (form, lemma)):
        sys.exit("a form or lemma that is too long for PFI_CUE_WORD_ROOM and WORD_ROOM, or doesn't begin with a to z")
    lemmas = {lemma: number for number, lemma in enumerate(sorted({lemma for _, (lemma, *_) in entries}), 1)}
    shares = collections.Counter(form for (form, _), _ in entries)
    rows = []
    for (form, part), (lemma, kind, stance, frames) in entries:
        rows.append(f'    {{"{form}", "{lemma}", {lemmas[lemma]}, {shares[form]}, PFI_CUE_{part.upper()}, '
                    f'PFI_CUE_{kind.upper()}, PF_STANCE_{stance.upper()}, {frames}}},')
        shares[form] -= 1
    slots = textwrap.fill(", ".join(map(str, slot_table(entries))), 110, initial_indent="    ", subsequent_indent="    ")
    return ("/* Made by libpeacefacts/train/make_cues.py from libpeacefacts/data/source/cues.txt. Don't edit. */\n"
            '#include "data/cues.h"\n\n'
            f"const uint16_t pfi_cue_slots[PFI_CUE_SLOTS] = {{\n{slots}}};\n\n"
            f"const size_t pfi_cue_form_count = {len(rows)};\n\n"
            "const pfi_cue_form pfi_cue_forms[] = {\n" + "\n".join(rows) + "\n};\n")


def main():
    deliver("cues.c", render(read()))


if __name__ == "__main__":
    main()
