#pragma once
// Options of the command line for the window.
#include <chrono>
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
// A side of the window or of a screenshot, in pixels.
inline constexpr int kMinWindowSide = 320;
inline constexpr int kMaxWindowSide = 7680;
inline constexpr float kMinScale = 0.5F;
inline constexpr float kMaxScale = 4.0F;

struct WindowOptions {
  // Recognised by content and opened in the order in which they are needed (see OpenQueue).
  std::vector<std::string> files;
  // The file that receives the window's state as JSON after every frame; empty: none.
  std::string state_path;
  // The settings file; empty: none.
  std::string settings_path;
  // From a change until a file that could restore it is begun.
  std::chrono::milliseconds recovery_interval = std::chrono::seconds(20);
  WindowSize size{1600, 900};
  // Whether the user chose the size, in pixels. If not, it is in points: a screen twice as dense gets twice the pixels.
  bool size_given = false;
  // Pixels per design unit, kMinScale … kMaxScale; 0: the screen's content scale.
  float scale = 0.0F;
  ThemeKind theme = ThemeKind::kDark;
  bool theme_given = false;
  std::string view = "explore";  // of view_names()
  ExtractorKind extractor = ExtractorKind::kLearned;

  // Whether a state file is written.
  bool is_watched() const { return !state_path.empty(); }
};

struct ScreenshotOptions {
  WindowOptions window;
  std::string output;
  // "KEY=VALUE" each, checked by set_problem(); set in this order once the files are open.
  std::vector<std::string> set_values;
  // Frames to draw before the screenshot: some things take several frames to settle.
  int frames = 3;
  // As seen from the last row; what cannot be read from there is listed.
  bool from_back_row = false;
  // Words twice as long, as in another language; what has no room then is listed.
  bool has_long_texts = false;
};

}  // namespace pw
