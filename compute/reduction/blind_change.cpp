#include "compute/reduction/blind_change.h"

#include <Eigen/QR>
#include <algorithm>
#include <cmath>

#include "compute/core/random.h"
#include "compute/reduction/stack_model.h"

namespace pw {
namespace {

constexpr std::uint64_t kBlindStream = 0x626c696e64;
// Of the largest row: what is left of a row below this is rounding of float weights.
constexpr double kDependent = 1e-7;

Matrix row_space(const PointwiseLayer& layer) {
  Matrix rows(layer.cin, layer.cout);
  for (std::int64_t output = 0; output < layer.cout; ++output)
    for (std::int64_t map = 0; map < layer.cin; ++map) rows(map, output) = static_cast<double>(layer.w(output, map));
  if (!rows.allFinite()) rows = rows.unaryExpr([](double value) { return std::isfinite(value) ? value : 0.0; });
  Eigen::ColPivHouseholderQR<Matrix> qr(rows);
  qr.setThreshold(kDependent);
  return qr.householderQ() * Matrix::Identity(layer.cin, qr.rank());
}

}  // namespace

// Columns that span the rows of W.
struct BlindDirections::Seen {
  Matrix rows;
};

BlindDirections::BlindDirections(const PointwiseLayer& layer) : seen_(new Seen{row_space(layer)}) {}

std::int64_t BlindDirections::count() const {
  return seen_->rows.rows() - seen_->rows.cols();
}

std::vector<double> BlindDirections::step(std::uint64_t seed, std::uint64_t position,
                                          std::span<const double> deviation) const {
  const Matrix& seen = seen_->rows;
  std::vector<double> step(deviation.size());
  if (count() == 0) return step;
  Random random(seed, kBlindStream + position);
  Eigen::Map<Vector> moved(step.data(), static_cast<Eigen::Index>(step.size()));
  for (double& value : moved) value = static_cast<double>(random.normal(1.0F));
  moved.array() *= Eigen::Map<const Eigen::ArrayXd>(deviation.data(), moved.size());
  moved -= seen * (seen.transpose() * moved);
  return step;
}

std::int64_t blind_directions(const PointwiseLayer& layer) {
  return BlindDirections(layer).count();
}

std::optional<Tensor> change_where_blind(TensorView in, const StackModel& model, const PointwiseLayer& layer,
                                         std::uint64_t seed, double size) {
  const BlindDirections directions(layer);
  if (directions.count() == 0) return std::nullopt;
  const MapMoments& moments = model.moments();
  std::vector<double> deviation(static_cast<std::size_t>(layer.cin));
  for (std::int64_t map = 0; map < layer.cin; ++map)
    if (!moments.left_out[static_cast<std::size_t>(map)])
      deviation[static_cast<std::size_t>(map)] = size * moments.deviation[map];
  // Also where all maps are constant.
  if (std::ranges::max(deviation) == 0.0) std::ranges::fill(deviation, size);
  Tensor changed(in.shape);
  const std::int64_t pixels = in.shape.pixels();
  for (std::int64_t n = 0; n < in.shape.n; ++n) {
    for (std::int64_t p = 0; p < pixels; ++p) {
      const auto step = directions.step(seed, static_cast<std::uint64_t>(n * pixels + p), deviation);
      for (std::int64_t map = 0; map < layer.cin; ++map) {
        const auto at = static_cast<std::size_t>(p);
        const float value = in.plane(n, map)[at];
        changed.plane(n, map)[at] =
            std::isfinite(value) ? static_cast<float>(static_cast<double>(value) + step[static_cast<std::size_t>(map)])
                                 : value;
      }
    }
  }
  return changed;
}

}  // namespace pw
