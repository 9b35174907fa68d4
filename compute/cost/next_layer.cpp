#include "compute/cost/next_layer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace pw {
namespace {

MapSize with_map_count(MapSize size, std::int64_t maps) {
  size.maps = maps;
  return size;
}

MapSize next_size(const NextLayer& layer) {
  MapSize size = with_map_count(layer.input, layer.next_maps);
  if (layer.is_upsampling()) {
    size.rows *= kUpsamplingStride;
    size.columns *= kUpsamplingStride;
  }
  return size;
}

// The cost of the next layer where it reads `input`. A transposed convolution takes as many multiply-adds a position of
// its input as any other does a position of its output.
LayerCost next_cost(const NextLayer& layer, const MapSize& input) {
  return convolution_cost(input, layer.width(), layer.next_maps);
}

const Count& larger_count(const Count& a, const Count& b) {
  return a.size() < b.size() ? b : a;
}

void count_maps(const NextLayer& layer, NextLayerCost& cost) {
  const Count x = byte_count(layer.input);
  const Count y = byte_count(cost.y);
  const Count z = byte_count(cost.z);
  cost.map_bytes_direct = z;
  cost.map_bytes_reduced = y + z;
  cost.kept_direct = cost.peak_direct = x + z;
  cost.kept_reduced = x + y + z;
  cost.peak_reduced = larger_count(x + y, y + z);
}

}  // namespace

std::int64_t kernel_width(NextKernel kernel) {
  switch (kernel) {
    case NextKernel::kOne:
      return 1;
    case NextKernel::kThree:
    case NextKernel::kDepthwise:
      return 3;
    case NextKernel::kFive:
      return 5;
    case NextKernel::kUpsampling:
      return 16;
  }
  return 1;
}

std::string next_layer_problem(const NextLayer& layer) {
  const std::array<std::pair<std::string_view, std::int64_t>, 7> sizes = {{
      {"images", layer.input.images},
      {"rows", layer.input.rows},
      {"columns", layer.input.columns},
      {"maps", layer.input.maps},
      {"outputs of the 1×1", layer.reduced},
      {"maps of the next layer", layer.next_maps},
      {"rows of the kernel", layer.width()},
  }};
  for (const auto& [name, size] : sizes) {
    if (size < 1) return fmt::format("The number of {} is {}; it is 1 or more.", name, size);
  }
  return "";
}

std::string next_layer_notice(const NextLayer& layer) {
  const MapSize& input = layer.input;
  if (!layer.is_depthwise() && layer.reduced > input.maps) {
    return fmt::format("The 1×1 makes {} maps of {}, which reduces nothing.", layer.reduced, input.maps);
  }
  const std::int64_t width = layer.width();
  if (!layer.is_upsampling() && (width > input.rows || width > input.columns)) {
    return fmt::format("The kernel, {0}×{0}, is larger than the picture, {1}×{2}.", width, input.rows, input.columns);
  }
  return "";
}

NextLayerCost next_layer_cost(const NextLayer& layer) {
  const MapSize& input = layer.input;
  NextLayerCost cost;
  cost.direct = next_cost(layer, input);
  cost.z = next_size(layer);
  if (layer.is_depthwise()) {
    cost.y = input;
    cost.next = depthwise_cost(input, layer.width()) + convolution_cost(input, 1, layer.next_maps);
  } else {
    cost.y = with_map_count(input, layer.reduced);
    cost.next = next_cost(layer, cost.y);
    cost.reduction = convolution_cost(input, 1, layer.reduced);
  }
  cost.reduced = cost.next + cost.reduction;
  cost.dense = dense_cost(input, with_map_count(input, layer.reduced));
  count_maps(layer, cost);
  cost.alone = ratio(cost.direct.macs, cost.next.macs);
  cost.net = ratio(cost.direct.macs, cost.reduced.macs);
  cost.parameters = ratio(cost.direct.parameters, cost.reduced.parameters);
  if (!layer.is_depthwise()) cost.break_even = net_gain(layer, 1.0);
  return cost;
}

double net_gain(const NextLayer& layer, double reduced) {
  const auto maps = static_cast<double>(layer.input.maps);
  const auto width = static_cast<double>(layer.width());
  const auto next_maps = static_cast<double>(layer.next_maps);
  const double next = width * width * next_maps;  // weights for each map that the next layer reads
  if (layer.is_depthwise()) return next / (width * width + next_maps);
  return reduced > 0.0 ? maps * next / (reduced * (maps + next)) : 0.0;
}

}  // namespace pw
