#include "app/document_json/locks_json.h"

#include <algorithm>

#include "app/document_json/json_object.h"
#include "app/document_json/runs.h"

namespace pw {
namespace {

// One character per parameter.
constexpr char kFree = '.', kLocked = 'x';
constexpr std::string_view kLockSymbols = ".x";

using Bits = std::vector<bool>;

std::string bits_text(const Bits& bits, std::size_t begin, std::size_t count) {
  std::string row;
  for (std::size_t i = begin; i < begin + count; ++i) row += bits[i] ? kLocked : kFree;
  return runs_text(row);
}

OrderedJson layer_json(const LayerLocks& locks, const PointwiseLayer& layer) {
  OrderedJson json = OrderedJson::object();
  const auto cin = static_cast<std::size_t>(layer.cin);
  if (!locks.weight.empty() && locks.weight.size() == layer.weight.size()) {
    OrderedJson& rows = json["weight"] = OrderedJson::array();
    for (std::size_t at = 0; at < locks.weight.size(); at += cin) rows.push_back(bits_text(locks.weight, at, cin));
  }
  if (!locks.bias.empty() && locks.bias.size() == layer.bias.size())
    json["bias"] = bits_text(locks.bias, 0, locks.bias.size());
  return json;
}

void write_layers(const std::vector<LayerLocks>& locks, const Network* network, const char* key, OrderedJson& json) {
  if (locks.empty() || network == nullptr) return;
  OrderedJson& layers = json[key] = OrderedJson::array();
  const std::size_t count = std::min(locks.size(), network->layers.size());
  for (std::size_t i = 0; i < count; ++i) layers.push_back(layer_json(locks[i], network->layers[i]->parameters));
}

void read_bits(const OrderedJson& json, std::int64_t count, Bits& bits, JsonProblem& problem) {
  std::string text;
  read(json, text, problem);
  if (problem.found()) return;
  const auto row = row_of_runs(text, static_cast<std::size_t>(count), kLockSymbols);
  if (!row) return problem.report(json, row.error().reason);
  for (const char symbol : *row) bits.push_back(symbol == kLocked);
}

void read_layer_locks(const OrderedJson& json, const PointwiseLayer& layer, LayerLocks& locks, JsonProblem& problem) {
  ObjectReader object(json, problem);
  const OrderedJson* rows = object.find("weight");
  if (rows != nullptr && is_array(*rows, problem)) {
    if (static_cast<std::int64_t>(rows->size()) != layer.cout)
      problem.report(*rows, fmt::format("must have a row for each of {} outputs", layer.cout));
    for (const OrderedJson& row : *rows) read_bits(row, layer.cin, locks.weight, problem);
  }
  if (const OrderedJson* bias = object.find("bias")) read_bits(*bias, layer.cout, locks.bias, problem);
  object.finish();
}

void read_layers(const OrderedJson& json, const Network* network, std::vector<LayerLocks>& locks,
                 JsonProblem& problem) {
  if (!is_array(json, problem)) return;
  if (network == nullptr || json.size() > network->layers.size())
    return problem.report(json, "locks more layers than there are");
  locks.resize(json.size());
  for (std::size_t i = 0; i < locks.size(); ++i)
    read_layer_locks(json[i], network->layers[i]->parameters, locks[i], problem);
}

}  // namespace

OrderedJson locks_json(const Document& document) {
  if (document.locks == nullptr) return nullptr;
  OrderedJson json = OrderedJson::object();
  write_layers(document.locks->network, &document.network, "network", json);
  write_layers(document.locks->pair, document.find(NetworkId::kPair), "pair", json);
  return json;
}

void read_locks(const OrderedJson& json, Document& document, JsonProblem& problem) {
  Locks locks;
  ObjectReader object(json, problem);
  if (const OrderedJson* layers = object.find("network"))
    read_layers(*layers, &document.network, locks.network, problem);
  if (const OrderedJson* layers = object.find("pair"))
    read_layers(*layers, document.find(NetworkId::kPair), locks.pair, problem);
  object.finish();
  document.locks = std::make_shared<const Locks>(std::move(locks));
}

}  // namespace pw
