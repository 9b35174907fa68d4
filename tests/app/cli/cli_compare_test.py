"""`pointwise compare`: rows and curves of one stack and of scenes, and what is refused."""

import json
import unittest

import numpy as np

from cli_case import CliCase, not_with_sanitizers

ROWS = ["all", "learned", "pca", "best2", "random2", "random_mix", "learned1_pc1", "best2_reconstruction", "variance2"]


class CompareCase(CliCase):
    def save_problem(self, maps=12, shape=(14, 17)):
        """x.npy (H, W, maps) and l.npy (H, W): maps 3 and 8 tell the two classes apart, map 5 varies most."""
        labels = self.random.integers(0, 2, size=shape)
        x = self.random.normal(size=(*shape, maps))
        if maps > 8:
            x[..., 3] += 2.2 * labels
            x[..., 8] -= 2.2 * labels
            x[..., 5] *= 30
        self.save("x.npy", x.astype("f4"))
        self.save("l.npy", labels)
        return x.astype("f4"), labels

    def compare(self, *arguments):
        return self.succeeds("compare", "-i", "x.npy", "-l", "l.npy", "--layout", "nhwc", *arguments)

    def rows(self, *arguments):
        report = json.loads(self.compare("--json", *arguments).stdout, parse_constant=self.fail)
        return {row["name"]: row for row in report["rows"]}, report


class OneStackTest(CompareCase):
    def test_rows_and_curve(self):
        self.save_problem()
        rows, report = self.rows()
        self.assertEqual(list(rows), ROWS)
        self.assertEqual([report[key] for key in ["outputs", "scenes", "ridge", "score"]], [2, 0, 0.01, "IoU (positions)"])
        self.assertEqual(sorted(rows["best2"]["kept"]), [3, 8])
        self.assertIn(5, rows["variance2"]["kept"])
        self.assertGreater(rows["learned"]["accuracy"], 0.85)
        self.assertGreater(rows["best2"]["iou"], rows["random2"]["iou"])
        self.assertAlmostEqual(rows["all"]["variance_explained_raw"], 1, places=6)
        for name in ["random2", "random_mix"]:
            self.assertLessEqual(rows[name]["min"], rows[name]["iou"])
            self.assertLessEqual(rows[name]["iou"], rows[name]["max"])
        self.assertEqual({point["kind"] for point in report["curve"]}, {"learned", "pca", "best", "random"})
        self.assertEqual({point["outputs"] for point in report["curve"]}, {1, 2, 3, 4, 6, 8})
        self.assertEqual({point["classes"] for point in report["curve"]}, {2})

    def test_a_row_is_its_matrix(self):
        x, labels = self.save_problem()
        self.compare("--output", "t.json")
        table = json.loads((self.folder / "t.json").read_text())
        for row in table["rows"]:
            weight, bias = np.array(row["weight"], "f4"), np.array(row["bias"], "f4")
            self.assertEqual(weight.shape, (2, 12))
            if "kept" in row and "min" not in row:
                dropped = [i for i in range(12) if i not in row["kept"]]
                np.testing.assert_array_equal(weight[:, dropped], 0)
        weight, bias = [np.array(table["rows"][1][key], "f4") for key in ["weight", "bias"]]
        guess = (x @ weight.T + bias).argmax(-1)
        self.assertGreater((guess == labels).mean(), 0.85)

    def test_the_table_for_people(self):
        self.save_problem()
        text = self.compare("--to", 3).stdout
        self.assertIn("12 maps → 3", text)
        for words in ["IoU (positions)", "best 3 of 12", "of 30 draws", "ridge 0.01", "0.0001"]:
            self.assertIn(words, text)

    def test_the_seed_alone_decides(self):
        self.save_problem()
        first = self.compare("--json").stdout
        self.assertEqual(self.compare("--json", "--threads", 2).stdout, first)
        self.assertNotEqual(self.compare("--json", "--seed", 2).stdout, first)

    def test_current_weights_are_a_row(self):
        self.save_problem()
        weights = np.zeros((2, 12), "f4")
        weights[0, 3], weights[1, 8] = 1, 1
        self.save("w.npy", weights)
        rows, _ = self.rows("--weights", "w.npy")
        self.assertAlmostEqual(rows["current"]["iou"], rows["best2"]["iou"], places=6)
        self.assertAlmostEqual(
            rows["current"]["variance_explained_raw"], rows["best2"]["variance_explained_raw"], places=6
        )

    def test_maps_that_are_not_finite_are_left_out(self):
        x, _ = self.save_problem()
        x[2, 3, 7] = np.nan
        self.save("x.npy", x)
        result = self.compare("--json")
        self.assertIn("1 NaN", result.stderr)
        self.assertIn("1 of 12 maps are not finite everywhere and are left out", result.stderr)
        rows = json.loads(result.stdout, parse_constant=self.fail)["rows"]
        self.assertGreater(rows[1]["iou"], 0.7)


class ScenesTest(CompareCase):
    @not_with_sanitizers
    def test_two_scenes(self):
        report = json.loads(self.succeeds("compare", "--scenes", 2, "--json").stdout)
        rows = {row["name"]: row for row in report["rows"]}
        self.assertEqual([report["scenes"], report["score"]], [2, "IoU (pixels)"])
        self.assertEqual({point["classes"] for point in report["curve"]}, {2, 9})
        self.assertGreater(rows["learned"]["iou"], 0.7)
        self.assertGreater(rows["learned"]["iou"], rows["random2"]["iou"])


class RefusedTest(CompareCase):
    def refuses(self, subject, reason, *arguments):
        self.fails(subject, reason, "compare", "-i", "x.npy", "-l", "l.npy", "--layout", "nhwc", *arguments)

    def test_what_is_refused(self):
        x, labels = self.save_problem()
        self.refuses("t.npy", "use .json", "--output", "t.npy")
        self.refuses("l.npy", "leaves no labelled position to score", "--train-cells", 100000)
        self.save("w.npy", np.ones((2, 5), "f4"))
        self.refuses("w.npy", "5", "--weights", "w.npy")
        self.refuses("x.npy", "has 12 maps: to reduce to 13 outputs", "--to", 13)
        self.save("l.npy", np.zeros_like(labels))
        self.refuses("l.npy", "labels only class 0, so there is nothing to tell apart")
        self.save("l.npy", labels)
        self.save("x.npy", x[..., :1])
        self.refuses("x.npy", "has 1 map: to reduce to 2 outputs")
        self.save("l.npy", np.arange(labels.size).reshape(labels.shape) % 5)
        self.refuses("l.npy", "labels 5 classes: pass --train-cells 5 or more", "--train-cells", 4, "--to", 1)

    def test_usage(self):
        self.fails_usage("--scenes", "compare")
        self.fails_usage("--labels", "compare", "-i", "x.npy")
        self.fails_usage("--scenes", "compare", "-i", "x.npy", "-l", "l.npy", "--scenes", 24)
        for option, values in {"--to": ["0", "65", "x"], "--scenes": ["0", "1e3"], "--train-cells": ["1"]}.items():
            for value in values:
                self.fails_usage(option, "compare", option, value)
        text = self.succeeds("compare", "--help").stdout
        for option in ["input", "labels", "layout", "train-cells", "scenes", "to", "weights", "seed", "json", "output"]:
            self.assertIn(f"--{option}", text)


if __name__ == "__main__":
    unittest.main()
