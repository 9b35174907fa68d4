#include "app/command_table/key_press.h"

#include <GLFW/glfw3.h>
#include <imgui_internal.h>

#include <array>
#include <utility>

namespace pw {

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
