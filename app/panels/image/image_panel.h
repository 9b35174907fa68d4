#pragma once
// The image, and the selected map with its weights.
#include <optional>
#include <string>
#include <vector>

#include "app/frame/frame.h"
#include "app/panels/image/image_layout.h"
#include "app/panels/image/map_weights.h"
#include "app/panels/image/mask_buttons.h"
#include "compute/features/receptive_field.h"

namespace pw {

class ImagePanel {
 public:
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame);

 private:
  // The picture also stands below, with the prediction; where there is little room, only there.
  bool shows_image() const { return places_.image.w > 0.0F; }
  // Whether the panel's title is the map's.
  bool is_titled_by_map() const { return places_.heading.h <= 0.0F; }
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
  void input_image(Frame& frame) const;

  Rect panel_, area_;
  ImageLayout places_;
  MapWeights weights_;
  MaskButtons mask_;
};

}  // namespace pw
