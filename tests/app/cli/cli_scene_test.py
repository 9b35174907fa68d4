"""`pointwise scene`: the three pictures agree with each other and with the seed."""

import struct
import unittest

import numpy as np

from cli_case import CliCase
from png_files import decode_png

ROAD, LANE_MARK, CLASSES = 1, 2, 9


class SceneTest(CliCase):
    def picture(self, name):
        return decode_png((self.folder / name).read_bytes())

    def test_a_scene_is_as_large_as_the_road_photo_unless_asked_otherwise(self):
        self.succeeds("scene", "--seed", 1, "--image", "i.png")
        width_and_height = (self.folder / "i.png").read_bytes()[16:24]
        self.assertEqual(struct.unpack(">II", width_and_height), (576, 160))

    def test_picture_mask_and_labels_agree(self):
        files = ["--image", "i.png", "--mask", "m.png", "--labels", "l.png"]
        self.succeeds("scene", "--seed", 1000007, "--size", "144x64", *files)
        image, mask, labels = self.picture("i.png"), self.picture("m.png"), self.picture("l.png")
        self.assertEqual(image.shape, (64, 144, 3))
        self.assertEqual(mask.shape, (64, 144))
        self.assertEqual(set(np.unique(mask)), {0, 255})
        self.assertLess(labels.max(), CLASSES)
        np.testing.assert_array_equal(mask == 255, (labels == ROAD) | (labels == LANE_MARK))
        self.assertGreaterEqual((mask == 255).mean(), 0.05)

    def test_the_seed_and_the_size_decide(self):
        for name, seed in [("a.png", 5), ("b.png", 5), ("c.png", 2**64 - 1)]:
            self.succeeds("scene", "--seed", seed, "--image", name, "--size", "64x48")
        self.assertEqual(self.picture("a.png").shape, (48, 64, 3))
        self.assertEqual((self.folder / "a.png").read_bytes(), (self.folder / "b.png").read_bytes())
        self.assertNotEqual((self.folder / "a.png").read_bytes(), (self.folder / "c.png").read_bytes())

    def test_the_settings_change_the_picture(self):
        pictures = set()
        for options in [[], ["--weather", "night"], ["--weather", "fog"], ["--weather", "snow"], ["--focal", "0.5"]]:
            self.succeeds("scene", "--seed", 3, "--image", "s.png", "--size", "64x48", *options)
            pictures.add((self.folder / "s.png").read_bytes())
        self.assertEqual(len(pictures), 5)

    def test_bad_usage(self):
        self.fails_usage("--seed", "scene", "--image", "s.png")
        self.fails_usage("--image", "scene", "--seed", "1")
        self.fails_usage("--seed", "scene", "--seed", "-1", "--image", "s.png")
        self.fails_usage("--seed", "scene", "--seed", str(2**64), "--image", "s.png")
        self.fails_usage("--size", "scene", "--seed", "1", "--image", "s.png", "--size", "15x160")
        self.fails_usage("--weather", "scene", "--seed", "1", "--image", "s.png", "--weather", "hail")
        self.fails_usage("--focal", "scene", "--seed", "1", "--image", "s.png", "--focal", "0.2")

    def test_a_picture_that_cannot_be_written(self):
        self.fails("no/i.png", "No such file", "scene", "--seed", 1, "--image", "no/i.png", "--size", "64x48")


if __name__ == "__main__":
    unittest.main()
