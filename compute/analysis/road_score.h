#pragma once
// How well a layer's outputs segment the road, compared with the ground truth.
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "compute/core/tensor.h"

namespace pw {

// When a pixel is predicted as road.
struct RoadRule {
  // Per output: whether it is for the road. At least one is.
  std::vector<bool> is_road;
  // Whether each output answers for itself, with a sigmoid, instead of competing with the others. A single output
  // always does.
  bool independent = false;
  // Of the probability: the sigmoid of an independent output, or the softmax of one of two. Among more than two
  // competing outputs, the largest one decides (argmax), whatever the threshold.
  float threshold = 0.5F;
  bool operator==(const RoadRule&) const = default;
};

struct RoadScore {
  double iou = 0.0;       // IoU (pixels): |road and ground truth| / |road or ground truth|; 1 if both are empty
  double accuracy = 0.0;  // pixel accuracy: the share of the image's pixels that are predicted correctly
};

// Upsamples the outputs of image n before the activation bilinearly to width x height, as FCN does, and predicts each
// pixel by `rule`. `labels` holds width * height classes, row by row; `is_road_class` says which of them are road.
RoadScore road_score(TensorView sums, std::int64_t n, const RoadRule& rule, std::span<const std::uint8_t> labels,
                     const std::function<bool(std::uint8_t)>& is_road_class, std::int64_t width, std::int64_t height);

// The best IoU (pixels) that any threshold gives, compared on the score before it: what the outputs know even if they
// are shifted. Thresholds are told apart to 8 significant bits of the score. Absent where no threshold decides: among
// more than two competing outputs.
std::optional<double> best_iou(TensorView sums, std::int64_t n, const RoadRule& rule,
                               std::span<const std::uint8_t> labels,
                               const std::function<bool(std::uint8_t)>& is_road_class, std::int64_t width,
                               std::int64_t height);

// Whether a label of Scene::labels is road, lane marks included.
bool is_road_label(std::uint8_t label);

}  // namespace pw
