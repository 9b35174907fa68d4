#include "app/views/explore/links.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "app/geometry/lanes.h"
#include "app/presentation/number_text.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points.
constexpr float kThinnest = 1.2F;
constexpr float kThickest = 3.5F;
constexpr float kNarrowGap = 8.0F;  // between maps
constexpr float kSpread = 4.0F;     // between lines that leave side by side
constexpr float kCorner = 6.0F;
constexpr float kTip = 6.0F;         // half width of an arrow's tip
constexpr float kBesideLane = 4.5F;  // of the head of W: at least so far from buttons and words
constexpr float kNearLane = 16.0F;   // from the column; to a farther one the line would run around a button

// A tip that points down at this point.
void draw_tip(const Frame& frame, ImVec2 at) {
  const float half = frame.px(kTip);
  frame.texts().add_mark("tip of a line", {at.x - half, at.y - half, 2.0F * half, half});
  frame.draw_list()->AddTriangleFilled({at.x - half, at.y - half}, {at.x + half, at.y - half}, at,
                                       im(frame.theme().text));
}

// Beside the tile down to the gap above W, and into it.
void draw_line_to_weights(const Frame& frame, const LinkPlaces& places, ImVec2 column_top) {
  const Rect& tile = *places.tile;
  const float beside = std::max(places.column_gap, 2.0F) / 2.0F;
  const bool is_right = column_top.x > tile.centre().x;
  // Under the labels at the tile's right, so that it begins at the tile.
  const Rect picture = places.picture.value_or(tile);
  const bool is_labelled = is_right && picture.right() < tile.right() - 1.0F;
  // At the lower end of its frame, clear of the bars at its side.
  const float start_y = is_labelled ? std::floor(picture.bottom() + frame.px(1)) : tile.centre().y;
  const float edge = is_right ? picture.right() + 2.0F : tile.x - 2.0F;
  const float x = std::floor(is_right ? std::min(tile.right() + beside, places.maps.right() - frame.px(4))
                                      : std::max(tile.x - beside, places.maps.x + frame.px(4)));
  const float along = std::floor(places.maps.bottom() + frame.px(1.5F));
  // Beside a map that reaches to the next one it would run on the frame of both.
  const bool fills_tile = picture.w >= tile.w - 2.0F && places.column_gap < frame.px(kNarrowGap);
  const bool is_above = column_top.x > tile.x && column_top.x < tile.right() && tile.bottom() < along &&
                        tile.bottom() > places.maps.bottom() - tile.h / 2.0F;
  if (fills_tile && is_above) {
    const float below = std::floor(tile.bottom());
    return draw_into_weights(frame, {places.weights, along, places.head},
                             {{column_top.x, below}, {column_top.x, along}}, column_top);
  }
  draw_into_weights(frame, {places.weights, along, places.head}, {{edge, start_y}, {x, start_y}, {x, along}},
                    column_top);
}

void draw_badge(const Frame& frame, ImVec2 at, std::int64_t map, std::int64_t output, float weight, ImU32 colour) {
  const float radius = frame.px(kLinkMark);
  frame.draw_list()->AddCircleFilled(at, radius, colour);
  draw_text_centred(frame, frame.fonts().strong, frame.theme().panel,
                    {at.x, at.y - frame.fonts().strong->FontSize / 2.0F}, weight < 0.0F ? "−" : "+");
  const Rect area{at.x - radius, at.y - radius, 2.0F * radius, 2.0F * radius};
  frame.mark({"link", output}, area);
  frame.texts().add_mark("sign of a weight", area);
  if (!area.contains(ImGui::GetIO().MousePos)) return;
  frame.explain_drawn(
      area, fmt::format("Map {} goes into this output with the weight {}: {}. The larger |w|, the thicker the line",
                        map, signed_text(weight), weight < 0.0F ? "it is subtracted" : "it is added"));
}

struct OutputLink {
  std::int64_t output = 0;
  float weight = 0.0F;
  LinkEnd end;
};

std::vector<OutputLink> output_links(const Frame& frame, std::int64_t map, const OutputsPanel& outputs) {
  const PointwiseLayer& layer = frame.document().parameters();
  std::vector<OutputLink> links;
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    const auto end = outputs.link_end(o);
    const float weight = layer.w(o, map);
    if (end && weight != 0.0F && std::isfinite(weight)) links.push_back({o, weight, *end});
  }
  return links;
}

void draw_lines_to_outputs(const Frame& frame, const LinkPlaces& places, const std::vector<OutputLink>& links,
                           std::int64_t map, ImVec2 from) {
  std::vector<float> xs;
  for (const OutputLink& link : links) xs.push_back(link.end.mark.x);
  const std::vector<Lane> lanes =
      lanes_to(xs, from.x, frame.px(kSpread), places.weights.bottom() + 1.0F, places.outputs_y);
  for (std::size_t i = 0; i < links.size(); ++i) {
    const auto& [output, weight, end] = links[i];
    const bool is_faint = frame.hover().output && frame.hover().output != output;
    const ImU32 colour = frame.sign_colour(weight, is_faint ? 0.35F : 1.0F);
    const float share = std::min(1.0F, std::fabs(weight) / frame.scales().weights);
    const float thickness = frame.px(kThinnest) + share * frame.px(kThickest - kThinnest);
    const Lane& lane = lanes[i];
    const auto line =
        rounded({{lane.start, from.y}, {lane.start, lane.y}, {lane.end, lane.y}, end.mark, end.tip}, frame.px(kCorner));
    frame.draw_list()->AddPolyline(line.data(), static_cast<int>(line.size()), colour, ImDrawFlags_None, thickness);
    draw_badge(frame, end.mark, map, output, weight, colour);
  }
}

}  // namespace

void draw_into_weights(const Frame& frame, const WeightsEntry& entry, std::vector<ImVec2> corners, ImVec2 column_top) {
  const ImVec2 end{column_top.x, column_top.y + frame.px(3)};
  const float margin = frame.px(kBesideLane);
  const auto lane = free_lane(end.x, entry.head, margin, entry.weights.x + margin, entry.weights.right() - margin);
  if (lane && std::fabs(*lane - end.x) <= frame.px(kNearLane)) {
    const float below = std::floor(end.y - frame.px(kTip));
    corners.insert(corners.end(), {{*lane, entry.above}, {*lane, below}, {end.x, below}, end});
  } else {
    corners.insert(corners.end(),
                   {{end.x, entry.above}, {end.x, std::max(entry.weights.y, entry.above + frame.px(kTip))}});
  }
  draw_dashed(frame, rounded(corners, frame.px(kCorner)));
  if (corners.back().y < end.y) draw_tip(frame, corners.back());
  draw_tip(frame, end);
}

std::int64_t linked_map(const Frame& frame) {
  return frame.hover().map.value_or(frame.selection().map);
}

void draw_links(const Frame& frame, const LinkPlaces& places, const WeightRows& rows, const OutputsPanel& outputs) {
  const std::int64_t map = linked_map(frame);
  const auto column = rows.column_of(frame, map);
  if (!column) return;
  if (places.tile) draw_line_to_weights(frame, places, {column->centre().x, column->y});
  if (frame.document().mask.silences(map)) return;
  draw_lines_to_outputs(frame, places, output_links(frame, map, outputs), map,
                        {column->centre().x, column->bottom() + frame.px(2)});
}

}  // namespace pw
