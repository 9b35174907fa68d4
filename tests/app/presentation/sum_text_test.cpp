#include <gtest/gtest.h>

#include "app/presentation/sum_terms.h"

namespace pw {
namespace {

std::vector<SumTerm> terms() {
  return {{"0", 2.0, 0, 1.0, 2.0}, {"1", 0.0, 1, 2.0, 0.0}, {"2", -3.0, 2, -1.0, 3.0}, {"b", 4.0, std::nullopt, 0, 0}};
}

std::string text_of_at_most(std::size_t bytes) {
  return sum_text(terms(), "3 → ReLU 3", [=](std::string_view text) { return text.size() <= bytes; });
}

TEST(SumText, WritesAllTermsOut) {
  EXPECT_EQ(text_of_at_most(200), "1·2 + 2·0 − 1·3 + 4 = 3 → ReLU 3");
}

TEST(SumText, TheMiddleGivesWayAndTheResultNever) {
  const std::string whole = text_of_at_most(200);
  for (std::size_t bytes = 0; bytes <= whole.size(); ++bytes)
    EXPECT_TRUE(text_of_at_most(bytes).ends_with("= 3 → ReLU 3")) << bytes;
  EXPECT_EQ(text_of_at_most(30), "1·2 + … + 4 = 3 → ReLU 3");
  EXPECT_EQ(text_of_at_most(0), "= 3 → ReLU 3");
}

TEST(SumText, NoSingleTermGivesWay) {
  const std::string whole = text_of_at_most(200);
  for (std::size_t bytes = 0; bytes < whole.size(); ++bytes)
    EXPECT_EQ(text_of_at_most(bytes).find("2·0"), std::string::npos) << bytes;
}

}  // namespace
}  // namespace pw
