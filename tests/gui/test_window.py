"""The window on its screen: its size and scale, its rest, its end."""
import time
import unittest

from journey import Journey


class WindowJourneys(Journey):
    def check_rest(self, window):
        frame, seconds = window.wait_idle()["frame"], window.cpu_seconds()
        time.sleep(2)
        self.assertEqual(window.state["frame"], frame)
        self.assertLess(window.cpu_seconds() - seconds, 0.05)

    def check_dragging(self, window, dy):
        window.drag("weight.0.17", 0, dy)
        changed = self.weights.copy()
        changed[0, 17] = window.wait_idle()["selected"]["weight"][0]
        self.assertGreater(changed[0, 17], self.weights[0, 17])
        self.check_outputs(window, self.stack, changed)

    def test_idle_means_idle(self):
        window = self.start()
        self.check_rest(window)
        window.point("map.17")
        self.check_rest(window)
        window.drag("weight.0.17", 0, -20)
        self.check_rest(window)

    def test_it_closes_at_once(self):
        window = self.start()
        window.drag("weight.0.17", 0, -20)
        self.assertEqual(window.quit(timeout=3), 0)

    def test_it_survives_being_tiny(self):
        window = self.start()
        window.resize(320, 240)
        window.resize(1280, 720)
        widgets = window.wait_idle()["widgets"]
        for name, (x, y, w, h) in widgets.items():
            self.assertTrue(x >= 0 and y >= 0 and x + w <= 1280 and y + h <= 720, (name, x, y, w, h))
        self.assertGreater(window.grab(widgets["output.0"]).std(), 8)
        self.check_outputs(window, self.stack, self.weights)
        self.check_dragging(window, -20)

    def test_a_screen_twice_as_dense_has_everything_twice_as_large(self):
        window = self.start()
        self.assertEqual(window.size(), (1600, 900))
        plain = window.rectangle("undo")[3]
        window.quit()
        self.display.set_dpi(192)
        self.addCleanup(self.display.set_dpi, 96)
        for options in ((), ("--size", "3200x1800")):
            window = self.start(*options)
            self.assertEqual(window.size(), (3200, 1800))
            self.assertAlmostEqual(window.rectangle("undo")[3] / plain, 2, delta=0.1)
            self.check_dragging(window, -40)
            window.quit()


if __name__ == "__main__":
    unittest.main()
