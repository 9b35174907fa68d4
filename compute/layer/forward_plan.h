#pragma once
// How a forward pass is split into tasks, and which kernel computes them. The shape decides, on every machine and for
// any number of threads alike:
//
//   outputs  stack (cin × pixels floats)       order
//   > 8      any                               kBlocked
//   ≤ 8      more than 16 MiB                  kStreamedPlanes
//   ≤ 8      a thread's part more than 1 MiB   kColumnsAhead, if planes are more than a page apart
//   ≤ 8      less                              kWholeColumns
//
// Only the last two depend on the number of threads, and they give the same bytes. Many outputs are ours as well, not
// oneDNN's: the stack is planar, and what oneDNN is fast at is NHWC. On planar data it is slower than kBlocked, and to
// reorder x costs more than is gained (tests/bench/RESULTS.md).
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
