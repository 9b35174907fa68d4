#pragma once
// What one layer costs. 1 multiply-add = 2 FLOP; taps that padding supplies are counted; biases, ReLU, pooling and
// concatenation take none.
#include "compute/cost/count.h"

namespace pw {

// Of a stack of feature maps: images × rows × columns × maps.
struct MapSize {
  std::int64_t images = 1, rows = 0, columns = 0, maps = 0;
  bool operator==(const MapSize&) const = default;
};

// images · rows · columns.
Count position_count(const MapSize& size);
// As float32.
Count byte_count(const MapSize& size);

struct LayerCost {
  Count macs;        // multiply-adds
  Count weights;     // without biases
  Count parameters;  // with them
  friend LayerCost operator+(const LayerCost& a, const LayerCost& b) {
    return {a.macs + b.macs, a.weights + b.weights, a.parameters + b.parameters};
  }
  bool operator==(const LayerCost&) const = default;
};

// A k×k convolution with stride 1 and as many rows and columns out as in, with biases.
LayerCost convolution_cost(const MapSize& input, std::int64_t kernel, std::int64_t maps_out);
// Each map filtered by itself; otherwise the same.
LayerCost depthwise_cost(const MapSize& input, std::int64_t kernel);
// From all numbers of an image of `input` to all of `output`, with biases.
LayerCost dense_cost(const MapSize& input, const MapSize& output);

}  // namespace pw
