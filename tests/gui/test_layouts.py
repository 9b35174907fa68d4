"""The keys of keyboards of other countries. Keys are named by their X keycodes, which say where they are."""
import unittest

from journey import Journey

# Places of the keys that an American keyboard prints these on.
ONE, TWO, ZERO, MINUS = 10, 11, 19, 20
S, T, Z, Q = 39, 28, 52, 24


class LayoutJourneys(Journey):
    def start_with(self, layout):
        self.display.run("setxkbmap", layout)
        self.addCleanup(self.display.run, "setxkbmap", "us")
        return self.start()

    def test_swedish_shift_and_plus_is_a_question_mark(self):
        window = self.start_with("se")
        before = window.wait_idle()
        window.key(f"shift+{MINUS}")
        window.rectangle("help.window")
        window.key("Escape")
        state = window.wait_state(lambda s: "help.window" not in s["widgets"], "the help to close")
        self.assertEqual(state["document"]["undo"], before["document"]["undo"])
        window.key(f"{MINUS}")
        window.wait_state(lambda s: s["document"]["undo"] == before["document"]["undo"] + 1, "the weight to rise")

    def test_russian_keys_are_read_by_their_place(self):
        window = self.start_with("ru")
        before = window.wait_idle()
        window.key(f"{ZERO}")
        window.wait_state(lambda s: s["document"]["undo"] == before["document"]["undo"] + 1, "the weight to be zero")
        window.key(f"ctrl+{Z}")
        window.wait_state(lambda s: s["document"]["undo"] == before["document"]["undo"], "the step to be undone")
        window.key(f"{T}")
        window.wait_state(lambda s: s["theme"] != before["theme"], "the next theme")
        window.key(f"ctrl+{S}")
        window.rectangle("browser.path")
        window.key("Escape")

    def test_french_digits_with_and_without_shift_and_letters_in_text_fields(self):
        window = self.start_with("fr")
        before = window.wait_idle()
        window.key(f"{ZERO}")
        window.wait_state(lambda s: s["document"]["undo"] == before["document"]["undo"] + 1, "the weight to be zero")
        # Z is where an American keyboard has W.
        window.key("ctrl+25")
        window.wait_state(lambda s: s["document"]["undo"] == before["document"]["undo"], "the step to be undone")
        window.key(f"shift+{TWO}")
        window.wait_state(lambda s: s["document"]["input"] == [1, 4, 3, 4], "the numbers")
        window.key(f"{ONE}")
        window.wait_state(lambda s: s["document"]["input"] == [1, 256, 20, 72], "the sample scene")
        # A is where an American keyboard has Q: all of the proposed name is replaced.
        window.key("ctrl+s")
        window.rectangle("browser.path")
        window.key(f"ctrl+{Q}")
        window.type(self.path("mine.npy"))
        window.key("Return")
        window.wait_state(lambda s: self.path("mine.npy") + " and b as" in s["message"], "the weights to be saved")


if __name__ == "__main__":
    unittest.main()
