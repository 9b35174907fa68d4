#pragma once
// Weights, with their bias, from a file.
#include <memory>
#include <optional>
#include <string>

#include "app/document/document.h"
#include "compute/core/error.h"

namespace pw {

struct WeightsFile {
  std::shared_ptr<const Weights> weights;  // named like the file; what the outputs mean is not known
  std::string message;
};
// With the bias file that saving puts beside it (see bias_path), where there is one.
Expected<WeightsFile> read_weights_file(const std::string& path, std::int64_t cin, Activation activation);

// The order of axes in which the array of this source has as many maps as the weights are for; nothing where it is no
// array, or where the other order does not fit either.
struct FittingLayout {
  Layout layout;
  std::int64_t cin;
};
std::optional<FittingLayout> layout_for_weights(const Source& source, const std::string& weights);

// "road_bias.npy" for "road.npy" and for "road_weights.npy".
std::string bias_path(const std::string& weights_path);

}  // namespace pw
