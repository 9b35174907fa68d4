#include "app/views/cost/next_layer_commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "app/cost/next_kernels.h"
#include "app/frame/frame.h"
#include "app/panels/cost/next_layer/ledger.h"
#include "app/panels/cost/next_layer/slide_section.h"

namespace pw {
namespace {

constexpr const char *kNextKernelRow = "Next layer: the kernel", *kScaleReducedRow = "Next layer: halve, double F′",
                     *kTypeCountRow = "Next layer: type F′, M";

void choose_kernel(Frame& frame, NextKernel kernel) {
  CostSettings settings = frame.cost().settings();
  settings.next.kernel = kernel;
  frame.cost().end_gesture();
  frame.cost().change(settings);
}

std::function<void(Frame&)> steps_kernel(int by) {
  return [by](Frame& frame) {
    const int now = static_cast<int>(frame.cost().settings().next.kernel);
    choose_kernel(frame, static_cast<NextKernel>((now + by + kNextKernels) % kNextKernels));
  };
}

// Never beyond F that way.
std::function<void(Frame&)> scales_reduced(bool is_up) {
  return [is_up](Frame& frame) {
    CostSettings settings = frame.cost().settings();
    const NextLayer layer = next_layer(settings, frame.document());
    const std::int64_t most = std::max(layer.reduced, layer.input.maps);
    settings.next.reduced = is_up ? std::min(2 * layer.reduced, most) : std::max<std::int64_t>(1, layer.reduced / 2);
    frame.cost().end_gesture();
    frame.cost().change(settings);
  };
}

bool has_scaled_reduced(const Frame& frame) {
  return frame.cost().settings().next.kernel != NextKernel::kDepthwise;
}

Command next_kernel_command(NextKernel kernel) {
  const NextKernelName& name = next_kernel_name(kernel);
  return {name.command, std::string("Kernel: ") + name.label,
          name.help,    {},
          "",           [kernel](Frame& frame) { choose_kernel(frame, kernel); },
          nullptr,      [kernel](const Frame& frame) { return frame.cost().settings().next.kernel == kernel; }};
}

std::vector<Command> next_kernel_commands() {
  std::vector<Command> commands;
  for (int i = 0; i < kNextKernels; ++i) commands.push_back(next_kernel_command(static_cast<NextKernel>(i)));
  commands.push_back(
      {"cost.kernel.next", "Next kernel", "Chooses the next kernel", {"K"}, kNextKernelRow, steps_kernel(1)});
  commands.push_back({"cost.kernel.back",
                      "Previous kernel",
                      "Chooses the kernel before",
                      {"Shift+K"},
                      kNextKernelRow,
                      steps_kernel(-1)});
  return commands;
}

}  // namespace

std::vector<Command> next_layer_commands() {
  std::vector<Command> commands = next_kernel_commands();
  const auto type_reduced = [](Frame& frame) {
    CountSlider::type(frame, reduced_slider(make_ledger(frame, nullptr), frame.document()), std::nullopt);
  };
  const auto type_next = [](Frame& frame) {
    CountSlider::type(frame, next_maps_slider(make_ledger(frame, nullptr)), std::nullopt);
  };
  commands.push_back({"cost.fp.halve",
                      "Halve F′",
                      "Halves F′, the maps out of the 1×1",
                      {"J"},
                      kScaleReducedRow,
                      scales_reduced(false),
                      has_scaled_reduced});
  commands.push_back({"cost.fp.double",
                      "Double F′",
                      "Doubles F′, the maps out of the 1×1, up to F",
                      {"Shift+J"},
                      kScaleReducedRow,
                      scales_reduced(true),
                      has_scaled_reduced});
  commands.push_back({"cost.fp.type",
                      "Type F′",
                      "Opens a field to type F′, the maps out of the 1×1",
                      {"Enter"},
                      kTypeCountRow,
                      type_reduced,
                      has_scaled_reduced});
  commands.push_back({"cost.next_maps.type",
                      "Type M",
                      "Opens a field to type M, the maps out of the next layer",
                      {"Shift+Enter"},
                      kTypeCountRow,
                      type_next});
  commands.push_back({"cost.slide.type",
                      "Check a slide",
                      "Opens a field to type or paste the arithmetic of a slide",
                      {"Alt+Enter"},
                      "Next layer: check a slide",
                      [](Frame& frame) { type_slide(frame, std::nullopt); }});
  return commands;
}

}  // namespace pw
