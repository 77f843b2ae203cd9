#!/usr/bin/env python3
"""Makes Tests/FacesTests/Fixtures: drawn pictures in many encodings, and what Pillow makes of them.

Needs Pillow and numpy. Run from the top of the project: python3 Tests/Reference/faces_fixtures.py
The pictures are formulas; no photograph is involved. The same versions make the same bytes.
"""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

OUT = Path(__file__).resolve().parent.parent / "FacesTests" / "Fixtures"
SIDE = 28
DATE = (2020, 1, 1, 0, 0, 0)


def noise(width, height):
    """Bytes that a formula decides: the tests compute the same ones (splitmix-like hash of the byte's index)."""
    index = np.arange(width * height * 3, dtype=np.uint64)
    with np.errstate(over="ignore"):
        word = (index + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        word = (word ^ (word >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return (word >> np.uint64(56)).astype(np.uint8).reshape(height, width, 3)


def drawing(width, height):
    """A smooth picture without symmetry: gradients and a disc, off centre."""
    y, x = np.mgrid[0:height, 0:width]
    disc = (x - width * 0.4) ** 2 + (y - height * 0.55) ** 2 < (min(width, height) * 0.3) ** 2
    red = 40 + 170 * x / width
    green = 220 - 150 * y / height
    blue = np.where(disc, 200, 60 + 60 * (x + y) / (width + height))
    return np.stack([red, green, blue], axis=-1).astype(np.uint8)


def face(image, crop="recipe", side=SIDE):
    """Crop and resize as the recipe says, by Pillow."""
    width, height = image.size
    square = min(width, height)
    if crop == "recipe":
        square = min(square, round(width * 108 / 178))
    left, top = (width - square) // 2, (height - square) // 2
    return image.crop((left, top, left + square, top + square)).resize((side, side), Image.BILINEAR)


def pixels(image):
    return np.asarray(image.convert("RGB")).tobytes()


def write_resizes():
    """resize.bin: for each size and crop, width, height, crop (0 recipe, 1 full) as uint16 and 2352 bytes."""
    sizes = [(178, 218), (46, 46), (47, 90), (28, 28), (16, 16), (17, 300), (300, 19), (181, 107), (640, 480)]
    with open(OUT / "resize.bin", "wb") as file:
        for width, height in sizes:
            for number, crop in enumerate(["recipe", "full"]):
                file.write(struct.pack("<HHH", width, height, number))
                file.write(pixels(face(Image.fromarray(noise(width, height)), crop)))


def digest(data):
    """FNV-1a over the bytes, 64 bits."""
    word = 0xCBF29CE484222325
    for byte in data:
        word = ((word ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return word


def write_sides():
    """resize-sides.txt: a line for each size, crop and side: width, height, crop, side, digest of Pillow's face."""
    sizes = [(178, 218), (218, 178), (46, 46), (16, 16), (1, 1), (2, 3), (17, 300), (128, 128), (640, 480)]
    lines = []
    for width, height in sizes:
        picture = Image.fromarray(noise(width, height))
        for crop in ["recipe", "full"]:
            for side in [16, 17, 28, 32, 48, 64, 96, 127, 128]:
                lines.append(f"{width} {height} {crop} {side} {digest(pixels(face(picture, crop, side))):016x}")
    (OUT / "resize-sides.txt").write_text("\n".join(lines) + "\n")


def png(array, color_type, depth=8, interlaced=False, extra=b""):
    """A PNG of raw samples [height, width, channels], unfiltered; Pillow writes neither Adam7 nor 16-bit RGB."""
    height, width, _ = array.shape

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    def rows(part):
        data = part.astype(">u2" if depth == 16 else np.uint8)
        return b"".join(b"\0" + row.tobytes() for row in data if row.size)

    if interlaced:
        passes = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]
        body = b"".join(rows(array[y::down, x::across]) for y, x, down, across in passes)
    else:
        body = rows(array)
    header = struct.pack(">IIBBBBB", width, height, depth, color_type, 0, 0, int(interlaced))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(body, 9))
        + chunk(b"IEND", b"")
    )


def jpeg(image, **options):
    data = io.BytesIO()
    image.save(data, "JPEG", quality=92, **options)
    return data.getvalue()


def exif(orientation, big=True):
    order = ">" if big else "<"
    return (
        b"Exif\0\0" + (b"MM" if big else b"II") + struct.pack(order + "HI", 42, 8) + struct.pack(order + "H", 1)
        + struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0) + struct.pack(order + "I", 0)
    )


def pictures():
    """Name -> (file's bytes, the upright RGB picture that it holds)."""
    rgb = drawing(40, 48)
    image = Image.fromarray(rgb)
    alpha = np.broadcast_to(np.linspace(0, 255, 40).astype(np.uint8)[None, :, None], (48, 40, 1))
    grey = rgb[..., 1:2]

    def opened(data):
        return ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")

    def over_grey(colors):
        back = Image.new("RGB", (40, 48), (128, 128, 128))
        back.paste(Image.fromarray(colors), mask=Image.fromarray(alpha[..., 0]))
        return back

    files = {}
    jpegs = {
        "baseline.jpg": jpeg(image, subsampling=2),
        "full-chroma.jpg": jpeg(image, subsampling=0),
        "progressive.jpg": jpeg(image, progressive=True),
        "grey.jpg": jpeg(image.convert("L")),
        "cmyk.jpg": jpeg(image.convert("CMYK")),
    }
    # Adobe's marker says by one byte whether the four components are CMYK (0) or YCCK (2).
    adobe = jpegs["cmyk.jpg"].index(b"Adobe")
    jpegs["ycck.jpg"] = jpegs["cmyk.jpg"][: adobe + 11] + b"\2" + jpegs["cmyk.jpg"][adobe + 12 :]
    for orientation in range(1, 9):
        jpegs[f"turned-{orientation}.jpg"] = jpeg(image, exif=exif(orientation, big=orientation % 2 == 0))
    for name, data in jpegs.items():
        files[name] = (data, opened(data))

    palette = image.quantize(16)
    colors = np.array(palette.getpalette()[:48], np.uint8).reshape(16, 3)
    indices = np.asarray(palette)[..., None]
    plte = struct.pack(">I", 48) + b"PLTE" + colors.tobytes()
    plte += struct.pack(">I", zlib.crc32(b"PLTE" + colors.tobytes()))
    orient = struct.pack(">I", 26) + b"eXIf" + exif(6)[6:]
    orient += struct.pack(">I", zlib.crc32(b"eXIf" + exif(6)[6:]))
    files["rgb.png"] = (png(rgb, 2), image)
    files["grey.png"] = (png(grey, 0), Image.fromarray(grey[..., 0]))
    files["palette.png"] = (png(indices, 3, extra=plte), Image.fromarray(colors[indices[..., 0]]))
    files["alpha.png"] = (png(np.concatenate([rgb, alpha], -1), 6), over_grey(rgb))
    files["grey-alpha.png"] = (png(np.concatenate([grey, alpha], -1), 4), over_grey(np.repeat(grey, 3, -1)))
    # 16 bits a sample whose rounded high part is the 8-bit picture.
    files["deep.png"] = (png(rgb.astype(np.uint16) * 257 + 30, 2, depth=16), image)
    files["deep-grey.png"] = (png(grey.astype(np.uint16) * 257 + 30, 0, depth=16), Image.fromarray(grey[..., 0]))
    files["interlaced.png"] = (png(rgb, 2, interlaced=True), image)
    files["turned.png"] = (png(rgb, 2, extra=orient), image.transpose(Image.Transpose.ROTATE_270))
    return files


def write_pictures(files):
    """The files, and pictures.bin: for each in name order the face that Pillow makes of it, 2352 bytes."""
    for name, (data, _) in files.items():
        (OUT / name).write_bytes(data)
    faces = [pixels(face(files[name][1].convert("RGB"))) for name in sorted(files)]
    (OUT / "pictures.bin").write_bytes(b"".join(faces))


def archive(entries):
    """A zip: name, data, compression for each entry."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name, content, method in entries:
            file.writestr(zipfile.ZipInfo(name, DATE), content, method)
    return data.getvalue()


def write_archives(files):
    good, other = files["baseline.jpg"][0], files["rgb.png"][0]
    stored, deflated = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
    whole = archive([
        ("faces/b two.png", other, deflated),
        ("faces/", b"", stored),
        ("faces/a.JPG", good, stored),
        ("faces/ä.jpeg", good, deflated),
        ("faces/notes.txt", b"not a face", deflated),
        ("__MACOSX/faces/._a.jpg", b"\0\5\26\7", stored),
        ("faces/._a.jpg", b"\0\5\26\7", stored),
    ])
    (OUT / "whole.zip").write_bytes(whole)
    (OUT / "cut.zip").write_bytes(whole[: len(whole) // 2])
    damaged = bytearray(archive([
        ("1-good.jpg", good, stored),
        ("2-checksum.jpg", good, stored),
        ("3-encrypted.jpg", good, stored),
        ("../4-outside.jpg", good, stored),
        ("5-empty.jpg", b"", stored),
        ("6-text.jpg", b"this is no picture\n" * 9, deflated),
        ("7-deflate.jpg", good, deflated),
    ]))
    with zipfile.ZipFile(io.BytesIO(bytes(damaged))) as file:
        offsets = {entry.filename: entry.header_offset for entry in file.infolist()}
    damaged[offsets["2-checksum.jpg"] + 30 + len("2-checksum.jpg") + 700] ^= 0x55
    damaged[offsets["7-deflate.jpg"] + 30 + len("7-deflate.jpg")] = 0xFF
    # The flag that says encrypted, in the entry's own header and in the directory (whose name is 46 bytes in).
    damaged[offsets["3-encrypted.jpg"] + 6] |= 1
    damaged[damaged.rindex(b"3-encrypted.jpg") - 46 + 8] |= 1
    (OUT / "damaged.zip").write_bytes(bytes(damaged))
    (OUT / "without-faces.zip").write_bytes(archive([("notes.txt", b"nothing here", stored)]))


def write_captions():
    """Captions as Reed et al. ship those of birds: a text file for each picture in its class's folder."""
    stored, deflated = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
    first = "a small bird with a red crown.\nThis bird has no stripes.\n\n the bird is white \r\n"
    (OUT / "captions.zip").write_bytes(archive([
        ("text/", b"", stored),
        ("text/002.Tern/Tern_0001_2.txt", "\ufeffa white tern with a bläck bill".encode(), stored),
        ("text/001.Finch/Finch_0001_1.txt", first.encode(), deflated),
        ("text/001.Finch/Finch_0002_7.txt", b"", stored),
        ("text/001.Finch/Finch_0001_1.h5", b"\x89HDF", stored),
        ("__MACOSX/text/001.Finch/._Finch_0001_1.txt", b"\0\5\26\7", stored),
    ]))


def write_large():
    """Pictures whose headers claim 30,000 x 30,000 pixels."""
    header = struct.pack(">IIBBBBB", 30000, 30000, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + header
    data += struct.pack(">I", zlib.crc32(b"IHDR" + header))
    body = zlib.compress(b"\0" * 3000)
    data += struct.pack(">I", len(body)) + b"IDAT" + body + struct.pack(">I", zlib.crc32(b"IDAT" + body))
    (OUT / "huge.png").write_bytes(data + struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND")))
    small = bytearray(jpeg(Image.fromarray(drawing(40, 48))))
    frame = small.index(b"\xff\xc0") + 5
    small[frame : frame + 4] = struct.pack(">HH", 30000, 30000)
    (OUT / "huge.jpg").write_bytes(bytes(small))
    (OUT / "tiny.png").write_bytes(png(drawing(1, 1), 2))
    (OUT / "tiny.jpg").write_bytes(jpeg(Image.fromarray(drawing(1, 1))))


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    files = pictures()
    write_resizes()
    write_sides()
    write_pictures(files)
    write_archives(files)
    write_captions()
    write_large()


if __name__ == "__main__":
    main()
