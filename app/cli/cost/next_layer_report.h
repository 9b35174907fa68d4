#pragma once
// What `pointwise cost` prints about the next layer.
#include <string>
#include <vector>

#include "compute/cost/next_layer.h"

namespace pw {

// Microseconds, the least of many rounds, of the layer direct and of 1×1, copy and layer in one piece.
struct MeasuredNextLayer {
  int threads = 1;
  double direct_us = 0.0, reduced_us = 0.0;
};

struct NextLayerReport {
  NextLayer layer;
  NextLayerCost cost;
  bool has_dense = false;                   // whether the dense layer is printed
  std::vector<MeasuredNextLayer> measured;  // empty: nothing was measured
};

// One JSON object.
std::string next_layer_json(const NextLayerReport& report);
// For people.
std::string next_layer_text(const NextLayerReport& report);

}  // namespace pw
