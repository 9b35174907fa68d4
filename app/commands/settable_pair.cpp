#include "app/commands/settable_pair.h"

#include "app/commands/value_text.h"
#include "app/pairs/fitted_pairs.h"
#include "app/pairs/pair_cases.h"

namespace pw {

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
