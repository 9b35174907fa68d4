#include "app/cli/cost/cost_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "app/cost/count_text.h"

namespace pw {
namespace {

constexpr std::size_t kCostColumns = 4;
using CostCells = std::array<std::string, kCostColumns>;

// In characters, not bytes.
std::size_t width_of_text(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::string cost_table(const std::vector<CostRow>& rows) {
  std::vector<CostCells> lines = {{"", "multiply–adds", "weights", "parameters"}};
  for (const auto& [name, cost] : rows)
    lines.push_back({name, count_text(cost.macs), count_text(cost.weights), count_text(cost.parameters)});
  std::array<std::size_t, kCostColumns> widths = {};
  for (const CostCells& line : lines) {
    for (std::size_t i = 0; i < kCostColumns; ++i) widths.at(i) = std::max(widths.at(i), width_of_text(line.at(i)));
  }
  std::string text;
  for (const CostCells& line : lines) {
    for (std::size_t i = 0; i < kCostColumns; ++i) {
      const std::string gap(widths.at(i) - width_of_text(line.at(i)), ' ');
      text += i == 0 ? line.at(i) + gap : "  " + gap + line.at(i);
    }
    text += "\n";
  }
  return text;
}

std::string map_size_text(const MapSize& size) {
  return fmt::format("{} × {} × {} × {}", count_text(size.images), count_text(size.rows), count_text(size.columns),
                     count_text(size.maps));
}

std::string bytes_change_text(const Count& from, const Count& to) {
  return fmt::format("{} → {} ({:.2f}×)", bytes_text(from), bytes_text(to), ratio(to, from));
}

nlohmann::ordered_json count_json(const Count& count) {
  return count.is_exact() ? nlohmann::ordered_json(count.value()) : nlohmann::ordered_json();
}

nlohmann::ordered_json size_json(const MapSize& size) {
  return {size.images, size.rows, size.columns, size.maps};
}

void add_cost(const LayerCost& cost, nlohmann::ordered_json& json) {
  json["macs"] = count_json(cost.macs);
  json["weights"] = count_json(cost.weights);
  json["parameters"] = count_json(cost.parameters);
}

}  // namespace pw
