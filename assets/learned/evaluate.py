"""Scores the exported weights: evaluate.py FOLDER NAME=DUMP.bin... prints one row of a table for each dump.

Road IoU: scores upsampled bilinearly to the image, argmax, |road and ground truth| / |road or ground truth|, per scene.
"""
import os
import sys

import numpy as np
import torch
import torch.nn.functional as F

from export import maps_of
from network import upsample
from scenes import CLASSES, VEGETATION, is_road, read_dump
from weights_file import load_safetensors

TWIN_SCENES = 50


def load_layers(folder):
    tensors = load_safetensors(os.path.join(folder, "backbone.safetensors"))
    pick = lambda name: torch.from_numpy(tensors[name].copy())
    return [(pick(f"conv{i}.weight"), pick(f"conv{i}.bias")) for i in range(1, 7)]


def load_head(folder, name):
    load = lambda part: torch.from_numpy(np.load(os.path.join(folder, f"{name}_{part}.npy")))
    return load("weights")[:, :, None, None], load("bias")


def iou(found, ground_truth):
    return (found & ground_truth).sum() / max(1, (found | ground_truth).sum())


def scores_of(folder, layers, images, classes):
    road_head, pair_head, class_head = (load_head(folder, name) for name in ("road", "road_vegetation", "classes"))
    road, pair, hits, confusion = [], [], 0, np.zeros((9, 9), np.int64)
    for image, ground_truth in zip(images, classes):
        maps = maps_of(layers, image[None]).float()
        found = upsample(F.conv2d(maps, *road_head), 8)[0].argmax(0).numpy() == 1
        road.append(iou(found, is_road(ground_truth)))
        both = upsample(F.conv2d(maps, *pair_head), 8)[0].numpy() > 0
        pair.append((iou(both[0], is_road(ground_truth)), iou(both[1], ground_truth == VEGETATION)))
        named = upsample(F.conv2d(maps, *class_head), 8)[0].argmax(0).numpy()
        hits += (named == ground_truth).mean()
        confusion += np.bincount(ground_truth.astype(np.int64).ravel() * 9 + named.ravel(), minlength=81).reshape(9, 9)
    per_class = np.diag(confusion) / np.maximum(1, confusion.sum(0) + confusion.sum(1) - np.diag(confusion))
    return np.array(road), np.array(pair), hits / len(images), per_class


def twins_and_dead(layers, images):
    maps = maps_of(layers, images[:TWIN_SCENES]).float().permute(1, 0, 2, 3).flatten(1).double()
    deviation = maps.std(1)
    dead = deviation < 1e-4
    correlation = torch.corrcoef(maps[~dead]).abs()
    correlation.fill_diagonal_(0)
    return int((correlation.max(1).values > 0.95).sum()), int(dead.sum())


def main():
    torch.set_num_threads(1)
    folder = sys.argv[1]
    layers = load_layers(folder)
    print("| scenes | road IoU median | mean | worst (seed offset) | below 0.8 | road / vegetation of the pair, median | 9-class accuracy |")
    print("|---|---|---|---|---|---|---|")
    for argument in sys.argv[2:]:
        name, path = argument.split("=")
        images, classes = read_dump(path)
        road, pair, accuracy, per_class = scores_of(folder, layers, images, classes)
        print(f"| {name} | {np.median(road):.4f} | {road.mean():.4f} | {road.min():.4f} ({road.argmin()}) | {(road < 0.8).sum()} of {len(road)} | "
              f"{np.median(pair[:, 0]):.4f} / {np.median(pair[:, 1]):.4f} | {accuracy:.4f} |", flush=True)
        if argument == sys.argv[2]:
            twins, dead = twins_and_dead(layers, images)
            first = f"maps with a twin {twins}, dead maps {dead}; class IoU " + ", ".join(f"{c} {v:.3f}" for c, v in zip(CLASSES, per_class))
            order = np.argsort(road)
            first += "\nhardest: " + ", ".join(f"{i} {road[i]:.3f}" for i in order[:8]) + "; easiest: " + ", ".join(f"{i} {road[i]:.3f}" for i in order[-4:])
    print("\n" + first)


if __name__ == "__main__":
    main()
