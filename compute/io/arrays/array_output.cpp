#include "compute/io/arrays/array_output.h"

#include <array>
#include <string_view>

#include "compute/io/arrays/npy.h"
#include "compute/io/arrays/safetensors.h"
#include "compute/io/files/ending.h"

namespace pw {

Expected<void> check_array_ending(const std::string& path) {
  constexpr std::array<std::string_view, 2> kArrayEndings = {".npy", ".safetensors"};
  return check_ending(path, kArrayEndings);
}

Expected<void> write_stack(const std::string& path, const std::string& name, TensorView stack, AxisOrder order,
                           int rank) {
  if (auto named = check_array_ending(path); !named) return named;
  if (has_safetensors_ending(path)) return write_safetensors_stack(path, name, stack, order, rank);
  return write_npy_stack(path, stack, order, rank);
}

}  // namespace pw
