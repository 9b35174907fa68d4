"""`pointwise features`: shapes, values, layouts, and what is refused."""

import pathlib
import shutil
import struct
import unittest
import unittest.mock

import numpy as np

import cli_case
from cli_case import CliCase
from png_files import encode_png

DATA = pathlib.Path(__file__).parents[2] / "data" / "images"


class FeaturesTest(CliCase):
    def save_image(self, height, width):
        pixels = self.random.integers(0, 255, size=(height, width, 3), dtype=np.uint8, endpoint=True)
        (self.folder / "x.png").write_bytes(encode_png(pixels))
        return pixels

    def test_the_filter_bank_gives_256_maps_at_stride_8(self):
        for height, width in [(160, 576), (33, 50), (1, 1)]:
            with self.subTest(height=height, width=width):
                self.save_image(height, width)
                self.succeeds("features", "x.png", "--output", "f.npy", "--extractor", "filterbank")
                maps = self.load("f.npy")
                self.assertEqual(maps.shape, (1, -(-height // 8), -(-width // 8), 256))
                self.assertEqual(maps.dtype, np.dtype("<f4"))
                self.assertTrue(np.isfinite(maps).all())

    def test_pixels_are_the_image(self):
        pixels = self.save_image(5, 9)
        self.succeeds("features", "x.png", "-o", "f.npy", "--extractor", "pixels")
        np.testing.assert_array_equal(self.load("f.npy")[0], pixels.astype("f4") / np.float32(255))

    def test_the_layouts_hold_the_same_values(self):
        self.save_image(40, 48)
        self.succeeds("features", "x.png", "-o", "last.npy")
        self.succeeds("features", "x.png", "-o", "first.npy", "--layout", "nchw")
        np.testing.assert_array_equal(np.moveaxis(self.load("first.npy"), 1, -1), self.load("last.npy"))

    def test_threads_give_the_same_bytes(self):
        self.save_image(100, 120)
        self.succeeds("features", "x.png", "-o", "one.npy", "--threads", 1)
        self.succeeds("features", "x.png", "-o", "three.npy", "--threads", 3)
        self.assertEqual((self.folder / "one.npy").read_bytes(), (self.folder / "three.npy").read_bytes())

    def test_features_then_apply(self):
        self.save_image(64, 80)
        self.succeeds("features", "x.png", "-o", "f.npy")
        self.save("w.npy", self.random.normal(size=(2, 256)).astype("f4"))
        self.succeeds("apply", "-i", "f.npy", "-w", "w.npy", "-o", "y.npy")
        self.assertEqual(self.load("y.npy").shape, (1, 8, 10, 2))

    def test_files_that_are_not_images(self):
        self.save("x.npy", np.zeros((2, 2, 3), "f4"))
        self.fails("x.npy", "not a PNG, JPEG or BMP", "features", "x.npy", "-o", "f.npy")
        self.fails("absent.png", "No such file", "features", "absent.png", "-o", "f.npy")
        (self.folder / "empty.png").write_bytes(b"")
        self.fails("empty.png", "is", "features", "empty.png", "-o", "f.npy")

    def test_without_its_image_decoder_it_says_what_is_missing(self):
        self.save_image(6, 7)
        (self.folder / "alone").mkdir()
        program = shutil.copy(cli_case.PROGRAM, self.folder / "alone")
        with unittest.mock.patch.object(cli_case, "PROGRAM", program):
            self.fails("x.png", f"the image decoder {program}-decode cannot be started", "features", "x.png", "-o",
                       "f.npy", "--extractor", "pixels")

    def test_the_program_itself_has_nothing_that_decodes_images(self):
        content = pathlib.Path(cli_case.PROGRAM).read_bytes()
        for name in b"stbi_", b"exif_data_new":
            self.assertNotIn(name, content)
        decoder = pathlib.Path(f"{cli_case.PROGRAM}-decode").read_bytes()
        self.assertIn(b"stbi_", decoder)

    def test_a_photo_is_turned_upright(self):
        self.succeeds("features", DATA / "photo.jpg", "-o", "stored.npy", "--extractor", "pixels")
        photo = (DATA / "photo.jpg").read_bytes()
        exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
        segment = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
        (self.folder / "turned.jpg").write_bytes(photo[:2] + segment + photo[2:])
        result = self.succeeds("features", "turned.jpg", "-o", "turned.npy", "--extractor", "pixels")
        self.assertIn("pointwise: turned.jpg: turned upright by its EXIF orientation\n", result.stderr)
        turned = self.load("turned.npy")
        self.assertEqual(turned.shape, (1, 64, 48, 3))
        np.testing.assert_array_equal(turned, np.rot90(self.load("stored.npy"), -1, axes=(1, 2)))
        np.testing.assert_allclose(turned[0, 2, 45], [0.98, 0.08, 0.08], atol=0.02)
        self.succeeds("features", "turned.jpg", "-o", "maps.npy")
        self.assertEqual(self.load("maps.npy").shape, (1, 8, 6, 256))

    def test_a_name_is_written_in_its_format_or_refused(self):
        self.save_image(6, 7)
        self.succeeds("features", "x.png", "-o", "f.npy", "--extractor", "pixels")
        self.save("w.npy", np.eye(3, dtype="f4"))
        for name in ["f.safetensors", "F.SafeTensors", "g.NPY"]:
            self.succeeds("features", "x.png", "-o", name, "--extractor", "pixels")
            self.succeeds("apply", "-i", name, "-w", "w.npy", "-o", "y.npy", "--layout", "nhwc")
            np.testing.assert_array_equal(self.load("y.npy"), self.load("f.npy"))
        for name in ["f.npz", "f.png", "f.txt"]:
            self.fails(name, "use .npy or .safetensors", "features", "x.png", "-o", name, "--extractor", "pixels")

    def test_an_output_that_cannot_be_written(self):
        self.save_image(8, 8)
        self.fails("no/such/f.npy", "No such file", "features", "x.png", "-o", "no/such/f.npy")


if __name__ == "__main__":
    unittest.main()
