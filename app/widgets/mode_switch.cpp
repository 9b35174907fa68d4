#include "app/widgets/mode_switch.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "app/presentation/number_text.h"
#include "app/widgets/menu.h"
#include "app/widgets/text.h"

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

// The width of the head over the maps, which has the most buttons: where the switch is one button there, it is one in
// every mode.
float inputs_head(const Frame& frame, float height) {
  constexpr std::int64_t kFew = 12;
  const std::int64_t maps = frame.document().shape().c;
  float width = text_width(frame.fonts().strong, "x: " + counted(maps, "input map")) + frame.px(44);
  std::vector<std::string> labels = {"order: map ▾", "colour scale: per map ▾"};
  if (maps > kFew) {
    if (frame.display().strongest_only) labels[0] = "order: strongest first ▾";
    labels.emplace_back("12 strongest");
  }
  for (const std::string& label : labels)
    width += button_at(frame, "order", label, "", {}, height).area.w + frame.px(6);
  return width;
}

}  // namespace

const char* mode_label(MapsMode mode) {
  for (const Mode& known : kModes) {
    if (known.mode == mode) return known.label;
  }
  return "";
}

void ModeSwitch::lay_out(Rect panel, float needed, const Frame& frame) {
  const float height = frame.px(24);
  const ImVec2 at{0.0F, panel.y + frame.px(5)};
  const float right = panel.right() - frame.padding();
  buttons_.clear();
  for (const Mode& mode : kModes)
    buttons_.push_back(command_button(frame, {"maps.show", static_cast<std::int64_t>(mode.mode)}, mode.command, at,
                                      height, std::string(mode.label)));
  align_right(buttons_, right, frame.px(4));
  if (left() >= panel.x + std::max(needed, inputs_head(frame, height))) return;
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
