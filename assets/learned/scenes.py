"""Reads the files that pointwise_scene_dump writes."""
import numpy as np

HEIGHT, WIDTH = 160, 576
CLASSES = ("sky", "road", "lane mark", "terrain", "pavement", "vegetation", "building", "car", "pole")
ROAD, LANE_MARK, VEGETATION = 1, 2, 5


def read_dump(path):
    """(count, 160, 576, 3) RGB and (count, 160, 576) classes, both uint8 and memory-mapped."""
    records = np.memmap(path, np.uint8, "r").reshape(-1, HEIGHT * WIDTH * 4)
    split = HEIGHT * WIDTH * 3
    return records[:, :split].reshape(-1, HEIGHT, WIDTH, 3), records[:, split:].reshape(-1, HEIGHT, WIDTH)


def is_road(classes):
    return (classes == ROAD) | (classes == LANE_MARK)
