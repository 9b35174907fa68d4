#include "compute/training/layer_trainer.h"

#include <cassert>

#include "compute/layer/forward_plan.h"
#include "compute/layer/kernels/linear_task.h"
#include "compute/parallel/thread_pool.h"
#include "compute/training/kernels/loss_kernel.h"

namespace pw {

LayerTrainer::LayerTrainer(TensorView in, Labels labels, Loss loss, std::int64_t cout)
    : in_(in),
      labels_(labels),
      loss_(loss),
      sum_(in.shape, cout),
      losses_(static_cast<std::size_t>(sum_.groups())),
      gradient_(cout, in.shape.c),
      adam_(cout, in.shape.c) {
  assert(static_cast<std::int64_t>(labels.size()) == in.shape.n * in.shape.pixels());
  for (std::int64_t group = 0; group < sum_.groups(); ++group)
    sums_.emplace_back(Shape{1, cout, 1, sum_.longest_block()});
}

LossValue LayerTrainer::add_group(std::int64_t group, const PointwiseLayer& layer) {
  LossValue value;
  MutableTensorView sums = sums_[static_cast<std::size_t>(group)].view();
  sum_.clear(group);
  for (std::int64_t index = sum_.first_block(group); index < sum_.first_block(group + 1); ++index) {
    const PixelBlock block = sum_.block(index);
    const std::int64_t pixels = block.end - block.begin;
    linear_kernel({in_.data + block.n * layer.cin * in_.plane_stride + block.begin, in_.plane_stride, sums.data,
                   sums.plane_stride, layer.weight.data(), layer.bias.data(), layer.cin, 0, layer.cout, 0, pixels},
                  cached_order(layer.cout));
    const LossValue part =
        loss_kernel(loss_, {sums.data, sums.plane_stride, labels_.data() + block.n * in_.shape.pixels() + block.begin,
                            sums.data, sums.plane_stride, layer.cout, pixels, 1.0F});
    sum_.add(group, in_, block, sums.data, sums.plane_stride);
    value.loss += part.loss;
    value.labelled += part.labelled;
    value.correct += part.correct;
  }
  return value;
}

LossValue LayerTrainer::evaluate(const PointwiseLayer& layer, ThreadPool* pool) {
  assert(layer.cin == in_.shape.c && layer.bias.size() == gradient_.bias.size());
  // The gradient is a second pass of the same work.
  ThreadPool* helpers = pool_worth_it(pool, 2.0 * forward_nanoseconds(in_, layer.cout));
  run_tasks(helpers, sum_.groups(),
            [&](std::int64_t group) { losses_[static_cast<std::size_t>(group)] = add_group(group, layer); });
  LossValue value;
  for (const LossValue& part : losses_) {
    value.loss += part.loss;
    value.labelled += part.labelled;
    value.correct += part.correct;
  }
  const double scale = value.labelled > 0 ? 1.0 / static_cast<double>(value.labelled) : 0.0;
  value.loss *= scale;
  sum_.collect(static_cast<float>(scale), gradient_);
  return value;
}

LossValue LayerTrainer::step(const AdamSettings& settings, PointwiseLayer& layer, ThreadPool* pool) {
  const LossValue value = evaluate(layer, pool);
  adam_.step(settings, gradient_, layer);
  return value;
}

}  // namespace pw
