#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

#include "compute/core/random.h"
#include "compute/layer/pointwise_forward.h"
#include "compute/reduction/blind_change.h"
#include "compute/reduction/reconstruction.h"
#include "compute/reduction/reduction_curves.h"
#include "compute/reduction/reduction_source.h"
#include "compute/reduction/reduction_table.h"
#include "tests/compute/features/scene_test_maps.h"

namespace pw {
namespace {

using test::example_scene;
using Data = std::shared_ptr<const ReductionData>;

// What is not labelled in `fitted`.
std::vector<std::uint8_t> others(const std::vector<std::uint8_t>& classes, const std::vector<std::uint8_t>& fitted) {
  std::vector<std::uint8_t> rest = classes;
  for (std::size_t p = 0; p < rest.size(); ++p)
    if (fitted[p] != kNoClass) rest[p] = kNoClass;
  return rest;
}

Data example_data() {
  const auto fitted = test::every_18th(example_scene().classes);
  return data_of_stack(example_scene().maps, fitted, others(example_scene().classes, fitted), 2).value();
}

// Random maps whose class depends on a few of them.
struct SmallStack {
  Tensor maps;
  std::vector<std::uint8_t> classes;
};

SmallStack small_stack(std::int64_t maps, int classes, std::uint64_t seed) {
  SmallStack stack{Tensor({1, maps, 6, 10}), {}};
  Random random(seed, 1);
  for (std::int64_t map = 0; map < maps; ++map)
    for (float& value : stack.maps.plane(0, map)) value = random.normal(2.0F) + 1.0F;
  for (std::size_t p = 0; p < 60; ++p)
    stack.classes.push_back(static_cast<std::uint8_t>(
        std::clamp(static_cast<int>(std::floor(stack.maps.plane(0, 0)[p] + 1.0F)), 0, classes - 1)));
  return stack;
}

TEST(ReductionTable, GivesTheReferenceValuesOfTheExampleScene) {
  ReductionTable table(example_data(), 2, 1);
  struct Expected {
    ReductionKind kind;
    double raw, standardised;
  };
  for (const auto& [kind, raw, standardised] : {Expected{ReductionKind::kAll, 1.0, 1.0},
                                                {ReductionKind::kLearned, 0.175667, 0.156535},
                                                {ReductionKind::kLearnedAndPca, 0.277675, 0.248957},
                                                {ReductionKind::kPca, 0.325292, 0.280174},
                                                {ReductionKind::kBestKept, 0.161925, 0.149378},
                                                {ReductionKind::kKeptForMaps, 0.259461, 0.204790},
                                                {ReductionKind::kMostVariance, 0.215156, 0.162187}}) {
    const ReductionRow row = table.row(kind);
    EXPECT_NEAR(row.explained_raw, raw, 1e-3) << static_cast<int>(kind);
    EXPECT_NEAR(row.explained_standardised, standardised, 1e-3) << static_cast<int>(kind);
  }
  EXPECT_NEAR(*table.row(ReductionKind::kAll).score.iou, 0.9641, 1e-3);
  EXPECT_EQ(table.row(ReductionKind::kBestKept).kept, (std::vector<std::int64_t>{122, 179}));
  EXPECT_EQ(table.row(ReductionKind::kKeptForMaps).kept, (std::vector<std::int64_t>{118, 168}));
  EXPECT_EQ(table.row(ReductionKind::kMostVariance).kept, (std::vector<std::int64_t>{168, 24}));
}

TEST(ReductionTable, FoldedIsReadOutOfTheMixAndTheRisingOutputIsTheClass) {
  ReductionTable table(example_data(), 2, 1);
  for (const ReductionKind kind : table.kinds()) {
    if (kind == ReductionKind::kAll) continue;
    const ReductionRow row = table.row(kind);
    ASSERT_EQ(row.mix.cout, 2);
    // The two rows of `folded` are combinations of those of `mix`: a fit of one by the other leaves nothing.
    const Tensor outputs = pointwise_sums(example_scene().maps, row.mix),
                 scores = pointwise_sums(example_scene().maps, row.folded);
    const Tensor both({1, 1, 20, 72});
    double rising[2] = {0.0, 0.0};
    double mean[2] = {0.0, 0.0}, margin_mean = 0.0;
    for (std::size_t p = 0; p < 1440; ++p) {
      margin_mean += static_cast<double>(scores.plane(0, 1)[p] - scores.plane(0, 0)[p]) / 1440.0;
      for (int o = 0; o < 2; ++o) mean[o] += static_cast<double>(outputs.plane(0, o)[p]) / 1440.0;
    }
    for (std::size_t p = 0; p < 1440; ++p) {
      const double margin = static_cast<double>(scores.plane(0, 1)[p] - scores.plane(0, 0)[p]) - margin_mean;
      for (int o = 0; o < 2; ++o) rising[o] += margin * (static_cast<double>(outputs.plane(0, o)[p]) - mean[o]);
    }
    if (kind == ReductionKind::kLearned) {
      EXPECT_LT(rising[0], 0.0);
      EXPECT_GT(rising[1], 0.0);
    }
  }
}

TEST(ReductionTable, DrawsHaveARangeAroundTheirMean) {
  ReductionTable table(example_data(), 2, 1);
  for (const ReductionKind kind : {ReductionKind::kRandomKept, ReductionKind::kRandomMix}) {
    const ReductionRow row = table.row(kind);
    EXPECT_EQ(row.draws, kDraws);
    ASSERT_TRUE(row.iou_of_draws);
    EXPECT_LT(row.iou_of_draws->least, *row.score.iou);
    EXPECT_GT(row.iou_of_draws->most, *row.score.iou);
    EXPECT_LT(*row.score.iou, *table.row(ReductionKind::kLearned).score.iou);
  }
  // Another seed draws others; the same seed the same, whatever was computed before.
  ReductionTable again(example_data(), 2, 1), other(example_data(), 2, 2);
  EXPECT_EQ(again.row(ReductionKind::kRandomKept).kept, table.row(ReductionKind::kRandomKept).kept);
  EXPECT_EQ(again.row(ReductionKind::kRandomMix).folded, table.row(ReductionKind::kRandomMix).folded);
  EXPECT_NE(other.row(ReductionKind::kRandomMix).folded, table.row(ReductionKind::kRandomMix).folded);
}

TEST(ReductionTable, TheCurrentLayerIsReadOutAsItIs) {
  PointwiseLayer layer(3, 256);
  Random random(5, 0);
  for (float& weight : layer.weight) weight = random.normal(0.1F);
  ReductionTable table(example_data(), 2, 1, layer);
  const ReductionRow row = table.row(ReductionKind::kCurrent);
  EXPECT_EQ(row.mix, layer);
  EXPECT_EQ(row.folded.cout, 2);
  PointwiseLayer nothing(2, 256);
  const ReductionRow zero = ReductionTable(example_data(), 2, 1, nothing).row(ReductionKind::kCurrent);
  EXPECT_EQ(zero.explained_raw, 0.0);
  EXPECT_TRUE(std::isfinite(zero.score.accuracy));
}

TEST(ReductionTable, FewMapsHaveFewRows) {
  for (const std::int64_t maps : {1, 2, 3}) {
    const SmallStack stack = small_stack(maps, 2, 6);
    const Data data = data_of_stack(stack.maps, stack.classes, stack.classes, 2).value();
    ReductionTable table(data, 2, 1);
    EXPECT_EQ(table.kinds().size() == 1, maps <= 2) << maps;
    for (const ReductionKind kind : table.kinds()) EXPECT_TRUE(std::isfinite(table.row(kind).explained_raw));
    for (const ReductionCurve& curve : reduction_curves(*data, 1, nullptr))
      EXPECT_EQ(static_cast<std::int64_t>(curve.points.size()), maps - 1);
  }
}

TEST(ReductionTable, MoreClassesAndOtherNumbersOfOutputsHaveRows) {
  const SmallStack stack = small_stack(9, 4, 7);
  const Data data = data_of_stack(stack.maps, stack.classes, stack.classes, 4).value();
  for (const std::int64_t outputs : {1, 2, 4, 6}) {
    ReductionTable table(data, outputs, 1);
    EXPECT_GE(table.kinds().size(), 8U);
    for (const ReductionKind kind : table.kinds()) {
      const ReductionRow row = table.row(kind);
      EXPECT_EQ(row.folded.cout, 4);
      EXPECT_TRUE(std::isfinite(row.score.accuracy));
      if (kind != ReductionKind::kAll) EXPECT_EQ(row.mix.cout, outputs);
    }
    EXPECT_LE(table.row(ReductionKind::kPca).explained_standardised, 1.0 + 1e-9);
  }
}

TEST(ReductionTable, StacksWithNaNAndConstantAndEqualMapsAreDefined) {
  SmallStack stack = small_stack(6, 2, 8);
  stack.maps.plane(0, 1)[3] = std::numeric_limits<float>::quiet_NaN();
  std::ranges::fill(stack.maps.plane(0, 2), 4.0F);
  std::ranges::copy(stack.maps.plane(0, 3), stack.maps.plane(0, 4).begin());
  const Data data = data_of_stack(stack.maps, stack.classes, stack.classes, 2).value();
  ReductionTable table(data, 2, 1);
  for (const ReductionKind kind : table.kinds()) {
    const ReductionRow row = table.row(kind);
    EXPECT_TRUE(std::isfinite(row.explained_raw));
    EXPECT_TRUE(std::ranges::all_of(row.folded.weight, [](float w) { return std::isfinite(w); }));
    EXPECT_EQ(row.folded.w(0, 1), 0.0F);
    EXPECT_EQ(row.folded.w(0, 2), 0.0F);
  }
}

TEST(ReductionSource, OneClassIsNothingToTellApart) {
  const SmallStack stack = small_stack(3, 2, 9);
  const std::vector<std::uint8_t> one(60, 1), none(60, kNoClass);
  for (const auto& labels : {one, none}) {
    const auto data = data_of_stack(stack.maps, labels, labels, 2);
    ASSERT_FALSE(data);
    EXPECT_NE(data.error().message().find("fewer than two classes"), std::string::npos);
  }
}

TEST(ReductionSource, SeveralStacksAreFittedTogetherAndScoredByTheFunctionGiven) {
  const SmallStack a = small_stack(5, 2, 10), b = small_stack(5, 2, 11), other = small_stack(5, 2, 12);
  const LabelledStack fitted[] = {{a.maps, a.classes}, {b.maps, b.classes}};
  const TensorView scored[] = {other.maps};
  int calls = 0;
  const Data data = data_of_stacks(fitted, scored, 2, [&](const PointwiseLayer& layer) {
                      EXPECT_EQ(layer.cin, 5);
                      ++calls;
                      return TaskScore{0.5, 0.25};
                    }).value();
  ReductionTable table(data, 2, 1);
  EXPECT_EQ(*table.row(ReductionKind::kPca).score.iou, 0.25);
  EXPECT_EQ(calls, 1);
  EXPECT_EQ(table.row(ReductionKind::kAll).explained_raw, 1.0);
}

TEST(ReductionCurves, LearnedIsFlatAndRandomRises) {
  const std::vector<ReductionCurve> curves = reduction_curves(*example_data(), 1, nullptr);
  ASSERT_EQ(curves.size(), 4U);
  for (const ReductionCurve& curve : curves) {
    ASSERT_EQ(curve.points.size(), kCurveOutputs.size());
    EXPECT_LT(curve.points.front().explained_standardised, curve.points.back().explained_standardised);
  }
  EXPECT_NEAR(*curves[0].points.front().iou, *curves[0].points.back().iou, 0.05);
  EXPECT_GT(*curves[3].points.back().iou, *curves[3].points.front().iou + 0.2);
  // Principal components recover the most, at every number.
  for (std::size_t i = 0; i < kCurveOutputs.size(); ++i)
    for (const ReductionCurve& curve : curves)
      EXPECT_LE(curve.points[i].explained_standardised, curves[1].points[i].explained_standardised + 1e-9);
}

TEST(ReductionCurves, ACancelledRunReturnsWhatIsDone) {
  Progress progress;
  int found = 0;
  const auto curves = reduction_curves(*example_data(), 1, &progress, [&](const ReductionCurve&) {
    ++found;
    progress.cancel();
  });
  EXPECT_EQ(found, 1);
  EXPECT_LE(curves.size(), 1U);
}

TEST(ReductionCurves, ACancelledSearchGoesOnToTheSameCurves) {
  for (const int classes : {2, 4}) {
    const SmallStack stack = small_stack(9, classes, 31);
    const LabelledStack fitted{stack.maps, stack.classes};
    const TensorView scored = stack.maps;
    Progress* progress = nullptr;
    int scores = 0, cancelled_at = -1;
    // A number that tells layers apart.
    const auto score = [&](const PointwiseLayer& layer) {
      if (++scores == cancelled_at) progress->cancel();
      return TaskScore{0.5, std::accumulate(layer.weight.begin(), layer.weight.end(), 0.0)};
    };
    const Data data = data_of_stacks({&fitted, 1}, {&scored, 1}, classes, score).value();
    const std::vector<ReductionCurve> wanted = reduction_curves(*data, 1, nullptr);
    CurveSearch search(*data, 1);
    int tries = 0;
    for (std::size_t number = 0; number < CurveSearch::kCurves; ++number) {
      std::optional<ReductionCurve> curve;
      while (!curve) {
        // Each try is cancelled a little later than the one before.
        Progress of_try;
        progress = &of_try;
        cancelled_at = scores + ++tries;
        curve = search.curve(number, progress);
      }
      ASSERT_EQ(curve->points.size(), wanted[number].points.size());
      for (std::size_t i = 0; i < curve->points.size(); ++i) {
        EXPECT_EQ(curve->points[i].iou, wanted[number].points[i].iou) << number << " " << i;
        EXPECT_EQ(curve->points[i].explained_standardised, wanted[number].points[i].explained_standardised);
      }
    }
    EXPECT_GT(tries, 8);
  }
}

TEST(Reconstruction, GivesTheReferenceValuesOfTheExampleScene) {
  const auto model = make_stack_model(example_scene().maps);
  const PointwiseLayer two = principal_layer(*model, 2);
  const Reconstruction back = reconstruct(*model, two);
  EXPECT_NEAR(back.explained.standardised, 0.280174, 1e-3);
  EXPECT_NEAR(back.explained.raw, 0.325292, 1e-3);
  EXPECT_NEAR(back.most_standardised, 0.280174, 1e-3);
  EXPECT_EQ(components_for(*model, 0.5), 7);
  EXPECT_EQ(components_for(*model, 0.9), 52);
  EXPECT_NEAR(*output_correlation(*model, two, 0, 1), 0.0, 1e-4);
  EXPECT_NEAR(*output_correlation(*model, two, 1, 1), 1.0, 1e-9);
  // Its outputs have mean 0.
  const Tensor outputs = pointwise_sums(example_scene().maps, two);
  double sum = 0.0;
  for (const float value : outputs.plane(0, 1)) sum += static_cast<double>(value);
  EXPECT_NEAR(sum / 1440.0, 0.0, 1e-3);
}

TEST(Reconstruction, MirroredRowsKeepOneDirection) {
  const auto model = make_stack_model(example_scene().maps);
  PointwiseLayer layer(2, 256);
  for (std::int64_t map = 0; map < 256; ++map) {
    layer.w(1, map) = std::sin(static_cast<float>(map));
    layer.w(0, map) = -layer.w(1, map);
  }
  EXPECT_NEAR(*output_correlation(*model, layer, 0, 1), -1.0, 1e-6);
  PointwiseLayer single(1, 256);
  std::ranges::copy_n(layer.weight.begin() + 256, 256, single.weight.begin());
  EXPECT_NEAR(reconstruct(*model, layer).explained.standardised, reconstruct(*model, single).explained.standardised,
              1e-6);
  const PointwiseLayer more = difference_and_principal_layer(*model, layer, 3);
  EXPECT_EQ(more.cout, 3);
  EXPECT_GT(reconstruct(*model, more).explained.standardised, reconstruct(*model, layer).explained.standardised);
}

TEST(BlindChange, MovesAllMapsAndNoOutput) {
  const auto model = make_stack_model(example_scene().maps);
  const PointwiseLayer layer = principal_layer(*model, 2);
  EXPECT_EQ(blind_directions(layer), 254);
  const Tensor changed = *change_where_blind(example_scene().maps, *model, layer, 1);
  const Tensor before = pointwise_sums(example_scene().maps, layer), after = pointwise_sums(changed, layer);
  float largest = 0.0F;
  for (std::int64_t o = 0; o < 2; ++o)
    for (std::size_t p = 0; p < 1440; ++p)
      largest = std::max(largest, std::fabs(before.plane(0, o)[p] - after.plane(0, o)[p]));
  EXPECT_LT(largest, 1e-4F);
  EXPECT_GT(largest, 0.0F);
  for (std::int64_t map = 0; map < 256; ++map) {
    double moved = 0.0;
    for (std::size_t p = 0; p < 1440; ++p)
      moved += std::fabs(static_cast<double>(changed.plane(0, map)[p] - example_scene().maps.plane(0, map)[p]));
    EXPECT_GT(moved, 0.0) << map;
  }
  // The same seed the same bytes, another seed others.
  const Tensor again = *change_where_blind(example_scene().maps, *model, layer, 1);
  EXPECT_TRUE(std::ranges::equal(again.plane(0, 7), changed.plane(0, 7)));
  const Tensor other = *change_where_blind(example_scene().maps, *model, layer, 2);
  EXPECT_FALSE(std::ranges::equal(other.plane(0, 7), changed.plane(0, 7)));
}

TEST(BlindChange, ALayerThatSeesEverythingLeavesNoDirection) {
  const SmallStack stack = small_stack(2, 2, 13);
  const auto model = make_stack_model(stack.maps);
  PointwiseLayer layer(2, 2);
  layer.weight = {1.0F, 0.5F, 0.0F, 1.0F};
  EXPECT_EQ(blind_directions(layer), 0);
  EXPECT_FALSE(change_where_blind(stack.maps, *model, layer, 1));
  layer.weight = {1.0F, 0.5F, 2.0F, 1.0F};
  EXPECT_EQ(blind_directions(layer), 1);
  EXPECT_TRUE(change_where_blind(stack.maps, *model, layer, 1));
  EXPECT_EQ(blind_directions(PointwiseLayer(2, 2)), 2);
}

}  // namespace
}  // namespace pw
