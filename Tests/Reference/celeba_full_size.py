#!/usr/bin/env python3
"""Makes a zip and a folder of 202,599 files, as many as CelebA has, by repeating the pictures of a smaller archive.

    python3 Tests/Reference/celeba_full_size.py small.zip OUT    # writes OUT/full.zip and OUT/full/img_align_celeba/
"""

import os
import sys
import zipfile
from pathlib import Path

COUNT = 202_599


def main():
    archive, out = zipfile.ZipFile(sys.argv[1]), Path(sys.argv[2])
    pictures = [archive.read(name) for name in sorted(archive.namelist()) if name.lower().endswith(".jpg")]
    folder = out / "full" / "img_align_celeba"
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out / "full.zip", "w", zipfile.ZIP_STORED) as full:
        for number in range(COUNT):
            name, data = f"{number + 1:06d}.jpg", pictures[number % len(pictures)]
            full.writestr(zipfile.ZipInfo("img_align_celeba/" + name, (2020, 1, 1, 0, 0, 0)), data)
            if number < len(pictures):
                (folder / name).write_bytes(data)
            else:
                # A link to the first of its kind: the same work for whoever reads it, and less disk.
                os.link(folder / f"{number % len(pictures) + 1:06d}.jpg", folder / name)


if __name__ == "__main__":
    main()
