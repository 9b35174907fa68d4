#include "app/panels/image/map_weights.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/frame/parameter_edit.h"
#include "app/frame/spoken_look.h"
#include "app/geometry/layout.h"
#include "app/presentation/map_colours.h"
#include "app/presentation/number_text.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points.
constexpr float kLeastProduct = 36.0F;
constexpr float kLeastSlider = 82.0F;       // beside a product
constexpr float kLeastNamedSlider = 60.0F;  // where a longer one would take the output's name
constexpr float kAfterName = 10.0F;
constexpr float kBelowEnds = 4.0F;
constexpr float kLeastLargeSlider = 176.0F;
constexpr float kLeastLargeHeight = 26.0F;

// Above a large slider.
float large_name_height(const Frame& frame) {
  return frame.fonts().body->FontSize + frame.px(3);
}

float pager_height(const Frame& frame) {
  return frame.px(24);
}

float weight_number_width(const Frame& frame) {
  return text_width(frame.fonts().spoken, "−0.0000");
}

// The ways to name a weight, from the longest to the shortest; all rows are named in one way.
using NamedWeight = std::string (*)(const std::string& name, std::int64_t output);
constexpr std::array<NamedWeight, 3> kNamedWeights = {
    [](const std::string& name, std::int64_t) { return "w " + name; },
    [](const std::string& name, std::int64_t) { return name; },
    [](const std::string&, std::int64_t output) { return fmt::format("w {}", output); }};

float widest_name(const Frame& frame, std::int64_t first, std::int64_t end, NamedWeight named) {
  float widest = 0.0F;
  for (std::int64_t output = first; output < end; ++output)
    widest = std::max(widest,
                      text_width(frame.fonts().body, named(output_name(frame.document().weights(), output), output)));
  return widest;
}

// Wide enough for the longest name of these rows that leaves room for a slider; names come before long sliders.
float label_width(const Frame& frame, std::int64_t first, std::int64_t end, float width) {
  const float beside = width - weight_number_width(frame) - frame.px(6 + kLeastNamedSlider);
  const float most[] = {width * 0.42F, std::max(width * 0.42F, beside)};
  for (std::size_t way = 0; way < std::size(most); ++way) {
    const float wanted = widest_name(frame, first, end, kNamedWeights[way]) + frame.px(kAfterName);
    if (wanted <= most[way]) return wanted;
  }
  return std::min(most[0], widest_name(frame, first, end, kNamedWeights.back()) + frame.px(kAfterName));
}

ParameterId weight_of(const Frame& frame, std::int64_t output) {
  return weight_id(output, frame.selection().map);
}

Slider weight_slider(const Frame& frame, std::int64_t output, Rect area) {
  Slider slider = parameter_slider({"weight_slider", output}, area,
                                   parameter_value(frame.document(), weight_of(frame, output)), frame.scales().weights);
  slider.is_large = is_spoken(frame);
  return slider;
}

std::string explain_map_weight(const Frame& frame, std::int64_t output, std::int64_t map) {
  const Document& document = frame.document();
  return fmt::format(
      "w[{}, {}] = {}\nhow much of map {} goes into {}\nDrag · Shift: fine · double-click, or click the number: type · "
      "right-click: 0{}",
      output, map, signed_text(document.parameters().w(output, map)), map, output_name(document.weights(), output),
      is_whole(document) ? "\nAll numbers are whole: what is dragged stays whole" : "");
}

std::string explain_map_product(const Frame& frame, std::int64_t output, std::int64_t map) {
  const Document& document = frame.document();
  return fmt::format("w·x: map {} times its weight {}, a term of the sum for {}", map,
                     signed_text(document.parameters().w(output, map)), output_name(document.weights(), output));
}

}  // namespace

float MapWeights::height(const Frame& frame, std::int64_t rows, float row_h) {
  const bool has_pager = rows < frame.document().network.cout();
  return static_cast<float>(rows) * row_h + (has_pager ? pager_height(frame) : 0.0F);
}

float MapWeights::least_row(const Frame& frame) {
  return is_spoken(frame) ? large_name_height(frame) + frame.px(kLeastLargeHeight) + frame.px(1) : frame.px(25);
}

float MapWeights::row_with_ends(const Frame& frame) {
  return is_spoken(frame) ? large_name_height(frame) + slider_height_with_ends(frame, true) + frame.px(8)
                          : frame.px(34);
}

float MapWeights::least_width(const Frame& frame) {
  return is_spoken(frame) ? frame.px(kLeastLargeSlider + 8.0F) + weight_number_width(frame) : frame.px(240);
}

float MapWeights::narrow_width(const Frame& frame) {
  return std::ceil(frame.px(kLeastLargeSlider));
}

float MapWeights::narrow_row(const Frame& frame) {
  return least_row(frame) + frame.fonts().spoken->FontSize;
}

void MapWeights::lay_out(Rect area, float row_h, const Frame& frame) {
  const std::int64_t cout = frame.document().network.cout();
  std::int64_t page = std::min(cout, kShownRows);
  while (page > 1 && height(frame, page, row_h) > area.h) --page;
  pager_.show(frame, page);
  const float caption = frame.fonts().small->FontSize + frame.px(6);
  const bool has_room = area.h >= height(frame, page, row_h) + caption;
  const float line_h = pager_.is_paged(frame) ? pager_height(frame) : has_room ? caption : 0.0F;
  line_ = {area.x, area.y, area.w, line_h};
  const std::int64_t first = pager_.first();
  const std::int64_t end = pager_.end();
  const float label_w = label_width(frame, first, end, area.w);
  rows_.clear();
  for (std::int64_t output = first; output < end; ++output) {
    const float y = line_.bottom() + row_h * static_cast<float>(output - first);
    rows_.push_back(row_at(frame, output, {area.x, y, area.w, row_h}, label_w));
  }
}

MapWeights::Row MapWeights::row_at(const Frame& frame, std::int64_t output, Rect area, float label_w) const {
  if (is_spoken(frame)) return large_row_at(frame, output, area);
  const Shape& shape = frame.document().shape();
  const float ratio = static_cast<float>(shape.w) / static_cast<float>(shape.h);
  const float number_w = weight_number_width(frame);
  const float without = area.w - label_w - number_w - frame.px(6);
  const float product_w = std::floor(
      std::min({(area.h - frame.px(4)) * ratio, area.w * 0.28F, without - frame.px(8) - frame.px(kLeastSlider)}));
  const float product_h = std::min(area.h - frame.px(4), std::max(product_w / ratio, frame.px(21)));
  const bool has_product = product_w >= frame.px(kLeastProduct);
  const float slider_w = std::max(20.0F, has_product ? without - product_w - frame.px(8) : without);
  Row row{output, area, {area.x, area.y, label_w - frame.px(kAfterName), area.h}, {}, {}, {}};
  // The numbers at its ends stand apart from the next row's slider.
  row.slider = {area.x + label_w, area.y, slider_w, area.h - frame.px(kBelowEnds)};
  const float middle = rail_y(frame, weight_slider(frame, output, row.slider));
  row.value = {row.slider.right() + frame.px(2), area.y, number_w, 2.0F * (middle - area.y)};
  if (has_product)
    row.product =
        whole_size({area.right() - product_w, area.y + std::floor((area.h - product_h) / 2.0F), product_w, product_h});
  return row;
}

MapWeights::Row MapWeights::large_row_at(const Frame& frame, std::int64_t output, Rect area) {
  const float name_h = large_name_height(frame);
  const float number_w = weight_number_width(frame);
  if (area.w < least_width(frame) && area.h >= narrow_row(frame)) {
    const float rail_h = frame.px(kLeastLargeHeight), number_h = frame.fonts().spoken->FontSize;
    const Rect slider{area.x, area.y + name_h, area.w, rail_h};
    return {output,
            area,
            {area.x, area.y, area.w, name_h},
            slider,
            {area.right() - number_w, slider.bottom(), number_w, number_h},
            {}};
  }
  const float slider_w = std::max(frame.px(20), area.w - number_w - frame.px(8));
  Row row{output, area, {area.x, area.y, slider_w, name_h}, {}, {}, {}};
  // A higher row stands apart from the next one.
  const float slider_h = std::max(frame.px(kLeastLargeHeight), area.h - name_h - frame.px(8));
  row.slider = {area.x, area.y + name_h, slider_w, slider_h};
  const float middle = rail_y(frame, weight_slider(frame, output, row.slider));
  row.value = {row.slider.right() + frame.px(8), row.slider.y, number_w, 2.0F * (middle - row.slider.y)};
  return row;
}

std::vector<Button> MapWeights::page_buttons(const Frame& frame) const {
  return pager_.buttons(frame, line_.right(), line_.y, line_.h - frame.px(4));
}

void MapWeights::input(Frame& frame) {
  const std::vector<Button> buttons = page_buttons(frame);
  for (const Row& row : rows_) input_row(frame, row);
  pager_.input(frame, buttons);
}

void MapWeights::input_row(Frame& frame, const Row& row) const {
  const std::int64_t output = row.output;
  const std::int64_t map = frame.selection().map;
  const auto explanation = [output, map](const Frame& shown) { return explain_map_weight(shown, output, map); };
  const Slider slider = weight_slider(frame, output, row.slider);
  const SliderEvent event = slide(frame, slider, explanation);
  follow_slider(frame, event, weight_of(frame, output), {row.slider.x, row.slider.bottom()});
  input_value_text(frame, {{"weight_value", output}, row.value, weight_of(frame, output)}, explanation);
  const bool is_on_product = row.product.w > 0.0F && frame.add_item({"product", output}, row.product).hovered;
  if (is_on_product)
    frame.explain([output, map](const Frame& shown) { return explain_map_product(shown, output, map); });
  const ItemState held = frame.item(slider.key);
  if (!held.hovered && !held.active && !frame.item({"weight_value", output}).hovered && !is_on_product) return;
  frame.hover().map = map;
  frame.hover().output = output;
}

void MapWeights::draw(const Frame& frame) const {
  draw_line(frame);
  for (const Row& row : rows_) draw_row(frame, row);
}

void MapWeights::draw_line(const Frame& frame) const {
  if (line_.h <= 0.0F) return;
  ImFont* small = frame.fonts().small;
  std::string text = "× its weights";
  float right = line_.right();
  if (pager_.is_paged(frame)) {
    const std::vector<Button> buttons = page_buttons(frame);
    draw_buttons(frame, buttons);
    right = buttons.front().area.x - frame.px(6);
    const std::int64_t first = rows_.front().output, last = rows_.back().output, all = frame.document().network.cout();
    const std::string which = first == last ? std::to_string(first) : fmt::format("{}–{}", first, last);
    text = fmt::format("× its weights · {} {} of {}", first == last ? "output" : "outputs", which, all);
    if (text_width(small, text) > right - line_.x) text = fmt::format("{} of {}", which, all);
  }
  const float y = line_.y + (line_.h - frame.px(4) - small->FontSize) / 2.0F;
  draw_text_within(frame, small, frame.theme().muted, {line_.x, y}, right - line_.x, text);
  frame.explain_drawn(line_, "The map times its weights: one in each filter, so one for each output");
}

void MapWeights::draw_row(const Frame& frame, const Row& row) const {
  frame.explain_drawn(row.area, [output = row.output, map = frame.selection().map](const Frame& shown) {
    return explain_map_weight(shown, output, map);
  });
  draw_name(frame, row);
  const Slider slider = weight_slider(frame, row.output, row.slider);
  if (frame.item(slider.key).hovered) frame.keep_clear(row.area);
  draw_slider(frame, slider);
  draw_value_text(frame, {{"weight_value", row.output}, row.value, weight_of(frame, row.output)});
  if (row.product.w > 0.0F) draw_product(frame, row);
}

// A name that is cut may be that of another output; its number never is.
void MapWeights::draw_name(const Frame& frame, const Row& row) const {
  const Fonts& fonts = frame.fonts();
  float width = row.name.w;
  float y = row.value.centre().y - fonts.body->FontSize / 2.0F;
  const Slider slider = weight_slider(frame, row.output, row.slider);
  if (slider.is_large) {
    y = row.name.y;
    // The end of the scale, where it has no room below the rail.
    if (!prints_ends(frame, slider))
      width -= frame.px(8) + draw_text_right(frame, fonts.small, frame.theme().muted, {row.name.right(), y},
                                             "±" + short_number_text(slider.half_range));
  }
  const auto way = std::ranges::find_if(kNamedWeights, [&](NamedWeight named) {
    return widest_name(frame, rows_.front().output, rows_.back().output + 1, named) <= width + 0.5F;
  });
  if (way == kNamedWeights.end()) return;
  draw_text(frame, fonts.body, frame.output_colour(row.output), {row.name.x, y},
            (*way)(output_name(frame.document().weights(), row.output), row.output));
}

void MapWeights::draw_product(const Frame& frame, const Row& row) const {
  const Document& document = frame.document();
  const std::int64_t map = frame.selection().map;
  const auto& statistics = document.input->of(frame.selection().n, map);
  const float largest = std::max(std::fabs(statistics.min), std::fabs(statistics.max));
  const Range range = symmetric_range(largest * frame.scales().weights * 0.5F);
  // As in the sum.
  const float weight = document.mask.silences(map) ? 0.0F : document.parameters().w(row.output, map);
  const int w = static_cast<int>(row.product.w);
  const int h = static_cast<int>(row.product.h);
  // A product of one sign has its weight's; around a few positions lines would hide half of each.
  constexpr std::int64_t kFewPositions = 64;
  const bool has_lines = statistics.min < 0.0F && statistics.max > 0.0F && document.shape().pixels() > kFewPositions;
  const float lines = has_lines ? 0.0F : -1.0F;
  const TilePainting painting{
      w, h, {{0, 0, w, h, 0, range, weight, 0.0F, lines}}, frame.theme().diverging, frame.theme().panel};
  draw_canvas(frame, frame.pictures().selected({"product", row.output}, painting), row.product);
}

}  // namespace pw
