#include "app/panels/cost/next_layer/lanes_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/cost/count_text.h"
#include "app/cost/next_kernels.h"
#include "app/frame/spoken_look.h"
#include "app/presentation/number_text.h"
#include "app/widgets/curtain.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::string_view kNotComputed = "not computed here", kBoxLines = "boxes: a line every 32 maps";
constexpr float kNoSignLines = -1.0F;  // in so small a picture they would be taken for frames

}  // namespace

void LanesPanel::lay_out(Rect panel, const Frame& frame, const Ledger& ledger, float reserved_right) {
  panel_ = panel;
  reserved_right_ = reserved_right;
  const float heading = text_width(frame.fonts().strong, lanes_heading(frame, panel.w - reserved_right));
  const float right = panel.right() - frame.padding() - reserved_right;
  kernels_.lay_out(panel, panel.x + frame.padding() + heading + frame.px(10), right, frame);
  const Rect area = panel_area(frame, panel);
  const float gap = frame.px(10), height = std::floor((area.h - gap) / 2.0F);
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    const float y = std::floor(area.y + static_cast<float>(i) * (height + gap));
    lanes_[i] = lay_out_lane({area.x, y, area.w, height}, frame, ledger, i == 1);
  }
  const bool has_lines = has_box_lines(lanes_[0].z) || (lanes_[1].y && has_box_lines(*lanes_[1].y)) ||
                         (!ledger.is_of_stack && has_box_lines(lanes_[0].x));
  const float room = kernels_.left() - frame.px(6) - panel.x - 2.0F * frame.padding() - heading;
  names_lines_ = has_lines && !is_spoken(frame) && text_width(frame.fonts().small, kBoxLines) <= room;
}

LanesPanel::Lane LanesPanel::lay_out_lane(Rect area, const Frame& frame, const Ledger& ledger, bool is_reduced) const {
  const LaneScale scale = lane_scale(area, frame, ledger);
  const float label = lane_label_height(frame), captions_h = lane_captions_height(frame);
  // What is left over goes above and below the boxes: from the last row first below, for the unit of a count that has
  // no room beside it.
  const float boxes = scale.front.y + scale.depth_h;
  const float spare = std::max(0.0F, area.h - label - captions_h - boxes);
  const float unit_end = frame.fonts().large->FontSize + lane_caption_font(frame)->FontSize + frame.px(6);
  const float needed = is_spoken(frame) ? std::max(0.0F, unit_end - scale.front.y / 2.0F - captions_h) : 0.0F;
  const float base = std::floor(area.y + label + boxes + std::clamp(spare - needed, 0.0F, spare * 0.4F));
  Lane lane;
  lane.area = area;
  lane.captions = base + frame.px(kLaneCaptionDrop);
  lane.x = lane_box(area.x, base, scale.front, scale.map, ledger.layer.input);
  // An upsampled map is drawn as large as what it is made of.
  MapSize z = ledger.cost.z;
  z.rows = ledger.layer.input.rows;
  z.columns = ledger.layer.input.columns;
  const MapBox made = lane_box(0.0F, base, scale.front, scale.map, z);
  const float slider = next_slider_width(area, frame);
  lane.z = lane_box(area.right() - std::max(made.bounds().w, slider), base, scale.front, scale.map, z);
  if (is_reduced) {
    const MapBox y = lane_box(0.0F, base, scale.front, scale.map, ledger.cost.y);
    const float left = lane.x.bounds().right(), room = lane.z.front.x - left;
    lane.y = lane_box(left + (room - y.bounds().w) / 2.0F, base, scale.front, scale.map, ledger.cost.y);
  }
  place_arrows(lane, frame, ledger, is_reduced);
  return lane;
}

void LanesPanel::place_arrows(Lane& lane, const Frame& frame, const Ledger& ledger, bool is_reduced) const {
  const float gap = frame.px(kLaneGap), y = std::floor(lane.x.front.centre().y);
  const auto& rows = ledger.rows;
  const auto add = [&](int index, const LedgerRow& row, std::vector<LitPart> label, float left, float right) {
    const std::int64_t kernel = row.tone == LedgerRow::Tone::kOne ? 1 : kernel_width(ledger.layer.kernel);
    lane.arrows.push_back({{"cost.count", index}, std::move(label), row.cost.macs, kernel, left + gap, right - gap, y});
  };
  const std::string kernel(ledger.is_depthwise() ? "3×3" : next_kernel_name(ledger.layer.kernel).text);
  const std::string maps = count_text(ledger.layer.input.maps), next = count_text(ledger.layer.next_maps);
  const std::string reduced = count_text(ledger.layer.reduced);
  const LitPart from{maps, CostSymbol::kMaps}, arrow{" → "}, to{next, CostSymbol::kNext};
  if (!is_reduced)
    return add(0, rows[0], {{kernel + "  ", CostSymbol::kKernel}, from, arrow, to}, lane.x.bounds().right(),
               lane.z.front.x);
  const float left = lane.x.bounds().right(), to_y = lane.y->front.x, from_y = lane.y->bounds().right();
  if (ledger.is_depthwise()) {
    add(1, rows[1], {{"depthwise 3×3  ", CostSymbol::kKernel}, from}, left, to_y);
    return add(2, rows[2], {{"1×1  "}, from, arrow, to}, from_y, lane.z.front.x);
  }
  const LitPart between{reduced, CostSymbol::kReduced};
  add(1, rows[2], {{"1×1  "}, from, arrow, between}, left, to_y);
  add(2, rows[1], {{kernel + "  ", CostSymbol::kKernel}, between, arrow, to}, from_y, lane.z.front.x);
}

bool LanesPanel::is_next_beside_slider(const Frame& frame, const Ledger& ledger) const {
  ImFont* font = lane_caption_font(frame);
  const float sizes = lit_text_width(font, size_parts("z", ledger.cost.z, CostSymbol::kNext));
  const float next = lit_text_width(font, next_maps_parts(frame, ledger));
  return sizes + next + frame.px(10) > lanes_[0].area.right() - lanes_[0].z.front.x;
}

Rect LanesPanel::next_maps_area(const Frame& frame, const Ledger& ledger) const {
  const Lane& lane = lanes_[0];
  const float y = lane.captions + lane_caption_font(frame)->FontSize + frame.px(3);
  Rect area{lane.z.front.x, std::floor(y), lane.area.right() - lane.z.front.x, CountSlider::height(frame)};
  if (is_spoken(frame))
    area = {area.x, lane.area.y + frame.px(2), area.w, frame.fonts().strong->FontSize + frame.px(4)};
  else if (is_next_beside_slider(frame, ledger))
    area.w -= lit_text_width(lane_caption_font(frame), next_maps_parts(frame, ledger)) + frame.px(10);
  return CountSlider::from_left_edge(frame, area);
}

void LanesPanel::input(Frame& frame, const Ledger& ledger) {
  kernels_.input(frame);
  CountSlider::input(frame, next_maps_slider(ledger), next_maps_area(frame, ledger));
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    const Lane& lane = lanes_[i];
    const auto index = static_cast<std::int64_t>(i);
    const auto add = [&](const WidgetKey& key, const MapBox& box, const std::string& text) {
      if (frame.add_item(key, box.bounds()).hovered) frame.explain(text);
    };
    add({"cost.x", index}, lane.x, explain_x(ledger));
    add({"cost.z", index}, lane.z, explain_z(ledger));
    if (lane.y) add("cost.y", *lane.y, explain_y(ledger));
    for (const Arrow& arrow : lane.arrows) {
      const float half = frame.fonts().spoken->FontSize + frame.px(6);
      const Rect around{arrow.left, arrow.y - half, arrow.right - arrow.left, 2.0F * half};
      if (frame.add_item(arrow.key, around).hovered) {
        std::string what;
        for (const LitPart& part : arrow.label) what += part.text;
        frame.explain(fmt::format("{}: {} multiply–adds", what, count_text(arrow.macs)));
      }
    }
  }
}

void LanesPanel::draw(const Frame& frame, const Ledger& ledger) {
  draw_panel(frame, panel_, lanes_heading(frame, panel_.w - reserved_right_), frame.theme().text,
             names_lines_ ? kBoxLines : "", panel_.right() - kernels_.left() + frame.px(6),
             "The next layer reads all F maps directly, or the F′ maps that a 1×1 makes of them first. Boxes are drawn "
             "to scale: columns, rows, and maps into the depth.");
  kernels_.draw(frame);
  for (std::size_t i = 0; i < lanes_.size(); ++i) draw_lane(frame, ledger, lanes_[i], static_cast<std::int64_t>(i));
  const Rect& second = lanes_[1].area;
  const float y = std::floor(second.y - frame.px(5));
  frame.draw_list()->AddRectFilled({second.x, y}, {second.right(), y + 1.0F}, im(frame.theme().border));
  CountSlider::draw(frame, next_maps_slider(ledger), next_maps_area(frame, ledger));
}

void LanesPanel::draw_lane(const Frame& frame, const Ledger& ledger, const Lane& lane, std::int64_t index) {
  const Theme& theme = frame.theme();
  const char* label = index == 0 ? "direct" : ledger.is_depthwise() ? "each map by itself first" : "with a 1×1 first";
  const float label_w = draw_text(frame, frame.fonts().strong, theme.text, lane.area.min(), label);
  if (ledger.is_upsampling()) {
    ImFont* font = lane_caption_font(frame);
    const float drop = baseline_drop(frame.fonts().strong, font);
    draw_text(frame, font, theme.muted, {lane.area.x + label_w + frame.px(12), lane.area.y + drop}, "z drawn ÷ 8");
  }
  const Rgb grey = made_box_tone(theme);
  if (ledger.is_of_stack)
    inputs_[static_cast<std::size_t>(index)].draw(frame, {"cost.x", index}, lane.x);
  else
    draw_map_box(frame, lane.x, grey, names_lines_);
  draw_depth_mark(frame, lane.x, ledger, x_sizes(frame, ledger, lane));
  draw_map_box(frame, lane.z, grey, names_lines_);
  if (lane.y) draw_y(frame, ledger, *lane.y);
  draw_seen_windows(frame, ledger, lane.x, lane.y ? &*lane.y : nullptr, lane.z);
  LaneStyle style = lane_style(frame, counts_beside(frame, ledger, lane));
  style.names_short_unit = index == 0 && !lane_style(frame, counts_beside(frame, ledger, lanes_[1])).has_long_unit;
  for (const Arrow& arrow : lane.arrows) {
    draw_arrow(frame, ledger, arrow);
    draw_lane_count(frame, count_of(frame, ledger, lane, arrow), style);
  }
  draw_captions(frame, ledger, lane, index == 1);
}

void LanesPanel::draw_y(const Frame& frame, const Ledger& ledger, const MapBox& box) const {
  draw_map_box(frame, box, made_box_tone(frame.theme()), names_lines_);
  if (!ledger.is_computed || !frame.has_outputs()) return;
  if (frame.display().curtain) return draw_curtain(frame, box.front);
  const OutputColours& colours = frame.scales().outputs.front();
  const int w = static_cast<int>(box.front.w), h = static_cast<int>(box.front.h);
  const TilePainting painting{
      w, h, {{0, 0, w, h, 0, colours.range, 1.0F, 0.0F, kNoSignLines}}, colours.map, frame.theme().panel};
  draw_canvas(frame, frame.pictures().outputs("cost.y", painting, false), box.front);
}

void LanesPanel::draw_arrow(const Frame& frame, const Ledger& ledger, const Arrow& arrow) const {
  draw_lane_arrow(frame, arrow.left, arrow.right, arrow.y);
  const float room = arrow.right - arrow.left, middle = (arrow.left + arrow.right) / 2.0F;
  const auto centred = [&](float width) { return std::floor(std::max(arrow.left, middle - width / 2.0F)); };
  ImFont* font = lane_caption_font(frame);
  const float square = std::floor(font->FontSize * 0.6F), gap = frame.px(6);
  std::vector<LitPart> parts = arrow.label;
  if (square + gap + lit_text_width(font, parts) > room) parts.resize(1);
  const float label = lit_text_width(font, parts);
  const bool has_square = square + gap + label <= room;
  float x = centred(std::min(room, label + (has_square ? square + gap : 0.0F)));
  const float label_y = arrow.y - font->FontSize - frame.px(5);
  if (has_square) {
    const float top = std::floor(label_y + (font->FontSize - square) / 2.0F);
    frame.draw_list()->AddRectFilled({x, top}, {x + square, top + square}, im(next_tone(frame.theme(), arrow.kernel)));
    x += square + gap;
  }
  draw_lit_text(frame, font, {x, label_y}, arrow.right - x, parts, ledger.lit);
}

LaneCount LanesPanel::count_of(const Frame& frame, const Ledger& ledger, const Lane& lane, const Arrow& arrow) const {
  LaneCount count{arrow.macs, arrow.left, arrow.right, arrow.y, arrow.left, lane.area.bottom()};
  // After y its sizes are in the line of the number.
  if (!lane.y || &arrow != &lane.arrows.back() || !is_spoken(frame)) return count;
  const float sizes = lit_text_width(lane_caption_font(frame), y_sizes(frame, ledger, lane));
  count.free_left = std::max(arrow.left, lane.y->front.x + sizes + frame.px(12));
  return count;
}

// Those of both lanes are compared; from the last row the sizes beside them leave them less room in one.
std::vector<LaneCount> LanesPanel::counts_beside(const Frame& frame, const Ledger& ledger, const Lane& lane) const {
  std::vector<LaneCount> counts;
  for (const Lane& each : lanes_) {
    for (const Arrow& arrow : each.arrows) {
      if (!is_spoken(frame) || &each == &lane) counts.push_back(count_of(frame, ledger, each, arrow));
    }
  }
  return counts;
}

// Where the sizes would reach the count beside them, only what has changed is left.
std::vector<LitPart> LanesPanel::y_sizes(const Frame& frame, const Ledger& ledger, const Lane& lane) const {
  const CostSymbol maps = ledger.is_depthwise() ? CostSymbol::kMaps : CostSymbol::kReduced;
  std::vector<LitPart> sizes = size_parts("y", ledger.cost.y, maps);
  const Arrow& next = lane.arrows.back();
  LaneStyle style;
  if (!is_spoken(frame)) style = lane_style(frame, counts_beside(frame, ledger, lane));
  ImFont* font = style.font != nullptr ? style.font : frame.fonts().large;
  // Only from the last row the unit is never below the count.
  const float unit = is_spoken(frame) ? 0.0F : lane_caption_font(frame)->FontSize;
  if (next.y + font->FontSize + unit + frame.px(5) <= lane.captions) return sizes;
  float count_w = text_width(font, style.is_short ? short_count_text(next.macs) : count_text(next.macs));
  if (!is_spoken(frame)) count_w = std::max(count_w, lane_unit_width(frame, style));
  const float count_left = std::max(next.left, (next.left + next.right - count_w) / 2.0F);
  if (lane.y->front.x + lit_text_width(lane_caption_font(frame), sizes) + frame.px(12) <= count_left) return sizes;
  sizes.erase(sizes.begin() + 1, sizes.end() - 1);
  sizes.push_back({ledger.cost.y.maps == 1 ? "  map" : "  maps"});
  if (lane.y->front.x + lit_text_width(lane_caption_font(frame), sizes) + frame.px(8) > count_left) sizes.pop_back();
  return sizes;
}

Rect LanesPanel::x_sizes(const Frame& frame, const Ledger& ledger, const Lane& lane) {
  ImFont* font = lane_caption_font(frame);
  const float room = frame.px(30), most = std::max(lane.x.bounds().w + room, 5.0F * room);
  const float width = lit_text_width(font, size_parts("x", ledger.layer.input, CostSymbol::kMaps));
  return {lane.x.front.x, lane.captions, std::min(width, most), font->FontSize};
}

void LanesPanel::draw_captions(const Frame& frame, const Ledger& ledger, const Lane& lane, bool is_reduced) const {
  ImFont* font = lane_caption_font(frame);
  const float y = lane.captions;
  const Rect x = x_sizes(frame, ledger, lane);
  draw_lit_text(frame, font, x.min(), x.w + 1.0F, size_parts("x", ledger.layer.input, CostSymbol::kMaps), ledger.lit);
  draw_z_captions(frame, ledger, lane, is_reduced);
  if (!lane.y) return;
  draw_lit_text(frame, font, {lane.y->front.x, y}, lane.z.front.x - lane.y->front.x - frame.px(8),
                y_sizes(frame, ledger, lane), ledger.lit);
  if (is_spoken(frame)) return;
  const float below = y + font->FontSize + frame.px(3);
  const bool is_whole =
      text_width(font, kNotComputed) <= std::min(lane.area.right() - lane.z.front.x, lane.z.front.x - lane.y->front.x);
  const std::string_view note = is_whole ? kNotComputed : kNotComputed.substr(0, kNotComputed.rfind(' '));
  draw_text(frame, font, frame.theme().muted, {lane.z.front.x, below}, note);
  if (!ledger.is_computed) draw_text(frame, font, frame.theme().muted, {lane.y->front.x, below}, note);
}

// The sizes of z come first: M has room beside its slider too.
void LanesPanel::draw_z_captions(const Frame& frame, const Ledger& ledger, const Lane& lane, bool is_reduced) const {
  ImFont* font = lane_caption_font(frame);
  const float x = lane.z.front.x, y = lane.captions;
  const std::vector<LitPart> sizes = size_parts("z", ledger.cost.z, CostSymbol::kNext),
                             next = next_maps_parts(frame, ledger);
  const bool is_beside = is_spoken(frame) || is_next_beside_slider(frame, ledger);
  const float next_w = lit_text_width(font, next);
  const float room = lane.area.right() - x - (is_reduced || is_beside ? 0.0F : next_w + frame.px(10));
  draw_lit_text(frame, font, {x, y}, room, sizes, ledger.lit);
  if (is_reduced) return;
  ImVec2 at{lane.area.right() - next_w, y};
  if (is_spoken(frame))
    at = {next_maps_area(frame, ledger).x - frame.px(8) - next_w, lane.area.y + frame.px(2)};
  else if (is_beside)
    at.y = std::floor(next_maps_area(frame, ledger).centre().y - font->FontSize / 2.0F);
  draw_lit_text(frame, font, at, next_w + 1.0F, next, ledger.lit);
}

}  // namespace pw
