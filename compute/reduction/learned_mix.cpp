#include "compute/reduction/learned_mix.h"

#include <algorithm>

#include "compute/reduction/readout.h"

namespace pw {
namespace {

// Enough for every reduction that is compared, so that they are computed once.
constexpr std::int64_t kComponents = 32;

}  // namespace

const Classifier& LearnedMix::fitted(const Progress* progress) {
  if (!fitted_) fitted_ = fit_classifier(data_.rows, data_.labels, data_.classes, kFitRidge, progress);
  return *fitted_;
}

PointwiseLayer LearnedMix::layer(const Progress* progress) {
  const Classifier& all = fitted(progress);
  return in_units_of_stack(data_.moments, all.weight, all.bias);
}

Matrix LearnedMix::mix(std::int64_t outputs, const Progress* progress) {
  if (data_.classes == 2) return outputs == 2 ? fitted(progress).weight : with_components(outputs, progress);
  if (outputs < data_.classes)
    return fit_bottleneck(data_.rows, data_.labels, data_.classes, {.outputs = outputs}, progress).mix;
  Matrix mix(data_.moments.maps(), outputs);
  mix << fitted(progress).weight, components(outputs - data_.classes);
  return mix;
}

Matrix LearnedMix::with_components(std::int64_t outputs, const Progress* progress) {
  const Matrix& weight = fitted(progress).weight;
  Matrix mix(data_.moments.maps(), outputs);
  mix << weight.col(1) - weight.col(0), components(outputs - 1);
  return mix;
}

Matrix LearnedMix::components(std::int64_t outputs) {
  if (!components_ || components_->directions.cols() < std::min(outputs, data_.moments.maps()))
    components_ = principal_components(data_.moments.covariance, std::max(outputs, kComponents));
  return components_->directions.leftCols(outputs);
}

}  // namespace pw
