#include "compute/cost/block.h"

#include <gtest/gtest.h>

#include "compute/cost/inception.h"
#include "compute/cost/net_builder.h"
#include "compute/cost/next_layer.h"

namespace pw {
namespace {

NetCost cost_of(const MapSize& input, NetBuilder& net) {
  const std::vector<NetBlock> blocks = net.take();
  const auto cost = net_cost(input, blocks);
  EXPECT_TRUE(cost) << cost.error().reason;
  return cost.value_or(NetCost{});
}

std::string problem_of(const MapSize& input, const std::vector<NetBlock>& blocks) {
  const auto cost = net_cost(input, blocks);
  return cost ? "" : cost.error().reason;
}

TEST(NetBlocks, AgreesWithTheNextLayer) {
  for (const NextKernel kernel : {NextKernel::kThree, NextKernel::kUpsampling, NextKernel::kDepthwise}) {
    NextLayer layer;
    layer.kernel = kernel;
    const NextLayerCost expected = next_layer_cost(layer);
    NetBuilder direct(true);
    NetBuilder reduced(true);
    if (kernel == NextKernel::kUpsampling) {
      direct.upsampling(0, 8, 64);
      reduced.upsampling(reduced.convolution(0, 1, 2), 8, 64);
    } else {
      direct.convolution(0, 3, 64);
      if (kernel == NextKernel::kThree) reduced.convolution(reduced.convolution(0, 1, 2), 3, 64);
      if (kernel == NextKernel::kDepthwise) reduced.convolution(reduced.depthwise(0, 3, 1), 1, 64);
    }
    const NetCost direct_cost = cost_of(layer.input, direct);
    const NetCost reduced_cost = cost_of(layer.input, reduced);
    EXPECT_EQ(direct_cost.total, expected.direct);
    EXPECT_EQ(reduced_cost.total, expected.reduced);
    EXPECT_EQ(reduced_cost.blocks.back().size, expected.z);
    EXPECT_EQ(direct_cost.kept, expected.kept_direct);
    EXPECT_EQ(reduced_cost.kept, expected.kept_reduced);
    EXPECT_EQ(direct_cost.peak, expected.peak_direct);
    EXPECT_EQ(reduced_cost.peak, expected.peak_reduced);
    EXPECT_EQ(reduced_cost.map_bytes, expected.map_bytes_reduced);
  }
}

TEST(NetBlocks, AgreesWithInception) {
  const InceptionModule module{{1, 20, 72, 256}, {}, false};
  NetBuilder net(true);
  const std::size_t three = net.convolution(net.convolution(0, 1, 128), 3, 192);
  const std::size_t five = net.convolution(net.convolution(0, 1, 32), 5, 96);
  net.concatenation({net.convolution(0, 1, 128), three, five, net.convolution(net.pooling(0, 3, 1, 1), 1, 64)});
  const NetCost cost = cost_of(module.input, net);
  const InceptionCost expected = inception_cost(module);
  EXPECT_EQ(cost.total, expected.total);
  EXPECT_EQ(cost.blocks.back().size.maps, expected.maps_out);
  // Written into the concatenation: nothing twice.
  EXPECT_EQ(cost.map_bytes, 4 * 1'440 * (128 + 192 + 32 + 96 + 128 + 256 + 64));
  // At the last 1×1: x is read no more, its pooling is.
  EXPECT_EQ(cost.peak, 4 * 1'440 * (256 + 192 + 96 + 128 + 256));
}

TEST(NetBlocks, FireModulesOfSqueezeNet) {
  for (const auto& [side, maps, squeezed, expanded, weights] :
       {std::array<std::int64_t, 5>{55, 96, 16, 64, 11'776}, {13, 512, 64, 256, 196'608}}) {
    NetBuilder net(true);
    const std::size_t squeeze = net.convolution(0, 1, squeezed);
    net.concatenation({net.convolution(squeeze, 1, expanded), net.convolution(squeeze, 3, expanded)});
    const NetCost cost = cost_of({1, side, side, maps}, net);
    EXPECT_EQ(cost.total.weights, weights);
    EXPECT_EQ(cost.total.macs, Count(weights) * side * side);
    EXPECT_EQ(cost.blocks.back().size.maps, 2 * expanded);
  }
}

TEST(NetBlocks, ShapesOfStridesAndPadding) {
  NetBuilder net(true);
  const std::size_t first = net.convolution(0, 7, 64, 2);
  net.pooling(first, 3, 2, 1);
  net.pooling(first, 3, 2);
  net.upsampling(first, 2, 5);
  net.dense(first, 10);
  const NetCost cost = cost_of({2, 224, 225, 3}, net);
  EXPECT_EQ(cost.blocks[0].size, (MapSize{2, 112, 113, 64}));
  EXPECT_EQ(cost.blocks[1].size, (MapSize{2, 56, 57, 64}));
  EXPECT_EQ(cost.blocks[2].size, (MapSize{2, 55, 56, 64}));
  EXPECT_EQ(cost.blocks[3].size, (MapSize{2, 224, 226, 5}));
  EXPECT_EQ(cost.blocks[4].size, (MapSize{2, 1, 1, 10}));
  EXPECT_EQ(cost.blocks[3].cost.macs, 2 * 112 * 113 * 16 * 64 * 5);
  EXPECT_EQ(cost.blocks[4].cost.parameters, 112 * 113 * 64 * 10 + 10);
}

TEST(NetBlocks, BatchNormsCountAsParametersOnly) {
  NetBuilder net(false);
  net.depthwise(net.convolution(0, 3, 8), 3, 1);
  const NetCost cost = cost_of({1, 4, 4, 2}, net);
  EXPECT_EQ(cost.total, (LayerCost{16 * (9 * 2 * 8 + 9 * 8), 9 * 2 * 8 + 9 * 8, 9 * 2 * 8 + 9 * 8 + 2 * 8 + 2 * 8}));
  // Training keeps what a norm reads, too; running, it overwrites that.
  EXPECT_EQ(cost.kept, 4 * 16 * (2 + 4 * 8));
  EXPECT_EQ(cost.peak, 4 * 16 * (8 + 8));
}

TEST(NetBlocks, WhatIsReadLaterIsHeldUntilThen) {
  NetBuilder net(true);
  const std::size_t first = net.convolution(0, 1, 10);
  const std::size_t second = net.convolution(first, 1, 1);
  const std::size_t third = net.convolution(second, 1, 10);
  net.addition(first, third);
  // While the third runs: first, second, third; the input is gone.
  EXPECT_EQ(cost_of({1, 1, 1, 3}, net).peak, 4 * (10 + 1 + 10));
}

TEST(NetBlocks, SaysWhichBlockDoesNotFit) {
  const MapSize input{1, 5, 9, 4};
  EXPECT_EQ(problem_of(input, {{.kind = NetBlockKind::kConvolution, .reads = {0}, .kernel = 7, .maps_out = 2}}),
            "Block 1 has a kernel of 7×7, larger than the 5×9 positions that it reads.");
  EXPECT_EQ(problem_of(input, {{.kind = NetBlockKind::kConvolution, .reads = {1}, .maps_out = 2}}),
            "Block 1 reads what is made after it.");
  EXPECT_EQ(problem_of(input, {{.kind = NetBlockKind::kPooling, .reads = {}}}), "Block 1 reads nothing.");
  EXPECT_EQ(problem_of(input, {{.kind = NetBlockKind::kConvolution, .reads = {0}}}), "Block 1 makes 0 maps.");
  EXPECT_EQ(problem_of(input, {{.kind = NetBlockKind::kConvolution, .reads = {0}, .maps_out = 2},
                               {.kind = NetBlockKind::kAddition, .reads = {0, 1}}}),
            "Block 2 adds 2 maps to 4.");
  EXPECT_EQ(problem_of(input, {{.kind = NetBlockKind::kPooling, .reads = {0}, .kernel = 2, .stride = 2},
                               {.kind = NetBlockKind::kConcatenation, .reads = {0, 1}}}),
            "Block 2 joins 5×9 and 2×4 positions.");
  EXPECT_EQ(problem_of({1, 0, 9, 4}, {}), "The input of the net has a size below 1 or too large to be counted.");
  const NetBlock larger{
      .kind = NetBlockKind::kTransposed, .reads = {0}, .kernel = 1'000'000, .stride = 1'000'000, .maps_out = 1};
  EXPECT_EQ(problem_of({1, 10'000'000, 1, 1}, {larger}), "Block 1 makes no maps, or more than can be counted.");
  const NetBlock none{.kind = NetBlockKind::kTransposed, .reads = {0}, .padding = 900, .maps_out = 1};
  EXPECT_EQ(problem_of(input, {none}), "Block 1 makes no maps, or more than can be counted.");
}

}  // namespace
}  // namespace pw
