#include "app/widgets/value_editor.h"

#include <fmt/format.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <locale>
#include <sstream>

#include "app/frame/parameter_edit.h"
#include "app/widgets/controls.h"
#include "app/widgets/text.h"
#include "compute/core/letters.h"

namespace pw {
namespace {

// What Dear ImGui needs to focus a field.
constexpr int kFramesToFocus = 4;

constexpr std::string_view kTrueMinus = "−";
constexpr std::size_t kMostQuoted = 24;  // bytes

// With a point, an ASCII minus, and without spaces and a leading plus.
std::string plain_number(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, kTrueMinus.size()) == kTrueMinus) {
      plain += '-';
      i += kTrueMinus.size() - 1;
    } else if (text[i] == ',') {
      plain += '.';
    } else if (text[i] != ' ' && !(plain.empty() && text[i] == '+')) {
      plain += text[i];
    }
  }
  return plain;
}

// The beginning of a long text.
std::string in_quotes(std::string_view text) {
  const std::string_view start = whole_characters(text, kMostQuoted);
  return fmt::format("\"{}{}\"", start, start.size() < text.size() ? "…" : "");
}

// As it is shown everywhere.
std::string with_true_minus(std::string text) {
  for (std::size_t at = 0; (at = text.find('-', at)) != std::string::npos; at += kTrueMinus.size())
    text.replace(at, 1, kTrueMinus);
  return text;
}

// Of a number that is beyond a double, which from_chars does not distinguish: whether it is too close to 0, not too
// large.
bool is_tiny(const std::string& number) {
  std::istringstream stream(number);
  stream.imbue(std::locale::classic());
  double value = 0.0;
  stream >> value;  // the largest double where it is too large
  return std::fabs(value) < 1.0;
}

}  // namespace

Expected<float> parse_value(std::string_view text) {
  const std::string plain = plain_number(text);
  const char* last = plain.data() + plain.size();
  double value = 0.0;
  const auto [end, error] = std::from_chars(plain.data(), last, value);
  if (error == std::errc::invalid_argument || end != last || !std::isfinite(value))
    return fail("", "{} is not a number; type one such as 0.25 or −1e−3", in_quotes(text));
  if (error == std::errc::result_out_of_range) value = is_tiny(plain) ? std::numeric_limits<double>::min() : HUGE_VAL;
  if (std::fabs(value) > double{std::numeric_limits<float>::max()})
    return fail("", "{} is too large for a float32, which ends at 3.4e38", in_quotes(text));
  if (value != 0.0 && static_cast<float>(value) == 0.0F)
    return fail("", "{} is too close to 0 for a float32; type 0", in_quotes(text));
  return static_cast<float>(value);
}

// A drag that is still under way ends here.
void ValueEditor::open(Frame& frame, const EditRequest& request) {
  frame.end_gesture();
  request_ = request;
  text_ = with_true_minus(fmt::format("{}", parameter_value(frame.document(), request.id)));
  problem_.clear();
  open_ = true;
  focus_ = true;
  unfocused_frames_ = 0;
}

void ValueEditor::accept(Frame& frame) {
  open_ = false;
  if (plain_number(text_).empty()) return;
  const auto value = parse_value(text_);
  if (value) return set_parameter(frame, request_.id, *value);
  problem_ = value.error().message();
  open_ = true;
  focus_ = true;
  unfocused_frames_ = 0;
}

void ValueEditor::show(Frame& frame) {
  const auto exists = [&](const ParameterId& id) {
    const Network* network = frame.document().find(id.network);
    return network != nullptr && has_parameter(*network, id);
  };
  if (frame.requests().edit && exists(frame.requests().edit->id)) open(frame, *frame.requests().edit);
  open_ = open_ && exists(request_.id);
  if (!open_) return;
  // It would cover the field.
  frame.explain_nothing();
  const float width = frame.px(190);
  const ImVec2 size = frame.size();
  ImGui::SetNextWindowPos({std::clamp(request_.near.x, 0.0F, std::max(0.0F, size.x - width - frame.px(16))),
                           std::clamp(request_.near.y, 0.0F, std::max(0.0F, size.y - frame.px(140)))});
  ImGui::SetNextWindowFocus();
  ImGui::Begin("##value", nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
  show_field(frame, width);
  ImGui::End();
}

void ValueEditor::show_field(Frame& frame, float width) {
  const ParameterId& id = request_.id;
  const std::string title = id.input ? fmt::format("w[{}, {}]  (Enter, Esc)", id.output, *id.input)
                                     : fmt::format("b[{}]  (Enter, Esc)", id.output);
  ImGui::TextUnformatted(title.c_str());
  ImGui::SetNextItemWidth(width);
  if (focus_) ImGui::SetKeyboardFocusHere();
  const bool entered =
      ImGui::InputText("##field", &text_, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  // It may lose the keyboard without being deactivated, or never get it: behind another window that opened meanwhile.
  unfocused_frames_ = ImGui::IsItemActive() ? 0 : unfocused_frames_ + 1;
  const bool is_lost = unfocused_frames_ > kFramesToFocus;
  const bool left = !focus_ && (ImGui::IsItemDeactivated() || is_lost) && !entered;
  if (ImGui::IsItemEdited()) problem_.clear();
  mark_last_item(frame, "value_editor");
  focus_ = false;
  if (!problem_.empty()) {
    ImGui::PushStyleColor(ImGuiCol_Text, im(frame.theme().error));
    ImGui::TextUnformatted(wrapped(frame.fonts().body, problem_, width).c_str());
    ImGui::PopStyleColor();
    mark_last_item(frame, "value_editor.problem");
  }
  if (entered) accept(frame);
  if (left) open_ = false;
}

}  // namespace pw
