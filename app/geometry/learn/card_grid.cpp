#include "app/geometry/learn/card_grid.h"

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

constexpr std::int64_t kFewestColumns = 2, kMostColumns = 4;

float picture_width(const CardRequest& request, const CardGrid& grid) {
  const Rect card = grid.cell(0);
  const auto count = static_cast<float>(request.pictures);
  const float by_height = (card.h - request.above - request.gap) * request.map_ratio;
  const float by_width = (card.w - request.beside - (count + 1.0F) * request.gap) / count;
  return std::max(1.0F, std::floor(std::min(by_height, by_width)));
}

}  // namespace

Rect CardGrid::cell(std::int64_t index) const {
  const auto across = static_cast<float>(columns);
  const float w = std::floor((area.w - (across - 1.0F) * gutter) / across);
  const float h = std::floor(area.h / static_cast<float>(rows));
  const auto column = static_cast<float>(index / rows), row = static_cast<float>(index % rows);
  return {std::floor(area.x + column * (w + gutter)), std::floor(area.y + row * h), w, h};
}

CardGrid fit_cards(const CardRequest& request) {
  CardGrid best;
  for (std::int64_t columns = kFewestColumns; columns <= kMostColumns; ++columns) {
    const std::int64_t count = std::max<std::int64_t>(1, request.count);
    CardGrid grid{request.area, columns, (count + columns - 1) / columns, request.gutter, 0.0F};
    grid.picture_w = picture_width(request, grid);
    if (grid.picture_w > best.picture_w) best = grid;
  }
  return best;
}

}  // namespace pw
