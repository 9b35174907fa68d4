#include "app/document_json/network_json.h"

#include "app/document_json/json_object.h"
#include "app/document_json/names.h"

namespace pw {
namespace {

constexpr std::int64_t kPairLayers = 2;

OrderedJson parameters_json(const float* values, std::int64_t count) {
  OrderedJson row = OrderedJson::array();
  for (std::int64_t i = 0; i < count; ++i) row.push_back(parameter_json(values[i]));
  return row;
}

OrderedJson rows_json(const PointwiseLayer& layer) {
  OrderedJson rows = OrderedJson::array();
  for (std::int64_t o = 0; o < layer.cout; ++o)
    rows.push_back(parameters_json(layer.weight.data() + o * layer.cin, layer.cin));
  return rows;
}

// Appends `count` numbers.
void read_parameters(const OrderedJson& json, std::int64_t count, std::vector<float>& values, JsonProblem& problem) {
  if (!is_array(json, problem)) return;
  const auto length = static_cast<std::int64_t>(json.size());
  if (length != count) return problem.report(json, fmt::format("must have {} numbers, but has {}", count, length));
  for (const OrderedJson& item : json) read_parameter(item, values.emplace_back(), problem);
}

void read_rows(const OrderedJson& json, PointwiseLayer& layer, JsonProblem& problem) {
  if (!is_array(json, problem)) return;
  if (json.empty() || !json[0].is_array() || json[0].empty())
    return problem.report(json, "must be rows of numbers, one row per output");
  layer.cout = static_cast<std::int64_t>(json.size());
  layer.cin = static_cast<std::int64_t>(json[0].size());
  for (const OrderedJson& row : json) read_parameters(row, layer.cin, layer.weight, problem);
}

constexpr auto kMeaningFields = [](auto& object, auto& weights) {
  object.field("name", weights.name);
  object.field("activation", weights.parameters.activation);
  object.field("output_names", weights.output_names);
  object.field("classes", weights.classes);
  object.field("is_scored", weights.is_scored);
  object.field("made_for", weights.made_for);
  object.field("is_built_in", weights.is_built_in);
  object.field("is_edited", weights.is_edited);
};

void check_meaning(const OrderedJson& json, const Weights& weights, JsonProblem& problem) {
  const auto cout = static_cast<std::size_t>(weights.parameters.cout);
  const auto check = [&](const char* key, std::size_t size) {
    if (size > cout) problem.report(json[key], fmt::format("is {} long, but there are only {} outputs", size, cout));
  };
  check("output_names", weights.output_names.size());
  check("classes", weights.classes.size());
}

constexpr auto kPairFields = [](auto& object, auto& pair) {
  object.required("example", pair.example);
  object.required("input", pair.input);
  object.required("network", pair.network);
};

}  // namespace

OrderedJson to_json(const Weights& weights) {
  ObjectWriter writer;
  kMeaningFields(writer, weights);
  OrderedJson json = writer.take();
  json["weight"] = rows_json(weights.parameters);
  json["bias"] = parameters_json(weights.parameters.bias.data(), weights.parameters.cout);
  return json;
}

void read(const OrderedJson& json, Weights& weights, JsonProblem& problem) {
  ObjectReader object(json, problem);
  kMeaningFields(object, weights);
  PointwiseLayer& layer = weights.parameters;
  if (const OrderedJson* rows = object.need("weight")) read_rows(*rows, layer, problem);
  const OrderedJson* bias = object.need("bias");
  if (bias != nullptr && !problem.found()) read_parameters(*bias, layer.cout, layer.bias, problem);
  object.finish();
  if (!problem.found()) check_meaning(json, weights, problem);
}

OrderedJson to_json(const Network& network) {
  return to_json(network.layers);
}

void read(const OrderedJson& json, Network& network, JsonProblem& problem) {
  read(json, network.layers, problem);
  if (problem.found()) return;
  if (network.layers.empty()) return problem.report(json, "must have at least one layer");
  for (std::int64_t i = 1; i < network.depth(); ++i) {
    const std::int64_t cin = network.layer(i).parameters.cin, maps = network.layer(i - 1).parameters.cout;
    if (cin == maps) continue;
    problem.report(json[static_cast<std::size_t>(i)],
                   fmt::format("takes {} maps, but the layer before it gives {}", cin, maps));
  }
}

OrderedJson to_json(const Pair& pair) {
  return write_object(pair, kPairFields);
}

void read(const OrderedJson& json, Pair& pair, JsonProblem& problem) {
  read_object(json, pair, problem, kPairFields);
  if (problem.found()) return;
  const OrderedJson& layers = json["network"];
  if (pair.network.depth() != kPairLayers)
    return problem.report(layers, fmt::format("must have {} layers", kPairLayers));
  constexpr std::int64_t kColours = 3;
  if (pair.input == PairInput::kPicture && pair.network.cin() != kColours)
    problem.report(layers, fmt::format("takes {} maps, but a picture has {}", pair.network.cin(), kColours));
}

}  // namespace pw
