#include "journey.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "app/import/presets.h"
#include "compute/io/arrays/npy.h"
#include "compute/io/images/image_file.h"
#include "tests/compute/io/arrays/written_npy.h"

namespace pw {
namespace {

struct Measured {
  double min = std::numeric_limits<double>::infinity();
  double max = -std::numeric_limits<double>::infinity();
  double mean = 0.0;
  double bound = 0.0;  // bound of the rounding errors of the sums
};

// One output at every position, and how far the rounding of float sums may move it.
struct Output {
  std::vector<double> values;
  double bound = 0.0;
};

Output summed(const Tensor& stack, const std::vector<float>& weights, float bias) {
  Output output;
  double largest = 0.0;
  for (std::int64_t p = 0; p < stack.shape().pixels(); ++p) {
    double sum = bias;
    double size = std::fabs(sum);
    for (std::int64_t i = 0; i < stack.shape().c; ++i) {
      const double term = double{weights[static_cast<std::size_t>(i)]} * stack.plane(0, i)[static_cast<std::size_t>(p)];
      sum += term;
      size += std::fabs(term);
    }
    output.values.push_back(sum);
    if (std::isfinite(sum)) largest = std::max(largest, size);
  }
  output.bound = largest * static_cast<double>(stack.shape().c + 2) * std::numeric_limits<float>::epsilon();
  return output;
}

// Mixes the outputs, and with them their bounds.
void softmax(std::vector<Output>& outputs) {
  const double bound = std::ranges::max(outputs, {}, &Output::bound).bound;
  for (Output& output : outputs) output.bound = bound;
  for (std::size_t p = 0; p < outputs.front().values.size(); ++p) {
    double total = 0.0;
    for (Output& output : outputs) total += output.values[p] = std::exp(output.values[p]);
    for (Output& output : outputs) output.values[p] /= total;
  }
}

void activate(std::vector<Output>& outputs, const std::string& activation) {
  if (activation == "softmax") return softmax(outputs);
  for (Output& output : outputs) {
    for (double& value : output.values) {
      if (activation == "relu") value = std::max(value, 0.0);
      if (activation == "sigmoid") value = 1.0 / (1.0 + std::exp(-value));
    }
  }
}

Measured measured(const Output& output) {
  Measured measured;
  measured.bound = output.bound;
  double total = 0.0;
  std::int64_t finite = 0;
  for (const double value : output.values) {
    if (!std::isfinite(value)) continue;
    ++finite;
    total += value;
    measured.min = std::min(measured.min, value);
    measured.max = std::max(measured.max, value);
  }
  measured.mean = total / static_cast<double>(std::max<std::int64_t>(1, finite));
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

Parameters held_by(Driver& driver) {
  const Json told = driver.value("/parameters");
  return {told["weights"], told["biases"]};
}

testing::AssertionResult outputs_are(const Json& state, const Tensor& stack, const Parameters& parameters) {
  if (!state.contains("output")) return testing::AssertionFailure() << "the state has no outputs";
  if (state["output"]["mean"].size() != parameters.weights.size())
    return testing::AssertionFailure() << "outputs of another number of filters: " << state["output"].dump();
  std::vector<Output> outputs;
  for (std::size_t o = 0; o < parameters.weights.size(); ++o)
    outputs.push_back(summed(stack, parameters.weights[o], parameters.biases[o]));
  activate(outputs, state["document"]["activation"]);
  for (std::size_t o = 0; o < outputs.size(); ++o) {
    const Measured expected = measured(outputs[o]);
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
  const auto written = test::write_npy_values(folder_.path(name), values, shape);
  EXPECT_TRUE(written) << name;
  return folder_.path(name);
}

std::string Journey::save_photo(const std::string& name, int width, int height) const {
  std::vector<std::uint8_t> rgb;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      for (const int value : {x * 2, y * 3, (x / 8 + y / 8) % 2 * 200}) rgb.push_back(static_cast<std::uint8_t>(value));
    }
  }
  EXPECT_TRUE(write_png(folder_.path(name), width, height, rgb));
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

bool overlap(const Area& a, const Area& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

void choose_preset(Driver& driver, const std::string& id) {
  const Document& document = driver.session().document();
  const auto presets = presets_for(*document.input, document.source, document.network.cout());
  const auto found = std::ranges::find(presets, id, &Preset::id);
  ASSERT_NE(found, presets.end()) << id;
  driver.click("preset");
  driver.click("preset." + std::to_string(found - presets.begin()));
  driver.wait_idle();
}

}  // namespace pw
