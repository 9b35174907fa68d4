#include "renderer/painters/tile_picture.h"

#include <algorithm>

namespace pw {

GLuint TilePicture::show(TilePainter& painter, const TextureArray& stack, const TilePainting& painting,
                         const TextureArray* minus) {
  const Sources from{&stack, stack.version(), minus, minus != nullptr ? minus->version() : 0};
  if (painted_from_ == from && painted_ == painting) return canvas_.texture_id();
  canvas_.resize(std::max(1, painting.width), std::max(1, painting.height));
  painter.paint(canvas_, stack, painting.tiles, *painting.map, painting.clear, minus);
  painted_ = painting;
  painted_from_ = from;
  ++repaints_;
  return canvas_.texture_id();
}

}  // namespace pw
