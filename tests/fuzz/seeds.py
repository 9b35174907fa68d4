"""Small valid files of every kind, from which the fuzz targets start, and the words of their formats.

None of them shows a planted bug: those are for the targets to find.
"""

import json
import math
import pathlib
import random
import struct
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

NPY_TYPES = ["|b1", "|i1", "|u1", "<i2", "<i4", "<u4", "<i8", "<f2", "<f4", ">f4", "<f8"]
WORDS = {
    "npy": ["'descr'", "'fortran_order'", "'shape'", "True ", "False", "\\x93NUMPY", "'<f4'", "'>f4'", "'>f8'", "'|u1'"],
    "safetensors": ["\\\"dtype\\\"", "\\\"shape\\\"", "\\\"data_offsets\\\"", "\\\"__metadata__\\\"", "F32", "U32", "BF16", "I64", "U16", "I16"],
    "document_json": [
        "\\\"mask\\\"", "\\\"muted\\\"", "\\\"solo\\\"", "\\\"labels\\\"", "\\\"rows\\\"", "\\\"pair\\\"", "\\\"pokes\\\"",
        "\\\"decoder\\\"", "\\\"training\\\"", "\\\"theme\\\"", "\\\"projector\\\"", "\\\"light\\\"", "\\\"selection\\\"",
        "\\\"display\\\"", "\\\"NaN\\\"", "\\\"locked\\\"", "\\\"position\\\"", "\\\"brush\\\"", "\\\"reduces_motion\\\": true,", "null", "true"],
    "settings": [
        "\\\"theme\\\"", "\\\"projector\\\"", "\\\"axis_order\\\"", "\\\"nchw\\\"", "\\\"reduces_motion\\\": true,", "\\\"theme\\\": \\\"projector\\\",",
        "\\\"last_folder\\\"", "\\\"version\\\"", "true"],
    "comparison": [
        "\\\"kept\\\"", "\\\"mix\\\"", "\\\"draws\\\"", "\\\"min\\\"", "\\\"max\\\"", "\\\"scenes\\\": 8,", "\\\"learned1_pc1\\\"", "\\\"variance2\\\"",
        "\\\"current\\\"", "\\\"NaN\\\"", "\\\"curve\\\"", "null"],
    "answer": ["PWDI"],
    "decoder": ["IHDR", "PLTE", "tRNS", "IDAT", "IEND", "eXIf", "\\xff\\xd8", "\\xff\\xd9", "\\xff\\xe1", "Exif", "BM"],
}
WORDS["open_file"] = WORDS["npy"] + WORDS["safetensors"]


def npy_file(kind, shape):
    header = f"{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}"
    header = header.ljust(117) + "\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode() + bytes(
        i % 2 for i in range(math.prod(shape) * int(kind[2:])))


def npy_files():
    for kind in NPY_TYPES:
        for shape in (2, 3), (2, 3, 2), (1, 2, 3, 2):
            yield npy_file(kind, shape)


def safetensors_file(arrays, metadata=None):
    header, data = {}, b""
    if metadata:
        header["__metadata__"] = metadata
    for name, (kind, shape, item_bytes) in arrays.items():
        size = int(math.prod(shape)) * item_bytes
        header[name] = {"dtype": kind, "shape": shape, "data_offsets": [len(data), len(data) + size]}
        data += bytes(i % 251 for i in range(size))
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


def safetensors_files():
    yield safetensors_file({})
    yield safetensors_file({"a": ("F32", [2, 3, 2], 4)}, {"made by": "hand"})
    yield safetensors_file({"a": ("F16", [2, 3], 2), "b": ("BF16", [2], 2), "c": ("U8", [], 1)})
    yield safetensors_file({"a/kernel": ("F64", [1, 2, 2, 2], 8), "a/bias": ("I64", [2], 8)})


def document_files():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    start = text.index('    {\n      "format"')
    yield "\n".join(line[4:] for line in text[start:text.index("\n    }\n", start) + 7].splitlines()).encode()
    yield (b'{"format": "pointwise", "version": 1, "document": {"source": {"from": "built_in"}, "network": [{"weight": '
           b'[[1, 2]], "bias": [0]}], "mask": {"solo": []}}, "display": {"theme": "dark"}}')


def comparison_files():
    yield b'{"format": "pointwise comparison", "version": 1, "outputs": 2, "scenes": 0, "seed": 1, "rows": [], "curve": []}'
    row = {"accuracy": 0.9, "iou": None, "variance_explained_raw": 0.25, "variance_explained_standardised": None,
           "weight": [[0.5, -1, "NaN"], [0, 1e-45, 2]], "bias": [0.25, "Infinity"]}
    rows = [{"name": "all", **row},
            {"name": "best2", **row, "iou": 0.5, "kept": [0, 2], "mix": [[1, 0, 0], [0, 0, 1]]},
            {"name": "random2", **row, "iou": 0.5, "draws": 20, "min": 0.25, "max": None, "mix": [[0, 1, 0]]}]
    curve = [{"outputs": outputs, "classes": classes, "kind": kind, "iou": 0.5, "explained": 0.25}
             for classes in (2, 9) for kind in ("learned", "random") for outputs in (1, 32)]
    yield json.dumps({"format": "pointwise comparison", "version": 1, "outputs": 2, "scenes": 24, "seed": 7,
                      "score": "IoU (pixels)", "ridge": 0.01, "readout_ridge": 0.0001, "rows": rows,
                      "curve": curve}).encode()


def settings_files():
    yield b'{"version": 1, "theme": "light", "axis_order": "nhwc", "last_folder": "/tmp", "later": [1, {"a": null}]}'
    yield b'{"version": 1}'


def answer(kind, width, height, bits, changes, text, payload):
    return struct.pack("<4s7I", b"PWDI", 1, kind, width, height, bits, changes, text) + payload


def answers():
    yield b"\x20" + answer(1, 2, 2, 8, 0, 0, bytes(12))
    yield b"\x07" + answer(1, 1, 1, 16, 0, 0, bytes(6))
    yield b"\xff" + answer(2, 0, 0, 0, 0, 10, b"is damaged")


# EXIF data that says so.
AS_STORED = b"MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\1\0\0\0\0\0\0"


def png_of_rows(width, height, depth, colour, interlaced, rows, chunks):
    """Not compressed, so that a change of a byte is one of a pixel."""
    start = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    parts = [(b"IHDR", start), *chunks, (b"IDAT", zlib.compress(rows, 0)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts)


def png_file(width, height, depth, colour, interlaced=0):
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    row = (width * channels * depth + 7) // 8
    rows = b"".join(bytes([y % 5]) + bytes(random.randrange(2 if colour == 3 else 256) for _ in range(row))
                    for y in range(height * (3 if interlaced else 1)))
    chunks = [(b"eXIf", AS_STORED)] + ([(b"PLTE", bytes(range(12)))] if colour == 3 else [])
    return png_of_rows(width, height, depth, colour, interlaced, rows, chunks)


def bmp_file(bits):
    row = (5 * bits + 31) // 32 * 4
    palette = bytes(4 * 2**bits) if bits <= 8 else b""
    start = struct.pack("<IiiHHIIiiII", 40, 5, 4, 1, bits, 0, row * 4, 0, 0, 0, 0)
    size = 54 + len(palette) + row * 4
    return (b"BM" + struct.pack("<IHHI", size, 0, 0, 54 + len(palette)) + start + palette
            + bytes(random.randrange(256) for _ in range(row * 4)))


def image_files():
    for colour, depths in (0, (1, 2, 4, 8, 16)), (2, (8, 16)), (3, (1, 2, 4, 8)), (4, (8, 16)), (6, (8, 16)):
        for depth in depths:
            for interlaced in 0, 1:
                yield png_file(7, 5, depth, colour, interlaced)
    for bits in 1, 4, 8, 16, 24, 32:
        yield bmp_file(bits)
    for path in sorted((ROOT / "tests/data/images").glob("*.jpg")):
        yield path.read_bytes()


def open_files():
    for kind in NPY_TYPES:
        # Labels for the document's maps of 3 × 4: an array of that size would be weights for its 4 maps.
        yield b"\x00" + npy_file(kind, (6, 8))
    for content in npy_files():
        yield b"\x00" + content
    for content in safetensors_files():
        yield b"\x01" + content
    yield b"\x00" + png_file(7, 5, 8, 2)


SEEDS = {
    "npy": npy_files, "safetensors": safetensors_files, "document_json": document_files, "comparison": comparison_files,
    "settings": settings_files,
    "answer": answers, "decoder": image_files, "open_file": open_files,
}


def write_seeds(folder):
    """A folder of seeds for each target, and a file of its words beside: TARGET and TARGET.words."""
    random.seed(1)
    for target, files in SEEDS.items():
        (folder / target).mkdir(parents=True, exist_ok=True)
        for number, content in enumerate(files()):
            (folder / target / f"seed{number}").write_bytes(content)
        words = "".join(f'"{word}"\n' for word in WORDS[target])
        (folder / f"{target}.words").write_text(words, encoding="utf-8")
