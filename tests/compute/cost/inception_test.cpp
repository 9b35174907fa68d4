#include "compute/cost/inception.h"

#include <gtest/gtest.h>

namespace pw {
namespace {

struct ExpectedModule {
  std::string_view name;
  std::int64_t weights, parameters, macs, naive_weights;
  double naive_ratio;
};

// facts.md, B1.
constexpr std::array<ExpectedModule, kGoogLeNetModules> kExpected = {{
    {"3a", 163'328, 163'696, 128'049'152, 387'072, 2.37},
    {"3b", 388'096, 388'736, 304'267'264, 1'089'536, 2.81},
    {"4a", 375'552, 376'176, 73'608'192, 1'566'720, 4.17},
    {"4b", 448'512, 449'160, 87'908'352, 1'933'312, 4.31},
    {"4c", 509'440, 510'104, 99'850'240, 2'064'384, 4.05},
    {"4d", 604'672, 605'376, 118'515'712, 2'203'648, 3.64},
    {"4e", 867'328, 868'352, 169'996'288, 3'345'408, 3.86},
    {"5a", 1'042'432, 1'043'456, 51'079'168, 5'271'552, 5.06},
    {"5b", 1'442'816, 1'444'080, 70'697'984, 5'857'280, 4.06},
}};

InceptionModule module_at(const GoogLeNetModule& place, bool is_naive) {
  return {{1, place.side, place.side, place.maps_in}, place.widths, is_naive};
}

TEST(Inception, AllNineModulesOfGoogLeNet) {
  LayerCost sum, naive_sum;
  for (const ExpectedModule& expected : kExpected) {
    SCOPED_TRACE(expected.name);
    const GoogLeNetModule* place = googlenet_module(expected.name);
    ASSERT_NE(place, nullptr);
    const LayerCost cost = inception_cost(module_at(*place, false)).total;
    const LayerCost naive = inception_cost(module_at(*place, true)).total;
    EXPECT_EQ(cost, (LayerCost{expected.macs, expected.weights, expected.parameters}));
    EXPECT_EQ(naive.weights, expected.naive_weights);
    EXPECT_EQ(naive.macs, Count(expected.naive_weights) * place->side * place->side);
    EXPECT_NEAR(ratio(naive.weights, cost.weights), expected.naive_ratio, 5e-3);
    sum = sum + cost;
    naive_sum = naive_sum + naive;
  }
  EXPECT_EQ(sum, (LayerCost{1'103'972'352, 5'842'176, 5'849'136}));
  EXPECT_EQ(naive_sum.weights, 23'718'912);
  EXPECT_NEAR(ratio(naive_sum.macs, sum.macs), 3.52, 5e-3);
  EXPECT_EQ(googlenet_module("6a"), nullptr);
}

TEST(Inception, EachModuleReadsWhatTheOneBeforeMakes) {
  const auto& places = googlenet_modules();
  for (std::size_t i = 0; i + 1 < places.size(); ++i) {
    EXPECT_EQ(inception_cost(module_at(places.at(i), false)).maps_out, places.at(i + 1).maps_in);
  }
  EXPECT_EQ(inception_cost(module_at(places.back(), false)).maps_out, 1'024);
}

TEST(Inception, PaperIsQuotedWhereItAgrees) {
  for (const GoogLeNetModule& place : googlenet_modules()) {
    const LayerCost cost = inception_cost(module_at(place, false)).total;
    if (place.paper_millions == 0) continue;
    EXPECT_NEAR(cost.macs.size() / 1e6, static_cast<double>(place.paper_millions), 0.5) << place.name;
    EXPECT_NEAR(cost.weights.size() / 1024.0, static_cast<double>(place.paper_kilo), 1.0) << place.name;
  }
  EXPECT_EQ(googlenet_module("3a")->paper_millions, 128);
  EXPECT_EQ(googlenet_module("3b")->paper_kilo, 380);
  EXPECT_EQ(googlenet_module("4c")->paper_kilo, 0);
}

TEST(Inception, NaivePoolingMakesTheChainGrow) {
  const InceptionChain naive = googlenet_chain(true);
  const InceptionChain reduced = googlenet_chain(false);
  EXPECT_EQ(naive.total.macs, 12'085'441'536);
  EXPECT_EQ(naive.total.weights, 92'451'840);
  EXPECT_EQ(naive.maps_out, 4'944);
  EXPECT_EQ(reduced.total.macs, 1'103'972'352);
  EXPECT_EQ(reduced.maps_out, 1'024);
  EXPECT_NEAR(ratio(naive.total.macs, reduced.total.macs), 10.9, 0.05);
  EXPECT_NEAR(ratio(naive.total.weights, reduced.total.weights), 15.8, 0.05);
}

TEST(Inception, ThreeBOnTheRoadStack) {
  InceptionModule module{{1, 20, 72, 256}, {}, true};
  const InceptionCost naive = inception_cost(module);
  module.is_naive = false;
  const InceptionCost reduced = inception_cost(module);
  EXPECT_EQ(naive.total.macs, 1'568'931'840);
  EXPECT_EQ(naive.total.parameters, 1'089'952);
  EXPECT_EQ(naive.maps_out, 672);
  EXPECT_EQ(reduced.total.macs, 558'858'240);
  EXPECT_EQ(reduced.total.parameters, 388'736);
  EXPECT_EQ(reduced.maps_out, 480);
  EXPECT_NEAR(ratio(naive.total.macs, reduced.total.macs), 2.81, 5e-3);
  // "Naive: the 5×5 alone is 885 M. A 1×1 before it: 122 M, itself included."
  EXPECT_EQ(naive.branches[2].cost.macs, 884'736'000);
  EXPECT_EQ(reduced.branches[2].cost.macs, 122'388'480);
  EXPECT_EQ(reduced.branches[2].layers.size(), 2U);
  EXPECT_EQ(reduced.branches[2].layers[0].cost.macs + reduced.branches[2].layers[1].cost.macs, 122'388'480);
  EXPECT_TRUE(naive.branches[3].layers.empty());
  EXPECT_EQ(naive.branches[3].maps_out, 256);
}

TEST(Inception, OfASlide) {
  const InceptionModule module{{1, 28, 28, 256}, {128, 64, 192, 64, 96, 64}, false};
  EXPECT_EQ(inception_cost(module).total.macs, 271'351'808);
}

TEST(Inception, SaysWhatIsWrong) {
  InceptionModule module{{1, 20, 72, 256}, {}, false};
  EXPECT_EQ(inception_problem(module), "");
  module.widths.reduce5 = 0;
  EXPECT_EQ(inception_problem(module), "The number of maps before the 5×5 is 0; it is 1 or more.");
  module = {{1, 0, 72, 256}, {}, false};
  EXPECT_EQ(inception_problem(module), "The number of rows is 0; it is 1 or more.");
}

}  // namespace
}  // namespace pw
