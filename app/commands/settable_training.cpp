#include "app/commands/settable_training.h"

#include <fmt/format.h>

#include "app/commands/value_text.h"

namespace pw {

std::string set_labels(Frame& frame, const std::string& name) {
  if (name != "sample" && name != "clear") return fmt::format("{} is not one of sample, clear", name);
  const Command& command = frame.commands().find("paint." + name);
  if (name == "sample" && !is_enabled(command, frame)) return "there is no ground truth for these outputs";
  run(command, frame);
  return "";
}

namespace {

constexpr std::int64_t kMostSteps = 1'000'000;

}  // namespace

std::string set_steps(Frame& frame, const std::int64_t& steps) {
  if (std::string problem = range_problem(steps, kMostSteps); !problem.empty()) return problem;
  frame.training().run_to(steps);
  frame.refresh();
  return frame.training().current().problem();
}

std::string set_target(Frame& frame, const NetworkId& target) {
  frame.dispatch(SetTraining{with_target(frame.document().training, target)});
  return "";
}

}  // namespace pw
