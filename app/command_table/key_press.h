#pragma once
// Keyboard input: key presses and the characters they type.
#include <string>
#include <utility>
#include <vector>

namespace pw {

// One press or repeat.
struct KeyPress {
  // GLFW_KEY_…: the key's position, named as on a US keyboard.
  int key = 0;
  int modifiers = 0;  // GLFW_MOD_…
  // What the key types without Shift in the user's layout; empty if it is not a character.
  std::string name = {};
  // The character typed, UTF-8. Empty with Ctrl or Alt, during composition, and for keys such as Home.
  std::string text = {};
  bool latin_layout = true;  // the user's layout has the letters A to Z
};

// The key named by the letter that it prints, GLFW_KEY_…, for text fields that know keys by position alone: their
// Ctrl+A is where "a" is printed. Layouts without Latin letters keep the position; a letter's position that prints
// something else is no letter, GLFW_KEY_UNKNOWN.
int key_by_letter(const KeyPress& press);

// Presses in order. A press is reported before its character.
class PressQueue {
 public:
  void press(KeyPress press) { presses_.push_back(std::move(press)); }
  // Belongs to the last press. A character without a press (a late input method, or one that types several at once)
  // becomes a press without a key.
  void type(unsigned int code_point);
  // Removes and returns all presses, with or without a character.
  std::vector<KeyPress> pop_all();

 private:
  std::vector<KeyPress> presses_;
};

}  // namespace pw
