#pragma once
// `pointwise fit --layers 2`.
#include <cstdint>
#include <string>

#include "app/cli/fit/fit_options.h"
#include "compute/core/error.h"
#include "compute/core/progress.h"
#include "compute/training/two_layer_trainer.h"

namespace pw {

// The error that training has left the finite numbers.
Unexpected fit_diverged(const FitOptions& options, std::int64_t step);

// In the units of the stack. The same bytes for any pool.
Expected<TwoLayers> fit_two_layers(const FitOptions& options, TensorView in, Labels labels, std::int64_t cout,
                                   const Standardisation& scale, Progress* progress, ThreadPool* pool);

// Two layers need a file of several arrays, which has the biases too.
Expected<void> check_two_layer_output(const FitOptions& options);
Expected<void> write_two_layers(const std::string& path, const TwoLayers& layers);

}  // namespace pw
