"""The keys of a real keyboard, and who gets them."""
import unittest

from journey import Journey


class KeyJourneys(Journey):
    def test_a_weight_is_found_and_set_by_keys_alone(self):
        window = self.start()
        before = window.wait_idle()
        window.key("Right")
        state = window.wait_state(lambda s: s["selected"]["map"] != before["selected"]["map"], "the next map")
        column, row = state["selected"]["map"], state["selected"]["output"]
        window.key("plus")
        window.wait_state(lambda s: s["selected"]["weight"][row] > self.weights[row, column], "the weight to rise")
        window.key("Return")
        window.rectangle("value_editor")
        window.key("ctrl+a")
        window.type("-0.375")
        window.key("Return")
        window.wait_state(lambda s: s["selected"]["weight"][row] == -0.375, "the typed value")
        window.key("0")
        window.wait_state(lambda s: s["selected"]["weight"][row] == 0, "the weight to be zero")
        changed = self.weights.copy()
        changed[row, column] = 0
        self.check_outputs(window, self.stack, changed)
        window.key("ctrl+z", "ctrl+z", "ctrl+z")
        window.wait_state(lambda s: s["document"]["undo"] == before["document"]["undo"], "all steps to be undone")
        self.check_outputs(window, self.stack, self.weights)

    def test_keys_are_let_go_and_go_elsewhere_without_the_focus(self):
        window = self.start()
        before = window.wait_idle()
        window.hold("ctrl")
        window.lose_focus()
        window.let_go("ctrl")
        window.hold("t")
        window.let_go("t")
        self.assertEqual(window.wait_idle()["theme"], before["theme"])
        window.focus()
        # With Ctrl this would paint every bar on the way.
        window.drag("weight.0.60", 80, -30)
        state = window.wait_idle()
        self.assertEqual(state["document"]["undo"], before["document"]["undo"] + 1)
        changed = self.weights.copy()
        changed[0, 60] = state["selected"]["weight"][0]
        self.assertEqual(state["selected"]["map"], 60)
        self.assertNotEqual(changed[0, 60], self.weights[0, 60])
        self.check_outputs(window, self.stack, changed)
        window.key("t")
        window.wait_state(lambda s: s["theme"] != before["theme"], "the next theme")


if __name__ == "__main__":
    unittest.main()
