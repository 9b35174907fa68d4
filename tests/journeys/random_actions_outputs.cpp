#include "random_actions_outputs.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <vector>

#include "app/document/network/mask.h"
#include "tests/app/session/session_test_outputs.h"

namespace pw {
namespace {

struct Sum {
  double value = 0.0;
  double magnitude = 0.0;  // |b| + sum |w x|
};

bool is_infinite(double value) {
  return std::isinf(value);
}

// NaN and the infinities exactly. A sum that float cannot hold may have become anything that is not finite.
bool is_near(double told, double want, double bound, double magnitude) {
  if (std::isnan(want)) return std::isnan(told);
  if (is_infinite(want)) return told == want;
  if (magnitude > FLT_MAX) return true;
  return std::fabs(told - want) <= bound;
}

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
                                          std::int64_t n, std::size_t at) {
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
    const double bound = static_cast<double>(layer.cin + 1) * FLT_EPSILON * want[o].magnitude + FLT_MIN;
    if (!is_near(sums[o], want[o].value, bound, want[o].magnitude))
      return failure("the sum", o, sums[o], want[o].value);
    if (!is_near(values[o], want_values[o], kActivationBound * std::fabs(want_values[o]) + FLT_MIN, 0.0))
      return failure("the value", o, values[o], want_values[o]);
  }
  return testing::AssertionSuccess();
}

}  // namespace

std::int64_t output_cost(const Document& document) {
  const Shape& shape = document.shape();
  return shape.n * shape.pixels() * document.network.cin() * document.network.cout();
}

testing::AssertionResult outputs_follow(const Session& session) {
  const Document& document = session.document();
  const NetworkOutputs& outputs = session.network_outputs();
  if (!session.outputs_are_current() || !outputs.fits(document.shape(), document.network))
    return testing::AssertionFailure() << "the outputs are not those of the document";
  const TensorView in = document.input->features.maps.view();
  const PointwiseLayer layer = effective(document.parameters(), document.mask);
  for (std::int64_t n = 0; n < in.shape.n; ++n) {
    for (std::int64_t p = 0; p < in.shape.pixels(); ++p) {
      if (auto result = position_follows(outputs.layer(0), layer, in, n, static_cast<std::size_t>(p)); !result)
        return result;
    }
  }
  if (!test::ranges_are_right(outputs, document.network))
    return testing::AssertionFailure() << "the ranges are not those of the values";
  return testing::AssertionSuccess();
}

}  // namespace pw
