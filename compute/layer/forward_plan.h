#pragma once
// How a forward pass is split into tasks.
#include <cstdint>

#include "compute/core/tensor.h"
#include "compute/layer/kernels/linear_task.h"

namespace pw {

class ThreadPool;

// A task computes the outputs [o, o + outputs_per_task) of one image at the pixels [p, p + pixels_per_task).
struct ForwardPlan {
  LinearOrder order;
  std::int64_t pixels_per_task;
  std::int64_t outputs_per_task;
  // Null if the work is too short to parallelise.
  ThreadPool* pool;
};

// Ranges of pixels are multiples of kPixelGrain.
ForwardPlan plan_forward(TensorView in, std::int64_t cout, ThreadPool* pool);

// Estimated time of a forward pass on one thread.
double forward_nanoseconds(TensorView in, std::int64_t cout);

// `pool`, or null if work that takes one thread this long is too short to parallelise.
ThreadPool* pool_worth_it(ThreadPool* pool, double nanoseconds);

}  // namespace pw
