#pragma once
// Key combinations as data, the same on every keyboard layout.
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "app/command_table/key_press.h"

namespace pw {

// "Ctrl+Shift+S", "Alt+Left", "?", "Shift++", "F1": modifiers in any order, then one of
//   A to Z           by the letter on the key; by its position on a US keyboard if the layout has no Latin letters
//   0 to 9           by the character typed; on the digit row by position if the layout prints something else there
//   ? + - = [ ] , . < >
//                    by the character typed, with whatever modifiers; with Ctrl or Alt by the character on the key
//   a named key      Left, Right, Up, Down, Page Up, Page Down, Home, End, Enter, Tab, Esc, Space, Backspace, Delete,
//                    Insert, F1 to F12
// Keypad keys count as the same keys. Shift is no part of a shortcut whose character is typed, with or without it: "+"
// is the same step on every keyboard. "Shift++" is Shift and a key that prints "+", where that types something else.
// "=" and "+" share a key on most keyboards, so with a modifier they are the same: "Shift+=" is "+".
//
// A press is at most one shortcut, so two commands collide exactly if their shortcuts are equal.
class Shortcut {
 public:
  // Without a key; matches nothing.
  Shortcut() = default;
  // For tables of commands: `text` must be valid. Implicit, so that tables can use plain strings.
  Shortcut(const char* text);
  static std::optional<Shortcut> parse(std::string_view text);
  static std::optional<Shortcut> of(const KeyPress& press);

  bool matches(const KeyPress& press) const { return of(press) == *this; }
  // For display: "Ctrl+Shift+S", "Alt+←", "−". parse() accepts it.
  std::string text() const;

  // An arbitrary order, for sorting.
  auto operator<=>(const Shortcut&) const = default;

 private:
  // In the canonical form.
  Shortcut(int modifiers, int key);

  int modifiers_ = 0;  // GLFW_MOD_…
  int key_ = 0;        // the character (a capital letter), or GLFW_KEY_… of a named key
};

}  // namespace pw
