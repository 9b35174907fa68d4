#include "app/style/fonts.h"

#include <array>
#include <cmath>
#include <filesystem>
#include <string>

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
constexpr std::array<ImWchar, 15> kTextRanges = {0x20,   0xFF,   0x370,  0x3FF,  0x2010, 0x2044, 0x2070, 0x209F,
                                                 0x2190, 0x2211, 0x2212, 0x22FF, 0x25A0, 0x25FF, 0};
constexpr std::array<ImWchar, 9> kLargeRanges = {0x20, 0x7E, 0xD7, 0xD7, 0x2190, 0x2193, 0x2212, 0x2212, 0};

std::string find_font(std::initializer_list<const char*> names) {
  for (const char* name : names) {
    for (const char* folder : kFolders) {
      std::string path = std::string(folder) + name;
      if (std::error_code error; std::filesystem::exists(path, error)) return path;
    }
  }
  return {};
}

ImFont* add(const std::string& path, float size, const ImWchar* ranges, bool merge) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFontConfig config;
  config.MergeMode = merge;
  config.OversampleH = 2;
  config.PixelSnapH = true;
  const float pixels = std::round(size);
  if (path.empty()) {
    config.SizePixels = pixels;
    return merge ? nullptr : atlas.AddFontDefault(&config);
  }
  return atlas.AddFontFromFileTTF(path.c_str(), pixels, &config, ranges);
}

ImFont* add_with_fallback(const std::string& path, float size, const ImWchar* ranges) {
  const std::string signs = find_font({"DejaVuSans.ttf"});
  ImFont* font = add(path.empty() ? signs : path, size, ranges, false);
  if (!path.empty() && !signs.empty()) add(signs, size, ranges, true);
  return font;
}

}  // namespace

Fonts load_fonts(float unit) {
  ImGui::GetIO().Fonts->Clear();
  const std::string regular = find_font({"Inter-Regular.otf", "Inter-Regular.ttf", "Inter.ttc"});
  const std::string semibold = find_font({"Inter-SemiBold.otf", "Inter-SemiBold.ttf", "Inter.ttc"});
  const std::string mono = find_font({"JetBrainsMono-Regular.ttf", "DejaVuSansMono.ttf"});
  Fonts fonts;
  fonts.body = add_with_fallback(regular, kBodySize * unit, kTextRanges.data());
  fonts.strong = add_with_fallback(semibold, kBodySize * unit, kTextRanges.data());
  fonts.small = add_with_fallback(regular, kSmallSize * unit, kTextRanges.data());
  fonts.mono = add_with_fallback(mono, kSmallSize * unit, kTextRanges.data());
  fonts.large = add_with_fallback(regular, kLargeSize * unit, kLargeRanges.data());
  return fonts;
}

}  // namespace pw
