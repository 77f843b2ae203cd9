#!/usr/bin/env python3
"""Makes captions of faces out of CelebA's table of attributes, to measure how well networks learn from captions.

    python3 Tests/Reference/captions_from_attributes.py list_attr_celeba.txt captions.tsv [--seed 1]

Each face gets 3 to 5 lines `name TAB caption`, each naming 2 to 4 of its attributes: mostly some that it has, now and then
one that it lacks ("no glasses", "not smiling"). The seed and the face's name decide a face's captions, so those of a part
of the faces are the same as within the whole. Needs nothing beyond Python.
"""
import argparse
import random

LINES, NAMED = (3, 5), (2, 4)
# The chance that a named attribute is one that the face lacks.
DENIED = 0.15
# How much rather people mention what strikes them.
STRIKING = 2.5

# How an attribute is said of who has it, by the place it takes in a sentence.
ADJECTIVES = {"Young": "young", "Attractive": "attractive", "Chubby": "chubby", "Bald": "bald", "Smiling": "smiling"}
PARTS = {
    "5_o_Clock_Shadow": "stubble", "Arched_Eyebrows": "arched eyebrows", "Bags_Under_Eyes": "bags under the eyes",
    "Bangs": "bangs", "Big_Lips": "full lips", "Big_Nose": "a large nose", "Black_Hair": "black hair",
    "Blond_Hair": "blond hair", "Brown_Hair": "brown hair", "Bushy_Eyebrows": "bushy eyebrows",
    "Double_Chin": "a double chin", "Goatee": "a goatee", "Gray_Hair": "gray hair", "Heavy_Makeup": "heavy makeup",
    "High_Cheekbones": "high cheekbones", "Mouth_Slightly_Open": "an open mouth", "Mustache": "a mustache",
    "Narrow_Eyes": "narrow eyes", "Oval_Face": "an oval face", "Pale_Skin": "pale skin", "Pointy_Nose": "a pointy nose",
    "Receding_Hairline": "a receding hairline", "Rosy_Cheeks": "rosy cheeks", "Sideburns": "sideburns",
    "Straight_Hair": "straight hair", "Wavy_Hair": "wavy hair", "Beard": "a beard",
}
WORN = {
    "Eyeglasses": "glasses", "Wearing_Earrings": "earrings", "Wearing_Hat": "a hat", "Wearing_Lipstick": "lipstick",
    "Wearing_Necklace": "a necklace", "Wearing_Necktie": "a necktie",
}
# What people remark on when it is missing, behind "no".
MISSING = {
    "Eyeglasses": "glasses", "Beard": "beard", "Mustache": "mustache", "Bangs": "bangs", "Heavy_Makeup": "makeup",
    "Wearing_Lipstick": "lipstick", "Wearing_Earrings": "earrings", "Wearing_Hat": "hat",
    "Wearing_Necklace": "necklace", "Smiling": "smile",
}
STRIKINGLY = {
    "Male", "Smiling", "Black_Hair", "Blond_Hair", "Brown_Hair", "Gray_Hair", "Bald", "Bangs", "Eyeglasses", "Beard",
    "Heavy_Makeup", "Wearing_Lipstick", "Wearing_Hat", "Young",
}


class Draw:
    """Draws from a stream of uniform numbers, the one thing that every version of Python makes alike."""

    def __init__(self, seed, name):
        self.uniform = random.Random(f"{seed} {name}").random

    def chance(self, share):
        return self.uniform() < share

    def between(self, least, most):
        return least + int(self.uniform() * (most - least + 1))

    def one(self, things):
        return things[int(self.uniform() * len(things))]

    def weighted(self, names):
        weights = [STRIKING if name in STRIKINGLY else 1.0 for name in names]
        rest = self.uniform() * sum(weights)
        for name, weight in zip(names, weights):
            rest -= weight
            if rest < 0:
                return name
        return names[-1]


def listed(things):
    if len(things) < 2:
        return "".join(things)
    return ", ".join(things[:-1]) + " and " + things[-1]


def with_article(words):
    return ("an " if words[0] in "aeiou" else "a ") + words


def subject(draw, face, named):
    """Who it is, with adjectives; sex and age are said only where they are named."""
    if "Male" in named:
        noun = "man" if face["Male"] else "woman"
    else:
        noun = draw.one(["person", "person", "face"])
    adjectives = [ADJECTIVES[name] for name in named if name in ADJECTIVES and face[name]]
    if "Young" in named and not face["Young"]:
        adjectives.append("older")
    return " ".join(adjectives + [noun])


def sentence(draw, face, named, denied):
    who = subject(draw, face, named)
    parts = [PARTS[name] for name in named if name in PARTS]
    worn = [WORN[name] for name in named if name in WORN]
    missing = [f"no {MISSING[name]}" for name in denied]
    unsmiling = "Smiling" in denied and draw.chance(0.5)
    if unsmiling:
        missing.remove("no smile")
    frame = draw.between(0, 2)
    if frame == 0:
        text = with_article(who)
        if worn:
            text += " wearing " + listed(worn)
        if parts or missing:
            text += " with " + listed(parts + missing)
        if unsmiling:
            text += ", not smiling"
    elif frame == 1:
        text = f"this {who}"
        clauses = ["is not smiling"] if unsmiling else []
        clauses += [f"has {listed(parts)}"] if parts else []
        clauses += [f"is wearing {listed(worn)}"] if worn else []
        clauses += [f"has {listed(missing)}"] if missing else []
        text += " " + listed(clauses) if clauses else " looks at the camera"
    else:
        text = f"a picture of {with_article(who)}"
        if parts or worn:
            text += " with " + listed(parts + worn)
        if missing:
            text += ", without " + " or ".join(words.removeprefix("no ") for words in missing)
        if unsmiling:
            text += "; not smiling"
    return text[0].upper() + text[1:] + ("." if draw.chance(0.7) else "")


def captions(seed, name, face):
    draw = Draw(seed, name)
    sayable = {"Male", "Young"} | {a for a in [*ADJECTIVES, *PARTS, *WORN] if face[a]}
    deniable = {a for a in MISSING if not face[a]}
    for _ in range(draw.between(*LINES)):
        present, absent = sorted(sayable), sorted(deniable)
        named, denied = [], []
        for _ in range(draw.between(*NAMED)):
            if absent and draw.chance(DENIED):
                denied.append(draw.weighted(absent))
                absent.remove(denied[-1])
            elif present:
                named.append(draw.weighted(present))
                present.remove(named[-1])
        yield sentence(draw, face, named, denied)


def faces(path):
    """Each file's name and attributes, with a beard in place of having none."""
    with open(path, encoding="utf-8") as table:
        next(table)
        names = next(table).split()
        for line in table:
            file, *values = line.split()
            face = {name: value == "1" for name, value in zip(names, values, strict=True)}
            face["Beard"] = not face.pop("No_Beard")
            yield file, face


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("attributes", help="list_attr_celeba.txt, or a part of it in its form")
    parser.add_argument("out", help="the file of captions to write")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with open(arguments.out, "w", encoding="utf-8") as out:
        for file, face in faces(arguments.attributes):
            for caption in captions(arguments.seed, file, face):
                out.write(f"{file}\t{caption}\n")


if __name__ == "__main__":
    main()
