#include "compute/cost/slide.h"

#include <gtest/gtest.h>

namespace pw {
namespace {

SlideAnswer answer_of(std::string_view text, std::int64_t through = 16) {
  const auto answer = check_slide(text, through);
  EXPECT_TRUE(answer) << text << ": " << answer.error().message();
  return answer.value_or(SlideAnswer{});
}

std::string problem_of(std::string_view text, std::int64_t through = 16) {
  const auto answer = check_slide(text, through);
  return answer ? "" : answer.error().message();
}

TEST(Slide, ALayerAndTheSameThroughAOneByOne) {
  const SlideAnswer answer = answer_of("28×28×192 → 5×5, 32");
  EXPECT_EQ(answer.direct, (LayerCost{120'422'400, 153'600, 153'632}));
  ASSERT_TRUE(answer.through);
  EXPECT_EQ(answer.through->macs, 12'443'648);
  EXPECT_NEAR(answer.gain, 9.677, 5e-4);
  EXPECT_NEAR(answer.break_even, 154.8, 0.1);
  EXPECT_FALSE(answer.agrees);
  ASSERT_TRUE(answer.slide.layer);
  EXPECT_EQ(answer.slide.layer->kernel, NextKernel::kFive);
  EXPECT_EQ(answer.slide.layer->reduced, 16);
}

TEST(Slide, HoweverItIsWritten) {
  for (const std::string_view text :
       {"28x28x192->5x5,32", "28 X 28 X 192  ->  5 X 5  32", "28*28*192 => 5*5, 32", "28 × 28 × 192 ⇒ 5×5×32",
        "1×28×28×192 → 5×5, 32", "28×28×192 → CONV 5×5, same, 32", "28×28×192 →\n5×5, 32 filters",
        "28\u00A0×\u00A028\u00A0×\u00A0192 → 5×5; 32 maps", "28×28×0.192K → 5×5, 32"}) {
    EXPECT_EQ(answer_of(text).direct.macs, 120'422'400) << text;
  }
  EXPECT_EQ(answer_of("14×14×1,024 → 3×3, 1,024").direct.weights, 9 * 1'024 * 1'024);
  EXPECT_EQ(answer_of("14×14×1K → 3×3, 1 k").direct.weights, 9'000'000);
  // Here the comma separates.
  EXPECT_EQ(answer_of("28×28×192 → 5×5,128").direct.weights, 25 * 192 * 128);
  EXPECT_EQ(answer_of("4×28×28×192 → 5×5, 32").direct.macs, 4 * 120'422'400);
  EXPECT_EQ(answer_of("20×72×256 → 7×7, 64").slide.layer->other_width, 7);
  EXPECT_EQ(answer_of("20×72×256 → 1×1, 64").slide.layer->kernel, NextKernel::kOne);
}

TEST(Slide, AgreesToRounding) {
  for (const std::string_view text :
       {"28×28×192 → 5×5, 32 = 120 M", "28×28×192 → 5×5, 32 = 120M", "28×28×192 → 5×5, 32 ≈ 120.4 M MACs",
        "28×28×192 → 5×5, 32 = 120,422,400", "28×28×192 → 5×5, 32 = 120422400", "28×28×192 → 5×5, 32 = 0.12 G",
        "28×28×192 → 5×5, 32 = 120,422 K"}) {
    const SlideAnswer answer = answer_of(text);
    ASSERT_TRUE(answer.agrees) << text;
    EXPECT_TRUE(*answer.agrees) << text;
  }
  for (const std::string_view text :
       {"28×28×192 → 5×5, 32 = 121 M", "28×28×192 → 5×5, 32 = 120.5 M", "28×28×192 → 5×5, 32 = 120,422,401",
        "28×28×192 → 5×5, 32 = 120,000,000", "28×28×192 → 5×5, 32 = 0.13 G", "28×28×192 → 5×5, 32 = 120"}) {
    const SlideAnswer answer = answer_of(text);
    ASSERT_TRUE(answer.agrees) << text;
    EXPECT_FALSE(*answer.agrees) << text;
  }
  EXPECT_EQ(answer_of("28×28×192 → 5×5, 32 = 120 M").slide.claimed_text, "120 M");
  EXPECT_EQ(answer_of("28×28×192 → 5×5, 32 = 120 M").slide.claimed, 120e6);
}

TEST(Slide, AModule) {
  const SlideAnswer answer = answer_of("28×28×256: 128, 64 → 3×3 192, 64 → 5×5 96, pool 64 = 358 M");
  EXPECT_EQ(answer.direct.macs, 271'351'808);
  EXPECT_EQ(answer.agrees, false);
  EXPECT_FALSE(answer.through);
  ASSERT_TRUE(answer.slide.module);
  EXPECT_EQ(answer.slide.module->widths, (InceptionWidths{128, 64, 192, 64, 96, 64}));
  EXPECT_EQ(answer.slide.module->input, (MapSize{1, 28, 28, 256}));
  for (const std::string_view text : {"28x28x256:128,64->3x3 192,64->5x5 96,pool 64=271,351,808",
                                      "28×28×256 : Max Pooling 64, 64 → 5×5, 96, 64 → 3×3, 192, 1×1 128 = 271 M"}) {
    EXPECT_EQ(answer_of(text).direct.macs, 271'351'808) << text;
    EXPECT_EQ(answer_of(text).agrees, true) << text;
  }
  // The comma between digits separates here too.
  EXPECT_EQ(answer_of("28×28×256: 128,640 → 3×3 192, 64 → 5×5 96, pool 64").slide.module->widths.reduce3, 640);
}

TEST(Slide, ANaiveModule) {
  const SlideAnswer answer = answer_of("28×28×256: 128, 3×3 192, 5×5 96, pool");
  EXPECT_TRUE(answer.slide.module->is_naive);
  EXPECT_EQ(answer.direct.weights, 1'089'536);
}

TEST(Slide, SaysWhatIsUnderstoodAndWhatNot) {
  EXPECT_EQ(problem_of(""), "Nothing is understood; then rows × columns × maps, as in 28×28×192, is missing.");
  EXPECT_EQ(problem_of("hello"),
            "Nothing is understood, “hello” is not: rows × columns × maps, as in 28×28×192, is expected there.");
  EXPECT_EQ(problem_of("28×28"), "“28×28” is understood; then × and another size (rows × columns × maps) is missing.");
  EXPECT_EQ(problem_of("28×28×192"),
            "“28×28×192” is understood; then → k×k, maps (a layer) or : with widths (an Inception module) is missing.");
  EXPECT_EQ(problem_of("28×28×192 → 5×5, same"),
            "“28×28×192 → 5×5,” is understood; then the number of maps that it makes is missing.");
  EXPECT_EQ(problem_of("28×28×192 → 5×3, 32"),
            "“28×28×192 → 5×” is understood, “3, 32” is not: a square kernel, 5×5, is expected there.");
  EXPECT_EQ(problem_of("28×28×192 → 5×5, 32 → 3×3"),
            "“28×28×192 → 5×5, 32” is understood, “→ 3×3” is not: the end, or = with a number, is expected there.");
  EXPECT_EQ(problem_of("28×28×192 → 5×5, 32 = many"),
            "“28×28×192 → 5×5, 32 =” is understood, “many” is not: a number of multiply–adds, as in 120 M, is expected "
            "there.");
  EXPECT_EQ(problem_of("28×28×256: 128, 64 → 3×3 192"),
            "“28×28×256: 128, 64 → 3×3 192” is understood; then the branch → 5×5 is missing.");
  EXPECT_EQ(
      problem_of("28×28×256: 128, 64 → 7×7 192, pool 64"),
      "An Inception module has a 1×1, a branch → 3×3, a branch → 5×5 and a pooling; “28×28×256: 128, 64 → 7×7” has "
      "another.");
  EXPECT_EQ(problem_of("28×28×256: 128, 64 → 3×3 192, 5×5 96, pool 64"),
            "A 1×1 is either before the 3×3, before the 5×5 and after the pooling, or nowhere; here it is in part.");
}

TEST(Slide, SizesThatCannotBe) {
  EXPECT_EQ(problem_of("28×28×0 → 5×5, 32"),
            "“28×28×” is understood, “0 → 5×5, 32” is not: another size, a whole number from 1 to 1,000,000,000, is "
            "expected there.");
  EXPECT_NE(problem_of("28×28×2G → 5×5, 32"), "");
  EXPECT_NE(problem_of("28×28×99999999999999999999999 → 5×5, 32"), "");
  EXPECT_NE(problem_of("28×28×1.5 → 5×5, 32"), "");
  EXPECT_NE(problem_of("28×28×-3 → 5×5, 32"), "");
  EXPECT_EQ(problem_of("4×28×192 → 5×5, 32"), "The kernel, 5×5, is larger than the picture, 4×28.");
  EXPECT_EQ(problem_of("28×28×192 → 5×5, 32", 0), "The number of outputs of the 1×1 is 0; it is 1 or more.");
  EXPECT_LT(answer_of("28×28×192 → 5×5, 32", 300).gain, 1.0);
  EXPECT_EQ(problem_of(std::string(1'000, '1')),
            "The text has 1000 characters; a line of a slide, such as 28×28×192 → 5×5, 32, is expected.");
}

TEST(Slide, BeyondSixtyFourBits) {
  const SlideAnswer answer = answer_of("1G×1G×1G → 5×5, 1G = 25000000 T");
  EXPECT_FALSE(answer.direct.macs.is_exact());
  EXPECT_TRUE(answer.direct.weights.is_exact() == false);
  EXPECT_EQ(answer.agrees, false);
}

TEST(Slide, BytesThatAreNoText) {
  EXPECT_NE(problem_of("\xFF\xFE\x80"), "");
  EXPECT_NE(problem_of("28×28×192 \xE2\x86"), "");
  EXPECT_NE(problem_of(std::string_view("28×28\0×192", 12)), "");
  EXPECT_NE(problem_of(",,,,===×××"), "");
  // Cut between characters.
  std::string crosses = "28×28×192 → 5×5, 32 ";
  for (int i = 0; i < 60; ++i) crosses += "×";
  EXPECT_NE(problem_of(crosses).find("×…” is not"), std::string::npos) << problem_of(crosses);
}

}  // namespace
}  // namespace pw
