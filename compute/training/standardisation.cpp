#include "compute/training/standardisation.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace pw {
namespace {

constexpr double kConstant = 1e-6;  // of the largest deviation

// Of each map over the labelled positions; not finite where one of its values is not. 0 without labels.
std::vector<double> labelled_means(TensorView in, Labels labels, std::int64_t cout) {
  const std::int64_t pixels = in.shape.pixels();
  std::vector<double> means(static_cast<std::size_t>(in.shape.c));
  std::int64_t count = 0;
  for (std::int64_t n = 0; n < in.shape.n; ++n) {
    for (std::int64_t p = 0; p < pixels; ++p) {
      if (!is_labelled(labels[static_cast<std::size_t>(n * pixels + p)], cout)) continue;
      ++count;
      for (std::int64_t c = 0; c < in.shape.c; ++c) {
        means[static_cast<std::size_t>(c)] += in.plane(n, c)[static_cast<std::size_t>(p)];
      }
    }
  }
  for (double& mean : means) mean /= static_cast<double>(std::max<std::int64_t>(count, 1));
  return means;
}

bool is_silenced(const std::vector<bool>& silenced, std::size_t map) {
  return !silenced.empty() && silenced[map];
}

}  // namespace

Standardisation standardise(TensorView in, Labels labels, std::int64_t cout, std::span<const double> deviations,
                            const std::vector<bool>& silenced) {
  assert(static_cast<std::int64_t>(deviations.size()) == in.shape.c);
  const std::vector<double> means = labelled_means(in, labels, cout);
  const double largest = deviations.empty() ? 0.0 : *std::ranges::max_element(deviations);
  Standardisation scale{std::vector<float>(means.size()), std::vector<float>(means.size())};
  for (std::size_t i = 0; i < means.size(); ++i) {
    if (!std::isfinite(means[i]) || is_silenced(silenced, i)) continue;
    // Of constant maps too: what they add to each sum is part of the bias.
    scale.mean[i] = static_cast<float>(means[i]);
    if (deviations[i] <= kConstant * largest) continue;
    const auto inverse = static_cast<float>(1.0 / deviations[i]);
    scale.inverse[i] = std::isfinite(inverse) ? inverse : 0.0F;
  }
  return scale;
}

Standardisation keep_scale(TensorView in, Labels labels, std::int64_t cout, const std::vector<bool>& silenced) {
  const std::vector<double> means = labelled_means(in, labels, cout);
  Standardisation scale{std::vector<float>(means.size()), std::vector<float>(means.size())};
  for (std::size_t i = 0; i < means.size(); ++i) {
    scale.inverse[i] = std::isfinite(means[i]) && !is_silenced(silenced, i) ? 1.0F : 0.0F;
  }
  return scale;
}

PointwiseLayer on_standardised_maps(const PointwiseLayer& layer, const Standardisation& scale) {
  PointwiseLayer standard = layer;
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    for (std::int64_t i = 0; i < layer.cin; ++i) {
      if (!scale.leaves_out(i)) standard.w(o, i) /= scale.inverse[static_cast<std::size_t>(i)];
    }
    standard.bias[static_cast<std::size_t>(o)] = bias_on_standardised_maps(layer, o, scale);
  }
  return standard;
}

float bias_on_standardised_maps(const PointwiseLayer& layer, std::int64_t output, const Standardisation& scale) {
  double bias = layer.bias[static_cast<std::size_t>(output)];
  for (std::int64_t i = 0; i < layer.cin; ++i) {
    bias += static_cast<double>(layer.w(output, i)) * scale.mean[static_cast<std::size_t>(i)];
  }
  return static_cast<float>(bias);
}

}  // namespace pw
