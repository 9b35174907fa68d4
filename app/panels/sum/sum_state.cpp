// SumPanel's part of the state.
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/panels/sum/sum_panel.h"

namespace pw {

void SumPanel::describe(StateWriter& writer, const Frame& frame) const {
  const Selection& selection = frame.selection();
  const std::int64_t cout = frame.document().network.cout();
  ColumnTermsMemo memo;
  const ShownSum shown = shown_sum(frame, memo, selection.position, selection.output);
  nlohmann::json sums = nlohmann::json::array();
  nlohmann::json probabilities = nlohmann::json::array();
  for (std::int64_t o = 0; o < cout; ++o) {
    ColumnTermsMemo each;
    const ShownSum of = shown_sum(frame, each, selection.position, o);
    const RunningSum run = running_sum(of.terms.weights, of.terms.x, of.terms.run.bias, shown.terms.order);
    sums.push_back(state_number(run.total()));
    if (of.probability) probabilities.push_back(state_number(*of.probability));
  }
  nlohmann::json terms = nlohmann::json::array();
  for (const std::int64_t map : arithmetic_.listed(frame, shown)) {
    const auto at = static_cast<std::size_t>(map);
    terms.push_back({map, state_number(shown.terms.weights[at]), state_number(shown.terms.x[at])});
  }
  nlohmann::json& section = writer.section("probe");
  section["of"] = shown.is_mean() ? "mean" : "position";
  section["sort"] = shown.is_sorted() ? "size" : "map";
  section["output"] = selection.output;
  section["sum"] = sums;
  if (!probabilities.empty()) section["p"] = probabilities;
  section["terms"] = terms;
}

}  // namespace pw
