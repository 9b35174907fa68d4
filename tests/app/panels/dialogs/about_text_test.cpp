#include "app/panels/dialogs/about_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pw {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

BenchRow row(const char* work, int threads, double us, std::optional<double> fraction = std::nullopt) {
  return {.work = work,
          .shape = {20, 72, 256, 2},
          .threads = threads,
          .name = "pointwise",
          .layout = "planar",
          .min_us = us,
          .median_us = 2.0 * us,
          .fraction_of_limit = fraction};
}

std::string plain(std::string text) {
  for (std::size_t at; (at = text.find("\u00A0")) != std::string::npos;) text.replace(at, 2, " ");
  return text;
}

std::vector<std::string> plain(std::vector<std::string> texts) {
  for (std::string& text : texts) text = plain(text);
  return texts;
}

TEST(AboutText, NamesTheProgramWithItsVersion) {
  EXPECT_THAT(program_title(), ::testing::MatchesRegex("Pointwise [0-9]+[.][0-9]+[.][0-9]+"));
}

TEST(AboutText, InstructionsHaveTheVendorsName) {
  EXPECT_EQ(program_facts("AVX3", 2)[1].value, "AVX-512 (AVX3)");
  EXPECT_THAT(program_facts("AVX3", 2)[1].explanation, HasSubstr("16 numbers at once"));
  EXPECT_EQ(program_facts("AVX2", 2)[1].value, "AVX2");
  EXPECT_THAT(program_facts("AVX2", 2)[1].explanation, HasSubstr("8 numbers at once"));
  EXPECT_EQ(program_facts("SVE_256", 2)[1].value, "SVE (SVE_256)");
  EXPECT_THAT(program_facts("SVE2", 2)[1].explanation, Not(HasSubstr("at once")));
  EXPECT_EQ(program_facts("FUTURE9", 2)[1].value, "FUTURE9");
}

TEST(AboutText, SaysHowManyThreadsAreUsed) {
  EXPECT_EQ(program_facts("AVX2", 1)[2].value, "1");
  EXPECT_EQ(program_facts("AVX2", 16)[2].value, "1 while you drag, up to 16 for long work");
}

TEST(SpeedTable, HasAColumnForEveryNumberOfThreads) {
  const std::vector<BenchRow> rows = {row("forward", 1, 18.91, 0.86), row("train", 1, 41.1, 0.61),
                                      row("forward", 2, 9.635, 0.77), row("train", 2, 22.53, 0.6),
                                      row("update", 1, 0.1604)};
  const SpeedTable table = speed_table(rows);
  EXPECT_EQ(table.shape, "20 × 72 × 256 → 2");
  EXPECT_THAT(table.columns, ElementsAre("1 thread", "2 threads"));
  ASSERT_EQ(table.lines.size(), 3U);
  EXPECT_EQ(table.lines[0].work, "Whole layer");
  EXPECT_THAT(plain(table.lines[0].times), ElementsAre("19 µs", "9.6 µs"));
  EXPECT_EQ(table.lines[0].per_second, "100,000");
  EXPECT_EQ(table.lines[1].work, "One changed weight");
  EXPECT_THAT(plain(table.lines[1].times), ElementsAre("0.16 µs", ""));
  EXPECT_EQ(table.lines[1].per_second, "6,200,000");
  EXPECT_EQ(table.lines[2].work, "One training step");
  EXPECT_THAT(plain(table.lines[2].times), ElementsAre("41 µs", "23 µs"));
  EXPECT_EQ(table.lines[2].per_second, "44,000");
}

TEST(SpeedTable, ExplainsEveryNumberInWords) {
  const std::vector<BenchRow> rows = {row("forward", 1, 20.0, 0.8), row("forward", 2, 10.0, 0.75),
                                      row("update", 1, 0.2)};
  const SpeedTable table = speed_table(rows);
  const std::string layer = plain(table.lines[0].explanation);
  EXPECT_THAT(layer, HasSubstr("20 µs on 1 thread, 10 µs on 2 threads (100,000 per second)"));
  EXPECT_THAT(layer, HasSubstr("20 × 72 = 1,440 positions"));
  EXPECT_THAT(layer, HasSubstr("737,280 multiply–adds"));
  // 0.8 of 20 us and 0.75 of 10 us.
  EXPECT_THAT(layer, HasSubstr("16 µs on 1 thread, 7.5 µs on 2 threads"));
  EXPECT_THAT(layer, HasSubstr("80 % on 1 thread, 75 % on 2 threads"));
  EXPECT_THAT(table.lines[1].explanation, HasSubstr("other 255 maps"));
  EXPECT_THAT(table.lines[1].explanation, HasSubstr("50 times faster"));
}

TEST(SpeedTable, OmitsWhatWasNotMeasured) {
  const std::vector<BenchRow> rows = {row("forward", 1, 20.0), row("train", 1, 0.0)};
  const SpeedTable table = speed_table(rows);
  EXPECT_THAT(table.columns, ElementsAre("1 thread"));
  ASSERT_EQ(table.lines.size(), 1U);
  EXPECT_THAT(table.lines[0].explanation, Not(HasSubstr("limit")));
}

}  // namespace
}  // namespace pw
