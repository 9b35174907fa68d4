#include "app/platform/imgui_context.h"

#include <imgui.h>
#include <imgui_impl_opengl3.h>

namespace pw {

ImGuiContextOwner::ImGuiContextOwner() {
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui_ImplOpenGL3_Init("#version 330 core");
}

ImGuiContextOwner::~ImGuiContextOwner() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext();
}

}  // namespace pw
