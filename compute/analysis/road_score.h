#pragma once
// How well a layer's outputs segment the road, compared with the ground truth.
#include <cstdint>
#include <functional>
#include <span>

#include "compute/core/tensor.h"

namespace pw {

struct RoadScore {
  double iou = 0.0;       // |road and ground truth| / |road or ground truth|; 1 if both are empty
  double accuracy = 0.0;  // fraction of the image's pixels classified correctly
};

// Upsamples the outputs of image n before the activation bilinearly to width x height, as FCN does. A pixel is road
// where the softmax probability of output 1 exceeds `threshold` (0.5: where output 1 is the larger) or, with a single
// output, where its sigmoid does. sums: (N, 1 or 2, H, W); ground_truth: width * height bytes, 255 = road.
RoadScore road_score(TensorView sums, std::int64_t n, std::span<const std::uint8_t> ground_truth, std::int64_t width,
                     std::int64_t height, float threshold = 0.5F);

// The same against a class per pixel, such as a scene's labels; `is_road` says which classes are road.
RoadScore road_score(TensorView sums, std::int64_t n, std::span<const std::uint8_t> labels,
                     const std::function<bool(std::uint8_t)>& is_road, std::int64_t width, std::int64_t height,
                     float threshold = 0.5F);
// Whether a label of Scene::labels is road, lane marks included.
bool is_road_label(std::uint8_t label);

}  // namespace pw
