#include "app/panels/status_line.h"

#include <algorithm>

#include "app/panels/controls.h"
#include "app/panels/text.h"

namespace pw {
namespace {

constexpr const char* kHint = "Drag a bar: the pictures below follow. Point at anything to see what it is.";

// The message can be marked and copied like any text.
void put_error(Ui& ui, Rect line) {
  const Rect bar{line.x, line.y - ui.px(4), line.w, line.h};
  ui.draw->AddRectFilled(bar.min(), bar.max(), im(ui.theme.panel));
  ui.draw->AddRect(bar.min(), bar.max(), im(ui.theme.error), 0.0F, 0, ui.px(1.5F));
  const float buttons = button_width(ui, "Copy") + button_width(ui, "Close") + ui.px(8);
  float used = 0.0F;
  float x = bar.right() - buttons;
  if (put_button(ui, "error.copy", "Copy", {x, bar.y + ui.px(2)}, bar.h - ui.px(4), "Copies the message", used))
    ImGui::SetClipboardText(ui.session.error().c_str());
  x += used + ui.px(4);
  const bool close =
      put_button(ui, "error.close", "Close", {x, bar.y + ui.px(2)}, bar.h - ui.px(4), "Closes the message (Esc)", used);
  put_text(ui, ui.fonts.strong, ui.theme.error, {bar.x + ui.px(8), bar.centre().y - ui.fonts.strong->FontSize / 2.0F},
           "!");
  const float left = bar.x + ui.px(22);
  ImGui::SetCursorScreenPos({left, bar.centre().y - ImGui::GetFrameHeight() / 2.0F});
  ImGui::SetNextItemWidth(bar.right() - buttons - ui.px(8) - left);
  std::string text = ui.session.error();
  ImGui::PushStyleColor(ImGuiCol_FrameBg, im(ui.theme.panel));
  ImGui::InputText("##error", text.data(), text.size() + 1, ImGuiInputTextFlags_ReadOnly);
  ImGui::PopStyleColor();
  tooltip(ui, ui.session.error());
  ui.widgets.mark("error", bar);
  if (close) ui.session.close_error();
}

float put_activity(Ui& ui, Rect line, const Worker::Activity& activity) {
  float x = line.x;
  const float y = line.centre().y - ui.fonts.small->FontSize / 2.0F - ui.px(2);
  x += put_text(ui, ui.fonts.small, ui.theme.text, {x, y}, activity.label + " …") + ui.px(10);
  const Rect bar{x, line.centre().y - ui.px(5), ui.px(160), ui.px(6)};
  put_progress_bar(ui, bar, activity.fraction);
  x = bar.right() + ui.px(10);
  float used = 0.0F;
  if (activity.kind != Worker::Kind::kRecompute &&
      put_button(ui, "cancel", "Cancel", {x, line.y - ui.px(1)}, line.h - ui.px(4),
                 "Stops it; the document stays as it is (Esc)", used)) {
    ui.session.worker().cancel(activity.kind);
    ui.session.say("Cancelled");
  }
  return x + used;
}

}  // namespace

void draw_status_line(Ui& ui) {
  const Rect line = ui.layout.status;
  if (!ui.session.error().empty()) return put_error(ui, line);
  if (const auto activity = ui.session.worker().activity()) {
    put_activity(ui, line, *activity);
    return;
  }
  const float y = line.centre().y - ui.fonts.small->FontSize / 2.0F - ui.px(2);
  const std::string& message = ui.session.message();
  const float hint = text_width(ui.fonts.small, kHint);
  const bool both = message.empty() || text_width(ui.fonts.small, message) + hint + ui.px(30) < line.w;
  if (!message.empty()) put_text_within(ui, ui.fonts.small, ui.theme.text, {line.x, y}, line.w, message);
  if (both) put_text_right(ui, ui.fonts.small, ui.theme.muted, {line.right(), y}, kHint);
}

}  // namespace pw
