#include "app/panels/controls.h"

#include <algorithm>
#include <cmath>

#include "app/panels/text.h"

namespace pw {
namespace {

constexpr float kButtonPadding = 12.0F;

void draw_button_face(const Ui& ui, Rect area, std::string_view label, ButtonLook look, bool hovered, bool held) {
  const Rgb face = look.on || held           ? ui.theme.control_active
                   : hovered && look.enabled ? ui.theme.control_hovered
                                             : ui.theme.control;
  ui.draw->AddRectFilled(area.min(), area.max(), im(face), ui.px(5));
  ui.draw->AddRect(area.min(), area.max(), im(ui.theme.border), ui.px(5));
  const Rgb colour = look.enabled ? ui.theme.text : ui.theme.muted;
  put_text_centred(ui, ui.fonts.body, colour, {area.centre().x, area.y + (area.h - ui.fonts.body->FontSize) / 2.0F},
                   label);
}

}  // namespace

float button_width(const Ui& ui, std::string_view label) {
  return std::ceil(text_width(ui.fonts.body, label) + 2.0F * ui.px(kButtonPadding));
}

bool put_button(Ui& ui, const char* name, std::string_view label, ImVec2 at, float height, std::string_view explanation,
                float& used, ButtonLook look) {
  const Rect area{std::floor(at.x), std::floor(at.y), button_width(ui, label), std::floor(height)};
  used = area.w;
  ImGui::SetCursorScreenPos(area.min());
  const bool pressed = ImGui::InvisibleButton(name, {area.w, area.h}) && look.enabled;
  draw_button_face(ui, area, label, look, ImGui::IsItemHovered(), ImGui::IsItemActive());
  tooltip(ui, explanation);
  ui.widgets.mark(name, area);
  return pressed;
}

void put_progress_bar(const Ui& ui, Rect bar, float fraction) {
  ui.draw->AddRectFilled(bar.min(), bar.max(), im(ui.theme.track));
  ui.draw->AddRectFilled(bar.min(), {bar.x + bar.w * fraction, bar.bottom()}, im(ui.theme.handle));
}

std::optional<std::size_t> put_choice(Ui& ui, const char* name, std::string_view label, ImVec2 at, float height,
                                      std::string_view explanation, const std::vector<Choice>& choices, float& used) {
  const std::string face = std::string(label) + " ▾";
  if (put_button(ui, name, face, at, height, explanation, used)) ImGui::OpenPopup(name);
  std::optional<std::size_t> chosen;
  ImGui::SetNextWindowPos({at.x, at.y + height + ui.px(2)}, ImGuiCond_Appearing);
  if (!ImGui::BeginPopup(name)) return chosen;
  if (ui.requests.close_popups) ImGui::CloseCurrentPopup();
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (ImGui::Selectable(choices[i].label.c_str(), choices[i].current)) chosen = i;
    const ImVec2 low = ImGui::GetItemRectMin();
    const ImVec2 high = ImGui::GetItemRectMax();
    ui.widgets.mark(std::string(name) + "." + std::to_string(i), {low.x, low.y, high.x - low.x, high.y - low.y});
    if (!choices[i].explanation.empty()) tooltip(ui, choices[i].explanation);
  }
  ImGui::EndPopup();
  return chosen;
}

SliderEvent put_slider(Ui& ui, const char* name, Rect area, float value, float reach, std::string_view explanation) {
  SliderEvent event;
  ImGui::SetCursorScreenPos(area.min());
  ImGui::InvisibleButton(name, {std::max(1.0F, area.w), std::max(1.0F, area.h)});
  const bool hovered = ImGui::IsItemHovered();
  const bool active = ImGui::IsItemActive();
  ui.widgets.mark(name, area);
  const float handle = ui.px(8);
  const float travel = std::max(1.0F, area.w - handle);
  const float middle = area.x + area.w / 2.0F;
  const float at = middle + std::clamp(std::isfinite(value) ? value / reach : 0.0F, -1.0F, 1.0F) * travel / 2.0F;
  // Where on the handle it was taken; a press beside the handle brings it under the pointer.
  float* grip = ImGui::GetStateStorage()->GetFloatRef(ImGui::GetID(name));
  if (ImGui::IsItemActivated()) {
    event.pressed = true;
    const float beside = ImGui::GetIO().MousePos.x - at;
    *grip = std::fabs(beside) <= handle ? beside : 0.0F;
  }
  if (active) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyShift) {
      if (io.MouseDelta.x != 0.0F) event.value = value + io.MouseDelta.x / travel * 2.0F * reach * 0.1F;
    } else if ((event.pressed && *grip == 0.0F) || io.MouseDelta.x != 0.0F) {
      event.value = std::clamp((io.MousePos.x - *grip - middle) / travel * 2.0F, -1.0F, 1.0F) * reach;
    }
  }
  if (ImGui::IsItemDeactivated()) event.released = true;
  if (hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Right)) event.value = 0.0F;
  if (hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) event.edit = true;
  if (hovered && !active) tooltip(ui, explanation);

  const float y = std::floor(area.centre().y);
  const float half_track = std::max(1.0F, ui.px(1.5F));
  ui.draw->AddRectFilled({area.x, y - half_track}, {area.right(), y + half_track}, im(ui.theme.track));
  ui.draw->AddRectFilled({middle - 0.5F, y - ui.px(6)}, {middle + 0.5F, y + ui.px(6)}, im(ui.theme.muted));
  ui.draw->AddRectFilled({std::min(at, middle), y - half_track}, {std::max(at, middle), y + half_track},
                         ui.sign_colour(value));
  const Rgb knob = hovered || active ? ui.theme.text : ui.theme.handle;
  ui.draw->AddRectFilled({at - handle / 2.0F, y - ui.px(8)}, {at + handle / 2.0F, y + ui.px(8)}, im(knob), ui.px(3));
  return event;
}

}  // namespace pw
