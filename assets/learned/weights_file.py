"""The .safetensors format: length of the header (8 bytes, little-endian), JSON header, data."""
import json
import struct

import numpy as np


def save_safetensors(path, tensors):
    """tensors: name -> float16 array, written in this order without gaps."""
    header, data = {}, b""
    for name, array in tensors.items():
        assert array.dtype == np.float16
        raw = np.ascontiguousarray(array).astype("<f2").tobytes()
        header[name] = {"dtype": "F16", "shape": list(array.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def load_safetensors(path):
    with open(path, "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(length))
        data = file.read()
    return {name: np.frombuffer(data[entry["data_offsets"][0] : entry["data_offsets"][1]], "<f2").reshape(entry["shape"])
            for name, entry in header.items()}
