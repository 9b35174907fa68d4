"""Sizes of the window, from the smallest to four times the pixels: nothing clipped, nothing on top of something else."""
import itertools
import unittest

from display import Display
from journey import MAPS, Journey, overlap


class LayoutCase(Journey):
    def check_layout(self, width, height):
        """Everything lies inside the window, and nothing on top of something else."""
        self.assertEqual(self.window.size(), (width, height))
        widgets = self.window.settle()["widgets"]
        for name, (x, y, w, h) in widgets.items():
            self.assertTrue(x >= 0 and y >= 0 and x + w <= width and y + h <= height, (name, x, y, w, h))
            self.assertTrue(w >= 1 and h >= 1, (name, w, h))
        # Maps and weights lie in the areas "maps" and "weights", the two buttons of "layout" in "layout".
        inner = [name for name in widgets if name.startswith(("map.", "weight."))]
        outer = [name for name in widgets if name not in inner and name != "layout"]
        for a, b in itertools.combinations(outer, 2):
            self.assertFalse(overlap(widgets[a], widgets[b]), (a, widgets[a], b, widgets[b]))
        for name in ("open", "undo", "redo", "theme", "help", "image", "output.0", "output.1", "weight_slider.0", "bias_slider.1"):
            if name != "image" or self.arguments == ():
                self.assertIn(name, outer)
        self.check_cells(widgets)

    def check_cells(self, widgets):
        for output in range(2):
            columns = [widgets[f"weight.{output}.{i}"] for i in range(MAPS) if f"weight.{output}.{i}" in widgets]
            self.assertGreater(len(columns), 0)
            self.assertGreaterEqual(min(column[2] for column in columns), 3)
            for left, right in zip(columns, columns[1:]):
                self.assertLessEqual(left[0] + left[2], right[0])
        maps = [rectangle for name, rectangle in widgets.items() if name.startswith("map.")]
        self.assertGreaterEqual(len(maps), 12)
        for a, b in itertools.combinations(maps, 2):
            self.assertFalse(overlap(a, b), (a, b))


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

    def test_all_maps_and_weights_are_in_sight(self):
        for width, height in ((1600, 900), (1280, 720)):
            self.window.resize(width, height)
            for map_index in range(MAPS):
                for name in (f"map.{map_index}", f"weight.0.{map_index}", f"weight.1.{map_index}"):
                    self.assertIn(name, self.window.state["widgets"])

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
        self.window = self.start(self.stack_path, self.weights_path, "--size", "3200x1800")
        scaled = self.window.rectangle("undo")
        self.assertAlmostEqual(scaled[3] / plain[3], 2, delta=0.1)
        self.check_layout(3200, 1800)
        self.window.drag("weight.0.17", 0, -40)
        self.check_outputs()

    def test_started_at_content_scale_two_nothing_is_crowded(self):
        self.window.quit()
        self.display.set_dpi(192)
        self.addCleanup(self.display.set_dpi, 96)
        self.window = self.start()
        self.check_layout(*self.window.size())


class LookJourneys(LayoutCase):
    """Every theme at the sizes of projectors, with the first picture."""

    arguments = ()

    def test_nothing_is_clipped_or_covered(self):
        self.in_every_look(self.check_layout)


if __name__ == "__main__":
    unittest.main()
