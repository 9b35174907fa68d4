#include "app/style/fonts.h"

#include <gtest/gtest.h>
#include <imgui_internal.h>

#include <array>
#include <string_view>
#include <utility>

#include "app/style/theme.h"

namespace pw {
namespace {

class FontsTest : public testing::Test {
 protected:
  FontsTest() { ImGui::CreateContext(); }
  ~FontsTest() override { ImGui::DestroyContext(); }

  static testing::AssertionResult can_show(const ImFont* font, std::string_view text) {
    for (const char* at = text.data(); at != text.data() + text.size();) {
      unsigned int character = 0;
      at += ImTextCharFromUtf8(&character, at, text.data() + text.size());
      if (font->FindGlyphNoFallback(static_cast<ImWchar>(character)) == nullptr)
        return testing::AssertionFailure() << "no glyph for U+" << std::hex << character << " of " << text;
    }
    return testing::AssertionSuccess();
  }
};

constexpr std::array<std::string_view, 10> kNames = {"plain (1).npy",
                                                     "Größe 1×1 œuvre.npy",
                                                     "Łódź žluťoučký kůň İstanbul ş ğ.npy",
                                                     "карта весов ёїєґў қазақша.npy",
                                                     "αρχείο βαρών ΐ.npy",
                                                     "dữ liệu ảnh.npy",
                                                     "հայերեն ქართული.npy",
                                                     "תמונה صورة.npy",
                                                     "e\u0301 decomposed.npy",
                                                     "broken \uFFFD.npy"};

TEST_F(FontsTest, NamesOfFilesAreLegibleInManyAlphabets) {
  const Fonts fonts = load_fonts(1.0F, ThemeKind::kDark);
  ASSERT_TRUE(ImGui::GetIO().Fonts->Build());
  for (const std::string_view name : kNames) {
    EXPECT_TRUE(can_show(fonts.body, name));
    EXPECT_TRUE(can_show(fonts.small, name));
  }
}

TEST_F(FontsTest, LargeTypeShowsShapesAndArithmetic) {
  const Fonts fonts = load_fonts(1.0F, ThemeKind::kDark);
  ASSERT_TRUE(ImGui::GetIO().Fonts->Build());
  for (const std::string_view text : {"(1440 × 256)", "+0.28·2.60 − 1.5e−3 = NaN", "→ >0.9999 <0.0001 …",
                                      "y = x.reshape(1440, 256) @ w.T + b", "ReLU ↑ ↓ ←", "–", "Δy = Σ w · Δx"})
    EXPECT_TRUE(can_show(fonts.large, text));
}

// What is spoken about has 44 lines of 1,080, all else 28.
TEST_F(FontsTest, EverythingIsLegibleFromTheLastRow) {
  for (const auto& [width, height] :
       {std::pair{1024, 768}, {1280, 720}, {1280, 800}, {1366, 768}, {1600, 900}, {1920, 1080}, {3840, 2160}}) {
    const Fonts fonts = load_fonts(unit_for(ThemeKind::kProjector, 1.0F, width, height), ThemeKind::kProjector);
    ASSERT_TRUE(ImGui::GetIO().Fonts->Build());
    const float line = static_cast<float>(height) / 1080.0F;
    for (const ImFont* font : {fonts.body, fonts.strong, fonts.small, fonts.mono})
      EXPECT_GE(font->FontSize, 28.0F * line) << width << " x " << height;
    for (const ImFont* font : {fonts.spoken, fonts.large})
      EXPECT_GE(font->FontSize, 44.0F * line) << width << " x " << height;
  }
}

TEST_F(FontsTest, TheyFitOnTheCardOnAFineScreen) {
  for (const ThemeKind kind : {ThemeKind::kDark, ThemeKind::kProjector}) {
    load_fonts(4.0F, kind);
    const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ASSERT_TRUE(ImGui::GetIO().Fonts->Build());
    EXPECT_LE(atlas.TexWidth, 8192);
    EXPECT_LE(atlas.TexHeight, 8192);
    // In RGBA, as the back end uploads it.
    EXPECT_LE(std::int64_t{4} * atlas.TexWidth * atlas.TexHeight, std::int64_t{64} << 20);
  }
}

}  // namespace
}  // namespace pw
