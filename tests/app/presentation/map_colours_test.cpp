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
    EXPECT_EQ(of(Activation::kSoftmax, {0.0F, 0.7F, 0.2, 0}), (OutputColours{&viridis(), {0.0F, 1.0F}}));
    EXPECT_EQ(of(Activation::kSoftmax, {0.01F, 0.03F, 0.016, 0}), (OutputColours{&viridis(), {0.0F, 0.05F}}));
    EXPECT_EQ(of(Activation::kNone, {0.1F, 1.0F, 0.5, 0}, true), (OutputColours{&greys(), {0.0F, 1.0F}}));
    EXPECT_EQ(of(Activation::kNone, {0.0F, 1.25F, 0.5, 0}, true).map, &greys());
    EXPECT_NEAR(of(Activation::kNone, {0.0F, 1.25F, 0.5, 0}, true).range.hi, 1.25F, 1e-3F);
    EXPECT_EQ(of(Activation::kNone, range, true), (OutputColours{theme.diverging, {-1.5F, 1.5F}}));
  }
}

// A stack of a constant 0, a constant 3 and a ramp from 0 to 5.
Document constant_and_ramp(std::int64_t width) {
  FeatureMaps features{Tensor({1, 3, 1, width}), {}};
  std::ranges::fill(features.maps.plane(0, 1), 3.0F);
  for (std::int64_t x = 0; x < width; ++x)
    features.maps.plane(0, 2)[static_cast<std::size_t>(x)] = 5.0F - static_cast<float>(x);
  Document document;
  document.input = make_input_stack(std::move(features));
  return document;
}

TEST(InputColours, AConstantMapIsDrawnInTheLowestColour) {
  const Document document = constant_and_ramp(6);
  for (const std::int64_t map : {0, 1}) {
    EXPECT_TRUE(is_constant(*document.input, 0, map));
    const Range range = input_range(document, 0, map, RangeMode::kPerMap, false);
    EXPECT_EQ(position_in(range, document.input->of(0, map).min), 0.0F) << map;
  }
  EXPECT_FALSE(is_constant(*document.input, 0, 2));
  EXPECT_EQ(constant_maps(*document.input, 0), 2);
}

TEST(InputColours, ASinglePositionIsComparedWithTheOtherMaps) {
  const Document document = constant_and_ramp(1);
  EXPECT_EQ(constant_maps(*document.input, 0), 0);
  for (const std::int64_t map : {0, 1, 2})
    EXPECT_EQ(input_range(document, 0, map, RangeMode::kPerMap, false), (Range{0.0F, 5.0F})) << map;
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
