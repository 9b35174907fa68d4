#include "app/command_table/key_press.h"

#include <GLFW/glfw3.h>
#include <imgui_internal.h>

#include <array>
#include <utility>

namespace pw {

int key_by_letter(const KeyPress& press) {
  if (!press.latin_layout || press.name.empty()) return press.key;
  const char printed = press.name.size() == 1 ? press.name.front() : '\0';
  if (printed >= 'a' && printed <= 'z') return GLFW_KEY_A + (printed - 'a');
  if (printed >= 'A' && printed <= 'Z') return GLFW_KEY_A + (printed - 'A');
  const bool is_place_of_letter = press.key >= GLFW_KEY_A && press.key <= GLFW_KEY_Z;
  return is_place_of_letter ? GLFW_KEY_UNKNOWN : press.key;
}

void PressQueue::type(unsigned int code_point) {
  std::array<char, 5> text{};
  ImTextCharToUtf8(text.data(), code_point);
  if (presses_.empty() || !presses_.back().text.empty()) press({.key = GLFW_KEY_UNKNOWN});
  presses_.back().text = text.data();
}

std::vector<KeyPress> PressQueue::pop_all() {
  return std::exchange(presses_, {});
}

}  // namespace pw
