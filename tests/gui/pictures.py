"""Pictures as arrays (height, width, 3) of uint8."""
import os
import sys

import numpy as np

sys.path.append(os.path.join(os.path.dirname(__file__), os.pardir, "app", "cli"))
from png_files import decode_png, encode_png  # noqa: E402  pylint: disable=wrong-import-position


def parse_ppm(data):
    """A binary PPM with a header of three lines, as x11_window writes it."""
    magic, size, _, pixels = data.split(b"\n", 3)
    assert magic == b"P6"
    width, height = map(int, size.split())
    return np.frombuffer(pixels, np.uint8).reshape(height, width, 3)


def read_png(path):
    with open(path, "rb") as file:
        return decode_png(file.read())


def write_png(path, pixels):
    with open(path, "wb") as file:
        file.write(encode_png(pixels))


def difference(a, b):
    """Per pixel, the largest difference of the three channels."""
    return np.abs(a.astype(int) - b.astype(int)).max(axis=2)
