#pragma once
// What the command line asks of the window.
#include <string>
#include <vector>

#include "app/style/theme_kind.h"
#include "compute/features/feature_extractor.h"

namespace pw {

struct PixelSize {
  int width = 0;
  int height = 0;
};
using WindowSize = PixelSize;
// A side of a window or of a picture of it.
inline constexpr int kSmallestWindowSide = 320;
inline constexpr int kLargestWindowSide = 7680;
inline constexpr float kSmallestScale = 0.5F;
inline constexpr float kLargestScale = 4.0F;

struct WindowOptions {
  // Opened in this order; what each is, is recognised by its content.
  std::vector<std::string> files;
  // Where the window's state is written as JSON after every frame that changed; empty: nowhere.
  std::string state_path;
  // Where the settings are kept; empty: nowhere.
  std::string settings_path;
  WindowSize size{1600, 900};
  // Whether somebody asked for that size. If not, it is in points: a screen twice as dense gets twice the pixels.
  bool size_given = false;
  // Pixels per design unit, kSmallestScale … kLargestScale; 0: what the screen asks for.
  float scale = 0.0F;
  ThemeKind theme = ThemeKind::kDark;
  bool theme_given = false;
  std::string view = "explore";  // of view_names()
  ExtractorKind extractor = ExtractorKind::kLearned;

  // Whether somebody reads the state.
  bool is_watched() const { return !state_path.empty(); }
};

struct ScreenshotOptions {
  WindowOptions window;
  std::string output;
  // "KEY=VALUE" each, without a problem as set_problem() sees it; set in this order once the files are open.
  std::vector<std::string> set_values;
  // Frames drawn before the picture is taken, so that what takes several frames to settle has settled.
  int frames = 3;
};

}  // namespace pw
