"""Weights by hand: dragging, painting, typing, zeroing, and taking it all back."""
import unittest

import numpy as np

from journey import MAPS, Journey


class WeightJourneys(Journey):
    def setUp(self):
        super().setUp()
        self.first = self.window.settle()

    def steps(self):
        """Steps that can be undone, beyond those that opening the files made, and steps that can be redone."""
        document = self.window.state["document"]
        return document["undo"] - self.first["document"]["undo"], document["redo"]

    def weight_after(self, map_index, output):
        """Once the selected map is map_index: its weight."""
        state = self.window.wait_state(lambda s: s["selected"]["map"] == map_index, f"map {map_index} to be selected")
        return state["selected"]["weight"][output]

    def test_dragging_a_cell_is_one_step_and_the_outputs_follow(self):
        before = self.window.settle()
        self.window.drag("weight.0.17", 0, -40, steps=100)
        after = self.window.settle()
        self.assertEqual(after["selected"]["map"], 17)
        self.assertGreater(after["selected"]["weight"][0], self.weights[0, 17])
        self.assertAlmostEqual(after["selected"]["weight"][1], self.weights[1, 17], places=6)
        self.assertNotAlmostEqual(after["output"]["mean"][0], before["output"]["mean"][0], places=4)
        self.assertAlmostEqual(after["output"]["mean"][1], before["output"]["mean"][1], places=6)
        self.assertEqual(self.steps(), (1, 0))
        self.assertGreater(after["revision"], before["revision"])
        held = self.check_outputs()
        changed = np.argwhere(held != self.weights).tolist()
        self.assertEqual(changed, [[0, 17]])

    def test_the_outputs_follow_during_the_drag(self):
        before = self.window.settle()
        self.window.drag("weight.1.30", 0, -30, release=False)
        during = self.window.wait_state(lambda s: s["output"]["mean"][1] != before["output"]["mean"][1], "the output to follow")
        self.assertGreater(during["revision"], before["revision"])
        self.window.release()
        self.window.settle()
        self.check_outputs()

    def test_a_drag_with_shift_is_fine(self):
        self.window.drag("weight.0.17", 0, -30)
        coarse = self.weight_after(17, 0) - self.weights[0, 17]
        self.window.drag("weight.0.18", 0, -30, modifiers=["shift"])
        fine = self.weight_after(18, 0) - self.weights[0, 18]
        self.assertGreater(fine, 0)
        self.assertLess(fine, coarse / 4)

    def test_a_big_slider_moves_its_weight(self):
        self.window.click("map.40")
        self.assertAlmostEqual(self.weight_after(40, 1), self.weights[1, 40], places=6)
        before = self.window.settle()
        self.window.drag("weight_slider.1", 40, 0)
        after = self.window.settle()
        self.assertGreater(after["selected"]["weight"][1], self.weights[1, 40])
        self.assertEqual(after["document"]["undo"], before["document"]["undo"] + 1)
        held = self.check_outputs()
        self.assertEqual(np.argwhere(held != self.weights).tolist(), [[1, 40]])

    def test_a_bias_slider_moves_a_whole_output(self):
        before = self.window.settle()
        self.window.drag("bias_slider.0", 30, 0)
        after = self.window.settle()
        bias = after["selected"]["bias"]
        self.assertGreater(bias[0], 0)
        self.assertEqual(bias[1], 0)
        for name in ("min", "max", "mean"):
            self.assertAlmostEqual(after["output"][name][0] - before["output"][name][0], bias[0], places=4, msg=name)
            self.assertAlmostEqual(after["output"][name][1], before["output"][name][1], places=5, msg=name)
        self.assertEqual(after["document"]["undo"], before["document"]["undo"] + 1)
        self.check_outputs(weights=self.weights)

    def test_painting_across_sets_every_weight_it_crosses(self):
        before = self.window.settle()
        start, end = self.window.centre("weight.0.60"), self.window.centre("weight.0.90")
        height = self.window.rectangle("weight.0.60")[3]
        self.window.drag_line((start[0], start[1] - 0.3 * height), (end[0], end[1] - 0.3 * height), ["ctrl"], steps=12)
        after = self.window.settle()
        self.assertEqual(after["document"]["undo"], before["document"]["undo"] + 1)
        held = self.check_outputs()
        painted = held[0, 60:91]
        self.assertTrue((painted > 0).all(), painted)
        self.assertLess(np.ptp(painted), 0.1 * painted.mean() + 1e-6, painted)
        held[0, 60:91] = self.weights[0, 60:91]
        np.testing.assert_array_equal(held, self.weights)
        self.window.key("ctrl+z")
        self.window.wait_state(lambda s: s["document"]["undo"] == before["document"]["undo"], "the paint stroke to be undone")
        self.check_outputs(weights=self.weights)

    def test_a_double_click_lets_one_type_the_value(self):
        self.window.double_click("weight.0.25")
        self.window.key("ctrl+a")
        self.window.type("0.625")
        self.window.key("Return")
        self.window.wait_state(lambda s: s["selected"]["map"] == 25 and s["selected"]["weight"][0] == 0.625, "the typed value")
        held = self.check_outputs()
        self.assertEqual(held[0, 25], 0.625)

    def test_escape_leaves_the_value_as_it_was(self):
        self.window.double_click("weight.0.25")
        self.window.type("9")
        self.window.key("Escape")
        self.window.settle()
        self.assertEqual(self.steps(), (0, 0))
        self.check_outputs(weights=self.weights)

    def test_what_is_no_number_changes_nothing(self):
        self.window.double_click("weight.0.25")
        self.window.key("ctrl+a")
        self.window.type("one")
        self.window.key("Return")
        self.window.wait_state(lambda s: "one" in s["error"], "a complaint")
        self.window.key("Escape")
        self.window.wait_state(lambda s: s["error"] == "", "the complaint to be closed")
        self.check_outputs(weights=self.weights)

    def test_a_right_click_sets_zero(self):
        self.window.right_click("weight.1.33")
        self.window.wait_state(lambda s: s["selected"]["map"] == 33 and s["selected"]["weight"][1] == 0, "the weight to be zero")
        self.assertEqual(self.steps(), (1, 0))
        held = self.check_outputs()
        self.assertEqual(np.argwhere(held != self.weights).tolist(), [[1, 33]])

    def test_undo_and_redo_by_keys(self):
        before = self.window.settle()
        self.window.drag("weight.0.17", 0, -40)
        changed = self.window.settle()
        self.window.key("ctrl+z")
        undone = self.window.wait_state(lambda s: s["document"]["redo"] == 1, "the step to be undone")
        self.check_output_unchanged(before, undone)
        self.window.key("ctrl+y")
        redone = self.window.wait_state(lambda s: s["document"]["redo"] == 0, "the step to be redone")
        self.check_output_unchanged(changed, redone)
        self.check_outputs()

    def test_undo_and_redo_by_buttons(self):
        before = self.window.settle()
        self.window.drag("weight.0.17", 0, -40)
        changed = self.window.settle()
        self.window.click("undo")
        undone = self.window.wait_state(lambda s: s["document"]["redo"] == 1, "the step to be undone")
        self.check_output_unchanged(before, undone)
        self.window.click("redo")
        redone = self.window.wait_state(lambda s: s["document"]["redo"] == 0, "the step to be redone")
        self.check_output_unchanged(changed, redone)

    def test_many_gestures_undone_leave_the_first_weights_bit_for_bit(self):
        random = np.random.default_rng(7)
        for _ in range(6):
            output, column = random.integers(2), random.integers(8, MAPS - 8)
            self.window.drag(f"weight.{output}.{column}", 0, int(random.integers(-40, 40)), steps=4)
        self.window.drag("bias_slider.1", -20, 0)
        self.window.right_click("weight.0.99")
        undo, _ = self.steps()
        self.assertGreaterEqual(undo, 7)
        self.check_outputs()
        for left in reversed(range(undo)):
            self.window.key("ctrl+z")
            self.window.wait(lambda left=left: self.steps()[0] == left, f"{left} steps of undo to be left")
        self.check_outputs(weights=self.weights)
        self.assertEqual(self.window.state["selected"]["bias"], [0, 0])

    def test_every_activation(self):
        for index, activation in ((1, "relu"), (2, "sigmoid"), (3, "softmax"), (0, "none")):
            with self.subTest(activation):
                self.window.click("activation")
                self.window.click(f"activation.{index}")
                state = self.window.wait_state(lambda s, a=activation: s["document"]["activation"] == a, activation)
                if activation == "relu":
                    self.assertGreaterEqual(min(state["output"]["min"]), 0)
                if activation == "softmax":
                    self.assertAlmostEqual(sum(state["output"]["mean"]), 1, places=5)
                self.check_outputs(weights=self.weights)


class RangeJourney(Journey):
    """One weight alone: doubling it doubles the output, which only ranges that hold still can show."""

    def setUp(self):
        super().setUp()
        self.window.quit()
        lone = np.zeros((2, MAPS), np.float32)
        lone[0, 17] = lone[1, 18] = 0.1
        self.weights = lone
        self.window = self.start(self.stack_path, self.save("lone.npy", lone))

    def picture(self):
        x, y, width, height = self.window.rectangle("output.0")
        return self.window.grab((x + 4, y + 4, width - 8, height - 8)).astype(int)

    @staticmethod
    def difference(a, b):
        return np.abs(a - b).mean()

    def test_ranges_hold_still_from_press_to_release(self):
        self.window.point_away()
        at_rest = self.picture()
        self.window.drag("weight.0.17", 0, -25, release=False)
        self.window.settle()
        during = self.picture()
        self.window.release()
        self.window.point_away()
        released = self.picture()
        self.assertGreater(self.window.state["selected"]["weight"][0], 0.15)
        self.assertGreater(self.difference(at_rest, during), 4)
        # The same picture as before: the range has grown with the output.
        self.assertLess(self.difference(at_rest, released), 1)
        self.check_outputs()


if __name__ == "__main__":
    unittest.main()
