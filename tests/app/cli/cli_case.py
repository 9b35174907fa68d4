"""Shared by the tests of the command line: a temporary folder, the program, and the form of a failure."""

import json
import os
import pathlib
import struct
import subprocess
import tempfile
import unittest

import numpy as np

PROGRAM = os.environ["POINTWISE"]
EPSILON = float(np.finfo(np.float32).eps)


def some_of(values, step):
    """All; in builds with sanitizers, which take half a second to start, every so-manieth (see tests/few.h)."""
    return list(values)[:: step if "POINTWISE_FEW" in os.environ else 1]


# For a test that starts the program again and again, or computes for long, on code that others run too.
not_with_sanitizers = unittest.skipIf("POINTWISE_FEW" in os.environ, "it takes these builds long")


class CliCase(unittest.TestCase):
    """One temporary folder per test, which is also the program's working directory."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="pointwise-cli-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.random = np.random.default_rng(7)

    def run_program(self, *arguments, **options):
        return subprocess.run(
            [PROGRAM, *map(str, arguments)],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=120,
            check=False,
            **options,
        )

    def succeeds(self, *arguments, **options):
        result = self.run_program(*arguments, **options)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result

    def fails(self, subject, reason, *arguments, status=1, **options):
        """One line on stderr that names the subject and the reason, nothing on stdout, no file added or changed."""
        before = self.contents()
        result = self.run_program(*arguments, **options)
        self.assertEqual(result.returncode, status, result.stderr)
        self.assertEqual(result.stdout, "")
        self.assertEqual(result.stderr.count("\n"), 1, result.stderr)
        self.assertTrue(result.stderr.endswith("\n"))
        self.assertTrue(result.stderr.startswith(f"pointwise: {subject}: "), result.stderr)
        self.assertIn(reason, result.stderr)
        self.assertEqual(self.contents(), before)
        return result

    def fails_usage(self, reason, *arguments):
        before = self.contents()
        result = self.run_program(*arguments)
        self.assertEqual(result.returncode, 2, result.stderr)
        self.assertEqual(result.stdout, "")
        self.assertEqual(result.stderr.count("\n"), 1, result.stderr)
        self.assertIn(reason, result.stderr)
        self.assertIn("--help", result.stderr)
        self.assertEqual(self.contents(), before)

    def contents(self):
        """Every name in the folder with its type, size and modification time."""
        found = {}
        for path in self.folder.rglob("*"):
            status = path.lstat()
            found[str(path)] = (status.st_mode, status.st_size, status.st_mtime_ns, status.st_ino)
        return found

    def save(self, name, array, version=None, fortran=False):
        array = np.asfortranarray(array) if fortran else np.ascontiguousarray(array)
        with open(self.folder / name, "wb") as file:
            np.lib.format.write_array(file, array, version=version)
        return name

    def save_arrays(self, name, arrays):
        """A safetensors file of float32 arrays, by name."""
        header, payload = {}, b""
        for array_name, array in arrays.items():
            data = np.ascontiguousarray(array, "<f4").tobytes()
            offsets = [len(payload), len(payload) + len(data)]
            header[array_name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": offsets}
            payload += data
        text = json.dumps(header).encode()
        (self.folder / name).write_bytes(struct.pack("<Q", len(text)) + text + payload)

    def load(self, name):
        return np.load(self.folder / name)

    def save_stack_and_weights(self, maps=3, outputs=2):
        """x.npy, (4, 5, maps), and w.npy, (outputs, maps)."""
        self.save("x.npy", self.random.normal(size=(4, 5, maps)).astype("f4"))
        self.save("w.npy", self.random.normal(size=(outputs, maps)).astype("f4"))


def pointwise_float64(maps, weights, bias=None):
    """maps (…, Cin) and weights (Cout, Cin) give (…, Cout) and the error that float32 sums may have there."""
    maps = maps.astype(np.float64)
    weights = weights.astype(np.float64)
    bias = np.zeros(len(weights)) if bias is None else bias.astype(np.float64)
    value = maps @ weights.T + bias
    magnitude = np.abs(maps) @ np.abs(weights).T + np.abs(bias)
    return value, (weights.shape[1] + 1) * EPSILON * magnitude
