#pragma once
// What `pointwise apply` reports about its outputs.
#include <string>
#include <vector>

#include "app/cli/options/stack_input.h"
#include "compute/analysis/statistics.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

class ThreadPool;

// One per output, over all images of the batch. `pool` may be null.
std::vector<PlaneStatistics> output_statistics(TensorView outputs, ThreadPool* pool);

// Borrows everything.
struct ApplyReport {
  const std::string& source;
  const StackInput& input;
  const PlaneStatistics& input_statistics;
  const PointwiseLayer& layer;
  const Shape& outputs;
  const std::vector<PlaneStatistics>& output_statistics;
  int threads;
  double forward_ms;
};

// One JSON object. `input.shape` is [N,C,H,W]; `output.shape` is that of the array as written, in the input's axis
// order and rank.
std::string apply_json(const ApplyReport& report);
// One line per output, for people.
std::string apply_table(const std::vector<PlaneStatistics>& outputs);

}  // namespace pw
