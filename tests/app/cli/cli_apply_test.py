"""`pointwise apply` against NumPy in float64."""

import itertools
import json
import unittest

import numpy as np

from cli_case import CliCase, pointwise_float64, some_of

DTYPES = ["b1", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8"]


def random_stack(random, dtype, shape):
    kind = np.dtype(dtype)
    if kind.kind == "f":
        return random.normal(size=shape).astype(kind)
    if kind.kind == "b":
        return random.integers(0, 2, size=shape).astype(kind)
    limits = np.iinfo(kind)
    native = kind.newbyteorder("=")
    return random.integers(limits.min, limits.max, size=shape, dtype=native, endpoint=True).astype(kind)


class ApplyTest(CliCase):
    def expect_close(self, actual, expected, bound):
        self.assertEqual(actual.dtype, np.dtype("<f4"))
        self.assertEqual(actual.shape, expected.shape)
        excess = np.abs(actual.astype(np.float64) - expected) - bound
        self.assertLessEqual(excess.max(), 0.0)

    def check_stack(self, maps, weights, layout, **save_options):
        """maps: (…, H, W, Cin), rank 3 or 4, written in the layout."""
        stored = np.moveaxis(maps, -1, -3) if layout == "nchw" else maps
        self.save("x.npy", stored, **save_options)
        self.succeeds("apply", "--input", "x.npy", "--weights", "w.npy", "--layout", layout, "--output", "y.npy")
        outputs = self.load("y.npy")
        if layout == "nchw":
            outputs = np.moveaxis(outputs, -3, -1)
        self.expect_close(outputs, *pointwise_float64(maps, weights))

    def test_every_dtype_byte_order_array_order_layout_and_rank(self):
        weights = self.random.normal(size=(2, 5)).astype("f4")
        self.save("w.npy", weights)
        orders = itertools.product(DTYPES, "<>", [False, True], ["nchw", "nhwc"], [3, 4])
        # 7 shares no divisor with the numbers of choices: each occurs.
        for dtype, byte_order, fortran, layout, rank in some_of(orders, 7):
            with self.subTest(dtype=dtype, byte_order=byte_order, fortran=fortran, layout=layout, rank=rank):
                shape = (3, 7, 5) if rank == 3 else (2, 3, 7, 5)
                maps = random_stack(self.random, np.dtype(dtype).newbyteorder(byte_order), shape)
                self.check_stack(maps, weights, layout, fortran=fortran)

    def test_header_versions(self):
        weights = self.random.normal(size=(1, 4)).astype("f4")
        self.save("w.npy", weights)
        for version in [(1, 0), (2, 0), (3, 0)]:
            with self.subTest(version=version):
                maps = self.random.normal(size=(2, 6, 4)).astype("f4")
                self.check_stack(maps, weights, "nhwc", version=version)

    def test_weights_in_every_form_and_type(self):
        maps = self.random.normal(size=(6, 5, 7)).astype("f4")
        self.save("x.npy", maps)
        weights = self.random.normal(size=(3, 7))
        forms = {"rank 2": weights, "OIHW": weights[:, :, None, None], "HWIO": weights.T[None, None]}
        for name, dtype, fortran in some_of(itertools.product(forms, ["<f4", ">f4", "<f8", "<f2"], [False, True]), 5):
            with self.subTest(form=name, dtype=dtype, fortran=fortran):
                self.save("w.npy", forms[name].astype(dtype), fortran=fortran)
                self.succeeds("apply", "--input", "x.npy", "--weights", "w.npy", "--output", "y.npy")
                self.expect_close(self.load("y.npy"), *pointwise_float64(maps, weights.astype(dtype)))

    def test_bias_and_activations(self):
        maps = self.random.normal(size=(1, 9, 11, 6)).astype("f4")
        weights = self.random.normal(size=(4, 6)).astype("f4")
        bias = self.random.normal(size=4).astype("f4")
        self.save("x.npy", maps)
        self.save("w.npy", weights)
        self.save("b.npy", bias)
        sums, bound = pointwise_float64(maps, weights, bias)
        shifted = np.exp(sums - sums.max(axis=-1, keepdims=True))
        expected = {
            "none": sums,
            "relu": np.maximum(sums, 0.0),
            "sigmoid": 1.0 / (1.0 + np.exp(-sums)),
            "softmax": shifted / shifted.sum(axis=-1, keepdims=True),
        }
        for activation, values in expected.items():
            with self.subTest(activation=activation):
                self.succeeds("apply", "-i", "x.npy", "-w", "w.npy", "-b", "b.npy", "-a", activation, "-o", "y.npy")
                # No activation has a slope above 1; its own rounding is added.
                tolerance = bound.max(axis=-1, keepdims=True) + 1e-6
                self.expect_close(self.load("y.npy"), values, bound if activation == "none" else tolerance)

    def test_auto_layout_uses_the_axis_that_fits_and_says_so(self):
        weights = self.random.normal(size=(2, 6)).astype("f4")
        maps = self.random.normal(size=(3, 4, 6)).astype("f4")
        self.save("w.npy", weights)
        for layout, stored in [("nhwc", maps), ("nchw", np.moveaxis(maps, -1, 0))]:
            self.save("x.npy", stored)
            result = self.succeeds("apply", "-i", "x.npy", "-w", "w.npy", "-o", "y.npy")
            self.assertIn(f"read as {layout}", result.stderr)
            self.assertEqual(result.stdout, "")
            outputs = self.load("y.npy")
            outputs = np.moveaxis(outputs, 0, -1) if layout == "nchw" else outputs
            self.expect_close(outputs, *pointwise_float64(maps, weights))

    def test_auto_layout_asks_where_both_fit(self):
        self.save("w.npy", np.ones((2, 4), "f4"))
        self.save("x.npy", np.ones((4, 3, 4), "f4"))
        self.fails("x.npy", "--layout", "apply", "-i", "x.npy", "-w", "w.npy", "-o", "y.npy")
        self.succeeds("apply", "-i", "x.npy", "-w", "w.npy", "-o", "y.npy", "--layout", "nchw")
        self.assertEqual(self.load("y.npy").shape, (2, 3, 4))

    def test_arrays_of_safetensors_are_those_of_npy(self):
        maps, weights = self.random.normal(size=(4, 5, 3)).astype("f4"), self.random.normal(size=(2, 3)).astype("f4")
        bias = self.random.normal(size=2).astype("f4")
        for name, array in {"x.npy": maps, "w.npy": weights, "b.npy": bias}.items():
            self.save(name, array)
        self.save_arrays("net.SAFETENSORS", {"head/kernel": weights, "head/bias": bias, "x": maps})
        self.save_arrays("one.safetensors", {"x": maps})
        self.succeeds("apply", "-i", "x.npy", "-w", "w.npy", "-b", "b.npy", "-o", "y.npy")
        layer = ["-w", "net.SAFETENSORS:head/kernel", "-b", "net.SAFETENSORS:head/bias"]
        for stack in ["net.SAFETENSORS:x", "one.safetensors", "one.safetensors:x"]:
            with self.subTest(stack=stack):
                self.succeeds("apply", "-i", stack, *layer, "-o", "z.npy")
                self.assertEqual((self.folder / "z.npy").read_bytes(), (self.folder / "y.npy").read_bytes())

    def test_threads_give_the_same_bytes(self):
        self.save("x.npy", self.random.normal(size=(300, 500, 8)).astype("f4"))
        self.save("w.npy", self.random.normal(size=(2, 8)).astype("f4"))
        results = []
        for threads in [1, 2, 5]:
            self.succeeds("apply", "-i", "x.npy", "-w", "w.npy", "-o", "y.npy", "--threads", threads)
            results.append((self.folder / "y.npy").read_bytes())
        self.assertEqual(results[0], results[1])
        self.assertEqual(results[0], results[2])

    def test_non_finite_values_are_counted_and_used(self):
        maps = np.ones((2, 3, 2), "f4")
        maps[0, 0, 0] = np.nan
        maps[1, 1, 1] = -np.inf
        maps[1, 2, 1] = np.inf
        self.save("x.npy", maps)
        self.save("w.npy", np.array([[1.0, 2.0]], "f4"))
        result = self.succeeds("apply", "-i", "x.npy", "-w", "w.npy", "-o", "y.npy", "--json", "--layout", "nhwc")
        self.assertIn("x.npy: 1 NaN and 2 infinite among 12 values", result.stderr)
        expected = np.array([[np.nan, 3, 3], [3, -np.inf, np.inf]], "f4")
        np.testing.assert_array_equal(self.load("y.npy")[..., 0], expected)
        report = json.loads(result.stdout)
        self.assertEqual((report["input"]["nan"], report["input"]["inf"]), (1, 2))
        self.assertEqual((report["output"]["nan"], report["output"]["inf"]), ([1], [2]))
        self.assertEqual((report["output"]["min"], report["output"]["max"]), ([3.0], [3.0]))

    def test_json_reports_shapes_and_statistics(self):
        maps = self.random.normal(size=(2, 5, 6, 3)).astype("f4")
        weights = self.random.normal(size=(2, 3)).astype("f4")
        self.save("x.npy", maps)
        self.save("w.npy", weights)
        result = self.succeeds("apply", "-i", "x.npy", "-w", "w.npy", "-o", "y.npy", "--json", "--threads", 1)
        report = json.loads(result.stdout)
        outputs = self.load("y.npy").astype(np.float64)
        self.assertEqual(report["input"]["shape"], [2, 3, 5, 6])
        self.assertEqual(report["input"]["layout"], "nhwc")
        self.assertEqual(report["layer"], {"cin": 3, "cout": 2, "activation": "none", "parameters": 8})
        self.assertEqual(report["output"]["shape"], [2, 5, 6, 2])
        for key, function in [("min", np.min), ("max", np.max), ("mean", np.mean), ("std", np.std)]:
            np.testing.assert_allclose(report["output"][key], function(outputs, axis=(0, 1, 2)), rtol=1e-6, atol=1e-7)
        self.assertEqual(report["forward"]["threads"], 1)
        self.assertGreater(report["forward"]["ms"], 0.0)

    def test_without_any_output_a_table_is_printed(self):
        self.save_stack_and_weights(outputs=3)
        result = self.succeeds("apply", "-i", "x.npy", "-w", "w.npy")
        names = [line.split(":")[0] for line in result.stdout.splitlines()]
        self.assertEqual(names, ["output 0", "output 1", "output 2"])


if __name__ == "__main__":
    unittest.main()
