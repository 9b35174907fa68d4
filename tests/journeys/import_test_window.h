#pragma once
// The whole window in one process, without a display.
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

#include "app/window/workbench.h"
#include "compute/io/images/image_file.h"
#include "renderer/painters/canvas.h"

namespace pw::test {

// Members are destroyed from the last to the first: the workbench before the contexts that it draws with.
class HeadlessWindow {
 public:
  explicit HeadlessWindow(WindowParts parts = {}, WindowOptions options = {}) : imgui_(kWidth, kHeight) {
    options.state_path = "watched";
    options.extractor = ExtractorKind::kPixels;
    canvas_.resize(kWidth, kHeight);
    workbench_ = std::make_unique<Workbench>(
        options, [] {}, std::move(parts));
    frame();
  }

  Workbench& workbench() { return *workbench_; }
  const Document& document() { return workbench_->session().document(); }
  const std::string& error() { return workbench_->session().error(); }

  void frame() { workbench_->frame({kWidth, kHeight, 1.0F, canvas_.framebuffer_id()}); }
  // Draws frames until no work is in progress and popups have opened or closed; false after a minute.
  bool wait_idle() {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    int quiet = 0;
    while (quiet < 4 && std::chrono::steady_clock::now() < deadline) {
      frame();
      quiet = workbench_->is_busy() ? 0 : quiet + 1;
      if (quiet == 0) std::this_thread::yield();
    }
    return quiet == 4;
  }
  bool drop(const std::string& path) {
    workbench_->drop(path);
    return wait_idle();
  }
  bool press(int key, int modifiers = 0) {
    workbench_->press({key, modifiers});
    return wait_idle();
  }
  bool open_browser() {
    workbench_->press({GLFW_KEY_O, GLFW_MOD_CONTROL, "o"});
    return wait_idle();
  }
  bool type(const std::string& text) {
    ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
    return wait_idle();
  }
  bool click(const std::string& widget, int times = 1) {
    const Rect place = rect_of(widget);
    if (place.w <= 0) return false;
    ImGuiIO& io = ImGui::GetIO();
    io.MousePos = {place.x + place.w / 2, place.y + place.h / 2};
    frame();
    for (int i = 0; i < times; ++i) {
      for (const bool down : {true, false}) {
        io.MouseDown[0] = down;
        frame();
      }
    }
    return wait_idle();
  }
  bool shows(const std::string& widget) const { return rect_of(widget).w > 0; }
  // Writes the picture to the folder $POINTWISE_TEST_PICTURES, if set, for inspection.
  void save_picture(const std::string& name) const {
    const char* folder = std::getenv("POINTWISE_TEST_PICTURES");
    if (folder == nullptr) return;
    const auto written = write_png(std::string(folder) + "/" + name, kWidth, kHeight, canvas_.read_rgb());
    if (!written) throw std::runtime_error(written.error().message());
  }

 private:
  static constexpr int kWidth = 1280, kHeight = 800;

  class ImGuiOwner {
   public:
    ImGuiOwner(int width, int height) {
      ImGui::CreateContext();
      ImGuiIO& io = ImGui::GetIO();
      io.IniFilename = nullptr;
      io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
      io.DeltaTime = 1.0F / 60.0F;
      ImGui_ImplOpenGL3_Init("#version 330 core");
    }
    ~ImGuiOwner() {
      ImGui_ImplOpenGL3_Shutdown();
      ImGui::DestroyContext();
    }
    ImGuiOwner(const ImGuiOwner&) = delete;
    ImGuiOwner& operator=(const ImGuiOwner&) = delete;
  };

  // Empty if there is no such widget.
  Rect rect_of(const std::string& widget) const {
    const nlohmann::json widgets = workbench_->state({}).at("widgets");
    const auto found = widgets.find(widget);
    if (found == widgets.end()) return {};
    return {(*found)[0], (*found)[1], (*found)[2], (*found)[3]};
  }

  ImGuiOwner imgui_;
  Canvas canvas_;
  std::unique_ptr<Workbench> workbench_;
};

}  // namespace pw::test
