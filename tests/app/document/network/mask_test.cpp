#include "app/document/network/mask.h"

#include <gtest/gtest.h>

#include <limits>

#include "tests/app/document/document_test_documents.h"

namespace pw {
namespace {

std::vector<std::int64_t> silent(const Mask& mask) {
  std::vector<std::int64_t> maps;
  for (std::int64_t map = 0; map < 4; ++map) {
    if (mask.silences(map)) maps.push_back(map);
  }
  return maps;
}

TEST(Mask, SilencesMutedMapsAndAllButSoloMaps) {
  using Maps = std::vector<std::int64_t>;
  EXPECT_EQ(silent({}), Maps{});
  EXPECT_EQ(silent({{1, 3}, {}}), (Maps{1, 3}));
  EXPECT_EQ(silent({{}, {1}}), (Maps{0, 2, 3}));
  EXPECT_EQ(silent({{1}, {1, 2}}), (Maps{0, 1, 3}));
  EXPECT_EQ(silent({{2}, {2}}), (Maps{0, 1, 2, 3}));
}

TEST(Mask, StaysSortedWithoutDuplicates) {
  Mask mask;
  for (const std::int64_t map : {3, 1, 2, 1, 3}) mask = with_muted(mask, map, true);
  EXPECT_EQ(mask, (Mask{{1, 2, 3}, {}}));
  mask = with_solo(with_solo(mask, 2, true), 0, true);
  EXPECT_EQ(mask, (Mask{{1, 2, 3}, {0, 2}}));
  mask = with_muted(with_muted(mask, 2, false), 2, false);
  EXPECT_EQ(mask, (Mask{{1, 3}, {0, 2}}));
  EXPECT_EQ(with_solo(with_solo(mask, 0, false), 2, false), (Mask{{1, 3}, {}}));
  EXPECT_TRUE(mask.fits(4));
  EXPECT_FALSE(mask.fits(3));
}

TEST(Mask, EffectiveWeightsHaveZeroColumns) {
  PointwiseLayer layer = test::weights_of(2, 4)->parameters;
  layer.w(1, 1) = std::numeric_limits<float>::quiet_NaN();
  layer.activation = Activation::kSoftmax;
  const PointwiseLayer masked = effective(layer, {{1}, {1, 2}});
  EXPECT_EQ(masked.weight, (std::vector<float>{0, 0, layer.w(0, 2), 0, 0, 0, layer.w(1, 2), 0}));
  EXPECT_EQ(masked.bias, layer.bias);
  EXPECT_EQ(masked.activation, Activation::kSoftmax);
}

TEST(Mask, AnEmptyMaskLeavesTheWeightsUnchanged) {
  const PointwiseLayer layer = test::weights_of(2, 4)->parameters;
  EXPECT_EQ(effective(layer, {}), layer);
}

TEST(Mask, WithOnlySomeMapsMutesAllOthers) {
  const std::vector<std::int64_t> some = {4, 0, 2};
  EXPECT_EQ(with_only({}, some, 6), (Mask{{1, 3, 5}, {}}));
  EXPECT_EQ(with_only({{2}, {}}, some, 6), (Mask{{1, 2, 3, 5}, {}}));
  EXPECT_EQ(with_only({{}, {0, 1}}, some, 6), (Mask{{1, 2, 3, 4, 5}, {}}));
  EXPECT_EQ(with_only({}, {}, 3), (Mask{{0, 1, 2}, {}}));
}

TEST(Mask, FlippingIsForAllOfTheMapsAndMutedExcludesSolo) {
  const std::vector<std::int64_t> some = {1, 3};
  const Mask both = with_muting_flipped({{1}, {3, 5}}, some);
  EXPECT_EQ(both, (Mask{{1, 3}, {5}}));
  EXPECT_EQ(with_muting_flipped(both, some), (Mask{{}, {5}}));
  const Mask solo = with_solo_flipped({{1, 2}, {}}, some);
  EXPECT_EQ(solo, (Mask{{2}, {1, 3}}));
  EXPECT_EQ(with_solo_flipped(solo, some), (Mask{{2}, {}}));
}

}  // namespace
}  // namespace pw
