#include "app/panels/matrix/code_buttons.h"

#include <fmt/format.h>

#include "app/panels/matrix/shown_code.h"

namespace pw {

std::vector<Button> code_choices(const Frame& frame, float right, float y) {
  std::vector<Button> buttons;
  for (int i = 0; i < 3; ++i) {
    const auto kind = static_cast<CodeKind>(i);
    Button button = button_at(frame, {"code", i}, code_name(kind), fmt::format("The same layer in {}", code_name(kind)),
                              {0, y}, frame.px(24));
    button.is_on = frame.selection().matrix.code == kind;
    buttons.push_back(button);
  }
  align_right(buttons, right, frame.px(4));
  return buttons;
}

std::vector<Button> code_actions(const Frame& frame, ImVec2 at, float right) {
  Button copy = button_at(frame, "code.copy", "Copy", "Copies the whole program", at, frame.px(24));
  const ImVec2 next{copy.area.right() + frame.px(4), at.y};
  Button save = command_button(frame, "code.save", "save.code", next, frame.px(24), "Save with x, w, b…");
  if (save.area.right() > right) save = command_button(frame, "code.save", "save.code", next, frame.px(24), "Save…");
  return {copy, save};
}

bool press_code_choices(Frame& frame, const std::vector<Button>& choices) {
  bool has_chosen = false;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (!press(frame, choices[i])) continue;
    Selection next = frame.selection();
    next.matrix.code = static_cast<CodeKind>(i);
    frame.select(next);
    has_chosen = true;
  }
  return has_chosen;
}

void press_code_actions(Frame& frame, const std::vector<Button>& actions) {
  if (press(frame, actions[0])) ImGui::SetClipboardText(shown_code(frame, frame.saver().saved_folder()).c_str());
  press(frame, actions[1]);
}

}  // namespace pw
