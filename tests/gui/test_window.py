"""The window itself: themes, pointing, keys, rest, start and end."""
import subprocess
import time
import unittest

import numpy as np

import pictures
from journey import Journey
from window import PROGRAM


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


class ViewJourneys(Journey):
    def test_every_switch_changes_the_picture_and_no_number(self):
        before = self.window.settle()
        self.window.drag("weight.0.17", 0, -20)
        drawn = self.window.settle()
        for switch in ("change", "overlay", "range", "strongest", "layout.nchw", "curtain"):
            with self.subTest(switch):
                self.window.point_away()
                at_rest = self.window.grab()
                self.window.click(switch)
                self.window.point_away()
                changed = (pictures.difference(at_rest, self.window.grab()) > 16).mean()
                self.assertGreater(changed, 0.001)
        after = self.window.settle()
        self.assertEqual(after["document"], drawn["document"])
        self.assertEqual(after["output"]["max"], drawn["output"]["max"])
        self.window.click("undo")
        self.check_output_unchanged(before, self.window.wait_state(lambda s: s["document"]["redo"] == 1, "the step to be undone"))

    def test_pinned_ranges_outlive_the_drag(self):
        before = self.window.settle()
        self.window.click("pin")
        self.window.drag("weight.0.17", 0, -40)
        pinned = self.window.settle()
        self.assertEqual(pinned["output"]["range"], before["output"]["range"])
        self.assertNotEqual(pinned["output"]["max"], before["output"]["max"])
        self.window.click("pin")
        self.window.wait_state(lambda s: s["output"]["range"] != before["output"]["range"], "the ranges to follow again")

    def test_the_curtain_hides_the_outputs(self):
        self.window.click("curtain")
        self.window.wait_state(lambda s: s["curtain"], "the curtain")
        self.window.point_away()
        area = self.window.rectangle("output.0")
        hidden = self.window.grab(area)
        self.assertLess(hidden.std(), 12)
        self.window.drag("weight.0.17", 0, -40)
        self.window.point_away()
        np.testing.assert_array_equal(self.window.grab(area), hidden)
        self.window.click("curtain")
        self.window.wait_state(lambda s: not s["curtain"], "the curtain to go")

    def test_a_click_on_an_output_moves_the_probe(self):
        x, y, width, height = self.window.rectangle("output.1")
        self.window.point_at(x + width * 0.25, y + height * 0.75)
        self.window.press()
        self.window.release()
        state = self.window.wait_state(lambda s: (s["probe"]["x"], s["probe"]["y"]) == (18, 15), "the probe at (18, 15)")
        expected = self.weights.astype(float) @ self.stack[:, 15, 18].astype(float)
        np.testing.assert_allclose(state["probe"]["value"], expected, atol=1e-4)


class KeyboardJourneys(Journey):
    def test_a_weight_is_found_and_set_by_keys_alone(self):
        before = self.window.settle()
        self.window.key("Right")
        state = self.window.wait_state(lambda s: s["selected"]["map"] != before["selected"]["map"], "the next map")
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
        self.window.wait_state(lambda s: s["document"]["undo"] == before["document"]["undo"], "all steps to be undone")
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
