"""What a window needs to start, its first picture, and the same picture without a display."""
import subprocess
import time
import unittest

from display import Display
from journey import Journey
from window import PROGRAM


class StartJourneys(Journey):
    def test_the_first_picture_means_something_and_is_the_screenshot(self):
        window = self.start(files=[])
        state = window.wait_idle()
        document = state["document"]
        self.assertEqual((document["cin"], document["cout"]), (256, 2))
        self.assertEqual(document["input"], [1, 256, 20, 72])
        self.assertEqual(state["error"], "")
        self.assertIn("image", state["widgets"])
        for output in range(2):
            self.assertLess(state["output"]["min"][output], state["output"]["max"][output])
            self.assertGreater(window.grab(window.rectangle(f"output.{output}")).std(), 8)
        self.check_screenshot(window)

    def test_the_small_light_screenshot_is_the_window(self):
        options = ("--size", "1280x720", "--theme", "light")
        self.check_screenshot(self.start(*options), *self.files, *options)

    def test_the_first_window_fits_a_small_screen(self):
        self.display = Display(1366, 768)
        self.addCleanup(self.display.close)
        for dpi in (96, 144):
            with self.subTest(dpi=dpi):
                self.display.set_dpi(dpi)
                window = self.start(files=[])
                width, height = window.size()
                # Most of the screen, with room for a title bar.
                self.assertTrue(1300 <= width <= 1366, width)
                self.assertTrue(660 <= height <= 738, height)
                self.leave(window)
        window = self.start("--size", "1600x900", files=[])
        self.assertEqual(window.size(), (1600, 900))

    def test_without_a_display_one_sentence_says_what_is_needed(self):
        started = time.monotonic()
        errors = self.run_program("--state", self.path("none.json"), status=1)
        self.assertLess(time.monotonic() - started, 3)
        self.assertEqual(errors.count("\n"), 1, errors)
        self.assertTrue(errors.startswith("pointwise: "), errors)

    def test_a_state_file_that_cannot_be_written_is_said(self):
        with subprocess.Popen([PROGRAM, "--state", "/proc/none/state.json"], env=self.display.environment(),
                              stderr=subprocess.PIPE) as process:
            self.addCleanup(process.kill)
            try:
                status = process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                self.fail("the program runs on although it cannot write its state")
            self.assertEqual(status, 1)
            self.assertIn(b"/proc/none/state.json", process.stderr.read())


if __name__ == "__main__":
    unittest.main()
