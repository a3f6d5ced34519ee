#!/usr/bin/env python3
"""Lemmas that no ending explains.

    make_lemmas.py learn DATA/ud > data/source/lemmas_en.txt    collect them from the treebanks (people edit the result)
    make_lemmas.py [--check]                                    make data/lemmas_en.c of it; --check: is it as it would be?
"""
import collections
import re
import sys

from word_lists import by_shape, c_string, constant_of, deliver, lines_of, shape_of

SHAPES = constant_of("lemmas_en.h", "PFI_LEMMA_SHAPES")
HEADER = """# Lemmas that no ending explains: form in lower case, universal tag, lemma.
# Collected by train/make_lemmas.py from the treebanks (UD_English-EWT and GUM, CC BY-SA 4.0), then edited by hand.
"""
IRREGULAR = """arise arose arisen;awake awoke awoken;bear bore borne;beat - beaten;become became become;begin began begun;bend bent bent;
bet bet bet;bind bound bound;bite bit bitten;bleed bled bled;blow blew blown;break broke broken;breed bred bred;bring brought brought;
build built built;burst burst burst;buy bought bought;cast cast cast;catch caught caught;choose chose chosen;cling clung clung;
come came come;cost cost cost;creep crept crept;cut cut cut;deal dealt dealt;dig dug dug;do did done;draw drew drawn;drink drank drunk;
drive drove driven;eat ate eaten;fall fell fallen;feed fed fed;feel felt felt;fight fought fought;find found found;flee fled fled;
fling flung flung;fly flew flown;forbid forbade forbidden;forget forgot forgotten;forgive forgave forgiven;freeze froze frozen;
get got gotten;give gave given;go went gone;grind ground ground;grow grew grown;hang hung hung;have had had;hear heard heard;
hide hid hidden;hit hit hit;hold held held;hurt hurt hurt;keep kept kept;kneel knelt knelt;know knew known;lay laid laid;lead led led;
leap leapt leapt;leave left left;lend lent lent;let let let;lose lost lost;make made made;mean meant meant;meet met met;
mislead misled misled;overcome overcame overcome;overthrow overthrew overthrown;pay paid paid;put put put;quit quit quit;read read read;
ride rode ridden;ring rang rung;rise rose risen;run ran run;say said said;see saw seen;seek sought sought;sell sold sold;send sent sent;
set set set;shake shook shaken;shed shed shed;shine shone shone;shoot shot shot;show - shown;shrink shrank shrunk;shut shut shut;
sing sang sung;sink sank sunk;sit sat sat;slay slew slain;sleep slept slept;slide slid slid;speak spoke spoken;spend spent spent;
spin spun spun;split split split;spread spread spread;spring sprang sprung;stand stood stood;steal stole stolen;stick stuck stuck;
sting stung stung;strike struck struck;strive strove striven;swear swore sworn;sweep swept swept;swim swam swum;swing swung swung;
take took taken;teach taught taught;tear tore torn;tell told told;think thought thought;throw threw thrown;thrust thrust thrust;
tread trod trodden;understand understood understood;undergo underwent undergone;undertake undertook undertaken;uphold upheld upheld;
wake woke woken;wear wore worn;weave wove woven;weep wept wept;win won won;wind wound wound;withdraw withdrew withdrawn;
withhold withheld withheld;withstand withstood withstood;write wrote written;foresee foresaw foreseen;oversee oversaw overseen;
outdo outdid outdone;redo redid redone;rebuild rebuilt rebuilt;retake retook retaken;rewrite rewrote rewritten;repay repaid repaid;
broadcast broadcast broadcast;forecast forecast forecast;offset offset offset;upset upset upset;reset reset reset;bid bid bid;rid rid rid"""
NOUNS = """child children;man men;woman women;person people;foot feet;tooth teeth;goose geese;mouse mice;crisis crises;analysis analyses;
basis bases;thesis theses;hypothesis hypotheses;criterion criteria;phenomenon phenomena;datum data;medium media;bacterium bacteria;
nucleus nuclei;alumnus alumni;stimulus stimuli;wife wives;life lives;knife knives;leaf leaves;half halves;shelf shelves;thief thieves;
wolf wolves;self selves;loaf loaves;ox oxen;spokesman spokesmen;spokeswoman spokeswomen;congressman congressmen;policeman policemen;
chairman chairmen;gunman gunmen;axis axes;matrix matrices;index indices;appendix appendices;diagnosis diagnoses;parenthesis parentheses"""


def learn(folder):
    import data as D
    seen = collections.defaultdict(collections.Counter)
    for name in ("ewt-train", "gum-train"):
        for s in D.read_conllu(f"{folder}/{name}.conllu"):
            for form, upos, lemma, script in zip(s.forms, s.upos, s.lemmas, s.scripts):
                form = form.lower().replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').replace("–", "-")
                seen[form, upos][lemma, script < 0 and lemma.lower() != form] += 1
    entries = {}
    for (form, upos), counter in seen.items():
        (lemma, odd), count = counter.most_common(1)[0]
        if not odd or upos in ("PROPN", "NUM", "X", "SYM", "PUNCT") or lemma == "_" or " " in lemma:
            continue
        if count >= 2 and count >= 0.6 * sum(counter.values()):
            entries[form, upos] = lemma
    for line in re.split(r"[;\n]+", IRREGULAR):
        if line:
            base, past, participle = line.split()
            for form in (past, participle):
                if form not in ("-", base):
                    entries.setdefault((form, "VERB"), base)
    for line in re.split(r"[;\n]+", NOUNS):
        if line:
            one, many = line.split()
            entries.setdefault((many, "NOUN"), one)
    print(HEADER, end="")
    for (form, upos), lemma in sorted(entries.items()):
        if len(form.encode()) < 16 and len(lemma.encode()) < 16:
            print(form, upos, lemma)


def pack():
    tags = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
    entries = []
    for _, line in lines_of("lemmas_en.txt"):
        form, upos, lemma = line.split()
        entries.append((form, tags.index(upos), lemma))
    order, firsts = by_shape(entries, SHAPES, lambda entry: shape_of(entry[0]) ^ entry[1] << 8)
    rows = [f"    {{{c_string(form)}, {c_string(lemma)}, {len(form.encode())}, {len(lemma.encode())}, {upos}}},\n"
            for form, upos, lemma in order]
    deliver("lemmas_en.c",
            "/* lemmas_en.c - generated by train/make_lemmas.py from data/source/lemmas_en.txt. */\n"
            '#include "data/lemmas_en.h"\n\n/* clang-format off */\n'
            "const pfi_lemma_exception pfi_lemma_exceptions[] = {\n" + "".join(rows) + "};\n\n"
            "const uint16_t pfi_lemma_exception_firsts[PFI_LEMMA_SHAPES + 1] = {" + ", ".join(map(str, firsts)) + "};\n"
            "/* clang-format on */\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["learn"]:
        learn(sys.argv[2])
    else:
        pack()
