#include "surroundings.h"

#include <GLFW/glfw3.h>
#include <gtest/gtest.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <array>
#include <optional>
#include <utility>

#include "app/platform/imgui_context.h"
#include "renderer/headless/headless_context.h"

namespace pw {
namespace {

// One per process: creating it takes longer than most journeys.
class GlScreen : public testing::Environment {
 public:
  void SetUp() override { context_.emplace(); }
  void TearDown() override { context_.reset(); }

 private:
  std::optional<HeadlessContext> context_;
};
const auto* const kGlScreen = testing::AddGlobalTestEnvironment(new GlScreen);

// What the GLFW back end sets up for a real window.
constexpr std::array<std::pair<ImGuiKey_, int>, 20> kImGuiKeys = {{{ImGuiKey_Tab, GLFW_KEY_TAB},
                                                                   {ImGuiKey_LeftArrow, GLFW_KEY_LEFT},
                                                                   {ImGuiKey_RightArrow, GLFW_KEY_RIGHT},
                                                                   {ImGuiKey_UpArrow, GLFW_KEY_UP},
                                                                   {ImGuiKey_DownArrow, GLFW_KEY_DOWN},
                                                                   {ImGuiKey_PageUp, GLFW_KEY_PAGE_UP},
                                                                   {ImGuiKey_PageDown, GLFW_KEY_PAGE_DOWN},
                                                                   {ImGuiKey_Home, GLFW_KEY_HOME},
                                                                   {ImGuiKey_End, GLFW_KEY_END},
                                                                   {ImGuiKey_Delete, GLFW_KEY_DELETE},
                                                                   {ImGuiKey_Backspace, GLFW_KEY_BACKSPACE},
                                                                   {ImGuiKey_Enter, GLFW_KEY_ENTER},
                                                                   {ImGuiKey_KeyPadEnter, GLFW_KEY_KP_ENTER},
                                                                   {ImGuiKey_Escape, GLFW_KEY_ESCAPE},
                                                                   {ImGuiKey_A, GLFW_KEY_A},
                                                                   {ImGuiKey_C, GLFW_KEY_C},
                                                                   {ImGuiKey_V, GLFW_KEY_V},
                                                                   {ImGuiKey_X, GLFW_KEY_X},
                                                                   {ImGuiKey_Y, GLFW_KEY_Y},
                                                                   {ImGuiKey_Z, GLFW_KEY_Z}}};

}  // namespace

ImGuiOwner::ImGuiOwner(std::string& clipboard) {
  // Fonts take as long as a short journey, and most windows have the same.
  static ImFontAtlas fonts;
  ImGui::CreateContext(&fonts);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DeltaTime = kFrameSeconds;
  io.MousePos = {kFar, kFar};
  for (const auto& [key, index] : kImGuiKeys) io.KeyMap[key] = index;
  io.ClipboardUserData = &clipboard;
  io.SetClipboardTextFn = [](void* text, const char* copied) { *static_cast<std::string*>(text) = copied; };
  io.GetClipboardTextFn = [](void* text) { return static_cast<std::string*>(text)->c_str(); };
  start_drawing();
}

ImGuiOwner::~ImGuiOwner() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext();
}

}  // namespace pw
