#include "app/cli/cost/net_report.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "app/cli/cost/cost_table.h"
#include "app/cost/count_text.h"
#include "app/presentation/number_text.h"

namespace pw {
namespace {

using nlohmann::ordered_json;

struct LayerKind {
  std::string_view name;
  bool (*includes)(const NetBlock&);
};

constexpr std::array<LayerKind, 6> kLayerKinds = {{
    {"1×1 convolution",
     [](const NetBlock& block) { return block.kind == NetBlockKind::kConvolution && block.kernel == 1; }},
    {"larger convolution",
     [](const NetBlock& block) { return block.kind == NetBlockKind::kConvolution && block.kernel > 1; }},
    {"depthwise convolution", [](const NetBlock& block) { return block.kind == NetBlockKind::kDepthwise; }},
    {"transposed convolution", [](const NetBlock& block) { return block.kind == NetBlockKind::kTransposed; }},
    {"dense layer", [](const NetBlock& block) { return block.kind == NetBlockKind::kDense; }},
    {"batch norm", [](const NetBlock& block) { return block.kind == NetBlockKind::kBatchNorm; }},
}};

std::vector<CostRow> rows_by_kind(const KnownNet& net, const NetCost& cost) {
  std::vector<CostRow> rows;
  for (const LayerKind& kind : kLayerKinds) {
    LayerCost sum;
    std::int64_t count = 0;
    for (std::size_t i = 0; i < net.blocks.size(); ++i) {
      if (!kind.includes(net.blocks[i])) continue;
      sum = sum + cost.blocks[i].cost;
      ++count;
    }
    if (count > 0) rows.push_back({counted(count, kind.name), sum});
  }
  rows.push_back({"all", cost.total});
  return rows;
}

}  // namespace

std::string net_json(const KnownNet& net) {
  const NetCost cost = known_net_cost(net);
  ordered_json json;
  add_cost(cost.total, json);
  json["share_1x1"] = {{"macs", ratio(cost.one_by_one.macs, cost.total.macs)},
                       {"weights", ratio(cost.one_by_one.weights, cost.total.weights)}};
  return json.dump() + "\n";
}

std::string net_text(const KnownNet& net) {
  const NetCost cost = known_net_cost(net);
  std::string text = fmt::format("{}; x: {} (images × rows × columns × maps)\n\n", net.title, map_size_text(net.input));
  text += cost_table(rows_by_kind(net, cost)) + "\n";
  text += fmt::format("1×1 convolutions: {:.2f} % of the multiply–adds, {:.2f} % of the weights\n",
                      100.0 * ratio(cost.one_by_one.macs, cost.total.macs),
                      100.0 * ratio(cost.one_by_one.weights, cost.total.weights));
  text += fmt::format("maps kept for training: {}; peak of the maps when only running: {}\n", bytes_text(cost.kept),
                      bytes_text(cost.peak));
  if (net.name == "resnet50") {
    text += fmt::format(
        "strides are in the 3×3; in the 1×1 before it, as in the paper, which calls multiply–adds FLOPs: {}\n",
        count_text(known_net_cost(resnet50(false)).total.macs));
  }
  return text + net.counted + "\n";
}

}  // namespace pw
