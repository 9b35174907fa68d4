#pragma once
// The X of the subcommands: an image or a .npy as a stack of maps.
#include <cstdint>
#include <optional>
#include <string>

#include "compute/core/error.h"
#include "compute/core/progress.h"
#include "compute/core/tensor.h"
#include "compute/io/npy.h"

namespace pw {

struct StackInput {
  Tensor stack;
  // Outputs made from the stack are written in the same order of axes and with the same number of them. An image is
  // (H, W, 3): rank 3, NHWC unless asked otherwise.
  Layout layout = Layout::kNhwc;
  int rank = 4;
  // What was taken for granted, to be told to the user; may be empty.
  std::string notice;
};

// The numbers of maps that the weights take and give.
struct LayerInputs {
  std::int64_t cin = 0;
  std::int64_t cout = 0;
};

// `layout` empty: the order in which the stack has layer.cin maps; what was taken is the notice. Checked before the
// values are read: the shape, that the maps are as many as layer.cin, and that stack and outputs fit in memory.
Expected<StackInput> read_stack_input(const std::string& path, std::optional<Layout> layout, const LayerInputs& layer,
                                      Progress* progress);

}  // namespace pw
