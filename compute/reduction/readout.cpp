#include "compute/reduction/readout.h"

#include <cassert>
#include <cmath>
#include <utility>

#include "compute/core/random.h"

namespace pw {
namespace {

constexpr std::uint64_t kDrawStream = 0x64726177;

}  // namespace

Classifier fit_readout(const ReductionData& data, const Matrix& mix, double ridge, const Progress* progress) {
  const Matrix with_maps = data.moments.covariance * mix;
  Vector scale(mix.cols());
  for (Eigen::Index output = 0; output < mix.cols(); ++output) {
    const double variance = mix.col(output).dot(with_maps.col(output));
    scale[output] = variance > 0.0 ? 1.0 / std::sqrt(variance) : 0.0;
  }
  const Matrix outputs = data.rows * (mix * scale.asDiagonal());
  Classifier readout = fit_classifier(outputs, data.labels, data.classes, ridge, progress);
  readout.weight = scale.asDiagonal() * readout.weight;
  return readout;
}

PointwiseLayer fold(const ReductionData& data, const Matrix& mix, const Classifier& readout) {
  return in_units_of_stack(data.moments, mix * readout.weight, readout.bias);
}

Matrix keeping(std::int64_t maps, const std::vector<std::int64_t>& kept) {
  Matrix mix = Matrix::Zero(maps, static_cast<Eigen::Index>(kept.size()));
  for (std::size_t output = 0; output < kept.size(); ++output)
    mix(kept[output], static_cast<Eigen::Index>(output)) = 1.0;
  return mix;
}

std::vector<std::int64_t> random_maps(const ReductionData& data, std::int64_t count, std::uint64_t seed,
                                      std::uint64_t draw) {
  std::vector<std::int64_t> maps;
  for (std::int64_t map = 0; map < data.moments.maps(); ++map)
    if (!data.moments.left_out[static_cast<std::size_t>(map)]) maps.push_back(map);
  assert(std::cmp_less_equal(count, maps.size()));
  // The beginning of a Fisher-Yates shuffle.
  Random random(seed, kDrawStream + draw);
  for (std::size_t i = 0; std::cmp_less(i, count); ++i)
    std::swap(maps[i], maps[i + static_cast<std::size_t>(random.below(static_cast<int>(maps.size() - i)))]);
  maps.resize(static_cast<std::size_t>(count));
  return maps;
}

}  // namespace pw
