#!/usr/bin/env python3
"""Makes gold for train_roles of our own sentences (attributions.txt), each filled in a few times with other words.

usage: own_gold.py attributions.txt [TIMES] > own.gold      the format is that of polnear_gold.py; append it to its product
"""
import random
import re
import sys

NEWS = """the bridge would open in June/the dam is safe/nobody was hurt in the blast/prices will fall next year/the truce was
holding/the harbour would stay shut/two ships had left the port/the vote was not free/the army had pulled back/the price of
bread was too high/the border would open soon/no deal was near/the storm had passed/schools would close on Friday""".replace("\n", " ").split("/")
PHRASES = """We are ready/This must end now/Now is the time/Nobody asked us/Stop the shelling/We want peace/It is over/The
door is open/They will pay for this/We have seen enough""".replace("\n", " ").split("/")
WORDS = {
    "NAME": "Arno Felt/Mira Sand/Foreign Minister Jo Beck/President Ilse Brandt/General Tove Maas/Kranz/Oduya/Ms Petrov/the mayor/the "
            "envoy/Senator Wu/a spokesman for the union/Secretary Dahl/the governor of the island",
    "PLACE": "Arlen/Bergholm/the capital/Port Sella/Nordvik/the north",
    "PAPER": "Tidende/the Morning Post/Agence Nord/the daily Kurier/Radio Sella/NTN",
    "BODY": "the ministry/the interior ministry/the central bank/the relief agency/the court/Felt Motors/the union/the army",
    "GROUP": "the rebels/the farmers/the miners/local officials/both sides/the refugees/the envoys/officials",
    "THING": "the border dispute/the status of the port/food supplies/the ceasefire/the power plant/wages/the river dam/the sanctions/the "
             "election/the missing ships/the security of the border/the price of grain",
}
WORDS = {slot: words.split("/") for slot, words in WORDS.items()} | {"NEWS": NEWS, "PHRASE": PHRASES}
WORDS |= {"OTHER": WORDS["NAME"], "THING2": WORDS["THING"], "OTHERPAPER": WORDS["PAPER"]}
SLOT = re.compile(r"\b(THING2|THING|NAME|OTHERPAPER|OTHER|PLACE|PAPER|BODY|GROUP|NEWS|PHRASE)\b")
MARK = re.compile(r"\{([sct]) ([^{}]*)\}")
PER_ARTICLE = 12


def fill(sentence, choose):
    """The sentence with its slots filled, no word twice, and a capital at its start."""
    taken = set()

    def word(found):
        chosen = choose.choice([w for w in WORDS[found[1]] if w not in taken])
        taken.add(chosen)
        return chosen

    filled = SLOT.sub(word, sentence)
    start = re.match(r"(\{[sct] )?(- )?", filled).end()
    return filled[:start] + filled[start].upper() + filled[start + 1:]


def strip(marked):
    """The plain sentence, and its pieces: (role, start, end)."""
    text, pieces, at = "", [], 0
    for found in MARK.finditer(marked):
        text += marked[at:found.start()]
        pieces.append((found[1], len(text.encode()), len((text + found[2]).encode())))
        text += found[2]
        at = found.end()
    return text + marked[at:], pieces


def attributions(pieces, base):
    """One line for each cue: a second cue begins another attribution."""
    groups = []
    for role, start, end in pieces:
        if not groups or (role in groups[-1] and role != "t" and {"c", "t"} <= groups[-1].keys()):
            groups.append({})
        groups[-1].setdefault(role, []).append(f"{base + start},{base + end}")
    return ["|".join(";".join(group.get(role, [])) for role in "sct") for group in groups]


def main():
    lines = [line.strip() for line in open(sys.argv[1], encoding="utf-8")]
    sentences = [line for line in lines if line and not line.startswith("#")]
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    choose = random.Random(1)
    filled = [fill(sentence, choose) for _ in range(times) for sentence in sentences]
    choose.shuffle(filled)
    for number in range(0, len(filled), PER_ARTICLE):
        text, found = "", []
        for sentence in filled[number:number + PER_ARTICLE]:
            plain, pieces = strip(sentence)
            found += attributions(pieces, len(text.encode()))
            text += plain + "\n\n"
        print(f"article {len(text.encode())} own-{number}\n{text}")
        print("\n".join(found + ["end"]))


if __name__ == "__main__":
    main()
