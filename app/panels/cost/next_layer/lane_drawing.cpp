#include "app/panels/cost/next_layer/lane_drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/cost/count_text.h"
#include "app/frame/spoken_look.h"
#include "app/panels/cost/next_layer/lit_text.h"
#include "app/presentation/number_text.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kMostMapStep = 6.0F;  // points from map to map
// Shares of a lane: the front's height, and the widths of depth and of all boxes.
constexpr float kLaneFrontShare = 0.6F, kLaneDepthWidth = 0.19F, kBoxesWidth = 0.66F;
// Few maps need no height for their depth.
constexpr float kFewMapsFrontShare = 0.74F;
constexpr std::int64_t kFewLaneMaps = 16;
constexpr float kLaneFrontWidth = 0.26F;  // of all boxes
constexpr float kFrontOfTwo = 0.34F;      // of x and y
constexpr float kLeastBoxesWidth = 0.5F, kMostBoxesWidth = 0.74F;
constexpr float kLaneDepthRatio = 3.0F;

// Of two arrows, which are equally long.
float arrows_width(const Frame& frame, const Ledger& ledger, const ImFont* font) {
  float width = 0.0F;
  for (const std::size_t row : {1U, 2U})
    width = std::max(width, text_width(font, count_text(ledger.rows[row].cost.macs)));
  return 2.0F * (width + frame.px(2.0F * kLaneGap + 4.0F));
}

// Between the boxes two arrows have room for their counts; more than that for counts in large type, from the last row
// at least that.
float boxes_width(Rect lane, const Frame& frame, const Ledger& ledger) {
  const Fonts& fonts = frame.fonts();
  const float beside_large = lane.w - arrows_width(frame, ledger, fonts.large);
  const float beside = is_spoken(frame) ? beside_large : lane.w - arrows_width(frame, ledger, fonts.body);
  const float least = std::clamp(beside, kLeastBoxesWidth * lane.w, kBoxesWidth * lane.w);
  return std::clamp(beside_large, least, kMostBoxesWidth * lane.w);
}

std::string lane_size_text(const MapSize& size) {
  const std::string images = size.images > 1 ? counted(size.images, "image") + " of " : "";
  return fmt::format("{}{} × {} × {}", images, count_text(size.rows), count_text(size.columns), count_text(size.maps));
}

}  // namespace

std::string_view lanes_heading(const Frame& frame, float width) {
  if (is_spoken(frame)) return "The next layer";
  constexpr std::string_view kLong = "The next layer, direct and with a 1×1 first";
  return text_width(frame.fonts().strong, kLong) < 0.45F * width ? kLong : "The next layer";
}

ImFont* lane_caption_font(const Frame& frame) {
  return is_spoken(frame) ? frame.fonts().body : frame.fonts().small;
}

Rgb next_tone(const Theme& theme, std::int64_t kernel) {
  constexpr std::int64_t kWidestNamed = 5;
  return kernel_tone(theme, kernel > kWidestNamed ? 3 : kernel);
}

Rgb made_box_tone(const Theme& theme) {
  return kernel_tone(theme, theme.kind == ThemeKind::kDark ? 5 : 3);
}

float lane_label_height(const Frame& frame) {
  // From the last row the slider of M stands in this line.
  return frame.fonts().strong->FontSize + frame.px(is_spoken(frame) ? 9.0F : 4.0F);
}

// From the last row the slider of M stands in the line of the lane's name: boxes need the height.
float lane_captions_height(const Frame& frame) {
  const float below = is_spoken(frame) ? 0.0F : CountSlider::height(frame);
  return lane_caption_font(frame)->FontSize + below + frame.px(3.0F + kLaneCaptionDrop);
}

float next_slider_width(Rect lane, const Frame& frame) {
  constexpr float kNextSliderWidth = 200.0F, kNextSliderShare = 0.24F;  // points; of the lane
  return std::min(frame.px(kNextSliderWidth), kNextSliderShare * lane.w);
}

LaneScale lane_scale(Rect lane, const Frame& frame, const Ledger& ledger) {
  const MapSize& x = ledger.layer.input;
  const float room = std::max(frame.px(16), lane.h - lane_label_height(frame) - lane_captions_height(frame));
  const float boxes = boxes_width(lane, frame, ledger);
  LaneScale scale;
  // From the last row large counts stand between x, y and the slider of M.
  const float x_and_y = is_spoken(frame)
                            ? lane.w - arrows_width(frame, ledger, frame.fonts().large) - next_slider_width(lane, frame)
                            : boxes;
  const float front = std::min(kLaneFrontWidth * boxes, std::max(0.0F, kFrontOfTwo * x_and_y));
  scale.front = map_front_size(x.columns, x.rows,
                               {front, (x.maps <= kFewLaneMaps ? kFewMapsFrontShare : kLaneFrontShare) * room});
  const float depth = std::min(kLaneDepthWidth * lane.w, kLaneDepthRatio * std::max(0.0F, room - scale.front.y));
  const auto deepest = static_cast<float>(
      std::max({x.maps, ledger.layer.next_maps, ledger.is_depthwise() ? std::int64_t{1} : ledger.layer.reduced}));
  const auto all = static_cast<float>(x.maps + ledger.cost.y.maps + ledger.layer.next_maps);
  const float beside = std::max(0.0F, boxes - 3.0F * scale.front.x) / all;
  const float of_two = std::max(0.0F, x_and_y - 2.0F * scale.front.x) / static_cast<float>(x.maps + ledger.cost.y.maps);
  const float step = std::min({depth / deepest, beside, of_two, frame.px(kMostMapStep)});
  scale.map = {step, -step / kLaneDepthRatio};
  scale.depth_h = step * deepest / kLaneDepthRatio;
  return scale;
}

MapBox lane_box(float x, float base, ImVec2 front, ImVec2 map, const MapSize& size) {
  const auto maps = static_cast<float>(size.maps);
  MapBox box;
  box.front = {std::floor(x), std::floor(base - front.y), front.x, front.y};
  box.depth = {map.x * maps, map.y * maps};
  box.maps = size.maps;
  box.columns = size.columns;
  box.rows = size.rows;
  return box;
}

void draw_lane_arrow(const Frame& frame, float left, float right, float y) {
  const ImU32 colour = im(frame.theme().muted);
  const float head = frame.px(7), half = frame.px(4);
  if (right - left < 2.0F * head) return;
  frame.draw_list()->AddRectFilled({left, y}, {right - head, y + std::max(1.0F, frame.px(1))}, colour);
  frame.draw_list()->AddTriangleFilled({right, y}, {right - head, y + half}, {right - head, y - half}, colour);
}

namespace {

constexpr std::string_view kLongUnit = "multiply–adds", kShortUnit = kShortMacs;

// A count in its type, and the room beside it.
struct FittedCount {
  ImFont* font = nullptr;
  std::string text;
  float width = 0.0F, beside = 0.0F;
};

// Clear of the sizes before it.
float clear_left(const Frame& frame, const LaneCount& count) {
  return count.free_left > count.left ? count.free_left + frame.px(14) : count.left;
}

FittedCount fitted(const Frame& frame, const LaneCount& count, const LaneStyle& style) {
  const Fonts& fonts = frame.fonts();
  const float room = count.right - count.left, middle = (count.left + count.right) / 2.0F;
  const std::string full = count_text(count.macs), in_short = short_count_text(count.macs);
  const bool is_large = text_width(fonts.large, full) <= room, is_body = text_width(fonts.body, full) <= room;
  FittedCount made;
  made.font = style.font != nullptr ? style.font : is_large ? fonts.large : is_body ? fonts.body : fonts.small;
  made.text = style.is_short ? in_short : first_that_fits(made.font, room, {full, in_short});
  made.width = text_width(made.font, made.text);
  // From the last row, where a line below it would need the height: not centred if that gives it room.
  if (is_spoken(frame)) {
    const float centred = 2.0F * std::min(middle - count.free_left, count.right - middle);
    made.beside = std::max(centred, count.right - clear_left(frame, count)) - made.width - frame.px(8);
  }
  return made;
}

bool has_long_unit(const Frame& frame, const LaneCount& count, const LaneStyle& style) {
  const ImFont* font = lane_caption_font(frame);
  const float unit = text_width(font, kLongUnit), beside = fitted(frame, count, style).beside;
  return unit <= beside || (text_width(font, kShortUnit) > beside && unit <= count.right - count.left);
}

}  // namespace

LaneStyle lane_style(const Frame& frame, std::span<const LaneCount> counts) {
  const Fonts& fonts = frame.fonts();
  LaneStyle style;
  const auto fits = [&](ImFont* font, bool is_short) {
    return std::ranges::all_of(counts, [&](const LaneCount& count) {
      const float below = count.y + font->FontSize + fonts.small->FontSize + frame.px(6);
      const std::string text = is_short ? short_count_text(count.macs) : count_text(count.macs);
      return text_width(font, text) <= count.right - count.left && (font != fonts.large || below <= count.bottom);
    });
  };
  if (!is_spoken(frame)) {
    style.is_short = !fits(fonts.small, false);
    style.font = fonts.small;
    for (ImFont* font : {fonts.body, fonts.large}) {
      if (fits(font, style.is_short)) style.font = font;
    }
  }
  style.has_long_unit =
      std::ranges::all_of(counts, [&](const LaneCount& count) { return has_long_unit(frame, count, style); });
  return style;
}

float lane_unit_width(const Frame& frame, const LaneStyle& style) {
  return text_width(lane_caption_font(frame), style.has_long_unit ? kLongUnit : kShortUnit);
}

void draw_lane_count(const Frame& frame, const LaneCount& count, const LaneStyle& style) {
  ImFont* font = lane_caption_font(frame);
  const Rgb muted = frame.theme().muted;
  const FittedCount number = fitted(frame, count, style);
  std::string unit(style.has_long_unit ? kLongUnit : kShortUnit);
  const std::string both = fmt::format("{} ({})", kLongUnit, kShortUnit);
  const float room_of_both = is_spoken(frame) ? number.beside : count.right - count.left;
  if (style.names_short_unit && text_width(font, both) <= room_of_both) unit = both;
  const float unit_w = text_width(font, unit), space = frame.px(8), middle = (count.left + count.right) / 2.0F;
  const auto centred = [&](float width) { return std::floor(std::max(count.left, middle - width / 2.0F)); };
  const bool is_beside = unit_w <= number.beside;
  const float all_w = number.width + (is_beside ? space + unit_w : 0.0F), y = count.y + frame.px(4);
  // Where the arrow is long enough.
  const float x = std::max(centred(all_w), std::floor(std::min(clear_left(frame, count), count.right - all_w)));
  draw_text(frame, number.font, frame.theme().text, {x, y}, number.text);
  if (is_beside) {
    draw_text(frame, font, muted, {x + number.width + space, y + baseline_drop(number.font, font)}, unit);
    return;
  }
  const float below = y + number.font->FontSize + frame.px(1);
  if (is_spoken(frame) && below + font->FontSize > count.bottom) return;
  draw_text(frame, font, muted, {centred(unit_w), below}, first_that_fits(font, count.right - count.left, {unit}));
}

void draw_seen_windows(const Frame& frame, const Ledger& ledger, const MapBox& x, const MapBox* y, const MapBox& z) {
  const MapSize& size = ledger.layer.input;
  const Position at = ledger.is_of_stack ? frame.selection().position : Position{size.columns / 2, size.rows / 2};
  const bool is_up = ledger.is_upsampling();
  const std::int64_t seen = is_up ? 1 : kernel_width(ledger.layer.kernel);
  const bool is_first_one = y != nullptr && !ledger.is_depthwise();
  draw_kernel_window(frame, x, at, is_first_one ? 1 : seen);
  if (y != nullptr) draw_kernel_window(frame, *y, at, ledger.is_depthwise() ? 1 : seen);
  // A 16×16 kernel with stride 8 writes to two by two cells of eight.
  const std::int64_t written = is_up ? std::min<std::int64_t>({2, size.columns, size.rows}) : 1;
  const std::int64_t column = std::min(at.x, size.columns - written), row = std::min(at.y, size.rows - written);
  draw_frame(frame, z.cells(column, row, written, written), frame.px(1.5F));
}

void draw_depth_mark(const Frame& frame, const MapBox& box, const Ledger& ledger, Rect sizes) {
  constexpr float kLeastDepth = 60.0F;
  if (box.depth.x < frame.px(kLeastDepth)) return;
  const float away = frame.px(7), tick = frame.px(4);
  const ImVec2 from{box.front.right() + away * 0.4F, box.front.bottom() + away};
  const ImVec2 to{from.x + box.depth.x, from.y + box.depth.y};
  ImFont* font = lane_caption_font(frame);
  const std::string count = count_text(ledger.layer.input.maps);
  // Below the line, and clear of the count that follows the box; the sizes below the box say the number too. Without
  // room for a label there is no line.
  for (const std::string& text : {"F = " + count, std::string("F")}) {
    const std::vector<LitPart> label = {{text, CostSymbol::kMaps}};
    const float width = lit_text_width(font, label), last = to.x + frame.px(2) - width;
    const float clear = sizes.right() + frame.px(4);
    float x = std::floor(std::min((from.x + to.x) / 2.0F + frame.px(6), last));
    const auto top = [&] {
      return std::floor(from.y + (x - frame.px(6) - from.x) / box.depth.x * box.depth.y + frame.px(5));
    };
    if (x < clear && top() + font->FontSize > sizes.y) x = std::floor(std::max(x, std::min(clear, last)));
    if (x < clear && top() + font->FontSize > sizes.y) continue;
    draw_lit_text(frame, font, {x, top()}, 2.0F * width, label, ledger.lit);
    const ImU32 colour = im(frame.theme().text);
    frame.draw_list()->AddLine(from, to, colour);
    for (const ImVec2& end : {from, to})
      frame.draw_list()->AddLine({end.x - tick * 0.4F, end.y - tick}, {end.x + tick * 0.4F, end.y + tick}, colour);
    return;
  }
}

std::vector<LitPart> next_maps_parts(const Frame& frame, const Ledger& ledger) {
  // From the last row there is no table of the letters beside it.
  const std::string name = is_spoken(frame) ? "maps out: M = " : "M = ";
  return {{name + count_text(ledger.layer.next_maps), CostSymbol::kNext}};
}

std::string explain_x(const Ledger& ledger) {
  return fmt::format("x: {}. {}", lane_size_text(ledger.layer.input),
                     ledger.is_of_stack ? "The stack shown: the first map in front, each map in its own range."
                                        : "Typed sizes: counted, not computed here.");
}

std::string explain_y(const Ledger& ledger) {
  if (ledger.is_depthwise())
    return fmt::format("y: {}. Each map filtered by itself: as many maps as before; not computed here.",
                       lane_size_text(ledger.cost.y));
  return fmt::format("y: {}, what the 1×1 makes of x: all that the next layer reads. {}", lane_size_text(ledger.cost.y),
                     ledger.is_computed   ? "In front is the first output of W as it is in Explore."
                     : ledger.is_of_stack ? "Not computed here: W has another number of outputs."
                                          : "Not computed here: the sizes are typed.");
}

std::string explain_z(const Ledger& ledger) {
  return fmt::format("z: {}, what the next layer makes. It has no weights here, so it is drawn empty.{}",
                     lane_size_text(ledger.cost.z),
                     ledger.is_upsampling() ? " Eight times as many rows and columns, drawn as large as x." : "");
}

}  // namespace pw
