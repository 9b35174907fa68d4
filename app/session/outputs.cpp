#include "app/session/outputs.h"

#include <cassert>
#include <cmath>
#include <cstddef>
#include <utility>

namespace pw {
namespace {

// For more maps, a full pass is no slower than an update map by map.
constexpr std::int64_t kMaxUpdatedMaps = 8;
// More sums would block the window for longer than a frame.
constexpr std::int64_t kMaxUpdatedSums = std::int64_t{6} << 20;

// The mask belongs to the input of the document's own network.
const Mask& mask_of(NetworkId id, const Document& document) {
  static const Mask none;
  return id == NetworkId::kNetwork ? document.mask : none;
}

}  // namespace

OutputMaps::OutputMaps(TensorView in, const PointwiseLayer& layer, ThreadPool* pool)
    : OutputMaps(pointwise_sums(in, layer, pool), layer.activation, pool) {}

OutputMaps::OutputMaps(Tensor sums, Activation activation, ThreadPool* pool) : sums_(std::move(sums)) {
  activate(activation, pool);
  ranges_ = output_ranges(values(), pool);
}

bool OutputMaps::apply_changes(TensorView in, std::span<const ParameterChange> changes) {
  if (!std::ranges::all_of(changes, [](const auto& change) { return std::isfinite(change.delta); })) return false;
  for (const auto& [output, input, delta] : changes) {
    const bool applied =
        input ? sums_.apply_weight_delta(in, output, *input, delta) : sums_.apply_bias_delta(output, delta);
    assert(applied);
    static_cast<void>(applied);
  }
  // After all changes: a softmax reads all outputs.
  activate(activation_, nullptr);
  if (changes.size() == 1) {
    update_ranges(changes.front().output);
  } else {
    ranges_ = output_ranges(values());
  }
  return true;
}

void OutputMaps::set_activation(Activation activation) {
  activate(activation, nullptr);
  ranges_ = output_ranges(values());
}

void OutputMaps::set_sums(std::span<const SumAt> sums) {
  for (const SumAt& sum : sums) sums_.set(sum.n, sum.output, sum.position, sum.value);
  activate(activation_, nullptr);
  ranges_ = output_ranges(values());
}

void OutputMaps::recompute(TensorView in, const PointwiseLayer& layer) {
  sums_.recompute(in, layer);
  activate(activation_, nullptr);
  ranges_ = output_ranges(values());
}

void OutputMaps::activate(Activation activation, ThreadPool* pool) {
  activation_ = activation;
  if (activation == Activation::kNone) {
    activated_ = Tensor();
    return;
  }
  if (activated_.shape() != sums().shape()) activated_ = Tensor(sums().shape());
  apply_activation(activation, sums(), activated_.view(), pool);
}

// After a change of only this output, which a softmax mixes into all the others.
void OutputMaps::update_ranges(std::int64_t output) {
  if (activation_ == Activation::kSoftmax) {
    ranges_ = output_ranges(values());
    return;
  }
  const Shape& shape = values().shape();
  for (std::int64_t n = 0; n < shape.n; ++n) {
    ranges_[static_cast<std::size_t>(n * shape.c + output)] = output_ranges(values().view().map(n, output)).front();
  }
}

NetworkOutputs::NetworkOutputs(TensorView in, const Network& network, const Mask& mask, ThreadPool* pool) {
  layers_.emplace_back(in, effective(network.layer(0).parameters, mask), pool);
  recompute_after(0, network, pool);
}

bool NetworkOutputs::fits(const Shape& in, const Network& network) const {
  if (static_cast<std::int64_t>(layers_.size()) != network.depth()) return false;
  for (std::int64_t i = 0; i < network.depth(); ++i) {
    if (layer(i).sums().shape() != Shape{in.n, network.layer(i).parameters.cout, in.h, in.w}) return false;
  }
  return true;
}

void NetworkOutputs::recompute_after(std::size_t layer, const Network& network, ThreadPool* pool) {
  layers_.erase(layers_.begin() + static_cast<std::ptrdiff_t>(layer) + 1, layers_.end());
  for (std::size_t i = layer + 1; i < network.layers.size(); ++i)
    layers_.emplace_back(layers_.back().values(), network.layers[i]->parameters, pool);
}

bool NetworkOutputs::apply_action(NetworkId id, TensorView in, const Document& before, const Document& after,
                                  const Action& action) {
  const Network& network = *after.find(id);
  std::int64_t changed = 0;
  if (const auto* set = std::get_if<SetParameter>(&action)) {
    if (set->id.network != id || !apply_parameter(id, in, before, *set)) return false;
    changed = set->id.layer;
  } else if (const auto* activation = std::get_if<SetActivation>(&action)) {
    if (activation->network != id) return false;
    changed = activation->layer;
    layers_[static_cast<std::size_t>(changed)].set_activation(activation->activation);
  } else if (std::holds_alternative<SetMask>(action)) {
    if (!apply_mask(in, network, mask_of(id, before), mask_of(id, after))) return false;
  } else {
    return false;
  }
  recompute_after(static_cast<std::size_t>(changed), network, nullptr);
  return true;
}

bool NetworkOutputs::apply_parameter(NetworkId id, TensorView in, const Document& before, const SetParameter& set) {
  const ParameterId& parameter_id = set.id;
  const bool is_silent =
      parameter_id.layer == 0 && parameter_id.input && mask_of(id, before).silences(*parameter_id.input);
  const float delta = is_silent ? 0.0F : set.value - parameter(*before.find(id), parameter_id);
  const auto at = static_cast<std::size_t>(parameter_id.layer);
  // A later layer reads the previous one's values.
  const ParameterChange change{parameter_id.output, parameter_id.input, delta};
  return layers_[at].apply_changes(at == 0 ? in : layers_[at - 1].values().view(), {&change, 1});
}

bool NetworkOutputs::apply_mask(TensorView in, const Network& network, const Mask& before, const Mask& after) {
  const PointwiseLayer& layer = network.layer(0).parameters;
  std::vector<ParameterChange> changes;
  std::int64_t maps = 0;
  for (std::int64_t map = 0; map < layer.cin; ++map) {
    const bool is_silent = after.silences(map);
    if (before.silences(map) == is_silent) continue;
    if (++maps > kMaxUpdatedMaps) return false;
    for (std::int64_t output = 0; output < layer.cout; ++output)
      changes.push_back({output, map, is_silent ? -layer.w(output, map) : layer.w(output, map)});
  }
  if (static_cast<std::int64_t>(changes.size()) * in.shape.n * in.shape.pixels() > kMaxUpdatedSums) return false;
  return changes.empty() || layers_.front().apply_changes(in, changes);
}

void NetworkOutputs::recompute(TensorView in, const Network& network, const Mask& mask) {
  layers_.front().recompute(in, effective(network.layer(0).parameters, mask));
  recompute_after(0, network, nullptr);
}

}  // namespace pw
