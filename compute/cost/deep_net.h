#pragma once
// A net of stages that double their maps and halve rows and columns, of plain 3×3 layers and of bottlenecks
// (He et al., Deep Residual Learning for Image Recognition, 2015).
#include <string>
#include <vector>

#include "compute/cost/layer_cost.h"

namespace pw {

// What is counted at most; a net of more is said to be too large.
inline constexpr std::int64_t kMostDeepStages = 16, kMostDeepLayers = 4096, kMostDeepMaps = 1'000'000'000;

struct DeepNet {
  std::int64_t base = 64;  // F, maps of the first stage
  std::int64_t stages = 5;
  std::int64_t layers = 2;  // 3×3 layers a stage
  std::int64_t batch = 32;
  std::int64_t ratio = 4;   // of a bottleneck: F → F ÷ ratio → F ÷ ratio → F
  bool halves = true;       // rows and columns, from stage to stage
  bool doubles = true;      // maps
  std::int64_t side = 224;  // of the picture, which has 3 maps
  double budget = 1.0;      // of the plain net's multiply-adds, for the deeper one
  bool operator==(const DeepNet&) const = default;
};

struct DeepStage {
  MapSize size;
  LayerCost cost;     // multiply-adds of the batch
  Count activations;  // bytes kept for backward, of the batch
};

// One kind of net.
struct DeepNetCost {
  std::vector<DeepStage> stages;
  LayerCost total;
  Count activations;               // bytes of all maps made: the picture is not one of them
  std::int64_t layers = 0;         // convolutions
  std::vector<double> layer_macs;  // of each, in order; for a drawing to scale
};

// Why there is no such net: a size below 1 or too large, or a stage without positions. In one sentence; empty if there
// is.
std::string deep_net_problem(const DeepNet& net);
DeepNetCost plain_net_cost(const DeepNet& net);
// Each 3×3 layer but the first, which reads the picture, becomes a bottleneck.
DeepNetCost bottleneck_net_cost(const DeepNet& net);
// The most bottlenecks a stage with which a net takes at most `budget` times the plain net's multiply-adds; at least 1,
// at most kMostDeepLayers.
std::int64_t bottlenecks_within_budget(const DeepNet& net);
// With so many a stage.
DeepNetCost deeper_net_cost(const DeepNet& net, std::int64_t bottlenecks);

// Bytes of weights, gradients and Adam's two moments: 16 a parameter.
Count training_bytes(const LayerCost& cost);

}  // namespace pw
