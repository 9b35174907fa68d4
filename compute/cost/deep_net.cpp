#include "compute/cost/deep_net.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace pw {
namespace {

constexpr std::int64_t kDeepPictureMaps = 3;
constexpr std::int64_t kTrainedParameterBytes = 16;  // a parameter: its value, its gradient and two moments, as float32

MapSize stage_size(const DeepNet& net, std::int64_t stage) {
  const std::int64_t side = net.halves ? net.side >> stage : net.side;
  return {net.batch, side, side, net.doubles ? net.base << stage : net.base};
}

// A net as it grows, layer by layer.
class DeepNetBuilder {
 public:
  void begin_stage(const MapSize& size) { cost_.stages.push_back({size, {}, {}}); }

  void add(std::int64_t kernel, std::int64_t maps_out) {
    DeepStage& stage = cost_.stages.back();
    MapSize size = stage.size;
    size.maps = maps_;
    const LayerCost layer = convolution_cost(size, kernel, maps_out);
    size.maps = maps_ = maps_out;
    stage.cost = stage.cost + layer;
    stage.activations += byte_count(size);
    cost_.total = cost_.total + layer;
    cost_.activations += byte_count(size);
    cost_.layer_macs.push_back(layer.macs.size());
    ++cost_.layers;
  }

  void add_bottleneck(std::int64_t ratio, std::int64_t maps) {
    const std::int64_t narrow = std::max<std::int64_t>(maps / ratio, 1);
    add(1, narrow);
    add(3, narrow);
    add(1, maps);
  }

  DeepNetCost take() { return std::move(cost_); }

 private:
  DeepNetCost cost_;
  std::int64_t maps_ = kDeepPictureMaps;  // that the next layer reads
};

DeepNetCost deep_cost_of(const DeepNet& net, std::int64_t layers, bool has_bottlenecks) {
  DeepNetBuilder builder;
  for (std::int64_t s = 0; s < net.stages; ++s) {
    const MapSize size = stage_size(net, s);
    builder.begin_stage(size);
    for (std::int64_t i = 0; i < layers; ++i) {
      const bool reads_picture = s == 0 && i == 0;
      if (has_bottlenecks && !reads_picture) {
        builder.add_bottleneck(net.ratio, size.maps);
      } else {
        builder.add(3, size.maps);
      }
    }
  }
  return builder.take();
}

}  // namespace

std::string deep_net_problem(const DeepNet& net) {
  struct Limit {
    std::string_view name;
    std::int64_t value, most;
  };
  const std::array<Limit, 6> limits = {{
      {"number of maps of the first stage", net.base, kMostDeepMaps},
      {"number of stages", net.stages, kMostDeepStages},
      {"number of layers a stage", net.layers, kMostDeepLayers},
      {"number of pictures in a batch", net.batch, kMostDeepMaps},
      {"ratio of a bottleneck", net.ratio, kMostDeepMaps},
      {"side of the picture", net.side, kMostDeepMaps},
  }};
  for (const auto& [name, value, most] : limits) {
    if (value < 1) return fmt::format("The {} is {}; it is 1 or more.", name, value);
    if (value > most) return fmt::format("The {} is {}; it is {} at most.", name, value, most);
  }
  if (!std::isfinite(net.budget) || net.budget <= 0.0) return "The budget is no positive number.";
  if (stage_size(net, net.stages - 1).rows < 1) {
    return fmt::format("A picture of {0}×{0} cannot be halved {1} times.", net.side, net.stages - 1);
  }
  return "";
}

DeepNetCost plain_net_cost(const DeepNet& net) {
  return deep_cost_of(net, net.layers, false);
}

DeepNetCost bottleneck_net_cost(const DeepNet& net) {
  return deep_cost_of(net, net.layers, true);
}

std::int64_t bottlenecks_within_budget(const DeepNet& net) {
  const auto macs_of = [&net](std::int64_t bottlenecks) { return deeper_net_cost(net, bottlenecks).total.macs.size(); };
  const double budget = net.budget * plain_net_cost(net).total.macs.size();
  const double one = macs_of(1);
  // Each further one takes the same.
  const double further = macs_of(2) - one;
  if (!(budget >= one + further)) return 1;
  const double most = std::floor((budget - one) / further) + 1.0;
  return static_cast<std::int64_t>(std::min(most, static_cast<double>(kMostDeepLayers)));
}

DeepNetCost deeper_net_cost(const DeepNet& net, std::int64_t bottlenecks) {
  return deep_cost_of(net, std::clamp<std::int64_t>(bottlenecks, 1, kMostDeepLayers), true);
}

Count training_bytes(const LayerCost& cost) {
  return cost.parameters * kTrainedParameterBytes;
}

}  // namespace pw
