#include "app/cli/cost/next_layer_report.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "app/cli/cost/cost_table.h"
#include "app/cost/count_text.h"
#include "app/presentation/number_text.h"

namespace pw {
namespace {

using nlohmann::ordered_json;

ordered_json cost_json(const LayerCost& cost, const Count& map_bytes) {
  ordered_json json;
  add_cost(cost, json);
  json["map_bytes"] = count_json(map_bytes);
  return json;
}

std::string layer_name(const NextLayer& layer, std::int64_t maps_in) {
  const std::int64_t width = layer.width();
  return fmt::format("{0}×{0}{1} {2} → {3}", width, layer.is_upsampling() ? " up" : "", count_text(maps_in),
                     count_text(layer.next_maps));
}

std::vector<CostRow> rows_of(const NextLayerReport& report) {
  const NextLayer& layer = report.layer;
  const NextLayerCost& cost = report.cost;
  const std::int64_t maps = layer.input.maps;
  std::vector<CostRow> rows = {{"direct: " + layer_name(layer, maps), cost.direct}};
  if (layer.is_depthwise()) {
    rows.push_back(
        {fmt::format("depthwise 3×3, then 1×1 {} → {}", count_text(maps), count_text(layer.next_maps)), cost.reduced});
  } else {
    rows.push_back({fmt::format("1×1 {} → {}", count_text(maps), count_text(layer.reduced)), cost.reduction});
    rows.push_back({"then " + layer_name(layer, layer.reduced), cost.next});
    rows.push_back({"both", cost.reduced});
  }
  if (report.has_dense) {
    rows.push_back({fmt::format("dense instead of the 1×1: {} → {} numbers",
                                count_text(Count(layer.input.rows) * layer.input.columns * maps),
                                count_text(Count(layer.input.rows) * layer.input.columns * layer.reduced)),
                    cost.dense});
  }
  return rows;
}

std::string break_even_text(double maps) {
  const auto most = static_cast<long long>(std::ceil(maps)) - 1;
  const std::string saves = most > 0 ? fmt::format("up to {}", counted(most, "map")) : "nowhere";
  return fmt::format("the 1×1 saves multiply–adds {}; break-even is at {:.1f}\n", saves, maps);
}

}  // namespace

std::string next_layer_json(const NextLayerReport& report) {
  const auto& [layer, cost, has_dense, measured] = report;
  ordered_json json;
  json["input"] = size_json(layer.input);
  json["kernel"] = layer.width();
  if (layer.is_upsampling()) json["kind"] = "transposed";
  if (layer.is_depthwise()) json["kind"] = "depthwise";
  json["next"] = layer.next_maps;
  json["direct"] = cost_json(cost.direct, cost.map_bytes_direct);
  json["reduced"] = {{"reduce", layer.is_depthwise() ? ordered_json() : ordered_json(layer.reduced)}};
  json["reduced"].update(cost_json(cost.reduced, cost.map_bytes_reduced));
  if (has_dense) add_cost(cost.dense, json["dense"]);
  json["alone"] = cost.alone;
  json["net"] = cost.net;
  json["break_even"] = layer.is_depthwise() ? ordered_json() : ordered_json(cost.break_even);
  for (const MeasuredNextLayer& row : measured) {
    json["measured"].push_back({{"threads", row.threads},
                                {"direct_us", row.direct_us},
                                {"reduced_us", row.reduced_us},
                                {"ratio", row.direct_us / row.reduced_us}});
  }
  return json.dump() + "\n";
}

std::string next_layer_text(const NextLayerReport& report) {
  const auto& [layer, cost, has_dense, measured] = report;
  std::string text = fmt::format("x: {} (images × rows × columns × maps); the next layer makes {}\n\n",
                                 map_size_text(layer.input), map_size_text(cost.z));
  text += cost_table(rows_of(report)) + "\n";
  if (layer.is_depthwise()) {
    text +=
        fmt::format("multiply–adds: {}× fewer; parameters: {}×\n", number_text(cost.net), number_text(cost.parameters));
  } else {
    text += fmt::format("multiply–adds: the next layer alone {}× fewer, with the 1×1 itself {}×; parameters: {}×\n",
                        number_text(cost.alone), number_text(cost.net), number_text(cost.parameters));
    text += break_even_text(cost.break_even);
  }
  text += fmt::format("maps kept for training: {}\n", bytes_change_text(cost.kept_direct, cost.kept_reduced));
  text +=
      fmt::format("peak of the maps when only running: {}\n", bytes_change_text(cost.peak_direct, cost.peak_reduced));
  for (const MeasuredNextLayer& row : measured) {
    text += fmt::format("measured, {}: {} → {} ({}×)\n", counted(row.threads, "thread"), duration_text(row.direct_us),
                        duration_text(row.reduced_us), number_text(row.direct_us / row.reduced_us));
  }
  return text;
}

}  // namespace pw
