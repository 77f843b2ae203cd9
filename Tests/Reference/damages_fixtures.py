#!/usr/bin/env python3
"""Makes Tests/FacesTests/Fixtures/damages.bin: what OpenCV and Pillow make of a picture that a formula decides.

    python3 Tests/Reference/damages_fixtures.py        # needs numpy, Pillow and opencv-python-headless

The picture is `drawing` of faces_fixtures.py, 28x28; then of `noise`, 28x28, the same. Records follow one another: the name in
16 bytes padded with zeros, then 2352 little-endian float32, [row][column][3], in levels of 0 to 255:
    blur-0.8, blur-2.5      OpenCV's GaussianBlur in float32, BORDER_REFLECT_101, kernel to ceil(4 sigma)
    area-14, area-9         OpenCV's INTER_AREA to 14x14 and 9x9, blown up by Pillow's NEAREST
    bilinear-7, bicubic-9   INTER_AREA to 7x7 and 9x9, blown up by Pillow's BILINEAR and BICUBIC, in float32
    jpeg-8, jpeg-40         Pillow's JPEG of that quality, decoded by Pillow
"""
import io
import math

import cv2
import numpy as np
from PIL import Image

from faces_fixtures import OUT, SIDE, drawing, noise


def blurred(image, sigma):
    size = 2 * math.ceil(4 * sigma) + 1
    return cv2.GaussianBlur(image, (size, size), sigmaX=sigma, borderType=cv2.BORDER_REFLECT_101)


def coarsened(image, size, way):
    small = cv2.resize(image, (size, size), interpolation=cv2.INTER_AREA)
    planes = [Image.fromarray(small[:, :, channel]).resize((SIDE, SIDE), way) for channel in range(3)]
    return np.stack([np.asarray(plane) for plane in planes], axis=-1)


def compressed(image, quality):
    file = io.BytesIO()
    Image.fromarray(image.astype(np.uint8)).save(file, "JPEG", quality=quality)
    return np.asarray(Image.open(file).convert("RGB"))


if __name__ == "__main__":
    with open(OUT / "damages.bin", "wb") as out:
        for picture in (drawing(SIDE, SIDE), noise(SIDE, SIDE)):
            image = picture.astype(np.float32)
            for name, result in {
                "picture": image,
                "blur-0.8": blurred(image, 0.8), "blur-2.5": blurred(image, 2.5),
                "area-14": coarsened(image, 14, Image.NEAREST), "area-9": coarsened(image, 9, Image.NEAREST),
                "bilinear-7": coarsened(image, 7, Image.BILINEAR), "bicubic-9": coarsened(image, 9, Image.BICUBIC),
                "jpeg-8": compressed(image, 8), "jpeg-40": compressed(image, 40),
            }.items():
                out.write(name.encode().ljust(16, b"\0") + result.astype("<f4").tobytes())
    print(OUT / "damages.bin", (OUT / "damages.bin").stat().st_size, "bytes")
