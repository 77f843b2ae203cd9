#!/usr/bin/env python3
"""How far generated faces are from real ones, to choose between runs that train on the same faces.

    python3 Tests/Reference/compare_faces.py .build/release/gantop FACES SNAPSHOT... [--count 1000]

For each snapshot: Fréchet distance in 64 principal components of the real faces, each scaled to a deviation of 1 (shape,
colour, variety), Fréchet distance of 5x5 patches whitened likewise (texture), and the first plus three times the second; smaller
is better. "real" is another half of the real faces: as good as it gets. Faces of the averaged generator, seed 1.
Needs numpy, pillow and safetensors.
"""
import argparse
import pathlib
import subprocess
import tempfile

import numpy as np
from PIL import Image
from safetensors.numpy import load_file

COMPONENTS, PATCH, PATCHES = 64, 5, 8192
# Directions of patches in which real faces hardly vary are noise of JPEG; dividing by less would amplify it.
SMALLEST_VARIANCE = 0.05


def gantop(program, *arguments):
    subprocess.run([program, *map(str, arguments)], check=True, capture_output=True)


def real_faces(program, data, count, side, folder):
    gantop(program, "data", data, "--count", count, "--side", side, "--out", folder / "real.png")
    grid = np.asarray(Image.open(folder / "real.png").convert("RGB"), np.float32) / 127.5 - 1
    rows, columns = grid.shape[0] // side, grid.shape[1] // side
    faces = grid.reshape(rows, side, columns, side, 3).transpose(0, 2, 1, 3, 4).reshape(-1, side, side, 3)
    return faces[:count]


def generated(program, snapshot, count, folder):
    gantop(program, "sample", snapshot, "--count", count, "--seed", 1, "--out", folder / "fake.png",
           "--tensors", folder / "fake.safetensors")
    faces = load_file(folder / "fake.safetensors")["faces"]
    return faces.transpose(0, 2, 3, 1).astype(np.float32)


class Features:
    """A linear map to whitened directions of what real rows vary in."""

    def __init__(self, rows, components, smallest):
        self.mean = rows.mean(0)
        _, values, directions = np.linalg.svd(rows - self.mean, full_matrices=False)
        variance = values[:components] ** 2 / (len(rows) - 1)
        relative = np.maximum(variance, smallest * variance[0]) if smallest else variance
        self.map = directions[:components].T / np.sqrt(relative)

    def __call__(self, rows):
        return (rows - self.mean) @ self.map


def frechet(a, b):
    """|m - n|^2 + tr(A + B - 2 (AB)^(1/2)) of the rows' means and covariances (Heusel et al. 2017)."""
    one, other = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    values, vectors = np.linalg.eigh(one)
    root = (vectors * np.sqrt(np.maximum(values, 0))) @ vectors.T
    both = np.sqrt(np.maximum(np.linalg.eigvalsh(root @ other @ root), 0)).sum()
    return ((a.mean(0) - b.mean(0)) ** 2).sum() + np.trace(one) + np.trace(other) - 2 * both


def patches(faces, seed=3):
    random = np.random.default_rng(seed)
    images = random.integers(len(faces), size=PATCHES)
    rows, columns = (random.integers(faces.shape[1] - PATCH + 1, size=PATCHES) for _ in range(2))
    cut = [faces[i, y:y + PATCH, x:x + PATCH].ravel() for i, y, x in zip(images, rows, columns)]
    return np.stack(cut)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gantop")
    parser.add_argument("faces")
    parser.add_argument("snapshots", nargs="+")
    parser.add_argument("--count", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        sets = {s: generated(options.gantop, s, options.count, folder) for s in options.snapshots}
        side = next(iter(sets.values())).shape[1]
        real = real_faces(options.gantop, options.faces, 2 * options.count, side, folder)
        half, sets["real"] = real[:options.count], real[options.count:]
        whole = Features(half.reshape(len(half), -1), COMPONENTS, None)
        texture = Features(patches(half), PATCH * PATCH * 3, SMALLEST_VARIANCE)
        for title, faces in sets.items():
            shape = frechet(whole(half.reshape(len(half), -1)), whole(faces.reshape(len(faces), -1)))
            grain = frechet(texture(patches(half)), texture(patches(faces, seed=4)))
            print(f"{shape + 3 * grain:8.2f}  shape {shape:7.2f}  texture {grain:7.3f}  {title}")


if __name__ == "__main__":
    main()
