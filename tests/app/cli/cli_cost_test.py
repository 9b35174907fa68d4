"""pointwise cost: the counts of a next layer, of Inception modules and of known nets, and what is refused."""

import json
import unittest

from cli_case import CliCase

# facts.md, B1: weights, parameters, multiply-adds, and the maps and weights of the naive module.
MODULES = {
    "3a": (163_328, 163_696, 128_049_152, 416, 387_072),
    "3b": (388_096, 388_736, 304_267_264, 672, 1_089_536),
    "4a": (375_552, 376_176, 73_608_192, 928, 1_566_720),
    "4b": (448_512, 449_160, 87_908_352, 960, 1_933_312),
    "4c": (509_440, 510_104, 99_850_240, 960, 2_064_384),
    "4d": (604_672, 605_376, 118_515_712, 976, 2_203_648),
    "4e": (867_328, 868_352, 169_996_288, 1_232, 3_345_408),
    "5a": (1_042_432, 1_043_456, 51_079_168, 1_536, 5_271_552),
    "5b": (1_442_816, 1_444_080, 70_697_984, 1_728, 5_857_280),
}
# Weights, parameters, multiply-adds, and what share of the weights and multiply-adds is in 1x1s, in percent.
NETS = {
    "vgg16": (138_344_128, 138_357_544, 15_470_264_320, 0.0, 0.0),
    "googlenet": (6_990_272, 6_998_552, 1_582_671_872, None, None),
    "resnet50": (25_502_912, 25_557_032, 4_089_184_256, None, None),
    "mobilenet": (4_209_088, 4_231_976, 568_740_352, 74.59, 94.86),
    "fcn8s": (None, 134_271_436, 38_949_425_280, 12.5, 3.9),
    "resnet_block": (69_632, 70_400, 218_365_952, 47.06, 47.06),
}


class CostTest(CliCase):
    def cost(self, *arguments):
        result = self.succeeds("cost", *arguments, "--json")
        self.assertEqual(result.stderr, "")
        return json.loads(result.stdout)

    def test_next_layer(self):
        found = self.cost("--input", "1x20x72x256", "--reduce", "2", "--kernel", "3", "--next", "64")
        self.assertEqual(list(found), ["input", "kernel", "next", "direct", "reduced", "alone", "net", "break_even"])
        self.assertEqual((found["input"], found["kernel"], found["next"]), ([1, 20, 72, 256], 3, 64))
        self.assertEqual(found["direct"], {"macs": 212_336_640, "weights": 147_456, "parameters": 147_520,
                                           "map_bytes": 368_640})
        self.assertEqual(found["reduced"], {"reduce": 2, "macs": 2_396_160, "weights": 1_664, "parameters": 1_730,
                                            "map_bytes": 380_160})
        self.assertEqual(found["alone"], 128)
        self.assertAlmostEqual(found["net"], 88.615, 3)
        self.assertAlmostEqual(found["break_even"], 177.23, 2)
        self.assertEqual(self.cost(), found)
        self.assertEqual(self.cost("--input", "1×20×72×256"), found)

    def test_measured(self):
        for arguments in (("--reduce", "3"), ("--kernel", "depthwise"), ("--kernel", "7"), ("--inception", "3a")):
            rows = self.cost("--input", "1x9x8x16", "--measure", *arguments)["measured"]
            self.assertEqual(rows[0]["threads"], 1)
            for row in rows:
                self.assertGreater(row["ratio"], 0)
        self.fails("--measure", "would need", "cost", "--input", "1x1000000x1000000x1", "--measure")
        self.fails("--measure", "counts a net as its paper has it", "cost", "--net", "vgg16", "--measure")

    def test_other_next_layers(self):
        five = self.cost("--kernel", "5")
        self.assertEqual((five["direct"]["macs"], five["reduced"]["macs"]), (589_824_000, 5_345_280))
        up = self.cost("--kernel", "up", "--next", "2")
        self.assertEqual((up["kernel"], up["kind"]), (16, "transposed"))
        self.assertEqual((up["direct"]["macs"], up["direct"]["parameters"]), (188_743_680, 131_074))
        self.assertEqual((up["reduced"]["macs"], up["reduced"]["parameters"]), (1_474_560 + 737_280, 1_540))
        self.assertAlmostEqual(up["net"], 85.33, 2)
        depthwise = self.cost("--kernel", "depthwise")
        self.assertEqual((depthwise["reduced"]["weights"], depthwise["reduced"]["macs"]), (18_688, 26_910_720))
        self.assertIsNone(depthwise["break_even"])
        self.assertIsNone(depthwise["reduced"]["reduce"])
        andrew = self.cost("--input", "1x28x28x192", "--reduce", "16", "--kernel", "5", "--next", "32")
        self.assertEqual((andrew["direct"]["macs"], andrew["reduced"]["macs"]), (120_422_400, 12_443_648))
        # As many maps as are read at most: of a single one the 1x1 makes one.
        self.assertEqual(self.cost("--input", "1x20x72x1")["reduced"]["reduce"], 1)

    def test_dense_layer(self):
        dense = self.cost("--dense")["dense"]
        self.assertEqual(dense, {"macs": 1_061_683_200, "weights": 1_061_683_200, "parameters": 1_061_686_080})
        self.assertIn("1,061,686,080", self.succeeds("cost", "--dense").stdout)

    def test_modules_of_googlenet(self):
        for name, (weights, parameters, macs, naive_maps, naive_weights) in MODULES.items():
            found = self.cost("--inception", name)
            self.assertEqual(list(found), ["widths", "input", "maps", "macs", "weights", "parameters", "naive", "ratio"])
            self.assertEqual((found["weights"], found["parameters"], found["macs"]), (weights, parameters, macs), name)
            naive = found["naive"]
            self.assertEqual((naive["maps"], naive["weights"]), (naive_maps, naive_weights), name)
            self.assertAlmostEqual(found["ratio"], naive_weights / weights)
            self.assertEqual(self.cost("--inception", ",".join(map(str, found["widths"])), "--input",
                                       "x".join(map(str, found["input"]))), found)

    def test_a_module_on_the_road_stack(self):
        found = self.cost("--inception", "3b", "--input", "1x20x72x256", "--naive")
        self.assertEqual((found["macs"], found["naive"]["macs"]), (558_858_240, 1_568_931_840))
        self.assertEqual((found["maps"], found["naive"]["maps"]), (480, 672))
        listed = self.succeeds("cost", "--inception", "3b", "--input", "1x20x72x256", "--naive").stdout
        self.assertIn("884,736,000", listed)
        listed = self.succeeds("cost", "--inception", "3b", "--input", "1x20x72x256").stdout
        self.assertIn("122,388,480", listed)
        self.assertNotIn("paper", listed)
        self.assertIn("the paper prints 304 M", self.succeeds("cost", "--inception", "3b").stdout)
        self.assertNotIn("paper", self.succeeds("cost", "--inception", "5a").stdout)

    def test_nets(self):
        for name, (weights, parameters, macs, weights_share, macs_share) in NETS.items():
            found = self.cost("--net", name)
            self.assertEqual(list(found), ["macs", "weights", "parameters", "share_1x1"])
            self.assertEqual((found["parameters"], found["macs"]), (parameters, macs), name)
            if weights is not None:
                self.assertEqual(found["weights"], weights, name)
            if weights_share is not None:
                self.assertAlmostEqual(100 * found["share_1x1"]["weights"], weights_share, delta=0.06)
                self.assertAlmostEqual(100 * found["share_1x1"]["macs"], macs_share, delta=0.06)
        self.assertIn("3,857,973,248", self.succeeds("cost", "--net", "resnet50").stdout)

    def test_the_table_has_the_same_numbers(self):
        result = self.succeeds("cost")
        for number in ["212,336,640", "147,520", "737,280", "514", "1,658,880", "2,396,160", "1,730", "128×", "88.6×",
                       "177", "1.76 MiB → 1.77 MiB (1.01×)".replace(" MiB", "\u00A0MiB"), "(0.81×)"]:
            self.assertIn(number, result.stdout)
        self.assertIn("1 multiply–add = 2 FLOP", result.stderr)

    def test_counts_beyond_64_bits(self):
        huge = ["--input", "1000x1000000x1000000x1000000000", "--next", "1000000000"]
        found = self.cost(*huge)
        self.assertIsNone(found["direct"]["macs"])
        self.assertEqual(found["direct"]["weights"], None)
        self.assertEqual(found["reduced"]["weights"], 2_000_000_000 + 18_000_000_000)
        self.assertIn("≈ 9.0 × 10³³ (beyond 64 bits)", self.succeeds("cost", *huge).stdout)

    def test_widths_of_a_million(self):
        found = self.cost("--input", "1x20x72x1000000", "--next", "1000000", "--reduce", "1000000")
        self.assertEqual(found["direct"]["weights"], 9_000_000_000_000)
        self.assertLess(found["net"], 1)
        self.assertEqual(self.cost("--inception", ",".join(["1000000"] * 6))["maps"], 4_000_000)

    def test_what_cannot_be_counted(self):
        self.fails("--reduce", "300 is more than the 256 maps", "cost", "--reduce", "300")
        self.fails("--kernel", "larger than the 4×72 positions", "cost", "--input", "1x4x72x8", "--kernel", "5")
        self.fails("--input", "5×5 kernel is larger", "cost", "--inception", "3a", "--input", "1x4x4x192")
        self.fails("--reduce", "has no meaning", "cost", "--kernel", "depthwise", "--reduce", "2")
        self.fails("--naive", "give --inception too", "cost", "--naive")
        self.fails("--next", "is of the next layer", "cost", "--inception", "3a", "--next", "3")
        self.fails("--input", "leave out one of the two", "cost", "--net", "vgg16", "--input", "1x2x3x4")
        self.fails("--inception", "leave out one of the two", "cost", "--net", "vgg16", "--inception", "3a")

    def test_bad_usage(self):
        for shape in ["", "20x72x256", "1x20x72", "1x20x72x256x3", "1x0x72x256", "1x20x-72x256", "1x20x72xmany",
                      "1x20x72x1000000001", "1x20x72x99999999999999999999", "1x20x72x256 ", "1X20X72X256"]:
            self.fails_usage("is not a shape NxHxWxC", "cost", "--input", shape)
        for option in ["--reduce", "--next"]:
            for number in ["0", "-2", "2.5", "two", "1000000001"]:
                self.fails_usage("1,000,000,000", "cost", f"{option}={number}")
        for kernel in ["0", "-3", "3x3", "down"]:
            self.fails_usage("up or depthwise", "cost", f"--kernel={kernel}")
        for module in ["6a", "", "1,2,3", "1,2,3,4,5,0", "1,2,3,4,5,6,7", "1x2x3x4x5x6"]:
            self.fails_usage("six numbers of maps", "cost", "--inception", module)
        self.fails_usage("vgg16|googlenet|resnet50|mobilenet|fcn8s|resnet_block", "cost", "--net", "alexnet")

    def test_help_names_every_option(self):
        text = self.succeeds("cost", "--help").stdout
        for option in ["input", "reduce", "kernel", "next", "dense", "inception", "naive", "net", "json"]:
            self.assertIn(f"--{option}", text)


if __name__ == "__main__":
    unittest.main()
