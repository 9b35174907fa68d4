"""What two of the 256 maps can do: keep_two.py PROGRAM EXTRACTOR FOLDER writes FOLDER/keep_two_weights.npy and _bias.npy.

PROGRAM is pointwise itself, which makes the scenes and their maps; EXTRACTOR is learned or filterbank. Of all 32,640 pairs
of maps the best for *road* is sought in two steps: the least-squares fit of road to two maps has a closed form, and the 40
pairs that it explains best are fitted again by logistic regression, of which the one with the least log loss is kept. That
fit is folded into the weights: two columns of W are not zero. Needs only NumPy.
"""
import os
import subprocess
import sys
import tempfile

import numpy as np

ROWS, COLUMNS, CELL, MAPS = 20, 72, 8, 256
FIT = [500000 + 37 * k for k in range(24)]  # below 1,000,000, and not among those that the network was trained on
TEST = [1000400 + k for k in range(24)]
REFITTED = 40
RIDGE = 1e-5  # of the logistic regression, on maps of deviation 1


def run(program, *arguments):
    subprocess.run([program, *arguments], check=True, stderr=subprocess.DEVNULL)


def read_scene(program, extractor, seed):
    """(1440, 256) maps and the (160, 576) mask of the road."""
    with tempfile.TemporaryDirectory() as folder:
        path = lambda name: os.path.join(folder, name)
        run(program, "scene", "--seed", str(seed), "--image", path("scene.png"), "--mask", path("mask.png"))
        run(program, "features", path("scene.png"), "--extractor", extractor, "--output", path("maps.npy"))
        run(program, "features", path("mask.png"), "--extractor", "pixels", "--output", path("mask.npy"))
        maps = np.load(path("maps.npy")).reshape(-1, MAPS).astype(np.float64)
        return maps, np.load(path("mask.npy"))[0, :, :, 0] > 0.5


def road_cells(mask):
    """Where more than half of a cell's pixels are road."""
    return mask.reshape(ROWS, CELL, COLUMNS, CELL).mean((1, 3)).ravel() > 0.5


def explained_by_pairs(maps, road):
    """R^2 of the least-squares fit of road to each pair of maps, and the pairs. For two classes it ranks them as LDA does."""
    centred = maps - maps.mean(0)
    target = road - road.mean()
    gram = centred.T @ centred / len(maps)
    with_road = centred.T @ target / len(maps)
    i, j = np.triu_indices(MAPS, 1)
    a, b, both = gram[i, i], gram[j, j], gram[i, j]
    determinant = a * b - both**2
    alone = np.maximum(with_road[i] ** 2 / np.maximum(a, 1e-30), with_road[j] ** 2 / np.maximum(b, 1e-30))
    together = with_road[i] ** 2 * b - 2 * with_road[i] * with_road[j] * both + with_road[j] ** 2 * a
    independent = determinant > 1e-6 * a * b
    return np.where(independent, together / np.where(independent, determinant, 1), alone) / target.var(), i, j


def logistic(maps, road, steps=30):
    """Newton's method on the mean log loss; returns weights, bias and loss for the maps as given."""
    mean, deviation = maps.mean(0), np.maximum(maps.std(0), 1e-12)
    columns = np.c_[(maps - mean) / deviation, np.ones(len(maps))]
    ridge = np.diag([RIDGE] * maps.shape[1] + [0.0])
    found = np.zeros(maps.shape[1] + 1)
    objective = lambda w: np.mean(np.logaddexp(0, columns @ w) - road * (columns @ w)) + w @ ridge @ w / 2
    for _ in range(steps):
        probability = 1 / (1 + np.exp(-(columns @ found)))
        gradient = columns.T @ (probability - road) / len(maps) + ridge @ found
        slope = np.maximum(probability * (1 - probability), 1e-12) / len(maps)
        step = np.linalg.solve((columns * slope[:, None]).T @ columns + ridge, gradient)
        size = 1.0
        while objective(found - size * step) > objective(found) - 1e-4 * size * (gradient @ step) and size > 1e-6:
            size /= 2
        found = found - size * step
    weights = found[:-1] / deviation
    margin = columns @ found
    return weights, found[-1] - weights @ mean, np.mean(np.logaddexp(0, margin) - road * margin)


def best_pair(maps, road):
    explained, i, j = explained_by_pairs(maps, road)
    candidates = np.argsort(-explained, kind="stable")[:REFITTED]
    fits = [(logistic(maps[:, [i[k], j[k]]], road), (i[k], j[k])) for k in candidates]
    (weights, bias, loss), pair = min(fits, key=lambda fit: fit[0][2])
    print(f"maps {pair[0]} and {pair[1]}: log loss {loss:.4f}, R^2 {explained[candidates[0]]:.4f} at most")
    return pair, weights, bias


def interpolation(small, large):
    """(large, small): bilinear between the centres, the borders held."""
    at = np.clip((np.arange(large) + 0.5) * small / large - 0.5, 0, small - 1)
    low = np.minimum(np.floor(at).astype(int), small - 2)
    matrix = np.zeros((large, small))
    matrix[np.arange(large), low] = 1 - (at - low)
    matrix[np.arange(large), low + 1] += at - low
    return matrix


def road_iou(margin, mask):
    """Of the outputs scaled up to the picture: road where output 1 is larger, that is where `margin` is above 0."""
    found = interpolation(ROWS, mask.shape[0]) @ margin.reshape(ROWS, COLUMNS) @ interpolation(COLUMNS, mask.shape[1]).T > 0
    return (found & mask).sum() / max(1, (found | mask).sum())


def main():
    program, extractor, folder = sys.argv[1:]
    scenes = [read_scene(program, extractor, seed) for seed in FIT]
    maps = np.concatenate([scene[0] for scene in scenes])
    road = np.concatenate([road_cells(scene[1]) for scene in scenes]).astype(np.float64)
    pair, weights, bias = best_pair(maps, road)
    rows = np.zeros((2, MAPS), np.float32)
    rows[:, list(pair)] = np.array([-weights / 2, weights / 2])
    np.save(os.path.join(folder, "keep_two_weights.npy"), rows)
    np.save(os.path.join(folder, "keep_two_bias.npy"), np.array([-bias / 2, bias / 2], np.float32))
    scores = []
    for seed in TEST:
        x, mask = read_scene(program, extractor, seed)
        scores.append(road_iou(x[:, list(pair)] @ weights + bias, mask))
    print(f"{extractor}: road IoU of {len(TEST)} new scenes: median {np.median(scores):.3f} mean {np.mean(scores):.3f} "
          f"worst {min(scores):.3f} ({TEST[int(np.argmin(scores))]})")
    print(" ".join(f"{seed}:{score:.3f}" for seed, score in zip(TEST, scores)))


if __name__ == "__main__":
    main()
