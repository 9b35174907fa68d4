#pragma once
// Splits work into parts that depend on the shapes alone.
#include <cstdint>

#include "compute/parallel/index_range.h"

namespace pw {

// Splits the indices [0, size) into parts of `length`, a multiple of `grain`. The last part may be shorter, and it
// includes the remainder that does not fill a grain; so no part is shorter than a grain unless the whole range is.
struct Partition {
  std::int64_t size;
  std::int64_t length;
  std::int64_t grain;

  std::int64_t count() const {
    const std::int64_t whole_grains = size / grain * grain;
    return whole_grains == 0 ? std::int64_t{size > 0} : (whole_grains + length - 1) / length;
  }
  IndexRange operator[](std::int64_t part) const {
    return {part * length, part + 1 == count() ? size : (part + 1) * length};
  }
};

}  // namespace pw
