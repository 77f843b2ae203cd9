#!/usr/bin/env python3
"""Compares the faces that gantop makes of an archive with Pillow's, value by value.

    gantop data faces.zip --count 8000 --out grid.png
    python3 Tests/Reference/faces_against_pillow.py faces.zip grid.png 8000 [full]

`full` where the grid was made with `--crop full`.
"""

import io
import math
import sys
import zipfile

import numpy as np
from PIL import Image, ImageOps

Image.MAX_IMAGE_PIXELS = None
SIDE = 28


def main():
    archive, grid = zipfile.ZipFile(sys.argv[1]), np.asarray(Image.open(sys.argv[2]).convert("RGB")).astype(int)
    names = sorted(name for name in archive.namelist() if name.lower().endswith((".jpg", ".jpeg", ".png")))
    names = names[: int(sys.argv[3])]
    is_full = sys.argv[4:] == ["full"]
    columns = math.ceil(math.sqrt(len(names)))
    differences = np.zeros(256, int)
    for number, name in enumerate(names):
        image = ImageOps.exif_transpose(Image.open(io.BytesIO(archive.read(name)))).convert("RGB")
        width, height = image.size
        side = min(width, height) if is_full else min(width, height, round(width * 108 / 178))
        left, top = (width - side) // 2, (height - side) // 2
        face = image.crop((left, top, left + side, top + side)).resize((SIDE, SIDE), Image.BILINEAR)
        row, column = divmod(number, columns)
        ours = grid[row * SIDE : (row + 1) * SIDE, column * SIDE : (column + 1) * SIDE]
        differences += np.bincount(np.abs(ours - np.asarray(face).astype(int)).ravel(), minlength=256)
    share = differences[:2].sum() / differences.sum()
    print(f"{len(names)} faces, largest difference {differences.nonzero()[0].max()}, "
          f"equal {differences[0] / differences.sum():.4%}, within 1 {share:.4%}")


if __name__ == "__main__":
    main()
