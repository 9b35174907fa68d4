#include "app/presentation/map_colours.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

namespace pw {
namespace {

TEST(OutputColours, DependOnTheActivationTheRangeAndTheTheme) {
  const OutputRange range{-1.5F, 0.75F, 0.0, 0};
  for (const ThemeKind kind : {ThemeKind::kDark, ThemeKind::kLight, ThemeKind::kProjector}) {
    const Theme& theme = theme_of(kind);
    const auto of = [&](Activation activation, const OutputRange& of_output, bool from_pixels = false) {
      return output_colours(activation, of_output, from_pixels, theme);
    };
    EXPECT_EQ(of(Activation::kNone, range), (OutputColours{theme.diverging, {-1.5F, 1.5F}}));
    EXPECT_EQ(of(Activation::kNone, {0.5F, 2.0F, 1.0, 0}), (OutputColours{theme.diverging, {-2.0F, 2.0F}}));
    EXPECT_EQ(of(Activation::kNone, {}), (OutputColours{theme.diverging, {-1.0F, 1.0F}}));
    EXPECT_EQ(of(Activation::kRelu, {0.0F, 0.75F, 0.1, 0}), (OutputColours{&viridis(), {0.0F, 0.75F}}));
    EXPECT_EQ(of(Activation::kRelu, {}), (OutputColours{&viridis(), {0.0F, 1.0F}}));
    EXPECT_EQ(of(Activation::kSigmoid, {0.2F, 0.3F, 0.2, 0}), (OutputColours{&viridis(), {0.0F, 1.0F}}));
    EXPECT_EQ(of(Activation::kSoftmax, {0.2F, 0.3F, 0.2, 0}), (OutputColours{&viridis(), {0.0F, 1.0F}}));
    EXPECT_EQ(of(Activation::kNone, {0.1F, 1.0F, 0.5, 0}, true), (OutputColours{&greys(), {0.0F, 1.0F}}));
    EXPECT_EQ(of(Activation::kNone, range, true), (OutputColours{theme.diverging, {-1.5F, 1.5F}}));
  }
}

TEST(OutputColours, OfABatchHaveOneRangePerOutput) {
  Tensor outputs({2, 2, 1, 2});
  std::ranges::copy(std::vector{-1.0F, 2.0F}, outputs.plane(0, 0).begin());
  std::ranges::copy(std::vector{10.0F, -20.0F}, outputs.plane(0, 1).begin());
  std::ranges::copy(std::vector{-3.0F, 0.0F}, outputs.plane(1, 0).begin());
  std::ranges::copy(std::vector{std::numeric_limits<float>::infinity(), 5.0F}, outputs.plane(1, 1).begin());
  const Theme& theme = theme_of(ThemeKind::kLight);
  EXPECT_EQ(output_colours(Activation::kNone, outputs, false, theme, nullptr),
            (std::vector<OutputColours>{{theme.diverging, {-3.0F, 3.0F}}, {theme.diverging, {-20.0F, 20.0F}}}));
}

}  // namespace
}  // namespace pw
