#pragma once
// How well outputs find the road of a scene whose ground truth is known.
#include <cstdint>
#include <functional>
#include <span>

#include "compute/core/tensor.h"

namespace pw {

struct RoadScore {
  double iou = 0.0;       // |road and ground truth| / |road or ground truth|; 1 where both are empty
  double accuracy = 0.0;  // share of the image's pixels that are right
};

// The outputs of image n before the activation are scaled up to width x height bilinearly between the centres of cells
// (as FCN does); road is where the softmax probability of output 1 exceeds `threshold` (0.5: where it is the larger),
// or for a single output, where its sigmoid does. sums: (N, 1 or 2, H, W); truth: width * height bytes, 255 = road.
RoadScore road_score(TensorView sums, std::int64_t n, std::span<const std::uint8_t> truth, std::int64_t width,
                     std::int64_t height, float threshold = 0.5F);

// The same against a class per pixel (a scene's labels, say); `is_road` tells which classes are road.
RoadScore road_score(TensorView sums, std::int64_t n, std::span<const std::uint8_t> labels,
                     const std::function<bool(std::uint8_t)>& is_road, std::int64_t width, std::int64_t height,
                     float threshold = 0.5F);
// Whether a pixel of Scene::labels is road, marks included.
bool is_road_label(std::uint8_t label);

}  // namespace pw
