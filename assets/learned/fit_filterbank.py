"""A road head for the filter bank: fit_filterbank.py MAPS.bin SCENES.bin TEST_MAPS.bin TEST_SCENES.bin FOLDER.

MAPS.bin is what pointwise_filterbank_dump writes for the first scenes of SCENES.bin. Logistic regression on maps scaled
to zero mean and unit deviation; the scaling is then folded into the weights.
"""
import sys

import numpy as np
import torch
import torch.nn.functional as F

from export import fit, road_loss, save_head
from network import MAPS, upsample
from scenes import is_road, read_dump


def read_maps(path):
    return torch.from_numpy(np.memmap(path, np.float32, "c").reshape(-1, MAPS, 20, 72))


def main():
    torch.set_num_threads(1)
    maps_path, scenes_path, test_maps_path, test_scenes_path, folder = sys.argv[1:]
    maps = read_maps(maps_path)
    classes = read_dump(scenes_path)[1][: len(maps)]
    mean = maps.mean((0, 2, 3))
    deviation = maps.flatten(2).permute(1, 0, 2).flatten(1).std(1).clamp_min(1e-6)
    scaled = (maps - mean[:, None, None]) / deviation[:, None, None]
    weight, bias = fit(scaled, classes, torch.zeros(2, MAPS), torch.zeros(2), road_loss, steps=1600, rate=0.02)
    weight = weight / deviation.numpy()
    bias = bias - weight @ mean.numpy()
    save_head(folder, "road", (weight, bias))
    scores = []
    kernel = torch.from_numpy(weight)[:, :, None, None]
    for stack, ground_truth in zip(read_maps(test_maps_path), read_dump(test_scenes_path)[1]):
        found = upsample(F.conv2d(stack[None], kernel, torch.from_numpy(bias)), 8)[0].argmax(0).numpy() == 1
        road = is_road(ground_truth)
        scores.append((found & road).sum() / (found | road).sum())
    print(f"filter bank, {len(maps)} scenes fitted: road IoU of {len(scores)} held-out scenes: median {np.median(scores):.4f} "
          f"mean {np.mean(scores):.4f} worst {min(scores):.4f}")


if __name__ == "__main__":
    main()
