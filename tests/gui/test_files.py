"""Files in and out: dropped, browsed to, broken, saved."""
import os
import unittest

import numpy as np

import pictures
import reference
from journey import Journey, make_stack, make_weights


def make_image():
    y, x = np.mgrid[0:160, 0:576]
    image = np.stack([x * 255 // 576, y * 255 // 160, (x // 16 + y // 16) % 2 * 200], axis=2)
    return image.astype(np.uint8)


class OpeningCase(Journey):
    def wait_for_source(self, path):
        state = self.window.wait_state(lambda s: s["document"]["source"] == path and not s["busy"], f"{path} to be open")
        self.assertEqual(state["error"], "")
        return state


class OpeningJourneys(OpeningCase):
    def test_an_image_is_dropped(self):
        before = self.window.settle()
        image = self.path("photo.png")
        pictures.write_png(image, make_image())
        self.window.drop(image)
        state = self.wait_for_source(image)
        self.assertEqual(state["document"]["input"], [1, 256, 20, 72])
        self.assertNotEqual(state["output"]["mean"], before["output"]["mean"])
        # The weights fit, so they are kept.
        self.check_outputs(self.features(image, state["document"]["extractor"]), weights=self.weights)

    def test_a_stack_is_dropped(self):
        stack = make_stack(maps=64, rows=24, columns=40, seed=5)
        path = self.save_stack("other.npy", stack)
        self.window.drop(path, widget="map.0")
        state = self.wait_for_source(path)
        self.assertEqual(state["document"]["input"], [1, 64, 24, 40])
        self.check_outputs(stack)
        self.window.drag("weight.0.5", 0, -20)
        self.check_outputs(stack)

    def test_weights_are_dropped(self):
        before = self.window.settle()
        weights = make_weights(outputs=3, seed=9)
        self.window.drop(self.save("three.npy", weights))
        state = self.window.wait_state(lambda s: s["document"]["cout"] == 3, "the three filters")
        self.assertEqual(state["document"]["source"], before["document"]["source"])
        self.assertEqual(state["document"]["undo"], before["document"]["undo"] + 1)
        self.check_outputs(weights=weights)
        self.window.key("ctrl+z")
        self.window.wait_state(lambda s: s["document"]["cout"] == 2, "the two filters")
        self.check_outputs(weights=self.weights)

    def test_a_stack_and_its_weights_are_dropped_together(self):
        stack, weights = make_stack(maps=32, seed=5), make_weights(outputs=4, maps=32)
        self.window.drop(self.save_stack("other.npy", stack), self.save("four.npy", weights))
        self.window.wait_state(lambda s: (s["document"]["cin"], s["document"]["cout"]) == (32, 4), "both files")
        self.check_outputs(stack, weights=weights)

    def test_a_name_with_blanks_and_other_letters(self):
        stack = make_stack(maps=16, seed=6)
        path = self.save_stack("Straße 1×1 (%20).npy", stack)
        self.window.drop(path)
        self.wait_for_source(path)
        self.check_outputs(stack)

    def test_an_opened_file_can_be_undone(self):
        before = self.window.settle()
        self.window.drop(self.save_stack("other.npy", make_stack(maps=8, seed=6)))
        self.window.wait_state(lambda s: s["document"]["cin"] == 8, "the other stack")
        self.window.key("ctrl+z")
        after = self.window.wait_state(lambda s: s["document"]["cin"] == 256, "the first stack")
        self.assertEqual(after["document"]["source"], before["document"]["source"])
        self.check_outputs(weights=self.weights)

    def test_not_a_number_is_data(self):
        stack = make_stack(seed=8)
        stack[3, 5, 7] = np.nan
        stack[4, 6, 8] = np.inf
        path = self.save_stack("holes.npy", stack)
        self.window.drop(path)
        state = self.wait_for_source(path)
        self.assertTrue(all(np.isfinite(state["output"]["max"])))
        self.check_outputs(stack, weights=self.weights)
        self.window.drag("weight.0.3", 0, -20)
        self.check_outputs(stack)

    def test_built_in_inputs(self):
        self.window.key("2")
        state = self.window.wait_state(lambda s: s["document"]["input"] == [1, 4, 3, 4], "the hand-checkable stack")
        self.assertEqual(state["document"]["cin"], 4)
        self.window.key("1")
        self.window.wait_state(lambda s: s["document"]["cin"] == 256 and not s["busy"], "the sample picture")
        self.window.key("3")
        self.window.wait_state(lambda s: s["document"]["cin"] == 3 and not s["busy"], "the picture's pixels")


class BrowserJourneys(OpeningCase):
    def setUp(self):
        super().setUp()
        os.mkdir(self.path("shelf"))
        self.other = make_stack(maps=12, seed=4)
        self.other_path = self.save_stack("shelf/other.npy", self.other)
        self.save("shelf/weights.npy", make_weights(outputs=2, maps=12))

    def test_a_typed_path_opens(self):
        self.window.click("open")
        self.fill_in_path(self.other_path)
        self.wait_for_source(self.other_path)
        self.check_outputs(self.other)

    def test_a_pasted_path_opens(self):
        self.window.key("ctrl+o")
        self.window.rectangle("browser.path")
        self.window.copy_text(self.other_path + "\n")
        self.window.key("ctrl+v", "Return")
        self.wait_for_source(self.other_path)

    def test_tab_completes_a_path(self):
        self.window.key("ctrl+o")
        self.window.rectangle("browser.path")
        self.window.type(self.path("she"))
        self.window.key("Tab")
        self.window.type("oth")
        self.window.key("Tab", "Return")
        self.wait_for_source(self.other_path)

    def test_arrows_walk_through_the_list(self):
        self.window.key("ctrl+o")
        self.window.rectangle("browser.path")
        self.window.type(self.path("shelf"))
        self.window.key("Return")
        self.window.wait(lambda: self.window.shows("browser.row.1") and not self.window.shows("browser.row.2"), "the shelf")
        self.window.key("Down", "Return")
        self.wait_for_source(self.other_path)

    def test_a_double_click_opens_a_row(self):
        self.window.key("ctrl+o")
        self.window.rectangle("browser.path")
        self.window.type(self.path("shelf"))
        self.window.key("Return")
        self.window.wait(lambda: self.window.shows("browser.row.1") and not self.window.shows("browser.row.2"), "the shelf")
        self.window.double_click("browser.row.0")
        self.wait_for_source(self.other_path)

    def test_a_missing_file_is_said_in_place(self):
        before = self.window.settle()
        self.window.key("ctrl+o")
        self.window.rectangle("browser.path")
        self.window.type(self.path("none.npy"))
        self.window.key("Return")
        self.window.rectangle("browser.error")
        self.window.click("browser.cancel")
        self.window.wait(lambda: not self.window.shows("browser.path"), "the file browser to close")
        self.assertEqual(self.window.settle()["document"], before["document"])

    def test_keys_typed_into_the_browser_are_no_shortcuts(self):
        before = self.window.settle()
        self.window.key("ctrl+o")
        self.window.rectangle("browser.path")
        self.window.type("th12?0")
        self.window.key("ctrl+z", "Escape")
        self.window.wait(lambda: not self.window.shows("browser.path"), "the file browser to close")
        after = self.window.settle()
        self.assertEqual(after["document"], before["document"])
        self.assertEqual((after["theme"], after["curtain"]), (before["theme"], before["curtain"]))


class BrokenFileJourneys(Journey):
    def refused(self, path):
        """Drops the file; the window names it and says why, and goes on as before."""
        before = self.window.settle()
        self.window.drop(path)
        state = self.window.wait_state(lambda s: s["error"] != "" and not s["busy"], f"a complaint about {path}")
        self.assertIn(os.path.basename(path), state["error"])
        self.assertNotIn("\n", state["error"])
        self.assertEqual(state["document"], before["document"])
        self.assertEqual(state["revision"], before["revision"])
        self.assertEqual(state["output"], before["output"])
        self.assertIn("error.close", state["widgets"])
        return state["error"]

    def write(self, name, data):
        with open(self.path(name), "wb") as file:
            file.write(data)
        return self.path(name)

    def test_broken_files_are_refused_and_the_document_stays(self):
        with open(self.stack_path, "rb") as file:
            whole = file.read()
        pictures.write_png(self.path("whole.png"), make_image())
        with open(self.path("whole.png"), "rb") as file:
            image = file.read()
        os.mkdir(self.path("folder.npy"))
        os.mkfifo(self.path("pipe.npy"))
        np.save(self.path("objects.npy"), np.array([{}], dtype=object))
        np.save(self.path("empty.npy"), np.zeros((1, 0, 4, 4), np.float32))
        refused = [
            self.write("truncated.npy", whole[:5000]), self.write("nothing.npy", b""), self.write("text.txt", b"hello\n"),
            self.write("half.png", image[:len(image) // 2]), self.write("header.npy", whole[:40]),
            self.path("folder.npy"), self.path("pipe.npy"), self.path("objects.npy"), self.path("empty.npy"),
            self.path("missing.npy"),
            self.save("narrow.npy", np.zeros((2, 7), np.float32)),
        ]
        for path in refused:
            with self.subTest(os.path.basename(path)):
                self.refused(path)
                self.window.click("error.close")
                self.window.wait_state(lambda s: s["error"] == "", "the complaint to be closed")
        self.window.drag("weight.0.17", 0, -20)
        self.check_outputs()

    def test_a_complaint_can_be_copied(self):
        error = self.refused(self.write("broken.npy", b"\x93NUMPY\x01\x00"))
        self.window.click("error.copy")
        self.window.wait(lambda: self.window.clipboard() == error, "the complaint on the clipboard")
        self.window.key("Escape")
        self.window.wait_state(lambda s: s["error"] == "", "the complaint to be closed")

    def test_started_with_a_broken_file_the_window_says_so(self):
        self.window.quit()
        self.window = self.start(self.write("broken.npy", b"\x93NUMPY\x01\x00"))
        state = self.window.settle()
        self.assertIn("broken.npy", state["error"])
        self.assertEqual(state["document"]["cout"], 2)


class SavingJourneys(Journey):
    def test_weights_are_saved_with_their_bias(self):
        self.window.drag("bias_slider.1", 15, 0)
        self.window.drag("weight.0.17", 0, -20)
        selected = self.window.settle()["selected"]
        weights, bias = self.save_weights()
        self.assertEqual(weights.dtype, np.float32)
        self.assertEqual(weights.shape, (2, 256))
        np.testing.assert_allclose(bias, selected["bias"], rtol=1e-6)
        np.testing.assert_allclose(weights[:, 17], selected["weight"], rtol=1e-6)

    def test_saved_weights_come_back(self):
        first = self.window.settle()
        self.window.drag("weight.0.17", 0, -20)
        self.window.drag("bias_slider.0", 15, 0)
        changed = self.window.settle()
        self.save_weights()
        self.window.key("ctrl+z", "ctrl+z")
        self.window.wait_state(lambda s: s["document"]["undo"] == first["document"]["undo"], "the first weights")
        self.window.drop(self.path("saved_1.npy"))
        loaded = self.window.wait_state(lambda s: s["document"]["weights"] == "saved_1.npy", "the saved weights")
        self.check_output_unchanged(changed, loaded)

    def test_outputs_are_saved_as_numbers(self):
        self.window.drag("weight.0.17", 0, -20)
        path = self.path("outputs.npy")
        self.window.key("ctrl+shift+s")
        self.fill_in_path(path)
        self.window.wait(lambda: os.path.exists(path), "the saved outputs")
        self.window.settle()
        weights, bias = self.save_weights()
        saved = np.load(path)
        self.assertEqual(saved.shape, (1, 20, 72, 2))
        expected = reference.outputs(self.stack, weights, bias).transpose(1, 2, 0)
        bound = reference.error_bound(self.stack, weights, bias)
        np.testing.assert_allclose(saved[0], expected, rtol=0, atol=bound)

    def test_outputs_are_saved_as_a_picture(self):
        path = self.path("outputs.png")
        self.window.key("ctrl+shift+s")
        self.fill_in_path(path)
        self.window.wait(lambda: os.path.exists(path), "the saved picture")
        picture = pictures.read_png(path)
        self.assertGreaterEqual(picture.shape[0], 20)
        self.assertGreaterEqual(picture.shape[1], 72)
        self.assertGreater(picture.std(), 5)

    def test_an_existing_file_is_replaced_on_the_second_press_only(self):
        path = self.save("old.npy", np.zeros(3, np.float32))
        self.window.key("ctrl+s")
        self.window.rectangle("browser.path")
        self.window.key("ctrl+a")
        self.window.type(path)
        self.window.key("Return")
        self.window.rectangle("browser.error")
        self.assertEqual(np.load(path).shape, (3,))
        self.window.key("Return")
        self.window.wait(lambda: np.load(path).shape == (2, 256), "the file to be replaced")

    def test_where_nothing_can_be_written_the_window_says_so(self):
        self.window.key("ctrl+s")
        self.window.rectangle("browser.path")
        self.window.key("ctrl+a")
        self.window.type("/proc/weights.npy")
        self.window.key("Return")
        self.window.wait_state(lambda s: "/proc/weights.npy" in s["error"], "a complaint")
        self.check_outputs(weights=self.weights)


if __name__ == "__main__":
    unittest.main()
