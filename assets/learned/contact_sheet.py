"""Draws the scenes of a dump side by side: contact_sheet.py DUMP OUT.png [COLUMNS] [SCALE] [STEP] [labels].

SCALE shrinks each scene by a whole number; STEP rounds its colours to multiples, for a smaller file.
"""
import struct
import sys
import zlib

import numpy as np

from scenes import read_dump

PALETTE = np.array([[120, 170, 230], [130, 60, 130], [255, 255, 255], [150, 190, 90], [230, 130, 200], [30, 90, 30],
                    [150, 90, 60], [30, 30, 160], [240, 200, 30]], np.uint8)


def filtered(rows):
    """Each row of (height, width * 3) bytes, encoded with the PNG filter that leaves the smallest differences."""
    left = np.pad(rows, ((0, 0), (3, 0)))[:, :-3].astype(np.int16)
    up = np.pad(rows, ((1, 0), (0, 0)))[:-1].astype(np.int16)
    corner = np.pad(up, ((0, 0), (3, 0)))[:, :-3]
    guess = left + up - corner
    to_left, to_up, to_corner = np.abs(guess - left), np.abs(guess - up), np.abs(guess - corner)
    paeth = np.where((to_left <= to_up) & (to_left <= to_corner), left, np.where(to_up <= to_corner, up, corner))
    kinds = [rows - prediction for prediction in (0 * left, left, up, (left + up) // 2, paeth)]
    kinds = np.stack([kind.astype(np.uint8) for kind in kinds])
    best = np.abs(kinds.view(np.int8).astype(np.int32)).sum(2).argmin(0)
    return np.concatenate([best[:, None].astype(np.uint8), kinds[best, np.arange(len(rows))]], axis=1)


def write_png(path, rgb):
    """rgb: (height, width, 3) uint8."""
    height, width = rgb.shape[:2]

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(filtered(rgb.reshape(height, width * 3)).tobytes(), 9)
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b""))


def shrink(image, scale):
    """Mean of scale x scale blocks."""
    height, width = image.shape[0] // scale, image.shape[1] // scale
    blocks = image[: height * scale, : width * scale].reshape(height, scale, width, scale, 3)
    return blocks.mean(axis=(1, 3)).round().astype(np.uint8)


def sheet(images, columns, gap=4):
    height, width = images[0].shape[:2]
    rows = (len(images) + columns - 1) // columns
    canvas = np.full((rows * (height + gap) + gap, columns * (width + gap) + gap, 3), 24, np.uint8)
    for index, image in enumerate(images):
        y, x = gap + index // columns * (height + gap), gap + index % columns * (width + gap)
        canvas[y : y + height, x : x + width] = image
    return canvas


if __name__ == "__main__":
    pictures, classes = read_dump(sys.argv[1])
    column_count = int(sys.argv[3]) if len(sys.argv) > 3 else 4
    factor = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    step = int(sys.argv[5]) if len(sys.argv) > 5 else 1
    chosen = PALETTE[classes] if sys.argv[6:] == ["labels"] else pictures
    small = [shrink(picture, factor).astype(int) for picture in chosen]
    rounded = [np.minimum((picture + step // 2) // step * step, 255).astype(np.uint8) for picture in small]
    write_png(sys.argv[2], sheet(rounded, column_count))
