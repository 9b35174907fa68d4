"""A window that a signal or a lost display ends, and the next start."""
import glob
import os
import signal
import unittest

import numpy as np

from display import Display
from journey import Journey


class RecoveryJourneys(Journey):
    def kept(self):
        return glob.glob(self.path("config/pointwise/recovery/*.json"))

    def edited(self, display=None):
        """A window with unsaved work."""
        self.display, before = display or self.display, self.display
        window = self.start()
        self.display = before
        window.key("0")
        window.wait_state(lambda s: s["document"]["undo"] > 0, "the edit")
        return window, window.wait_idle()

    def check_offer(self, before):
        os.remove(self.path("state.json"))
        window = self.start(files=[])
        window.rectangle("recovery.restore")
        window.key("Return")
        state = window.wait_state(lambda s: s["message"].startswith("Restored"), "the work to be restored")
        np.testing.assert_array_equal(state["parameters"]["weights"], before["parameters"]["weights"])
        self.assertEqual(window.quit(), 0)
        self.assertEqual(self.kept(), [])

    def test_a_signal_ends_it_quietly_and_the_next_start_restores(self):
        for number in (signal.SIGTERM, signal.SIGHUP):
            with self.subTest(signal=number):
                window, before = self.edited()
                self.assertEqual(self.kept(), [])
                window.process.send_signal(number)
                self.assertEqual(window.process.wait(timeout=10), 128 + number)
                self.assertEqual(window.errors, "")
                self.assertEqual(len(self.kept()), 1)
                window.process.returncode = 0  # as it should
                self.check_offer(before)

    def test_a_lost_display_is_said_in_one_sentence_and_the_next_start_restores(self):
        display = Display()
        window, before = self.edited(display)
        display.close()
        self.assertEqual(window.process.wait(timeout=10), 1)
        errors = window.errors
        self.assertEqual(errors.count("\n"), 1, errors)
        self.assertTrue(errors.startswith("pointwise: the display is gone; "), errors)
        self.assertEqual(len(self.kept()), 1)
        self.assertIn(self.kept()[0], errors)
        window.process.returncode = 0  # as it should
        self.check_offer(before)

    def test_what_is_closed_leaves_nothing(self):
        window, _ = self.edited()
        self.assertEqual(window.quit(), 0)
        self.assertFalse(os.path.exists(self.path("config/pointwise/recovery")))

    def test_without_work_a_signal_leaves_nothing(self):
        window = self.start()
        window.process.terminate()
        self.assertEqual(window.process.wait(timeout=10), 128 + signal.SIGTERM)
        self.assertEqual(window.errors, "")
        window.process.returncode = 0  # as it should
        self.assertFalse(os.path.exists(self.path("config/pointwise/recovery")))


if __name__ == "__main__":
    unittest.main()
