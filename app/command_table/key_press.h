#pragma once
// What the keyboard reports: presses, and the characters that they type.
#include <string>
#include <utility>
#include <vector>

namespace pw {

// One press or repeat.
struct KeyPress {
  // GLFW_KEY_…: the key's place, by what an American keyboard prints there.
  int key = 0;
  int modifiers = 0;  // GLFW_MOD_…
  // What the user's layout prints on the key, without Shift; empty where that is no character.
  std::string name = {};
  // The character typed, UTF-8. None with Ctrl or Alt, within a composition, and of keys such as Home.
  std::string text = {};
  bool latin_layout = true;  // the user's layout has the letters A to Z
};

// Presses in order. The character of a press is reported after it.
class PressQueue {
 public:
  void press(KeyPress press) { presses_.push_back(std::move(press)); }
  // Joins the press before. A character without one (an input method is late, or gives several at once) becomes a press
  // of its own, without a key.
  void type(unsigned int code_point);
  // Presses without a character too.
  std::vector<KeyPress> take();

 private:
  std::vector<KeyPress> presses_;
};

}  // namespace pw
