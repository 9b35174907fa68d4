"""PNG files without a library: what the tests write is decoded by the program, and the other way round."""

import struct
import zlib

import numpy as np

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png_chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def encode_png(pixels):
    """(H, W) grey, (H, W, 2) grey and alpha, (H, W, 3) or (H, W, 4); uint8 or uint16."""
    height, width = pixels.shape[:2]
    channels = 1 if pixels.ndim == 2 else pixels.shape[2]
    colour_type = {1: 0, 2: 4, 3: 2, 4: 6}[channels]
    depth = 8 * pixels.dtype.itemsize
    big_endian = pixels.astype(pixels.dtype.newbyteorder(">"))
    rows = b"".join(b"\0" + big_endian[y].tobytes() for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, depth, colour_type, 0, 0, 0)
    return SIGNATURE + png_chunk(b"IHDR", header) + png_chunk(b"IDAT", zlib.compress(rows)) + png_chunk(b"IEND", b"")


def decode_png(data):
    """(H, W, 3) or (H, W) of an 8-bit RGB or grey PNG that is not interlaced; all five row filters."""
    assert data.startswith(SIGNATURE)
    at, compressed = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        content = data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colour_type = struct.unpack(">IIBB", content[:10])
            assert depth == 8
            channels = {0: 1, 2: 3}[colour_type]
        if kind == b"IDAT":
            compressed += content
        at += 12 + length
    raw = np.frombuffer(zlib.decompress(compressed), np.uint8).reshape(height, 1 + width * channels)
    pixels = np.zeros((height + 1, width + 1, channels), int)
    for y in range(height):
        row = raw[y, 1:].reshape(width, channels)
        above, here = pixels[y], pixels[y + 1]
        for x in range(width):
            here[x + 1] = (row[x] + predict(raw[y, 0], here[x], above[x + 1], above[x])) % 256
    pixels = pixels[1:, 1:].astype(np.uint8)
    return pixels[..., 0] if channels == 1 else pixels


def predict(kind, left, above, corner):
    """What a row filter of the PNG specification, section 9, expects a pixel to be."""
    if kind < 4:
        return [0, left, above, (left + above) // 2][kind]
    estimate = left + above - corner
    candidates = np.stack([left, above, corner])
    nearest = np.abs(candidates - estimate).argmin(axis=0)
    return np.take_along_axis(candidates, nearest[None], axis=0)[0]
