#pragma once
// Rows of counts, as text and as JSON.
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "compute/cost/layer_cost.h"

namespace pw {

struct CostRow {
  std::string name;
  LayerCost cost;
};

// A head and a line per row, numbers flush right.
std::string cost_table(const std::vector<CostRow>& rows);
// "1 × 20 × 72 × 256".
std::string map_size_text(const MapSize& size);
// "1.76 MiB → 1.42 MiB (0.81×)".
std::string bytes_change_text(const Count& from, const Count& to);

// A number, or null where 64 bits do not hold it.
nlohmann::ordered_json count_json(const Count& count);
// [images, rows, columns, maps].
nlohmann::ordered_json size_json(const MapSize& size);
// Adds "macs", "weights" and "parameters".
void add_cost(const LayerCost& cost, nlohmann::ordered_json& json);

}  // namespace pw
