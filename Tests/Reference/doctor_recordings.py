#!/usr/bin/env python3
"""Records the runs on which the doctor's rules were tuned and by which they were judged.

    python3 Tests/Reference/doctor_recordings.py record GANTOP DATA RUNS [tuning|judging]
    python3 Tests/Reference/doctor_recordings.py pack RUNS OUT

`record` trains them headless, two at a time on one thread each (DATA holds celeba-8000.zip, list_attr_celeba.txt and
portraits-819.zip); runs that are there already stay. `pack` writes a small text file for each: what the tests replay.

The judging runs have other seeds than the tuning runs, mostly other faces, and what they should be called was written
down in RECORDINGS before any of them was made. Standard library only; no pictures are kept.
"""

import concurrent.futures
import csv
import json
import pathlib
import subprocess
import sys
import zipfile

# The paper's pair at half width.
PAPER = "--network paper --channels 0.5 --batch-size 16"

# set, name, faces, steps, options, verdict that it should end with. A name before a colon is the run that is gone on
# from, at its last step.
RECORDINGS = [
    ("base", "celeba-base", "celeba-8000.zip", 400, "--seed 7", None),
    ("base", "portraits-base", "portraits-819.zip", 400, "--seed 101", None),
    ("base", "celeba-64x64-base", "celeba-8000.zip", 400, f"--seed 121 {PAPER}", None),
    ("tuning", "celeba-g-freezes", "celeba-base:", 600, "--generator-learning-rate 0", "d-wins"),
    ("tuning", "celeba-d-freezes", "celeba-base:", 600, "--discriminator-learning-rate 0", "collapse|d-weak"),
    ("tuning", "celeba-rates-x50", "celeba-8000.zip", 200, "--seed 11 --learning-rate 1e-2", "rates"),
    ("tuning", "celeba-one-image", "one:celeba-8000.zip:5", 200, "--seed 15", "one-face"),
    ("tuning", "celeba-healthy", "celeba-base:", 600, "", "healthy"),
    ("tuning", "celeba-g-x50", "celeba-8000.zip", 250, "--seed 14 --generator-learning-rate 1e-2", "collapse|rates"),
    ("tuning", "synthetic-d-x25", "synthetic", 250, "--seed 13 --discriminator-learning-rate 5e-3", "d-wins|rates"),
    ("tuning", "celeba-d-frozen", "celeba-8000.zip", 200, "--seed 12 --discriminator-learning-rate 0", "d-weak"),
    ("tuning", "celeba-rates-tiny", "celeba-8000.zip", 200, "--seed 16 --learning-rate 2e-7", "stalled"),
    ("tuning", "celeba-g-x10-later", "celeba-base:", 600, "--generator-learning-rate 2e-3", "collapse|rates|d-weak"),
    ("tuning", "synthetic-batch-1", "synthetic", 450, "--seed 43 --batch-size 1 --generator-learning-rate 1e-3",
     "collapse"),
    ("judging", "portraits-healthy", "portraits-base:", 700, "", "healthy"),
    ("judging", "portraits-d-freezes", "portraits-base:", 600, "--discriminator-learning-rate 0", "collapse|d-weak"),
    ("judging", "portraits-g-freezes", "portraits-base:", 600, "--generator-learning-rate 0", "d-wins"),
    ("judging", "portraits-rates-x50", "portraits-819.zip", 200, "--seed 104 --learning-rate 1e-2", "rates"),
    ("judging", "synthetic-d-frozen", "synthetic", 200, "--seed 105 --discriminator-learning-rate 0", "d-weak"),
    ("judging", "synthetic-healthy-103", "synthetic", 422, "--seed 103", "healthy"),
    ("judging", "portraits-one-image", "one:portraits-819.zip:300", 100, "--seed 108", "one-face"),
    ("judging", "synthetic-g-x50", "synthetic", 250, "--seed 107 --generator-learning-rate 1e-2", "collapse|rates"),
    ("judging", "portraits-d-x25", "portraits-819.zip", 250, "--seed 106 --discriminator-learning-rate 5e-3",
     "d-wins|rates"),
    ("judging", "portraits-rates-tiny", "portraits-819.zip", 188, "--seed 109 --learning-rate 2e-7", "stalled"),
    ("judging", "celeba-healthy-102", "celeba-8000.zip", 500, "--seed 102", "healthy"),
    ("judging", "celeba-64x64-healthy", "celeba-8000.zip", 600,
     f"--seed 11 {PAPER}", "healthy"),
    ("judging", "portraits-64x64-healthy", "portraits-819.zip", 500, f"--seed 122 {PAPER}", "healthy"),
    ("judging", "celeba-64x64-g-freezes", "celeba-64x64-base:", 600, "--generator-learning-rate 0", "d-wins"),
    ("judging", "portraits-64x64-rates-x50", "portraits-819.zip", 200, f"--seed 123 --learning-rate 1e-2 {PAPER}", "rates"),
    ("judging", "celeba-64x64-d-frozen", "celeba-8000.zip", 200,
     f"--seed 124 --discriminator-learning-rate 0 {PAPER}", "d-weak"),
    ("judging", "portraits-64x64-one-image", "one:portraits-819.zip:300", 100, f"--seed 125 {PAPER}", "one-face"),
    ("judging", "celeba-rates-x50-112", "celeba-8000.zip", 200, "--seed 112 --learning-rate 1e-2", "rates"),
    ("judging", "celeba-d-frozen-113", "celeba-8000.zip", 200, "--seed 113 --discriminator-learning-rate 0", "d-weak"),
    ("judging", "celeba-batch-1", "celeba-8000.zip", 450, "--seed 114 --batch-size 1 --generator-learning-rate 1e-3",
     "collapse"),
    ("judging", "portraits-batch-1", "portraits-819.zip", 450,
     "--seed 115 --batch-size 1 --generator-learning-rate 1e-3", "collapse"),
]


def faces(name, data, runs):
    """The options that name the faces: a file of DATA, one of its pictures 32 times over, or the built-in ones."""
    if name.startswith("one:"):
        _, archive, index = name.split(":")
        folder = runs / f"one-{pathlib.Path(archive).stem}-{index}"
        folder.mkdir(exist_ok=True)
        with zipfile.ZipFile(data / archive) as pictures:
            names = sorted(n for n in pictures.namelist() if n.lower().endswith(".jpg"))
            picture = pictures.read(names[int(index)])
        for copy in range(32):
            (folder / f"{copy:06}.jpg").write_bytes(picture)
        return ["--data", str(folder)]
    return ["--data", name if name == "synthetic" else str(data / name)]


def train(recording, gantop, data, runs):
    _, name, source, steps, options, _ = recording
    folder = runs / name
    if (folder / "done").exists():
        return
    if source.endswith(":"):
        base = runs / source[:-1] / "snapshots" / "latest.safetensors"
        where = ["--resume", str(base.resolve())]
    else:
        where = faces(source, data, runs)
        if "--only" in options:
            where += ["--attributes", str(data / "list_attr_celeba.txt")]
    command = ["nice", "-n", "19", gantop, "train", "--headless", "--threads", "1", "--steps", str(steps),
               "--run-folder", str(folder), "--snapshot-every", "1000000"] + where + options.split()
    with open(runs / f"{name}.log", "w") as log:
        subprocess.run(command, stdout=log, stderr=log)
    (folder / "done").touch()
    print(name, "recorded", flush=True)


def record(gantop, data, runs, which):
    runs.mkdir(parents=True, exist_ok=True)
    for part in ["base"] + ([which] if which else ["tuning", "judging"]):
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda r: train(r, gantop, data, runs), [r for r in RECORDINGS if r[0] == part]))


def short(text):
    return f"{float(text):.3g}"


def pack(runs, out):
    """A line of what the run is, then `step loss_D loss_G D(x) D(G(z)) norm_D norm_G rate_D rate_G` for each step and
    `faces step generated nearest real nearest_real` for each measure of the faces, to three digits."""
    out.mkdir(parents=True, exist_ok=True)
    for part, name, _, _, _, expected in RECORDINGS:
        folder = runs / name
        if part == "base" or not (folder / "done").exists():
            continue
        with open(folder / "metrics.csv") as table:
            rows = [list(row.values()) for row in csv.DictReader(table)]
        with open(folder / "diversity.csv") as table:
            measures = [list(row.values()) for row in csv.DictReader(table)]
        configuration = json.loads((folder / "config.json").read_text())
        lines = [f"# {part} {expected} seed {configuration['seed']}"]
        for row in rows:
            lines.append(" ".join([row[0]] + [short(value) for value in row[2:10]]))
        for measure in measures:
            lines.append(" ".join(["faces", measure[0]] + [short(value) for value in measure[2:6]]))
        (out / f"{name}.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[:1] == ["record"] and len(arguments) >= 4:
        record(arguments[1], pathlib.Path(arguments[2]), pathlib.Path(arguments[3]), (arguments + [None])[4])
    elif arguments[:1] == ["pack"] and len(arguments) == 3:
        pack(pathlib.Path(arguments[1]), pathlib.Path(arguments[2]))
    else:
        sys.exit(__doc__)
