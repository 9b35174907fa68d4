#include "app/panels/reconstruct/map_picture.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "app/presentation/map_colours.h"
#include "app/presentation/number_text.h"
#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Alike with those beside it; where there is no room for that, for this one alone.
void draw_numbers(const Frame& frame, std::span<const float> values, Rect picture, const NumbersBeside* beside,
                  const std::function<Rgb(float)>& colour_of) {
  const Shape& shape = frame.document().shape();
  const ImVec2 cell{picture.w / static_cast<float>(shape.w), picture.h / static_cast<float>(shape.h)};
  // Texts are made only where there can be room for them.
  if (cell.y < frame.fonts().small->FontSize) return;
  const auto ground_of = [&](std::size_t i) { return colour_of(values[i]); };
  if (const auto first = beside != nullptr ? beside->first_of(values) : std::nullopt)
    return draw_in_cells(frame, beside->numbers(), *first, picture, shape.w, shape.h, ground_of);
  draw_in_cells(frame, CellNumbers(frame.fonts(), values, cell), 0, picture, shape.w, shape.h, ground_of);
}

}  // namespace

bool is_read_as_numbers(const Shape& shape) {
  constexpr std::int64_t kMost = 16;
  return shape.w <= kMost && shape.h <= kMost;
}

NumbersBeside::NumbersBeside(const Frame& frame, const std::vector<std::span<const float>>& planes, ImVec2 picture) {
  const Shape& shape = frame.document().shape();
  const ImVec2 cell{picture.x / static_cast<float>(shape.w), picture.y / static_cast<float>(shape.h)};
  const std::size_t count = planes.size() * static_cast<std::size_t>(shape.pixels());
  if (cell.y < frame.fonts().small->FontSize || count > kMostAlike) return;
  std::vector<float> values;
  for (const std::span<const float> plane : planes) {
    firsts_.emplace_back(plane.data(), values.size());
    values.insert(values.end(), plane.begin(), plane.end());
  }
  numbers_ = CellNumbers(frame.fonts(), values, cell);
  if (numbers_->texts.empty()) firsts_.clear();
}

std::optional<std::size_t> NumbersBeside::first_of(std::span<const float> plane) const {
  const auto found = std::ranges::find(firsts_, plane.data(), &std::pair<const float*, std::size_t>::first);
  return found != firsts_.end() ? std::optional(found->second) : std::nullopt;
}

void draw_plane(const Frame& frame, const WidgetKey& key, const DataVersion& version, std::span<const float> values,
                Rect picture, const ColorMap& colours, Range range, const PlaneLook& look) {
  const int w = std::max(1, static_cast<int>(picture.w)), h = std::max(1, static_cast<int>(picture.h));
  const Shape& shape = frame.document().shape();
  const Tile tile{0, 0, w, h, 0, range, 1.0F, 0.0F, look.lines};
  const TilePainting painting{w, h, {tile}, &colours, frame.theme().panel};
  const GLuint texture = frame.pictures().arranged(key, version, painting, [&](TextureArray& array) {
    array.upload({values.data(), {1, 1, shape.h, shape.w}, shape.pixels()}, 0);
  });
  draw_canvas(frame, texture, picture);
  draw_numbers(frame, values, picture, look.beside, [&](float value) { return color_of(colours, range, value); });
}

void draw_as_input(const Frame& frame, const WidgetKey& key, const DataVersion& version, std::span<const float> values,
                   Rect picture, std::int64_t map, const PlaneLook& look) {
  const Document& document = frame.document();
  const std::int64_t n = frame.selection().n;
  const InputColours colours = input_colours(document, n, frame.display().range_mode, frame.theme());
  const Range range = input_range(document, n, map, frame.display().range_mode, colours.signed_values);
  draw_plane(frame, key, version, values, picture, *colours.map, range, look);
}

Range signed_range(const OutputRange& range) {
  const float largest = std::max(std::fabs(range.min), std::fabs(range.max));
  return symmetric_range(largest > 0.0F && std::isfinite(largest) ? largest : 1.0F);
}

std::string share_text(const std::optional<double>& share) {
  return share ? percent_text(share) : "constant";
}

}  // namespace pw
