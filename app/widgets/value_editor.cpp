#include "app/widgets/value_editor.h"

#include <fmt/format.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "app/frame/parameter_edit.h"

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

void ValueEditor::open(const Frame& frame, const EditRequest& request) {
  request_ = request;
  text_ = fmt::format("{}", parameter_value(frame.document(), request.id));
  open_ = true;
  focus_ = true;
}

void ValueEditor::accept(Frame& frame) {
  if (const auto value = parse_value(text_)) {
    set_parameter(frame, request_.id, *value);
  } else {
    frame.session().show_error(fmt::format("\"{}\" is not a number; type one such as 0.25 or -1e-3", text_));
  }
  open_ = false;
}

void ValueEditor::show(Frame& frame) {
  const auto exists = [&](const ParameterId& id) {
    const Network* network = frame.document().find(id.network);
    return network != nullptr && has_parameter(*network, id);
  };
  if (frame.requests().edit && exists(frame.requests().edit->id)) open(frame, *frame.requests().edit);
  open_ = open_ && exists(request_.id);
  if (!open_) return;
  const float width = frame.px(190);
  const ImVec2 size = frame.size();
  ImGui::SetNextWindowPos({std::clamp(request_.near.x, 0.0F, std::max(0.0F, size.x - width - frame.px(16))),
                           std::clamp(request_.near.y, 0.0F, std::max(0.0F, size.y - frame.px(80)))});
  ImGui::SetNextWindowFocus();
  ImGui::Begin("##value", nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
  const ParameterId& id = request_.id;
  const std::string title = id.input ? fmt::format("w[{}, {}]  (Enter, Esc)", id.output, *id.input)
                                     : fmt::format("b[{}]  (Enter, Esc)", id.output);
  ImGui::TextUnformatted(title.c_str());
  ImGui::SetNextItemWidth(width);
  if (focus_) ImGui::SetKeyboardFocusHere();
  const bool entered =
      ImGui::InputText("##field", &text_, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  const bool left = !focus_ && ImGui::IsItemDeactivated() && !entered;
  const ImVec2 low = ImGui::GetItemRectMin();
  const ImVec2 high = ImGui::GetItemRectMax();
  frame.mark("value_editor", {low.x, low.y, high.x - low.x, high.y - low.y});
  focus_ = false;
  ImGui::End();
  if (entered) accept(frame);
  if (left) open_ = false;
}

}  // namespace pw
