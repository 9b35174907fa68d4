"""The reference for the C++ forward pass: fixture.py FOLDER SCENES.bin OUT.

Writes OUT_image.png, a window of 96x64 pixels of the dump's first scene, and OUT_maps.npy, float32 (1, 256, 8, 12):
the maps that PyTorch computes from it with the exported weights.
"""
import sys

import numpy as np
import torch

from contact_sheet import write_png
from evaluate import load_layers
from network import forward_folded, normalise
from scenes import read_dump

if __name__ == "__main__":
    torch.set_num_threads(1)
    folder, dump, out = sys.argv[1:]
    window = np.array(read_dump(dump)[0][0, 48:112, 256:352])
    write_png(out + "_image.png", window)
    with torch.no_grad():
        maps = forward_folded(load_layers(folder), normalise(torch.from_numpy(window[None])))
    np.save(out + "_maps.npy", maps.numpy())
