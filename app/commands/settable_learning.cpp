#include "app/commands/settable_learning.h"

#include <fmt/format.h>

#include "app/commands/value_text.h"
#include "app/pairs/fitted_pairs.h"
#include "app/pairs/pair_cases.h"

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

std::string set_pair_case(Frame& frame, const PairCase& example) {
  const auto pair = fitted_pair(example, frame.document(), frame.loader().assets_folder());
  if (!pair) return pair.error().message();
  frame.dispatch(SetPair{*pair});
  return "";
}

std::string set_pair_hidden(Frame& frame, const std::int64_t& count) {
  if (count < 1) return "at least one hidden map is needed";
  if (std::string problem = range_problem(count, kMostHidden); !problem.empty()) return problem;
  frame.dispatch(SetPair{with_hidden_maps(shown_pair(frame.document()), count)});
  return "";
}

std::string set_pair_relu(Frame& frame, const bool& on) {
  if (!frame.document().pair) frame.dispatch(SetPair{shown_pair(frame.document())});
  frame.dispatch(SetActivation{on ? Activation::kRelu : Activation::kNone, NetworkId::kPair, 0});
  return "";
}

}  // namespace pw
