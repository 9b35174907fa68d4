#pragma once
// Arrays as stacks of maps: the order of their axes, and whether what is made of them can be held.
#include <cstdint>
#include <optional>
#include <string>

#include "compute/core/error.h"
#include "compute/core/shape.h"
#include "compute/io/arrays/array_file.h"

namespace pw {

// The numbers of maps that weights take and give.
struct LayerInputs {
  std::int64_t cin = 0;
  std::int64_t cout = 0;
};

// How an array is read as a stack.
struct StackAxes {
  AxisOrder layout = AxisOrder::kNhwc;
  Shape shape;
};

// The order that was asked for; else, with weights, the one in which the stack has as many maps as they are for; else
// the likely one. Weights that do not fit are an error.
Expected<StackAxes> stack_axes(const ArrayFile& array, std::optional<AxisOrder> asked,
                               const std::optional<LayerInputs>& layer);

// Whether `cout` outputs of a stack can be held; an error that names `path` where they cannot.
Expected<void> outputs_fit(const std::string& path, const Shape& stack, std::int64_t cout);

}  // namespace pw
