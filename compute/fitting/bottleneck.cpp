#include "compute/fitting/bottleneck.h"

#include <cassert>
#include <cmath>
#include <optional>

#include "compute/core/random.h"
#include "compute/fitting/minimise.h"
#include "compute/fitting/softmax_loss.h"

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

}  // namespace

Bottleneck fit_bottleneck(const Matrix& rows, std::span<const std::int32_t> labels, std::int64_t classes,
                          const BottleneckSettings& settings, const Progress* progress) {
  assert(static_cast<Eigen::Index>(labels.size()) == rows.rows() && !labels.empty() && classes >= 2);
  const Sizes sizes{rows.cols(), settings.outputs, classes};
  const SoftmaxLoss softmax(labels, classes);
  Matrix outputs, scores, back;
  const auto function = [&](const Vector& at, Vector& gradient) {
    const auto mix = at.head(sizes.mix()).reshaped(sizes.inputs, sizes.outputs);
    const auto readout = at.segment(sizes.mix(), sizes.readout()).reshaped(sizes.outputs, sizes.classes);
    outputs.noalias() = rows * mix;
    scores.noalias() = outputs * readout;
    scores.rowwise() += at.tail(sizes.classes).transpose();
    const double loss = softmax.differentiate(scores);
    back.noalias() = scores * readout.transpose();
    gradient.head(sizes.mix()).reshaped(sizes.inputs, sizes.outputs).noalias() = rows.transpose() * back;
    gradient.segment(sizes.mix(), sizes.readout()).reshaped(sizes.outputs, sizes.classes).noalias() =
        outputs.transpose() * scores;
    gradient.head(sizes.weights()) += settings.ridge * at.head(sizes.weights());
    gradient.tail(sizes.classes) = scores.colwise().sum().transpose();
    return loss + 0.5 * settings.ridge * at.head(sizes.weights()).squaredNorm();
  };
  std::optional<Minimum> best;
  for (int start = 0; start < settings.starts; ++start) {
    const auto seed = settings.seed + static_cast<std::uint64_t>(start);
    Minimum found = minimise(function, start_of(sizes, seed), settings.iterations, progress);
    if (!best || found.value < best->value) best = std::move(found);
  }
  Bottleneck bottleneck;
  bottleneck.mix = best->at.head(sizes.mix()).reshaped(sizes.inputs, sizes.outputs);
  bottleneck.readout.weight = best->at.segment(sizes.mix(), sizes.readout()).reshaped(sizes.outputs, sizes.classes);
  bottleneck.readout.bias = best->at.tail(sizes.classes);
  bottleneck.readout.objective = best->value;
  bottleneck.readout.loss = best->value - 0.5 * settings.ridge * best->at.head(sizes.weights()).squaredNorm();
  return bottleneck;
}

}  // namespace pw
