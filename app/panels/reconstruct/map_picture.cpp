#include "app/panels/reconstruct/map_picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <tuple>

#include "app/presentation/map_colours.h"
#include "app/widgets/cell_numbers.h"
#include "app/widgets/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Alike for `all` maps, among which `values` lie; where these have no room, for this one alone.
void draw_numbers(const Frame& frame, std::span<const float> values, std::span<const float> all, Rect picture,
                  const std::function<Rgb(float)>& colour_of) {
  const Shape& shape = frame.document().shape();
  const ImVec2 cell{picture.w / static_cast<float>(shape.w), picture.h / static_cast<float>(shape.h)};
  // Texts are made only where there can be room for them.
  if (cell.y < frame.fonts().small->FontSize) return;
  // Apart from the numbers beside them where that is possible.
  const ImVec2 inner{cell.x - frame.px(4), cell.y};
  const auto from = static_cast<std::size_t>(values.data() - all.data());
  CellNumbers numbers(frame.fonts(), all, inner);
  std::size_t first = from;
  const std::tuple<std::span<const float>, ImVec2, std::size_t> others[] = {
      {all, cell, from}, {values, inner, 0}, {values, cell, 0}};
  for (const auto& [of, room, begin] : others) {
    if (!numbers.texts.empty()) break;
    numbers = CellNumbers(frame.fonts(), of, room);
    first = begin;
  }
  if (numbers.texts.empty()) return;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto at = static_cast<std::int64_t>(i);
    const float x = picture.x + (static_cast<float>(at % shape.w) + 0.5F) * cell.x;
    const float y = picture.y + (static_cast<float>(at / shape.w) + 0.5F) * cell.y;
    draw_text_centred(frame, numbers.font, text_colour_on(colour_of(values[i])), {x, y - numbers.font->FontSize / 2.0F},
                      numbers.texts[first + i]);
  }
}

}  // namespace

void draw_plane(const Frame& frame, const WidgetKey& key, const DataVersion& version, std::span<const float> values,
                Rect picture, const ColorMap& colours, Range range, const Tensor* beside) {
  const int w = std::max(1, static_cast<int>(picture.w)), h = std::max(1, static_cast<int>(picture.h));
  const Shape& shape = frame.document().shape();
  const float lines = sign_lines(frame.fonts(), picture, shape.w, shape.h, values);
  const Tile tile{0, 0, w, h, 0, range, 1.0F, 0.0F, lines};
  const TilePainting painting{w, h, {tile}, &colours, frame.theme().panel};
  const GLuint texture = frame.pictures().arranged(key, version, painting, [&](TextureArray& array) {
    array.upload({values.data(), {1, 1, shape.h, shape.w}, shape.pixels()}, 0);
  });
  draw_canvas(frame, texture, picture);
  // What lies between the maps is zero, for which there is room wherever there is for a number.
  const std::span<const float> all =
      beside != nullptr ? std::span(beside->data(), static_cast<std::size_t>(beside->bytes()) / sizeof(float)) : values;
  draw_numbers(frame, values, all, picture, [&](float value) { return color_of(colours, range, value); });
}

void draw_as_input(const Frame& frame, const WidgetKey& key, const DataVersion& version, std::span<const float> values,
                   Rect picture, std::int64_t map, const Tensor* beside) {
  const Document& document = frame.document();
  const std::int64_t n = frame.selection().n;
  const InputColours colours = input_colours(document, n, frame.display().range_mode, frame.theme());
  const Range range = input_range(document, n, map, frame.display().range_mode, colours.signed_values);
  draw_plane(frame, key, version, values, picture, *colours.map, range, beside);
}

Range signed_range(const OutputRange& range) {
  const float largest = std::max(std::fabs(range.min), std::fabs(range.max));
  return symmetric_range(largest > 0.0F && std::isfinite(largest) ? largest : 1.0F);
}

std::string share_text(const std::optional<double>& share) {
  if (!share) return "constant";
  const double percent = std::round(100.0 * *share);
  return fmt::format("{:.0f} %", percent == 0.0 ? 0.0 : percent);
}

}  // namespace pw
