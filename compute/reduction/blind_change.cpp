#include "compute/reduction/blind_change.h"

#include <Eigen/QR>
#include <cmath>

#include "compute/core/random.h"
#include "compute/reduction/stack_model.h"

namespace pw {
namespace {

constexpr std::uint64_t kBlindStream = 0x626c696e64;
// Of the largest row: what is left of a row below this is rounding of float weights.
constexpr double kDependent = 1e-7;

// Columns that span the rows of W.
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

std::int64_t blind_directions(const PointwiseLayer& layer) {
  return layer.cin - row_space(layer).cols();
}

std::optional<Tensor> change_where_blind(TensorView in, const StackModel& model, const PointwiseLayer& layer,
                                         std::uint64_t seed, double size) {
  const Matrix seen = row_space(layer);
  if (seen.cols() >= layer.cin) return std::nullopt;
  const MapMoments& moments = model.moments();
  Vector deviation = Vector::Zero(layer.cin);
  for (std::int64_t map = 0; map < layer.cin; ++map)
    if (!moments.left_out[static_cast<std::size_t>(map)]) deviation[map] = moments.deviation[map];
  // Also where all maps are constant.
  if (deviation.maxCoeff() == 0.0) deviation.setOnes();
  Tensor changed(in.shape);
  const std::int64_t pixels = in.shape.pixels();
  Vector step(layer.cin);
  for (std::int64_t n = 0; n < in.shape.n; ++n) {
    for (std::int64_t p = 0; p < pixels; ++p) {
      Random random(seed, kBlindStream + static_cast<std::uint64_t>(n * pixels + p));
      for (double& value : step) value = static_cast<double>(random.normal(1.0F));
      step = size * step.cwiseProduct(deviation);
      step -= seen * (seen.transpose() * step);
      for (std::int64_t map = 0; map < layer.cin; ++map) {
        const auto at = static_cast<std::size_t>(p);
        const float value = in.plane(n, map)[at];
        changed.plane(n, map)[at] =
            std::isfinite(value) ? static_cast<float>(static_cast<double>(value) + step[map]) : value;
      }
    }
  }
  return changed;
}

}  // namespace pw
