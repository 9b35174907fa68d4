"""What all journeys share: a display, a stack and weights of their own, and the comparison with a recomputation."""
import os
import shutil
import subprocess
import tempfile
import unittest

import numpy as np

import pictures
import reference
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


def overlap(a, b):
    """Rectangles [x, y, width, height] that share more than a rounded edge."""
    return min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0]) > 1 and min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1]) > 1


class Journey(unittest.TestCase):
    """Each test gets a window of its own on a stack of (1, 20, 72, 256) with weights for two outputs."""

    arguments = None  # files to start with instead of the stack and the weights

    @classmethod
    def setUpClass(cls):
        cls.display = Display()
        cls.addClassCleanup(cls.display.close)

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="pointwise_gui_")
        self.addCleanup(shutil.rmtree, self.folder)
        self.stack, self.weights = make_stack(), make_weights()
        self.stack_path = self.save_stack("stack.npy", self.stack)
        self.weights_path = self.save("weights.npy", self.weights)
        self.window = self.start()
        self.saved = 0

    def start(self, *arguments, **options):
        if not arguments:
            arguments = (self.stack_path, self.weights_path) if self.arguments is None else self.arguments
        window = Window(self.display, self.folder, *arguments, **options)
        self.addCleanup(self.leave, window)
        return window

    def in_every_look(self, check):
        """check(width, height) in a new window for every theme at the sizes of projectors."""
        self.window.quit()
        for theme in ("dark", "light", "projector"):
            for width, height in ((1280, 720), (1920, 1080)):
                with self.subTest(f"{theme} {width} x {height}"):
                    self.window = self.start("--theme", theme, "--size", f"{width}x{height}")
                    check(width, height)
                    self.window.quit()

    def leave(self, window):
        """Every journey ends well: with a window that closes when asked, and nothing to complain about."""
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

    def run_program(self, *arguments, status=0):
        """Runs the program's command line without a display; returns stdout and stderr."""
        environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
        result = subprocess.run([PROGRAM, *arguments], env=environment, capture_output=True, timeout=60, check=False)
        self.assertEqual(result.returncode, status, result.stderr.decode())
        return result.stdout.decode(), result.stderr.decode()

    def features(self, image, extractor):
        """The maps of an image, (maps, rows, columns), as the command line computes them."""
        path = self.path("features.npy")
        self.run_program("features", image, "--output", path, "--extractor", extractor)
        return np.load(path)[0].transpose(2, 0, 1)

    # Comparisons.

    def save_weights(self):
        """Saves through the window, as a person would; returns the weights and the bias from the files."""
        self.saved += 1
        path = self.path(f"saved_{self.saved}.npy")
        self.window.key("ctrl+s")
        self.fill_in_path(path)
        bias_path = path.replace(".npy", "_bias.npy")
        self.window.wait(lambda: os.path.exists(path) and os.path.exists(bias_path), "the saved weights")
        self.window.settle()
        return np.load(path), np.load(bias_path)

    def fill_in_path(self, path):
        """Into the open file browser, confirmed with Enter."""
        self.window.rectangle("browser.path")
        self.window.key("ctrl+a")
        self.window.type(path)
        self.window.key("Return")
        self.window.wait(lambda: not self.window.shows("browser.path"), "the file browser to close")

    def check_outputs(self, stack=None, weights=None):
        """The outputs that the state tells are those of the stack and the weights that the window holds.

        Returns the weights, after comparing them with `weights` where those are given.
        """
        stack = self.stack if stack is None else stack
        held, bias = self.save_weights()
        state = self.window.settle()
        if weights is not None:
            np.testing.assert_array_equal(held, weights)
        document, selected = state["document"], state["selected"]
        self.assertEqual(document["input"], [1, *stack.shape])
        self.assertEqual((document["cout"], document["cin"]), held.shape)
        np.testing.assert_allclose(selected["weight"], held[:, selected["map"]], rtol=1e-6, atol=1e-9)
        np.testing.assert_allclose(selected["bias"], bias, rtol=1e-6, atol=1e-9)

        expected = reference.statistics(reference.outputs(stack, held, bias, document["activation"]))
        bound = reference.error_bound(stack, held, bias) + 1e-9
        for name, values in expected.items():
            np.testing.assert_allclose(state["output"][name], values, rtol=0, atol=bound, err_msg=name)
        return held

    def check_output_unchanged(self, before, after):
        for name in ("min", "max", "mean"):
            np.testing.assert_allclose(after["output"][name], before["output"][name], rtol=1e-6, atol=1e-7, err_msg=name)
