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
  std::shared_ptr<const Weights> weights;  // named after the file; the outputs have no names or classes
  std::string message;
};
// Reads the bias file that saving puts next to it too (see bias_path), if there is one.
// `made_for` is the extractor of the maps that they are opened for, if known.
Expected<WeightsFile> read_weights_file(const ArrayFile& weights, std::int64_t cin, Activation activation,
                                        std::optional<ExtractorKind> made_for, const FileFormats& formats);

// Weights and bias from a file each; without a bias file the bias is zero. With `cin`, weights for another number of
// maps are an error.
Expected<PointwiseLayer> read_layer_files(const std::string& weights, const std::optional<std::string>& bias,
                                          std::optional<std::int64_t> cin, const FileFormats& formats);

// The source's array in its other axis order, if it has as many maps as the weights need in that order; empty if not,
// or if the source is not an array.
struct FittingAxisOrder {
  AxisOrder axis_order;
  Shape shape;
};
std::optional<FittingAxisOrder> axis_order_for_weights(const Source& source, const ArrayFile& weights,
                                                       const FileFormats& formats);

// "road_bias.npy" for "road.npy" and for "road_weights.npy".
std::string bias_path(const std::string& weights_path);

}  // namespace pw
