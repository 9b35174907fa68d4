#pragma once
// What the command line asks of the window.
#include <string>
#include <vector>

#include "compute/features/feature_extractor.h"

namespace pw {

enum class ThemeChoice { kDark, kLight, kProjector };

// In pixels.
struct WindowSize {
  int width = 1600;
  int height = 900;
};
// A side of a window or of a picture of it.
inline constexpr int kSmallestWindowSide = 320;
inline constexpr int kLargestWindowSide = 7680;

struct WindowOptions {
  // Opened in this order; what each is, is recognised by its content.
  std::vector<std::string> files;
  // Where the window's state is written as JSON after every frame that changed; empty: nowhere.
  std::string state_path;
  WindowSize size;
  // Pixels per design unit, 0.5 … 4; 0: what the screen asks for.
  float scale = 0.0F;
  ThemeChoice theme = ThemeChoice::kDark;
  std::string view = "explore";
  ExtractorKind extractor = ExtractorKind::kFilterbank;
};

struct ScreenshotOptions {
  WindowOptions window;
  std::string output;
  // Frames drawn before the picture is taken, so that what takes several frames to settle has settled.
  int frames = 3;
};

// Opens the window and returns when it is closed: the exit status.
int open_window(const WindowOptions& options);
// Draws the window without a display and writes it as a PNG: the exit status.
int take_screenshot(const ScreenshotOptions& options);

}  // namespace pw
