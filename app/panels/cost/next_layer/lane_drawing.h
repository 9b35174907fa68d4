#pragma once
// Parts of the two lanes: their scale, arrows, the depth of x, words.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/panels/cost/map_box.h"
#include "app/panels/cost/next_layer/ledger.h"
#include "app/panels/cost/next_layer/lit_text.h"

namespace pw {

std::string_view lanes_heading(const Frame& frame, float width);
ImFont* lane_caption_font(const Frame& frame);
// Of a convolution, in legends; of what is made and not computed.
Rgb next_tone(const Theme& theme, std::int64_t kernel);
Rgb made_box_tone(const Theme& theme);
// How large the boxes of both lanes are.
struct LaneScale {
  ImVec2 front;
  ImVec2 map;            // from one map to the next
  float depth_h = 0.0F;  // of the deepest box
};
inline constexpr float kLaneGap = 14.0F;          // points, between a box and an arrow
inline constexpr float kLaneCaptionDrop = 12.0F;  // points, clear of the mark along the depth

// Of what stands above and below the boxes.
float lane_label_height(const Frame& frame);
float lane_captions_height(const Frame& frame);
float next_slider_width(Rect lane, const Frame& frame);
LaneScale lane_scale(Rect lane, const Frame& frame, const Ledger& ledger);
// Of maps of this size; `base`: the bottom of its front, `map`: from one map to the next.
MapBox lane_box(float x, float base, ImVec2 front, ImVec2 map, const MapSize& size);
void draw_lane_arrow(const Frame& frame, float left, float right, float y);
// The multiply–adds of a convolution below its arrow, which is at `y`, with their unit: below the number if that stands
// above `bottom`; from the last row beside it if there is room right of `free_left`.
struct LaneCount {
  Count macs;
  float left, right, y;
  float free_left, bottom;
};
// How counts that are compared are written: all alike. From the last row each number is as large as it has room for.
struct LaneStyle {
  ImFont* font = nullptr;  // null: of each its own
  bool is_short = false, has_long_unit = false;
  bool names_short_unit = false;  // which others have alone
};
LaneStyle lane_style(const Frame& frame, std::span<const LaneCount> counts);
// Of the words below the counts.
float lane_unit_width(const Frame& frame, const LaneStyle& style);
void draw_lane_count(const Frame& frame, const LaneCount& count, const LaneStyle& style);
// What each convolution sees for the position that is marked, and what it writes. `y` may be null.
void draw_seen_windows(const Frame& frame, const Ledger& ledger, const MapBox& x, const MapBox* y, const MapBox& z);
// "F = 256", along the depth of a box; "F" where that would reach the box’s sizes below it, or nothing.
void draw_depth_mark(const Frame& frame, const MapBox& box, const Ledger& ledger, Rect sizes);
// "M = 64".
std::vector<LitPart> next_maps_parts(const Frame& frame, const Ledger& ledger);

std::string explain_x(const Ledger& ledger);
std::string explain_y(const Ledger& ledger);
std::string explain_z(const Ledger& ledger);

}  // namespace pw
