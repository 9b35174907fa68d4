"""`pointwise screenshot`: what --set draws, and values that do not fit the files."""

import json
import struct
import unittest

import numpy as np

from cli_case import CliCase, not_with_sanitizers, some_of
from png_files import decode_png


class ScreenshotTest(CliCase):
    def setUp(self):
        super().setUp()
        self.save_stack_and_weights(maps=4)

    def shot(self, *options):
        self.succeeds("screenshot", "x.npy", "w.npy", "-o", "s.png", "--size", "640x400", *options)
        return decode_png((self.folder / "s.png").read_bytes())

    @not_with_sanitizers
    def test_set_has_the_same_effect_as_the_options_of_the_window(self):
        np.testing.assert_array_equal(self.shot("--set", "theme=light"), self.shot("--theme", "light"))
        np.testing.assert_array_equal(self.shot("--set", "view=explore.inputs"), self.shot())

    def test_each_value_is_drawn(self):
        pictures = [self.shot()]
        each = [["map=0", "output=0"], ["map=0", "output=0", "layout=nchw"], ["map=0", "output=0", "muted=1,2"],
                ["map=0", "output=0", "probe.x=2", "probe.y=1"], ["curtain=true"], ["range=symmetric"]]
        for values in some_of(each, 4):
            picture = self.shot(*(option for value in values for option in ["--set", value]))
            for other in pictures:
                self.assertTrue((picture != other).any(), values)
            pictures.append(picture)

    @not_with_sanitizers
    def test_the_users_settings_are_ignored(self):
        before = self.shot()
        config = self.folder / "config" / "pointwise"
        config.mkdir(parents=True)
        (config / "settings.json").write_text('{"theme": "light"}')
        self.succeeds("screenshot", "x.npy", "w.npy", "-o", "s.png", "--size", "640x400",
                      env={"XDG_CONFIG_HOME": str(config.parent)})
        np.testing.assert_array_equal(decode_png((self.folder / "s.png").read_bytes()), before)
        self.assertEqual((config / "settings.json").read_text(), '{"theme": "light"}')

    def written(self, *options):
        return self.run_program("screenshot", "x.npy", "w.npy", "-o", "s.png", *options)

    @not_with_sanitizers
    def test_the_last_row_lists_what_is_too_small(self):
        # Body text of the dark look is 16 of 900 lines.
        done = self.written("--size", "1600x900", "--back-row")
        self.assertEqual(done.returncode, 1)
        lines = done.stdout.splitlines()
        self.assertIn('28 of 1,080 lines wanted, 19.2: "Pointwise"', lines)
        self.assertEqual(len(lines), len(set(lines)))
        self.assertRegex(done.stderr, r"^pointwise: s\.png: \d+ problems? with texts and marks; .*\n$")
        projected = self.written("--size", "1600x900", "--back-row", "--theme", "projector").stdout.splitlines()
        self.assertLess(len(projected), len(lines))

    def test_the_last_row_sees_less(self):
        near = self.shot("--theme", "light").astype(int)
        self.written("--size", "640x400", "--theme", "light", "--back-row")
        far = decode_png((self.folder / "s.png").read_bytes()).astype(int)
        self.assertEqual(far.shape, near.shape)
        # Black is as bright as a seventh of white there.
        self.assertGreaterEqual(far.min(), 104)
        self.assertLess(np.abs(np.diff(far, axis=1)).max(), np.abs(np.diff(near, axis=1)).max())

    def test_long_texts_are_another_picture_and_the_next_is_as_before(self):
        before = self.shot()
        self.written("--size", "640x400", "--text-test", "long")
        self.assertTrue((decode_png((self.folder / "s.png").read_bytes()) != before).any())
        np.testing.assert_array_equal(self.shot("--text-test", "normal"), before)

    def test_a_text_test_is_one_of_two(self):
        done = self.written("--text-test", "short")
        self.assertEqual(done.returncode, 2)
        self.assertIn("normal|long", done.stderr)

    def test_values_that_do_not_fit_the_files_are_an_error(self):
        wrong = [("map=4", "3"), ("n=1", "0"), ("probe.y=4", "3"), ("muted=0,4", "3"), ("output=2", "1"),
                 ("overlay=colour", "argmax, softmax, values"), ("view=kitchen", "explore")]
        for value, reason in some_of(wrong, 3):
            with self.subTest(value=value):
                self.fails(value, reason, "screenshot", "x.npy", "w.npy", "-o", "s.png", "--set", value)

    @not_with_sanitizers
    def test_the_order_of_the_files_does_not_matter(self):
        before = self.shot()
        self.succeeds("screenshot", "w.npy", "x.npy", "-o", "s.png", "--size", "640x400")
        np.testing.assert_array_equal(decode_png((self.folder / "s.png").read_bytes()), before)

    def test_the_single_array_of_an_archive_is_a_stack(self):
        maps = np.ones((1, 3, 4, 5), np.float32)
        header = json.dumps({"x": {"dtype": "F32", "shape": maps.shape, "data_offsets": [0, maps.nbytes]}}).encode()
        (self.folder / "one.safetensors").write_bytes(struct.pack("<Q", len(header)) + header + maps.tobytes())
        self.succeeds("screenshot", "one.safetensors", "-o", "s.png", "--size", "640x400", "--set", "map=4")

    def test_a_file_that_does_not_open_is_reported_first(self):
        self.fails("y.npy", "No such file", "screenshot", "y.npy", "-o", "s.png", "--set", "map=4")


if __name__ == "__main__":
    unittest.main()
