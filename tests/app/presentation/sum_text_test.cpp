#include <gtest/gtest.h>

#include <fmt/format.h>

#include <cmath>

#include "app/presentation/number_text.h"
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

// 0.299·4 + 0.587·3 + 0.114·0 is 2.957; the same of the printed weights is 2.97.
TEST(SumText, SaysWhereThePrintedNumbersGiveAnother) {
  std::vector<SumTerm> terms = {{"0", 0.299 * 4.0, 0, 0.299, 4.0}, {"1", 0.587 * 3.0, 1, 0.587, 3.0}};
  const auto fits = [](std::string_view) { return true; };
  EXPECT_EQ(sum_text(terms, "2.96", fits), "0.30·4 + 0.59·3 ≈ 2.96");
  terms = {{"0", 0.25 * 4.0, 0, 0.25, 4.0}, {"b", -0.5, std::nullopt, 0, 0}};
  EXPECT_EQ(sum_text(terms, "0.50", fits), "0.25·4 − 0.50 = 0.50");
}

TEST(NumberText, APrintedNumberIsReadBack) {
  for (const double value : {0.0, 1.0, -0.299, 12.345, 1234.5, -2.9e-7, 4.2e9, 0.0994}) {
    EXPECT_EQ(number_text(as_printed(value)), number_text(value)) << value;
    EXPECT_NEAR(as_printed(value), value, 0.06 * std::fabs(value)) << value;
  }
  EXPECT_EQ(equals_sign(0.1 + 0.2, 0.3), "=");
  EXPECT_EQ(equals_sign(2.97, 2.957), "≈");
}

// Whether a half is exact, as 1.25 is, or stored a little off, as 0.35 is.
TEST(NumberText, HalvesAreRoundedAwayFromZero) {
  for (const float half : {0.25F, 0.35F, 1.25F, 2.25F, 2.75F, 3.45F}) {
    const std::string up = fmt::format("{:.1f}", half + 0.05F);
    EXPECT_EQ(short_number_text(half), up) << half;
    EXPECT_EQ(short_number_text(-half), "−" + up) << half;
  }
  EXPECT_EQ(number_text(0.125F), "0.13");
  EXPECT_EQ(number_text(0.375F), "0.38");
  EXPECT_EQ(number_text(9.995), "10.0");
  EXPECT_EQ(number_text(1.2349), "1.23");
}

TEST(NumberedName, SaysANumberOnce) {
  const auto input = [](std::vector<std::string> names) {
    FeatureMaps features;
    features.maps = Tensor({1, 3, 1, 1});
    features.names = std::move(names);
    return make_input_stack(std::move(features));
  };
  EXPECT_EQ(numbered_name(*input({}), 1), "map 1");
  EXPECT_EQ(numbered_name(*input({"red", "green", "blue"}), 1), "map 1 (green)");
}

TEST(NumberText, AHiddenMapHasItsNumberBelowTheLine) {
  EXPECT_EQ(hidden_label(0), "h₀");
  EXPECT_EQ(hidden_label(15), "h₁₅");
}

}  // namespace
}  // namespace pw
