#include "app/widgets/pictures/cell_numbers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "app/presentation/number_text.h"
#include "app/widgets/text.h"
#include "renderer/colors/contrast.h"

namespace pw {
namespace {

class CellNumbersTest : public ::testing::Test {
 protected:
  CellNumbersTest() : context_(ImGui::CreateContext()) {
    fonts_.large = font_of_size(32);
    fonts_.body = font_of_size(16);
    fonts_.small = font_of_size(13);
    ImGui::GetIO().Fonts->Build();
  }
  ~CellNumbersTest() override { ImGui::DestroyContext(context_); }

  static ImFont* font_of_size(float pixels) {
    // Dear ImGui's own font has no minus but the hyphen; "−" is drawn as wide as "?".
    ImFontConfig config;
    config.SizePixels = pixels;
    return ImGui::GetIO().Fonts->AddFontDefault(&config);
  }
  // A cell with room for so many letters of this font.
  static ImVec2 cell_for(const ImFont* font, float letters) {
    return {text_width(font, "0") * letters + 0.45F * 13.0F + 0.1F, font->FontSize * 1.6F};
  }

  ImGuiContext* context_;
  Fonts fonts_;
};

TEST_F(CellNumbersTest, AreLargeInLargeCells) {
  const std::vector<float> values = {3, -1, 0, 12};
  const CellNumbers numbers(fonts_, values, cell_for(fonts_.large, 2));
  EXPECT_EQ(numbers.font, fonts_.large);
  EXPECT_EQ(numbers.texts, (std::vector<std::string>{"3", "−1", "0", "12"}));
}

TEST_F(CellNumbersTest, OneLongNumberMakesAllSmaller) {
  const std::vector<float> values = {3, 2.176F, -6.53F};
  const CellNumbers numbers(fonts_, values, cell_for(fonts_.large, 3.0F));
  EXPECT_EQ(numbers.font, fonts_.body);
  EXPECT_EQ(numbers.texts, (std::vector<std::string>{"3", "2.18", "−6.53"}));
}

TEST_F(CellNumbersTest, ANegativeNumberHasTheSameRightAsAPositiveOne) {
  for (const float sign : {1.0F, -1.0F}) {
    const std::vector<float> values = {0.39F, sign * 1.25F};
    const CellNumbers wide(fonts_, values, {cell_for(fonts_.small, 5).x, fonts_.small->FontSize + 2.5F});
    EXPECT_EQ(wide.texts, (std::vector<std::string>{"0.39", number_text(sign * 1.25F)}));
  }
  // Four letters are enough for 0.39 and not for −1.25: both get fewer digits.
  const std::vector<float> mixed = {0.39F, -1.25F};
  const CellNumbers shorter(fonts_, mixed, {cell_for(fonts_.small, 4).x, fonts_.small->FontSize + 2.5F});
  EXPECT_EQ(shorter.font, fonts_.small);
  EXPECT_EQ(shorter.texts, (std::vector<std::string>{"0.4", "−1.3"}));
}

TEST_F(CellNumbersTest, KeepTheirDigitsWhereTheyMay) {
  const std::vector<float> values = {0.39F, -1.25F};
  const ImVec2 cell{cell_for(fonts_.small, 4).x, fonts_.small->FontSize + 2.5F};
  EXPECT_FALSE(CellNumbers(fonts_, values, cell).texts.empty());
  EXPECT_TRUE(CellNumbers(fonts_, values, cell, false).texts.empty());
}

TEST_F(CellNumbersTest, AreAllLeftOutIfOneHasNoRoom) {
  const std::vector<float> values = {1, 2, -1.25F};
  EXPECT_TRUE(CellNumbers(fonts_, values, {cell_for(fonts_.small, 3).x, 20}).texts.empty());
  EXPECT_TRUE(CellNumbers(fonts_, values, {200, 8}).texts.empty());
  EXPECT_TRUE(CellNumbers(fonts_, {}, {200, 200}).texts.empty());
}

TEST_F(CellNumbersTest, OfInfinityAreNotLarge) {
  const std::vector<float> values = {1, std::numeric_limits<float>::infinity(), std::nanf("")};
  const CellNumbers numbers(fonts_, values, {200, 200});
  EXPECT_EQ(numbers.font, fonts_.body);
  EXPECT_EQ(numbers.texts, (std::vector<std::string>{"1", "∞", "NaN"}));
}

TEST_F(CellNumbersTest, LinesPartTheSignsWhereNoNumbersDoAndBothAreBroad) {
  std::vector<float> values(100, 1.5F);
  const auto lines = [&](float cell) {
    return sign_lines(fonts_, {0.0F, 0.0F, 10.0F * cell, 10.0F * cell}, 10, 10, values) >= 0.0F;
  };
  std::fill_n(values.begin(), 40, -1.5F);
  EXPECT_TRUE(lines(8.0F));
  EXPECT_FALSE(lines(60.0F)) << "a number in each";
  std::fill_n(values.begin(), 40, 1.5F);
  EXPECT_FALSE(lines(8.0F));
  std::fill_n(values.begin(), 3, -1.5F);
  EXPECT_FALSE(lines(8.0F)) << "specks";
  std::fill_n(values.begin(), 97, -1.5F);
  EXPECT_FALSE(lines(8.0F)) << "specks of the other sign";
  std::fill_n(values.begin(), 94, -1.5F);
  std::fill_n(values.begin() + 94, 6, 1.5F);
  EXPECT_TRUE(lines(8.0F));
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = i % 10 < 5 ? -1.5F : 1.5F;
  EXPECT_TRUE(lines(8.0F)) << "halves";
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = (i / 10 + i % 10) % 2 == 0 ? -1.5F : 1.5F;
  EXPECT_FALSE(lines(8.0F)) << "more line than area";
}

TEST(TextColourTest, CanBeReadOnEveryColour) {
  for (int red = 0; red < 256; red += 15) {
    for (int green = 0; green < 256; green += 15) {
      for (int blue = 0; blue < 256; blue += 15) {
        const Rgb cell{static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green),
                       static_cast<std::uint8_t>(blue)};
        EXPECT_GE(contrast(text_colour_on(cell), cell), 4.5) << red << ' ' << green << ' ' << blue;
      }
    }
  }
}

}  // namespace
}  // namespace pw
