"""Trains the backbone: train.py --scenes TRAIN.bin [--rare RARE.bin] --validation VAL.bin --out CHECKPOINT.pt --minutes M.

One thread. The learning rate follows the clock (one cycle over the given minutes), so that a busy machine does fewer steps
but still completes the schedule. Two of the six scenes of each step come from RARE.bin if it is given. A checkpoint
holds all that is needed to resume: start again with the same arguments. --smoke trains for two minutes of CPU time and
fails if the road is not found by then.
"""
import argparse
import math
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

from network import Tasks, normalise, upsample
from scenes import is_road, read_dump

PEAK_RATE = 4e-3
WARM_UP = 0.12  # fraction of the time
CROP = 384  # columns of a training image
BATCH = 6
RARE = 2  # scenes of a batch that come from RARE.bin
SEED = 20
CHECKPOINT_SECONDS = 180


def learning_rate(progress):
    if progress < WARM_UP:
        return PEAK_RATE * (0.04 + 0.96 * progress / WARM_UP)
    return PEAK_RATE * max(1e-3, 0.5 * (1 + math.cos(math.pi * (progress - WARM_UP) / (1 - WARM_UP))))


def crop(rng, image, classes):
    """A random crop, sometimes enlarged by up to 1/0.7, mirrored half of the time."""
    height, width = classes.shape
    scale = rng.uniform(0.7, 1.0) if rng.random() < 0.3 else 1.0
    rows, columns = int(height * scale), int(CROP * scale)
    top, left = rng.integers(0, height - rows + 1), rng.integers(0, width - columns + 1)
    image, classes = image[top : top + rows, left : left + columns], classes[top : top + rows, left : left + columns]
    if rng.random() < 0.5:
        image, classes = image[:, ::-1], classes[:, ::-1]
    if rows != height:
        pick_y = (np.arange(height) + 0.5) * rows / height
        pick_x = (np.arange(CROP) + 0.5) * columns / CROP
        index = np.ix_(pick_y.astype(int), pick_x.astype(int))
        image, classes = image[index], classes[index]
    return image, classes


def draw_batch(rng, sources):
    """sources: [(images, classes, number per batch)]."""
    chosen = [crop(rng, images[i], classes[i]) for images, classes, part in sources for i in rng.integers(0, len(images), part)]
    count = len(chosen)
    x = normalise(torch.from_numpy(np.stack([np.ascontiguousarray(c[0]) for c in chosen])))
    labels = torch.from_numpy(np.stack([np.ascontiguousarray(c[1]) for c in chosen])).long()
    # Augmentation: contrast, brightness, white balance, noise.
    x = x * (1 + 0.18 * torch.randn(count, 1, 1, 1)) + 0.25 * torch.randn(count, 1, 1, 1) + 0.1 * torch.randn(count, 3, 1, 1)
    if rng.random() < 0.3:
        x = x + 0.12 * torch.rand(1) * torch.randn_like(x)
    return x, labels


def variety(maps):
    """Penalty on pairs of strongly correlated maps and on nearly constant maps."""
    flat = maps.permute(1, 0, 2, 3).flatten(1)
    flat = flat[:, torch.randint(flat.shape[1], (2048,))]
    flat = flat - flat.mean(1, keepdim=True)
    deviation = torch.sqrt(flat.pow(2).mean(1) + 1e-6)
    flat = flat / deviation[:, None]
    correlation = flat @ flat.T / flat.shape[1]
    correlation = correlation - torch.diag(torch.diag(correlation))
    twins = F.relu(correlation.abs() - 0.5).pow(2).sum() / len(flat)
    return twins + F.relu(0.1 - deviation).mean()


def loss_of(net, x, labels):
    # bfloat16 halves the time of the convolutions on processors that support it; the weights stay float32.
    with torch.autocast("cpu", dtype=torch.bfloat16):
        maps = net.backbone(x)
    maps = maps.float()
    road = ((labels == 1) | (labels == 2)).long()
    road_loss = F.cross_entropy(upsample(net.road(maps), 8), road)
    class_loss = F.cross_entropy(upsample(net.classes(maps), 4), labels[:, 1::2, 1::2])
    colors = F.pixel_unshuffle(F.avg_pool2d(x, 4), 2)
    color_loss = F.mse_loss(net.colors(maps), colors)
    variety_loss = variety(maps)
    return road_loss + 0.7 * class_loss + 0.1 * color_loss + 0.3 * variety_loss, (road_loss, class_loss, color_loss, variety_loss)


def validate(net, images, classes):
    net.eval()
    scores = []
    with torch.no_grad():
        for image, ground_truth in zip(images, classes):
            x = normalise(torch.from_numpy(np.array(image[None])))
            found = upsample(net.road(net.backbone(x)), 8).argmax(1)[0].numpy() == 1
            road = is_road(ground_truth)
            scores.append((found & road).sum() / (found | road).sum())
    net.train()
    return float(np.median(scores)), float(min(scores))


def save(path, state):
    torch.save(state, path + ".new")
    os.replace(path + ".new", path)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenes", required=True)
    parser.add_argument("--rare")
    parser.add_argument("--validation", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--minutes", type=float, default=70)
    parser.add_argument("--smoke", action="store_true", help="two minutes of CPU time; fails if the road is not found by then")
    return parser.parse_args()


def restore(path, net, optimizer, rng):
    if not os.path.exists(path):
        return 0, 0.0
    state = torch.load(path)
    net.load_state_dict(state["net"])
    optimizer.load_state_dict(state["optimizer"])
    rng.bit_generator.state = state["rng"]
    torch.set_rng_state(state["torch_rng"])
    return state["step"], state["elapsed"]


def train(arguments, minutes):
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    rng = np.random.default_rng(SEED)
    rare = RARE if arguments.rare else 0
    sources = [(*read_dump(arguments.scenes), BATCH - rare)]
    if rare:
        sources.append((*read_dump(arguments.rare), rare))
    check_images, check_classes = read_dump(arguments.validation)
    net = Tasks()
    optimizer = torch.optim.AdamW(net.parameters(), lr=PEAK_RATE, weight_decay=1e-4)
    step, before = restore(arguments.out, net, optimizer, rng)
    clock = time.process_time if arguments.smoke else time.time
    started = last_save = clock()
    elapsed, mean = before, None

    def checkpoint():
        save(arguments.out, {"net": net.state_dict(), "optimizer": optimizer.state_dict(), "rng": rng.bit_generator.state,
                             "torch_rng": torch.get_rng_state(), "step": step, "elapsed": elapsed})
        median, worst = validate(net, check_images, check_classes)
        print(f"checkpoint at step {step}: road IoU median {median:.4f} worst {worst:.4f} of {len(check_images)}", flush=True)
        return median

    while elapsed < minutes * 60:
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(elapsed / (minutes * 60))
        total, parts = loss_of(net, *draw_batch(rng, sources))
        optimizer.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimizer.step()
        step += 1
        elapsed = before + clock() - started
        values = np.array([float(part) for part in parts])
        mean = values if mean is None else 0.97 * mean + 0.03 * values
        if step % 50 == 0:
            print(f"step {step} {elapsed:.0f} s ({elapsed / step:.3f} s/step) rate {learning_rate(elapsed / minutes / 60):.5f} "
                  f"road {mean[0]:.4f} classes {mean[1]:.4f} colours {mean[2]:.4f} variety {mean[3]:.4f}", flush=True)
        if clock() - last_save > CHECKPOINT_SECONDS:
            checkpoint()
            last_save = clock()
    return checkpoint()


if __name__ == "__main__":
    given = parse_arguments()
    reached = train(given, 2 if given.smoke else given.minutes)
    if given.smoke and reached < 0.5:
        raise SystemExit(f"smoke: road IoU {reached:.3f} after two minutes, expected at least 0.5")
