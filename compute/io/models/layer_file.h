#pragma once
// Reads weights and biases from arrays in files.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compute/core/error.h"
#include "compute/io/arrays/array_file.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

// Which axes of a weight array are the outputs and the inputs.
struct WeightAxes {
  std::int64_t cout = 0, cin = 0;
  bool inputs_first = false;  // HWIO: (1, 1, cin, cout)
};

// (cout, cin), OIHW (cout, cin, 1, 1) or HWIO (1, 1, cin, cout). If a shape could be either, `cin` decides.
Expected<WeightAxes> weight_axes(const std::string& subject, const ArrayHeader& header,
                                 std::optional<std::int64_t> cin);

// The bias is zero. If `cin` is given, weights for another number of inputs are refused.
Expected<PointwiseLayer> read_layer(const ArrayFile& weights, std::optional<std::int64_t> cin);
// Fails unless there is one value per output.
Expected<std::vector<float>> read_bias_values(const ArrayFile& bias, std::int64_t cout);
// Sets the bias.
Expected<void> read_bias(const ArrayFile& bias, PointwiseLayer& layer);

// Weights and bias, each from a .npy file or FILE.safetensors:NAME.
Expected<PointwiseLayer> read_layer(const std::string& weights, const std::optional<std::string>& bias,
                                    std::optional<std::int64_t> cin);

}  // namespace pw
