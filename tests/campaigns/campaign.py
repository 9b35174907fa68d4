"""What the campaigns share: how the program is run and how its end is judged."""
import argparse
import collections
import os
import pathlib
import random
import resource
import subprocess
import sys

GUI = pathlib.Path(__file__).resolve().parent.parent / "gui"
PROGRAM = os.environ.get("POINTWISE") or sys.exit("set POINTWISE to the program's path")
SANITIZER_STATUS = 99


class Campaign:
    """Counts what was tried and what was found; a finding is printed as it comes, with what repeats it."""

    def __init__(self, description, **defaults):
        parser = argparse.ArgumentParser(description=description)
        parser.add_argument("--seed", type=int, default=1)
        for name, value in defaults.items():
            parser.add_argument(f"--{name}", type=type(value), default=value)
        self.options = parser.parse_args()
        self.random = random.Random(self.options.seed)
        self.counts = collections.Counter()
        self.findings = 0

    def count(self, what, number=1):
        self.counts[what] += number

    def expect(self, holds, finding):
        if not holds:
            self.findings += 1
            print(f"finding: {finding}", flush=True)
        return holds

    def expect_result_or_sentence(self, status, errors, what):
        """Exit 0, or exit 1 with one line of ours: never a signal, never words of a library alone."""
        lines = [line for line in errors.splitlines() if line]
        if status == 0:
            self.count(f"{what[0]}: a result")
            return True
        self.count(f"{what[0]}: a sentence" if status == 1 else f"{what[0]}: exit {status}")
        says = len(lines) == 1 and lines[0].startswith("pointwise: ")
        return self.expect(status == 1 and says, f"{' '.join(map(str, what))}: exit {status}: {errors[-400:]!r}")

    def finish(self):
        for what, number in sorted(self.counts.items()):
            print(f"{what}: {number}")
        print(f"findings: {self.findings} (seed {self.options.seed})")
        sys.exit(1 if self.findings else 0)


def run(*arguments, folder, environment=None, megabytes=None, timeout=300):
    """The exit status (negative: a signal) and stderr. `megabytes` limits the address space."""
    def limit():
        if megabytes:
            resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    variables = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    variables.update(HOME=str(folder), XDG_CONFIG_HOME=os.path.join(folder, "config"))
    for key, value in (environment or {}).items():
        if value is None:
            variables.pop(key, None)
        else:
            variables[key] = value
    try:
        result = subprocess.run([PROGRAM, *map(str, arguments)], cwd=folder, env=variables, stdin=subprocess.DEVNULL,
                                capture_output=True, timeout=timeout, preexec_fn=limit, check=False)
    except subprocess.TimeoutExpired:
        return -9999, "it did not end"
    return result.returncode, result.stderr.decode(errors="replace")


def open_display():
    """The display and the class of windows that tests/gui drives."""
    sys.path.insert(0, str(GUI))
    from display import Display  # pylint: disable=import-outside-toplevel
    from window import Window  # pylint: disable=import-outside-toplevel
    return Display(1280, 800), Window
