#include "app/widgets/text.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pw {
namespace {

class TextWidth : public ::testing::Test {
 protected:
  TextWidth() : context_(ImGui::CreateContext()) {
    font_ = ImGui::GetIO().Fonts->AddFontDefault();
    ImGui::GetIO().Fonts->Build();
    // All characters have the same width.
    letter_ = text_width(font_, "x");
  }
  ~TextWidth() override { ImGui::DestroyContext(context_); }

  std::string in_letters(std::string_view text, int letters) {
    return wrapped(font_, text, letter_ * (static_cast<float>(letters) + 0.5F));
  }

  long letters(std::string_view text) const { return std::lround(text_width(font_, text) / letter_); }

 private:
  ImGuiContext* context_;
  ImFont* font_;
  float letter_;
};

TEST_F(TextWidth, BreaksBetweenWordsOnly) {
  EXPECT_EQ(in_letters("one two three", 7), "one two\nthree");
  EXPECT_EQ(in_letters("one two three", 6), "one\ntwo\nthree");
  EXPECT_EQ(in_letters("one two three", 13), "one two three");
  EXPECT_EQ(in_letters("", 5), "");
}

TEST_F(TextWidth, KeepsNumbersWhole) {
  EXPECT_EQ(in_letters("these are 737,280 products", 14), "these are\n737,280\nproducts");
  EXPECT_EQ(in_letters("a weight of 0.125", 14), "a weight of\n0.125");
}

TEST_F(TextWidth, KeepsWhatBelongsToANumber) {
  EXPECT_EQ(in_letters("at least 90 % of it", 12), "at least\n90 % of it");
  EXPECT_EQ(in_letters("a matrix of 2 × 256", 15), "a matrix of\n2 × 256");
}

TEST_F(TextWidth, KeepsTheLinesThatAreThere) {
  EXPECT_EQ(in_letters("one\n\ntwo three", 8), "one\n\ntwo\nthree");
  EXPECT_EQ(in_letters("averylongpath and more", 8), "averylongpath\nand more");
}

// For checks of the layout.
TEST_F(TextWidth, WordsAreTwiceAsLongButNoFigures) {
  lengthen_texts(true);
  EXPECT_EQ(letters("one"), 6);
  EXPECT_EQ(letters("map 168"), 10);
  EXPECT_EQ(letters("w[0, 168] = 0.39"), 16);
  EXPECT_EQ(letters("- +"), 3);
  EXPECT_EQ(in_letters("one two", 12), "one\ntwo");
  lengthen_texts(false);
  EXPECT_EQ(letters("one"), 3);
}

}  // namespace
}  // namespace pw
