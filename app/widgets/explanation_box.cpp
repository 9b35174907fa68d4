#include "app/widgets/explanation_box.h"

#include <cmath>
#include <string>
#include <utility>

#include "app/geometry/beside.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr double kRest = 0.3;    // seconds
constexpr float kBoxGap = 6.0F;  // points

// Whether the pointer is in the box, or between it and what it explains.
bool is_entered(const Frame& frame, const ShownExplanation& shown) {
  return shown.box.w > 0.0F && shown.box.inset(-frame.px(kBoxGap) - 1.0F).contains(ImGui::GetIO().MousePos);
}

// "w[0, 12]" of "w[0, 12] = +0.21 …": the part that does not change with a value.
std::string name_of(const std::string& text) {
  return text.substr(0, text.find_first_of("=\n"));
}

void take_over(const Frame& frame, ShownExplanation& shown) {
  const auto& explained = frame.pointed_at().explained;
  const bool is_on_its_way = is_entered(frame, shown) && !shown.about.contains(ImGui::GetIO().MousePos);
  if (!explained || is_on_its_way) {
    shown.text.clear();
    if (!is_on_its_way) shown.about = {};
    return;
  }
  const std::string before = name_of(std::exchange(shown.text, explained->text(frame)));
  // Of another thing in the same place, such as the next bar of W, a box that was closed says nothing.
  if (name_of(shown.text) != before) shown.is_closed = false;
  if (shown.about == explained->about) return;
  shown.about = explained->about;
  shown.since = ImGui::GetTime();
  shown.is_closed = false;
}

// Wrapped: ImGui would break numbers after commas and points.
std::string lines(const Frame& frame, const std::string& text) {
  return wrapped(frame.fonts().body, text, frame.px(356));
}

ImVec2 box_size(const Frame& frame, const std::string& boxed) {
  const std::string text = lines(frame, boxed);
  ImFont* font = frame.fonts().body;
  const ImVec2 inner = font->CalcTextSizeA(font->FontSize, FLT_MAX, 0.0F, text.c_str());
  const ImVec2 padding = ImGui::GetStyle().WindowPadding;
  return {std::ceil(inner.x + 2.0F * padding.x), std::ceil(inner.y + 2.0F * padding.y)};
}

// Whether it still stands in the window, in the type of the look.
bool fits(const Frame& frame, const ShownExplanation& shown, ImVec2 size) {
  return shown.box.w == size.x && shown.box.h == size.y && shown.box.right() <= frame.size().x &&
         shown.box.bottom() <= frame.size().y;
}

void place(const Frame& frame, ShownExplanation& shown, ImVec2 size) {
  const Rect window{0, 0, frame.size().x, frame.size().y};
  shown.box =
      place_beside({shown.about, size, window, ImGui::GetIO().MousePos, frame.px(kBoxGap), frame.pointed_at().clear});
}

void draw_box(const Frame& frame, const ShownExplanation& shown) {
  ImGuiWindowFlags flags = ImGuiWindowFlags_Tooltip | ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                           ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                           ImGuiWindowFlags_NoFocusOnAppearing;
  if (any_list_is_open()) flags |= ImGuiWindowFlags_NoInputs;
  ImGui::SetNextWindowPos(shown.box.min());
  ImGui::SetNextWindowSize({shown.box.w, shown.box.h});
  if (shown.is_pinned) ImGui::PushStyleColor(ImGuiCol_Border, im(frame.theme().text));
  ImGui::Begin("##explanation", nullptr, flags);
  if (shown.is_pinned) ImGui::PopStyleColor();
  ImGui::TextUnformatted(lines(frame, shown.boxed).c_str());
  ImGui::End();
  frame.mark("explanation", shown.box);
}

}  // namespace

bool show_explanation(const Frame& frame, ShownExplanation& shown) {
  const bool was_entered = is_entered(frame, shown);
  take_over(frame, shown);
  // A box would hide what follows a drag.
  if (ImGui::IsAnyMouseDown()) shown.since = ImGui::GetTime();
  const bool rests = ImGui::GetTime() - shown.since >= kRest;
  if (!shown.is_pinned && (shown.is_closed || (shown.text.empty() ? !was_entered : !rests))) {
    shown.box = {};
    shown.boxed.clear();
    return !shown.text.empty() && !shown.is_closed;
  }
  const bool is_new = !shown.is_pinned && !shown.text.empty() && shown.text != shown.boxed;
  if (is_new) shown.boxed = shown.text;
  if (shown.boxed.empty()) return false;
  const ImVec2 size = box_size(frame, shown.boxed);
  if (is_new || !fits(frame, shown, size)) place(frame, shown, size);
  // It would cover the list.
  if (!shown.is_pinned || !any_list_is_open()) draw_box(frame, shown);
  return false;
}

}  // namespace pw
