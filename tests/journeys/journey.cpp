#include "journey.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "compute/io/arrays/npy.h"

namespace pw {
namespace {

struct Measured {
  double min = std::numeric_limits<double>::infinity();
  double max = -std::numeric_limits<double>::infinity();
  double mean = 0.0;
  double bound = 0.0;  // bound of the rounding errors of the sums
};

Measured measured_output(const Tensor& stack, const std::vector<float>& weights, float bias) {
  Measured measured;
  double total = 0.0;
  std::int64_t finite = 0;
  for (std::int64_t p = 0; p < stack.shape().pixels(); ++p) {
    double sum = bias;
    double size = std::fabs(sum);
    for (std::int64_t i = 0; i < stack.shape().c; ++i) {
      const double term = double{weights[static_cast<std::size_t>(i)]} * stack.plane(0, i)[static_cast<std::size_t>(p)];
      sum += term;
      size += std::fabs(term);
    }
    if (!std::isfinite(sum)) continue;
    ++finite;
    total += sum;
    measured.min = std::min(measured.min, sum);
    measured.max = std::max(measured.max, sum);
    measured.bound = std::max(measured.bound, size);
  }
  measured.mean = total / static_cast<double>(std::max<std::int64_t>(1, finite));
  measured.bound *= static_cast<double>(stack.shape().c + 2) * std::numeric_limits<float>::epsilon();
  return measured;
}

testing::AssertionResult all_near(const Json& a, const Json& b, double bound, const std::string& what) {
  for (std::size_t o = 0; o < a.size(); ++o) {
    if (std::fabs(a[o].get<double>() - b[o].get<double>()) > bound)
      return testing::AssertionFailure() << what << ": " << a.dump() << " and " << b.dump();
  }
  return testing::AssertionSuccess();
}

}  // namespace

Tensor made_up_stack(const Shape& shape, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> uniform;
  Tensor stack(shape);
  for (std::int64_t n = 0; n < shape.n; ++n) {
    for (std::int64_t c = 0; c < shape.c; ++c) {
      const float row = uniform(random) * static_cast<float>(shape.h);
      const float column = uniform(random) * static_cast<float>(shape.w);
      const float width = 2.0F + 8.0F * uniform(random);
      const float strength = 0.5F + uniform(random);
      for (std::int64_t p = 0; p < shape.pixels(); ++p) {
        const std::int64_t y = p / shape.w;
        const float dy = static_cast<float>(y) - row;
        const float dx = static_cast<float>(p - y * shape.w) - column;
        const float value = strength * std::exp(-(dx * dx + dy * dy) / (width * width)) + 0.05F * uniform(random);
        stack.plane(n, c)[static_cast<std::size_t>(p)] = value - (c % 4 == 0 ? 0.5F : 0.0F);
      }
    }
  }
  return stack;
}

Parameters made_up_parameters(std::size_t outputs, std::size_t inputs, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> uniform(-0.2F, 0.2F);
  Parameters made{{outputs, std::vector<float>(inputs)}, std::vector<float>(outputs)};
  for (auto& row : made.weights) std::ranges::generate(row, [&] { return uniform(random); });
  return made;
}

testing::AssertionResult outputs_are(const Json& state, const Tensor& stack, const Parameters& parameters) {
  if (!state.contains("output")) return testing::AssertionFailure() << "the state has no outputs";
  if (state["output"]["mean"].size() != parameters.weights.size())
    return testing::AssertionFailure() << "outputs of another number of filters: " << state["output"].dump();
  for (std::size_t o = 0; o < parameters.weights.size(); ++o) {
    const Measured expected = measured_output(stack, parameters.weights[o], parameters.biases[o]);
    const Json& output = state["output"];
    for (const auto& [name, value] : {std::pair{"min", expected.min}, {"max", expected.max}, {"mean", expected.mean}}) {
      const double told = output[name][o].get<double>();
      if (!(std::fabs(told - value) <= expected.bound + 1e-9))
        return testing::AssertionFailure() << name << " of output " << o << " is " << told << " instead of " << value;
    }
  }
  return testing::AssertionSuccess();
}

testing::AssertionResult same_outputs(const Json& a, const Json& b) {
  for (const char* name : {"min", "max", "mean"}) {
    if (a["output"][name].size() != b["output"][name].size())
      return testing::AssertionFailure() << "another number of outputs";
    if (auto near = all_near(a["output"][name], b["output"][name], 2e-5, name); !near) return near;
  }
  return testing::AssertionSuccess();
}

std::string Journey::save_stack(const std::string& name, const Tensor& stack) const {
  const auto written = write_npy_stack(folder_.path(name), stack, AxisOrder::kNhwc, 4);
  EXPECT_TRUE(written) << name;
  return folder_.path(name);
}

std::string Journey::save_weights(const std::string& name, const Parameters& parameters) const {
  std::vector<float> values;
  for (const auto& row : parameters.weights) values.insert(values.end(), row.begin(), row.end());
  const std::vector<std::int64_t> shape = {static_cast<std::int64_t>(parameters.weights.size()),
                                           static_cast<std::int64_t>(parameters.weights.front().size())};
  const auto written = write_npy_values(folder_.path(name), values, shape);
  EXPECT_TRUE(written) << name;
  return folder_.path(name);
}

WindowOptions Journey::opened(std::vector<std::string> files) {
  WindowOptions options;
  options.files = std::move(files);
  options.size = {1280, 720};
  return options;
}

std::vector<std::string> widgets_named(const Json& state, const std::string& prefix) {
  std::vector<std::string> names;
  for (const auto& [name, place] : state["widgets"].items()) {
    if (name.starts_with(prefix)) names.push_back(name);
  }
  return names;
}

}  // namespace pw
