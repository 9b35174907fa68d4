#pragma once
// How well outputs find the road of a scene whose truth is known.
#include <cstdint>
#include <span>

#include "compute/core/tensor.h"

namespace pw {

struct RoadScore {
  double iou = 0.0;       // |road and truth| / |road or truth|; 1 where both are empty
  double accuracy = 0.0;  // share of the image's pixels that are right
};

// The outputs of image n before the activation are scaled up to width x height bilinearly between the centres of cells
// (as FCN does); road is where the softmax probability of output 1 exceeds `threshold` (0.5: where it is the larger),
// or for a single output, where its sigmoid does. sums: (N, 1 or 2, H, W); truth: width * height bytes, 255 = road.
RoadScore road_score(TensorView sums, std::int64_t n, std::span<const std::uint8_t> truth, std::int64_t width,
                     std::int64_t height, float threshold = 0.5F);

}  // namespace pw
