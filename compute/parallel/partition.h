#pragma once
// How work is cut into parts that the shapes alone decide.
#include <cstdint>

#include "compute/parallel/index_range.h"

namespace pw {

// Cuts the indices [0, size) into parts of `length`, a multiple of `grain`. The last part is shorter, and takes what
// does not fill a grain; so none but a whole range is shorter than a grain.
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
