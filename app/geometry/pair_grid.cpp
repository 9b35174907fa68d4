#include "app/geometry/pair_grid.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace pw {
namespace {

constexpr float kLeastCell = 0.05F;
constexpr float kWellFilled = 0.8F, kNearlyAsLarge = 0.7F;
constexpr float kHardlyFilled = 0.55F;  // of the area

std::int64_t rows_of(std::int64_t pairs, std::int64_t columns) {
  return (pairs + columns - 1) / columns;
}

float width_of(const PairGridRequest& request, const PairGrid& grid) {
  const auto columns = static_cast<float>(grid.columns);
  return columns * (request.map.x * grid.cell + request.side) + (columns - 1.0F) * request.gap.x;
}

float largest_cell(const PairGridRequest& request, std::int64_t columns, std::int64_t rows) {
  const auto across = static_cast<float>(columns), down = static_cast<float>(rows);
  const float w = (request.room.x - request.gap.x * (across - 1.0F)) / across - request.side;
  const float pair = (request.room.y - request.gap.y * (down - 1.0F)) / down;
  const float h = (pair - request.label - request.between) / 2.0F;
  return whole_cells(std::max(kLeastCell, std::min(w / request.map.x, h / request.map.y)));
}

// The share of the room that the maps cover.
float covered(const PairGridRequest& request, const PairGrid& grid) {
  const float maps = 2.0F * request.map.x * request.map.y * grid.cell * grid.cell;
  return static_cast<float>(grid.pairs) * maps / (request.room.x * request.room.y);
}

// Of more pairs, nearly as large, those that cover most.
PairGrid fuller(const PairGridRequest& request, PairGrid best) {
  const float largest = best.cell;
  for (std::int64_t pairs = request.pairs + 1; pairs <= request.most; ++pairs) {
    for (std::int64_t columns = 1; columns <= pairs; ++columns) {
      const std::int64_t rows = rows_of(pairs, columns);
      const PairGrid grid{pairs, columns, rows, largest_cell(request, columns, rows)};
      if (grid.cell >= kNearlyAsLarge * largest && covered(request, grid) > covered(request, best)) best = grid;
    }
  }
  return best;
}

}  // namespace

PairGrid fit_pairs(const PairGridRequest& request) {
  PairGrid grid;
  grid.pairs = request.pairs;
  std::vector<PairGrid> all;
  for (std::int64_t columns = 1; columns <= request.pairs; ++columns) {
    all.push_back({request.pairs, columns, 0, largest_cell(request, columns, rows_of(request.pairs, columns))});
    if (all.back().cell > grid.cell) grid = all.back();
  }
  if (const float largest = grid.cell; width_of(request, grid) < kWellFilled * request.room.x) {
    for (const PairGrid& other : all) {
      if (other.cell >= kNearlyAsLarge * largest && width_of(request, other) > width_of(request, grid)) grid = other;
    }
  }
  const float step = request.label + 2.0F * grid.cell * request.map.y + request.between + request.gap.y;
  const auto rows = static_cast<std::int64_t>(std::max(0.0F, (request.room.y + request.gap.y) / step));
  grid.pairs = std::max(request.pairs, std::min(request.most, grid.columns * rows));
  if (covered(request, grid) < kHardlyFilled) grid = fuller(request, grid);
  grid.rows = rows_of(grid.pairs, grid.columns);
  const float pitch = request.label + 2.0F * grid.cell * request.map.y + request.between + request.gap.y;
  grid.height = static_cast<float>(grid.rows) * pitch - request.gap.y;
  return grid;
}

float whole_cells(float cell) {
  return cell > 1.0F ? std::floor(cell * 4.0F) / 4.0F : cell;
}

}  // namespace pw
