#include "random_actions_outputs.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <vector>

#include "app/document/network/mask.h"
#include "compute/layer/incremental_sums.h"
#include "tests/app/session/session_test_outputs.h"

namespace pw {
namespace {

struct Sum {
  double value = 0.0;
  double magnitude = 0.0;  // |b| + sum |w x|
};

// NaN and the infinities exactly.
bool is_near(double told, double want, double bound) {
  if (std::isnan(want)) return std::isnan(told);
  if (std::isinf(want)) return told == want;
  return std::fabs(told - want) <= bound;
}

class SumBound {
 public:
  // Of sums that were computed in full.
  SumBound() = default;
  // Of those that have followed as many changes as they may.
  explicit SumBound(double magnitude) : updates_(IncrementalSums::kMaxUpdates), magnitude_(magnitude) {}

  bool holds(double told, const Sum& want, std::int64_t cin) const {
    if (updates_ > 0 && !(std::isfinite(told) && std::isfinite(want.value))) return true;
    // A sum that float cannot hold may have become anything.
    const double magnitude = std::max(want.magnitude, magnitude_);
    if (std::isfinite(want.magnitude) && magnitude > FLT_MAX) return true;
    return is_near(told, want.value,
                   (static_cast<double>(cin) + 1.0 + 2.0 * updates_) * FLT_EPSILON * magnitude + FLT_MIN);
  }

 private:
  int updates_ = 0;
  double magnitude_ = 0.0;
};

std::vector<Sum> sums_at(const PointwiseLayer& layer, TensorView in, std::int64_t n, std::size_t at) {
  std::vector<Sum> sums;
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    const double bias = layer.bias[static_cast<std::size_t>(o)];
    Sum sum{bias, std::fabs(bias)};
    for (std::int64_t i = 0; i < layer.cin; ++i) {
      const double term = double{layer.w(o, i)} * double{in.plane(n, i)[at]};
      sum.value += term;
      sum.magnitude += std::fabs(term);
    }
    sums.push_back(sum);
  }
  return sums;
}

std::vector<double> values_at(TensorView maps, std::int64_t n, std::size_t at) {
  std::vector<double> values;
  for (std::int64_t c = 0; c < maps.shape.c; ++c) values.push_back(double{maps.plane(n, c)[at]});
  return values;
}

// Of the float sums: they are checked on their own. A softmax with a NaN or +Inf is NaN throughout.
std::vector<double> activated(Activation activation, std::vector<double> sums) {
  const bool spoils = std::ranges::any_of(sums, [](double sum) { return std::isnan(sum) || sum == HUGE_VAL; });
  const bool is_all_low = std::ranges::all_of(sums, [](double sum) { return sum == -HUGE_VAL; });
  if (activation == Activation::kSoftmax && (spoils || is_all_low))
    return std::vector<double>(sums.size(), std::nan(""));
  test::activate(activation, sums);
  return sums;
}

testing::AssertionResult position_follows(const OutputMaps& outputs, const PointwiseLayer& layer, TensorView in,
                                          std::int64_t n, std::size_t at, const SumBound& bound) {
  constexpr double kActivationBound = 4e-6;
  const std::vector<Sum> want = sums_at(layer, in, n, at);
  const std::vector<double> sums = values_at(outputs.sums(), n, at);
  const std::vector<double> values = values_at(outputs.values(), n, at);
  const std::vector<double> want_values = activated(layer.activation, sums);
  const auto failure = [&](const char* what, std::size_t output, double told, double wanted) {
    return testing::AssertionFailure() << what << " of output " << output << ", image " << n << ", position " << at
                                       << " is " << told << " instead of " << wanted;
  };
  for (std::size_t o = 0; o < want.size(); ++o) {
    if (!bound.holds(sums[o], want[o], layer.cin)) return failure("the sum", o, sums[o], want[o].value);
    if (!is_near(values[o], want_values[o], kActivationBound * std::fabs(want_values[o]) + FLT_MIN))
      return failure("the value", o, values[o], want_values[o]);
  }
  return testing::AssertionSuccess();
}

testing::AssertionResult outputs_follow(const Session& session, const SumBound& bound) {
  const Document& document = session.document();
  const NetworkOutputs& outputs = session.network_outputs();
  if (!session.outputs_are_current() || !outputs.fits(document.shape(), document.network))
    return testing::AssertionFailure() << "the outputs are not those of the document";
  const TensorView in = document.input->features.maps.view();
  const PointwiseLayer layer = effective(document.parameters(), document.mask);
  for (std::int64_t n = 0; n < in.shape.n; ++n) {
    for (std::int64_t p = 0; p < in.shape.pixels(); ++p) {
      auto follows = position_follows(outputs.layer(0), layer, in, n, static_cast<std::size_t>(p), bound);
      if (!follows) return follows;
    }
  }
  if (!test::ranges_are_right(outputs, document.network))
    return testing::AssertionFailure() << "the ranges are not those of the values";
  return testing::AssertionSuccess();
}

}  // namespace

std::int64_t output_cost(const Document& document) {
  const Shape& shape = document.shape();
  return shape.n * shape.pixels() * document.network.cin() * document.network.cout();
}

double largest_magnitude(const Document& document) {
  const TensorView in = document.input->features.maps.view();
  const PointwiseLayer layer = effective(document.parameters(), document.mask);
  double largest = 0.0;
  for (std::int64_t n = 0; n < in.shape.n; ++n) {
    for (std::int64_t p = 0; p < in.shape.pixels(); ++p) {
      for (const Sum& sum : sums_at(layer, in, n, static_cast<std::size_t>(p))) {
        if (std::isfinite(sum.magnitude)) largest = std::max(largest, sum.magnitude);
      }
    }
  }
  return largest;
}

testing::AssertionResult outputs_follow(const Session& session) {
  return outputs_follow(session, SumBound());
}

testing::AssertionResult outputs_follow_gesture(const Session& session, double magnitude) {
  return outputs_follow(session, SumBound(magnitude));
}

}  // namespace pw
