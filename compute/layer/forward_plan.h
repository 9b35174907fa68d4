#pragma once
// How a forward pass is cut into tasks.
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
  // Null where the work is too short to share.
  ThreadPool* pool;
};

// Ranges of pixels are multiples of kPixelGrain.
ForwardPlan plan_forward(TensorView in, std::int64_t cout, ThreadPool* pool);

// About how long one thread takes for a forward pass.
double forward_nanoseconds(TensorView in, std::int64_t cout);

// `pool`, or null where so much work is too short to share.
ThreadPool* pool_worth_it(ThreadPool* pool, double nanoseconds);

}  // namespace pw
