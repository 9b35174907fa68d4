#pragma once
// What `pointwise fit` reports about a layer that it has trained.
#include <cstdint>
#include <optional>
#include <string>

#include "compute/core/activation.h"
#include "compute/training/label_scores.h"
#include "compute/training/optimiser.h"

namespace pw {

// Between two layers.
struct HiddenMaps {
  std::int64_t count = 0;
  Activation activation = Activation::kNone;
};

struct FitReport {
  std::uint64_t seed = 0;
  int steps = 0;
  OptimiserSettings optimiser;
  LabelScores trained;   // of the labels that were trained on
  LabelScores held_out;  // of the others; no positions: none were held out
  std::optional<HiddenMaps> between;
};

// One JSON object; what cannot be computed is null. The IoU is that of class 1 of two, else the mean over the classes
// that are labelled.
std::string fit_json(const FitReport& report);
// For people: "loss 0.0031, accuracy 1, IoU (positions) 1". There must be labels.
std::string scores_text(const LabelScores& scores);

}  // namespace pw
