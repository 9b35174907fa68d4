"""Hostile and unsuitable files, and outputs that cannot be written: one sentence, exit 1, nothing half-written."""

import os
import signal
import struct
import subprocess
import time
import unittest

import numpy as np

from cli_case import PROGRAM, CliCase, some_of
from png_files import encode_png


def npy_bytes(dictionary, payload=b"", version=1):
    length = struct.pack("<H" if version == 1 else "<I", len(dictionary))
    return b"\x93NUMPY" + bytes([version, 0]) + length + dictionary.encode("latin-1") + payload


def header(descr="'<f4'", fortran="False", shape="(2, 2, 3)"):
    return f"{{'descr': {descr}, 'fortran_order': {fortran}, 'shape': {shape}, }}\n"


class HostileArrayTest(CliCase):
    def setUp(self):
        super().setUp()
        self.save_stack_and_weights()

    def check(self, name, content, reason):
        (self.folder / name).write_bytes(content)
        self.fails(name, reason, "apply", "--input", name, "--weights", "w.npy", "--output", "y.npy")

    def test_files_that_are_not_arrays(self):
        self.check("empty.npy", b"", "empty")
        self.check("text.npy", b"hello, world", "neither")
        self.check("magic.npy", b"\x93NUMPY", "too few")
        self.check("version.npy", npy_bytes(header(), b"\0" * 48, version=9), "version")

    def test_headers(self):
        self.check("huge-header.npy", npy_bytes(" " * 2_000_000, version=2), "header")
        self.check("lying-header.npy", b"\x93NUMPY\x02\x00\xff\xff\xff\xff" + b" " * 64, "header")
        self.check("short-header.npy", b"\x93NUMPY\x01\x00\xff\x00{", "truncated")
        self.check("code.npy", npy_bytes(header(fortran="exit()")), "fortran_order")
        twice = "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1,)}"
        self.check("twice.npy", npy_bytes(twice), "twice")
        self.check("binary.npy", npy_bytes("\xff\x00\xfe" * 20), "header")

    def test_types_that_are_not_numbers(self):
        self.check("object.npy", npy_bytes(header("'|O'"), b"cos\nsystem\n"), "pickle")
        self.check("structured.npy", npy_bytes(header("[('a', '<f4')]"), b"\0" * 48), "structured")
        self.check("text.npy", npy_bytes(header("'<U4'"), b"\0" * 192), "text")
        self.check("complex.npy", npy_bytes(header("'<c8'"), b"\0" * 96), "complex")
        self.check("dates.npy", npy_bytes(header("'<M8[ns]'"), b"\0" * 96), "dates")

    def test_shapes(self):
        self.check("scalar.npy", npy_bytes(header(shape="()"), b"\0" * 4), "()")
        self.check("rank1.npy", npy_bytes(header(shape="(12,)"), b"\0" * 48), "(12,)")
        self.check("rank5.npy", npy_bytes(header(shape="(1, 1, 2, 2, 3)"), b"\0" * 48), "(1, 1, 2, 2, 3)")
        self.check("zero.npy", npy_bytes(header(shape="(2, 0, 3)")), "empty")
        self.check("negative.npy", npy_bytes(header(shape="(2, -2, 3)"), b"\0" * 48), "negative")
        self.check("overflow.npy", npy_bytes(header(shape=f"({2**62}, {2**62}, 3)")), "overflow")
        self.check("wrapped.npy", npy_bytes(header(shape=f"({2**62}, 4, 3)"), b"\0" * 48), "overflow")
        self.check("beyond.npy", npy_bytes(header(shape=f"({2**70}, 2, 3)")), "axis")

    def test_payloads(self):
        self.check("short.npy", npy_bytes(header(), b"\0" * 47), "truncated")
        self.check("none.npy", npy_bytes(header(shape="(100000, 100000, 3)")), "truncated")
        self.check("long.npy", npy_bytes(header(), b"\0" * 49), "after its data")

    def test_arrays_that_are_something_else(self):
        self.check("raw.npy", npy_bytes(header("'|V2'"), b"\0" * 24), "raw bytes, perhaps bfloat16 (\"|V2\")")
        whole = (self.folder / "x.npy").read_bytes()
        self.check("two.npy", whole + whole, "holds more than one array")
        pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"ab" * 32 + b"\nsize 335123\n"
        for name in ["lfs.npy", "lfs.safetensors", "lfs.png"]:
            self.check(name, pointer, "is a Git LFS pointer")

    def test_every_truncation(self):
        whole = (self.folder / "x.npy").read_bytes()
        for length in some_of([*range(0, 130), *range(130, len(whole), 37)], 11):
            with self.subTest(length=length):
                self.check("cut.npy", whole[:length], " ")

    def test_hostile_weights(self):
        cases = {
            "object.npy": (npy_bytes(header("'|O'"), b""), "pickle"),
            "kernel.npy": (npy_bytes(header(shape="(3, 3, 3, 2)"), b"\0" * 216), "1 × 1"),
            "vector.npy": (npy_bytes(header(shape="(3,)"), b"\0" * 12), "(3,)"),
            "empty.npy": (npy_bytes(header(shape="(0, 3)")), "empty"),
        }
        for name, (content, reason) in cases.items():
            with self.subTest(name=name):
                (self.folder / name).write_bytes(content)
                self.fails(name, reason, "apply", "-i", "x.npy", "-w", name, "-o", "y.npy")


class SeveralArraysTest(CliCase):
    def test_one_of_several_arrays_has_to_be_named(self):
        self.save_stack_and_weights()
        self.save_arrays("m.safetensors", {"x": np.zeros((4, 5, 3)), "head/kernel": np.zeros((2, 3))})
        reason = 'holds 2 arrays ("x", "head/kernel"); name one: FILE.safetensors:NAME'
        self.fails("m.safetensors", reason, "apply", "-i", "m.safetensors", "-w", "w.npy", "-o", "y.npy")
        self.fails("m.safetensors", reason, "apply", "-i", "x.npy", "-w", "m.safetensors", "-o", "y.npy")
        self.fails("m.safetensors", reason, "screenshot", "m.safetensors", "-o", "s.png")
        self.fails("m.safetensors", reason, "screenshot", "m.safetensors", "x.npy", "-o", "s.png")
        self.fails("m.safetensors:y", 'no array "y"', "apply", "-i", "m.safetensors:y", "-w", "w.npy", "-o", "y.npy")

    def test_a_picture_is_not_an_array_nor_an_array_a_picture(self):
        self.save_stack_and_weights()
        (self.folder / "p.png").write_bytes(encode_png(np.zeros((2, 2, 3), np.uint8)))
        self.fails("p.png", "is a picture", "apply", "-i", "x.npy", "-w", "p.png", "-o", "y.npy")
        self.fails("x.npy", "holds arrays", "features", "x.npy", "-o", "f.npy")


class UnfitTest(CliCase):
    def test_maps_that_the_weights_are_not_for(self):
        self.save("x.npy", np.ones((4, 5, 7), "f4"))
        self.save("w.npy", np.ones((2, 3), "f4"))
        self.fails("x.npy", "3 maps", "apply", "-i", "x.npy", "-w", "w.npy", "-o", "y.npy")
        self.fails("x.npy", "7 maps as nhwc", "apply", "-i", "x.npy", "-w", "w.npy", "-o", "y.npy", "--layout", "nhwc")
        self.save("t.npy", np.ones((7, 2), "f4"))
        self.fails("x.npy", "transpose", "apply", "-i", "x.npy", "-w", "t.npy", "-o", "y.npy")

    def test_a_bias_of_another_length(self):
        self.save_stack_and_weights()
        self.save("b.npy", np.ones(3, "f4"))
        self.fails("b.npy", "3 values", "apply", "-i", "x.npy", "-w", "w.npy", "-b", "b.npy", "-o", "y.npy")
        self.save("t.npy", np.ones((5, 3), "f4"))
        self.fails("b.npy", "(Cin, Cout), transpose", "apply", "-i", "x.npy", "-w", "t.npy", "-b", "b.npy", "-o", "y.npy")

    def test_outputs_that_do_not_fit_in_memory(self):
        self.save("x.npy", np.zeros((3000, 3000, 1), "u1"))
        self.save("w.npy", np.zeros((1_000_000, 1), "i1"))
        self.fails("x.npy", "MB", "apply", "-i", "x.npy", "-w", "w.npy", "-o", "y.npy", "--layout", "nhwc")


class PathTest(CliCase):
    def setUp(self):
        super().setUp()
        self.save_stack_and_weights()

    def apply_to(self, name, reason, **options):
        self.fails(name, reason, "apply", "-i", name, "-w", "w.npy", "-o", "y.npy", **options)

    def test_paths_that_are_not_files(self):
        self.apply_to("absent.npy", "No such file")
        (self.folder / "folder").mkdir()
        self.apply_to("folder", "folder")
        os.mkfifo(self.folder / "pipe")
        self.apply_to("pipe", "not a regular file")
        self.apply_to("/dev/zero", "not a regular file")
        self.fails("absent.npy", "No such file", "apply", "-i", "x.npy", "-w", "absent.npy")
        self.fails("absent.npy", "No such file", "apply", "-i", "x.npy", "-w", "w.npy", "-b", "absent.npy")

    def test_a_name_with_a_line_break_stays_one_line(self):
        result = self.run_program("apply", "-i", "two\nlines.npy", "-w", "w.npy")
        self.assertEqual((result.returncode, result.stderr.count("\n")), (1, 1))

    def test_an_unreadable_file(self):
        self.folder.chmod(0o777)
        (self.folder / "x.npy").chmod(0)
        options = {"user": 65534, "group": 65534, "extra_groups": []} if os.getuid() == 0 else {}
        try:
            self.run_program("--version", **options)
        except PermissionError:
            self.skipTest("the program is out of reach for a user without rights")
        self.apply_to("x.npy", "Permission denied", **options)

    def test_outputs_that_cannot_be_written(self):
        (self.folder / "folder").mkdir()
        for option, ending in [("--output", "npy"), ("--output", "safetensors"), ("--png", "png")]:
            kept = f"kept.{ending}"
            (self.folder / kept).write_bytes(b"old")
            (self.folder / kept).chmod(0o444)
            cases = {kept: "read-only", "folder": "folder", f"no/such/y.{ending}": "No such file",
                     "/dev/null": "not a regular file", f"{kept}/y.{ending}": "Not a directory"}
            for name, reason in cases.items():
                with self.subTest(name=name):
                    self.fails(name, reason, "apply", "-i", "x.npy", "-w", "w.npy", option, name)
            self.assertEqual((self.folder / kept).read_bytes(), b"old")
            (self.folder / kept).unlink()

    def test_a_name_of_another_format_is_refused_before_anything_is_read(self):
        for name in ["y.npz", "y.png", "y.csv"]:
            self.fails(name, "use .npy or .safetensors", "apply", "-i", "absent.npy", "-w", "w.npy", "-o", name)
        for name in ["y.npy", "y.jpg"]:
            self.fails(name, "use .png", "apply", "-i", "absent.npy", "-w", "w.npy", "--png", name)
            self.fails(name, "use .png", "scene", "--seed", 1, "--image", name)
            self.fails(name, "use .png", "scene", "--seed", 1, "--image", "s.png", "--mask", name)
            self.fails(name, "use .png", "scene", "--seed", 1, "--image", "s.png", "--labels", name)
            self.fails(name, "use .png", "screenshot", "-o", name)

    def test_a_link_that_leads_back_to_itself_stays(self):
        for link in ["y.npy", "y.png"]:
            (self.folder / link).symlink_to(link)
        self.fails("y.npy", "leads back to itself", "apply", "-i", "x.npy", "-w", "w.npy", "-o", "y.npy")
        self.fails("y.png", "leads back to itself", "apply", "-i", "x.npy", "-w", "w.npy", "--png", "y.png")

    def test_a_name_that_is_no_utf_8_is_shown_with_a_replacement_sign(self):
        name = os.fsdecode(b"caf\xe9.npy")
        result = self.run_program("apply", "-i", name, "-w", "w.npy")
        self.assertEqual(result.stderr, "pointwise: caf\ufffd.npy: cannot be opened: No such file or directory\n")

    def test_an_output_replaces_the_file_behind_a_link_and_keeps_its_mode(self):
        (self.folder / "real.npy").write_bytes(b"old")
        (self.folder / "real.npy").chmod(0o640)
        (self.folder / "link.npy").symlink_to("real.npy")
        self.succeeds("apply", "-i", "x.npy", "-w", "w.npy", "-o", "link.npy")
        self.assertTrue((self.folder / "link.npy").is_symlink())
        self.assertEqual(self.load("real.npy").shape, (4, 5, 2))
        self.assertEqual((self.folder / "real.npy").stat().st_mode & 0o777, 0o640)

    def test_an_output_may_replace_the_input(self):
        self.succeeds("apply", "-i", "x.npy", "-w", "w.npy", "-o", "x.npy")
        self.assertEqual(self.load("x.npy").shape, (4, 5, 2))

    def test_standard_output_that_is_full_is_a_failure(self):
        with open("/dev/full", "wb") as full:
            result = subprocess.run([PROGRAM, "apply", "-i", "x.npy", "-w", "w.npy", "--json"], cwd=self.folder,
                                    stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
        self.assertEqual(result.returncode, 1)
        self.assertRegex(result.stderr, rb"^pointwise: standard output: [^\n]*\n$")

    def test_a_killed_program_leaves_nothing(self):
        self.save("x.npy", np.zeros((1000, 2000, 1), "u1"))
        self.save("w.npy", np.zeros((40, 1), "f4"))
        process = subprocess.Popen([PROGRAM, "apply", "-i", "x.npy", "-w", "w.npy", "-o", "y.npy", "--layout", "nhwc"],
                                   cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        before = set(os.listdir(self.folder))
        deadline = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < deadline and not self.is_writing(process.pid):
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
        self.assertLessEqual(set(os.listdir(self.folder)) - before, {"y.npy"})
        if (self.folder / "y.npy").exists():
            self.assertEqual(self.load("y.npy").shape, (1000, 2000, 40))

    def is_writing(self, pid):
        """Whether the program holds a file of the folder open that it did not get as input."""
        try:
            opened = [os.readlink(f"/proc/{pid}/fd/{entry}") for entry in os.listdir(f"/proc/{pid}/fd")]
        except OSError:
            return False
        inputs = {str(self.folder / "x.npy"), str(self.folder / "w.npy")}
        return any(name.startswith(str(self.folder)) and name not in inputs for name in opened)


if __name__ == "__main__":
    unittest.main()
