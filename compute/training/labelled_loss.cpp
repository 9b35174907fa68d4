#include "compute/training/labelled_loss.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <numeric>
#include <utility>

#include "compute/layer/forward_plan.h"
#include "compute/layer/kernels/linear_task.h"
#include "compute/parallel/thread_pool.h"
#include "compute/training/kernels/rows_kernel.h"

namespace pw {
namespace {

// Enough parts for every thread, few enough that adding them up costs little.
constexpr std::int64_t kPartBytes = std::int64_t{256} << 10;
constexpr std::int64_t kMaxParts = 32;
// Floats of all parts' sums together: 64 MiB.
constexpr std::int64_t kMaxSums = std::int64_t{16} << 20;

std::int64_t part_count(const LabelledRows& rows, std::int64_t outputs) {
  const std::int64_t bytes = rows.blocks() * rows.block_rows() * rows.length() * std::int64_t{sizeof(float)};
  const std::int64_t affordable = kMaxSums / std::max<std::int64_t>(outputs * rows.length(), 1);
  const std::int64_t count = std::min({bytes / kPartBytes, affordable, rows.blocks(), kMaxParts});
  // A power of two divides evenly among most thread counts.
  return static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(std::max<std::int64_t>(count, 1))));
}

}  // namespace

LabelledLoss::LabelledLoss(LabelledRows rows, Loss loss)
    : rows_(std::move(rows)),
      differences_(loss == Loss::kSoftmaxCrossEntropy && rows_.cout() > 0),
      loss_(differences_ && rows_.cout() == 2 ? Loss::kSigmoidCrossEntropy : loss),
      classes_(differences_ && rows_.cout() == 2 ? 1 : rows_.cout()),
      outputs_(differences_ ? rows_.cout() - 1 : rows_.cout()),
      weight_({1, 1, outputs_, rows_.length()}),
      bias_({1, 1, 1, outputs_}),
      parts_(static_cast<std::size_t>(part_count(rows_, outputs_))),
      gradient_(rows_.cout(), rows_.cin()) {
  const auto count = static_cast<std::int64_t>(parts_.size());
  for (std::int64_t i = 0; i < count; ++i) {
    Part& part = parts_[static_cast<std::size_t>(i)];
    part.blocks = {i * rows_.blocks() / count, (i + 1) * rows_.blocks() / count};
    part.weight = Tensor(weight_.shape());
    part.bias = Tensor({1, 1, outputs_, kPixelGrain});
    part.sums = Tensor({1, 1, classes_, rows_.block_rows()});
    if (!rows_.cached()) part.rows = Tensor({1, 1, rows_.block_rows(), rows_.length()});
  }
}

void LabelledLoss::load(const PointwiseLayer& layer) {
  const auto cin = static_cast<std::size_t>(layer.cin);
  for (std::int64_t o = 0; o < outputs_; ++o) {
    const float* row = layer.weight.data() + (differences_ ? o + 1 : o) * layer.cin;
    float* to = weight_.data() + o * rows_.length();
    for (std::size_t i = 0; i < cin; ++i) to[i] = differences_ ? row[i] - layer.weight[i] : row[i];
    const auto output = static_cast<std::size_t>(o);
    bias_.data()[o] = differences_ ? layer.bias[output + 1] - layer.bias[0] : layer.bias[output];
  }
}

void LabelledLoss::run(Part& part, const Part& next) {
  std::fill_n(part.weight.data(), part.weight.shape().count(), 0.0F);
  std::fill_n(part.bias.data(), part.bias.shape().count(), 0.0F);
  part.loss = {};
  const std::int64_t at_once = rows_.cached() ? part.blocks.size() : 1;
  for (std::int64_t block = part.blocks.begin; block < part.blocks.end; block += at_once) {
    if (!rows_.cached()) rows_.gather(block, part.rows.data());
    part.loss += rows_kernel({.rows = rows_.cached() ? rows_.rows(block) : part.rows.data(),
                              .after = rows_.cached() ? rows_.rows(next.blocks.begin) : part.rows.data(),
                              .labels = rows_.labels(block),
                              .blocks = at_once,
                              .block_rows = rows_.block_rows(),
                              .loss = loss_,
                              .classes = classes_,
                              .outputs = outputs_,
                              .length = rows_.length(),
                              .weight = weight_.data(),
                              .bias = bias_.data(),
                              .sums = part.sums.data(),
                              .weight_gradient = part.weight.data(),
                              .bias_gradient = part.bias.data()});
  }
}

LossValue LabelledLoss::evaluate(const PointwiseLayer& layer, ThreadPool* pool) {
  assert(layer.weight.size() == gradient_.weight.size() && layer.bias.size() == gradient_.bias.size());
  load(layer);
  // The gradient costs as much again as the forward pass.
  const Shape rows{1, layer.cin, 1, rows_.labelled()};
  ThreadPool* workers =
      pool_worth_it(pool, 2.0 * forward_nanoseconds({nullptr, rows, 0}, std::max<std::int64_t>(outputs_, 1)));
  // A thread mostly gets the same run of parts in each step. With alternating direction it begins with the parts that
  // it read last, which are still in its cache.
  backwards_ = !backwards_;
  const auto count = static_cast<std::int64_t>(parts_.size());
  const std::int64_t runs = workers == nullptr ? 1 : std::min<std::int64_t>(workers->threads(), count);
  run_tasks(workers, runs, [&](std::int64_t i) {
    const std::int64_t begin = i * count / runs;
    const std::int64_t end = (i + 1) * count / runs;
    const auto part = [&](std::int64_t p) -> Part& {
      return parts_[static_cast<std::size_t>(backwards_ ? begin + end - 1 - p : p)];
    };
    for (std::int64_t p = begin; p < end; ++p) run(part(p), part(std::min(p + 1, end - 1)));
  });
  LossValue value;
  for (const Part& part : parts_) value += part.loss;
  const double scale = value.labelled > 0 ? 1.0 / static_cast<double>(value.labelled) : 0.0;
  value.loss *= scale;
  collect(scale);
  return value;
}

void LabelledLoss::collect(double scale) {
  const auto mean = static_cast<float>(scale);
  const std::int64_t cin = rows_.cin();
  std::fill(gradient_.weight.begin(), gradient_.weight.end(), 0.0F);
  std::fill(gradient_.bias.begin(), gradient_.bias.end(), 0.0F);
  for (std::int64_t o = 0; o < outputs_; ++o) {
    const std::int64_t output = differences_ ? o + 1 : o;
    float* row = gradient_.weight.data() + output * cin;
    float& bias = gradient_.bias[static_cast<std::size_t>(output)];
    for (const Part& part : parts_) {
      const float* from = part.weight.data() + o * rows_.length();
      for (std::int64_t i = 0; i < cin; ++i) row[i] += from[i];
      const float* lanes = part.bias.data() + o * kPixelGrain;
      bias = std::accumulate(lanes, lanes + kPixelGrain, bias);
    }
    for (std::int64_t i = 0; i < cin; ++i) row[i] *= mean;
    bias *= mean;
    if (!differences_) continue;
    // With respect to class 0, from which the differences are taken.
    for (std::int64_t i = 0; i < cin; ++i) gradient_.weight[static_cast<std::size_t>(i)] -= row[i];
    gradient_.bias.front() -= bias;
  }
}

}  // namespace pw
