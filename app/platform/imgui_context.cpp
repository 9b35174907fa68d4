#include "app/platform/imgui_context.h"

#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <utility>

#include "app/style/theme.h"

namespace pw {

void start_drawing() {
  ImGui_ImplOpenGL3_Init("#version 330 core");
  // It would upload the fonts as colours, with its other objects.
  ImFontAtlas none;
  ImFontAtlas* const fonts = std::exchange(ImGui::GetIO().Fonts, &none);
  ImGui_ImplOpenGL3_CreateDeviceObjects();
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui::GetIO().Fonts = fonts;
}

void upload_fonts(CoverageTexture& glyphs) {
  ImFontAtlas& fonts = *ImGui::GetIO().Fonts;
  unsigned char* coverage = nullptr;
  int width = 0, height = 0;
  fonts.GetTexDataAsAlpha8(&coverage, &width, &height);
  glyphs.upload(width, height, {coverage, static_cast<std::size_t>(width) * static_cast<std::size_t>(height)});
  fonts.SetTexID(im_texture(glyphs.texture_id()));
}

ImGuiContextOwner::ImGuiContextOwner() {
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  start_drawing();
}

ImGuiContextOwner::~ImGuiContextOwner() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext();
}

}  // namespace pw
