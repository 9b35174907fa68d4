#!/usr/bin/env python3
"""Our kernels beside those of another build, in turn: against.py PROGRAM BUILD [--runs N] [--markdown].

BUILD is the folder of another build, or its program. Both run `pointwise bench --json`, one after the other, over and
over, so that both see the same noise of the machine; of each row the shortest time of all runs counts. Rows on stdout,
progress on stderr.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys


def program_of(build):
    """The program of a build folder, or the program itself."""
    path = pathlib.Path(build)
    path = path / "pointwise" if path.is_dir() else path
    if not path.is_file():
        sys.exit(f"against.py: there is no program {path}; name the folder of a build, or its program")
    return path.resolve()


def measure(program):
    """{(work, shape, threads): row} of one run, and the processor where the build names it."""
    result = subprocess.run([program, "bench", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if result.returncode != 0:
        sys.exit(f"against.py: {program} bench --json failed: {result.stderr.strip()}")
    rows = json.loads(result.stdout)
    return {(row["work"], tuple(row["shape"]), row["threads"]): row for row in rows}


def compared(new_runs, old_runs):
    """Of each row that both have: what it is, its shortest time in each, and old / new: of these, and run by run."""
    for key in new_runs[0]:
        if key not in old_runs[0]:
            continue
        new = [run[key]["min_us"] for run in new_runs]
        old = [run[key]["min_us"] for run in old_runs]
        yield key, min(new), min(old), min(old) / min(new), [o / n for n, o in zip(new, old)]


def lines(rows, markdown):
    """The table, a heading first."""
    head = ["work", "shape", "threads", "old min µs", "new min µs", "old / new", "median of the runs", "in all runs"]
    cells = [head]
    for (work, shape, threads), new, old, ratio, ratios in rows:
        cells.append([work, "{}×{}×{}→{}".format(*shape), str(threads), f"{old:.2f}", f"{new:.2f}", f"{ratio:.2f}",
                      f"{statistics.median(ratios):.2f}", f"{min(ratios):.2f} … {max(ratios):.2f}"])
    if markdown:
        cells.insert(1, ["---"] * len(head))
        return ["| " + " | ".join(row) + " |" for row in cells]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in cells]


def main():
    parser = argparse.ArgumentParser(prog="against.py", description=__doc__.splitlines()[0])
    parser.add_argument("program", help="the new build's program or folder")
    parser.add_argument("build", help="the old build's folder or program")
    parser.add_argument("--runs", type=int, default=5, help="runs of each (5)")
    parser.add_argument("--markdown", action="store_true", help="print a table for RESULTS.md")
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("--runs takes a number from 1 up")
    new, old = program_of(options.program), program_of(options.build)
    new_runs, old_runs = [], []
    for run in range(options.runs):
        print(f"run {run + 1} of {options.runs}", file=sys.stderr, flush=True)
        # The first of a pair alternates: neither always follows the other.
        for program, runs in [(new, new_runs), (old, old_runs)][:: 1 if run % 2 == 0 else -1]:
            runs.append(measure(program))
    rows = list(compared(new_runs, old_runs))
    if not rows:
        sys.exit("against.py: the two builds have no row in common")
    processor = next(iter(new_runs[0].values())).get("processor")
    if processor:
        print(f"{processor}.\n")
    print("\n".join(lines(rows, options.markdown)))


if __name__ == "__main__":
    main()
