"""Read the treebanks, the name layers and the silver news text; make features, labels and augmented copies."""
import collections
import ctypes
import lzma
import os
import random

SLOTS = 14
NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"]
SCRIPTS = ["lower", "cased", "-s", "-es", "-ies+y", "-ed", "-d", "-ied+y", "2-ed", "-ing", "-ing+e", "2-ing", "-ying+ie",
           "-er", "-r", "-ier+y", "2-er", "-est", "-st", "-iest+y", "2-est", "-n", "-en", "-ves+f", "-ves+fe", "-en+an"]


class Sentence:
    __slots__ = ("forms", "spaces", "upos", "xpos", "feats", "lemmas", "heads", "rels", "names", "scripts", "silver", "rows")

    def __init__(self):
        self.forms, self.spaces, self.upos, self.xpos, self.feats = [], [], [], [], []
        self.lemmas, self.heads, self.rels, self.names, self.scripts = [], [], [], None, []
        self.silver, self.rows = False, None


def read_conllu(path):
    sentence, glue, open_until, last_glue, documents = Sentence(), True, 0, False, []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            finish_spaces(sentence)
            documents.append(sentence)
            sentence, open_until = Sentence(), 0
            continue
        if line[0] == "#":
            continue
        c = line.split("\t")
        if "." in c[0]:
            continue
        no_space = "SpaceAfter=No" in c[9].split("|")
        if "-" in c[0]:
            open_until, last_glue = int(c[0].split("-")[1]), no_space
            continue
        number = int(c[0])
        if number < open_until:
            no_space = True
        elif number == open_until:
            no_space = last_glue
        sentence.forms.append(c[1])
        sentence.spaces.append(0 if no_space else 2)
        sentence.lemmas.append(c[2])
        sentence.upos.append(c[3])
        sentence.xpos.append(c[4])
        sentence.feats.append(clean_features(c[5]))
        sentence.heads.append(int(c[6]))
        sentence.rels.append(c[7])
        sentence.scripts.append(script_of(c[1], c[2], c[3]))
    return documents


def finish_spaces(sentence):
    """spaces[i]: bit 0 a space (or nothing) before the word, bit 1 after it."""
    if sentence.spaces:
        sentence.spaces[-1] = 2
    before = True
    for i, after in enumerate(sentence.spaces):
        sentence.spaces[i] = (1 if before else 0) | after
        before = bool(after)


def clean_features(text):
    parts = [p for p in text.split("|") if p.split("=")[0] not in ("Typo", "Style", "Abbr", "Foreign", "ExtPos", "CorrectForm")]
    return "|".join(parts) or "_"


def apply_script(script, form, upos):
    base = form if upos == "PROPN" or script == "cased" else form.lower()
    if script in ("lower", "cased"):
        return base
    if script[0] == "2":
        end = script[2:]
        if base.lower().endswith(end):
            stem = base[:-len(end)]
            if len(stem) > 2 and stem[-1] == stem[-2]:
                return stem[:-1]
        return None
    cut, _, add = script[1:].partition("+")
    if not base.lower().endswith(cut) or len(base) <= len(cut) + (1 if script != "-n" else 2) - 1:
        return None
    return base[:-len(cut)] + add


def script_of(form, lemma, upos):
    for i, script in enumerate(SCRIPTS):
        if apply_script(script, form, upos) == lemma:
            return i
    return -100


def read_names(path, sentences):
    """Lay the tags of an IOB2 file over sentences with the same words in the same order."""
    rows, index = [], 0
    for line in list(open(path, encoding="utf-8")) + ["\n"]:
        line = line.rstrip("\n")
        if not line:
            if rows:
                sentence = sentences[index]
                assert [r[1] for r in rows] == sentence.forms, (rows, sentence.forms)
                sentence.names = [NAMES.index(r[2]) if r[2] != "?" else -100 for r in rows]
                index += 1
            rows = []
        elif line[0] != "#":
            rows.append(line.split("\t"))
    assert index == len(sentences)


SILVER = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "MISC"}


def read_silver(path):
    sentences, rows = [], []
    for line in lzma.open(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if rows:
                sentences.append(silver_sentence(rows))
            rows = []
        elif line[0] != "#" or line.count("\t") > 8:
            rows.append(line.split("\t"))
    filter_names(sentences)
    return sentences


def silver_sentence(rows):
    sentence = Sentence()
    sentence.silver = True
    sentence.names, last, end = [], None, None
    for r in rows:
        sentence.forms.append(r[5])
        sentence.xpos.append(r[7])
        kind = SILVER.get(r[8])
        tag = "O" if kind is None else ("I-" if kind == last else "B-") + kind
        last = kind
        sentence.names.append(NAMES.index(tag))
        sentence.heads.append(int(r[9]))
        sentence.rels.append(r[10])
        sentence.spaces.append(2)
        if end == int(r[1]) and len(sentence.spaces) > 1:
            sentence.spaces[-2] = 0
        end = int(r[2])
    finish_spaces(sentence)
    return sentence


def name_spans(names):
    spans, start = [], None
    for i, tag in enumerate(list(names) + [0]):
        if start is not None and (tag == 0 or tag < 0 or tag % 2 == 1):
            spans.append((start, i, names[start]))
            start = None
        if tag > 0 and tag % 2 == 1:
            start = i
    return spans


def filter_names(sentences):
    """Agreement filtering: keep a silver name where the corpus agrees on its type, leave the rest out of the loss."""
    kinds, capital_o = collections.defaultdict(collections.Counter), collections.Counter()
    for s in sentences:
        for a, b, tag in name_spans(s.names):
            kinds[" ".join(s.forms[a:b])][tag] += 1
        for form, tag in zip(s.forms, s.names):
            if tag == 0:
                capital_o[form] += 1
    for s in sentences:
        for a, b, tag in name_spans(s.names):
            text = " ".join(s.forms[a:b])
            counter = kinds[text]
            best, count = counter.most_common(1)[0]
            total = sum(counter.values())
            proper = all(x.startswith("NNP") or x in ("CC", "IN", "DT", "POS", "NN", ".", ",", "CD", "HYPH") for x in s.xpos[a:b]) \
                and s.xpos[b - 1] != "IN" and any(x.startswith("NNP") for x in s.xpos[a:b])
            keep = proper and count / total >= 0.8 and (total > 1 or b - a <= 3)
            if best == 7 or not keep:
                s.names[a:b] = [-100] * (b - a)
            else:
                s.names[a:b] = [best] + [best + 1] * (b - a - 1)
        for i, (form, tag) in enumerate(zip(s.forms, s.names)):
            if tag == 0 and s.xpos[i].startswith("NNP") and sum(kinds[form].values()) > capital_o[form]:
                s.names[i] = -100


class Features:
    """The C file's keys, and the vocabulary of keys that own a row."""

    def __init__(self, library):
        self.c = ctypes.CDLL(library)
        self.c.pfi_feature_keys.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.POINTER(ctypes.c_uint64)]
        self.c.pfi_feature_spaces.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint]
        self.c.pfi_feature_spaces.restype = ctypes.c_uint
        self.buffer = (ctypes.c_uint64 * SLOTS)()
        self.cache, self.rows, self.counts = {}, {}, None

    def keys(self, form, spaces):
        data = form.encode()
        self.c.pfi_feature_keys(data, len(data), spaces, self.buffer)
        return list(self.buffer)

    def choose_rows(self, sentences, limits, budget, gazetteer=None):
        """limits[slot]: how often (gold words count 3) a key must occur; the most frequent `budget` keys get rows 1, 2, …"""
        forms = collections.Counter()
        for s in sentences:
            weight = 1 if s.silver else 3
            for form, spaces in zip(s.forms, s.spaces):
                forms[form, spaces] += weight
        for word in gazetteer.words() if gazetteer else ():
            forms[word, 3] += 9
        counts = collections.Counter()
        for (form, spaces), n in forms.items():
            for slot, key in enumerate(self.keys(form, spaces)):
                if key:
                    counts[key, slot] += n
        self.counts = counts
        kept = [(n / limits[slot], key, slot) for (key, slot), n in counts.items() if n >= limits[slot]]
        kept.sort(reverse=True)
        self.rows = {key: i + 1 for i, (_, key, _) in enumerate(kept[:budget])}
        return collections.Counter(slot for _, _, slot in kept[:budget]), len(kept)

    def rows_of(self, form, spaces):
        known = self.cache.get((form, spaces))
        if known is None:
            keys = self.keys(form, spaces)
            known = [self.rows.get(k, 0) for k in keys] + [self.counts.get((keys[0], 0), 0) if self.counts else 0]
            self.cache[form, spaces] = known
        return known


def augmented(forms, dice):
    """Sometimes another way of printing the same sentence: capitals, lower case, title case, quotation marks."""
    x = dice.random()
    if x < 0.03:
        return [f.upper() for f in forms]
    if x < 0.06:
        return [f.lower() for f in forms]
    if x < 0.10:
        return [f[:1].upper() + f[1:] if len(f) > 3 or dice.random() < 0.5 else f for f in forms]
    if x < 0.16:
        table = {"'": "’", "\"": dice.choice("“”"), "“": "\"", "”": "\"", "’": "'"}
        return ["".join(table.get(c, c) for c in f) if any(c in table for c in f) else f for f in forms]
    return forms


class Gazetteer:
    """Names to put in the place of others: by type and number of words."""

    def __init__(self, path):
        self.names = collections.defaultdict(list)
        for line in open(path, encoding="utf-8"):
            if line[0] != "#" and line.strip():
                kind, _, names = line.strip().partition(" ")
                for name in names.split(", "):
                    words = name.split(" ")
                    self.names["B-" + kind, len(words)].append(words)
        people = self.names["B-PER", 1]
        half = len(people) // 2
        self.first, self.last = people[:half], people[half:]

    def words(self):
        return {w for names in self.names.values() for words in names for w in words}

    def draw(self, tag, size, dice):
        if tag == "B-PER" and size == 2:
            return dice.choice(self.first) + dice.choice(self.last)
        names = self.names.get((tag, size))
        return dice.choice(names) if names else None

    def replace(self, sentence, forms, dice, chance):
        """`forms` with some names replaced; marks that touch a name keep touching."""
        out = None
        for a, b, tag in name_spans(sentence.names):
            if dice.random() < chance:
                words = self.draw(NAMES[tag], b - a, dice)
                if words and not any("." in f for f in forms[a:b]):
                    out = out or list(forms)
                    out[a:b] = words if dice.random() > 0.1 else [w.lower() for w in words]
        return out or forms
