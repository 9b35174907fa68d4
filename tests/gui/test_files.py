"""Files and words from other programs, and to them: dropped, pasted, copied."""
import os
import unittest

from journey import Journey, make_stack, make_weights


class FileJourneys(Journey):
    def opened(self, window, path):
        state = window.wait_state(lambda s: s["document"]["source"] == path and not s["busy"], f"{path} to be open")
        self.assertEqual(state["error"], "")

    def test_a_name_with_blanks_and_other_letters_is_dropped(self):
        window = self.start()
        stack = make_stack(seed=6)
        path = self.save_stack("Straße 1×1 (%20).npy", stack)
        window.drop(path, widget="map.0")
        self.opened(window, path)
        # They fit, so they are kept.
        self.check_outputs(window, stack, self.weights)

    def test_a_stack_and_its_weights_are_dropped_together(self):
        window = self.start()
        stack, weights = make_stack(maps=32, seed=5), make_weights(outputs=4, maps=32)
        window.drop(self.save_stack("other.npy", stack), self.save("four.npy", weights))
        window.wait_state(lambda s: (s["document"]["cin"], s["document"]["cout"]) == (32, 4), "both files")
        self.check_outputs(window, stack, weights)

    def test_a_path_is_pasted(self):
        window = self.start()
        os.mkdir(self.path("shelf"))
        path = self.save_stack("shelf/other.npy", make_stack(maps=12, seed=4))
        window.key("ctrl+o")
        window.rectangle("browser.path")
        window.copy_text(path + "\n")

        def paste():
            window.key("ctrl+a", "ctrl+v", "Return")
            window.wait(lambda: not window.shows("browser.path") or window.shows("browser.error"), "an answer")
            return not window.shows("browser.path")

        # On a very busy machine the held key repeats and pastes twice.
        self.assertTrue(any(paste() for _ in range(3)))
        self.opened(window, path)

    def test_started_with_a_broken_file_the_window_says_so_and_the_words_can_be_copied(self):
        window = self.start(files=[self.save_broken("broken.npy")])
        state = window.wait_idle()
        self.assertIn("broken.npy", state["error"])
        self.assertEqual(state["document"]["cout"], 2)
        window.click("error.copy")
        window.wait(lambda: window.clipboard() == state["error"], "the error on the clipboard")
        window.key("Escape")
        window.wait_state(lambda s: s["error"] == "", "the error to be closed")


if __name__ == "__main__":
    unittest.main()
