#pragma once
// Weights, with their bias, from a file.
#include <memory>
#include <optional>
#include <string>

#include "app/document/document.h"
#include "app/import/file_formats.h"
#include "compute/core/error.h"

namespace pw {

struct WeightsFile {
  std::shared_ptr<const Weights> weights;  // named like the file; what the outputs mean is not known
  std::string message;
};
// With the bias file that saving puts beside it (see bias_path), where there is one.
Expected<WeightsFile> read_weights_file(const ArrayFile& weights, std::int64_t cin, Activation activation,
                                        const FileFormats& formats);

// Weights and bias from a file each; without one the bias is zero. With `cin`, weights for another number of maps are
// refused.
Expected<PointwiseLayer> read_layer_files(const std::string& weights, const std::optional<std::string>& bias,
                                          std::optional<std::int64_t> cin, const FileFormats& formats);

// The order of axes in which the array of this source has as many maps as the weights are for; nothing where it is no
// array, or where the other order does not fit either.
struct FittingLayout {
  AxisOrder layout;
  Shape shape;
};
std::optional<FittingLayout> layout_for_weights(const Source& source, const ArrayFile& weights,
                                                const FileFormats& formats);

// "road_bias.npy" for "road.npy" and for "road_weights.npy".
std::string bias_path(const std::string& weights_path);

}  // namespace pw
