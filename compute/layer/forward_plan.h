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

// Cuts a plane into pieces of `length` pixels, a multiple of `grain`. The last piece is shorter, and takes the pixels
// that do not fill a grain; so none but a whole plane is shorter than a grain.
struct PixelPieces {
  std::int64_t pixels;
  std::int64_t length;
  std::int64_t grain;

  std::int64_t count() const {
    const std::int64_t whole_grains = pixels / grain * grain;
    return whole_grains == 0 ? std::int64_t{pixels > 0} : (whole_grains + length - 1) / length;
  }
  std::int64_t begin(std::int64_t piece) const { return piece * length; }
  std::int64_t end(std::int64_t piece) const { return piece + 1 == count() ? pixels : (piece + 1) * length; }
};

// About how long one thread takes for a forward pass.
double forward_nanoseconds(TensorView in, std::int64_t cout);

// `pool`, or null where so much work is too short to share.
ThreadPool* pool_worth_it(ThreadPool* pool, double nanoseconds);

}  // namespace pw
