#!/usr/bin/env python3
"""Compares the faces that gantop makes of an archive with Pillow's, value by value.

    gantop data faces.zip --count 8000 --side 64 --out grid.png
    python3 Tests/Reference/faces_against_pillow.py faces.zip grid.png 8000 --side 64

`--crop full` where the grid was made with it. Exit status 1 when more than one value in a thousand is off by more
than 1: decoders of JPEG may round differently, resizing may not.
"""

import argparse
import io
import math
import sys
import zipfile

import numpy as np
from PIL import Image, ImageOps

Image.MAX_IMAGE_PIXELS = None


def face(data, side, crop):
    """The face that Pillow makes of a picture file, side x side x 3."""
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")
    width, height = image.size
    square = min(width, height)
    if crop == "recipe":
        square = min(square, round(width * 108 / 178))
    left, top = (width - square) // 2, (height - square) // 2
    cut = image.crop((left, top, left + square, top + square))
    return np.asarray(cut.resize((side, side), Image.BILINEAR)).astype(int)


def main():
    parser = argparse.ArgumentParser(description="Compares gantop's faces with Pillow's.")
    parser.add_argument("archive")
    parser.add_argument("grid")
    parser.add_argument("count", type=int)
    parser.add_argument("--side", type=int, default=28)
    parser.add_argument("--crop", choices=["recipe", "full"], default="recipe")
    options = parser.parse_args()
    archive, side = zipfile.ZipFile(options.archive), options.side
    grid = np.asarray(Image.open(options.grid).convert("RGB")).astype(int)
    names = sorted(name for name in archive.namelist() if name.lower().endswith((".jpg", ".jpeg", ".png")))
    names = names[: options.count]
    columns = math.ceil(math.sqrt(len(names)))
    if grid.shape != (math.ceil(len(names) / columns) * side, columns * side, 3):
        sys.exit(f"{options.grid} is no grid of {len(names)} faces of {side}x{side}")
    differences = np.zeros(256, int)
    for number, name in enumerate(names):
        row, column = divmod(number, columns)
        ours = grid[row * side : (row + 1) * side, column * side : (column + 1) * side]
        theirs = face(archive.read(name), side, options.crop)
        differences += np.bincount(np.abs(ours - theirs).ravel(), minlength=256)
    close = differences[:2].sum() / differences.sum()
    print(f"{len(names)} faces of {side}x{side}, largest difference {differences.nonzero()[0].max()}, "
          f"equal {differences[0] / differences.sum():.4%}, within 1 {close:.4%}")
    return 0 if close >= 0.999 else 1


if __name__ == "__main__":
    sys.exit(main())
