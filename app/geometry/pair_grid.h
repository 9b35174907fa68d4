#pragma once
// Where pictures of two maps, one over the other or side by side, stand in rows.
#include <imgui.h>

#include <cstdint>

namespace pw {

struct PairGrid {
  std::int64_t pairs = 0, columns = 1, rows = 0;
  float cell = 0.0F;       // of a map
  float width = 0.0F;      // of all columns
  float height = 0.0F;     // of all rows
  bool is_beside = false;  // the maps of a pair stand side by side
};
struct PairGridRequest {
  ImVec2 room;
  ImVec2 map;  // cells
  std::int64_t pairs = 1;
  std::int64_t most = 1;  // as many where rows are left over
  float label = 0.0F;     // above a pair
  float side = 0.0F;      // right of a pair
  float between = 0.0F;   // its maps
  ImVec2 gap;             // between pairs
  float least = 0.7F;     // of the largest cell: so small may they become for more to be covered
};
// In as many columns as make the maps largest, side by side only where that makes them larger; in more columns, and
// with more pairs, where these would leave much empty: a hole in the last row is empty, too.
PairGrid fit_pairs(const PairGridRequest& request);

// How large a cell of a picture of a map may be, so that its edges are even: above 1 a multiple of an eighth, above 4
// of a quarter.
float whole_cells(float cell);

}  // namespace pw
