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


def decode_rgb_png(data):
    """The 8-bit RGB pixels of a PNG that is not interlaced; all five row filters."""
    assert data.startswith(SIGNATURE)
    at, compressed = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        content = data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colour_type = struct.unpack(">IIBB", content[:10])
            assert (depth, colour_type) == (8, 2)
        if kind == b"IDAT":
            compressed += content
        at += 12 + length
    raw = zlib.decompress(compressed)
    stride = width * 3
    above = np.zeros(stride, int)
    rows = []
    for y in range(height):
        kind = raw[y * (stride + 1)]
        row = np.frombuffer(raw, np.uint8, stride, y * (stride + 1) + 1).astype(int)
        for x in range(stride):
            left = row[x - 3] if x >= 3 else 0
            corner = above[x - 3] if x >= 3 else 0
            estimate = left + above[x] - corner
            nearest = min((left, above[x], corner), key=lambda value: abs(estimate - value))
            row[x] = (row[x] + [0, left, above[x], (left + above[x]) // 2, nearest][kind]) % 256
        rows.append(row)
        above = row
    return np.array(rows, np.uint8).reshape(height, width, 3)
