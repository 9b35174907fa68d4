#include "app/panels/outputs/output_lines.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace pw {
namespace {

constexpr Rect kPicture{0.0F, 0.0F, 80.0F, 80.0F};  // of 10 × 10 positions

class OutputLinesTest : public ::testing::Test {
 protected:
  OutputLinesTest() : context_(ImGui::CreateContext()) {
    ImFont* font = ImGui::GetIO().Fonts->AddFontDefault();
    fonts_.large = fonts_.body = fonts_.small = font;
    ImGui::GetIO().Fonts->Build();
  }
  ~OutputLinesTest() override { ImGui::DestroyContext(context_); }

  // Below 0 at so many positions of each output.
  bool has_lines(std::initializer_list<int> negative) const {
    Tensor values({1, static_cast<std::int64_t>(negative.size()), 10, 10});
    std::int64_t output = 0;
    for (const int count : negative) {
      const auto plane = values.plane(0, output++);
      std::ranges::fill(plane, 1.0F);
      std::fill_n(plane.begin(), count, -1.0F);
    }
    return output_lines(fonts_, kPicture, values, 0) >= 0.0F;
  }

  ImGuiContext* context_;
  Fonts fonts_;
};

TEST_F(OutputLinesTest, AreInAllPicturesOrInNone) {
  EXPECT_TRUE(has_lines({40}));
  EXPECT_TRUE(has_lines({40, 60}));
  EXPECT_FALSE(has_lines({40, 100}));
  EXPECT_FALSE(has_lines({0, 60}));
}

TEST_F(OutputLinesTest, OfMoreThanTwoOutputsWouldBeTakenForTheWinnersRegion) {
  EXPECT_FALSE(has_lines({40, 60, 50}));
  EXPECT_FALSE(has_lines({40, 60, 50, 40, 60, 50, 40, 60, 50}));
}

}  // namespace
}  // namespace pw
