#include "app/comparison/comparison_table.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "compute/reduction/reduction_table.h"

namespace pw {
namespace {

std::string thousandths(std::optional<double> value) {
  return value && std::isfinite(*value) ? fmt::format("{:.3f}", *value) : "none";
}

std::string range_of_draws(const ReductionRow& row) {
  if (!row.iou_of_draws) return "";
  return fmt::format("{:.3f}…{:.3f} of {} draws", row.iou_of_draws->least, row.iou_of_draws->most, row.draws);
}

std::string what_was_fitted(const Comparison& comparison) {
  if (comparison.scenes == 0) return "fitted on the positions drawn, scored on the other labelled ones";
  return fmt::format("fitted on {} scenes, scored on {} others: the mean of the scenes", comparison.scenes,
                     comparison.scenes);
}

}  // namespace

std::string comparison_table(const Comparison& comparison, std::int64_t maps) {
  std::string text = fmt::format("{} maps → {}; {}\n", maps, comparison.outputs, what_was_fitted(comparison));
  text += fmt::format("{:<24} {:>15} {:>9} {:>14} {:>14}\n", "", score_name(comparison), "accuracy", "explained, raw",
                      "standardised");
  for (const ReductionRow& row : comparison.rows) {
    const std::string range = range_of_draws(row);
    text += fmt::format("{:<24} {:>15} {:>9} {:>14} {:>14}{}{}\n", row_label(row.kind, comparison.outputs, maps),
                        thousandths(row.score.iou), thousandths(row.score.accuracy), thousandths(row.explained_raw),
                        thousandths(row.explained_standardised), range.empty() ? "" : "  ", range);
  }
  return text + fmt::format("ridge {} of fits on all maps, {} of read-outs\n", kFitRidge, kReadoutRidge);
}

}  // namespace pw
