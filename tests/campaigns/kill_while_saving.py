"""kill -9 at random moments: of the command line while it writes, and of the window while it is edited and saves.

A file is the old one or the new one, W and b belong together, the next start offers the unsaved work, and no more of it
is lost than the recovery file's interval.
"""
import glob
import json
import os
import re
import shutil
import subprocess
import tempfile
import threading
import time

import numpy as np

from campaign import PROGRAM, Campaign, open_display

# Sent again and again until the window is dead. Of whole numbers each key is a step of 1: the sums of W and of b count
# the edits, so that W of one save and b of another are three apart.
EDIT = "key equal\nsleep 0.02\nkey bracketright\nsleep 0.02\n"
SAVE = "key ctrl+s\nsleep 0.12\nkey Return\nsleep 0.08\nkey Return\nsleep 0.12\n"
DRAFT = re.compile(r"^\..*\.pointwise-draft-[0-9a-f]{8}$")
# Beyond the interval: the write itself, and what a busy machine delays.
SLACK = 1.5


def is_one_of(path, arrays):
    try:
        found = np.load(path)
    except (OSError, ValueError):
        return False
    return any(np.array_equal(found, array) for array in arrays)


def kill_command_line(campaign, folder):
    """Old and new are files of 4 MB."""
    random = np.random.default_rng(1)
    np.save(os.path.join(folder, "x.npy"), random.integers(-9, 9, (1, 400, 640, 4)).astype(np.float32))
    for name, factor in (("a", 1), ("b", 2)):
        np.save(os.path.join(folder, name + ".npy"), np.full((4, 4), factor, np.float32))
    command = [PROGRAM, "apply", "--input", "x.npy", "--output", "y.npy", "--weights"]
    results, seconds = [], 0.0
    for name in ("a.npy", "b.npy"):
        began = time.monotonic()
        subprocess.run([*command, name], cwd=folder, check=True, stderr=subprocess.DEVNULL)
        seconds = time.monotonic() - began
        results.append(np.load(os.path.join(folder, "y.npy")))
    for i in range(campaign.options.kills):
        process = subprocess.Popen([*command, "ab"[i % 2] + ".npy"], cwd=folder, stderr=subprocess.DEVNULL)
        time.sleep(campaign.random.uniform(0.0, 1.2 * seconds))
        process.kill()
        campaign.count("command line: killed" if process.wait() != 0 else "command line: had ended")
        campaign.expect(is_one_of(os.path.join(folder, "y.npy"), results), f"apply, kill {i}: y.npy is neither")
    left = set(os.listdir(folder)) - {"x.npy", "a.npy", "b.npy", "y.npy"}
    campaign.count("command line: drafts left", len(left))
    campaign.expect(all(DRAFT.match(name) for name in left), f"apply: left {left}")


class Watch:
    """How many edits the window had at which time, by its state file, which may skip frames."""

    def __init__(self, window, pairs):
        """pairs: receives the sums of W and b that were seen."""
        self._window = window
        self._pairs = pairs
        self._ends = threading.Event()
        self.seen = [(time.monotonic(), self._edits())]
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def _edits(self):
        parameters = self._window.state["parameters"]
        weights, biases = (int(np.sum(parameters[name])) for name in ("weights", "biases"))
        self._pairs.add((weights, biases))
        return weights

    def _read(self):
        while not self._ends.wait(0.01):
            edits = self._edits()
            if edits != self.seen[-1][1]:
                self.seen.append((time.monotonic(), edits))

    def stop(self):
        self._ends.set()
        self._thread.join()

    def before(self, moment):
        return max((edits for when, edits in self.seen if when <= moment), default=self.seen[0][1])


def kept_edits(folder):
    """(the edits that the recovery file has, or None without one; whether it is whole)."""
    found = glob.glob(os.path.join(folder, "config/pointwise/recovery/*.json"))
    if not found:
        return None, True
    try:
        with open(found[0], encoding="utf-8") as file:
            layer = json.load(file)["document"]["network"][0]
        return int(np.sum(layer["weight"])), len(found) == 1
    except (ValueError, KeyError, IndexError):
        return None, False


def check_pair(campaign, folder, pairs, i):
    paths = [os.path.join(folder, name) for name in ("weights.npy", "weights_bias.npy")]
    if not any(os.path.exists(path) for path in paths):
        return
    try:
        weight, bias = (np.load(path).sum() for path in paths)
    except (OSError, ValueError) as error:
        campaign.expect(False, f"window, kill {i}: {error}")
        return
    campaign.count("window: pairs on the disk")
    belongs = any(abs(weight - w) <= 1 and abs(bias - b) <= 1 for w, b in pairs)
    campaign.expect(belongs, f"window, kill {i}: W of edit {weight}, b of edit {bias}")


def edit_until_killed(campaign, display, window, pairs):
    """Returns the edits at the end, those that at least must be kept, and whether there were any."""
    interval = campaign.options.interval / 1000
    begun = Watch(window, pairs)
    typist = subprocess.Popen(["xdotool", "-"], env=display.environment(), stdin=subprocess.PIPE, text=True)
    life = campaign.random.uniform(0.1, campaign.options.life)
    typist.stdin.write((EDIT * 3 + SAVE) * (2 + int(life / 0.4)))
    typist.stdin.flush()
    time.sleep(life)
    killed = time.monotonic()
    window.process.kill()
    window.process.wait()
    begun.stop()
    typist.kill()
    typist.wait()
    display.run("xdotool", "keyup", "equal", "keyup", "bracketright", "keyup", "Return", "keyup", "s", "keyup", "ctrl")
    return begun.before(killed), begun.before(killed - interval - SLACK), len(begun.seen) > 1


def kill_window(campaign, folder):
    np.save(os.path.join(folder, "x.npy"), np.ones((1, 3, 4, 4), np.float32))
    np.save(os.path.join(folder, "w.npy"), np.zeros((2, 4), np.float32))
    settings = os.path.join(folder, "config/pointwise")
    os.makedirs(settings)
    with open(os.path.join(settings, "settings.json"), "w", encoding="utf-8") as file:
        json.dump({"version": 1, "last_folder": folder}, file)
    display, window_class = open_display()
    environment = {"POINTWISE_RECOVERY_MS": str(campaign.options.interval), "LP_NUM_THREADS": "1"}
    files = [os.path.join(folder, "x.npy"), os.path.join(folder, "w.npy")]
    kept, pairs = None, set()
    most_lost = last = 0
    try:
        for i in range(campaign.options.kills):
            window = window_class(display, folder, *([] if kept is not None else files), "--size", "800x500",
                                  environment=environment)
            if kept is not None:
                window.rectangle("recovery.restore")
                window.key("Return")
                state = window.wait_state(lambda s: s["message"].startswith("Restored"), "the restored work")
                campaign.count("window: restored")
                campaign.expect(int(np.sum(state["parameters"]["weights"])) == kept, f"kill {i}: restored other work")
            now, least, has_work = edit_until_killed(campaign, display, window, pairs)
            window.kill()
            os.remove(os.path.join(folder, "state.json"))
            campaign.count("window: killed")
            last = now
            check_pair(campaign, folder, pairs, i)
            before, (kept, is_whole) = kept, kept_edits(folder)
            campaign.expect(is_whole, f"window, kill {i}: the recovery file is damaged, or there are two")
            lost = now - (kept if kept is not None else 0)
            most_lost = max(most_lost, lost)
            campaign.expect(kept is None if not has_work and before is None else (kept or 0) >= least,
                            f"window, kill {i}: {now} edits, {least} of them older than the interval, kept {kept}")
    finally:
        display.close()
    campaign.count("window: edits", last)
    campaign.count("window: most edits lost", most_lost)
    drafts = [name for name in os.listdir(folder) if DRAFT.match(name)]
    campaign.count("window: drafts left", len(drafts))


def main():
    campaign = Campaign(__doc__, kills=50, interval=200, life=1.5)
    for part in (kill_command_line, kill_window):
        folder = tempfile.mkdtemp(prefix="pointwise_kill_")
        try:
            part(campaign, folder)
        finally:
            shutil.rmtree(folder)
    campaign.finish()


if __name__ == "__main__":
    main()
