#include "app/style/fonts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

namespace pw {
namespace {

// Debian, Fedora, Arch, Homebrew: the same files in different folders.
constexpr std::array<const char*, 8> kFolders = {"/usr/share/fonts/opentype/inter/",
                                                 "/usr/share/fonts/truetype/jetbrains-mono/",
                                                 "/usr/share/fonts/truetype/dejavu/",
                                                 "/usr/share/fonts/inter/",
                                                 "/usr/share/fonts/jetbrains-mono-fonts/",
                                                 "/usr/share/fonts/dejavu-sans-fonts/",
                                                 "/usr/share/fonts/TTF/",
                                                 "/usr/local/share/fonts/"};

// ImGui keeps the pointer until the atlas is built.
constexpr std::array<ImWchar, 17> kTextRanges = {0x20,   0xFF,   0x370,  0x3FF,  0x2010, 0x2044, 0x2070, 0x209F, 0x2190,
                                                 0x2211, 0x2212, 0x22FF, 0x25A0, 0x25FF, 0xFFFD, 0xFFFD, 0};
// Names of files are in any language: Latin letters with all their marks, Cyrillic, Armenian, Hebrew, Arabic, Georgian,
// Vietnamese, signs of currencies.
constexpr std::array<ImWchar, 15> kNameRanges = {0x100,  0x24F,  0x300,  0x36F,  0x400,  0x6FF,  0x10A0, 0x10FF,
                                                 0x1E00, 0x1EFF, 0x20A0, 0x20CF, 0x2116, 0x2116, 0};
// With the space that does not break, the powers of ten of counts, and Δ and Σ of formulas.
constexpr std::array<ImWchar, 29> kLargeRanges = {0x20,   0x7E,   0xA0,   0xA0,   0xB2,   0xB3,   0xB7,   0xB9,
                                                  0xD7,   0xD7,   0x2013, 0x2013, 0x2026, 0x2026, 0x2032, 0x2032,
                                                  0x2070, 0x2079, 0x2190, 0x2193, 0x2212, 0x2212, 0x2248, 0x2248,
                                                  0x394,  0x394,  0x3A3,  0x3A3,  0};

std::string find_font(std::initializer_list<const char*> names) {
  for (const char* name : names) {
    for (const char* folder : kFolders) {
      std::string path = std::string(folder) + name;
      if (std::error_code error; std::filesystem::exists(path, error)) return path;
    }
  }
  return {};
}

constexpr float kCoarse = 40.0F;  // pixels: glyphs so large need no finer steps

// `oversample`: horizontal steps at which glyphs are drawn more finely than pixels.
ImFont* add(const std::string& path, float size, const ImWchar* ranges, bool merge, int oversample = 2) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFontConfig config;
  config.MergeMode = merge;
  config.OversampleH = size < kCoarse ? oversample : 1;
  config.PixelSnapH = true;
  if (path.empty()) {
    config.SizePixels = size;
    return merge ? nullptr : atlas.AddFontDefault(&config);
  }
  return atlas.AddFontFromFileTTF(path.c_str(), size, &config, ranges);
}

ImFont* add_with_fallback(const std::string& path, float size, const ImWchar* ranges) {
  const std::string signs = find_font({"DejaVuSans.ttf"});
  ImFont* font = add(path.empty() ? signs : path, size, ranges, false);
  if (!path.empty() && !signs.empty()) add(signs, size, ranges, true);
  return font;
}

// The same, with letters of more languages, which take less room each.
ImFont* add_for_names(const std::string& path, float size) {
  ImFont* font = add_with_fallback(path, size, kTextRanges.data());
  for (const std::string& more : {path, find_font({"DejaVuSans.ttf"})}) {
    if (!more.empty()) add(more, size, kNameRanges.data(), true, 1);
  }
  return font;
}

// The fonts of an atlas, in the order of their making.
Fonts fonts_of(const ImFontAtlas& atlas, bool is_projector) {
  int next = 0;
  const auto take = [&] { return atlas.Fonts[next++]; };
  Fonts fonts;
  fonts.body = take();
  fonts.strong = take();
  fonts.small = is_projector ? fonts.body : take();
  fonts.mono = take();
  fonts.spoken = take();
  fonts.large = take();
  return fonts;
}

// Sizes in pixels, in that order.
std::vector<float> sizes_of_fonts(float unit, bool is_projector) {
  // From the last row a pixel too few counts; the tolerance is for sizes that are whole but for rounding.
  const auto pixels = [&](float points) {
    return std::max(1.0F, is_projector ? std::ceil(points * unit - 0.01F) : std::round(points * unit));
  };
  const float body = pixels(kBodySize), small = pixels(kSmallSize), large = pixels(kLargeSize);
  if (is_projector) return {body, body, body, pixels(kSpokenSize), large};
  return {body, body, small, small, body, large};
}

bool has_fonts(const ImFontAtlas& atlas, const std::vector<float>& sizes) {
  return atlas.IsBuilt() && std::ranges::equal(atlas.Fonts, sizes, {}, &ImFont::FontSize);
}

void add_fonts(const std::vector<float>& sizes, bool is_projector) {
  const std::string regular = find_font({"Inter-Regular.otf", "Inter-Regular.ttf", "Inter.ttc"});
  const std::string semibold = find_font({"Inter-SemiBold.otf", "Inter-SemiBold.ttf", "Inter.ttc"});
  const std::string mono = find_font({"JetBrainsMono-Regular.ttf", "DejaVuSansMono.ttf"});
  auto size = sizes.begin();
  add_for_names(regular, *size++);
  add_with_fallback(semibold, *size++, kTextRanges.data());
  if (!is_projector) add_for_names(regular, *size++);
  add_with_fallback(mono, *size++, kTextRanges.data());
  add_with_fallback(regular, *size++, kTextRanges.data());
  add_with_fallback(regular, *size++, kLargeRanges.data());
}

}  // namespace

Fonts load_fonts(float unit, ThemeKind kind) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  const bool is_projector = kind == ThemeKind::kProjector;
  const std::vector<float> sizes = sizes_of_fonts(unit, is_projector);
  if (!has_fonts(atlas, sizes)) {
    atlas.Clear();
    add_fonts(sizes, is_projector);
  }
  return fonts_of(atlas, is_projector);
}

}  // namespace pw
