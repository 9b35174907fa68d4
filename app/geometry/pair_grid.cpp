#include "app/geometry/pair_grid.h"

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

constexpr float kLeastCell = 0.05F;

float largest_cell(const PairGridRequest& request, std::int64_t columns, std::int64_t rows) {
  const auto across = static_cast<float>(columns), down = static_cast<float>(rows);
  const float w = (request.room.x - request.gap.x * (across - 1.0F)) / across - request.side;
  const float pair = (request.room.y - request.gap.y * (down - 1.0F)) / down;
  const float h = (pair - request.label - request.between) / 2.0F;
  return whole_cells(std::max(kLeastCell, std::min(w / request.map.x, h / request.map.y)));
}

}  // namespace

PairGrid fit_pairs(const PairGridRequest& request) {
  PairGrid grid;
  grid.pairs = request.pairs;
  for (std::int64_t columns = 1; columns <= request.pairs; ++columns) {
    const float cell = largest_cell(request, columns, (request.pairs + columns - 1) / columns);
    if (cell <= grid.cell) continue;
    grid.cell = cell;
    grid.columns = columns;
  }
  const float step = request.label + 2.0F * grid.cell * request.map.y + request.between + request.gap.y;
  const auto rows = static_cast<std::int64_t>(std::max(0.0F, (request.room.y + request.gap.y) / step));
  grid.pairs = std::max(request.pairs, std::min(request.most, grid.columns * rows));
  grid.rows = (grid.pairs + grid.columns - 1) / grid.columns;
  grid.height = static_cast<float>(grid.rows) * step - request.gap.y;
  return grid;
}

float whole_cells(float cell) {
  return cell > 1.0F ? std::floor(cell * 4.0F) / 4.0F : cell;
}

}  // namespace pw
