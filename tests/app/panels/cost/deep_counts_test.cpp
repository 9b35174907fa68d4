#include "app/panels/cost/deep_nets/deep_counts.h"

#include <gtest/gtest.h>

#include <utility>

namespace pw {
namespace {

// From one stage to the next, as counted.
double growth(const DeepNetCost& cost, DeepRow row, std::size_t stage) {
  return count_of(cost.stages[stage + 1], row).size() / count_of(cost.stages[stage], row).size();
}

TEST(DeepCounts, GrowthIsSaidOfTheStagesOfWhichItIsTrue) {
  const DeepCounts counts = count_deep_net({});
  const std::pair<DeepRow, double> rows[] = {{DeepRow::kParameters, 4.0}, {DeepRow::kMacs, 1.0}, {DeepRow::kKept, 0.5}};
  for (const auto& [row, times] : rows) {
    for (const DeepNetCost* cost : {&counts.plain, &counts.bottleneck}) {
      for (std::size_t stage = 1; stage + 1 < cost->stages.size(); ++stage)
        EXPECT_NEAR(growth(*cost, row, stage), times, 0.02 * times) << deep_row_name(row) << ' ' << stage;
    }
    EXPECT_NE(growth_text(counts.net, row).find("from stage\u00A02"), std::string::npos) << deep_row_name(row);
  }
  EXPECT_GT(growth(counts.plain, DeepRow::kParameters, 0), 5.0) << "the first layer reads three maps";
}

TEST(DeepCounts, WithoutHalvingTheFactorIsThatOfTheMaps) {
  EXPECT_EQ(growth_text({.halves = false}, DeepRow::kMacs), "×4 each from stage\u00A02");
  EXPECT_EQ(growth_text({.doubles = false}, DeepRow::kMacs), "÷4 each from stage\u00A02");
  EXPECT_EQ(growth_text({.doubles = false}, DeepRow::kParameters), "the same from stage\u00A02");
}

}  // namespace
}  // namespace pw
