#include "app/style/theme.h"

#include <algorithm>
#include <array>

#include "app/style/fonts.h"

namespace pw {
namespace {

constexpr Rgb kWhite{255, 255, 255};

Theme dark() {
  return {ThemeKind::kDark, {13, 17, 23},   {22, 27, 34},   {45, 52, 61},    {233, 238, 244},  {170, 178, 189},
          {33, 39, 48},     {44, 52, 63},   {56, 67, 86},   {118, 128, 142}, {108, 118, 132},  {233, 238, 244},
          {64, 156, 240},   {242, 148, 46}, {232, 96, 200}, {255, 110, 100}, &diverging_dark()};
}

Theme light() {
  return {ThemeKind::kLight, {238, 241, 245}, kWhite,          {205, 211, 219},
          {17, 21, 26},      {70, 78, 88},    kWhite,          {232, 236, 242},
          {214, 223, 236},   {118, 128, 140}, {118, 128, 140}, {43, 50, 59},
          {20, 100, 200},    {184, 86, 0},    {176, 28, 139},  {190, 20, 30},
          &diverging_light()};
}

// Darker where the light of the room lies on everything shown.
Theme projector() {
  Theme theme = light();
  theme.kind = ThemeKind::kProjector;
  theme.muted = {54, 61, 70};
  theme.control_edge = theme.track = {104, 113, 124};
  theme.handle = theme.text;
  theme.positive = {176, 80, 0};
  return theme;
}

}  // namespace

const Theme& theme_of(ThemeKind kind) {
  static const Theme dark_theme = dark();
  static const Theme light_theme = light();
  static const Theme projector_theme = projector();
  switch (kind) {
    case ThemeKind::kDark:
      return dark_theme;
    case ThemeKind::kLight:
      return light_theme;
    case ThemeKind::kProjector:
      return projector_theme;
  }
  return dark_theme;
}

Rgb class_colour(const Theme& theme, SceneClass kind) {
  // Names of classes are written in these colours, too, so they must stand out from the panels.
  const bool dark = theme.kind == ThemeKind::kDark;
  switch (kind) {
    case SceneClass::kSky:
      return dark ? Rgb{120, 190, 196} : Rgb{14, 116, 124};
    case SceneClass::kRoad:
      return theme.road;
    case SceneClass::kLaneMark:
      return dark ? Rgb{255, 206, 240} : Rgb{124, 84, 116};
    case SceneClass::kTerrain:
      return dark ? Rgb{172, 168, 70} : Rgb{112, 106, 14};
    case SceneClass::kPavement:
      return dark ? Rgb{170, 138, 220} : Rgb{108, 74, 172};
    case SceneClass::kVegetation:
      return dark ? Rgb{70, 174, 96} : Rgb{18, 120, 52};
    case SceneClass::kBuilding:
      return dark ? Rgb{186, 128, 118} : Rgb{134, 78, 68};
    case SceneClass::kCar:
      return dark ? Rgb{236, 82, 100} : Rgb{192, 28, 58};
    case SceneClass::kPole:
      return dark ? Rgb{158, 162, 170} : Rgb{92, 96, 104};
  }
  return theme.text;
}

Rgb kernel_tone(const Theme& theme, std::int64_t kernel) {
  const int at = kernel == 1 ? 0 : kernel == 3 ? 1 : 2;
  switch (theme.kind) {
    case ThemeKind::kDark:
      return std::array<Rgb, 3>{{{196, 203, 213}, {139, 149, 163}, {92, 103, 118}}}[at];
    case ThemeKind::kLight:
      return std::array<Rgb, 3>{{{134, 144, 158}, {86, 97, 111}, {40, 47, 57}}}[at];
    case ThemeKind::kProjector:
      return std::array<Rgb, 3>{{{116, 127, 141}, {74, 84, 97}, {32, 38, 47}}}[at];
  }
  return theme.text;
}

Rgb unnamed_class_colour(std::int64_t kind) {
  constexpr Rgb kPale[] = {{225, 230, 120}, {140, 220, 190}, {205, 175, 255}, {255, 190, 200},
                           {150, 160, 60},  {70, 165, 120},  {150, 115, 205}, {165, 170, 180}};
  return kind == 0 ? Rgb{255, 255, 255} : kPale[static_cast<std::size_t>(kind - 1) % std::size(kPale)];
}

float unit_for(ThemeKind kind, float content_scale, int window_width, int window_height) {
  constexpr float kBodyOfHeight = 28.0F / 1080.0F;
  // In points: in a smaller window even the shortest labels would be cut off.
  constexpr float kMinWidth = 820.0F;
  constexpr float kMinHeight = 610.0F;
  const auto width = static_cast<float>(window_width);
  const auto height = static_cast<float>(window_height);
  // Text keeps its share of a larger window, whose screen may have no content scale of its own.
  constexpr float kLargeWidth = 2560.0F, kLargeHeight = 1440.0F;
  const float least = kind == ThemeKind::kProjector ? height * kBodyOfHeight / kBodySize
                                                    : std::min(width / kLargeWidth, height / kLargeHeight);
  const float wanted = std::max(content_scale, least);
  return std::max(0.5F, std::min({wanted, width / kMinWidth, height / kMinHeight}));
}

}  // namespace pw
