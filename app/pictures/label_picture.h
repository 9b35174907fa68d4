#pragma once
// A painted picture of labels, repainted only when something in it has changed.
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "app/document/labels/labels.h"
#include "renderer/painters/label_painter.h"

namespace pw {

// What a picture of labels shows.
struct LabelScene {
  int width = 0, height = 0;  // in pixels
  LabelPainting painting;
  std::shared_ptr<const void> picture;                 // what the image on the card was made from; null without one
  std::shared_ptr<const LabelMap> labels;              // null: no labels
  std::int64_t n = 0;                                  // the image of the labels' batch
  std::vector<bool> held_out;                          // empty, or one per position of that image
  bool operator==(const LabelScene&) const = default;  // compares pointers
};

// Needs a current context.
class LabelPicture {
 public:
  // The texture that holds the painting: bottom row at v = 0. `image` is null where scene.picture is.
  GLuint show(LabelPainter& painter, const ImageTexture* image, LabelScene scene);

 private:
  Canvas canvas_;
  LabelTexture labels_;
  std::optional<LabelScene> painted_;
};

}  // namespace pw
