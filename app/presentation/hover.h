#pragma once
// What the pointer is on, for one frame.
#include <cstdint>
#include <memory>
#include <optional>

#include "app/document/position.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

enum class ShapeAxis { kBatch, kRows, kColumns, kMapsIn, kMapsOut, kKernel, kHidden };

// Weights shown in W in the place of the document's.
struct WeightsPreview {
  PointwiseLayer layer;
  float half_range = 1.0F;  // of its bars
};

// Related parts light up in all panels. Set while a frame handles its input, shown by the same frame.
struct Hover {
  std::optional<std::int64_t> map;
  std::optional<std::int64_t> output;
  std::optional<Position> position;
  std::optional<ShapeAxis> axis;
  std::shared_ptr<const WeightsPreview> preview;
  bool operator==(const Hover&) const = default;
};

}  // namespace pw
