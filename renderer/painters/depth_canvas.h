#pragma once
// An off-screen render target in which what is nearer covers what is farther away.
#include "renderer/painters/canvas.h"

namespace pw {

// A canvas with a depth of 24 bits for each pixel. Needs a current context.
class DepthCanvas {
 public:
  // Contents are lost when the size changes.
  void resize(int width, int height);
  int width() const { return canvas_.width(); }
  int height() const { return canvas_.height(); }
  GLuint texture_id() const { return canvas_.texture_id(); }
  // Makes it the current render target, everything at the farthest depth; end_drawing() once it is drawn.
  void bind_for_drawing() const;
  static void end_drawing();
  std::vector<std::uint8_t> read_rgb() const { return canvas_.read_rgb(); }

 private:
  Canvas canvas_;
  gl::Renderbuffer depth_;
};

}  // namespace pw
