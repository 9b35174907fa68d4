#include "compute/training/two_layer_trainer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "compute/core/random.h"
#include "compute/layer/pointwise_forward.h"
#include "compute/training/trainer.h"

namespace pw {
namespace {

constexpr std::uint64_t kTwoLayerStream = 71;
constexpr float kOutputDeviation = 0.01F;
// The kernels sum what is left over of this many filters in another order. Filled up with filters of zeros, all are
// summed alike, and two equal filters stay equal to the last bit.
constexpr std::int64_t kFilterGrain = 8;

TwoLayers filled_up(const TwoLayers& layers) {
  const PointwiseLayer &hidden = layers.hidden, &output = layers.output;
  const std::int64_t filters = (hidden.cout + kFilterGrain - 1) / kFilterGrain * kFilterGrain;
  TwoLayers filled{PointwiseLayer(filters, hidden.cin), PointwiseLayer(output.cout, filters)};
  filled.hidden.activation = hidden.activation;
  std::ranges::copy(hidden.weight, filled.hidden.weight.begin());
  std::ranges::copy(hidden.bias, filled.hidden.bias.begin());
  for (std::int64_t o = 0; o < output.cout; ++o) {
    for (std::int64_t i = 0; i < output.cin; ++i) filled.output.w(o, i) = output.w(o, i);
  }
  filled.output.bias = output.bias;
  return filled;
}

// Without what was filled up.
void shorten(const TwoLayers& layers, LayerGradient& hidden, LayerGradient& output) {
  const auto filters = static_cast<std::size_t>(layers.hidden.cout);
  const std::size_t filled = hidden.bias.size();
  hidden.weight.resize(layers.hidden.weight.size());
  hidden.bias.resize(filters);
  for (std::size_t o = 0; o < output.bias.size(); ++o) {
    for (std::size_t i = 0; i < filters; ++i) output.weight[o * filters + i] = output.weight[o * filled + i];
  }
  output.weight.resize(layers.output.weight.size());
}

bool is_finite_gradient(const LayerGradient& gradient) {
  const auto finite = [](float value) { return std::isfinite(value); };
  return std::ranges::all_of(gradient.weight, finite) && std::ranges::all_of(gradient.bias, finite);
}

}  // namespace

TwoLayers random_two_layers(std::int64_t cout, std::int64_t hidden, Activation activation, const Standardisation& scale,
                            std::uint64_t seed) {
  Random random(seed, kTwoLayerStream);
  const auto cin = static_cast<std::int64_t>(scale.inverse.size());
  const float deviation = 1.0F / std::sqrt(static_cast<float>(cin));
  TwoLayers layers{PointwiseLayer(hidden, cin), PointwiseLayer(cout, hidden)};
  layers.hidden.activation = activation;
  for (std::int64_t o = 0; o < hidden; ++o) {
    for (std::int64_t i = 0; i < cin; ++i) {
      const float value = random.normal(deviation);
      layers.hidden.w(o, i) = scale.leaves_out(i) ? 0.0F : value;
    }
  }
  for (std::int64_t o = 0; o < cout; ++o) {
    for (std::int64_t i = 0; i < hidden; ++i) {
      const bool mirrors = cout == 2 && o == 1;
      layers.output.w(o, i) = mirrors ? -layers.output.w(0, i) : random.normal(kOutputDeviation);
    }
  }
  return layers;
}

TwoLayerTrainer::TwoLayerTrainer(TensorView in, Labels labels, std::int64_t cout, Standardisation scale, Loss loss)
    : units_(std::move(scale), {}), loss_(loss), cout_(cout) {
  std::vector<std::int64_t> positions;
  for (std::size_t p = 0; p < labels.size(); ++p) {
    if (!is_labelled(labels[p], cout)) continue;
    positions.push_back(static_cast<std::int64_t>(p));
    labels_.push_back(labels[p]);
  }
  x_ = Tensor({1, in.shape.c, 1, static_cast<std::int64_t>(positions.size())});
  const std::int64_t pixels = in.shape.pixels();
  for (std::int64_t i = 0; i < in.shape.c; ++i) {
    // Not what is left out: it may be NaN.
    if (this->scale().leaves_out(i)) continue;
    const auto map = static_cast<std::size_t>(i);
    const auto values = x_.plane(0, i);
    for (std::size_t k = 0; k < positions.size(); ++k) {
      const float value = in.plane(positions[k] / pixels, i)[static_cast<std::size_t>(positions[k] % pixels)];
      values[k] = (value - this->scale().mean[map]) * this->scale().inverse[map];
    }
  }
}

void TwoLayerTrainer::set_locks(LayerLocks hidden, LayerLocks output) {
  units_.set_locks(std::move(hidden));
  output_locks_ = std::move(output);
}

TwoLayerState TwoLayerTrainer::start(TwoLayers standard) const {
  TwoLayerState state;
  units_.start(std::move(standard.hidden), state.hidden);
  state.output = std::move(standard.output);
  return state;
}

TwoLayerState TwoLayerTrainer::start_from(const TwoLayers& layers) const {
  TwoLayerState state;
  set_layers(layers, state);
  return state;
}

void TwoLayerTrainer::set_layers(const TwoLayers& layers, TwoLayerState& state) const {
  units_.set(layers.hidden, state.hidden);
  state.output = layers.output;
}

LossValue TwoLayerTrainer::evaluate(const TwoLayers& given, ThreadPool* pool) {
  const TwoLayers layers = filled_up(given);
  const Shape& shape = x_.shape();
  const Shape hidden_shape{1, layers.hidden.cout, 1, shape.w};
  if (hidden_.shape() != hidden_shape) {
    hidden_ = Tensor(hidden_shape);
    hidden_slope_ = Tensor(hidden_shape);
    sums_ = Tensor({1, cout_, 1, shape.w});
  }
  pointwise_forward(x_, layers.hidden, hidden_.view(), pool);
  pointwise_linear(hidden_, layers.output, sums_.view(), pool);
  const LossValue value = loss_of(loss_, sums_, labels_, sums_.view(), pool);
  output_gradient_ = parameter_gradient(hidden_, sums_, pool);
  input_gradient(layers.output, sums_, hidden_slope_.view(), pool);
  if (layers.hidden.activation == Activation::kRelu) {
    for (std::int64_t o = 0; o < hidden_shape.c; ++o) {
      const auto slope = hidden_slope_.plane(0, o);
      const auto activated = std::as_const(hidden_).plane(0, o);
      for (std::size_t k = 0; k < slope.size(); ++k) slope[k] = activated[k] > 0.0F ? slope[k] : 0.0F;
    }
  }
  hidden_gradient_ = parameter_gradient(x_, hidden_slope_, pool);
  shorten(given, hidden_gradient_, output_gradient_);
  units_.follow_locked_biases(hidden_gradient_);
  return value;
}

LossValue TwoLayerTrainer::step(const OptimiserSettings& settings, TwoLayerState& state, ThreadPool* pool) {
  LossValue value = evaluate(state.standard(), pool);
  // Checked for both before either moves.
  if (!is_finite_gradient(hidden_gradient_) || !is_finite_gradient(output_gradient_))
    value.loss = std::numeric_limits<double>::quiet_NaN();
  if (!std::isfinite(value.loss)) return value;
  state.hidden_optimiser.step(settings, hidden_gradient_, units_.held(state.hidden.standard.cout),
                              state.hidden.standard);
  state.output_optimiser.step(settings, output_gradient_, output_locks_, state.output);
  units_.keep_locked_biases(state.hidden);
  return value;
}

Tensor two_layer_sums(TensorView in, const TwoLayers& layers, ThreadPool* pool) {
  Tensor hidden({in.shape.n, layers.hidden.cout, in.shape.h, in.shape.w});
  pointwise_forward(in, layers.hidden, hidden.view(), pool);
  return pointwise_sums(hidden, layers.output, pool);
}

}  // namespace pw
