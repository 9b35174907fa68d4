"""PNG files without a library: the program decodes what the tests write, and vice versa."""

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
    rows = np.frombuffer(zlib.decompress(compressed), np.uint8).reshape(height, 1 + channels * width)
    pixels = np.zeros((height, channels * width), np.uint8)
    above = np.zeros(channels * width, np.uint8)
    for y, row in enumerate(rows):
        pixels[y] = above = unfilter(row[0], row[1:], above, channels)
    return pixels.reshape(height, width) if channels == 1 else pixels.reshape(height, width, channels)


def unfilter(kind, line, above, channels):
    """Undoes the filter of one row (PNG specification, section 9); all sums modulo 256."""
    if kind == 0:
        return line
    if kind == 1:
        return np.cumsum(line.reshape(-1, channels), axis=0, dtype=np.uint8).reshape(-1)
    if kind == 2:
        return line + above
    # These filters also depend on the pixel to the left: plain integers are faster than single array elements.
    done, over = [0] * channels, [0] * channels + above.tolist()
    for i, byte in enumerate(line.tolist()):
        left, up, corner = done[i], over[i + channels], over[i]
        if kind == 3:
            guess = (left + up) // 2
        else:
            far_left, far_up, far_corner = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
            if far_left <= far_up and far_left <= far_corner:
                guess = left
            else:
                guess = up if far_up <= far_corner else corner
        done.append((byte + guess) & 255)
    return np.array(done[channels:], np.uint8)
