#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "app/cli/cost/module_report.h"
#include "app/cli/cost/next_layer_report.h"

namespace pw {
namespace {

using nlohmann::json;

TEST(CostReport, WhatIsMeasuredStandsBesideTheCounts) {
  NextLayerReport report{{}, next_layer_cost({}), false, {}};
  EXPECT_FALSE(json::parse(next_layer_json(report)).contains("measured"));
  report.measured = {{1, 1'508.0, 28.3}, {2, 766.0, 23.7}};
  const json measured = json::parse(next_layer_json(report)).at("measured");
  ASSERT_EQ(measured.size(), 2U);
  EXPECT_EQ(measured[1].at("threads"), 2);
  EXPECT_EQ(measured[0].at("direct_us"), 1'508.0);
  EXPECT_NEAR(measured[0].at("ratio").get<double>(), 53.3, 0.05);
  const std::string text = next_layer_text(report);
  EXPECT_NE(text.find("measured, 1 thread: 1.5\u00A0ms → 28\u00A0µs (53.3×)"), std::string::npos) << text;
  EXPECT_NE(text.find("measured, 2 threads: "), std::string::npos);
}

TEST(CostReport, TheBreakEvenItselfSavesNothing) {
  // F·k²M ÷ (F + k²M) of 2 maps and a 1×1 to 2: 1; of 1 and 1: ½.
  NextLayer layer{{1, 2, 2, 2}, 1, NextKernel::kOne, 2};
  EXPECT_NE(next_layer_text({layer, next_layer_cost(layer), false, {}}).find("nowhere; break-even is at 1.0"),
            std::string::npos);
  layer.input.maps = 256;
  layer.kernel = NextKernel::kFive;
  layer.next_maps = 64;
  EXPECT_NE(next_layer_text({layer, next_layer_cost(layer), false, {}}).find("up to 220 maps; break-even is at 220.7"),
            std::string::npos);
}

TEST(CostReport, OfAModuleToo) {
  ModuleReport report{{{1, 20, 72, 256}, {}, false}, nullptr, {}};
  EXPECT_FALSE(json::parse(module_json(report)).contains("measured"));
  report.measured = {{1, 11'100.0, 4'100.0}};
  EXPECT_NEAR(json::parse(module_json(report)).at("measured")[0].at("ratio").get<double>(), 2.71, 5e-3);
  EXPECT_NE(module_text(report).find("measured, 1 thread: naive 11\u00A0ms, with reductions 4.1\u00A0ms (2.71×)"),
            std::string::npos)
      << module_text(report);
}

}  // namespace
}  // namespace pw
