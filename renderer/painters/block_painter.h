#pragma once
// Draws the faces of blocks, textured with maps; what is nearer covers what is farther away.
#include <array>
#include <span>
#include <vector>

#include "renderer/colors/color_map.h"
#include "renderer/painters/depth_canvas.h"
#include "renderer/textures/texture_array.h"

namespace pw {

// On a canvas: pixels with y down, and a depth from 0, in front, to 1.
struct DeepPoint {
  float x = 0.0F, y = 0.0F, depth = 0.0F;
  bool operator==(const DeepPoint&) const = default;
};

// A parallelogram that shows a map, or a part of it, at the nearest position.
struct BlockFace {
  const TextureArray* maps = nullptr;
  int layer = 0;
  Range range;
  DeepPoint origin;         // the corner where the part begins
  DeepPoint along, across;  // from there to the end of its first row, of its first column
  // The part: x, y, width and height as shares of the map. A width of 0 is one column.
  std::array<float, 4> window = {0.0F, 0.0F, 1.0F, 1.0F};
  float shade = 1.0F;  // times the colour of the value
  bool operator==(const BlockFace&) const = default;
};

// Needs a current context from construction on.
class BlockPainter {
 public:
  BlockPainter();
  // Clears the canvas to transparent, then draws the faces in any order.
  void paint(DepthCanvas& canvas, std::span<const BlockFace> faces, const ColorMap& map);

 private:
  void set_table(const ColorMap& map);

  gl::Program program_;
  gl::VertexArray vertices_;
  gl::Buffer instances_;
  gl::Texture table_;
  const ColorMap* table_of_ = nullptr;
};

struct BlockPainting {
  int width = 0, height = 0;
  std::vector<BlockFace> faces;
  const ColorMap* map = nullptr;
  bool operator==(const BlockPainting&) const = default;
};

// A painted block, repainted only when something in it has changed. Needs a current context.
class BlockPicture {
 public:
  // The texture that holds the painting: bottom row at v = 0, transparent around the block.
  GLuint show(BlockPainter& painter, const BlockPainting& painting);
  // How often it was actually repainted.
  std::int64_t repaints() const { return repaints_; }

 private:
  DepthCanvas canvas_;
  BlockPainting painted_;
  std::vector<std::uint64_t> versions_;  // of the faces' maps
  std::int64_t repaints_ = 0;
};

}  // namespace pw
