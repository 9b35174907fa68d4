#include "app/views/explore/rod_links.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <vector>

#include "app/geometry/lanes.h"
#include "app/presentation/number_text.h"
#include "app/views/explore/links.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points.
constexpr float kBesideW = 9.0F;  // where the lines from the filters run down
constexpr float kBetweenLines = 5.0F;
constexpr float kBend = 6.0F;
constexpr float kBesideMarker = 8.0F;
constexpr float kWidePosition = 24.0F;

struct RodLink {
  std::int64_t output = 0;
  Rect picture;
  LinkEnd end;
  ImVec2 position;  // in the picture
};

std::vector<RodLink> rod_links(const Frame& frame, const OutputsPanel& outputs) {
  const Shape& shape = frame.document().shape();
  const Position at = frame.selection().position;
  std::vector<RodLink> links;
  for (std::int64_t o = 0; o < frame.document().network.cout(); ++o) {
    const auto picture = outputs.picture_of(o);
    const auto end = outputs.link_end(o);
    if (!picture || !end) continue;
    links.push_back({o,
                     *picture,
                     *end,
                     {picture->x + (static_cast<float>(at.x) + 0.5F) / static_cast<float>(shape.w) * picture->w,
                      picture->y + (static_cast<float>(at.y) + 0.5F) / static_cast<float>(shape.h) * picture->h}});
  }
  return links;
}

void draw_link(const Frame& frame, const std::vector<ImVec2>& corners, float opacity) {
  const auto line = rounded(corners, frame.px(kBend));
  const int count = static_cast<int>(line.size());
  ImDrawList* draw = frame.draw_list();
  draw->AddPolyline(line.data(), count, im(frame.theme().panel, 0.7F * opacity), ImDrawFlags_None, frame.px(3));
  draw->AddPolyline(line.data(), count, im(frame.theme().text, opacity), ImDrawFlags_None, frame.px(1.4F));
}

std::string explain_rod_sum(const Frame& frame, std::int64_t output) {
  const Position at = frame.selection().position;
  return fmt::format(
      "Filter {}: the rod's {} times its weights, added up, plus b: one number of {}, at row {}, column {}{}", output,
      counted(frame.document().shape().c, "number"), output_name(frame.document().weights(), output), at.y, at.x,
      frame.document().parameters().activation == Activation::kNone ? "" : ", before the activation");
}

// From above the picture down to the marker, straight. Where positions are wide enough for their numbers, the line runs
// between them and ends at the position's corner.
std::vector<ImVec2> to_position(const Frame& frame, const RodLink& link) {
  const Shape& shape = frame.document().shape();
  const float w = link.picture.w / static_cast<float>(shape.w), h = link.picture.h / static_cast<float>(shape.h);
  const bool is_wide = w >= frame.px(kWidePosition);
  const ImVec2 end = is_wide ? ImVec2{link.position.x - w / 2.0F, link.position.y - h / 2.0F} : link.position;
  // Beside a picture, the line comes from its right.
  if (link.end.mark.y > link.picture.y) return {link.end.mark, link.end.tip, end};
  const float above = std::floor(link.picture.y - frame.px(2));
  return {{link.end.mark.x, above}, {end.x, above}, end};
}

// Beside the marker, on the side that has room.
void draw_rod_sum(const Frame& frame, const RodLink& link) {
  // Wide positions have their numbers printed in them.
  if (link.picture.w / static_cast<float>(frame.document().shape().w) >= frame.px(kWidePosition)) return;
  const Position at = frame.selection().position;
  const auto plane = frame.session().outputs().sums().plane(frame.selection().n, link.output);
  const std::string value = signed_text(plane[static_cast<std::size_t>(at.y * frame.document().shape().w + at.x)]);
  const float padding = frame.px(4);
  for (ImFont* font : {frame.fonts().spoken, frame.fonts().body}) {
    for (const std::string& text : {"Σ + b = " + value, value}) {
      const float width = text_width(font, text) + 2.0F * padding;
      const float height = font->FontSize + frame.px(2);
      const float gap = frame.px(kBesideMarker);
      const bool is_right = link.position.x + gap + width <= link.picture.right();
      const bool is_left = link.position.x - gap - width >= link.picture.x;
      if ((!is_right && !is_left) || height > link.picture.h) continue;
      const float y = std::clamp(link.position.y - height / 2.0F, link.picture.y, link.picture.bottom() - height);
      const Rect box{std::round(is_right ? link.position.x + gap : link.position.x - gap - width), std::round(y), width,
                     height};
      frame.draw_list()->AddRectFilled(box.min(), box.max(), im(frame.theme().panel, 0.9F));
      draw_text(frame, font, frame.theme().text, {box.x + padding, box.y + frame.px(1)}, text);
      frame.mark({"stack.sum", link.output}, box);
      frame.explain_drawn(box, [output = link.output](const Frame& shown) { return explain_rod_sum(shown, output); });
      return;
    }
  }
}

}  // namespace

void draw_rod_links(const Frame& frame, const RodPlaces& places, const WeightRows& rows, const OutputsPanel* outputs) {
  const auto column = rows.column_of(frame, frame.selection().map);
  if (places.cell && column) {
    const float x = places.cell->centre().x, along = std::floor(places.weights.y - frame.px(6));
    draw_into_weights(frame, {places.weights, along, places.head}, {{x, places.cell->bottom()}, {x, along}},
                      {column->centre().x, column->y});
  }
  if (outputs == nullptr || !frame.has_outputs()) return;
  const std::vector<RodLink> links = rod_links(frame, *outputs);
  const MatrixGeometry& geometry = rows.geometry();
  std::vector<float> xs;
  for (const RodLink& link : links) xs.push_back(link.end.mark.x);
  const std::vector<Lane> lanes = lanes_to(xs, geometry.area.x - frame.px(kBesideW), frame.px(kBetweenLines),
                                           places.weights.bottom() + 1.0F, places.outputs_y);
  for (std::size_t i = 0; i < links.size(); ++i) {
    const RodLink& link = links[i];
    const float row = geometry.cell(link.output, geometry.first).centre().y;
    const bool is_faint = frame.hover().output && frame.hover().output != link.output;
    std::vector<ImVec2> corners = {{geometry.area.x - frame.px(1), row},
                                   {lanes[i].start, row},
                                   {lanes[i].start, lanes[i].y},
                                   {lanes[i].end, lanes[i].y}};
    std::ranges::copy(to_position(frame, link), std::back_inserter(corners));
    draw_link(frame, corners, is_faint ? 0.35F : 1.0F);
  }
  if (frame.display().curtain || frame.display().shows_change || !frame.session().outputs_are_current()) return;
  for (const RodLink& link : links) draw_rod_sum(frame, link);
}

}  // namespace pw
