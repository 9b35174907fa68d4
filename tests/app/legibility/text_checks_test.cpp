#include "app/legibility/text_checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pw {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr float kWindowWidth = 1920.0F, kWindowHeight = 1080.0F;

WrittenText text_at(std::string text, float x, float y, float w, float size = 28.0F) {
  return {std::move(text), {x, y, w, size}, size, false};
}

std::vector<std::string> misplaced(const std::vector<WrittenText>& texts) {
  return misplaced_texts(texts, kWindowWidth, kWindowHeight);
}

TEST(TooSmallTexts, AreNamedWithTheSizeWanted) {
  EXPECT_THAT(too_small_texts({text_at("Map 168", 0, 0, 90, 17.3F), text_at("w", 0, 0, 9)}, kWindowHeight),
              ElementsAre("28 of 1,080 lines wanted, 17.3: \"Map 168\""));
  EXPECT_THAT(too_small_texts({{"Σ = 4.2", {0, 0, 90, 30}, 30.0F, true}}, kWindowHeight),
              ElementsAre("44 of 1,080 lines wanted, 30.0: \"Σ = 4.2\""));
}

TEST(TooSmallTexts, AreMeasuredAgainstTheWindow) {
  EXPECT_THAT(too_small_texts({text_at("half", 0, 0, 90, 14)}, 540), IsEmpty());
  EXPECT_THAT(too_small_texts({text_at("half", 0, 0, 90, 28)}, 2160), testing::SizeIs(1));
  EXPECT_THAT(too_small_texts({{"spoken", {0, 0, 90, 44}, 44.0F, true}}, kWindowHeight), IsEmpty());
  // Whole pixels: 23.3 are wanted.
  EXPECT_THAT(too_small_texts({text_at("rounded", 0, 0, 90, 23)}, 900), IsEmpty());
}

TEST(TooSmallTexts, AreNamedOnceEachAndOnOneLine) {
  EXPECT_THAT(too_small_texts({text_at("a\nb", 0, 0, 9, 20), text_at("a\nb", 50, 0, 9, 20), text_at(" ", 0, 0, 9, 20)},
                              kWindowHeight),
              ElementsAre("28 of 1,080 lines wanted, 20.0: \"a b\""));
}

TEST(TooSmallMarks, AreNamedWithTheirSmallerSide) {
  EXPECT_THAT(too_small_marks({{"slider", {0, 0, 6, 24}}, {"position", {0, 0, 10, 10}}}, kWindowHeight),
              ElementsAre("10 of 1,080 lines wanted, 6.0: slider (mark)"));
  EXPECT_THAT(too_small_marks({{"slider", {0, 0, 6, 24}}, {"slider", {9, 9, 6, 24}}}, kWindowHeight),
              testing::SizeIs(1));
  EXPECT_THAT(too_small_marks({{"slider", {0, 0, 6, 24}}}, 540), IsEmpty());
}

TEST(MisplacedTexts, OverlapInBothDirections) {
  EXPECT_THAT(misplaced({text_at("one", 0, 0, 100), text_at("two", 90, 10, 100)}),
              ElementsAre("\"one\" overlaps \"two\""));
  EXPECT_THAT(misplaced({text_at("one", 0, 0, 100), text_at("two", 100, 0, 100), text_at("three", 0, 28, 100)}),
              IsEmpty());
  // Letters that nearly touch: a line has air above and below them.
  EXPECT_THAT(misplaced({text_at("one", 0, 0, 100), text_at("two", 0, 20, 100)}), IsEmpty());
  EXPECT_THAT(misplaced({text_at("one", 0, 0, 100), text_at("  ", 0, 0, 100)}), IsEmpty());
}

TEST(MisplacedTexts, LeaveTheWindowAtEachSide) {
  for (const auto& [x, y] : {std::pair{-20.0F, 50.0F}, {1850.0F, 50.0F}, {50.0F, -20.0F}, {50.0F, 1070.0F}})
    EXPECT_THAT(misplaced({text_at("text", x, y, 100)}), ElementsAre("\"text\" leaves the window")) << x << ", " << y;
  EXPECT_THAT(misplaced({text_at("text", 0, 0, kWindowWidth)}), IsEmpty());
}

TEST(MisplacedTexts, AreFiguresThatEndInDots) {
  EXPECT_THAT(misplaced({text_at("0.123…", 0, 0, 90)}), ElementsAre("\"0.123…\" is cut after a figure"));
  EXPECT_THAT(misplaced({text_at("computing…", 0, 0, 90), text_at("Open…", 200, 0, 90), text_at("0 … 2", 400, 0, 90)}),
              IsEmpty());
}

}  // namespace
}  // namespace pw
