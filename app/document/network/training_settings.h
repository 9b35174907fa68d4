#pragma once
// Settings of a training run.
#include <cstdint>

#include "app/document/network/network.h"
#include "compute/training/optimiser.h"

namespace pw {

enum class TrainingLoss { kCrossEntropy, kSquared };

// Of SGD. At the layer's rate the pair, whose second layer starts near 0, hardly moves: on the labels of a scene its
// loss goes from 0.69 to 0.68 in 1,000 steps; at its own to 0.08 in 300.
inline constexpr double kLayerRate = 3e-4, kPairRate = 1e-2;

struct TrainingSettings {
  NetworkId target = NetworkId::kNetwork;
  Optimiser optimiser = Optimiser::kSgd;
  TrainingLoss loss = TrainingLoss::kCrossEntropy;
  double rate = kLayerRate;
  double decay = 0.0;
  std::uint64_t seed = 1;
  bool trains_gains = false;       // also trains a gain per map, which lasts for the run
  bool standardises = true;        // trains on maps of mean 0 and deviation 1
  bool starts_from_shown = false;  // from the weights shown instead of small random ones
  bool operator==(const TrainingSettings&) const = default;
};

// The same for another target. A rate that was the default of one is then that of the other.
inline TrainingSettings with_target(TrainingSettings settings, NetworkId target) {
  const bool is_pair = target == NetworkId::kPair;
  if (settings.optimiser == Optimiser::kSgd && settings.target != target &&
      settings.rate == (is_pair ? kLayerRate : kPairRate))
    settings.rate = is_pair ? kPairRate : kLayerRate;
  settings.target = target;
  return settings;
}

}  // namespace pw
