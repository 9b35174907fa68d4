#include "app/comparison/comparison_json.h"

#include <cmath>

#include "app/document_json/json_object.h"
#include "compute/reduction/reduction_table.h"

namespace pw {
namespace {

// Of a file: more would be no table.
constexpr std::int64_t kMostScenes = 1000, kMostOutputs = 1024, kMostClasses = 255, kMostDraws = 1'000'000;

constexpr EnumName<ReductionKind> kRowNames[] = {{ReductionKind::kAll, "all"},
                                                 {ReductionKind::kLearned, "learned"},
                                                 {ReductionKind::kLearnedAndPca, "learned1_pc1"},
                                                 {ReductionKind::kPca, "pca"},
                                                 {ReductionKind::kBestKept, "best2"},
                                                 {ReductionKind::kKeptForMaps, "best2_reconstruction"},
                                                 {ReductionKind::kMostVariance, "variance2"},
                                                 {ReductionKind::kRandomKept, "random2"},
                                                 {ReductionKind::kRandomMix, "random_mix"},
                                                 {ReductionKind::kCurrent, "current"}};

// Curves have methods of their own names.
enum class CurveMethod { kLearned, kPca, kBest, kRandom };
std::span<const EnumName<CurveMethod>> names_of(CurveMethod) {
  static constexpr EnumName<CurveMethod> kNames[] = {{CurveMethod::kLearned, "learned"},
                                                     {CurveMethod::kPca, "pca"},
                                                     {CurveMethod::kBest, "best"},
                                                     {CurveMethod::kRandom, "random"}};
  return kNames;
}
struct MethodOfKind {
  CurveMethod method;
  ReductionKind kind;
};
constexpr MethodOfKind kMethods[] = {{CurveMethod::kLearned, ReductionKind::kLearned},
                                     {CurveMethod::kPca, ReductionKind::kPca},
                                     {CurveMethod::kBest, ReductionKind::kBestKept},
                                     {CurveMethod::kRandom, ReductionKind::kRandomKept}};

CurveMethod method_of(ReductionKind kind) {
  return std::ranges::find(kMethods, kind, &MethodOfKind::kind)->method;
}

OrderedJson finite_or_null(double value) {
  return std::isfinite(value) ? OrderedJson(value) : OrderedJson();
}

OrderedJson matrix_json(const PointwiseLayer& layer) {
  OrderedJson rows = OrderedJson::array();
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    OrderedJson row = OrderedJson::array();
    for (std::int64_t i = 0; i < layer.cin; ++i) row.push_back(parameter_json(layer.w(o, i)));
    rows.push_back(std::move(row));
  }
  return rows;
}

OrderedJson bias_json(const PointwiseLayer& layer) {
  OrderedJson row = OrderedJson::array();
  for (const float value : layer.bias) row.push_back(parameter_json(value));
  return row;
}

OrderedJson row_json(const ReductionRow& row, MatricesInJson matrices) {
  OrderedJson json = OrderedJson::object();
  json["name"] = to_json(row.kind);
  json["accuracy"] = finite_or_null(row.score.accuracy);
  json["iou"] = row.score.iou ? finite_or_null(*row.score.iou) : OrderedJson();
  json["variance_explained_raw"] = finite_or_null(row.explained_raw);
  json["variance_explained_standardised"] = finite_or_null(row.explained_standardised);
  if (row.draws > 1) json["draws"] = row.draws;
  if (row.iou_of_draws) {
    json["min"] = finite_or_null(row.iou_of_draws->least);
    json["max"] = finite_or_null(row.iou_of_draws->most);
  }
  if (!row.kept.empty()) json["kept"] = to_json(row.kept);
  if (matrices == MatricesInJson::kLeftOut) return json;
  if (row.mix.cout > 0) json["mix"] = matrix_json(row.mix);
  json["weight"] = matrix_json(row.folded);
  json["bias"] = bias_json(row.folded);
  return json;
}

OrderedJson curves_json(const std::vector<ReductionCurve>& curves) {
  OrderedJson json = OrderedJson::array();
  for (const ReductionCurve& curve : curves) {
    for (const ReductionPoint& point : curve.points) {
      OrderedJson item = OrderedJson::object();
      item["outputs"] = point.outputs;
      item["classes"] = curve.classes;
      item["kind"] = to_json(method_of(curve.kind));
      item["iou"] = point.iou ? finite_or_null(*point.iou) : OrderedJson();
      item["explained"] = finite_or_null(point.explained_standardised);
      json.push_back(std::move(item));
    }
  }
  return json;
}

void read_between(const OrderedJson& json, std::int64_t least, std::int64_t most, std::int64_t& value,
                  JsonProblem& problem) {
  read(json, value, problem);
  if (!problem.found() && (value < least || value > most))
    problem.report(json, fmt::format("must be from {} to {}", least, most));
}

// A number or null, which is NaN.
void read_finite_or_null(const OrderedJson& json, double& value, JsonProblem& problem) {
  value = std::nan("");
  if (!json.is_null()) read(json, value, problem);
}

void read_matrix(const OrderedJson& json, PointwiseLayer& layer, JsonProblem& problem) {
  if (!is_array(json, problem)) return;
  if (json.empty() || std::cmp_greater(json.size(), kMostOutputs) || !json[0].is_array() || json[0].empty())
    return problem.report(json, fmt::format("must be rows of numbers, at most {} rows", kMostOutputs));
  layer = PointwiseLayer(static_cast<std::int64_t>(json.size()), static_cast<std::int64_t>(json[0].size()));
  for (std::size_t o = 0; o < json.size(); ++o) {
    if (!is_array(json[o], problem)) return;
    if (std::cmp_not_equal(json[o].size(), layer.cin))
      return problem.report(json[o], fmt::format("must have {} numbers, but has {}", layer.cin, json[o].size()));
    for (std::size_t i = 0; i < json[o].size(); ++i)
      read_parameter(json[o][i], layer.w(static_cast<std::int64_t>(o), static_cast<std::int64_t>(i)), problem);
  }
}

void read_bias(const OrderedJson& json, PointwiseLayer& layer, JsonProblem& problem) {
  if (problem.found() || !is_array(json, problem)) return;
  if (std::cmp_not_equal(json.size(), layer.cout))
    return problem.report(json, fmt::format("must have {} numbers, but has {}", layer.cout, json.size()));
  for (std::size_t o = 0; o < json.size(); ++o) read_parameter(json[o], layer.bias[o], problem);
}

void read_scores(ObjectReader& object, ReductionRow& row, JsonProblem& problem) {
  const auto number = [&](const char* key, double& value) {
    if (const OrderedJson* found = object.need(key)) read_finite_or_null(*found, value, problem);
  };
  number("accuracy", row.score.accuracy);
  object.required("iou", row.score.iou);
  number("variance_explained_raw", row.explained_raw);
  number("variance_explained_standardised", row.explained_standardised);
  if (const OrderedJson* draws = object.find("draws")) {
    std::int64_t count = 1;
    read_between(*draws, 1, kMostDraws, count, problem);
    row.draws = static_cast<int>(count);
  }
  const OrderedJson* least = object.find("min");
  const OrderedJson* most = object.find("max");
  if (least == nullptr && most == nullptr) return;
  row.iou_of_draws.emplace();
  number("min", row.iou_of_draws->least);
  number("max", row.iou_of_draws->most);
}

void check_row(const OrderedJson& json, const ReductionRow& row, JsonProblem& problem) {
  const std::int64_t cin = row.folded.cin;
  if (row.mix.cout > 0 && row.mix.cin != cin)
    problem.report(json["mix"], fmt::format("is of {} maps, but \"weight\" of {}", row.mix.cin, cin));
  for (const std::int64_t map : row.kept) {
    if (map >= cin) problem.report(json["kept"], fmt::format("names map {}, but there are {}", map, cin));
  }
}

void read_row(const OrderedJson& json, ReductionRow& row, JsonProblem& problem) {
  ObjectReader object(json, problem);
  object.required("name", row.kind);
  read_scores(object, row, problem);
  object.field("kept", row.kept);
  if (const OrderedJson* mix = object.find("mix")) read_matrix(*mix, row.mix, problem);
  if (const OrderedJson* weight = object.need("weight")) read_matrix(*weight, row.folded, problem);
  if (const OrderedJson* bias = object.need("bias")) read_bias(*bias, row.folded, problem);
  object.finish();
  if (!problem.found()) check_row(json, row, problem);
}

void read_rows_of(const OrderedJson& json, Comparison& comparison, JsonProblem& problem) {
  if (!is_array(json, problem)) return;
  for (const OrderedJson& item : json) {
    ReductionRow row;
    read_row(item, row, problem);
    if (problem.found()) return;
    if (comparison.row(row.kind) != nullptr) return problem.report(item, "is there already");
    if (row.mix.cout > comparison.outputs)
      return problem.report(item["mix"], fmt::format("has more rows than \"outputs\", {}", comparison.outputs));
    if (!comparison.rows.empty() &&
        (comparison.rows[0].folded.cin != row.folded.cin || comparison.rows[0].folded.cout != row.folded.cout))
      return problem.report(item["weight"], "is of another size than that of the first row");
    comparison.rows.push_back(std::move(row));
  }
}

void read_point(const OrderedJson& json, std::vector<ReductionCurve>& curves, JsonProblem& problem) {
  ObjectReader object(json, problem);
  ReductionPoint point;
  std::int64_t classes = 2;
  CurveMethod method = CurveMethod::kLearned;
  if (const OrderedJson* outputs = object.need("outputs"))
    read_between(*outputs, 1, kMostOutputs, point.outputs, problem);
  if (const OrderedJson* count = object.need("classes")) read_between(*count, 2, kMostClasses, classes, problem);
  object.required("kind", method);
  object.required("iou", point.iou);
  if (const OrderedJson* explained = object.need("explained"))
    read_finite_or_null(*explained, point.explained_standardised, problem);
  object.finish();
  if (problem.found()) return;
  const ReductionKind kind = std::ranges::find(kMethods, method, &MethodOfKind::method)->kind;
  if (curves.empty() || curves.back().kind != kind || curves.back().classes != classes)
    curves.push_back({kind, classes, {}});
  auto& points = curves.back().points;
  if (!points.empty() && points.back().outputs >= point.outputs)
    return problem.report(json["outputs"], "must rise from point to point of a curve");
  points.push_back(point);
}

}  // namespace

std::span<const EnumName<ReductionKind>> names_of(ReductionKind) {
  return kRowNames;
}

OrderedJson to_json(const Comparison& comparison, MatricesInJson matrices) {
  OrderedJson json = OrderedJson::object();
  json["outputs"] = comparison.outputs;
  json["scenes"] = comparison.scenes;
  json["seed"] = comparison.seed;
  json["score"] = score_name(comparison);
  json["ridge"] = kFitRidge;
  json["readout_ridge"] = kReadoutRidge;
  json["rows"] = OrderedJson::array();
  for (const ReductionRow& row : comparison.rows) json["rows"].push_back(row_json(row, matrices));
  json["curve"] = curves_json(comparison.curves);
  return json;
}

void read(const OrderedJson& json, Comparison& comparison, JsonProblem& problem) {
  ObjectReader object(json, problem);
  // Said for people; the ridges are this program's.
  for (const char* key : {"format", "version", "score", "ridge", "readout_ridge"}) object.find(key);
  if (const OrderedJson* outputs = object.need("outputs"))
    read_between(*outputs, 1, kMostOutputs, comparison.outputs, problem);
  if (const OrderedJson* scenes = object.need("scenes"))
    read_between(*scenes, 0, kMostScenes, comparison.scenes, problem);
  object.required("seed", comparison.seed);
  if (const OrderedJson* rows = object.need("rows")) read_rows_of(*rows, comparison, problem);
  if (const OrderedJson* curve = object.need("curve"); curve != nullptr && is_array(*curve, problem)) {
    for (const OrderedJson& item : *curve) {
      if (!problem.found()) read_point(item, comparison.curves, problem);
    }
  }
  object.finish();
}

}  // namespace pw
