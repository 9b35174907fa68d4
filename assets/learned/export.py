"""Writes the backbone of a checkpoint and its 1x1 heads: export.py CHECKPOINT.pt SCENES.bin FOLDER [--scenes N].

The heads are refitted on the maps of the exported weights (normalisation folded in, half precision), on the first N
scenes of a dump, starting from the trained head or from zero.
"""
import argparse
import os

import numpy as np
import torch
import torch.nn.functional as F

from network import MAPS, Tasks, forward_folded, normalise, upsample
from scenes import VEGETATION, read_dump
from weights_file import save_safetensors

BATCH = 8


def save_backbone(path, layers):
    tensors = {}
    for index, (weight, bias) in enumerate(layers, 1):
        tensors[f"conv{index}.weight"] = weight.numpy()
        tensors[f"conv{index}.bias"] = bias.numpy()
    save_safetensors(path, tensors)


def maps_of(layers, images):
    """float16 (count, 256, 20, 72)."""
    out = []
    with torch.no_grad():
        for image in images:
            x = normalise(torch.from_numpy(np.array(image[None])))
            out.append(forward_folded(layers, x)[0].half())
    return torch.stack(out)


def road_loss(scores, classes):
    return F.cross_entropy(upsample(scores, 8), ((classes == 1) | (classes == 2)).long())


def road_vegetation_loss(scores, classes):
    targets = torch.stack([(classes == 1) | (classes == 2), classes == VEGETATION], 1).float()
    return F.binary_cross_entropy_with_logits(upsample(scores, 8), targets)


def class_loss(scores, classes):
    return F.cross_entropy(upsample(scores, 4), classes[:, 1::2, 1::2].long())


def fit(maps, classes, weight, bias, loss, steps=400, rate=0.004):
    """Adam from (weight, bias), with the learning rate falling linearly to zero. Returns (cout, 256) and (cout,)."""
    weight, bias = weight.clone().requires_grad_(), bias.clone().requires_grad_()
    optimizer = torch.optim.Adam([weight, bias], lr=rate)
    rng = np.random.default_rng(1)
    for step in range(steps):
        optimizer.param_groups[0]["lr"] = rate * (1 - step / steps)
        pick = np.sort(rng.choice(len(maps), BATCH, replace=False))
        scores = F.conv2d(maps[pick].float(), weight[:, :, None, None], bias)
        value = loss(scores, torch.from_numpy(np.array(classes[pick])))
        optimizer.zero_grad()
        value.backward()
        optimizer.step()
    print(f"{loss.__name__} ends at {value.item():.4f}", flush=True)
    return weight.detach().numpy(), bias.detach().numpy()


def save_head(folder, name, head):
    np.save(os.path.join(folder, f"{name}_weights.npy"), head[0].astype(np.float32))
    np.save(os.path.join(folder, f"{name}_bias.npy"), head[1].astype(np.float32))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint")
    parser.add_argument("dump")
    parser.add_argument("folder")
    parser.add_argument("--scenes", type=int, default=600)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    state = torch.load(arguments.checkpoint)
    print(f"step {state['step']}, {state['elapsed']:.0f} s of training")
    net = Tasks()
    net.load_state_dict(state["net"])
    layers = net.eval().backbone.folded()
    save_backbone(os.path.join(arguments.folder, "backbone.safetensors"), layers)
    images, classes = read_dump(arguments.dump)
    images, classes = images[: arguments.scenes], classes[: arguments.scenes]
    maps = maps_of(layers, images)
    head = lambda conv: (conv.weight.detach()[:, :, 0, 0], conv.bias.detach())
    save_head(arguments.folder, "road", fit(maps, classes, *head(net.road), road_loss))
    zero = torch.zeros(2, MAPS), torch.zeros(2)
    save_head(arguments.folder, "road_vegetation", fit(maps, classes, *zero, road_vegetation_loss))
    save_head(arguments.folder, "classes", fit(maps, classes, *head(net.classes), class_loss))


if __name__ == "__main__":
    main()
