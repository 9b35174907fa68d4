#include "app/widgets/mode_switch.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "app/widgets/maps_head.h"
#include "app/widgets/menu.h"

namespace pw {
namespace {

struct Mode {
  MapsMode mode;
  const char* label;
  const char* command;
};
constexpr std::array<Mode, 5> kModes = {{{MapsMode::kInputs, "inputs x", "view.explore.inputs"},
                                         {MapsMode::kPosition, "one position", "view.explore.position"},
                                         {MapsMode::kProducts, "products w·x", "view.explore.products"},
                                         {MapsMode::kMatrix, "matrix", "view.explore.matrix"},
                                         {MapsMode::kStack3d, "3D", "view.explore.3d"}}};

}  // namespace

const char* mode_label(MapsMode mode) {
  for (const Mode& known : kModes) {
    if (known.mode == mode) return known.label;
  }
  return "";
}

void ModeSwitch::lay_out(Rect panel, float needed, const Frame& frame) {
  const float height = maps_head_height(frame);
  const ImVec2 at{0.0F, panel.y + frame.px(5)};
  const float right = panel.right() - frame.padding();
  buttons_.clear();
  for (const Mode& mode : kModes)
    buttons_.push_back(command_button(frame, {"maps.show", static_cast<std::int64_t>(mode.mode)}, mode.command, at,
                                      height, std::string(mode.label)));
  align_right(buttons_, right, frame.px(4));
  // The head over the maps has the most buttons: where the switch is one button there, it is one in every mode.
  const float inputs = maps_head_width(frame, maps_head(frame, MapsMode::kInputs, HeadWords::kAll));
  if (left() >= panel.x + std::max(needed, inputs)) return;
  buttons_ = {button_at(frame, "maps.show", choice_label(mode_label(frame.selection().mode)),
                        "How the stack is shown (V)", at, height)};
  align_right(buttons_, right, 0.0F);
}

void ModeSwitch::input(Frame& frame) {
  if (buttons_.size() > 1) return press_all(frame, buttons_);
  std::vector<Choice> choices;
  for (const Mode& mode : kModes)
    choices.push_back({mode.label, frame.commands().find(mode.command).help, frame.selection().mode == mode.mode});
  if (const auto chosen = choose(frame, buttons_.front(), choices)) frame.run(kModes[*chosen].command);
}

}  // namespace pw
