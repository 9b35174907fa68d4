#include "compute/fitting/bottleneck.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>

#include "compute/core/random.h"
#include "compute/fitting/minimise.h"
#include "compute/fitting/position_stack.h"
#include "compute/layer/pointwise_forward.h"
#include "compute/training/layer_gradient.h"
#include "compute/training/loss.h"

namespace pw {
namespace {

constexpr std::uint64_t kStartStream = 0x626f74746c65;

// The numbers of both layers in one vector: mix, read-out, its biases.
struct Sizes {
  Eigen::Index inputs, outputs, classes;
  Eigen::Index mix() const { return inputs * outputs; }
  Eigen::Index readout() const { return outputs * classes; }
  Eigen::Index weights() const { return mix() + readout(); }
  Eigen::Index all() const { return weights() + classes; }
};

// Such that outputs and scores of standardised inputs have about deviation 1.
Vector start_of(const Sizes& sizes, std::uint64_t seed) {
  Random random(seed, kStartStream);
  Vector start = Vector::Zero(sizes.all());
  const auto fill = [&](auto part, Eigen::Index inputs) {
    for (double& value : part)
      value = static_cast<double>(random.normal(1.0F)) / std::sqrt(static_cast<double>(inputs));
  };
  fill(start.head(sizes.mix()), sizes.inputs);
  fill(start.segment(sizes.mix(), sizes.readout()), sizes.outputs);
  return start;
}

// Both layers, with the program's own kernels, in float.
class TwoLayers {
 public:
  TwoLayers(const Matrix& rows, std::span<const std::int32_t> labels, const Sizes& sizes)
      : sizes_(sizes),
        labels_(labels),
        in_(as_stack(rows)),
        outputs_({1, sizes.outputs, 1, rows.rows()}),
        back_({1, sizes.outputs, 1, rows.rows()}),
        scores_({1, sizes.classes, 1, rows.rows()}),
        mix_(sizes.outputs, sizes.inputs),
        readout_(sizes.classes, sizes.outputs) {}

  // The mean log loss, and its gradient by all numbers.
  double evaluate(const Vector& at, Vector& gradient) {
    std::ranges::copy(at.head(sizes_.mix()).cast<float>().eval(), mix_.weight.begin());
    std::ranges::copy(at.segment(sizes_.mix(), sizes_.readout()).cast<float>().eval(), readout_.weight.begin());
    std::ranges::copy(at.tail(sizes_.classes).cast<float>().eval(), readout_.bias.begin());
    pointwise_linear(in_, mix_, outputs_.view());
    pointwise_linear(outputs_, readout_, scores_.view());
    const LossValue loss = loss_of(Loss::kSoftmaxCrossEntropy, scores_, labels_, scores_.view());
    const LayerGradient of_readout = parameter_gradient(outputs_, scores_);
    input_gradient(readout_, scores_, back_.view());
    gradient << as_vector(parameter_gradient(in_, back_).weight), as_vector(of_readout.weight),
        as_vector(of_readout.bias);
    return loss.loss;
  }

 private:
  Sizes sizes_;
  std::span<const std::int32_t> labels_;
  Tensor in_, outputs_, back_, scores_;
  PointwiseLayer mix_, readout_;
};

}  // namespace

Bottleneck fit_bottleneck(const Matrix& rows, std::span<const std::int32_t> labels, std::int64_t classes,
                          const BottleneckSettings& settings, const Progress* progress) {
  assert(static_cast<Eigen::Index>(labels.size()) == rows.rows() && !labels.empty() && classes >= 2);
  const Sizes sizes{rows.cols(), settings.outputs, classes};
  TwoLayers layers(rows, labels, sizes);
  const auto function = [&](const Vector& at, Vector& gradient) {
    const double loss = layers.evaluate(at, gradient);
    gradient.head(sizes.weights()) += settings.ridge * at.head(sizes.weights());
    return loss + 0.5 * settings.ridge * at.head(sizes.weights()).squaredNorm();
  };
  std::optional<Minimum> best;
  for (int start = 0; start < settings.starts; ++start) {
    const auto seed = settings.seed + static_cast<std::uint64_t>(start);
    Minimum found = minimise(function, start_of(sizes, seed), settings.iterations, progress);
    if (!best || found.value < best->value) best = std::move(found);
  }
  Bottleneck bottleneck;
  // Rows of W, one after the other: columns here.
  bottleneck.mix = best->at.head(sizes.mix()).reshaped(sizes.inputs, sizes.outputs);
  bottleneck.readout.weight = best->at.segment(sizes.mix(), sizes.readout()).reshaped(sizes.outputs, sizes.classes);
  bottleneck.readout.bias = best->at.tail(sizes.classes);
  bottleneck.readout.objective = best->value;
  bottleneck.readout.loss = best->value - 0.5 * settings.ridge * best->at.head(sizes.weights()).squaredNorm();
  return bottleneck;
}

}  // namespace pw
