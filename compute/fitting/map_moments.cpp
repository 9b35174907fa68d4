#include "compute/fitting/map_moments.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace pw {
namespace {

// Of the largest deviation: less is constant.
constexpr double kConstant = 1e-6;
// Of a block of standardised values, so that large stacks are not held twice.
constexpr std::int64_t kBlockPositions = 4096;

std::int64_t all_positions(std::span<const TensorView> stacks) {
  std::int64_t count = 0;
  for (const TensorView& stack : stacks) count += stack.shape.n * stack.shape.pixels();
  return count;
}

Eigen::Map<const Eigen::VectorXf> values_of(TensorView stack, std::int64_t n, std::int64_t map) {
  return {stack.plane(n, map).data(), stack.shape.pixels()};
}

// Of one map over all stacks.
struct MapMoment {
  double mean = 0.0, deviation = 0.0;
};

MapMoment moment_of(std::span<const TensorView> stacks, std::int64_t map, double count) {
  double sum = 0.0;
  for (const TensorView& stack : stacks)
    for (std::int64_t n = 0; n < stack.shape.n; ++n) sum += values_of(stack, n, map).cast<double>().sum();
  const double mean = sum / count;
  double squares = 0.0;
  for (const TensorView& stack : stacks)
    for (std::int64_t n = 0; n < stack.shape.n; ++n)
      squares += (values_of(stack, n, map).cast<double>().array() - mean).square().sum();
  return {mean, std::sqrt(squares / count)};
}

// The standardised values of `count` positions of image n, from `first` on.
void standardise_block(const MapMoments& scale, TensorView stack, std::int64_t n, std::int64_t first,
                       std::int64_t count, Matrix& block) {
  block.resize(count, scale.maps());
  for (std::int64_t map = 0; map < scale.maps(); ++map) {
    if (scale.left_out[static_cast<std::size_t>(map)]) {
      block.col(map).setZero();
    } else {
      block.col(map) = (values_of(stack, n, map).segment(first, count).cast<double>().array() - scale.mean[map]) /
                       scale.deviation[map];
    }
  }
}

// The mean of z zᵀ, and of z into `mean`.
Matrix mean_square(const MapMoments& scale, std::span<const TensorView> stacks, Vector& mean) {
  Matrix sum = Matrix::Zero(scale.maps(), scale.maps());
  mean = Vector::Zero(scale.maps());
  Matrix block;
  for (const TensorView& stack : stacks) {
    assert(stack.shape.c == scale.maps());
    const std::int64_t pixels = stack.shape.pixels();
    for (std::int64_t n = 0; n < stack.shape.n; ++n) {
      for (std::int64_t first = 0; first < pixels; first += kBlockPositions) {
        standardise_block(scale, stack, n, first, std::min(kBlockPositions, pixels - first), block);
        sum.selfadjointView<Eigen::Lower>().rankUpdate(block.transpose());
        mean += block.colwise().sum().transpose();
      }
    }
  }
  const auto count = static_cast<double>(all_positions(stacks));
  mean /= count;
  sum /= count;
  sum.triangularView<Eigen::StrictlyUpper>() = sum.transpose();
  return sum;
}

}  // namespace

std::int64_t MapMoments::used_maps() const {
  return std::ranges::count(left_out, false);
}

MapMoments map_moments(std::span<const TensorView> stacks) {
  MapMoments moments;
  moments.positions = all_positions(stacks);
  assert(moments.positions > 0);
  const std::int64_t maps = stacks.front().shape.c;
  moments.mean.resize(maps);
  moments.deviation.resize(maps);
  double largest = 0.0;
  for (std::int64_t map = 0; map < maps; ++map) {
    const MapMoment moment = moment_of(stacks, map, static_cast<double>(moments.positions));
    moments.mean[map] = moment.mean;
    moments.deviation[map] = moment.deviation;
    if (std::isfinite(moment.deviation)) largest = std::max(largest, moment.deviation);
  }
  moments.left_out.resize(static_cast<std::size_t>(maps));
  for (std::int64_t map = 0; map < maps; ++map)
    // Also where the deviation is no number.
    moments.left_out[static_cast<std::size_t>(map)] =
        !(std::isfinite(moments.deviation[map]) && moments.deviation[map] > kConstant * largest);
  Vector mean;
  moments.covariance = mean_square(moments, stacks, mean);
  return moments;
}

MapSpread spread_on(const MapMoments& scale, std::span<const TensorView> stacks) {
  MapSpread spread;
  Vector mean;
  spread.second = mean_square(scale, stacks, mean);
  spread.variance = spread.second.diagonal() - mean.cwiseAbs2();
  return spread;
}

MapSpread own_spread(const MapMoments& moments) {
  return {moments.covariance, moments.covariance.diagonal()};
}

Matrix standardised_rows(const MapMoments& scale, TensorView stack, std::span<const std::int64_t> positions) {
  Matrix rows = Matrix::Zero(static_cast<std::int64_t>(positions.size()), scale.maps());
  const std::int64_t pixels = stack.shape.pixels();
  for (std::int64_t map = 0; map < scale.maps(); ++map) {
    if (scale.left_out[static_cast<std::size_t>(map)]) continue;
    for (std::int64_t row = 0; row < rows.rows(); ++row) {
      const std::int64_t at = positions[static_cast<std::size_t>(row)];
      const auto value = static_cast<double>(stack.plane(at / pixels, map)[static_cast<std::size_t>(at % pixels)]);
      rows(row, map) = (value - scale.mean[map]) / scale.deviation[map];
    }
  }
  return rows;
}

PointwiseLayer in_units_of_stack(const MapMoments& scale, const Matrix& mix, const Vector& bias) {
  PointwiseLayer layer(mix.cols(), mix.rows());
  for (std::int64_t output = 0; output < mix.cols(); ++output) {
    double shifted = bias[output];
    for (std::int64_t map = 0; map < mix.rows(); ++map) {
      if (scale.left_out[static_cast<std::size_t>(map)]) continue;
      const double weight = mix(map, output) / scale.deviation[map];
      layer.w(output, map) = static_cast<float>(weight);
      shifted -= weight * scale.mean[map];
    }
    layer.bias[static_cast<std::size_t>(output)] = static_cast<float>(shifted);
  }
  return layer;
}

Matrix on_standardised_maps(const MapMoments& scale, const PointwiseLayer& layer) {
  Matrix mix = Matrix::Zero(layer.cin, layer.cout);
  for (std::int64_t output = 0; output < layer.cout; ++output)
    for (std::int64_t map = 0; map < layer.cin; ++map)
      if (!scale.left_out[static_cast<std::size_t>(map)])
        mix(map, output) = static_cast<double>(layer.w(output, map)) * scale.deviation[map];
  return mix;
}

}  // namespace pw
