#include "app/window/run.h"

#include <GLFW/glfw3.h>
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <deque>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "app/platform/display_loss.h"
#include "app/platform/ending_signals.h"
#include "app/platform/glfw_window.h"
#include "app/platform/imgui_context.h"
#include "app/recovery/journal.h"
#include "app/session/settings_file.h"
#include "app/window/window_state_json.h"
#include "app/window/workbench.h"
#include "compute/machine/memory_limit.h"

namespace pw {
namespace {

// ImGui needs more than one frame to react to an event and to what it hovers.
constexpr int kFramesPerEvent = 3;
constexpr double kWhileBusySeconds = 0.05;
constexpr double kCaretSeconds = 0.4;
constexpr double kIdleSeconds = 3600.0;
constexpr double kLeastSeconds = 0.001;  // GLFW takes no less for a time

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

void wait_for_events(const Workbench& workbench, const Journal& journal, int frames_left) {
  if (frames_left > 0) return glfwPollEvents();
  double seconds = workbench.is_typing() ? kCaretSeconds : kIdleSeconds;
  if (workbench.is_busy() || workbench.waits_for_rest()) seconds = kWhileBusySeconds;
  if (const auto due = journal.until_due()) seconds = std::min(seconds, std::chrono::duration<double>(*due).count());
  glfwWaitEventsTimeout(std::max(seconds, kLeastSeconds));
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

// Returns the number of the signal that ended it; 0: the window was closed.
int loop(GlfwWindow& window, Workbench& workbench, Journal& journal, const std::string& state_path) {
  using Clock = std::chrono::steady_clock;
  const EndingSignals signals([] { glfwPostEmptyEvent(); });
  FrameClock clock;
  int frames_left = kFramesPerEvent;
  while (!window.should_close() && !workbench.wants_quit() && signals.arrived() == 0) {
    const bool idle = frames_left == 0;
    wait_for_events(workbench, journal, frames_left);
    journal.advance();
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
  return signals.arrived();
}

// Where it runs out of address space, Mesa's software renderer ends the program. It did so below 800 MB.
constexpr std::int64_t kWindowBytes = std::int64_t{1'000} << 20;

void check_address_space() {
  if (const std::int64_t limit = address_space_limit(); limit < kWindowBytes)
    throw std::runtime_error(
        fmt::format("the window needs {} MB of address space, and the limit is {} MB; raise it (ulimit -v), or use the "
                    "command line",
                    kWindowBytes >> 20, limit >> 20));
}

void say(const std::string& sentence) {
  std::fprintf(stderr, "pointwise: %s\n", sentence.c_str());
}

// Any thread.
void say_that_the_display_is_gone(Journal& journal) {
  const auto kept = journal.write_now();
  if (!kept) return say(fmt::format("the display is gone, and unsaved work is lost: {}", kept.error().message()));
  say(kept->empty() ? "the display is gone"
                    : fmt::format("the display is gone; the unsaved work is in {}, and the next start offers to "
                                  "restore it",
                                  *kept));
}

// As a shell reports a program that a signal has ended.
constexpr int kBySignal = 128;

// Returns the exit status once the window has closed.
int run_window(const WindowOptions& options, SettingsFile& settings, Journal& journal) {
  GlfwWindow window("Pointwise", {options.size.width, options.size.height}, !options.size_given);
  const ImGuiContextOwner imgui;
  const ImGuiWindowInput input(window);
  WindowParts parts;
  parts.settings = &settings;
  parts.journal = &journal;
  at_display_loss([&journal] { say_that_the_display_is_gone(journal); });
  Workbench workbench(
      options, [] { glfwPostEmptyEvent(); }, std::move(parts));
  workbench.wait_for_files(std::chrono::milliseconds(250));
  const int signal = loop(window, workbench, journal, options.state_path);
  if (signal == 0) {
    journal.close();
    return 0;
  }
  if (const auto kept = journal.write_now(); !kept) say(kept.error().message());
  return kBySignal + signal;
}

}  // namespace

int open_window(const WindowOptions& options) {
  try {
    check_address_space();
    SettingsFile settings(options.settings_path);
    Journal journal({.folder = recovery_folder(options.settings_path), .interval = options.recovery_interval});
    const int status = run_window(options, settings, journal);
    // Losing settings does not make the run a failure.
    if (const auto saved = settings.finish(); !saved) say(saved.error().message());
    return status;
  } catch (const std::exception& error) {
    say(error.what());
    return 1;
  }
}

}  // namespace pw
