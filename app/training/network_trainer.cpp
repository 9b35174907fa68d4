#include "app/training/network_trainer.h"

#include <utility>

#include "compute/layer/pointwise_forward.h"

namespace pw {
namespace {

void keep_locked(const std::vector<bool>& locked, const std::vector<float>& shown, std::vector<float>& values) {
  for (std::size_t i = 0; i < locked.size(); ++i) {
    if (locked[i]) values[i] = shown[i];
  }
}

void keep_locked(const LayerLocks& locks, const PointwiseLayer& shown, PointwiseLayer& layer) {
  keep_locked(locks.weight, shown.weight, layer.weight);
  keep_locked(locks.bias, shown.bias, layer.bias);
}

TwoLayers two_of(const TrainedLayers& layers) {
  return {layers[0], layers[1]};
}

std::variant<Trainer, TwoLayerTrainer> trainer_for(const TrainingSetup& setup, const LabelSets& labels,
                                                   ThreadPool* pool) {
  if (setup.settings.target == NetworkId::kPair) return make_pair_trainer(setup, labels);
  return make_trainer(setup, labels, pool);
}

}  // namespace

std::int64_t steps_of(const NetworkState& state) {
  return std::visit([](const auto& each) { return each.steps(); }, state);
}

TrainedLayers layers_of(const NetworkState& state) {
  if (const auto* one = std::get_if<TrainingState>(&state)) return {one->layer};
  const auto& two = std::get<TwoLayerState>(state);
  return {two.hidden.layer, two.output};
}

void put_layers(const TrainedLayers& layers, NetworkState& state) {
  if (auto* one = std::get_if<TrainingState>(&state)) {
    one->layer = layers[0];
    return;
  }
  auto& two = std::get<TwoLayerState>(state);
  two.hidden.layer = layers[0];
  two.output = layers[1];
}

NetworkTrainer::NetworkTrainer(TrainingSetup setup, const LabelSets& labels, ThreadPool* pool)
    : setup_(std::move(setup)), trainer_(trainer_for(setup_, labels, pool)) {
  hold({});
}

void NetworkTrainer::hold(const std::vector<LayerLocks>& held) {
  const auto locks = [&](std::size_t layer) {
    return both_locked(locks_of_layer(setup_.locks, layer), locks_of_layer(held, layer));
  };
  if (auto* one = std::get_if<Trainer>(&trainer_)) return one->set_locks(locks(0));
  std::get<TwoLayerTrainer>(trainer_).set_locks(locks(0), locks(1));
}

NetworkState NetworkTrainer::start(const TrainedLayers& shown) const {
  const TrainingSettings& settings = setup_.settings;
  if (const auto* one = std::get_if<Trainer>(&trainer_)) {
    if (settings.starts_from_shown) return one->start(shown[0]);
    PointwiseLayer layer = random_start(setup_.cout, one->scale(), settings.seed);
    layer.activation = shown[0].activation;
    keep_locked(locks_of_layer(setup_.locks, 0), shown[0], layer);
    return one->start(layer);
  }
  const auto& two = std::get<TwoLayerTrainer>(trainer_);
  if (settings.starts_from_shown) return two.start_from(two_of(shown));
  const PointwiseLayer& hidden = shown[0];
  TwoLayerState state =
      two.start(random_two_layers(setup_.cout, hidden.cout, hidden.activation, two.scale(), settings.seed));
  TwoLayers layers = state.layers();
  layers.output.activation = shown[1].activation;
  keep_locked(locks_of_layer(setup_.locks, 0), shown[0], layers.hidden);
  keep_locked(locks_of_layer(setup_.locks, 1), shown[1], layers.output);
  two.set_layers(layers, state);
  return state;
}

void NetworkTrainer::set_layers(const TrainedLayers& layers, NetworkState& state) const {
  if (const auto* one = std::get_if<Trainer>(&trainer_))
    return one->set_layer(layers[0], std::get<TrainingState>(state));
  TwoLayers two = two_of(layers);
  two.hidden.activation = setup_.hidden_activation;
  std::get<TwoLayerTrainer>(trainer_).set_layers(two, std::get<TwoLayerState>(state));
}

LossValue NetworkTrainer::evaluate(const NetworkState& state, ThreadPool* pool) {
  if (auto* one = std::get_if<Trainer>(&trainer_)) return one->evaluate(std::get<TrainingState>(state), pool);
  return std::get<TwoLayerTrainer>(trainer_).evaluate(std::get<TwoLayerState>(state).standard(), pool);
}

LossValue NetworkTrainer::step(NetworkState& state, ThreadPool* pool) {
  if (auto* one = std::get_if<Trainer>(&trainer_)) return one->step(std::get<TrainingState>(state), pool);
  const OptimiserSettings settings = rule_of(setup_.settings, setup_.cout).optimiser;
  return std::get<TwoLayerTrainer>(trainer_).step(settings, std::get<TwoLayerState>(state), pool);
}

void NetworkTrainer::update_layers(NetworkState& state) const {
  if (const auto* one = std::get_if<Trainer>(&trainer_)) return one->update_layer(std::get<TrainingState>(state));
  std::get<TwoLayerTrainer>(trainer_).update_layers(std::get<TwoLayerState>(state));
}

Tensor NetworkTrainer::sums(const NetworkState& state, TensorView x, ThreadPool* pool) const {
  if (const auto* two = std::get_if<TwoLayerState>(&state)) return two_layer_sums(x, two->layers(), pool);
  const auto& one = std::get<TrainingState>(state);
  PointwiseLayer layer = effective(one.layer, setup_.mask);
  if (setup_.settings.trains_gains) layer = with_gains(layer, one.gain_changes);
  return pointwise_sums(x, layer, pool);
}

std::vector<LayerGradient> NetworkTrainer::slopes() const {
  if (const auto* one = std::get_if<Trainer>(&trainer_)) return {one->slope()};
  const auto& two = std::get<TwoLayerTrainer>(trainer_);
  return {two.hidden_slope(), two.output_gradient()};
}

const Standardisation& NetworkTrainer::scale() const {
  return std::visit([](const auto& each) -> const Standardisation& { return each.scale(); }, trainer_);
}

std::int64_t NetworkTrainer::labelled() const {
  return std::visit([](const auto& each) { return each.labelled(); }, trainer_);
}

}  // namespace pw
