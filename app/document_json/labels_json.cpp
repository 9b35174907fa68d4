#include "app/document_json/labels_json.h"

#include <algorithm>
#include <cassert>

#include "app/document_json/json_object.h"
#include "app/document_json/runs.h"
#include "compute/scene/scene.h"

namespace pw {
namespace {

// One character per position: its class, or a dot if it is not labelled.
constexpr std::string_view kLabelSymbols = ".012345678";
static_assert(kLabelSymbols.size() == kSceneClasses + 1);
constexpr char kNoLabel = '.';
constexpr std::int64_t kMaxPositions = std::int64_t{1} << 28;  // the limit for arrays read from files

char symbol_of(std::uint8_t label) {
  return label < kSceneClasses ? kLabelSymbols[label + 1U] : kNoLabel;
}

std::uint8_t class_of(char symbol) {
  return symbol == kNoLabel ? kUnlabelled : static_cast<std::uint8_t>(symbol - '0');
}

void read_size(const OrderedJson& json, LabelMap& labels, JsonProblem& problem) {
  std::vector<std::int64_t> size;
  read(json, size, problem);
  if (problem.found()) return;
  if (size.size() != 3 || std::ranges::find(size, 0) != size.end())
    return problem.report(json, "must be three sizes of at least 1: images, rows and columns");
  labels.n = size[0];
  labels.h = size[1];
  labels.w = size[2];
  if (labels.n * labels.h > kMaxPositions / labels.w) problem.report(json, "is too large");
}

void read_rows(const OrderedJson& json, LabelMap& labels, JsonProblem& problem) {
  if (!is_array(json, problem)) return;
  const std::int64_t rows = labels.n * labels.h;
  if (static_cast<std::int64_t>(json.size()) != rows)
    return problem.report(json, fmt::format("must have {} rows, but has {}", rows, json.size()));
  std::string text;
  for (const OrderedJson& item : json) {
    read(item, text, problem);
    if (problem.found()) return;
    const auto row = row_of_runs(text, static_cast<std::size_t>(labels.w), kLabelSymbols);
    if (!row) return problem.report(item, row.error().reason);
    for (const char symbol : *row) labels.classes.push_back(class_of(symbol));
  }
}

}  // namespace

OrderedJson to_json(const LabelMap& labels) {
  assert(labels.classes.size() == static_cast<std::size_t>(labels.n * labels.h * labels.w));
  OrderedJson json = OrderedJson::object();
  json["size"] = to_json(std::vector{labels.n, labels.h, labels.w});
  OrderedJson& rows = json["rows"] = OrderedJson::array();
  const auto width = static_cast<std::size_t>(labels.w);
  for (std::size_t begin = 0; begin < labels.classes.size(); begin += width) {
    std::string row;
    for (std::size_t i = begin; i < begin + width; ++i) row += symbol_of(labels.classes[i]);
    rows.push_back(runs_text(row));
  }
  return json;
}

void read(const OrderedJson& json, LabelMap& labels, JsonProblem& problem) {
  ObjectReader object(json, problem);
  if (const OrderedJson* size = object.need("size")) read_size(*size, labels, problem);
  const OrderedJson* rows = object.need("rows");
  if (rows != nullptr && !problem.found()) read_rows(*rows, labels, problem);
  object.finish();
}

}  // namespace pw
