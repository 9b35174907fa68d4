#!/usr/bin/env python3
"""run.py BUILD SECONDS [--planted] [TARGET…]: runs the fuzz targets built there, each for so long.

Exit 1 if one has a finding, which is kept in BUILD/findings. With --planted each target has a bug, and one that does
not find it is the failure. What a target has found to be worth keeping stays in BUILD/corpus for the next run.
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

import seeds

REGRESSIONS = seeds.ROOT / "tests/data/reliability"
FRAME = re.compile(r"^\s*#\d+ 0x[0-9a-f]+ in (.+) (\S+?)(?::\d+)*(?: \(BuildId: \w+\))?$", re.MULTILINE)
# Frames that say nothing about whose fault it is: sanitizers, the C library, and the memory that stb_image is given.
PASSED_OVER = re.compile(r"^(__|_start|main$|malloc|calloc|realloc|free|mem|abort|raise|fuzzer::)|bounded_|pw::test::")
EXECUTED = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
COVERED = re.compile(r"cov: (\d+)")


def is_of_stb_image(output):
    """Whether the first frame of a report that says anything is in stb_image."""
    for name, file in FRAME.findall(output):
        if not PASSED_OVER.search(name):
            return file.endswith("stb_image.h")
    return False


class Target:
    def __init__(self, build, name, is_planted, folder):
        self.program = build / "tests/fuzz" / f"pointwise_fuzz_{name}"
        self.name, self.is_planted, self.folder = name, is_planted, folder
        # What an earlier run has found would find the planted bug at once.
        self.corpus = folder / "corpus" / name if is_planted else build / "corpus" / name
        self.corpus.mkdir(parents=True, exist_ok=True)
        self.kept = build / "findings"
        self.executed = self.covered = 0
        self.findings, self.of_stb_image = [], []

    def start(self, seconds, *options):
        regressions = REGRESSIONS / ("images" if self.name == "decoder" else self.name)
        folders = [self.corpus, self.folder / "seeds" / self.name, *([regressions] if regressions.is_dir() else [])]
        environment = dict(os.environ, ASAN_OPTIONS="exitcode=77:allocator_may_return_null=1")
        environment.pop("POINTWISE_PLANTED_BUG", None)
        if self.is_planted:
            environment["POINTWISE_PLANTED_BUG"] = "1"
        return subprocess.run(
            [self.program, f"-max_total_time={seconds}", "-max_len=4096", "-timeout=20", "-print_final_stats=1",
             "-rss_limit_mb=3000", f"-dict={self.folder / 'seeds' / self.name}.words",
             f"-artifact_prefix={self.folder}/{self.name}-", *options, *folders],
            capture_output=True, text=True, errors="replace", env=environment, check=False)

    def run(self, seconds):
        """Until the time is up or there is a finding. What stb_image does wrong is none."""
        end = time.monotonic() + seconds
        while not self.findings and (left := round(end - time.monotonic())) > 0:
            run = self.start(left)
            executed, covered = EXECUTED.findall(run.stderr), COVERED.findall(run.stderr)
            self.executed += int(executed[-1]) if executed else 0
            self.covered = max([self.covered, *map(int, covered)])
            if run.returncode != 0:
                self.take_finding(run.stderr)
        return self

    def take_finding(self, output):
        is_expected = self.name == "decoder" and is_of_stb_image(output)
        files = sorted(self.folder.glob(f"{self.name}-*"))
        for file in files:
            self.kept.mkdir(exist_ok=True)
            kept = self.kept / file.name
            shutil.move(file, kept)
            (self.of_stb_image if is_expected else self.findings).append(kept)
        if not files:
            self.findings.append(f"{self.name} without a file")
        if not is_expected and not self.is_planted:
            print(output[-6000:], file=sys.stderr)


def has_found_before_it_began(target):
    """Whether its seeds alone show the planted bug."""
    return target.start(0, "-runs=0").returncode != 0


def decodes_in_a_process(build, files):
    """Whether the program answers each in one sentence."""
    files = [*files, *sorted((REGRESSIONS / "images").iterdir())]
    environment = dict(os.environ, ASAN_OPTIONS="exitcode=77")
    run = subprocess.run([build / "pointwise_decode_files", *files], capture_output=True, text=True, env=environment,
                         check=False)
    if run.returncode != 0:
        print(run.stdout + run.stderr, file=sys.stderr)
    return run.returncode == 0


def report(target, seconds, is_planted):
    text = f"{target.name:14} {target.executed:>10} runs in {seconds} s, {target.covered} edges"
    if target.of_stb_image:
        text += f", {len(target.of_stb_image)} faults of stb_image"
    if is_planted:
        return text + (", planted bug found" if target.findings else ", PLANTED BUG NOT FOUND")
    return text + "".join(f", FOUND {file}" for file in target.findings)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("seconds", type=int)
    parser.add_argument("--planted", action="store_true")
    parser.add_argument("targets", nargs="*", default=list(seeds.SEEDS))
    options = parser.parse_intermixed_args()
    build = options.build.resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        seeds.write_seeds(folder / "seeds")
        targets = [Target(build, target, options.planted, folder) for target in options.targets]
        if options.planted and (known := [t.name for t in targets if has_found_before_it_began(t)]):
            sys.exit(f"the seeds already show the planted bug: {', '.join(known)}")
        failed = False
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for target in pool.map(lambda target: target.run(options.seconds), targets):
                print(report(target, options.seconds, options.planted), flush=True)
                failed |= bool(target.findings) != options.planted
        if not options.planted:
            failed |= not decodes_in_a_process(build, [file for target in targets for file in target.of_stb_image])
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
