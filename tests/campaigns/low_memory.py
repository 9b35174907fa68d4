"""The program under limits of address space: a result or a sentence, never a signal."""
import os
import subprocess
import tempfile
import time

import numpy as np

from campaign import Campaign, open_display, run

# Megabytes of address space. The program with its libraries takes about 100 without a window, about 700 with one.
COMMAND_LINE = (80, 100, 120, 150, 180, 220, 260, 350, 500, 1000)
WINDOW = (200, 300, 400, 500, 600, 700, 800, 1000, 1300, 1600)


def write_photo(path, side):
    """A BMP of 24 bits, by rows of noise."""
    row = np.random.default_rng(1).integers(0, 256, side * 3, np.uint8)
    pad = bytes(-side * 3 % 4)
    size = 54 + (side * 3 + len(pad)) * side
    header = b"BM" + size.to_bytes(4, "little") + bytes(4) + (54).to_bytes(4, "little")
    header += (40).to_bytes(4, "little") + side.to_bytes(4, "little") * 2 + (1).to_bytes(2, "little")
    header += (24).to_bytes(2, "little") + bytes(24)
    with open(path, "wb") as file:
        file.write(header)
        for y in range(side):
            file.write(np.roll(row, 3 * y).tobytes() + pad)


def write_files(folder):
    write_photo(os.path.join(folder, "photo.bmp"), 1024)
    write_photo(os.path.join(folder, "large.bmp"), 8192)
    np.save(os.path.join(folder, "x.npy"), np.ones((1, 200, 300, 64), np.float32))
    np.save(os.path.join(folder, "w.npy"), np.ones((16, 64), np.float32))
    # 3 GB, of which nothing is on the disk.
    header = b"{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1700, 1700, 256), }"
    header += b" " * (63 - (len(header) + 10) % 64) + b"\n"
    with open(os.path.join(folder, "huge.npy"), "wb") as file:
        file.write(b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header)
        file.truncate(10 + len(header) + 4 * 1700 * 1700 * 256)


def command_line(campaign, folder):
    commands = {
        "features, learned": ("features", "photo.bmp", "--output", "maps.npy"),
        "features, filterbank": ("features", "photo.bmp", "--extractor", "filterbank", "--output", "maps.npy"),
        "features of 8192 x 8192": ("features", "large.bmp", "--output", "maps.npy"),
        "apply": ("apply", "--input", "x.npy", "--weights", "w.npy", "--output", "y.npy"),
        "apply to 3 GB": ("apply", "--input", "huge.npy", "--weights", "w.npy", "--output", "y.npy"),
    }
    for name, arguments in commands.items():
        for megabytes in COMMAND_LINE:
            status, errors = run(*arguments, folder=folder, megabytes=megabytes, timeout=600)
            campaign.expect_result_or_sentence(status, errors, (name, "with", megabytes, "MB"))


def live_window(campaign, window_class, display, folder, name, arguments, megabytes):
    """The window lives or ends with a sentence; if it lives it answers, and closes when asked."""
    limited = os.path.join(folder, "limited")
    with open(limited, "w", encoding="utf-8") as file:
        file.write(f"#!/bin/sh\nulimit -c 0\nulimit -v {megabytes * 1024}\nexec \"$POINTWISE_UNLIMITED\" \"$@\"\n")
    os.chmod(limited, 0o755)
    state, errors = os.path.join(folder, "state.json"), os.path.join(folder, "errors.txt")
    if os.path.exists(state):
        os.remove(state)
    environment = dict(display.environment(), HOME=folder, XDG_CONFIG_HOME=os.path.join(folder, "config"),
                       POINTWISE_UNLIMITED=os.environ["POINTWISE"], LP_NUM_THREADS="1")
    with open(errors, "wb") as stderr:
        process = subprocess.Popen([limited, "--size", "1000x600", "--state", state, *arguments], env=environment,
                                   cwd=folder, stdin=subprocess.DEVNULL, stdout=stderr, stderr=stderr)
    deadline = time.monotonic() + 120
    idle_since = None
    while process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.1)
        if not os.path.exists(state):
            continue
        with open(state, encoding="utf-8") as file:
            busy = '"busy":""' not in file.read()
        idle_since = None if busy else idle_since or time.monotonic()
        if idle_since and time.monotonic() - idle_since > 0.5:
            break
    if process.poll() is None:
        found = display.run("xdotool", "search", "--onlyvisible", "--pid", str(process.pid), check=False).split()
        if found:
            display.tool("close", int(found[0]))
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            campaign.expect(False, f"{name} with {megabytes} MB: it does not close")
            return
    with open(errors, encoding="utf-8", errors="replace") as file:
        text = file.read()
    # Mesa and Xlib may add words of their own.
    ours = "\n".join(line for line in text.splitlines() if line.startswith("pointwise: ")) or text
    campaign.expect_result_or_sentence(process.returncode, ours, (name, "with", megabytes, "MB"))


def main():
    campaign = Campaign(__doc__, windows=1)
    with tempfile.TemporaryDirectory(prefix="pointwise_memory_") as folder:
        write_files(folder)
        command_line(campaign, folder)
        if campaign.options.windows:
            display, window_class = open_display()
            try:
                for name, arguments in (("window", ()), ("window with a photo", ("photo.bmp",)),
                                        ("window with 3 GB", ("huge.npy",))):
                    for megabytes in WINDOW:
                        live_window(campaign, window_class, display, folder, name, arguments, megabytes)
            finally:
                display.close()
    campaign.finish()


if __name__ == "__main__":
    main()
