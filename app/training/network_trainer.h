#pragma once
// Trains what a setup names: the document's layer, or its pair of layers.
#include <cstdint>
#include <variant>
#include <vector>

#include "app/training/trained_network.h"
#include "app/training/training_setup.h"

namespace pw {

// Where training stands. A value: a copy continues on its own, and gives the same bytes.
using NetworkState = std::variant<TrainingState, TwoLayerState>;

std::int64_t steps_of(const NetworkState& state);
// In the units of the stack, as of the last update_layers(), and without gains.
TrainedLayers layers_of(const NetworkState& state);
// Changes numbers by hand; NetworkTrainer::set_layers() then takes them over.
void put_layers(const TrainedLayers& layers, NetworkState& state);

// For one thread at a time.
class NetworkTrainer {
 public:
  NetworkTrainer(TrainingSetup setup, const LabelSets& labels, ThreadPool* pool);

  // Numbers of each layer that the hand holds, in addition to the locks.
  void hold(const std::vector<LayerLocks>& held);
  // From small random weights, or from `shown` where the settings say so.
  NetworkState start(const TrainedLayers& shown) const;
  // Takes over what was changed by hand.
  void set_layers(const TrainedLayers& layers, NetworkState& state) const;
  LossValue evaluate(const NetworkState& state, ThreadPool* pool = nullptr);
  // One step; the loss before it. If that or the gradient is not finite, the state is as before.
  LossValue step(NetworkState& state, ThreadPool* pool = nullptr);
  void update_layers(NetworkState& state) const;
  // Before the last activation, with what is muted and the gains, at values of x: (1, cin, 1, count).
  Tensor sums(const NetworkState& state, TensorView x, ThreadPool* pool) const;

  // After evaluate() or step(), for each layer: what a step of SGD adds to each number, without decay, divided by
  // -rate.
  std::vector<LayerGradient> slopes() const;
  const Standardisation& scale() const;
  std::int64_t labelled() const;

 private:
  TrainingSetup setup_;
  std::variant<Trainer, TwoLayerTrainer> trainer_;
};

}  // namespace pw
