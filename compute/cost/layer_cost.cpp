#include "compute/cost/layer_cost.h"

namespace pw {
namespace {

constexpr std::int64_t kMapValueBytes = 4;

}  // namespace

Count position_count(const MapSize& size) {
  return Count(size.images) * size.rows * size.columns;
}

Count byte_count(const MapSize& size) {
  return position_count(size) * size.maps * kMapValueBytes;
}

LayerCost convolution_cost(const MapSize& input, std::int64_t kernel, std::int64_t maps_out) {
  const Count weights = Count(kernel) * kernel * input.maps * maps_out;
  return {position_count(input) * weights, weights, weights + maps_out};
}

LayerCost depthwise_cost(const MapSize& input, std::int64_t kernel) {
  const Count weights = Count(kernel) * kernel * input.maps;
  return {position_count(input) * weights, weights, weights + input.maps};
}

LayerCost dense_cost(const MapSize& input, const MapSize& output) {
  const Count numbers_out = Count(output.rows) * output.columns * output.maps;
  const Count weights = Count(input.rows) * input.columns * input.maps * numbers_out;
  return {weights * input.images, weights, weights + numbers_out};
}

}  // namespace pw
