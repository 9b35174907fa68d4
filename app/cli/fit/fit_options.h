#pragma once
// The options of `pointwise fit`.
#include <cstdint>
#include <optional>
#include <string>

#include "app/cli/options/option_values.h"
#include "compute/core/activation.h"
#include "compute/training/loss.h"
#include "compute/training/optimiser.h"

namespace pw {

struct FitOptions {
  std::string input;
  std::string labels;
  std::optional<AxisOrder> axis_order;
  std::string output;
  std::optional<std::string> bias;
  int steps = 400;
  std::uint64_t seed = 1;
  Optimiser optimiser = Optimiser::kAdam;
  std::optional<float> rate;
  float decay = 0.0F;
  Loss loss = Loss::kSoftmaxCrossEntropy;
  std::optional<int> train_cells;
  int layers = 1;
  int hidden = 2;                             // maps between two layers
  Activation activation = Activation::kRelu;  // of them
  int threads = default_threads();
  bool json = false;

  bool has_two_layers() const { return layers == 2; }
  OptimiserSettings optimiser_settings() const;
};

// The targets are those of `options`, which must outlive parsing.
void add_fit_options(const OptionParser& parser, FitOptions& options);

}  // namespace pw
