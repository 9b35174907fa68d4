"""What the journeys through the real window share: a display, a stack and weights, and how a window must end."""
import os
import shutil
import subprocess
import tempfile
import unittest

import numpy as np

import pictures
from display import Display
from window import PROGRAM, Window

MAPS, ROWS, COLUMNS = 256, 20, 72


def make_stack(maps=MAPS, rows=ROWS, columns=COLUMNS, seed=1):
    """(maps, rows, columns): blobs and ramps of different strength, with both signs in every fourth map."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[0:rows, 0:columns]
    stack = np.empty((maps, rows, columns), np.float32)
    for i in range(maps):
        centre, width = random.uniform((0, 0), (rows, columns)), random.uniform(2, 12)
        stack[i] = random.uniform(0.5, 2) * np.exp(-((y - centre[0])**2 + (x - centre[1])**2) / width**2)
        stack[i] += random.uniform(0, 0.05, (rows, columns))
        if i % 4 == 0:
            stack[i] -= 0.5
    return stack


def make_weights(outputs=2, maps=MAPS, seed=2):
    return np.random.default_rng(seed).uniform(-0.2, 0.2, (outputs, maps)).astype(np.float32)


class Journey(unittest.TestCase):
    """Each test starts windows of its own: on a stack of (1, 20, 72, 256) with weights for two outputs, or on others."""

    @classmethod
    def setUpClass(cls):
        cls.display = Display()
        cls.addClassCleanup(cls.display.close)

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="pointwise_gui_")
        self.addCleanup(shutil.rmtree, self.folder)
        self.stack, self.weights = make_stack(), make_weights()
        self.files = [self.save_stack("stack.npy", self.stack), self.save("weights.npy", self.weights)]

    def start(self, *options, files=None):
        window = Window(self.display, self.folder, *(self.files if files is None else files), *options)
        self.addCleanup(self.leave, window)
        return window

    def leave(self, window):
        """Every journey ends well: with a window that closes when asked, and no error on stderr."""
        try:
            if self.failed():
                self.keep_evidence(window)
                return
            if window.process.poll() is None:
                window.quit()
            self.assertEqual(window.process.returncode, 0, window.errors)
            for sign in ("Sanitizer", "runtime error", "OpenGL:", "Assertion"):
                self.assertNotIn(sign, window.errors)
        finally:
            window.kill()

    def failed(self):
        result = self._outcome.result
        return any(test is self for test, _ in result.failures + result.errors) or not self._outcome.success

    def keep_evidence(self, window):
        """The state and a picture of the window of a failed journey, in the folder POINTWISE_GUI_FAILURES."""
        folder = os.environ.get("POINTWISE_GUI_FAILURES")
        if not folder or window.process.poll() is not None:
            return
        os.makedirs(folder, exist_ok=True)
        name = os.path.join(folder, self.id().split(".", 1)[-1])
        pictures.write_png(name + ".png", window.grab())
        shutil.copy(os.path.join(self.folder, "state.json"), name + ".json")

    # Files.

    def path(self, name):
        return os.path.join(self.folder, name)

    def save(self, name, array):
        np.save(self.path(name), array)
        return self.path(name)

    def save_stack(self, name, stack):
        """As TensorFlow has it: (1, rows, columns, maps)."""
        return self.save(name, np.ascontiguousarray(stack.transpose(1, 2, 0)[None]))

    def save_broken(self, name):
        """The beginning of an .npy file."""
        with open(self.path(name), "wb") as file:
            file.write(b"\x93NUMPY\x01\x00")
        return self.path(name)

    def run_program(self, *arguments, status=0):
        """Runs the program's command line without a display; returns stderr."""
        environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
        result = subprocess.run([PROGRAM, *arguments], env=environment, capture_output=True, timeout=60, check=False)
        self.assertEqual(result.returncode, status, result.stderr.decode())
        return result.stderr.decode()

    # Comparisons.

    def check_outputs(self, window, stack, weights):
        """The window holds these weights, and its outputs are theirs on this stack, within the rounding of float sums."""
        state = window.wait_idle()
        document, told = state["document"], state["output"]
        self.assertEqual(document["input"], [1, *stack.shape])
        np.testing.assert_array_equal(np.float32(state["parameters"]["weights"]), weights)
        stack, weights = stack.astype(np.float64), weights.astype(np.float64)
        outputs = np.einsum("oi,ihw->ohw", weights, stack)
        sizes = np.einsum("oi,ihw->ohw", np.abs(weights), np.abs(stack))
        bound = (len(stack) + 1) * np.finfo(np.float32).eps * sizes.max() + 1e-9
        for name in ("min", "max", "mean"):
            np.testing.assert_allclose(told[name], getattr(outputs, name)((1, 2)), rtol=0, atol=bound, err_msg=name)

    def check_screenshot(self, window, *arguments):
        """`pointwise screenshot` without a display draws what the window shows."""
        window.point_away()
        shown = window.grab()
        path = self.path("screenshot.png")
        self.run_program("screenshot", *arguments, "--output", path)
        drawn = pictures.read_png(path)
        self.assertEqual(drawn.shape, shown.shape)
        different = pictures.difference(drawn, shown) > 8
        self.assertLess(different.mean(), 0.001, f"rows and columns: {np.argwhere(different)[:5].tolist()}")
