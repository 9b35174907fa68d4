"""Files with random damage, for the command line and for the window: a result or a sentence, never a signal."""
import json
import os
import struct
import tempfile

import numpy as np

from campaign import Campaign, open_display, run


def png(side=12):
    import zlib  # pylint: disable=import-outside-toplevel

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes((x * y * c) % 256 for x in range(side) for c in (1, 3, 7)) for y in range(side))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def bmp(side=12):
    rows = bytes(range(256))[:side * 3] * side
    return (b"BM" + struct.pack("<IIIIiiHHIIiiII", 54 + len(rows), 0, 54, 40, side, side, 1, 24, 0, len(rows), 0, 0, 0,
                                0) + rows)


def safetensors():
    header = json.dumps({"maps": {"dtype": "F32", "shape": [1, 3, 4, 4], "data_offsets": [0, 192]}}).encode()
    return struct.pack("<Q", len(header)) + header + bytes(192)


def npy(folder):
    path = os.path.join(folder, "whole.npy")
    np.save(path, np.arange(48, dtype=np.float32).reshape(1, 3, 4, 4))
    with open(path, "rb") as file:
        return file.read()


def damaged(random, whole):
    content = bytearray(whole)
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        content[random.randrange(len(content))] = random.choice((0, 255, 128, random.randrange(256)))
    kind = random.randrange(4)
    if kind == 0:
        del content[random.randrange(len(content)):]
    elif kind == 1:
        at = random.randrange(len(content))
        content[at:at] = bytes(random.randrange(256) for _ in range(random.randrange(1, 40)))
    return bytes(content)


def command_line(campaign, folder, wholes):
    path = os.path.join(folder, "damaged")
    np.save(os.path.join(folder, "w.npy"), np.ones((2, 4), np.float32))
    for ending, whole in wholes.items():
        is_picture = ending in ("png", "bmp")
        arguments = (("features", path, "--extractor", "pixels") if is_picture else
                     ("apply", "--input", path, "--weights", "w.npy"))
        for i in range(campaign.options.files):
            content = damaged(campaign.random, whole)
            with open(path, "wb") as file:
                file.write(content)
            status, errors = run(*arguments, "--output", "out.npy", folder=folder)
            if not campaign.expect_result_or_sentence(status, errors, (ending, i)):
                keep(folder, path, ending, i)


def keep(folder, path, ending, number):
    kept = os.environ.get("POINTWISE_CAMPAIGN_FINDINGS")
    if kept and os.path.exists(path):
        os.makedirs(kept, exist_ok=True)
        os.replace(path, os.path.join(kept, f"damaged_{number}.{ending}"))


def window(campaign, folder, wholes):
    """One window that gets them all, one after the other."""
    display, window_class = open_display()
    try:
        opened = window_class(display, folder, "--size", "800x500", environment={"LP_NUM_THREADS": "1"})
        for i in range(campaign.options.drops):
            ending = campaign.random.choice(list(wholes))
            path = os.path.join(folder, f"{i}.{ending}")
            with open(path, "wb") as file:
                file.write(damaged(campaign.random, wholes[ending]))
            opened.drop(path)
            state = opened.wait_idle(quiet=0.1)
            campaign.count("window: a sentence" if state["error"] else "window: a result")
            if not campaign.expect("\n" not in state["error"], f"drop {i}: {state['error']}"):
                keep(folder, path, ending, i)
            opened.key("Escape")
        campaign.expect(opened.quit() == 0, f"the window ended with {opened.process.returncode}: {opened.errors}")
        opened.kill()
    finally:
        display.close()


def window_files(campaign, folder):
    """What the window reads at its start: its settings and its recovery files."""
    config = os.path.join(folder, "config/pointwise")
    os.makedirs(os.path.join(config, "recovery"), exist_ok=True)
    with open(os.path.join(config, "settings.json"), encoding="utf-8") as file:
        settings = file.read()
    work = json.dumps({"format": "pointwise", "version": 1, "document": {
        "source": {"from": "built_in"}, "input": [1, 4, 3, 4],
        "network": [{"weight": [[1, 2, 3, 4]], "bias": [0]}]}})
    display, window_class = open_display()
    try:
        for i in range(campaign.options.starts):
            for name, whole in (("settings.json", settings), ("recovery/left.json", work)):
                with open(os.path.join(config, name), "wb") as file:
                    file.write(damaged(campaign.random, whole.encode()))
            opened = window_class(display, folder, "--size", "800x500", environment={"LP_NUM_THREADS": "1"})
            opened.key("Return", "Escape")
            campaign.expect(opened.quit() == 0, f"start {i}: {opened.process.returncode}: {opened.errors}")
            opened.kill()
            os.remove(os.path.join(folder, "state.json"))
            campaign.count("window: starts with damaged settings and recovery file")
    finally:
        display.close()


def main():
    campaign = Campaign(__doc__, files=60, drops=20, starts=5)
    with tempfile.TemporaryDirectory(prefix="pointwise_files_") as folder:
        wholes = {"npy": npy(folder), "safetensors": safetensors(), "png": png(), "bmp": bmp()}
        command_line(campaign, folder, wholes)
        window(campaign, folder, wholes)
        settings = os.path.join(folder, "config/pointwise/settings.json")
        os.makedirs(os.path.dirname(settings), exist_ok=True)
        with open(settings, "w", encoding="utf-8") as file:
            json.dump({"version": 1, "theme": "light", "axis_order": "nhwc", "last_folder": folder}, file)
        window_files(campaign, folder)
    campaign.finish()


if __name__ == "__main__":
    main()
