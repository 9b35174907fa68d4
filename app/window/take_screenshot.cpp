#include "app/window/run.h"

#include <imgui.h>

#include <chrono>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "app/platform/imgui_context.h"
#include "app/window/workbench.h"
#include "compute/io/images/image_file.h"
#include "renderer/headless/headless_context.h"

namespace pw {
namespace {

void draw_until_idle(Workbench& workbench, const Workbench::Surface& surface) {
  do {
    workbench.frame(surface);
    if (workbench.is_busy()) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  } while (workbench.is_busy());
}

// A screenshot of an error message must not count as success.
void throw_shown_error(Workbench& workbench) {
  if (!workbench.session().error().empty()) throw std::runtime_error(workbench.session().error());
}

// One at a time with a frame in between, as by hand: pinning, for example, depends on the values set before.
void set_values(Workbench& workbench, const Workbench::Surface& surface, const std::vector<std::string>& values) {
  for (const std::string& value : values) {
    if (const auto done = workbench.set(value); !done) throw std::runtime_error(done.error().message());
    draw_until_idle(workbench, surface);
  }
}

void draw(const ScreenshotOptions& options, const Workbench::Surface& surface) {
  WindowParts parts;
  parts.files.can_ask = false;
  Workbench workbench(
      options.window, [] {}, std::move(parts));
  workbench.wait_for_files(std::chrono::minutes(10));
  draw_until_idle(workbench, surface);
  throw_shown_error(workbench);
  set_values(workbench, surface, options.set_values);
  for (int i = 0; i < options.frames; ++i) workbench.frame(surface);
  throw_shown_error(workbench);
}

}  // namespace

int take_screenshot(const ScreenshotOptions& options) {
  try {
    const HeadlessContext context;
    const ImGuiContextOwner imgui;
    const auto [width, height] = options.window.size;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    io.DeltaTime = 1.0F / 60.0F;
    Canvas canvas;
    canvas.resize(width, height);
    draw(options, {width, height, 1.0F, canvas.framebuffer_id()});
    auto written = write_png(options.output, width, height, canvas.read_rgb());
    if (!written) throw std::runtime_error(written.error().message());
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "pointwise: %s\n", error.what());
    return 1;
  }
}

}  // namespace pw
