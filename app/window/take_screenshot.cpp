#include "app/window/run.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iterator>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "app/legibility/back_row.h"
#include "app/legibility/text_checks.h"
#include "app/platform/imgui_context.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"
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

// What the options ask for, and the texts and marks of the last frame do not have.
std::vector<std::string> text_problems(const ScreenshotOptions& options, const WrittenTexts& written) {
  const auto width = static_cast<float>(options.window.size.width);
  const auto height = static_cast<float>(options.window.size.height);
  std::vector<std::string> problems;
  const auto add = [&](std::vector<std::string> found) { std::ranges::move(found, std::back_inserter(problems)); };
  if (options.from_back_row) add(too_small_texts(written.all(), height));
  if (options.from_back_row) add(too_small_marks(written.marks(), height));
  if (options.has_long_texts) add(misplaced_texts(written.all(), width, height));
  return problems;
}

// Returns what is wrong with the texts.
std::vector<std::string> draw(const ScreenshotOptions& options, const Workbench::Surface& surface) {
  WindowParts parts;
  parts.files.can_ask = false;
  Workbench workbench(
      options.window, [] {}, std::move(parts));
  workbench.wait_for_files(std::chrono::minutes(10));
  draw_until_idle(workbench, surface);
  throw_shown_error(workbench);
  set_values(workbench, surface, options.set_values);
  workbench.texts().keep(true);
  for (int i = 0; i < options.frames; ++i) workbench.frame(surface);
  throw_shown_error(workbench);
  return text_problems(options, workbench.texts());
}

void write_picture(const ScreenshotOptions& options, const Canvas& canvas) {
  std::vector<std::uint8_t> rgb = canvas.read_rgb();
  if (options.from_back_row) rgb = seen_from_back_row(rgb, canvas.width(), canvas.height());
  const auto written = write_png(options.output, canvas.width(), canvas.height(), rgb);
  if (!written) throw std::runtime_error(written.error().message());
}

void list_problems(const ScreenshotOptions& options, const std::vector<std::string>& problems) {
  if (problems.empty()) return;
  for (const std::string& problem : problems) std::printf("%s\n", problem.c_str());
  std::fflush(stdout);
  throw std::runtime_error(fmt::format("{}: {} with texts and marks; change their size or their place", options.output,
                                       counted(static_cast<std::int64_t>(problems.size()), "problem")));
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
    lengthen_texts(options.has_long_texts);
    const auto problems = draw(options, {width, height, 1.0F, canvas.framebuffer_id()});
    write_picture(options, canvas);
    list_problems(options, problems);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "pointwise: %s\n", error.what());
    return 1;
  }
}

}  // namespace pw
