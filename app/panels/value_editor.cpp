#include "app/panels/value_editor.h"

#include <fmt/format.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "app/panels/parameter_gesture.h"

namespace pw {

std::optional<float> parse_value(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == "−") {
      plain += '-';
      i += 2;
    } else if (text[i] == ',') {
      plain += '.';
    } else if (text[i] != ' ' && !(plain.empty() && text[i] == '+')) {
      plain += text[i];
    }
  }
  float value = 0.0F;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc{} || end != plain.data() + plain.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

void ValueEditor::open(Ui& ui, const EditTarget& target) {
  target_ = target;
  text_ = fmt::format("{}", parameter_value(ui.document(), target));
  open_ = true;
  focus_ = true;
}

void ValueEditor::accept(Ui& ui) {
  if (const auto value = parse_value(text_)) {
    set_parameter(ui, target_, *value);
  } else {
    ui.session.complain(fmt::format("\"{}\" is not a number; type one such as 0.25 or -1e-3", text_));
  }
  open_ = false;
}

void ValueEditor::draw(Ui& ui) {
  if (ui.requests.edit) open(ui, *ui.requests.edit);
  const PointwiseLayer& layer = ui.document().parameters();
  if (!open_ || target_.output >= layer.cout || (target_.input && *target_.input >= layer.cin)) {
    open_ = false;
    return;
  }
  const float width = ui.px(190);
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({std::clamp(target_.near.x, 0.0F, size.x - width - ui.px(16)),
                           std::clamp(target_.near.y, 0.0F, size.y - ui.px(80))});
  ImGui::SetNextWindowFocus();
  ImGui::Begin("##value", nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings);
  const std::string title = target_.input ? fmt::format("w[{}, {}]  (Enter, Esc)", target_.output, *target_.input)
                                          : fmt::format("b[{}]  (Enter, Esc)", target_.output);
  ImGui::TextUnformatted(title.c_str());
  ImGui::SetNextItemWidth(width);
  if (focus_) ImGui::SetKeyboardFocusHere();
  const bool entered =
      ImGui::InputText("##field", &text_, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  const bool left = !focus_ && ImGui::IsItemDeactivated() && !entered;
  const ImVec2 low = ImGui::GetItemRectMin();
  const ImVec2 high = ImGui::GetItemRectMax();
  ui.widgets.mark("value_editor", {low.x, low.y, high.x - low.x, high.y - low.y});
  focus_ = false;
  ImGui::End();
  if (entered) accept(ui);
  if (left) open_ = false;
}

}  // namespace pw
