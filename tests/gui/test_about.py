"""The help and what it tells about the program and the machine."""
import itertools
import os
import unittest

from journey import Journey, overlap


def is_over(state):
    return state.get("bench", {}).get("state") not in (None, "running")


class AboutJourneys(Journey):
    def open_help(self):
        self.window.key("F1")
        self.window.rectangle("help.window")

    def quick_keys(self, *keys):
        """While the measurement runs: key() would wait until the program rests."""
        steps = [step for key in keys for step in ("sleep", "0.1", "key", key)]
        self.window.display.run("xdotool", *steps)

    def test_a_key_measures_the_machine(self):
        self.open_help()
        self.assertNotIn("bench", self.window.state)
        before = self.window.settle()
        self.quick_keys("Return")
        running = self.window.wait_state(lambda s: "bench" in s, "the measurement")
        done = self.window.wait_state(is_over, "its end")
        two_processors = len(os.sched_getaffinity(0)) >= 2
        self.assertEqual(done["bench"], {"state": "done", "rows": 5 if two_processors else 3})
        self.assertGreater(done["frame"], running["frame"])
        self.assertEqual(done["document"], before["document"])
        self.assertFalse(self.window.shows("value_editor"))

        x, y, width, height = self.window.rectangle("about.speed")
        self.window.point_at(x + width / 3, y + height * 0.4)
        self.window.settle()
        self.window.key("ctrl+c")
        self.window.settle()
        self.assertRegex(self.window.clipboard(), "Whole layer: [0-9.]+\u00a0[mµ]s on 1 thread.*per second")

    def test_the_button_measures_and_the_numbers_stay(self):
        self.open_help()
        self.window.click("about.measure")
        done = self.window.wait_state(is_over, "the end of the measurement")
        self.assertEqual(done["bench"]["state"], "done")
        self.window.click("help.close")
        self.window.wait(lambda: not self.window.shows("help.window"), "the help to close")
        self.open_help()
        self.window.rectangle("about.speed")
        self.assertEqual(self.window.state["bench"], done["bench"])

    def test_escape_cancels_the_measurement_and_then_closes_the_help(self):
        self.open_help()
        self.quick_keys("Return", "Escape")
        state = self.window.wait_state(is_over, "the measurement to be cancelled")
        self.assertEqual(state["bench"], {"state": "cancelled", "rows": 0})
        state = self.window.settle()
        self.assertIn("help.window", state["widgets"])
        self.assertNotIn("about.speed", state["widgets"])
        self.window.key("Escape")
        self.window.wait(lambda: not self.window.shows("help.window"), "the help to close")
        self.window.key("F1", "Return")
        state = self.window.wait_state(is_over, "the next measurement's end")
        self.assertEqual(state["bench"]["state"], "done")

    def test_closing_the_help_cancels_the_measurement(self):
        self.open_help()
        self.quick_keys("Return", "F1")
        state = self.window.wait_state(is_over, "the measurement to be cancelled")
        self.assertEqual(state["bench"], {"state": "cancelled", "rows": 0})
        self.assertNotIn("help.window", state["widgets"])
        self.check_outputs(weights=self.weights)


class AboutLookJourneys(Journey):
    arguments = ()

    def check_help(self, width, height):
        self.window.key("F1", "Return")
        self.window.wait_state(is_over, "the measurement's end")
        widgets = self.window.settle()["widgets"]
        x, y, help_width, help_height = widgets["help.window"]
        self.assertEqual(self.window.size(), (width, height))
        self.assertTrue(x >= 0 and y >= 0 and x + help_width <= width and y + help_height <= height)
        for name in ("help.keys", "help.mouse", "help.close", "about", "about.measure", "about.speed"):
            left, top, w, h = widgets[name]
            self.assertTrue(left > x and top > y and left + w < x + help_width and top + h < y + help_height, name)
        for a, b in itertools.combinations(("help.keys", "help.mouse", "help.close", "about"), 2):
            self.assertFalse(overlap(widgets[a], widgets[b]), (a, b))

    def test_nothing_is_clipped_or_covered(self):
        self.in_every_look(self.check_help)


if __name__ == "__main__":
    unittest.main()
