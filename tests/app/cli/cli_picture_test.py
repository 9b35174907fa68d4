"""`pointwise apply` on images and into pictures."""

import struct
import unittest

import numpy as np

from cli_case import CliCase, pointwise_float64
from png_files import SIGNATURE, decode_png, encode_png, png_chunk


class ImageInputTest(CliCase):
    def check_image(self, pixels, rgb):
        """rgb: (H, W, 3) in 0…1, the expected pixels."""
        (self.folder / "x.png").write_bytes(encode_png(pixels))
        result = self.succeeds("apply", "-i", "x.png", "-w", "w.npy", "-o", "y.npy")
        outputs = self.load("y.npy")
        expected, bound = pointwise_float64(rgb, self.load("w.npy"))
        self.assertEqual(outputs.shape, expected.shape)
        self.assertLessEqual((np.abs(outputs - expected) - bound).max(), 0.0)
        return result.stderr

    def test_colour_grey_alpha_and_sixteen_bits(self):
        self.save("w.npy", self.random.normal(size=(2, 3)).astype("f4"))
        for dtype in [np.uint8, np.uint16]:
            top = np.iinfo(dtype).max
            rgba = self.random.integers(0, top, size=(5, 7, 4), dtype=dtype, endpoint=True)
            rgb = rgba[..., :3].astype(float)
            grey = np.repeat(rgb[..., :1], 3, axis=2)
            opaque = rgba.copy()
            opaque[..., 3] = top
            with self.subTest(dtype=dtype):
                self.assertEqual(self.check_image(rgba[..., :3], rgb / top), "")
                self.assertEqual(self.check_image(opaque, rgb / top), "")
                self.assertEqual(self.check_image(rgba[..., 0], grey / top), "")
                said = "pointwise: x.png: transparent parts laid on white\n"
                self.assertEqual(self.check_image(rgba, self.on_white(rgb, rgba[..., 3:], top)), said)
                self.assertEqual(self.check_image(rgba[..., :2], self.on_white(grey, rgba[..., 1:2], top)), said)

    def on_white(self, colours, alpha, top):
        alpha = alpha.astype(float)
        return np.rint((colours * alpha + top * (top - alpha)) / top) / top

    def test_an_image_has_three_maps(self):
        (self.folder / "x.png").write_bytes(encode_png(np.zeros((2, 2, 3), np.uint8)))
        self.save("w.npy", np.ones((2, 256), "f4"))
        self.fails("x.png", "3 maps", "apply", "-i", "x.png", "-w", "w.npy", "-o", "y.npy")

    def test_damaged_images(self):
        self.save("w.npy", np.ones((2, 3), "f4"))
        good = encode_png(self.random.integers(0, 255, size=(20, 30, 3), dtype=np.uint8))
        huge = SIGNATURE + png_chunk(b"IHDR", struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 8, 2, 0, 0, 0))
        wide = SIGNATURE + png_chunk(b"IHDR", struct.pack(">IIBBBBB", 20_000, 12_000, 8, 2, 0, 0, 0))
        cases = {
            "cut.png": (good[:200], "cut off before the end of its pixels"),
            "header.png": (SIGNATURE + b"\0" * 40, "damaged"),
            "signature.png": (SIGNATURE, "damaged"),
            "huge.png": (huge, "limits"),
            "wide.png": (wide + png_chunk(b"IDAT", b""), "pixels"),
            "cut.jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "damaged"),
            "cut.bmp": (b"BM" + b"\xff" * 30, "damaged"),
        }
        for name, (data, reason) in cases.items():
            with self.subTest(name=name):
                (self.folder / name).write_bytes(data)
                self.fails(name, reason, "apply", "-i", name, "-w", "w.npy", "-o", "y.npy")


DIVERGING = [(120, 196, 255), (47, 143, 232), (36, 84, 132), (48, 52, 58), (134, 84, 34), (240, 145, 42), (255, 205, 130)]
VIRIDIS = [(68, 1, 84), (71, 44, 122), (59, 81, 139), (44, 113, 142), (33, 144, 141), (39, 173, 129), (92, 200, 99),
           (170, 220, 50), (253, 231, 37)]
GREYS = [(0, 0, 0), (255, 255, 255)]


def colours(stops, low, high, values):
    """A colour map of the dark theme, given by its stops, as in renderer/colors/color_map.cpp; finite values only."""
    entries = np.rint(np.clip((np.asarray(values, float) - low) / (high - low), 0, 1) * 255)
    places = entries / 255 * (len(stops) - 1)
    return np.stack([np.interp(places, range(len(stops)), channel) for channel in np.array(stops, float).T], axis=-1)


class PictureOutputTest(CliCase):
    def picture(self, *options):
        self.succeeds("apply", "-w", "w.npy", "--png", "y.png", *options)
        return decode_png((self.folder / "y.png").read_bytes()).astype(int)

    def check_colours(self, stops, ranges, *options):
        """Each output of x.npy in its own range."""
        rgb = self.picture("-i", "x.npy", "-o", "y.npy", "--layout", "nhwc", *options)
        outputs = self.load("y.npy")
        width = outputs.shape[1]
        for o, (low, high) in enumerate(ranges):
            drawn = rgb[:, o * (width + 1) : o * (width + 1) + width]
            np.testing.assert_allclose(drawn, colours(stops, low, high, outputs[..., o]), atol=1.01, err_msg=f"output {o}")

    def test_each_output_has_its_own_range_by_the_rule_of_the_window(self):
        values = np.array([[-2.0, -1.0, 0.0], [0.5, 1.0, 1.5]], "f4")
        self.save("x.npy", values[..., np.newaxis])
        self.save("w.npy", np.array([[1.0], [-10.0]], "f4"))
        self.check_colours(DIVERGING, [(-2, 2), (-20, 20)])
        self.check_colours(VIRIDIS, [(0, 1.5), (0, 20)], "--activation", "relu")
        self.check_colours(VIRIDIS, [(0, 1), (0, 1)], "--activation", "sigmoid")
        self.check_colours(VIRIDIS, [(0, 1), (0, 1)], "--activation", "softmax")
        self.save("x.npy", np.abs(values[..., np.newaxis]))
        self.check_colours(DIVERGING, [(-2, 2), (-20, 20)])

    def test_outputs_of_an_image_without_negative_values_are_grey(self):
        pixels = self.random.integers(0, 255, size=(4, 5, 3), dtype=np.uint8)
        (self.folder / "x.png").write_bytes(encode_png(pixels))
        self.save("w.npy", np.array([[0, 1, 0], [0, 2, 0]], "f4"))
        rgb = self.picture("-i", "x.png")
        green = pixels[..., 1] / 255
        np.testing.assert_allclose(rgb[:, :5], colours(GREYS, 0, 1, green), atol=1.01)
        high = 2 * green.max()
        np.testing.assert_allclose(rgb[:, 6:], colours(GREYS, 0, max(1, high), 2 * green), atol=2.01)

    def test_maps_are_side_by_side_in_the_colours_of_their_sign(self):
        maps = np.zeros((2, 3, 1), "f4")
        maps[:, :, 0] = [[-1, 0, 1], [1, 1, np.nan]]
        self.save("x.npy", maps)
        self.save("w.npy", np.array([[1.0], [-1.0]], "f4"))
        self.succeeds("apply", "-i", "x.npy", "-w", "w.npy", "--png", "y.png", "--layout", "nhwc")
        rgb = decode_png((self.folder / "y.png").read_bytes()).astype(int)
        self.assertEqual(rgb.shape, (2, 3 + 1 + 3, 3))
        red, blue = rgb[..., 0], rgb[..., 2]
        self.assertGreater(blue[0, 0], red[0, 0])
        self.assertGreater(red[0, 2], blue[0, 2])
        np.testing.assert_array_equal(rgb[0, 0], rgb[0, 6])
        np.testing.assert_array_equal(rgb[0, 1], rgb[0, 5])
        np.testing.assert_array_equal(rgb[:, 3], np.full((2, 3), 128))
        self.assertNotIn(rgb[1, 2].tolist(), rgb[0].tolist())

    def test_a_picture_too_large_is_refused(self):
        self.save("x.npy", np.zeros((1, 40_000, 2), "u1"))
        self.save("w.npy", np.ones((1, 2), "f4"))
        self.fails("y.png", "too large", "apply", "-i", "x.npy", "-w", "w.npy", "--png", "y.png", "--layout", "nhwc")


if __name__ == "__main__":
    unittest.main()
