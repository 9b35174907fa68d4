#include "app/panels/bars/status_line.h"

#include <algorithm>

#include "app/panels/bars/read_input.h"
#include "app/widgets/text.h"
#include "compute/io/files/quoted_name.h"

namespace pw {
namespace {

std::string activity_text(const Activity& activity) {
  return shown_text(activity.label) + " …";
}

// What happened to a file of weights or of maps that this view does not read is not said beside what it shows.
std::string message_text(const Frame& frame) {
  std::string message = shown_text(frame.session().message());
  const std::string& weights = frame.document().weights().name;
  const bool is_of_weights = !weights.empty() && message.starts_with(weights);
  return is_of_weights && !reads_features(frame) ? std::string() : message;
}

// What the pointer is on comes before the last message.
std::string line_text(const Frame& frame) {
  std::string text = frame.shown_explanation().text;
  if (text.empty()) text = message_text(frame);
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 3) text.replace(at, 1, " · ");
  return text;
}

// As many of them as fit.
std::string_view first_sentences(const ImFont* font, std::string_view text, float room) {
  while (!text.empty() && text_width(font, text) >= room) {
    const std::size_t end = text.rfind(". ", text.size() - 2);
    text = end == std::string_view::npos ? "" : text.substr(0, end + 1);
  }
  return text;
}

}  // namespace

void StatusLine::input(Frame& frame) {
  if (!frame.session().error().empty()) return show_error(frame);
  const auto activity = frame.session().jobs().activity();
  const std::string message = message_text(frame);
  explain_area(frame, line_,
               activity ? activity_text(*activity)
               : !message.empty()
                   ? message
                   : "Here stands what the pointer is on, or what happened last; at the right, what to try");
  if (!activity || !activity->cancellable) return;
  if (!press(frame, cancel_button(frame, activity_text(*activity)))) return;
  activity->cancel();
  frame.session().show_message("Cancelled");
}

void StatusLine::draw(const Frame& frame, std::string_view hint) const {
  if (!frame.session().error().empty()) return;
  if (const auto activity = frame.session().jobs().activity()) return draw_activity(frame, *activity);
  draw_message(frame, hint);
}

// An ImGui text field, so that the message can be selected and copied like any text; drawn while handling input.
void StatusLine::show_error(Frame& frame) const {
  const Rect bar{line_.x, line_.y - frame.px(4), line_.w, line_.h};
  ImDrawList* draw = frame.draw_list();
  draw->AddRectFilled(bar.min(), bar.max(), im(frame.theme().panel));
  draw->AddRect(bar.min(), bar.max(), im(frame.theme().error), 0.0F, 0, frame.px(1.5F));
  const float y = bar.y + frame.px(2);
  const float height = bar.h - frame.px(4);
  Button close = button_at(frame, "error.close", "Close", "Closes the message (Esc)", {0, y}, height);
  close.area.x = bar.right() - close.area.w - frame.px(4);
  Button copy = button_at(frame, "error.copy", "Copy", "Copies the message", {0, y}, height);
  copy.area.x = close.area.x - frame.px(4) - copy.area.w;
  const std::string error = shown_text(frame.session().error());
  if (press(frame, copy)) ImGui::SetClipboardText(error.c_str());
  const bool closes = press(frame, close);
  draw_buttons(frame, {copy, close});
  ImFont* font = frame.fonts().strong;
  draw_text(frame, font, frame.theme().error, {bar.x + frame.px(8), bar.centre().y - font->FontSize / 2.0F}, "!");
  const float left = bar.x + frame.px(22);
  ImGui::SetCursorScreenPos({left, bar.centre().y - ImGui::GetFrameHeight() / 2.0F});
  ImGui::SetNextItemWidth(copy.area.x - frame.px(8) - left);
  std::string text = error;
  ImGui::PushStyleColor(ImGuiCol_FrameBg, im(frame.theme().panel));
  ImGui::InputText("##error", text.data(), text.size() + 1, ImGuiInputTextFlags_ReadOnly);
  ImGui::PopStyleColor();
  if (ImGui::IsItemHovered()) frame.explain(error);
  frame.mark("error", bar);
  if (closes) frame.session().close_error();
}

Button StatusLine::cancel_button(const Frame& frame, const std::string& label) const {
  const float x = line_.x + text_width(frame.fonts().small, label) + frame.px(180);
  return button_at(frame, "cancel", "Cancel", "Cancels; the document stays unchanged (Esc)", {x, line_.y - frame.px(1)},
                   line_.h - frame.px(4));
}

void StatusLine::draw_activity(const Frame& frame, const Activity& activity) const {
  ImFont* font = frame.fonts().small;
  const std::string label = activity_text(activity);
  const float y = line_.centre().y - font->FontSize / 2.0F - frame.px(2);
  const float x = line_.x + draw_text(frame, font, frame.theme().text, {line_.x, y}, label) + frame.px(10);
  draw_progress_bar(frame, {x, line_.centre().y - frame.px(5), frame.px(160), frame.px(6)}, activity.fraction);
  if (activity.cancellable) draw_button(frame, cancel_button(frame, label));
}

void StatusLine::draw_message(const Frame& frame, std::string_view hint) const {
  ImFont* font = frame.fonts().small;
  const float y = line_.centre().y - font->FontSize / 2.0F - frame.px(2);
  const std::string message = line_text(frame);
  if (!message.empty()) draw_text_within(frame, font, frame.theme().text, {line_.x, y}, line_.w, message);
  const float room = line_.w - (message.empty() ? 0.0F : text_width(font, message) + frame.px(30));
  draw_text_right(frame, font, frame.theme().muted, {line_.right(), y}, first_sentences(font, hint, room));
}

}  // namespace pw
