#pragma once
// Parts of the two lanes: arrows, the depth of x, words.
#include <string>
#include <string_view>

#include "app/panels/cost/map_box.h"
#include "app/panels/cost/next_layer/ledger.h"

namespace pw {

std::string_view lanes_heading(const Frame& frame, float width);
ImFont* lane_caption_font(const Frame& frame);
// Of a convolution, in legends; of what is made and not computed.
Rgb next_tone(const Theme& theme, std::int64_t kernel);
Rgb made_box_tone(const Theme& theme);
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
// Whether there is room for the long name of the unit.
bool has_long_unit(const Frame& frame, const LaneCount& count);
void draw_lane_count(const Frame& frame, const LaneCount& count, bool has_long_unit);
// "F = 256", along the depth of a box.
void draw_depth_mark(const Frame& frame, const MapBox& box, const Ledger& ledger);

std::string explain_x(const Ledger& ledger);
std::string explain_y(const Ledger& ledger);
std::string explain_z(const Ledger& ledger);

}  // namespace pw
