#include "compute/fitting/linear_decoder.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

#include "compute/fitting/principal_components.h"

namespace pw {
namespace {

// Of the largest variance of an output: makes collinear outputs harmless.
constexpr double kDecoderRidge = 1e-9;

// D of z ≈ D u: maps x outputs.
Matrix decoder_of(const MapMoments& moments, const Matrix& mix) {
  const Matrix with_maps = moments.covariance * mix;  // maps x outputs
  Matrix of_outputs = mix.transpose() * with_maps;
  const double largest = of_outputs.size() > 0 ? of_outputs.diagonal().maxCoeff() : 0.0;
  if (!(largest > 0.0)) return Matrix::Zero(mix.rows(), mix.cols());
  of_outputs.diagonal().array() += kDecoderRidge * largest;
  return of_outputs.ldlt().solve(with_maps.transpose()).transpose();
}

}  // namespace

Explained explained_by(const MapMoments& fitted, const Matrix& mix, const MapSpread& scored) {
  const Matrix decoder = decoder_of(fitted, mix);
  // The mean square of z − D Mᵀ z, of each map.
  const Matrix second_mix = scored.second * mix;
  const Matrix of_outputs = mix.transpose() * second_mix;
  const Vector rest = scored.second.diagonal() - 2.0 * decoder.cwiseProduct(second_mix).rowwise().sum() +
                      (decoder * of_outputs).cwiseProduct(decoder).rowwise().sum();
  Explained explained;
  double rest_raw = 0.0, whole_raw = 0.0, rest_standardised = 0.0, whole_standardised = 0.0;
  for (std::int64_t map = 0; map < fitted.maps(); ++map) {
    const double variance = scored.variance[map];
    if (fitted.left_out[static_cast<std::size_t>(map)]) {
      explained.maps.emplace_back();
      continue;
    }
    explained.maps.push_back(variance > 0.0 ? std::optional(1.0 - rest[map] / variance) : std::nullopt);
    const double square = fitted.deviation[map] * fitted.deviation[map];
    rest_standardised += rest[map];
    whole_standardised += variance;
    rest_raw += square * rest[map];
    whole_raw += square * variance;
  }
  if (whole_standardised > 0.0) explained.standardised = 1.0 - rest_standardised / whole_standardised;
  if (whole_raw > 0.0) explained.raw = 1.0 - rest_raw / whole_raw;
  return explained;
}

PointwiseLayer fit_decoder(const MapMoments& moments, const PointwiseLayer& layer) {
  const Matrix mix = on_standardised_maps(moments, layer);
  const Matrix decoder = decoder_of(moments, mix);
  PointwiseLayer back(layer.cin, layer.cout);
  for (std::int64_t map = 0; map < layer.cin; ++map) {
    double bias = std::isfinite(moments.mean[map]) ? moments.mean[map] : 0.0;
    if (!moments.left_out[static_cast<std::size_t>(map)]) {
      for (std::int64_t output = 0; output < layer.cout; ++output)
        back.w(map, output) = static_cast<float>(moments.deviation[map] * decoder(map, output));
    }
    back.bias[static_cast<std::size_t>(map)] = static_cast<float>(bias);
  }
  // From ȳ on: the mean of each output over the stack, of the maps that are used.
  for (std::int64_t output = 0; output < layer.cout; ++output) {
    double mean = static_cast<double>(layer.bias[static_cast<std::size_t>(output)]);
    for (std::int64_t map = 0; map < layer.cin; ++map)
      if (std::isfinite(moments.mean[map])) mean += static_cast<double>(layer.w(output, map)) * moments.mean[map];
    for (std::int64_t map = 0; map < layer.cin; ++map)
      back.bias[static_cast<std::size_t>(map)] -= static_cast<float>(static_cast<double>(back.w(map, output)) * mean);
  }
  return back;
}

}  // namespace pw
