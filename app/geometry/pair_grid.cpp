#include "app/geometry/pair_grid.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace pw {
namespace {

constexpr float kLeastCell = 0.05F;
constexpr float kWellFilled = 0.8F, kNearlyAsLarge = 0.7F;
constexpr float kOtherSideAsLarge = 0.85F;
constexpr float kHardlyFilled = 0.68F, kMore = 1.03F;  // of the area

std::int64_t rows_of(std::int64_t pairs, std::int64_t columns) {
  return (pairs + columns - 1) / columns;
}

float pair_width(const PairGridRequest& request, const PairGrid& grid) {
  const float map = request.map.x * grid.cell;
  return (grid.is_beside ? 2.0F * map + request.between : map) + request.side;
}

float pair_height(const PairGridRequest& request, const PairGrid& grid) {
  const float map = request.map.y * grid.cell;
  return request.label + (grid.is_beside ? map : 2.0F * map + request.between);
}

float width_of(const PairGridRequest& request, const PairGrid& grid) {
  const auto columns = static_cast<float>(grid.columns);
  return columns * pair_width(request, grid) + (columns - 1.0F) * request.gap.x;
}

PairGrid largest_grid(const PairGridRequest& request, std::int64_t pairs, std::int64_t columns, bool is_beside) {
  PairGrid grid{pairs, columns, rows_of(pairs, columns), 0.0F, 0.0F, 0.0F, is_beside};
  const auto across = static_cast<float>(columns), down = static_cast<float>(grid.rows);
  float w = (request.room.x - request.gap.x * (across - 1.0F)) / across - request.side;
  float h = (request.room.y - request.gap.y * (down - 1.0F)) / down - request.label;
  float& halved = is_beside ? w : h;
  halved = (halved - request.between) / 2.0F;
  grid.cell = whole_cells(std::max(kLeastCell, std::min(w / request.map.x, h / request.map.y)));
  return grid;
}

// What the pairs take of the width, on the average of the rows: the last one may have fewer, if there are no more.
float filled_width(const PairGridRequest& request, const PairGrid& grid) {
  const std::int64_t places = grid.columns * grid.rows;
  const std::int64_t taken = std::min(places, std::max(request.most, grid.pairs));
  return width_of(request, grid) * static_cast<float>(taken) / static_cast<float>(places);
}

// The share of the room that the maps cover.
float covered(const PairGridRequest& request, const PairGrid& grid) {
  const float maps = 2.0F * request.map.x * request.map.y * grid.cell * grid.cell;
  return static_cast<float>(grid.pairs) * maps / (request.room.x * request.room.y);
}

// Of more pairs, nearly as large, those that cover more: the fewest of those that cover as much.
// Side by side only where the fewest stand so.
PairGrid fuller(const PairGridRequest& request, PairGrid best) {
  const float largest = best.cell;
  const bool stands_beside = best.is_beside;
  for (std::int64_t pairs = request.pairs + 1; pairs <= request.most; ++pairs) {
    for (std::int64_t columns = 1; columns <= pairs; ++columns) {
      for (const bool is_beside : {false, true}) {
        if (is_beside && !stands_beside) continue;
        const PairGrid grid = largest_grid(request, pairs, columns, is_beside);
        if (grid.cell >= request.least * largest && covered(request, grid) > kMore * covered(request, best))
          best = grid;
      }
    }
  }
  return best;
}

}  // namespace

PairGrid fit_pairs(const PairGridRequest& request) {
  PairGrid grid;
  std::vector<PairGrid> all;
  for (const bool is_beside : {false, true}) {
    for (std::int64_t columns = 1; columns <= request.pairs; ++columns) {
      all.push_back(largest_grid(request, request.pairs, columns, is_beside));
      if (all.back().cell > grid.cell) grid = all.back();
    }
  }
  if (const PairGrid largest = grid; filled_width(request, grid) < kWellFilled * request.room.x) {
    for (const PairGrid& other : all) {
      const float least = other.is_beside == largest.is_beside ? kNearlyAsLarge : kOtherSideAsLarge;
      if (other.cell >= least * largest.cell && filled_width(request, other) > filled_width(request, grid))
        grid = other;
    }
  }
  const float step = pair_height(request, grid) + request.gap.y;
  const auto rows = static_cast<std::int64_t>(std::max(0.0F, (request.room.y + request.gap.y) / step));
  grid.pairs = std::max(request.pairs, std::min(request.most, grid.columns * rows));
  if (covered(request, grid) < kHardlyFilled) grid = fuller(request, grid);
  grid.rows = rows_of(grid.pairs, grid.columns);
  grid.width = width_of(request, grid);
  grid.height = static_cast<float>(grid.rows) * (pair_height(request, grid) + request.gap.y) - request.gap.y;
  return grid;
}

float whole_cells(float cell) {
  if (cell <= 1.0F) return cell;
  const float steps = cell < 4.0F ? 8.0F : 4.0F;
  return std::floor(cell * steps) / steps;
}

}  // namespace pw
