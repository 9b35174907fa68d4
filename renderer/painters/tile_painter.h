#pragma once
// Draws maps as tiles of colour, with one instanced draw call per texture.
#include <span>
#include <vector>

#include "renderer/colors/color_map.h"
#include "renderer/painters/canvas.h"
#include "renderer/textures/texture_array.h"

namespace pw {

// A map on a canvas, in whole pixels with y down from the top; parts outside the canvas are cut off. The colour shows
// gain * x + offset, so that a product w·x needs no pass over the data.
struct Tile {
  int x = 0, y = 0, w = 0, h = 0;
  int layer = 0;
  Range range;
  float gain = 1.0F;
  float offset = 0.0F;
  float hatch = 0.0F;  // pixels between lines drawn where the value is 0, instead of a colour; −1: none between signs
  bool operator==(const Tile&) const = default;
};

// Needs a current context from construction on.
class TilePainter {
 public:
  TilePainter();
  // Clears the canvas, then draws the tiles. Values are sampled at the nearest position. With `minus`, the values of
  // that stack (same shape) are subtracted first. Where a range has both signs and positions are at least 4 pixels wide
  // and high, lines part the negative ones from the others: dark on their side, light on the other.
  void paint(Canvas& canvas, const TextureArray& stack, std::span<const Tile> tiles, const ColorMap& map, Rgb clear,
             const TextureArray* minus = nullptr);

 private:
  void set_table(const ColorMap& map);

  gl::Program program_;
  gl::VertexArray vertices_;
  gl::Buffer instances_;
  gl::Texture table_;
  const ColorMap* table_of_ = nullptr;
};

}  // namespace pw
