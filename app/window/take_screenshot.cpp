#include <fmt/format.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <chrono>
#include <cstdio>
#include <stdexcept>
#include <thread>

#include "app/window/run.h"
#include "app/window/workbench.h"
#include "compute/io/image_file.h"
#include "renderer/headless_context.h"

namespace pw {
namespace {

class ImGuiContextOwner {
 public:
  explicit ImGuiContextOwner(WindowSize size) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {static_cast<float>(size.width), static_cast<float>(size.height)};
    io.DeltaTime = 1.0F / 60.0F;
    ImGui_ImplOpenGL3_Init("#version 330 core");
  }
  ~ImGuiContextOwner() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
  }
  ImGuiContextOwner(const ImGuiContextOwner&) = delete;
  ImGuiContextOwner& operator=(const ImGuiContextOwner&) = delete;
};

// Frames until nothing is under way, then as many as were asked for.
void draw_frames(Workbench& workbench, const Workbench::Surface& surface, int frames) {
  do {
    workbench.frame(surface);
    if (workbench.is_busy()) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  } while (workbench.is_busy());
  for (int i = 0; i < frames; ++i) workbench.frame(surface);
}

}  // namespace

int take_screenshot(const ScreenshotOptions& options) {
  try {
    const HeadlessContext context;
    const ImGuiContextOwner imgui(options.window.size);
    const WindowSize size = options.window.size;
    Canvas canvas;
    canvas.resize(size.width, size.height);
    Workbench workbench(options.window, [] {});
    workbench.settle(std::chrono::minutes(10));
    draw_frames(workbench, {size.width, size.height, 1.0F, canvas.framebuffer_id()}, options.frames);
    // A file that could not be opened must not pass for one that is shown.
    if (!workbench.session().error().empty()) throw std::runtime_error(workbench.session().error());
    auto written = write_png(options.output, size.width, size.height, canvas.read_rgb());
    if (!written) throw std::runtime_error(written.error().message());
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "pointwise: %s\n", error.what());
    return 1;
  }
}

}  // namespace pw
