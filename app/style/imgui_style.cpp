#include "app/style/imgui_style.h"

namespace pw {

void apply_style(const Theme& theme, float unit) {
  ImGuiStyle style;
  style.WindowRounding = 0.0F;
  style.PopupRounding = 4.0F;
  style.FrameRounding = 4.0F;
  style.WindowPadding = {12, 10};
  style.FramePadding = {8, 5};
  style.ItemSpacing = {8, 6};
  style.ScrollbarSize = 14.0F;
  style.PopupBorderSize = 1.0F;
  style.FrameBorderSize = 1.0F;
  style.ScaleAllSizes(unit);
  const auto set = [&](ImGuiCol which, Rgb colour, float opacity = 1.0F) {
    style.Colors[which] = ImGui::ColorConvertU32ToFloat4(im(colour, opacity));
  };
  set(ImGuiCol_Text, theme.text);
  set(ImGuiCol_TextDisabled, theme.muted);
  set(ImGuiCol_WindowBg, theme.panel);
  set(ImGuiCol_ChildBg, theme.panel);
  set(ImGuiCol_PopupBg, theme.panel);
  // Around windows and, what WCAG asks for, around fields and buttons.
  set(ImGuiCol_Border, theme.control_edge);
  set(ImGuiCol_FrameBg, theme.background);
  set(ImGuiCol_FrameBgHovered, theme.control_hovered);
  set(ImGuiCol_FrameBgActive, theme.background);
  set(ImGuiCol_TitleBg, theme.panel);
  set(ImGuiCol_TitleBgActive, theme.panel);
  set(ImGuiCol_Header, theme.control_active);
  set(ImGuiCol_HeaderHovered, theme.control_hovered);
  set(ImGuiCol_HeaderActive, theme.control_active);
  set(ImGuiCol_Button, theme.control);
  set(ImGuiCol_ButtonHovered, theme.control_hovered);
  set(ImGuiCol_ButtonActive, theme.control_active);
  set(ImGuiCol_CheckMark, theme.text);
  set(ImGuiCol_ScrollbarBg, theme.panel);
  set(ImGuiCol_ScrollbarGrab, theme.track);
  set(ImGuiCol_ScrollbarGrabHovered, theme.muted);
  set(ImGuiCol_ScrollbarGrabActive, theme.muted);
  set(ImGuiCol_Separator, theme.border);
  set(ImGuiCol_TextSelectedBg, theme.control_active);
  set(ImGuiCol_ModalWindowDimBg, theme.background, 0.6F);
  ImGui::GetStyle() = style;
}

}  // namespace pw
