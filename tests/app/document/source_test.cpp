#include "app/document/source.h"

#include <gtest/gtest.h>

namespace pw {
namespace {

Source of(decltype(Source::from) from) {
  Source source;
  source.from = std::move(from);
  return source;
}

TEST(Source, OfAScene) {
  const Source source = of(SceneSource{UINT64_MAX, Weather::kDay});
  EXPECT_EQ(source_text(source), "scene 18446744073709551615");
  EXPECT_EQ(source.seed(), UINT64_MAX);
  EXPECT_EQ(source.axis_order(), std::nullopt);
  EXPECT_FALSE(source.is_built_in());
}

TEST(Source, OfAnArray) {
  const Source source = of(FileSource{"maps/x.safetensors:a", "00ff", AxisOrder::kNhwc});
  EXPECT_EQ(source_text(source), "maps/x.safetensors:a");
  EXPECT_EQ(source.seed(), std::nullopt);
  EXPECT_EQ(source.axis_order(), AxisOrder::kNhwc);
}

TEST(Source, OfAPhoto) {
  EXPECT_EQ(of(FileSource{"photo.jpg", {}, std::nullopt}).axis_order(), std::nullopt);
}

TEST(Source, BuiltIn) {
  const Source source;
  EXPECT_TRUE(source.is_built_in());
  EXPECT_EQ(source_text(source), "hand-checkable stack");
  EXPECT_EQ(source.seed(), std::nullopt);
}

TEST(Source, DiffersIfAnyPartDiffers) {
  const Source source = of(FileSource{"x.npy", "00", AxisOrder::kNhwc});
  EXPECT_EQ(source, of(FileSource{"x.npy", "00", AxisOrder::kNhwc}));
  EXPECT_NE(source, of(FileSource{"x.npy", "01", AxisOrder::kNhwc}));
  EXPECT_NE(source, of(FileSource{"x.npy", "00", AxisOrder::kNchw}));
  Source other = source;
  other.extractor = ExtractorKind::kPixels;
  EXPECT_NE(source, other);
}

}  // namespace
}  // namespace pw
