#pragma once
// Arrays as stacks of maps: their axis order, and whether their outputs fit in memory.
#include <cstdint>
#include <optional>
#include <string>

#include "compute/core/error.h"
#include "compute/core/shape.h"
#include "compute/io/arrays/array_file.h"

namespace pw {

// The number of input maps and outputs of weights.
struct LayerInputs {
  std::int64_t cin = 0;
  std::int64_t cout = 0;
};

// How an array is read as a stack.
struct StackAxes {
  AxisOrder axis_order = AxisOrder::kNhwc;
  Shape shape;
};

// In the order asked for; else, with weights, in the order in which the stack has `layer->cin` maps; else in the
// likelier one. An error if the weights do not fit.
Expected<StackAxes> stack_axes(const ArrayFile& array, std::optional<AxisOrder> asked,
                               const std::optional<LayerInputs>& layer);

// Whether `cout` outputs of a stack fit in memory; if not, an error that names `path`.
Expected<void> check_outputs_fit(const std::string& path, const Shape& stack, std::int64_t cout);

}  // namespace pw
