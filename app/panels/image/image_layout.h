#pragma once
// Where the image, the selected map and its weights stand in their panel.
#include <cstdint>

#include "app/frame/frame.h"

namespace pw {

struct ImageLayoutRequest {
  Rect panel;
  float image_ratio = 0.0F;  // width : height; 0: there is no image
  float map_ratio = 1.0F;
  std::int64_t weight_rows = 1;  // wanted
  bool needs_caption = false;    // below the image, although there is little room
};

// In pixels; what is not shown is empty.
struct ImageLayout {
  Rect image;
  Rect caption;  // a line below the image
  Rect heading;  // of the map; empty if the panel's title is the map's
  Rect map;
  Rect weights;                  // with a line above the rows where there is room
  float row_h = 0.0F;            // of a weight
  Rect mask;                     // the buttons that mute
  bool mask_is_in_head = false;  // at the right of the panel's title
  Rect hint;
};

// Pictures and sliders take the room there is: pictures up to the panel's width, then higher rows, then wider gaps.
// Below each other; beside each other in a low panel; in three columns where it is much wider than high.
ImageLayout lay_out_image(const Frame& frame, const ImageLayoutRequest& request);

}  // namespace pw
