#pragma once
// Key combinations as data, the same on every keyboard layout.
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "app/command_table/key_press.h"

namespace pw {

// "Ctrl+Shift+S", "Alt+Left", "?", "Shift++", "F1": modifiers in any order, then one of
//   A to Z           by what is printed on the key; by its American place where the layout has no Latin letters
//   0 to 9           by the character typed; on the digit row by the place where the layout prints something else there
//   ? + - = [ ] , .  by the character typed, whatever it takes to type it; with Ctrl or Alt by what is printed
//   a named key      Left, Right, Up, Down, Page Up, Page Down, Home, End, Enter, Tab, Esc, Space, Backspace, Delete,
//                    Insert, F1 to F12
// The keypad counts as the same keys. Shift belongs to a character only where the character is not typed with it: "?"
// has none, "Shift++" is Shift and a key that prints "+". "=" and "+" share a key on most keyboards: with a modifier
// they are the same.
//
// A press is at most one shortcut, so two commands collide exactly if theirs are equal.
class Shortcut {
 public:
  // No key: matches nothing.
  Shortcut() = default;
  // For tables of commands: `text` can be parsed. Implicit, so that a table reads as text.
  Shortcut(const char* text);
  static std::optional<Shortcut> parse(std::string_view text);
  static std::optional<Shortcut> of(const KeyPress& press);

  bool matches(const KeyPress& press) const { return of(press) == *this; }
  // For people: "Ctrl+Shift+S", "Alt+←", "−". Can be parsed.
  std::string text() const;

  // Some order, for sorting.
  auto operator<=>(const Shortcut&) const = default;

 private:
  // In the canonical form.
  Shortcut(int modifiers, int key);

  int modifiers_ = 0;  // GLFW_MOD_…
  int key_ = 0;        // the character (a capital letter), or GLFW_KEY_… of a named key
};

}  // namespace pw
