"""CelebA for the reference scripts: faces of an archive as gantop makes them, the table of attributes, held-out faces.

A face goes by its stem, the file's name without folder and ending: 000001 for img_align_celeba/000001.jpg.
"""
import hashlib
import pathlib
import sys
import zipfile

import numpy as np

from faces_against_pillow import face

HELD_OUT_SHARE, HELD_OUT_MOST = 10, 2000


class Archive:
    """The pictures of a zip, in the order of their names."""

    def __init__(self, path):
        self.archive = zipfile.ZipFile(path)
        names = sorted(n for n in self.archive.namelist() if n.lower().endswith((".jpg", ".jpeg", ".png")))
        self.members = {pathlib.PurePosixPath(name).stem: name for name in names}
        if not names:
            sys.exit(f"{path}: holds no .jpg or .png picture; give a zip of faces")
        if len(self.members) < len(names):
            sys.exit(f"{path}: has pictures of the same name in different folders; the table tells them not apart")

    def faces(self, stems, side):
        """The faces of these stems, uint8 [n, 3, side, side]."""
        pictures = [face(self.archive.read(self.members[stem]), side, "recipe") for stem in stems]
        return np.stack(pictures).astype(np.uint8).transpose(0, 3, 1, 2)


def read_table(path):
    """The attributes' names and for each stem its row of -1 and 1, of a `list_attr_celeba.txt`."""
    lines = pathlib.Path(path).read_text().splitlines()
    names = lines[1].split() if len(lines) > 1 else []
    rows = {}
    for number, line in enumerate(lines[2:], 3):
        stem, *values = line.split() or [None]
        if stem is None:
            continue
        if len(values) != len(names) or not set(values) <= {"1", "-1"}:
            sys.exit(f"{path}:{number}: expected a name and {len(names)} times 1 or -1, found {len(values)} values")
        rows[pathlib.PurePosixPath(stem).stem] = np.array(values, np.float32)
    if not rows:
        sys.exit(f"{path}: no table of attributes: expected a count, a line of names, then a line for each picture")
    return names, rows


def held_out(stems, path=None):
    """The held-out of an archive's stems, in their order, and by which rule: those that a file names one a line, or gantop's.

    gantop holds out those whose SHA-256 begins with a number below a tenth, and of these at most 2,000, the smallest.
    """
    if path:
        lines = pathlib.Path(path).read_text().splitlines()
        named = {pathlib.PurePosixPath(line.strip()).stem for line in lines if line.strip()}
        kept = [stem for stem in stems if stem in named]
        if not kept:
            sys.exit(f"{path}: names no picture of the archive; expected names one a line, as `gantop data --held-out` prints")
        return kept, f"named by {pathlib.Path(path).name}"
    hashes = {stem: int.from_bytes(hashlib.sha256(stem.encode()).digest()[:8], "big") for stem in stems}
    low = sorted((stem for stem in stems if hashes[stem] <= (2 ** 64 - 1) // HELD_OUT_SHARE), key=hashes.get)
    chosen = set(low[:HELD_OUT_MOST])
    return [stem for stem in stems if stem in chosen], "one in ten by their names, as gantop does"


def split(archive, table, table_path, held_out_path=None):
    """Training and held-out stems that the table has rows for, by which rule, and how many pictures it has none for."""
    known = [stem for stem in archive.members if stem in table]
    if not known:
        sys.exit(f"{table_path}: has no row for any picture of the archive; give the table that belongs to it")
    kept, rule = held_out(list(archive.members), held_out_path)
    apart = set(kept)
    learned = [stem for stem in known if stem not in apart]
    return learned, [stem for stem in kept if stem in table], rule, len(archive.members) - len(known)


def digest(stems):
    """A name for a set of faces."""
    return hashlib.sha256("\n".join(sorted(stems)).encode()).hexdigest()
