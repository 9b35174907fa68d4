#pragma once
// Draws the image with the labels on it.
#include <vector>

#include "renderer/colors/color_map.h"
#include "renderer/painters/canvas.h"
#include "renderer/textures/image_texture.h"
#include "renderer/textures/label_texture.h"

namespace pw {

// Tells classes apart without their colours. kDiagonals are lines in the class's colour on the dimmed image; all others
// are marks on a fill in the class's colour, through which the image shows faintly.
enum class LabelPattern {
  kDiagonals,      // rising
  kDots,           // small squares in rows and columns
  kRows,           // lines
  kBackDiagonals,  // like diagonals, falling
  kColumns,        // lines
  kCross,          // diagonals both ways
  kRings,
  kChecks,
  kSolid,  // no marks
};

struct LabelLook {
  Rgb colour;
  LabelPattern pattern = LabelPattern::kDiagonals;
  bool operator==(const LabelLook&) const = default;
};

struct LabelPainting {
  // By class; at most LabelTexture::kClasses. Labels of further classes are not drawn.
  std::vector<LabelLook> classes;
  Rgb plain;  // where there is no image
  // Pixels per point: lines and patterns keep their size in points, rounded to whole pixels, and are finer only where a
  // position is too small to show them.
  float unit = 1.0F;
  bool operator==(const LabelPainting&) const = default;
};

// Needs a current context from construction on.
class LabelPainter {
 public:
  LabelPainter();
  // Fills the canvas, over which the image and the grid of labels are stretched. A class is outlined, within its own
  // positions, where a neighbour has another class or none, and at the edge of the grid. Positions that are held out
  // are hollow, each with an outline of its own. Where there is no label, the image is unchanged. `image` may be null.
  void paint(Canvas& canvas, const ImageTexture* image, const LabelTexture& labels, const LabelPainting& painting);

 private:
  gl::Program program_;
  gl::VertexArray vertices_;
};

}  // namespace pw
