#pragma once
// What the kernels of a next layer are called: the only list of them.
#include <array>
#include <string_view>

#include "compute/cost/next_layer.h"

namespace pw {

struct NextKernelName {
  std::string_view key;   // for --set and in the state: "3x3"
  const char* command;    // that chooses it
  std::string_view text;  // "16×16 up"
  const char* label;      // of its button: "16×16 up (FCN-8s)"
  const char* help;
};

inline constexpr int kNextKernels = 5;
// In the order of NextKernel.
const std::array<NextKernelName, kNextKernels>& next_kernel_names();
const NextKernelName& next_kernel_name(NextKernel kernel);

}  // namespace pw
