#pragma once
// Settings of a training run.
#include <cstdint>

#include "app/document/network/network.h"
#include "compute/training/optimiser.h"

namespace pw {

enum class TrainingLoss { kCrossEntropy, kSquared };

struct TrainingSettings {
  NetworkId target = NetworkId::kNetwork;
  Optimiser optimiser = Optimiser::kSgd;
  TrainingLoss loss = TrainingLoss::kCrossEntropy;
  double rate = 3e-4;
  double decay = 0.0;
  std::uint64_t seed = 1;
  bool trains_gains = false;       // also trains a gain per map, which lasts for the run
  bool standardises = true;        // trains on maps of mean 0 and deviation 1
  bool starts_from_shown = false;  // from the weights shown instead of small random ones
  bool operator==(const TrainingSettings&) const = default;
};

}  // namespace pw
