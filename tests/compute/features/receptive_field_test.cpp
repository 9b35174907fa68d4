#include "compute/features/receptive_field.h"

#include <gtest/gtest.h>

#include <cmath>
#include <utility>

#include "compute/features/learned/network_weights.h"
#include "tests/source_file.h"

namespace pw {
namespace {

Image grey(int width, int height) {
  Image image;
  image.width = width;
  image.height = height;
  image.rgb8.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3, 100);
  return image;
}

Tensor maps_of(const Image& image, ExtractorKind kind) {
  FeatureExtractor extractor(source_file("assets"));
  auto maps = extractor.extract(image, kind, nullptr, nullptr);
  EXPECT_TRUE(maps.has_value());
  return std::move(maps->maps);
}

// By more than rounding: the fast algorithms of convolutions mix neighbours that they do not use.
bool differs_at(const Tensor& a, const Tensor& b, std::int64_t row, std::int64_t column) {
  const auto at = static_cast<std::size_t>(row * a.shape().w + column);
  for (std::int64_t map = 0; map < a.shape().c; ++map) {
    if (std::fabs(a.plane(0, map)[at] - b.plane(0, map)[at]) > 2e-5F) return true;
  }
  return false;
}

bool contains(const PixelBox& box, std::int64_t x, std::int64_t y) {
  return x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h;
}

TEST(ReceptiveField, OfTheNetworkIs134PixelsWide) {
  const auto box = receptive_field(ExtractorKind::kLearned, 35, 14);
  EXPECT_EQ(box, (PixelBox{35 * 8 - 63, 14 * 8 - 63, 134, 134}));
  EXPECT_EQ(receptive_field(ExtractorKind::kRandom, 35, 14), box);
  // The poolings make the stride.
  EXPECT_EQ(receptive_field(ExtractorKind::kLearned, 36, 14)->x - box->x, kNetworkStride);
}

TEST(ReceptiveField, OfPixelsIsTheirOwnAndOfTheFilterBankUnknown) {
  EXPECT_EQ(receptive_field(ExtractorKind::kPixels, 5, 3), (PixelBox{5, 3, 1, 1}));
  EXPECT_EQ(receptive_field(ExtractorKind::kFilterbank, 5, 3), std::nullopt);
}

TEST(ReceptiveField, IsClippedAtTheBorder) {
  EXPECT_EQ(clipped({-63, 49, 134, 134}, 576, 160), (PixelBox{0, 49, 71, 111}));
  EXPECT_EQ(clipped({513, -63, 134, 134}, 576, 160), (PixelBox{513, 0, 63, 71}));
  EXPECT_EQ(clipped({-63, -63, 134, 134}, 8, 8), (PixelBox{0, 0, 8, 8}));
}

// Which positions change with a pixel. No position changes from outside of its box; those whose box has the pixel
// near its border may not, where a pooling or a ReLU passes something else.
class ChangedPixel : public testing::TestWithParam<ExtractorKind> {};

TEST_P(ChangedPixel, IsSeenByThePositionsWhoseBoxHasIt) {
  const Image before = grey(304, 152);
  const Tensor maps = maps_of(before, GetParam());
  for (const auto& [x, y] : {std::pair{150, 76}, {152, 79}, {0, 0}, {303, 151}}) {
    Image after = before;
    const auto at = 3 * (static_cast<std::size_t>(y) * 304 + static_cast<std::size_t>(x));
    for (std::size_t c = 0; c < 3; ++c) after.rgb8[at + c] = 255;
    const Tensor changed = maps_of(after, GetParam());
    std::int64_t inside = 0, seen = 0;
    for (std::int64_t row = 0; row < maps.shape().h; ++row) {
      for (std::int64_t column = 0; column < maps.shape().w; ++column) {
        const bool has_it = contains(*receptive_field(GetParam(), column, row), x, y);
        const bool differs = differs_at(maps, changed, row, column);
        EXPECT_TRUE(has_it || !differs) << "pixel " << x << ", " << y << ", column " << column << ", row " << row;
        inside += has_it ? 1 : 0;
        seen += differs ? 1 : 0;
      }
    }
    // The box is not larger than it must be.
    EXPECT_GE(static_cast<double>(seen), 0.7 * static_cast<double>(inside)) << "pixel " << x << ", " << y;
  }
}

INSTANTIATE_TEST_SUITE_P(Networks, ChangedPixel, testing::Values(ExtractorKind::kLearned, ExtractorKind::kRandom));

}  // namespace
}  // namespace pw
