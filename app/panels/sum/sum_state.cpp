// SumPanel's part of the state.
#include <nlohmann/json.hpp>

#include "app/panels/sum/sum_panel.h"

namespace pw {

void SumPanel::describe(StateWriter& writer, const Frame& frame) const {
  const Selection& selection = frame.selection();
  ColumnTermsMemo memo, other_memo;
  const ShownSum shown = shown_sum(frame, memo, selection.position, selection.output);
  const auto below = shown_below(frame, shown, other_memo);
  const std::vector<float>& biases = frame.document().parameters().bias;
  nlohmann::json sums = nlohmann::json::array();
  for (std::int64_t o = 0; o < frame.document().network.cout(); ++o) {
    const RunningSum run = running_sum(effective_row(frame.document(), o), shown.terms.x,
                                       biases[static_cast<std::size_t>(o)], shown.terms.order);
    sums.push_back(state_number(run.total()));
  }
  nlohmann::json terms = nlohmann::json::array();
  for (const std::int64_t map : arithmetic_.listed(frame, shown, below ? &*below : nullptr)) {
    const auto at = static_cast<std::size_t>(map);
    terms.push_back({map, state_number(shown.terms.weights[at]), state_number(shown.terms.x[at])});
  }
  nlohmann::json& section = writer.section("probe");
  section["of"] = shown.is_mean() ? "mean" : "position";
  section["sort"] = shown.is_sorted() ? "size" : "map";
  section["output"] = selection.output;
  section["sum"] = sums;
  if (shown.probability) {
    section["p"] = {state_number(1.0 - *shown.probability), state_number(1.0 - *shown.probability)};
    section["p"][static_cast<std::size_t>(selection.output)] = state_number(*shown.probability);
  }
  section["terms"] = terms;
}

}  // namespace pw
