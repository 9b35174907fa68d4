"""An X server of its own, without a screen."""
import os
import subprocess

TOOLS = os.environ["POINTWISE_GUI_TOOLS"]


class Display:
    """Xvfb on a free display number. Nothing runs on it but what the test starts."""

    def __init__(self, width=3840, height=2160):
        read_end, write_end = os.pipe()
        # -r: keys that are held on a busy machine do not repeat.
        options = ["-screen", "0", f"{width}x{height}x24", "-noreset", "-r", "-nolisten", "tcp"]
        self._server = subprocess.Popen(["Xvfb", "-displayfd", str(write_end), *options], pass_fds=[write_end],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            number = pipe.readline().strip()
        if not number:
            self._server.wait()
            raise RuntimeError("Xvfb did not start")
        self.name = ":" + number
        self.process_id = self._server.pid

    def environment(self):
        """For programs that draw on this display, with Mesa's software renderer and nothing of the user's settings."""
        environment = dict(os.environ, DISPLAY=self.name, LIBGL_ALWAYS_SOFTWARE="1")
        environment.pop("WAYLAND_DISPLAY", None)
        return environment

    def run(self, *command, check=True, data=None):
        """Runs a short command against this display; returns what it printed."""
        result = subprocess.run(command, env=self.environment(), input=data, capture_output=True, timeout=30, check=False)
        if check and result.returncode != 0:
            raise RuntimeError(f"{' '.join(command)}: exit {result.returncode}: {result.stderr.decode()}")
        return result.stdout

    def tool(self, *arguments):
        """Runs x11_window; returns what it printed."""
        return self.run(os.path.join(TOOLS, "x11_window"), *(str(argument) for argument in arguments))

    def set_dpi(self, dpi):
        """For programs started after this; 96 is a content scale of 1."""
        self.tool("dpi", dpi)

    def close(self):
        self._server.terminate()
        try:
            self._server.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()
