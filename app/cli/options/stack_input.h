#pragma once
// The input of a subcommand: an image or an array as a stack of maps.
#include <cstdint>
#include <optional>
#include <string>

#include "app/import/stack_file.h"
#include "compute/core/error.h"
#include "compute/core/progress.h"
#include "compute/core/tensor.h"

namespace pw {

struct StackInput {
  Tensor stack;
  // Outputs are written in the same axis order and rank. An image is (H, W, 3): rank 3, NHWC unless asked otherwise.
  AxisOrder axis_order = AxisOrder::kNhwc;
  int rank = 4;
  bool is_picture = false;
  // What was assumed about the axes, or done to the image, for the user; may be empty.
  std::string notice;
};

// `axis_order` empty: the order in which the stack has layer.cin maps, which the notice reports. Checked before the
// values are read: the shape, that there are layer.cin maps, and that stack and outputs fit in memory.
Expected<StackInput> read_stack_input(const std::string& path, std::optional<AxisOrder> axis_order,
                                      const LayerInputs& layer, Progress* progress);

// "x.npy: (20, 72, 256) read as nhwc: 1 × 256 maps of 20 × 72".
std::string axes_notice(const ArrayFile& array, const StackAxes& axes);

}  // namespace pw
