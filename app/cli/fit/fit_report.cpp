#include "app/cli/fit/fit_report.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/document_json/names.h"

namespace pw {
namespace {

using nlohmann::ordered_json;

std::optional<double> iou_of(const LabelScores& scores) {
  if (scores.positions == 0) return std::nullopt;
  return scores.classes.size() == 2 ? scores.iou(1) : scores.mean_iou();
}

ordered_json number_or_null(std::optional<double> value) {
  return value && std::isfinite(*value) ? ordered_json(*value) : ordered_json();
}

// The shortest decimals of the float, not those of the nearest double.
ordered_json decimals(float value) {
  return ordered_json::parse(fmt::format("{}", value));
}

void add_scores(const LabelScores& scores, ordered_json& json) {
  const bool has_labels = scores.positions > 0;
  json["loss"] = number_or_null(has_labels ? std::optional(scores.loss) : std::nullopt);
  json["accuracy"] = number_or_null(has_labels ? std::optional(scores.accuracy) : std::nullopt);
  json["iou"] = number_or_null(iou_of(scores));
}

}  // namespace

std::string fit_json(const FitReport& report) {
  ordered_json json;
  json["seed"] = report.seed;
  json["steps"] = report.steps;
  json["optimiser"] = to_json(report.optimiser.kind);
  json["rate"] = decimals(report.optimiser.rate);
  json["decay"] = decimals(report.optimiser.decay);
  if (report.between) {
    json["hidden"] = report.between->count;
    json["activation"] = to_json(report.between->activation);
  }
  add_scores(report.trained, json);
  json["held_out"] = {{"positions", report.held_out.positions}};
  add_scores(report.held_out, json["held_out"]);
  return json.dump() + "\n";
}

std::string scores_text(const LabelScores& scores) {
  const auto iou = iou_of(scores);
  return fmt::format("loss {:.4g}, accuracy {:.4g}, IoU (positions) {}", scores.loss, scores.accuracy,
                     iou ? fmt::format("{:.4g}", *iou) : "none");
}

}  // namespace pw
