"""Picks scenes out of dumps: samples.py FOLDER OUT SEED=DUMP.bin:INDEX[:WEATHER]... writes OUT/scene_SEED[_WEATHER].png.

Prints the name and the road IoU of the weights in FOLDER for each.
"""
import os
import sys

import numpy as np
import torch

from contact_sheet import write_png
from evaluate import load_layers, scores_of
from scenes import read_dump

if __name__ == "__main__":
    torch.set_num_threads(1)
    layers = load_layers(sys.argv[1])
    for argument in sys.argv[3:]:
        seed, source = argument.split("=")
        dump, index, *weather = source.split(":")
        images, classes = (np.array(part[int(index)][None]) for part in read_dump(dump))
        name = "_".join(["scene", seed, *weather]) + ".png"
        write_png(os.path.join(sys.argv[2], name), images[0])
        print(f"{name} {scores_of(sys.argv[1], layers, images, classes)[0][0]:.3f}", flush=True)
