#pragma once
// Where labels around the block can be read.
#include <vector>

#include "app/panels/stack3d/rod_guides.h"
#include "app/panels/stack3d/stack_scene.h"

namespace pw {

// Places labels one after the other: in the view, not on the block, on each other or on a line.
class LabelRoom {
 public:
  LabelRoom(const Frame& frame, const StackScene& scene);
  // No label is nearer to this line than `margin` pixels.
  void avoid(const std::vector<ImVec2>& line, float margin);
  void avoid(const RodGuides& guides);
  // The first of them that is free; whether there was one.
  bool take(const std::vector<Rect>& places, Rect& taken);

 private:
  bool is_free(const Rect& area) const;
  bool is_beside_block(const Rect& area) const;

  struct Piece {
    ImVec2 from, to;
    float margin;
  };
  const StackScene& scene_;
  float margin_, line_margin_, label_margin_;
  std::vector<Rect> taken_;
  std::vector<Piece> pieces_;
};

}  // namespace pw
