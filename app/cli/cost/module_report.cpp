#include "app/cli/cost/module_report.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/cli/cost/cost_table.h"
#include "app/cost/count_text.h"
#include "app/presentation/number_text.h"

namespace pw {
namespace {

using nlohmann::ordered_json;

InceptionCost cost_of_way(InceptionModule module, bool is_naive) {
  module.is_naive = is_naive;
  return inception_cost(module);
}

// "1×1 256 → 32, 5×5 32 → 96".
std::string branch_name(const InceptionBranch& branch, bool pools_first, std::int64_t maps_in) {
  std::string name = pools_first ? "max pool 3×3" : "";
  if (branch.layers.empty()) name += fmt::format(" {0} → {0}", count_text(maps_in));
  for (const InceptionLayer& layer : branch.layers) {
    if (!name.empty()) name += ", ";
    name += fmt::format("{0}×{0} {1} → {2}", layer.kernel, count_text(layer.maps_in), count_text(layer.maps_out));
  }
  return name;
}

// Where the paper agrees with the widths that it prints, and the module stands where it does there.
bool is_in_the_paper(const ModuleReport& report) {
  const GoogLeNetModule* place = report.place;
  return place != nullptr && place->paper_millions > 0 &&
         report.module.input == MapSize{1, place->side, place->side, place->maps_in};
}

}  // namespace

std::string module_json(const ModuleReport& report) {
  const InceptionWidths& widths = report.module.widths;
  const InceptionCost reduced = cost_of_way(report.module, false);
  const InceptionCost naive = cost_of_way(report.module, true);
  ordered_json json;
  json["widths"] = {widths.ones, widths.reduce3, widths.three, widths.reduce5, widths.five, widths.project};
  json["input"] = size_json(report.module.input);
  json["maps"] = reduced.maps_out;
  add_cost(reduced.total, json);
  json["naive"] = {{"maps", naive.maps_out}};
  add_cost(naive.total, json["naive"]);
  json["ratio"] = ratio(naive.total.macs, reduced.total.macs);
  for (const MeasuredModule& row : report.measured) {
    json["measured"].push_back({{"threads", row.threads},
                                {"naive_us", row.naive_us},
                                {"reduced_us", row.reduced_us},
                                {"ratio", row.naive_us / row.reduced_us}});
  }
  return json.dump() + "\n";
}

std::string module_text(const ModuleReport& report) {
  const InceptionModule& module = report.module;
  const InceptionCost reduced = cost_of_way(module, false);
  const InceptionCost naive = cost_of_way(module, true);
  const InceptionCost& listed = module.is_naive ? naive : reduced;
  std::vector<CostRow> rows;
  for (std::size_t i = 0; i < listed.branches.size(); ++i) {
    const InceptionBranch& branch = listed.branches.at(i);
    rows.push_back({branch_name(branch, i == 3, module.input.maps), branch.cost});
  }
  const CostRow with_reductions{fmt::format("with 1×1 reductions → {}", counted(reduced.maps_out, "map")),
                                reduced.total};
  const CostRow without{fmt::format("naive → {}", counted(naive.maps_out, "map")), naive.total};
  rows.push_back(module.is_naive ? without : with_reductions);
  rows.push_back(module.is_naive ? with_reductions : without);
  std::string text = fmt::format("{}x: {} (images × rows × columns × maps)\n\n",
                                 report.place != nullptr ? fmt::format("GoogLeNet, {}; ", report.place->name) : "",
                                 map_size_text(module.input));
  text += cost_table(rows) + "\n";
  text += fmt::format("with 1×1 reductions: {}× fewer multiply–adds, {}× fewer parameters\n",
                      number_text(ratio(naive.total.macs, reduced.total.macs)),
                      number_text(ratio(naive.total.parameters, reduced.total.parameters)));
  if (is_in_the_paper(report)) {
    text += fmt::format("the paper prints {} M multiply–adds and {} K parameters, K = 1,024, without biases\n",
                        report.place->paper_millions, report.place->paper_kilo);
  }
  for (const MeasuredModule& row : report.measured) {
    text += fmt::format("measured, {}: naive {}, with reductions {} ({}×)\n", counted(row.threads, "thread"),
                        duration_text(row.naive_us), duration_text(row.reduced_us),
                        number_text(row.naive_us / row.reduced_us));
  }
  return text;
}

}  // namespace pw
