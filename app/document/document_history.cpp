#include "app/document/document_history.h"

namespace pw {
namespace {

template <class Value>
std::int64_t bytes_in(const std::vector<Value>& values) {
  return static_cast<std::int64_t>(values.size() * sizeof(Value));
}

std::int64_t bytes_in(const std::vector<std::string>& texts) {
  std::int64_t bytes = 0;
  for (const std::string& text : texts) bytes += static_cast<std::int64_t>(sizeof(std::string) + text.capacity());
  return bytes;
}

}  // namespace

std::int64_t byte_count(const Image& image) {
  return bytes_in(image.rgb8) + bytes_in(image.rgb16);
}

std::int64_t byte_count(const GroundTruth& ground_truth) {
  return bytes_in(ground_truth);
}

std::int64_t byte_count(const InputStack& stack) {
  return stack.features.maps.bytes() + bytes_in(stack.features.names) + bytes_in(stack.statistics);
}

std::int64_t byte_count(const Weights& weights) {
  return bytes_in(weights.parameters.weight) + bytes_in(weights.parameters.bias) + bytes_in(weights.output_names) +
         bytes_in(weights.classes);
}

std::int64_t byte_count(const LabelMap& labels) {
  return bytes_in(labels.classes);
}

std::int64_t byte_count(const Locks& locks) {
  std::int64_t bytes = 0;
  for (const auto* layers : {&locks.network, &locks.pair}) {
    bytes += bytes_in(*layers);
    for (const LayerLocks& layer : *layers)
      bytes += static_cast<std::int64_t>((layer.weight.size() + layer.bias.size() + 7) / 8);
  }
  return bytes;
}

std::int64_t HistoryParts<Document>::own_bytes(const Document& document) {
  const std::int64_t layers =
      bytes_in(document.network.layers) + (document.pair ? bytes_in(document.pair->network.layers) : 0);
  return std::int64_t{sizeof(Document)} + layers + bytes_in(document.mask.muted) + bytes_in(document.mask.solo) +
         bytes_in(document.pokes);
}

bool HistoryParts<Document>::thin(Document& document, const Document& current) {
  if (document.is_thin() || document.input == current.input) return false;
  document.input.reset();
  if (document.picture != current.picture) document.picture.reset();
  if (document.ground_truth != current.ground_truth) document.ground_truth.reset();
  return true;
}

}  // namespace pw
