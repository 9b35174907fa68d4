#include "compute/training/kernels/rows_kernel.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "compute/training/kernels/rows_kernel.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.
#include <hwy/highway.h>

#include "compute/layer/kernels/dot_tile-inl.h"
#include "compute/layer/kernels/linear_task.h"
#include "compute/training/kernels/loss-inl.h"
#include "compute/training/kernels/outer_tile-inl.h"

HWY_BEFORE_NAMESPACE();
namespace pw {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using FloatTag = hn::CappedTag<float, kPixelGrain>;

// Computes the sums of a block's rows into task.sums: zeros for the reference class, if there is one, then the outputs.
HWY_INLINE void sums_of(const RowsTask& task, const float* rows) {
  std::fill_n(task.sums, (task.classes - task.outputs) * task.block_rows, 0.0F);
  float* sums = task.sums + (task.classes - task.outputs) * task.block_rows;
  for (std::int64_t o = 0; o < task.outputs; ++o) {
    std::fill_n(sums + o * task.block_rows, task.block_rows, task.bias[o]);
  }
  dot_rows(FloatTag(), {{task.weight, task.length, task.outputs},
                        {rows, task.length, task.block_rows},
                        task.length,
                        sums,
                        task.block_rows});
}

// Adds the gradient that follows from the block's dL/dy in task.sums.
HWY_INLINE void add_gradient(const RowsTask& task, const float* rows, const float* next) {
  const FloatTag d;
  const float* by_sum = task.sums + (task.classes - task.outputs) * task.block_rows;
  outer_rows(d, {by_sum, task.block_rows, task.outputs, rows, task.length, task.length, task.block_rows,
                 task.weight_gradient, task.length, next});
  for (std::int64_t o = 0; o < task.outputs; ++o) {
    float* lanes = task.bias_gradient + o * kPixelGrain;
    for (std::int64_t p = 0; p < task.block_rows; p += kPixelGrain) {
      for (std::int64_t i = 0; i < kPixelGrain; i += static_cast<std::int64_t>(hn::Lanes(d))) {
        hn::StoreU(hn::Add(hn::LoadU(d, lanes + i), hn::LoadU(d, by_sum + o * task.block_rows + p + i)), d, lanes + i);
      }
    }
  }
}

LossValue RowsLoss(const RowsTask& task) {
  const FloatTag d;
  if (task.classes == 0) return {};
  LossSum<FloatTag> loss(d, largest_factor(task.loss, task.classes));
  const float* rows = task.rows;
  for (std::int64_t block = 0; block < task.blocks; ++block) {
    const float* next = block + 1 < task.blocks ? rows + task.block_rows * task.length : task.after;
    sums_of(task, rows);
    add_loss(d, task.loss,
             {task.sums, task.block_rows, task.labels + block * task.block_rows, task.sums, task.block_rows,
              task.classes, task.block_rows, 1.0F},
             0, loss);
    add_gradient(task, rows, next);
    rows = next;
  }
  return loss.value(d);
}

}  // namespace HWY_NAMESPACE
}  // namespace pw
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace pw {

HWY_EXPORT(RowsLoss);

LossValue rows_kernel(const RowsTask& task) {
  return HWY_DYNAMIC_DISPATCH(RowsLoss)(task);
}

}  // namespace pw
#endif  // HWY_ONCE
