"""`pointwise fit` against NumPy in float64, and what is refused."""

import itertools
import json
import unittest

import numpy as np

from cli_case import CliCase, some_of
from png_files import decode_png, encode_png

RATES = {"sgd": 0.05, "momentum": 0.01, "adam": 0.01}


class Reference:
    """Full-batch descent on standardised maps: maps (P, Cin) of all positions, labels (P,), -1 for none."""

    def __init__(self, maps, labels, weights, bias, loss):
        self.maps, self.labels, self.loss_kind = maps.astype(np.float64), labels, loss
        self.mean = self.maps[labels >= 0].mean(axis=0)
        self.deviation = self.maps.std(axis=0)
        self.x = ((self.maps - self.mean) / self.deviation)[labels >= 0]
        self.target = np.eye(len(bias))[labels[labels >= 0]]
        self.weights = weights * self.deviation
        self.bias = bias + weights @ self.mean

    def loss_and_slope(self):
        y = self.x @ self.weights.T + self.bias
        if self.loss_kind == "squared":
            return 0.5 * ((y - self.target) ** 2).sum(axis=1).mean(), y - self.target
        shifted = y - y.max(axis=1, keepdims=True)
        p = np.exp(shifted) / np.exp(shifted).sum(axis=1, keepdims=True)
        return -np.log((p * self.target).sum(axis=1)).mean(), p - self.target

    def train(self, optimiser, rate, steps, decay):
        means = squares = (np.zeros_like(self.weights), np.zeros_like(self.bias))
        for step in range(1, steps + 1):
            slope = self.loss_and_slope()[1] / len(self.x)
            gradient = (slope.T @ self.x + decay * self.weights, slope.sum(axis=0))
            if optimiser == "sgd":
                change = gradient
            elif optimiser == "momentum":
                change = means = tuple(0.9 * m + g for m, g in zip(means, gradient))
            else:
                means = tuple(0.9 * m + 0.1 * g for m, g in zip(means, gradient))
                squares = tuple(0.999 * s + 0.001 * g * g for s, g in zip(squares, gradient))
                change = tuple(
                    m / (1 - 0.9**step) / (np.sqrt(s / (1 - 0.999**step)) + 1e-8) for m, s in zip(means, squares)
                )
            self.weights = self.weights - rate * change[0]
            self.bias = self.bias - rate * change[1]

    def layer(self):
        weights = self.weights / self.deviation
        return weights, self.bias - weights @ self.mean


class FitCase(CliCase):
    def save_problem(self, classes=2, shape=(2, 5, 9), maps=6):
        """x.npy (N, H, W, maps), l.npy (N, H, W): a fifth without a label. Returns both."""
        centres = self.random.normal(size=(classes, maps))
        labels = self.random.integers(0, classes, size=shape)
        x = centres[labels] + self.random.normal(size=(*shape, maps))
        x = (x * self.random.uniform(0.1, 5, size=maps) + self.random.normal(size=maps)).astype("f4")
        labels[self.random.random(shape) < 0.2] = -1
        self.save("x.npy", x)
        self.save("l.npy", labels)
        return x, labels

    def fit(self, *arguments, **options):
        return self.succeeds("fit", "-i", "x.npy", "-l", "l.npy", "-o", "w.npy", "-b", "b.npy", *arguments, **options)

    def fit_json(self, *arguments):
        return json.loads(self.fit("--json", *arguments).stdout)


class ReferenceTest(FitCase):
    def check(self, x, labels, optimiser, loss, decay):
        options = ["--optimiser", optimiser, "--loss", loss, "--decay", decay, "--rate", RATES[optimiser]]
        self.fit(*options, "--steps", 0)
        start = self.load("w.npy").astype(np.float64), self.load("b.npy").astype(np.float64)
        reference = Reference(x.reshape(-1, x.shape[-1]), labels.reshape(-1), *start, loss)
        reference.train(optimiser, RATES[optimiser], 500, decay)
        report = self.fit_json(*options, "--steps", 500)
        self.assertAlmostEqual(report["loss"], reference.loss_and_slope()[0], delta=2e-4)
        weights, bias = reference.layer()
        np.testing.assert_allclose(self.load("w.npy"), weights, rtol=5e-3, atol=5e-3 * np.abs(weights).max())
        np.testing.assert_allclose(self.load("b.npy"), bias, rtol=5e-3, atol=5e-3 * np.abs(bias).max())
        self.check_scores(report, x, labels)

    def check_scores(self, report, x, labels):
        y = x @ self.load("w.npy").T + self.load("b.npy")
        guess, is_labelled = y.argmax(axis=-1), labels >= 0
        self.assertAlmostEqual(report["accuracy"], (guess == labels)[is_labelled].mean(), places=6)
        overlaps = []
        for kind in range(y.shape[-1]):
            says, is_kind = (guess == kind) & is_labelled, labels == kind
            overlaps.append((says & is_kind).sum() / (says | is_kind).sum())
        expected = overlaps[1] if len(overlaps) == 2 else np.mean(overlaps)
        self.assertAlmostEqual(report["iou"], expected, places=6)

    def test_every_optimiser_and_loss(self):
        for classes in [2, 3]:
            x, labels = self.save_problem(classes)
            for optimiser, loss, decay in some_of(itertools.product(RATES, ["ce", "squared"], [0, 0.1]), 5):
                with self.subTest(classes=classes, optimiser=optimiser, loss=loss, decay=decay):
                    self.check(x, labels, optimiser, loss, decay)

    def test_two_classes_start_opposite(self):
        self.save_problem()
        self.fit("--steps", 0)
        w = self.load("w.npy")
        self.assertEqual(w.shape, (2, 6))
        np.testing.assert_array_equal(w[1], -w[0])
        self.assertGreater(np.abs(w).max(), 0)


class FitTest(FitCase):
    def test_the_report(self):
        self.save_problem()
        result = self.fit("--json", "--steps", 20, "--seed", 9)
        report = json.loads(result.stdout)
        self.assertEqual(list(report), ["seed", "steps", "optimiser", "rate", "decay", "loss", "accuracy", "iou", "held_out"])
        self.assertEqual([report[key] for key in ["seed", "steps", "optimiser", "rate", "decay"]], [9, 20, "adam", 0.01, 0])
        self.assertEqual(report["held_out"], {"positions": 0, "loss": None, "accuracy": None, "iou": None})
        self.assertEqual(self.fit_json("--optimiser", "sgd")["rate"], 0.0003)
        self.assertEqual(self.fit_json("--optimiser", "momentum")["rate"], 0.0003)
        self.assertEqual(self.fit().stdout, "")
        labelled = (self.load("l.npy") >= 0).sum()
        self.assertIn(f"after 20 steps; {labelled} labels trained on: loss ", result.stderr)

    def test_without_a_file_for_the_bias_it_says_so(self):
        self.save_problem()
        result = self.succeeds("fit", "-i", "x.npy", "-l", "l.npy", "-o", "w.npy", "--steps", 3)
        self.assertIn("pass --bias B.npy", result.stderr)
        self.assertFalse((self.folder / "w_bias.npy").exists())

    def test_positions_that_are_not_drawn_are_held_out(self):
        _, labels = self.save_problem()
        report = self.fit_json("--train-cells", 10)
        self.assertEqual(report["held_out"]["positions"], (labels >= 0).sum() - 20)
        self.assertGreater(report["held_out"]["accuracy"], 0.6)
        self.assertEqual(self.fit_json("--train-cells", 100000)["held_out"]["positions"], 0)

    def test_the_same_seed_gives_the_same_bytes_for_any_number_of_threads(self):
        self.save_problem(shape=(40, 50), maps=64)
        files = {}
        for seed in [1, 2]:
            for threads in [1, 2, 1]:
                self.fit("--seed", seed, "--threads", threads, "--train-cells", 200, "--steps", 50)
                got = [(self.folder / name).read_bytes() for name in ["w.npy", "b.npy"]]
                self.assertEqual(files.setdefault(seed, got), got)
        self.assertNotEqual(files[1], files[2])

    def test_outputs_up_to_the_highest_class(self):
        x, labels = self.save_problem()
        self.save("l.npy", np.where(labels == 1, 6, labels))
        report = self.fit_json("--steps", 300)
        self.assertEqual(self.load("w.npy").shape, (7, 6))
        self.assertEqual(self.load("b.npy").shape, (7,))
        self.assertGreater(report["iou"], 0.5)

    def test_the_order_of_axes_is_that_of_the_labels(self):
        x = self.random.normal(size=(6, 9, 4)).astype("f4")
        fine = self.random.integers(0, 2, size=(6, 9)).repeat(3, 0).repeat(2, 1)
        for name, array in [("nhwc", x), ("nchw", np.moveaxis(x, -1, 0)), ("nhwc", x[None])]:
            for labels in [fine[::3, ::2], fine]:
                self.save("x.npy", array)
                self.save("l.npy", labels)
                result = self.fit("--steps", 5)
                self.assertIn(f"read as {name}", result.stderr)
                self.assertEqual("reduced by majority from 18 × 18" in result.stderr, labels is fine)
                weights = self.load("w.npy")
                self.fit("--steps", 5, "--layout", name)
                np.testing.assert_array_equal(self.load("w.npy"), weights)

    def test_a_picture_on_its_pixels(self):
        pixels = self.random.integers(0, 255, size=(8, 12, 3), dtype=np.uint8)
        mask = np.where(pixels[..., 0] > 120, 255, 0).astype(np.uint8)
        (self.folder / "x.png").write_bytes(encode_png(pixels))
        (self.folder / "l.png").write_bytes(encode_png(mask))
        result = self.succeeds("fit", "-i", "x.png", "-l", "l.png", "-o", "w.npy", "-b", "b.npy", "--json")
        self.assertGreater(json.loads(result.stdout)["accuracy"], 0.9)
        y = (pixels / np.float32(255)) @ self.load("w.npy").T + self.load("b.npy")
        self.assertEqual(y.shape, (8, 12, 2))

    def test_nan_and_infinity_are_data(self):
        x, labels = self.save_problem()
        x[0, 0, 0, 2], x[1, 4, 8, 3] = np.nan, np.inf
        labels[0, 0, 0], labels[1, 4, 8] = 0, 1
        self.save("l.npy", labels)
        self.save("x.npy", x)
        result = self.fit("--json", "--steps", 10)
        self.assertIn("x.npy: 1 NaN and 1 infinite among 540 values", result.stderr)
        self.assertTrue(np.isfinite(self.load("w.npy")).all())
        # Maps that are not finite at a label are left out, of the scores too.
        self.assertIn("2 of 6 maps are constant, or not finite at a label: their weights are 0", result.stderr)
        np.testing.assert_array_equal(self.load("w.npy")[:, [2, 3]], 0)
        report = json.loads(result.stdout, parse_constant=self.fail)
        self.assertGreater(report["loss"], 0)

    def test_the_road_of_a_scene(self):
        self.succeeds("scene", "--seed", 1000091, "--image", "s.png", "--mask", "m.png", "--labels", "c.png")
        self.succeeds("features", "s.png", "-o", "x.npy")
        classes = decode_png((self.folder / "c.png").read_bytes())
        self.save("l.npy", np.isin(classes, [1, 2]).astype(np.uint8))
        report = self.fit_json("--train-cells", 40, "--optimiser", "sgd", "--rate", 3e-4, "--steps", 600)
        self.assertEqual(report["held_out"]["positions"], 20 * 72 - 80)
        self.assertGreater(report["held_out"]["iou"], 0.9)
        weights = self.load("w.npy")
        options = ["--train-cells", 40, "--optimiser", "sgd", "--steps", 600]
        self.succeeds("fit", "-i", "x.npy", "-l", "m.png", "-o", "w.npy", *options)
        np.testing.assert_array_equal(self.load("w.npy"), weights)
        # The greys are the classes, which a picture as labels is not.
        self.fails("c.png", "no pixel brighter than 127", "fit", "-i", "x.npy", "-l", "c.png", "-o", "w.npy")


class TwoLayersTest(FitCase):
    def fit_two(self, *arguments, **options):
        return self.succeeds("fit", "-i", "x.npy", "-l", "l.npy", "-o", "n.safetensors", "--layers", 2, *arguments)

    def read_net(self):
        data = (self.folder / "n.safetensors").read_bytes()
        size = int.from_bytes(data[:8], "little")
        header = json.loads(data[8 : 8 + size])
        arrays = {}
        for name, entry in header.items():
            if name != "__metadata__":
                begin, end = (8 + size + offset for offset in entry["data_offsets"])
                arrays[name] = np.frombuffer(data[begin:end], "<f4").reshape(entry["shape"])
        return arrays

    def test_the_file_gives_the_scores_that_are_reported(self):
        x, labels = self.save_problem(classes=3)
        for activation in ["relu", "none"]:
            options = ["--hidden", 4, "--activation", activation, "--json", "--train-cells", 15]
            report = json.loads(self.fit_two(*options).stdout)
            self.assertEqual([report["hidden"], report["activation"]], [4, activation])
            net = self.read_net()
            self.assertEqual([net[f"layer{k}.weight"].shape for k in [0, 1]], [(4, 6), (3, 4)])
            h = x @ net["layer0.weight"].T + net["layer0.bias"]
            h = np.maximum(h, 0) if activation == "relu" else h
            guess = (h @ net["layer1.weight"].T + net["layer1.bias"]).argmax(-1)
            right = [(guess == labels)[labels >= 0].mean(), report["accuracy"], report["held_out"]["accuracy"]]
            positions = (labels >= 0).sum()
            held_out = report["held_out"]["positions"]
            reported = ((positions - held_out) * right[1] + held_out * right[2]) / positions
            self.assertAlmostEqual(right[0], reported, places=6)
            self.assertGreater(right[0], 0.7)

    def test_a_relu_learns_a_difference(self):
        x = self.random.normal(size=(30, 40, 2)).astype("f4")
        self.save("x.npy", x)
        self.save("l.npy", (np.abs(x[..., 0] - x[..., 1]) > 0.95).astype(int))
        accuracy = {}
        for activation in ["relu", "none"]:
            report = json.loads(self.fit_two("--hidden", 4, "--activation", activation, "--json").stdout)
            accuracy[activation] = report["accuracy"]
        self.assertGreater(accuracy["relu"], 0.93)
        self.assertLess(accuracy["none"], 0.65)

    def test_the_same_bytes_for_any_number_of_threads(self):
        self.save_problem(shape=(40, 50), maps=64)
        files = set()
        for threads in [1, 2]:
            self.fit_two("--threads", threads, "--steps", 30, "--hidden", 5)
            files.add((self.folder / "n.safetensors").read_bytes())
        self.assertEqual(len(files), 1)

    def test_what_is_refused(self):
        self.save_problem()
        two = ["fit", "-i", "x.npy", "-l", "l.npy", "--layers", 2]
        self.fails("w.npy", "use .safetensors", *two, "-o", "w.npy")
        self.fails("b.npy", "the biases are in n.safetensors", *two, "-o", "n.safetensors", "-b", "b.npy")
        self.fails_usage("--layers", "fit", "-i", "x.npy", "-l", "l.npy", "-o", "n.safetensors", "--layers", 3)
        self.fails_usage("--hidden", *two, "-o", "n.safetensors", "--hidden", 0)
        self.fails_usage("--activation", *two, "-o", "n.safetensors", "--activation", "softmax")


class RefusedTest(FitCase):
    def refuses(self, subject, reason, *arguments):
        self.fails(subject, reason, "fit", "-i", "x.npy", "-l", "l.npy", "-o", "w.npy", *arguments)

    def test_labels(self):
        x, labels = self.save_problem()
        for reason, array in [
            ("holds floating-point numbers", labels.astype("f4")),
            ("labels have 2 axes", labels[0, 0]),
            ("but the stack has 2 images", labels[0]),
            ("the label -2", labels - 1),
            ("the label 300", np.where(labels == 1, 300, labels)),
            ("labels nothing", np.full_like(labels, -1)),
            ("labels only class 1, so there is nothing to tell apart", np.where(labels == 0, -1, labels)),
        ]:
            with self.subTest(reason=reason):
                self.save("l.npy", array)
                self.refuses("l.npy", reason, "--layout", "nhwc")
        self.save("l.npy", labels[:, :4])
        self.refuses("l.npy", "has 4 × 9 labels, too few for maps of 5 × 9", "--layout", "nhwc")
        self.refuses("x.npy", "neither divides evenly the labels of 4 × 9; pass --layout nhwc or --layout nchw")
        (self.folder / "l.npy").write_bytes(b"no labels")
        self.refuses("l.npy", "is neither")
        (self.folder / "l.npy").unlink()
        self.refuses("l.npy", "No such file")

    def test_the_input(self):
        _, labels = self.save_problem()
        self.save("x.npy", np.ones((9, 5), "f4"))
        self.refuses("x.npy", "a stack of maps has 3 axes")
        self.save("x.npy", self.random.normal(size=(4, 4, 4)).astype("f4"))
        self.save("l.npy", np.arange(16).reshape(4, 4) % 2)
        self.refuses("x.npy", "which both fit the labels of 4 × 4; pass --layout nhwc or --layout nchw")
        (self.folder / "x.npy").unlink()
        self.refuses("x.npy", "No such file")

    def test_one_of_several_arrays_must_be_named(self):
        x, labels = self.save_problem()
        self.save_arrays("two.safetensors", {"a": x, "b": x})
        self.fails("two.safetensors", "name one", "fit", "-i", "two.safetensors", "-l", "l.npy", "-o", "w.npy")
        self.succeeds("fit", "-i", "two.safetensors:b", "-l", "l.npy", "-o", "w.npy", "--steps", 1)

    def test_the_outputs(self):
        self.save_problem()
        arguments = ["fit", "-i", "x.npy", "-l", "l.npy", "--steps", 1]
        self.fails("w.safetensors", "use .npy", *arguments, "-o", "w.safetensors")
        self.fails("b.png", "use .npy", *arguments, "-o", "w.npy", "-b", "b.png")
        self.fails("./w.npy", "is given for both weights and bias", *arguments, "-o", "w.npy", "-b", "./w.npy")
        self.fails("absent/w.npy", "", *arguments, "-o", "absent/w.npy")
        self.fails("absent/b.npy", "", *arguments, "-o", "w.npy", "-b", "absent/b.npy")

    def test_a_rate_that_diverges(self):
        self.save_problem()
        self.refuses("x.npy", "pass a smaller --rate than 1000", "--optimiser", "sgd", "--rate", 1000, "--loss", "squared")

    def test_usage(self):
        for option in ["--input", "--labels", "--output"]:
            given = [word for name in ["--input", "--labels", "--output"] if name != option for word in (name, "x.npy")]
            self.fails_usage(option, "fit", *given)
        needed = ["fit", "-i", "x.npy", "-l", "l.npy", "-o", "w.npy"]
        for option, values in {
            "--steps": ["-1", "1.5", "many"],
            "--seed": ["-1", "x"],
            "--optimiser": ["newton"],
            "--rate": ["0", "-1", "nan", "1e4"],
            "--decay": ["-1", "inf"],
            "--loss": ["hinge"],
            "--train-cells": ["0", "-5", "1.5"],
            "--layout": ["hwc"],
            "--threads": ["0"],
        }.items():
            for value in values:
                self.fails_usage(option, *needed, option, value)
        text = self.succeeds("fit", "--help").stdout
        for option in ["input", "labels", "layout", "output", "bias", "steps", "seed", "optimiser", "rate", "decay",
                       "loss", "train-cells", "threads", "json"]:
            self.assertIn(f"--{option}", text)


if __name__ == "__main__":
    unittest.main()
