#include "compute/cost/known_nets.h"

#include <gtest/gtest.h>

namespace pw {
namespace {

NetCost cost_of_net(std::string_view name) {
  const auto net = known_net(name);
  EXPECT_TRUE(net) << name;
  return net ? known_net_cost(*net) : NetCost{};
}

double percent(Count part, Count whole) {
  return 100.0 * ratio(part, whole);
}

TEST(KnownNets, EachHasItsName) {
  for (const std::string_view name : known_net_names()) {
    const auto net = known_net(name);
    ASSERT_TRUE(net) << name;
    EXPECT_EQ(net->name, name);
    EXPECT_FALSE(net->title.empty());
    EXPECT_FALSE(net->counted.empty());
  }
  EXPECT_FALSE(known_net("alexnet"));
}

TEST(KnownNets, Vgg16) {
  EXPECT_EQ(cost_of_net("vgg16").total, (LayerCost{15'470'264'320, 138'344'128, 138'357'544}));
}

TEST(KnownNets, GoogLeNet) {
  const NetCost cost = cost_of_net("googlenet");
  EXPECT_EQ(cost.total, (LayerCost{1'582'671'872, 6'990'272, 6'998'552}));
}

TEST(KnownNets, ResNet50) {
  EXPECT_EQ(cost_of_net("resnet50").total, (LayerCost{4'089'184'256, 25'502'912, 25'557'032}));
  const NetCost of_paper = known_net_cost(resnet50(false));
  EXPECT_EQ(of_paper.total, (LayerCost{3'857'973'248, 25'502'912, 25'557'032}));
}

TEST(KnownNets, MobileNet) {
  const NetCost cost = cost_of_net("mobilenet");
  EXPECT_EQ(cost.total, (LayerCost{568'740'352, 4'209'088, 4'231'976}));
  EXPECT_EQ(cost.one_by_one.macs, 539'492'352);
  EXPECT_EQ(cost.one_by_one.weights, 3'139'584);
  EXPECT_NEAR(percent(cost.one_by_one.macs, cost.total.macs), 94.86, 5e-3);
  EXPECT_NEAR(percent(cost.one_by_one.weights, cost.total.weights), 74.59, 5e-3);
}

TEST(KnownNets, Fcn8s) {
  const NetCost cost = cost_of_net("fcn8s");
  EXPECT_EQ(cost.total.parameters, 134'271'436);
  EXPECT_EQ(cost.total.macs, 38'949'425'280);
  EXPECT_EQ(cost.blocks.back().size, (MapSize{1, 160, 576, 2}));
  EXPECT_NEAR(percent(cost.one_by_one.parameters, cost.total.parameters), 12.5, 0.05);
  EXPECT_NEAR(percent(cost.one_by_one.macs, cost.total.macs), 3.9, 0.05);
  const auto net = known_net("fcn8s");
  LayerCost scores;
  LayerCost fc6;
  for (std::size_t i = 0; i < net->blocks.size(); ++i) {
    const NetBlock& block = net->blocks[i];
    if (block.kind != NetBlockKind::kConvolution) continue;
    if (block.kernel == 1 && block.maps_out == 2) scores = scores + cost.blocks[i].cost;
    if (block.kernel == 7) fc6 = cost.blocks[i].cost;
  }
  EXPECT_EQ(scores.parameters, 9'734);
  EXPECT_EQ(scores.macs, 1'843'200);
  EXPECT_NEAR(percent(fc6.parameters, cost.total.parameters), 76.5, 0.05);
  EXPECT_NEAR(percent(fc6.macs, cost.total.macs), 23.7, 0.05);
}

TEST(KnownNets, BlockOfResNet) {
  const NetCost cost = cost_of_net("resnet_block");
  EXPECT_EQ(cost.total, (LayerCost{218'365'952, 69'632, 69'632 + 2 * (64 + 64 + 256)}));
  constexpr std::int64_t kPositions = 56 * 56;
  const Count two_wide = Count(2 * 9 * 256 * 256) * kPositions;
  const Count two_narrow = Count(2 * 9 * 64 * 64) * kPositions;
  EXPECT_NEAR(ratio(two_wide, cost.total.macs), 16.94, 5e-3);
  EXPECT_NEAR(ratio(two_narrow, cost.total.macs), 1.06, 5e-3);
  // Most is held while the last 1×1 runs: x, what it reads, what it makes.
  EXPECT_EQ(cost.peak, 4 * kPositions * (256 + 64 + 256));
}

}  // namespace
}  // namespace pw
