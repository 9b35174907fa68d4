#include "compute/reduction/reconstruction.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "compute/fitting/linear_decoder.h"
#include "compute/reduction/stack_model.h"

namespace pw {
namespace {

// maps x outputs, of mean 0.
PointwiseLayer centred_layer(const MapMoments& moments, const Matrix& mix) {
  return in_units_of_stack(moments, mix, Vector::Zero(mix.cols()));
}

}  // namespace

std::shared_ptr<const StackModel> make_stack_model(TensorView stack) {
  MapMoments moments = map_moments({&stack, 1});
  // All where that is quick.
  const std::int64_t count = moments.maps() <= kMostExactMaps ? moments.maps() : kMostComponents;
  Components components = principal_components(moments.covariance, count);
  return std::make_shared<const StackModel>(std::move(moments), std::move(components));
}

Reconstruction reconstruct(const StackModel& model, const PointwiseLayer& layer) {
  const MapMoments& moments = model.moments();
  assert(layer.cin == moments.maps());
  Reconstruction result;
  result.decoder = fit_decoder(moments, layer);
  result.explained = explained_by(moments, on_standardised_maps(moments, layer), model.spread());
  const std::int64_t outputs = std::min<std::int64_t>(layer.cout, model.components().variances.size());
  const double whole = moments.covariance.trace();
  if (whole > 0.0) result.most_standardised = model.components().variances.head(outputs).sum() / whole;
  return result;
}

std::vector<double> component_shares(const StackModel& model) {
  const double whole = model.moments().covariance.trace();
  std::vector<double> shares;
  if (!(whole > 0.0)) return shares;
  double sum = 0.0;
  for (const double variance : model.components().variances) {
    sum += variance;
    shares.push_back(std::clamp(sum / whole, 0.0, 1.0));
  }
  return shares;
}

std::optional<std::int64_t> components_for(const StackModel& model, double share) {
  const double whole = model.moments().covariance.trace();
  double sum = 0.0;
  for (std::int64_t count = 0; count < model.components().variances.size(); ++count) {
    sum += model.components().variances[count];
    if (sum >= share * whole) return count + 1;
  }
  return std::nullopt;
}

std::optional<double> output_correlation(const StackModel& model, const PointwiseLayer& layer, std::int64_t a,
                                         std::int64_t b) {
  const Matrix mix = on_standardised_maps(model.moments(), layer);
  const Matrix with_maps = model.moments().covariance * mix;
  const Matrix between = mix.transpose() * with_maps;
  const double product = between(a, a) * between(b, b);
  if (!(product > 0.0)) return std::nullopt;
  return std::clamp(between(a, b) / std::sqrt(product), -1.0, 1.0);
}

PointwiseLayer principal_layer(const StackModel& model, std::int64_t outputs) {
  assert(outputs <= model.components().directions.cols());
  return centred_layer(model.moments(), model.components().directions.leftCols(outputs));
}

PointwiseLayer difference_and_principal_layer(const StackModel& model, const PointwiseLayer& layer,
                                              std::int64_t outputs) {
  const Matrix rows = on_standardised_maps(model.moments(), layer);
  Matrix mix(rows.rows(), outputs);
  mix.col(0) = layer.cout > 1 ? Vector(rows.col(1) - rows.col(0)) : Vector(rows.col(0));
  mix.rightCols(outputs - 1) = model.components().directions.leftCols(outputs - 1);
  return centred_layer(model.moments(), mix);
}

}  // namespace pw
