"""Systems that lack something: the window opens, or says in one sentence within seconds what is missing."""
import os
import signal
import subprocess
import tempfile
import time

import numpy as np

from campaign import PROGRAM, Campaign, open_display, run

SECONDS = 5


class Server:
    """An X server with options of its own, without GLX for one."""

    def __init__(self, *options):
        read_end, write_end = os.pipe()
        self.process = subprocess.Popen(["Xvfb", "-displayfd", str(write_end), "-screen", "0", "800x600x24",
                                         "-nolisten", "tcp", *options], pass_fds=[write_end],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            self.name = ":" + pipe.readline().strip()

    def close(self):
        self.process.kill()
        self.process.wait()


def refused(campaign, folder, name, environment, words):
    began = time.monotonic()
    status, errors = run("--state", "state.json", folder=folder, environment=environment, timeout=60)
    seconds = time.monotonic() - began
    # Mesa adds words of its own.
    ours = [line for line in errors.splitlines() if line.startswith("pointwise: ")]
    campaign.count("refused in a sentence")
    campaign.expect(status == 1 and len(ours) == 1 and all(word in ours[0] for word in words),
                    f"{name}: exit {status}: {errors!r}")
    campaign.expect("LIBGL_ALWAYS_SOFTWARE" in words or "LIBGL_ALWAYS_SOFTWARE" not in errors, f"{name}: {errors!r}")
    campaign.expect(seconds < SECONDS, f"{name}: it took {seconds:.1f} s")


def opens(campaign, folder, name, environment, display, arguments=()):
    state = os.path.join(folder, "state.json")
    if os.path.exists(state):
        os.remove(state)
    variables = dict(display.environment(), HOME=folder, XDG_CONFIG_HOME=os.path.join(folder, "config"))
    for key, value in environment.items():
        variables.pop(key, None)
        if value is not None:
            variables[key] = value
    process = subprocess.Popen([PROGRAM, "--state", state, *arguments], env=variables, cwd=folder,
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    deadline = time.monotonic() + 20
    while not os.path.exists(state) and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    campaign.count("opens")
    if not campaign.expect(process.poll() is None and os.path.exists(state), f"{name}: it does not open"):
        process.kill()
    else:
        process.send_signal(signal.SIGTERM)
    try:
        status = process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        status = process.wait()
    campaign.expect(status == 128 + signal.SIGTERM, f"{name}: exit {status}: {process.stdout.read()!r}")
    process.stdout.close()


def displays(campaign, folder, display):
    environment = {"LIBGL_ALWAYS_SOFTWARE": None}
    refused(campaign, folder, "no display", environment, ["display"])
    refused(campaign, folder, "a display that is not there", {**environment, "DISPLAY": ":77"}, ["display"])
    server = Server("-extension", "GLX")
    refused(campaign, folder, "no GLX", {**environment, "DISPLAY": server.name}, ["OpenGL"])
    server.close()
    on_display = {**environment, "DISPLAY": display.name}
    for version in ("2.1", "3.2"):
        refused(campaign, folder, f"OpenGL {version}", {**on_display, "MESA_GL_VERSION_OVERRIDE": version},
                ["OpenGL 3.3", "LIBGL_ALWAYS_SOFTWARE"])
    # For GLFW it is as if they were too old.
    refused(campaign, folder, "no drivers", {**on_display, "LIBGL_DRIVERS_PATH": "/nonexistent"},
            ["OpenGL 3.3", "LIBGL_ALWAYS_SOFTWARE"])
    opens(campaign, folder, "softpipe", {"GALLIUM_DRIVER": "softpipe"}, display)


def homes(campaign, folder, display):
    opens(campaign, folder, "no HOME", {"HOME": None, "XDG_CONFIG_HOME": None}, display)
    opens(campaign, folder, "a home that is not there", {"HOME": "/nonexistent", "XDG_CONFIG_HOME": None}, display)
    opens(campaign, folder, "settings where a file is", {"XDG_CONFIG_HOME": "/proc/self/status"}, display)
    opens(campaign, folder, "a comma for a point", {"LC_ALL": "de_DE.UTF-8"}, display)


def outputs(campaign, folder):
    np.save(os.path.join(folder, "x.npy"), np.ones((1, 4, 4, 3), np.float32))
    np.save(os.path.join(folder, "w.npy"), np.ones((2, 3), np.float32))
    os.mkfifo(os.path.join(folder, "fifo.npy"))
    os.symlink("loop.npy", os.path.join(folder, "loop.npy"))
    os.symlink("/dev/full", os.path.join(folder, "full.npy"))
    os.mkdir(os.path.join(folder, "folder.npy"))
    for target in ("fifo.npy", "loop.npy", "full.npy", "folder.npy", "none/y.npy", "/proc/y.npy", "/sys/y.npy"):
        status, errors = run("apply", "--input", "x.npy", "--weights", "w.npy", "--output", target, folder=folder)
        campaign.expect(status == 1, f"output to {target}: exit {status}")
        campaign.expect_result_or_sentence(status, errors, ("output to", target))
    for source in ("fifo.npy", "loop.npy", "full.npy", "folder.npy", "/dev/zero", "/proc/self/mem", "/proc/kmsg"):
        status, errors = run("apply", "--input", source, "--weights", "w.npy", "--output", "y.npy", folder=folder,
                             timeout=20)
        campaign.expect(status == 1, f"input from {source}: exit {status}")
        campaign.expect_result_or_sentence(status, errors, ("input from", source))


def main():
    campaign = Campaign(__doc__)
    with tempfile.TemporaryDirectory(prefix="pointwise_systems_") as folder:
        display, _ = open_display()
        try:
            displays(campaign, folder, display)
            homes(campaign, folder, display)
        finally:
            display.close()
        outputs(campaign, folder)
    campaign.finish()


if __name__ == "__main__":
    main()
