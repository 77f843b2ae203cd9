#!/usr/bin/env python3
"""Measures how well a conditional snapshot's faces have what they are asked for, by a judge that never saw a generated face.

    python3 Tests/Reference/judge_phrases.py judge.safetensors SNAPSHOT --unconditional OTHER --data celeba.zip
        --attributes list_attr_celeba.txt [--held-out FILE] [--words FILE] [--json]

The judge is attribute_judge.py's. "Seen" is the share of faces whose logit for an attribute is above 0. All faces are of the
averaged generator, 500 with the same latents for each question, and the ten attributes are those of ATTRIBUTES.

1. Asked as in use: A said +1, then -1, the rest filled in from rows of the snapshot, as gantop does. The difference is what is
   seen of A when it is asked for, less what is seen when its opposite is. Mean at least 0.8, each at least 0.6.
2. Put in: the rows of nothing said, the same for both, with only A put in as +1, then as -1. Mean at least 0.5. Beside it how
   much the nine others change, in the mean.
3. Pairs and triples that at least 2% of the data have, ten of each by a fixed seed: all of them said +1, then all -1, filled
   in as in 1. "All" is the share of faces in which every one is seen, when asked for, less that share when the opposites are;
   "each" is the mean over the attributes asked of the difference as in 1, of these same faces. Both stand as ratios to the
   mean of the attributes' own differences in 1. "All" is the stricter and decides: at least 0.7, in the mean of the pairs, in
   that of the triples, and for the least of all.
4. Fréchet distance in the judge's 128 features of 2,000 faces from the held-out real ones (--against all: from all real
   ones): with rows of the data's table, and without a phrase (rows of the snapshot by the seed), in ratio to the unconditional
   snapshot's, all three with the same latents: at most 0.95 and 1.3.

Beside each stands what the judge says of real faces that have it, less of those that have not: its own ceiling, though
faces that exaggerate can pass it. For a distance it is that of 2,000 training faces. --words maps attributes to what is said
of a vocabulary for each and for its opposite: {"Male": [{"man": 1}, {"woman": 1}], ...}; what it leaves out says itself.
Exit status 1 if anything fails. Takes some minutes on one core. Needs torch, numpy, pillow and safetensors.
"""
import argparse
import itertools
import json
import pathlib
import sys

import numpy as np
import torch

from attribute_judge import judged, load, show
from celeba import Archive, digest, read_table, split
from compare_faces import frechet
from conditional_snapshot import Filler, Snapshot, latents

ATTRIBUTES = ("Smiling", "Male", "Wearing_Lipstick", "Heavy_Makeup", "High_Cheekbones", "Mouth_Slightly_Open", "Attractive",
              "Black_Hair", "Blond_Hair", "Bangs")
FACES, DISTANCE_FACES, COMBINATIONS, COMMON = 500, 2000, 10, 0.02
MEAN_ASKED, EACH_ASKED, MEAN_PUT, TOGETHER, OWN_DISTANCE, PLAIN_DISTANCE = 0.8, 0.6, 0.5, 0.7, 0.95, 1.3


class Real:
    """The real faces: the judge's ceiling, and what distances are from."""

    def __init__(self, options, judge, note):
        archive = Archive(options.data)
        self.names, self.table = read_table(options.attributes)
        others, kept, self.rule, _ = split(archive, self.table, options.attributes, options.held_out)
        if digest(kept) != note["held_out_digest"]:
            sys.exit(f"{options.judge}: held other faces out ({note['held_out_rule']}) than are now ({self.rule}); "
                     "give both the same --held-out, archive and table")
        if set(ATTRIBUTES) - set(self.names) or self.names != note["attributes"]:
            sys.exit(f"{options.attributes}: has other attributes than the judge has learned")
        picked = np.random.default_rng([options.seed, 2]).permutation(len(others))
        self.all_rows = np.stack([self.table[stem] for stem in others + kept])
        self.labels = self.columns(np.stack([self.table[stem] for stem in kept]))
        logits, held_features = judged(judge, archive.faces(kept, note["side"]))
        self.seen = self.columns(logits) > 0
        learned = [others[i] for i in picked[:None if options.against == "all" else DISTANCE_FACES]]
        _, features = judged(judge, archive.faces(learned, note["side"]))
        self.training = features[:DISTANCE_FACES]
        self.features = held_features if options.against == "held-out" else np.concatenate([held_features, features])
        self.rates = (self.columns(self.all_rows) > 0).mean(0)

    def columns(self, rows):
        """The ten attributes' columns."""
        return rows[:, [self.names.index(name) for name in ATTRIBUTES]]

    def common(self, size):
        """The combinations of this many of the ten that enough of the data have."""
        has = self.columns(self.all_rows) > 0
        return [c for c in itertools.combinations(range(len(ATTRIBUTES)), size) if has[:, list(c)].all(1).mean() >= COMMON]

    def ceiling(self, combination):
        """The share of held-out faces seen to have all, of those that have all, and of those that have none."""
        labels, seen = self.labels[:, combination] > 0, self.seen[:, combination].all(1)
        return contrast(seen[labels.all(1)], seen[~labels.any(1)])


def contrast(with_it, without):
    """Shares of those asked for and of the opposite, and their difference; None where there are no faces."""
    shares = [float(seen.mean()) if len(seen) else None for seen in (with_it, without)]
    return {"yes": shares[0], "no": shares[1], "difference": None if None in shares else shares[0] - shares[1]}


def mean(values):
    values = [value for value in values if value is not None]
    return float(np.mean(values)) if values else None


class Measure:
    """All of it for one snapshot."""

    def __init__(self, snapshot, judge, real, words, seed):
        self.snapshot, self.judge, self.real, self.words = snapshot, judge, real, words
        self.seed = seed
        self.latents = latents(FACES, snapshot.latent, seed)
        self.filler = Filler(snapshot, FACES, seed)

    def said(self, combination, sign):
        """What is said to ask for attributes, or for the opposites of all of them."""
        said = {}
        for column in combination:
            name = ATTRIBUTES[column]
            said.update(self.words.get(name, ({name: 1}, {name: -1}))[0 if sign > 0 else 1])
        return said

    def seen(self, conditions):
        """Which of the ten the judge sees in the faces of these conditions."""
        logits, _ = judged(self.judge, self.snapshot.faces(self.latents, conditions))
        return self.real.columns(logits) > 0

    def asked(self, column):
        yes, no = (self.seen(self.filler.filled(self.said([column], sign)))[:, column] for sign in (1, -1))
        return contrast(yes, no)

    def put_in(self, column):
        rows = self.filler.filled({})
        yes, no = (self.seen(self.filler.put(rows, self.said([column], sign))) for sign in (1, -1))
        changes = np.abs(yes.mean(0) - no.mean(0))
        return {**contrast(yes[:, column], no[:, column]), "others": float(np.delete(changes, column).mean())}

    def together(self, combination, alone):
        yes, no = (self.seen(self.filler.filled(self.said(combination, sign)))[:, combination] for sign in (1, -1))
        every = contrast(yes.all(1), no.all(1))
        each = float((yes.mean(0) - no.mean(0)).mean())
        base = max(mean(alone), 1e-9)
        return {**every, "each": each, "alone": mean(alone), "ratio": every["difference"] / base, "each_ratio": each / base}

    def combinations(self, size, asked):
        common = self.real.common(size)
        order = np.random.default_rng([self.seed, 3, size]).permutation(len(common))[:COMBINATIONS]
        result = {}
        for combination in (list(common[i]) for i in sorted(order)):
            names = [ATTRIBUTES[column] for column in combination]
            alone = [asked[name]["difference"] for name in names]
            result[" ".join(names)] = {**self.together(combination, alone), "real": self.real.ceiling(combination)}
        return result

    def distance(self, faces):
        return float(frechet(self.real.features, judged(self.judge, faces)[1]))

    def distances(self, unconditional):
        random = np.random.default_rng([self.seed, 4])
        own = self.snapshot.rows if self.snapshot.is_vocabulary else self.table_rows()
        own = own[random.permutation(len(own))[np.arange(DISTANCE_FACES) % len(own)]]
        plain = Filler(self.snapshot, DISTANCE_FACES, self.seed).filled({})
        z = latents(DISTANCE_FACES, self.snapshot.latent, self.seed)
        result = {"real": float(frechet(self.real.features, self.real.training)),
                  "own_conditions": self.distance(self.snapshot.faces(z, own)),
                  "without_phrase": self.distance(self.snapshot.faces(z, plain))}
        if unconditional:
            z = latents(DISTANCE_FACES, unconditional.latent, self.seed)
            result["unconditional"] = self.distance(unconditional.faces(z))
        return result

    def table_rows(self):
        columns = [self.real.names.index(name) for name in self.snapshot.names]
        return self.real.all_rows[:, columns]

    def all(self, unconditional):
        asked = {name: {**self.asked(i), "real": self.real.ceiling([i])} for i, name in enumerate(ATTRIBUTES)}
        put_in = {name: self.put_in(i) for i, name in enumerate(ATTRIBUTES)}
        return {"asked": asked, "put_in": put_in, "pairs": self.combinations(2, asked),
                "triples": self.combinations(3, asked), "distances": self.distances(unconditional),
                "rates": dict(zip(ATTRIBUTES, self.real.rates.tolist()))}


def verdicts(result):
    """Lines of what must be reached: what, measured, wanted, whether it passes; None where it was not measured."""
    def least(what, value, bound):
        return what, value, f"at least {bound}", None if value is None else value >= bound

    def most(what, value, bound):
        return what, value, f"at most {bound}", None if value is None else value <= bound

    asked = {name: line["difference"] for name, line in result["asked"].items()}
    weakest = min(asked, key=asked.get)
    lines = [least("asked, mean of the differences", mean(asked.values()), MEAN_ASKED),
             least(f"asked, the least ({weakest})", asked[weakest], EACH_ASKED),
             least("put in, mean of the differences", mean(m["difference"] for m in result["put_in"].values()), MEAN_PUT)]
    for kind in ("pairs", "triples"):
        lines.append(least(f"{kind}, mean ratio", mean(line["ratio"] for line in result[kind].values()), TOGETHER))
        if result[kind]:
            name, line = min(result[kind].items(), key=lambda item: item[1]["ratio"])
            lines.append(least(f"{kind}, the least ratio ({name})", line["ratio"], TOGETHER))
    distances = result["distances"]
    for key, what, bound in (("own_conditions", "the data's conditions", OWN_DISTANCE),
                             ("without_phrase", "no phrase", PLAIN_DISTANCE)):
        ratio = distances[key] / distances["unconditional"] if "unconditional" in distances else None
        lines.append(most(f"distance, {what} to unconditional", ratio, bound))
    return lines


def print_tables(result):
    print(f"{'':20}          asked as in use             put in                            real faces")
    print(f"{'':20}   rate    yes     no  diff.    yes     no  diff. others    yes     no  diff.")
    for name, a in result["asked"].items():
        p, r = result["put_in"][name], a["real"]
        values = [result["rates"][name], a["yes"], a["no"], a["difference"], p["yes"], p["no"], p["difference"], p["others"],
                  r["yes"], r["no"], r["difference"]]
        print(f"{name:20}" + "".join(map(show, values)))
    for kind in ("pairs", "triples"):
        print(f"\n{kind:60}    all     no  diff.   each  alone  ratio (each)   real")
        for name, line in result[kind].items():
            keys = ("yes", "no", "difference", "each", "alone", "ratio", "each_ratio")
            print(f"{name:60}" + "".join(show(line[key]) for key in keys) + show(line["real"]["difference"]))
    print("\ndistance from real faces: " + ", ".join(f"{k.replace('_', ' ')} {v:.3f}" for k, v in result["distances"].items()))
    print()
    for what, value, wanted, passes in verdicts(result):
        print(f"{ {True: 'pass', False: 'FAIL', None: '-'}[passes]:5}{show(value)}  {wanted:14} {what}")


def read_words(path):
    words = json.loads(pathlib.Path(path).read_text()) if path else {}
    if not isinstance(words, dict) or any(not isinstance(w, list) or len(w) != 2 for w in words.values()):
        sys.exit(f"{path}: expected an object of attributes, each with two objects: what is said for it and for its opposite")
    return words


def check(options, snapshot, unconditional, note, words):
    said = set().union(*(set(s) for a in ATTRIBUTES for s in words.get(a, ({a: 1},))))
    if not snapshot.names:
        sys.exit(f"{snapshot.path}: has no conditions; train it with --phrases")
    if said - set(snapshot.names):
        sys.exit(f"{snapshot.path}: has no condition {', '.join(sorted(said - set(snapshot.names)))}; see --words")
    if unconditional and unconditional.names:
        sys.exit(f"{unconditional.path}: has conditions; --unconditional wants a snapshot without")
    for one in filter(None, (snapshot, unconditional)):
        side = one.description["picture"]["side"]
        if side != note["side"]:
            sys.exit(f"{one.path}: makes faces of {side}x{side}, the judge knows {note['side']}x{note['side']}; "
                     f"train one with attribute_judge.py --side {side}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("judge")
    parser.add_argument("snapshot")
    parser.add_argument("--unconditional", metavar="SNAPSHOT")
    parser.add_argument("--data", required=True, metavar="ZIP")
    parser.add_argument("--attributes", required=True, metavar="TXT")
    parser.add_argument("--held-out", metavar="FILE")
    parser.add_argument("--against", choices=("held-out", "all"), default="held-out")
    parser.add_argument("--words", metavar="FILE")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    judge, note = load(options.judge)
    snapshot, words = Snapshot(options.snapshot), read_words(options.words)
    unconditional = Snapshot(options.unconditional) if options.unconditional else None
    check(options, snapshot, unconditional, note, words)
    result = Measure(snapshot, judge, Real(options, judge, note), words, options.seed).all(unconditional)
    lines = verdicts(result)
    if options.json:
        keys = ("what", "measured", "wanted", "passes")
        print(json.dumps({**result, "verdicts": [dict(zip(keys, line)) for line in lines]}))
    else:
        print_tables(result)
    return 1 if any(passes is False for *_, passes in lines) else 0


if __name__ == "__main__":
    sys.exit(main())
