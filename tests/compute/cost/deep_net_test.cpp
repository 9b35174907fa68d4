#include "compute/cost/deep_net.h"

#include <gtest/gtest.h>

#include <numeric>

namespace pw {
namespace {

constexpr double kMebi = 1024.0 * 1024.0;
constexpr double kGibi = 1024.0 * kMebi;

TEST(DeepNet, PlainAndOfBottlenecks) {
  const DeepNetCost plain = plain_net_cost({});
  const DeepNetCost bottlenecks = bottleneck_net_cost({});
  EXPECT_EQ(plain.layers, 10);
  EXPECT_EQ(bottlenecks.layers, 28);
  EXPECT_NEAR(plain.total.parameters.size() / 1e6, 18.84, 5e-3);
  EXPECT_NEAR(bottlenecks.total.parameters.size() / 1e6, 2.80, 5e-3);
  EXPECT_NEAR(ratio(plain.total.parameters, bottlenecks.total.parameters), 6.74, 5e-3);
  EXPECT_NEAR(plain.total.macs.size() / 1e9, 417.0, 0.5);
  EXPECT_NEAR(bottlenecks.total.macs.size() / 1e9, 62.4, 0.05);
  EXPECT_NEAR(ratio(plain.total.macs, bottlenecks.total.macs), 6.69, 5e-3);
  EXPECT_NEAR(plain.activations.size() / kGibi, 1.48, 5e-3);
  EXPECT_NEAR(bottlenecks.activations.size() / kGibi, 2.03, 5e-3);
  EXPECT_NEAR(ratio(bottlenecks.activations, plain.activations), 1.37, 5e-3);
  EXPECT_NEAR(training_bytes(plain.total).size() / kMebi, 288.0, 0.5);
  EXPECT_NEAR(training_bytes(bottlenecks.total).size() / kMebi, 42.7, 0.05);
}

TEST(DeepNet, WorkStaysEvenActivationsHalveParametersGrowFourfold) {
  const DeepNetCost plain = plain_net_cost({});
  ASSERT_EQ(plain.stages.size(), 5U);
  for (std::size_t s = 2; s < plain.stages.size(); ++s) {
    EXPECT_EQ(plain.stages[s].cost.macs, plain.stages[1].cost.macs);
    EXPECT_EQ(plain.stages[s].cost.weights, plain.stages[s - 1].cost.weights * 4);
    EXPECT_EQ(plain.stages[s].activations * 2, plain.stages[s - 1].activations);
  }
  // 13.5 F² a stage; of bottlenecks .9375 F² + (N − 1) · 1.0625 F².
  EXPECT_EQ(plain.stages[3].cost.weights, 27 * 512 * 512 / 2);
  EXPECT_EQ(bottleneck_net_cost({}).stages[3].cost.weights, 2 * 512 * 512);
  const LayerCost first_three = plain.stages[0].cost + plain.stages[1].cost + plain.stages[2].cost;
  EXPECT_NEAR(100.0 * ratio(first_three.parameters, plain.total.parameters), 6.0, 0.5);
  EXPECT_EQ(plain.stages[4].size, (MapSize{32, 14, 14, 1'024}));
}

TEST(DeepNet, StagesAndLayersAddUp) {
  for (const DeepNetCost& cost : {plain_net_cost({}), bottleneck_net_cost({}), deeper_net_cost({}, 12)}) {
    LayerCost sum;
    Count activations;
    for (const DeepStage& stage : cost.stages) {
      sum = sum + stage.cost;
      activations += stage.activations;
    }
    EXPECT_EQ(sum, cost.total);
    EXPECT_EQ(activations, cost.activations);
    EXPECT_EQ(static_cast<std::int64_t>(cost.layer_macs.size()), cost.layers);
    EXPECT_NEAR(std::accumulate(cost.layer_macs.begin(), cost.layer_macs.end(), 0.0), cost.total.macs.size(), 1.0);
  }
}

TEST(DeepNet, ForTheSameWorkDeeper) {
  DeepNet net;
  EXPECT_EQ(bottlenecks_within_budget(net), 12);
  const DeepNetCost plain = plain_net_cost(net);
  const DeepNetCost deeper = deeper_net_cost(net, 12);
  EXPECT_EQ(deeper.layers, 178);
  EXPECT_NEAR(ratio(deeper.total.macs, plain.total.macs), 0.987, 5e-4);
  EXPECT_NEAR(deeper.total.parameters.size() / 1e6, 17.7, 0.05);
  EXPECT_NEAR(deeper.activations.size() / kGibi, 13.2, 0.05);
  EXPECT_NEAR(ratio(deeper.activations, plain.activations), 8.9, 0.05);
  net.budget = 0.25;
  EXPECT_EQ(bottlenecks_within_budget(net), 3);
  net.budget = 2.0;
  EXPECT_EQ(bottlenecks_within_budget(net), 24);
  net.budget = 0.01;
  EXPECT_EQ(bottlenecks_within_budget(net), 1);
}

TEST(DeepNet, TheMostThatTheBudgetAllows) {
  for (const DeepNet& net :
       {DeepNet{8, 1, 1, 1, 16, true, true, 224, 4.0}, DeepNet{256, 7, 6, 1, 2, true, true, 224, 0.15},
        DeepNet{100, 4, 3, 8, 3, false, true, 64, 1.7}, DeepNet{12, 3, 2, 2, 16, true, false, 50, 1.0}}) {
    const std::int64_t most = bottlenecks_within_budget(net);
    const double budget = net.budget * plain_net_cost(net).total.macs.size();
    EXPECT_TRUE(most == 1 || deeper_net_cost(net, most).total.macs.size() <= budget);
    EXPECT_GT(deeper_net_cost(net, most + 1).total.macs.size(), budget);
  }
}

TEST(DeepNet, WithoutHalvingOrDoubling) {
  DeepNet net;
  net.halves = false;
  EXPECT_EQ(plain_net_cost(net).stages[4].size, (MapSize{32, 224, 224, 1'024}));
  net.doubles = false;
  const DeepNetCost cost = plain_net_cost(net);
  EXPECT_EQ(cost.stages[4].size, (MapSize{32, 224, 224, 64}));
  EXPECT_EQ(cost.stages[4].cost.weights, 2 * 9 * 64 * 64);
}

TEST(DeepNet, SaysWhatIsWrong) {
  EXPECT_EQ(deep_net_problem({}), "");
  DeepNet net;
  net.layers = 0;
  EXPECT_EQ(deep_net_problem(net), "The number of layers a stage is 0; it is 1 or more.");
  net = {};
  net.side = 8;
  EXPECT_EQ(deep_net_problem(net), "A picture of 8×8 cannot be halved 4 times.");
  net.halves = false;
  EXPECT_EQ(deep_net_problem(net), "");
  net.stages = 1'000'000;
  EXPECT_EQ(deep_net_problem(net), "The number of stages is 1000000; it is 16 at most.");
  net = {};
  net.budget = 0.0;
  EXPECT_EQ(deep_net_problem(net), "The budget is no positive number.");
}

}  // namespace
}  // namespace pw
