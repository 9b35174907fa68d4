#pragma once
// Two layers, inputs → outputs → classes, fitted together: the best that a reduction to a few outputs can do.
#include <cstdint>
#include <span>

#include "compute/core/progress.h"
#include "compute/fitting/classifier.h"
#include "compute/fitting/matrix.h"

namespace pw {

struct BottleneckSettings {
  std::int64_t outputs = 2;
  double ridge = 1e-2;  // of the weights of both layers; less gains nothing on new scenes
  int starts = 3;       // seeded; the fit with the least objective is kept
  int iterations = 200;
  std::uint64_t seed = 1;
};

struct Bottleneck {
  Matrix mix;          // inputs x outputs
  Classifier readout;  // of the outputs
};

// Minimises the mean log loss + ridge / 2 (|M|² + |R|²) over both, by L-BFGS. No activation between them. Otherwise as
// fit_classifier().
Bottleneck fit_bottleneck(const Matrix& rows, std::span<const std::int32_t> labels, std::int64_t classes,
                          const BottleneckSettings& settings, const Progress* progress = nullptr);

}  // namespace pw
