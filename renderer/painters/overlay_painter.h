#pragma once
// Draws the image with the outputs as an overlay.
#include <cstddef>
#include <vector>

#include "renderer/colors/color_map.h"
#include "renderer/painters/canvas.h"
#include "renderer/painters/overlay_mode.h"
#include "renderer/textures/image_texture.h"
#include "renderer/textures/mask_texture.h"
#include "renderer/textures/texture_array.h"

namespace pw {

inline constexpr std::size_t kMostClasses = 16;

struct Overlay {
  OverlayMode mode = OverlayMode::kArgmax;
  int chosen = 0;
  Range range;                    // of kValues
  const ColorMap* map = nullptr;  // of kValues
  // Whether an output's probability is its sigmoid, instead of its softmax among all; a single output's always is.
  bool independent = false;
  float threshold = 0.5F;  // of kArgmax with independent outputs or with at most two: on the probability
  // Of kArgmax among more outputs: a position that is tinted without its neighbours is tinted whole, although it may be
  // less than a pixel of what is upsampled.
  bool shows_lone = false;
  Rgb tint;
  std::vector<Rgb> classes;  // of kClasses: one colour per output, at most kMostClasses
  Rgb plain;                 // where there is no image
  bool outline = false;      // of the ground truth, if there is one
  bool operator==(const Overlay&) const = default;
};

// Needs a current context from construction on.
class OverlayPainter {
 public:
  OverlayPainter();
  // Fills the canvas. `sums` holds the outputs before the activation, upsampled bilinearly between the centres of
  // positions (without an image, and for kValues and kColour: nearest position). kValues has the lines of TilePainter
  // between signs. `image` and `ground_truth` may be null.
  void paint(Canvas& canvas, const ImageTexture* image, const TextureArray& sums, const Overlay& overlay,
             const MaskTexture* ground_truth = nullptr);

 private:
  gl::Program program_;
  gl::VertexArray vertices_;
  gl::Texture table_;
  const ColorMap* table_of_ = nullptr;
};

}  // namespace pw
