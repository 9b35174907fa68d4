#include "compute/cost/next_layer.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pw {
namespace {

NextLayer layer_of(std::int64_t reduced, NextKernel kernel, std::int64_t next_maps) {
  return {{1, 20, 72, 256}, reduced, kernel, next_maps};
}

TEST(NextLayer, ThreeByThreeOfTheRoadStack) {
  const NextLayerCost cost = next_layer_cost({});
  EXPECT_EQ(cost.direct, (LayerCost{212'336'640, 147'456, 147'520}));
  EXPECT_EQ(cost.reduction, (LayerCost{737'280, 512, 514}));
  EXPECT_EQ(cost.next, (LayerCost{1'658'880, 1'152, 1'216}));
  EXPECT_EQ(cost.reduced, (LayerCost{2'396'160, 1'664, 1'730}));
  EXPECT_EQ(cost.dense.parameters, 1'061'686'080);
  EXPECT_EQ(cost.dense.weights, 1'061'683'200);
  EXPECT_EQ(cost.dense.macs, 1'061'683'200);
  EXPECT_EQ(cost.alone, 128.0);
  EXPECT_NEAR(cost.net, 88.615, 5e-4);
  EXPECT_NEAR(cost.parameters, 85.27, 5e-3);
  EXPECT_NEAR(cost.break_even, 177.23, 5e-3);
  EXPECT_EQ(cost.y, (MapSize{1, 20, 72, 2}));
  EXPECT_EQ(cost.z, (MapSize{1, 20, 72, 64}));
}

TEST(NextLayer, WhatTrainingKeepsGrowsAndThePeakShrinks) {
  const NextLayerCost cost = next_layer_cost({});
  EXPECT_EQ(cost.kept_direct, 1'843'200);
  EXPECT_EQ(cost.kept_reduced, 1'854'720);
  EXPECT_EQ(cost.peak_direct, 1'843'200);
  EXPECT_EQ(cost.peak_reduced, 1'486'080);
  EXPECT_EQ(cost.map_bytes_direct, 368'640);
  EXPECT_EQ(cost.map_bytes_reduced, 380'160);
  // The next layer's own maps are the most where it makes more than the first reads.
  EXPECT_EQ(next_layer_cost(layer_of(2, NextKernel::kThree, 512)).peak_reduced, 4 * 1'440 * (2 + 512));
}

TEST(NextLayer, OtherKernels) {
  const NextLayerCost five = next_layer_cost(layer_of(2, NextKernel::kFive, 64));
  EXPECT_EQ(five.direct.macs, 589'824'000);
  EXPECT_EQ(five.reduced.macs, 5'345'280);
  EXPECT_NEAR(five.net, 110.345, 5e-4);
  EXPECT_NEAR(five.break_even, 220.7, 0.05);
  const NextLayerCost one = next_layer_cost(layer_of(2, NextKernel::kOne, 64));
  EXPECT_NEAR(one.net, 25.6, 0.01);
  const NextLayerCost two_maps = next_layer_cost(layer_of(2, NextKernel::kThree, 2));
  EXPECT_EQ(two_maps.direct.macs, 6'635'520);
  EXPECT_EQ(two_maps.reduced.macs, 789'120);
  EXPECT_NEAR(two_maps.net, 8.409, 5e-4);
  EXPECT_NEAR(two_maps.break_even, 16.8, 0.05);
  NextLayer seven = layer_of(2, NextKernel::kThree, 64);
  seven.other_width = 7;
  EXPECT_EQ(next_layer_cost(seven).direct.weights, 49 * 256 * 64);
}

TEST(NextLayer, UpsamplingOfFcn8s) {
  const NextLayerCost cost = next_layer_cost(layer_of(2, NextKernel::kUpsampling, 2));
  EXPECT_EQ(cost.direct.macs, 188'743'680);
  EXPECT_EQ(cost.next.macs, 1'474'560);
  EXPECT_EQ(cost.alone, 128.0);
  EXPECT_NEAR(cost.net, 85.33, 5e-3);
  EXPECT_EQ(cost.direct.parameters, 131'074);
  EXPECT_EQ(cost.reduced.parameters, 1'540);
  EXPECT_NEAR(cost.parameters, 85.1, 0.05);
  EXPECT_EQ(cost.z, (MapSize{1, 160, 576, 2}));
  EXPECT_NEAR(ratio(cost.peak_reduced, cost.peak_direct), 0.67, 5e-3);
  EXPECT_EQ(std::ceil(cost.break_even), 171.0);
  EXPECT_NEAR(100.0 * ratio(cost.direct.macs, 38'949'425'280), 0.485, 5e-4);
}

TEST(NextLayer, DepthwiseInsteadOfThreeByThree) {
  const NextLayerCost cost = next_layer_cost(layer_of(2, NextKernel::kDepthwise, 64));
  EXPECT_EQ(cost.direct.weights, 147'456);
  EXPECT_EQ(cost.direct.macs, 212'336'640);
  EXPECT_EQ(cost.reduced.weights, 18'688);
  EXPECT_EQ(cost.reduced.macs, 26'910'720);
  EXPECT_EQ(cost.reduced.parameters, 18'688 + 256 + 64);
  EXPECT_EQ(cost.reduction, LayerCost{});
  EXPECT_NEAR(cost.net, 7.9, 0.05);
  EXPECT_EQ(cost.break_even, 0.0);
  EXPECT_EQ(cost.y.maps, 256);
  EXPECT_NEAR(net_gain(layer_of(17, NextKernel::kDepthwise, 64), 17.0), cost.net, 1e-12);
}

TEST(NextLayer, TheCurveIsThatOfTheCounts) {
  for (const NextKernel kernel : {NextKernel::kOne, NextKernel::kThree, NextKernel::kFive, NextKernel::kUpsampling}) {
    for (const std::int64_t reduced : {1, 2, 16, 100, 177, 178, 256}) {
      const NextLayer layer = layer_of(reduced, kernel, 64);
      const NextLayerCost cost = next_layer_cost(layer);
      EXPECT_NEAR(net_gain(layer, static_cast<double>(reduced)), cost.net, 1e-9 * cost.net);
      EXPECT_EQ(cost.net<1.0, static_cast<double>(reduced)> cost.break_even);
    }
  }
}

TEST(NextLayer, CountsBeyond64Bits) {
  NextLayer layer = layer_of(1'000'000, NextKernel::kFive, 1'000'000'000);
  layer.input = {1'000, 1'000'000, 1'000'000, 1'000'000'000};
  const NextLayerCost cost = next_layer_cost(layer);
  EXPECT_FALSE(cost.direct.macs.is_exact());
  EXPECT_NEAR(cost.direct.macs.size() / 2.5e34, 1.0, 1e-9);
  EXPECT_FALSE(cost.direct.weights.is_exact());
  EXPECT_TRUE(cost.reduction.weights.is_exact());
  EXPECT_EQ(cost.reduction.weights, 1'000'000'000'000'000);
  EXPECT_NEAR(cost.alone, 1'000.0, 1e-9);
}

TEST(NextLayer, SaysWhatIsWrong) {
  EXPECT_EQ(next_layer_problem({}), "");
  EXPECT_EQ(next_layer_problem(layer_of(0, NextKernel::kThree, 64)),
            "The number of outputs of the 1×1 is 0; it is 1 or more.");
  NextLayer layer;
  layer.input.rows = -3;
  EXPECT_EQ(next_layer_problem(layer), "The number of rows is -3; it is 1 or more.");
  layer = {};
  layer.other_width = 0;
  EXPECT_EQ(next_layer_problem(layer), "The number of rows of the kernel is 0; it is 1 or more.");
}

TEST(NextLayer, SaysWhatIsOdd) {
  EXPECT_EQ(next_layer_notice({}), "");
  EXPECT_EQ(next_layer_notice(layer_of(300, NextKernel::kThree, 64)),
            "The 1×1 makes 300 maps of 256, which reduces nothing.");
  NextLayer small = layer_of(2, NextKernel::kFive, 64);
  small.input.rows = 4;
  EXPECT_EQ(next_layer_notice(small), "The kernel, 5×5, is larger than the picture, 4×72.");
  small.kernel = NextKernel::kUpsampling;
  EXPECT_EQ(next_layer_notice(small), "");
}

}  // namespace
}  // namespace pw
