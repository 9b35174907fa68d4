#pragma once
// The sizes that the panels of the hidden maps and of the outputs share, of a pair that reads many maps.
#include <optional>
#include <vector>

#include "app/panels/two_layers/pair_view.h"

namespace pw {

// The rows that hidden maps and outputs share: a picture on top, then for each output a line and a picture.
struct ProductRows {
  float picture = 0.0F;              // the top of the hidden maps
  std::vector<float> cells, lower;   // by output shown: the tops of its line and of its picture
  float line = 0.0F, height = 0.0F;  // of a line and of a picture
  std::int64_t first = 0;            // output
};
// `highest`: of a picture; absent: as the area allows.
ProductRows product_rows(const Frame& frame, const ShownPair& shown, Rect area,
                         std::optional<float> highest = std::nullopt);

// Points.
inline constexpr float kBetweenHidden = 26.0F;
// Of what stands left of the hidden maps.
float hidden_label_width(const Frame& frame, float width);
float hidden_ratio(const ShownPair& shown);
// In a room of this width.
std::int64_t most_hidden_columns(const Frame& frame, float room);

// The width of the pictures, and the height of the panel, where the outputs stand right of the hidden maps in pictures
// of the same size, in a body of this width.
float hidden_picture_width(const Frame& frame, const ShownPair& shown, float body_width);
float hidden_height(const Frame& frame, const ShownPair& shown, float picture_width);
// The same pictures where the panel is only so high.
float hidden_picture_width_within(const Frame& frame, const ShownPair& shown, Rect panel);
// What pictures of this width leave free of the body's.
float hidden_free_width(const Frame& frame, const ShownPair& shown, float body_width, float picture_width);

}  // namespace pw
