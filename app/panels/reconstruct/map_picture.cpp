#include "app/panels/reconstruct/map_picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/presentation/map_colours.h"
#include "app/widgets/cell_numbers.h"
#include "app/widgets/picture.h"

namespace pw {

void draw_plane(const Frame& frame, const WidgetKey& key, const DataVersion& version, std::span<const float> values,
                Rect picture, const ColorMap& colours, Range range) {
  const int w = std::max(1, static_cast<int>(picture.w)), h = std::max(1, static_cast<int>(picture.h));
  const Shape& shape = frame.document().shape();
  const float lines = sign_lines(frame.fonts(), picture, shape.w, shape.h, values);
  const Tile tile{0, 0, w, h, 0, range, 1.0F, 0.0F, lines};
  const TilePainting painting{w, h, {tile}, &colours, frame.theme().panel};
  const GLuint texture = frame.pictures().arranged(key, version, painting, [&](TextureArray& array) {
    array.upload({values.data(), {1, 1, shape.h, shape.w}, shape.pixels()}, 0);
  });
  draw_canvas(frame, texture, picture);
  draw_cell_values(
      frame, picture, shape.w, shape.h, values, [&](float value) { return color_of(colours, range, value); }, picture);
}

void draw_as_input(const Frame& frame, const WidgetKey& key, const DataVersion& version, std::span<const float> values,
                   Rect picture, std::int64_t map) {
  const Document& document = frame.document();
  const std::int64_t n = frame.selection().n;
  const InputColours colours = input_colours(document, n, frame.display().range_mode, frame.theme());
  const Range range = input_range(document, n, map, frame.display().range_mode, colours.signed_values);
  draw_plane(frame, key, version, values, picture, *colours.map, range);
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
