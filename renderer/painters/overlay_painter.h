#pragma once
// The image with the outputs laid over it.
#include "renderer/colors/color_map.h"
#include "renderer/painters/canvas.h"
#include "renderer/painters/overlay_mode.h"
#include "renderer/textures/image_texture.h"
#include "renderer/textures/mask_texture.h"
#include "renderer/textures/texture_array.h"

namespace pw {

struct Overlay {
  OverlayMode mode = OverlayMode::kArgmax;
  int chosen = 0;
  Range range;                    // of kValues
  const ColorMap* map = nullptr;  // of kValues
  float threshold = 0.5F;         // of kArgmax with one or two outputs: on the softmax probability
  Rgb tint;
  Rgb plain;             // where there is no image
  bool outline = false;  // of the truth, where there is one
  bool operator==(const Overlay&) const = default;
};

// Needs a current context from construction on.
class OverlayPainter {
 public:
  OverlayPainter();
  // Fills the canvas. `sums` holds the outputs before the activation, scaled up bilinearly between the centres of
  // cells (without an image, and for kValues and kColour: shown as cells). `image` and `truth` may be null.
  void paint(Canvas& canvas, const ImageTexture* image, const TextureArray& sums, const Overlay& overlay,
             const MaskTexture* truth = nullptr);

 private:
  gl::Program program_;
  gl::VertexArray vertices_;
  gl::Texture table_;
  const ColorMap* table_of_ = nullptr;
};

}  // namespace pw
