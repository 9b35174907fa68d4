#pragma once
// What the pointer is on, for one frame.
#include <cstdint>
#include <optional>

#include "app/document/position.h"

namespace pw {

enum class ShapeAxis { kBatch, kRows, kColumns, kMapsIn, kMapsOut, kKernel };

// Its partners light up in every other view. Found while a frame takes its input, shown by that frame.
struct Hover {
  std::optional<std::int64_t> map;
  std::optional<std::int64_t> output;
  std::optional<Position> position;
  std::optional<ShapeAxis> axis;
  bool operator==(const Hover&) const = default;
};

}  // namespace pw
