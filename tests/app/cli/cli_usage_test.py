"""Options: help, version, and what is refused as bad usage."""

import shutil
import subprocess
import unittest

import numpy as np

from cli_case import CliCase

SUBCOMMANDS = ["apply", "bench", "compare", "cost", "features", "fit", "scene", "screenshot"]


class UsageTest(CliCase):
    def test_help_goes_to_stdout(self):
        overview = self.succeeds("--help")
        self.assertEqual(overview.stderr, "")
        for name in SUBCOMMANDS:
            self.assertIn(name, overview.stdout)
            result = self.succeeds(name, "--help")
            self.assertEqual(result.stderr, "")
            self.assertIn(f"pointwise {name}", result.stdout)

    def test_apply_help_names_every_option(self):
        text = self.succeeds("apply", "--help").stdout
        for option in ["input", "weights", "bias", "activation", "layout", "output", "png", "threads", "json"]:
            self.assertIn(f"--{option}", text)

    def test_the_help_names_what_the_window_opens(self):
        for command in [[], ["screenshot"]]:
            files = [line for line in self.succeeds(*command, "--help").stdout.splitlines() if line.startswith("  FILE")]
            self.assertEqual(len(files), 1)
            self.assertIn("Images, feature stacks, weights or labels (.npy, .safetensors)", files[0])

    def test_version(self):
        self.assertRegex(self.succeeds("--version").stdout, r"^pointwise \d+\.\d+\.\d+\n$")

    def test_bad_usage(self):
        self.fails_usage("--input", "apply")
        self.fails_usage("--weights", "apply", "--input", "x.npy")
        self.fails_usage("purple", "apply", "-i", "x.npy", "-w", "w.npy", "--activation", "purple")
        self.fails_usage("NHCW", "apply", "-i", "x.npy", "-w", "w.npy", "--layout", "NHCW")
        self.fails_usage("--threads", "apply", "-i", "x.npy", "-w", "w.npy", "--threads", "0")
        self.fails_usage("--threads", "apply", "-i", "x.npy", "-w", "w.npy", "--threads", "many")
        self.fails_usage("extra", "apply", "-i", "x.npy", "-w", "w.npy", "extra")
        self.fails_usage("--output", "apply", "-i", "x.npy", "-w", "w.npy", "--output")
        self.fails_usage("--no-such-option", "--no-such-option")
        self.fails_usage("--output", "screenshot")
        self.fails_usage("--output", "features", "x.png")
        self.fails_usage("IMAGE", "features", "--output", "f.npy")
        self.fails_usage("sobel", "features", "x.png", "-o", "f.npy", "--extractor", "sobel")

    def test_sizes_and_scales_out_of_range(self):
        for size in ["1600", "x", "1600x", "1600x900x3", "1600 x 900", "-1600x900", "319x900", "1600x7681", "1e3x900"]:
            self.fails_usage("--size", "screenshot", "-o", "s.png", "--size", size)
        for scale in ["0", "0.4", "4.1", "nan", "inf", "1,5", "two", ""]:
            self.fails_usage("--scale", "screenshot", "-o", "s.png", "--scale", scale)
        self.fails_usage("--theme", "screenshot", "-o", "s.png", "--theme", "beige")
        self.fails_usage("--frames", "screenshot", "-o", "s.png", "--frames", "0")

    def test_views(self):
        self.fails_usage("explore.inputs", "screenshot", "-o", "s.png", "--view", "kitchen")
        self.fails_usage("explore.inputs", "--view", "explore.cellar")

    def test_values_of_set_are_in_the_help_and_in_the_error(self):
        text = self.succeeds("screenshot", "--help").stdout
        for line in ["theme: dark|light|projector", "layout: nchw|nhwc", "curtain: true|false", "probe.x: ", "muted: "]:
            self.assertIn(line, text)
        for bad in ["colour=red", "theme", "=dark", ""]:
            self.fails_usage("maps.order", "screenshot", "-o", "s.png", "--set", bad)
        self.fails_usage("dark|light|projector", "screenshot", "-o", "s.png", "--set", "theme=beige")
        self.fails_usage("map", "screenshot", "-o", "s.png", "--set", "map=1", "--set", "map=-1")
        self.fails_usage("threshold", "screenshot", "-o", "s.png", "--set", "threshold=0,5")
        self.fails_usage("muted", "screenshot", "-o", "s.png", "--set", "muted=1,,2")


class LocaleTest(CliCase):
    def test_numbers_use_a_point_in_locales_with_a_decimal_comma(self):
        if shutil.which("localedef") is None:
            self.skipTest("no localedef")
        made = subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", str(self.folder / "de_DE.UTF-8")],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        if made.returncode != 0:
            self.skipTest("the system has no sources of the German locale")
        self.save("x.npy", np.array([[[0.5]], [[0.25]]], "f4"))
        self.save("w.npy", np.array([[1.0]], "f4"))
        environment = {"LC_ALL": "de_DE.UTF-8", "LOCPATH": str(self.folder)}
        result = self.succeeds("apply", "-i", "x.npy", "-w", "w.npy", "--layout", "nhwc", env=environment)
        self.assertIn("min 0.25, max 0.5", result.stdout)


if __name__ == "__main__":
    unittest.main()
