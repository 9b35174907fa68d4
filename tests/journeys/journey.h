#pragma once
// Shared by the journeys: test files, and the expected outputs.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "compute/core/tensor.h"
#include "driver.h"
#include "tests/app/file_dialog/files_test_folder.h"

namespace pw {

// Weights and biases of a test: [output][input].
struct Parameters {
  std::vector<std::vector<float>> weights;
  std::vector<float> biases;

  float& w(std::size_t output, std::size_t input) { return weights[output][input]; }
  bool operator==(const Parameters&) const = default;
};

// Blobs and ramps of various magnitudes; every fourth map has both signs.
Tensor made_up_stack(const Shape& shape, unsigned seed = 1);
// Uniform in ±0.2, biases zero.
Parameters made_up_parameters(std::size_t outputs, std::size_t inputs, unsigned seed = 2);
// Of the window's built-in maps of whole numbers.
inline constexpr Shape kSmall{1, 4, 3, 4};

// Whether they share more than an edge.
bool overlap(const Area& a, const Area& b);

// What the window holds, bit for bit.
Parameters held_by(Driver& driver);
// Whether the outputs in the state match this stack and these parameters under its activation: minimum, maximum and
// mean of each output, without non-finite values, within the rounding of float sums.
testing::AssertionResult outputs_are(const Json& state, const Tensor& stack, const Parameters& parameters);
// Whether two states have the same outputs, within accumulated rounding errors.
testing::AssertionResult same_outputs(const Json& a, const Json& b);

// Loads ready-made weights from the menu; `id` as in presets_for.
void choose_preset(Driver& driver, const std::string& id);

class Journey : public testing::Test {
 protected:
  // Write files; return their paths.
  std::string save_stack(const std::string& name, const Tensor& stack) const;
  std::string save_weights(const std::string& name, const Parameters& parameters) const;
  // Ramps and a checkerboard.
  std::string save_photo(const std::string& name, int width = 96, int height = 64) const;
  // Opens a window with these files.
  static WindowOptions opened(std::vector<std::string> files);

  const TestFolder folder_;
};

// With a stack of (1, 20, 72, 64) and weights for two outputs: smaller than the sample scene, so that the bars are
// wide.
class StackJourney : public Journey {
 protected:
  StackJourney() : driver_(opened({save_stack("stack.npy", stack_), save_weights("weights.npy", parameters_)})) {}

  const Tensor stack_ = made_up_stack({1, 64, 20, 72});
  Parameters parameters_ = made_up_parameters(2, 64);
  Driver driver_;
};

// The names of widgets in the state with this prefix.
std::vector<std::string> widgets_named(const Json& state, const std::string& prefix);

}  // namespace pw
