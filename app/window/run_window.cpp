#include "app/window/run.h"

#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <deque>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "app/platform/glfw_window.h"
#include "app/platform/imgui_context.h"
#include "app/session/settings_file.h"
#include "app/window/window_state_json.h"
#include "app/window/workbench.h"

namespace pw {
namespace {

// ImGui needs more than one frame to react to an event and to what it hovers.
constexpr int kFramesPerEvent = 3;
constexpr double kWhileBusySeconds = 0.05;
constexpr double kCaretSeconds = 0.4;
constexpr double kIdleSeconds = 3600.0;

class FrameClock {
 public:
  FrameTimes add(double milliseconds) {
    recent_.push_back(milliseconds);
    if (recent_.size() > 120) recent_.pop_front();
    std::vector<double> sorted(recent_.begin(), recent_.end());
    std::ranges::sort(sorted);
    return {++frames_, milliseconds, sorted[(sorted.size() - 1) * 95 / 100]};
  }

 private:
  std::deque<double> recent_;
  std::int64_t frames_ = 0;
};

// Time, size and input of the window for Dear ImGui.
class ImGuiWindowInput {
 public:
  explicit ImGuiWindowInput(GlfwWindow& window) : window_(window) {
    GLFWwindow* handle = window.handle();
    // The back end knows keys by their place on an American keyboard; they come from the window instead.
    const GLFWkeyfun keys = glfwSetKeyCallback(handle, nullptr);
    ImGui_ImplGlfw_InitForOpenGL(handle, true);
    glfwSetKeyCallback(handle, keys);
    window.listen_to_keys([handle](int key, int scancode, int action, int modifiers) {
      ImGui_ImplGlfw_KeyCallback(handle, key, scancode, action, modifiers);
    });
  }
  ~ImGuiWindowInput() {
    window_.listen_to_keys(nullptr);
    ImGui_ImplGlfw_Shutdown();
  }
  ImGuiWindowInput(const ImGuiWindowInput&) = delete;
  ImGuiWindowInput& operator=(const ImGuiWindowInput&) = delete;

 private:
  GlfwWindow& window_;
};

void wait_for_events(const Workbench& workbench, int frames_left) {
  if (frames_left > 0) return glfwPollEvents();
  if (workbench.is_busy() || workbench.waits_for_rest()) return glfwWaitEventsTimeout(kWhileBusySeconds);
  glfwWaitEventsTimeout(workbench.is_typing() ? kCaretSeconds : kIdleSeconds);
}

// Passes events on; whether any of them needs a new frame.
bool forward_events(GlfwWindow& window, Workbench& workbench) {
  GlfwWindow::Events events = window.pop_events();
  for (KeyPress& press : events.presses) workbench.press(std::move(press));
  for (std::string& path : events.drops) workbench.drop(std::move(path));
  return events.any;
}

void draw_one(GlfwWindow& window, Workbench& workbench) {
  ImGui_ImplGlfw_NewFrame();
  const GlfwWindow::Size size = window.framebuffer_size();
  workbench.frame({size.width, size.height, window.content_scale(), 0});
  window.swap();
}

void loop(GlfwWindow& window, Workbench& workbench, const std::string& state_path) {
  using Clock = std::chrono::steady_clock;
  FrameClock clock;
  int frames_left = kFramesPerEvent;
  while (!window.should_close() && !workbench.wants_quit()) {
    const bool idle = frames_left == 0;
    wait_for_events(workbench, frames_left);
    if (forward_events(window, workbench)) frames_left = kFramesPerEvent;
    if (idle && (workbench.is_busy() || workbench.is_typing() || workbench.waits_for_rest()))
      frames_left = std::max(frames_left, 1);
    if (window.is_minimised() || frames_left == 0) continue;
    const auto start = Clock::now();
    draw_one(window, workbench);
    --frames_left;
    if (workbench.wants_frame()) frames_left = std::max(frames_left, 1);
    const FrameTimes times = clock.add(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    if (state_path.empty()) continue;
    if (!write_state(state_path, workbench.state(times)))
      throw std::runtime_error(state_path + ": cannot write the state file");
  }
}

// Returns when the window has closed.
void run_window(const WindowOptions& options, SettingsFile& settings) {
  GlfwWindow window("Pointwise", {options.size.width, options.size.height}, !options.size_given);
  const ImGuiContextOwner imgui;
  const ImGuiWindowInput input(window);
  WindowParts parts;
  parts.settings = &settings;
  Workbench workbench(
      options, [] { glfwPostEmptyEvent(); }, std::move(parts));
  workbench.wait_for_files(std::chrono::milliseconds(250));
  loop(window, workbench, options.state_path);
}

}  // namespace

int open_window(const WindowOptions& options) {
  try {
    SettingsFile settings(options.settings_path);
    run_window(options, settings);
    // Losing settings does not make the run a failure.
    if (const auto saved = settings.finish(); !saved)
      std::fprintf(stderr, "pointwise: %s\n", saved.error().message().c_str());
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "pointwise: %s\n", error.what());
    return 1;
  }
}

}  // namespace pw
