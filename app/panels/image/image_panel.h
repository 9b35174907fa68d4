#pragma once
// The image, and the selected map with its weights.
#include <optional>
#include <string>
#include <vector>

#include "app/frame/frame.h"
#include "app/panels/image/map_weights.h"
#include "compute/features/receptive_field.h"

namespace pw {

class ImagePanel {
 public:
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame);

 private:
  bool has_room_for_ends(const Frame& frame) const;
  float lay_out_stacked(float height, const Frame& frame);
  float lay_out_side_by_side(float height, const Frame& frame);
  bool is_better_side_by_side(float height, const Frame& frame) const;
  // Whether the panel's title is the map's: there is no image, and no room for two titles.
  bool is_titled_by_map(const Frame& frame) const { return is_low_ && !frame.document().picture; }
  std::vector<std::string> map_captions(const Frame& frame) const;
  void draw_title(const Frame& frame) const;
  // What the selected position sees of the image, where *one position* is about it: within the image, and all of it.
  struct Patch {
    Rect shown, whole;
    PixelBox pixels;
  };
  std::optional<Patch> patch(const Frame& frame) const;
  void explain_patch(Frame& frame) const;
  void draw_source(const Frame& frame) const;
  void draw_patch(const Frame& frame) const;
  void draw_selected_map(const Frame& frame) const;

  Rect panel_, area_;
  bool is_low_ = false;
  Rect image_;    // empty if there is none
  Rect arrow_;    // the line below the image, empty if there is none
  Rect heading_;  // of the map
  Rect map_;
  MapWeights weights_;
};

}  // namespace pw
