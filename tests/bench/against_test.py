"""against.py, with programs that print rows instead of measuring."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

AGAINST = pathlib.Path(__file__).resolve().parent / "against.py"


class AgainstTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def build(self, name, runs, processor=None):
        """A build folder whose program prints runs[0] when it is first called, then runs[1], …, and notes each call."""
        folder = self.folder / name
        folder.mkdir()
        for number, times in enumerate(runs):
            rows = [{"work": "forward", "shape": shape, "threads": 1, "min_us": us} for shape, us in times]
            if processor:
                rows = [{**row, "processor": processor} for row in rows]
            (folder / f"{number}.json").write_text(json.dumps(rows))
        program = folder / "pointwise"
        program.write_text(f'#!/bin/sh\n[ "$1 $2" = "bench --json" ] || exit 9\necho {name} >>"{self.folder}/calls"\n'
                           f'n=$(grep -c "^{name}$" "{self.folder}/calls")\nexec cat "{folder}/$((n - 1)).json"\n')
        os.chmod(program, 0o755)
        return folder

    def against(self, *arguments):
        return subprocess.run([sys.executable, "-B", AGAINST, *arguments], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True)

    SMALL, LARGE, NEWER = [20, 72, 256, 2], [160, 576, 256, 2], [1, 1, 1, 1]

    def test_rows_of_both_stand_beside_each_other(self):
        new = self.build("new", [[(self.SMALL, 10), (self.LARGE, 50), (self.NEWER, 1)],
                                 [(self.SMALL, 12), (self.LARGE, 40), (self.NEWER, 1)]], processor="AMD EPYC, family 26")
        old = self.build("old", [[(self.SMALL, 11), (self.LARGE, 100)], [(self.SMALL, 9), (self.LARGE, 120)]])
        result = self.against(new, old, "--runs", "2", "--markdown")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(result.stdout.splitlines()[0], "AMD EPYC, family 26.")
        table = [line for line in result.stdout.splitlines() if line.startswith("| forward")]
        self.assertEqual(table, ["| forward | 20×72×256→2 | 1 | 9.00 | 10.00 | 0.90 | 0.93 | 0.75 … 1.10 |",
                                 "| forward | 160×576×256→2 | 1 | 100.00 | 40.00 | 2.50 | 2.50 | 2.00 … 3.00 |"])
        # In turn, and neither always first.
        self.assertEqual((self.folder / "calls").read_text().split(), ["new", "old", "old", "new"])

    def test_a_program_may_be_named_instead_of_its_folder(self):
        new, old = self.build("new", [[(self.SMALL, 1)]]), self.build("old", [[(self.SMALL, 2)]])
        result = self.against(new / "pointwise", old / "pointwise", "--runs", "1")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertRegex(result.stdout, r"forward +20×72×256→2 +1 +2\.00 +1\.00 +2\.00")

    def test_what_is_wrong_is_said_in_a_sentence(self):
        new = self.build("new", [[(self.SMALL, 1)], [(self.SMALL, 1)]])
        other = self.build("other", [[(self.LARGE, 1)]])
        broken = self.build("broken", [])
        for arguments, said in [((new, self.folder / "missing"), "there is no program"),
                                ((new, other, "--runs", "1"), "no row in common"),
                                ((new, broken, "--runs", "1"), "bench --json failed"),
                                ((new, other, "--runs", "0"), "--runs")]:
            result = self.against(*arguments)
            self.assertNotEqual(result.returncode, 0)
            self.assertIn(said, result.stderr)
            self.assertNotIn("Traceback", result.stderr)
            self.assertEqual(result.stdout, "")


if __name__ == "__main__":
    unittest.main()
