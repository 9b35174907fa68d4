"""The window itself: sizes, themes, rest, start and end."""
import itertools
import subprocess
import time
import unittest

import numpy as np

import pictures
from display import Display
from journey import MAPS, Journey
from window import PROGRAM

BUTTONS = ["open", "input", "extractor", "preset", "save", "undo", "redo", "curtain", "theme", "help"]


def overlap(a, b):
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


class LayoutCase(Journey):
    def check_layout(self, width, height):
        """Everything lies inside the window; buttons, maps, weights and outputs lie beside each other."""
        self.assertEqual(self.window.size(), (width, height))
        widgets = self.window.settle()["widgets"]
        for name, (x, y, w, h) in widgets.items():
            self.assertTrue(x >= 0 and y >= 0 and x + w <= width and y + h <= height, (name, x, y, w, h))
            self.assertTrue(w >= 1 and h >= 1, (name, w, h))
        for map_index in range(MAPS):
            self.assertIn(f"map.{map_index}", widgets)
        cells = [widgets[f"weight.{o}.{i}"] for o in range(2) for i in range(MAPS)]
        big = [widgets[name] for name in ("image", "output.0", "output.1", "weight_slider.0", "weight_slider.1") if name in widgets]
        for group in ([widgets[name] for name in BUTTONS], big + [widgets["maps"], widgets["weights"]]):
            for a, b in itertools.combinations(group, 2):
                self.assertFalse(overlap(a, b), (a, b))
        self.assertGreaterEqual(min(cell[2] for cell in cells), 3)
        columns = [widgets[f"weight.0.{i}"] for i in range(MAPS)]
        for left, right in zip(columns, columns[1:]):
            self.assertLessEqual(left[0] + left[2], right[0])


class SizeJourneys(LayoutCase):
    def test_resized_to_the_smallest_size_everything_still_works(self):
        self.check_layout(1600, 900)
        before = self.window.settle()
        self.window.resize(1280, 720)
        self.check_layout(1280, 720)
        self.assertEqual(self.window.state["output"], before["output"])
        self.window.drag("weight.0.17", 0, -20)
        self.assertGreater(self.window.settle()["selected"]["weight"][0], self.weights[0, 17])
        self.check_outputs()
        self.window.resize(1920, 1080)
        self.check_layout(1920, 1080)

    def test_a_tiny_window_survives(self):
        self.window.resize(320, 240)
        self.window.resize(1280, 720)
        self.check_layout(1280, 720)
        self.check_outputs(weights=self.weights)

    def test_a_long_row_of_sizes_loses_nothing(self):
        for width, height in ((1500, 800), (1000, 900), (1700, 650), (1280, 720)):
            self.window.resize(width, height)
        self.check_layout(1280, 720)
        self.check_outputs(weights=self.weights)


class LargeScreenJourneys(LayoutCase):
    @classmethod
    def setUpClass(cls):
        cls.display = Display(3840, 2160)
        cls.addClassCleanup(cls.display.close)

    def test_four_times_the_pixels(self):
        self.window.resize(3840, 2160)
        self.check_layout(3840, 2160)
        self.window.drag("weight.1.200", 0, -60)
        self.check_outputs()

    def test_content_scale_two(self):
        plain = self.window.rectangle("undo")
        self.window.quit()
        self.display.set_dpi(192)
        self.addCleanup(self.display.set_dpi, 96)
        self.window = self.start()
        scaled = self.window.rectangle("undo")
        self.assertAlmostEqual(scaled[3] / plain[3], 2, delta=0.1)
        self.check_layout(*self.window.size())
        self.window.drag("weight.0.17", 0, -40)
        self.check_outputs()


class ThemeJourneys(Journey):
    def background(self):
        """The brightness of what fills most of the window."""
        return np.median(self.window.grab())

    def test_themes_change_the_look_and_nothing_else(self):
        before = self.window.settle()
        looks = {}
        for _ in range(3):
            state = self.window.settle()
            looks[state["theme"]] = self.background()
            self.window.click("theme")
            self.window.wait_state(lambda s, old=state["theme"]: s["theme"] != old, "the next theme")
        self.assertEqual(set(looks), {"dark", "light", "projector"})
        self.assertLess(looks["dark"], 60)
        self.assertGreater(looks["light"], 200)
        self.assertGreater(looks["projector"], 200)
        after = self.window.settle()
        self.assertEqual(after["theme"], before["theme"])
        self.assertEqual(after["document"], before["document"])
        self.check_outputs(weights=self.weights)

    def test_the_projector_theme_is_larger(self):
        plain = self.window.rectangle("undo")[3]
        while self.window.state["theme"] != "projector":
            theme = self.window.state["theme"]
            self.window.key("t")
            self.window.wait_state(lambda s, old=theme: s["theme"] != old, "the next theme")
        self.window.settle()
        self.assertGreater(self.window.rectangle("undo")[3], plain)
        self.window.drag("weight_slider.0", 20, 0)
        self.check_outputs()


class HoverJourneys(Journey):
    def test_pointing_at_a_map_lights_its_weights(self):
        self.window.point_away()
        x, y, width, height = self.window.rectangle("weight.0.200")
        area = (x, y, width, 2 * height)
        at_rest = self.window.grab(area)
        self.window.point("map.200")
        self.window.settle()
        lit = self.window.grab(area)
        self.window.point_away()
        again = self.window.grab(area)
        self.assertGreater((pictures.difference(at_rest, lit) > 16).mean(), 0.05)
        np.testing.assert_array_equal(again, at_rest)

    def test_pointing_changes_no_number(self):
        before = self.window.settle()
        for widget in ("map.12", "weight.1.77", "output.0", "output.1", "probe", "undo", "maps"):
            self.window.point(widget)
        after = self.window.settle()
        self.assertEqual(after["document"], before["document"])
        self.check_outputs(weights=self.weights)


class KeyboardJourneys(Journey):
    def test_a_weight_is_found_and_set_by_keys_alone(self):
        before = self.window.settle()["selected"]
        self.window.key("Right")
        state = self.window.wait_state(lambda s: s["selected"]["map"] != before["map"], "the next map")
        column, row = state["selected"]["map"], state["selected"]["output"]
        self.window.key("plus")
        self.window.wait_state(lambda s: s["selected"]["weight"][row] > self.weights[row, column], "the weight to rise")
        self.window.key("Return")
        self.window.rectangle("value_editor")
        self.window.key("ctrl+a")
        self.window.type("-0.375")
        self.window.key("Return")
        self.window.wait_state(lambda s: s["selected"]["weight"][row] == -0.375, "the typed value")
        self.window.key("0")
        self.window.wait_state(lambda s: s["selected"]["weight"][row] == 0, "the weight to be zero")
        held = self.check_outputs()
        self.assertEqual(np.argwhere(held != self.weights).tolist(), [[row, column]])
        self.window.key("ctrl+z", "ctrl+z", "ctrl+z")
        self.window.wait_state(lambda s: s["document"]["undo"] == 0, "all steps to be undone")
        self.check_outputs(weights=self.weights)

    def test_the_help_lists_the_keys(self):
        self.window.point_away()
        before = self.window.grab()
        self.window.key("F1")
        self.window.wait(lambda: (pictures.difference(before, self.window.grab()) > 16).mean() > 0.05, "the help")
        self.window.key("Escape")
        self.window.wait(lambda: (pictures.difference(before, self.window.grab()) > 16).mean() < 0.005, "the help to go")


class RestJourneys(Journey):
    def check_rest(self):
        frame, seconds = self.window.settle()["frame"], self.window.cpu_seconds()
        time.sleep(2)
        self.assertEqual(self.window.state["frame"], frame)
        self.assertLess(self.window.cpu_seconds() - seconds, 0.05)

    def test_idle_means_idle(self):
        self.check_rest()
        self.window.point("map.17")
        self.check_rest()
        self.window.drag("weight.0.17", 0, -20)
        self.check_rest()

    def test_the_window_closes_at_once(self):
        self.window.drag("weight.0.17", 0, -20)
        self.assertEqual(self.window.quit(timeout=3), 0)


class StartJourneys(Journey):
    arguments = ()

    def test_the_first_picture_means_something(self):
        state = self.window.settle()
        document = state["document"]
        self.assertEqual((document["cin"], document["cout"]), (256, 2))
        self.assertEqual(document["input"], [1, 256, 20, 72])
        self.assertEqual(state["error"], "")
        for output in range(2):
            self.assertLess(state["output"]["min"][output], state["output"]["max"][output])
        first, second = (self.window.grab(self.window.rectangle(f"output.{o}")) for o in range(2))
        self.assertGreater(first.std(), 8)
        self.assertGreater(second.std(), 8)
        self.assertIn("image", state["widgets"])

    def test_without_a_display_one_sentence_says_what_is_needed(self):
        started = time.monotonic()
        _, errors = self.run_program("--state", self.path("none.json"), status=1)
        self.assertLess(time.monotonic() - started, 3)
        self.assertEqual(errors.count("\n"), 1, errors)
        self.assertTrue(errors.startswith("pointwise: "), errors)

    def test_a_state_file_that_cannot_be_written_is_said(self):
        result = subprocess.run([PROGRAM, "--state", "/proc/none/state.json"], env=self.display.environment(),
                                capture_output=True, timeout=20, check=False)
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stderr.count(b"\n"), 1, result.stderr)
        self.assertIn(b"/proc/none/state.json", result.stderr)


class ScreenshotJourneys(Journey):
    def check_screenshot(self, *options):
        """`pointwise screenshot` without a display draws what the window shows."""
        self.window.quit()
        self.window = self.start(self.stack_path, self.weights_path, *options)
        self.window.point_away()
        shown = self.window.grab()
        path = self.path("screenshot.png")
        self.run_program("screenshot", self.stack_path, self.weights_path, "--output", path, *options)
        drawn = pictures.read_png(path)
        self.assertEqual(drawn.shape, shown.shape)
        different = pictures.difference(drawn, shown) > 8
        self.assertLess(different.mean(), 0.001, f"rows and columns: {np.argwhere(different)[:5].tolist()}")

    def test_the_screenshot_is_the_window(self):
        self.check_screenshot("--size", "1600x900")

    def test_the_small_light_screenshot_is_the_window(self):
        self.check_screenshot("--size", "1280x720", "--theme", "light")


if __name__ == "__main__":
    unittest.main()
