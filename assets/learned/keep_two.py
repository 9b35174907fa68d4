"""What two of the 256 maps can do: keep_two.py COMPARISON.json FOLDER writes FOLDER/keep_two_weights.npy and _bias.npy.

COMPARISON.json is what `pointwise compare --scenes 24 --extractor EXTRACTOR --output COMPARISON.json` writes. The row
*best2* is taken from it: the pair with the least log loss for road, and its read-out, folded into one layer. Two columns
of W are not zero. Needs only NumPy.
"""
import json
import os
import sys

import numpy as np


def main():
    comparison, folder = sys.argv[1:]
    with open(comparison, encoding="utf-8") as file:
        row = next(row for row in json.load(file)["rows"] if row["name"] == "best2")
    np.save(os.path.join(folder, "keep_two_weights.npy"), np.array(row["weight"], np.float32))
    np.save(os.path.join(folder, "keep_two_bias.npy"), np.array(row["bias"], np.float32))
    print(f"maps {row['kept'][0]} and {row['kept'][1]}: road IoU (pixels) of new scenes, mean {row['iou']:.3f}")


if __name__ == "__main__":
    main()
