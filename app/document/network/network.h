#pragma once
// A sequence of 1x1 convolutions, and ids for their parameters.
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "app/document/network/weights.h"

namespace pw {

// Each layer's outputs are the next one's inputs; at least one layer. Cheap to copy.
struct Network {
  std::vector<std::shared_ptr<const Weights>> layers;

  const Weights& layer(std::int64_t i) const { return *layers[static_cast<std::size_t>(i)]; }
  std::int64_t depth() const { return static_cast<std::int64_t>(layers.size()); }
  std::int64_t cin() const { return layers.front()->parameters.cin; }
  std::int64_t cout() const { return layers.back()->parameters.cout; }
  bool operator==(const Network&) const = default;  // compares pointers
};

Network one_layer(std::shared_ptr<const Weights> weights);
Network with_layer(const Network& network, std::int64_t layer, std::shared_ptr<const Weights> weights);

// Whether there is at least one layer, none is empty, and each has as many inputs as the previous one has outputs.
bool is_consistent(const Network& network);

// The document's networks: that of Explore and Learn, and the pair of layers of Two layers.
enum class NetworkId { kNetwork, kPair };

// One parameter: the weight of `input` for `output`, or the bias of `output` if `input` is absent.
struct ParameterId {
  NetworkId network = NetworkId::kNetwork;
  std::int64_t layer = 0;
  std::int64_t output = 0;
  std::optional<std::int64_t> input;
  bool operator==(const ParameterId&) const = default;
};

ParameterId weight_id(std::int64_t output, std::int64_t input);  // of the first layer of kNetwork
ParameterId bias_id(std::int64_t output);

bool has_parameter(const Network& network, const ParameterId& id);
// The network must have the parameter.
float parameter(const Network& network, const ParameterId& id);
Network with_parameter(const Network& network, const ParameterId& id, float value);

}  // namespace pw
