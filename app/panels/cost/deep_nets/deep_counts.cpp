#include "app/panels/cost/deep_nets/deep_counts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

std::int64_t maps_of_stage(const DeepNet& net, std::int64_t stage) {
  return net.doubles ? net.base << stage : net.base;
}

}  // namespace

DeepCounts count_deep_net(const DeepNet& net) {
  DeepCounts counts;
  counts.net = net;
  counts.problem = deep_net_problem(net);
  if (!counts.problem.empty()) return counts;
  counts.plain = plain_net_cost(net);
  counts.bottleneck = bottleneck_net_cost(net);
  counts.bottlenecks = bottlenecks_within_budget(net);
  counts.deeper = deeper_net_cost(net, counts.bottlenecks);
  return counts;
}

const char* deep_row_name(DeepRow row) {
  switch (row) {
    case DeepRow::kParameters:
      return "parameters";
    case DeepRow::kMacs:
      return "multiply–adds";
    case DeepRow::kKept:
      return "activations kept";
  }
  return "";
}

Count count_of(const DeepStage& stage, DeepRow row) {
  switch (row) {
    case DeepRow::kParameters:
      return stage.cost.parameters;
    case DeepRow::kMacs:
      return stage.cost.macs;
    case DeepRow::kKept:
      return stage.activations;
  }
  return {};
}

Count total_of(const DeepNetCost& cost, DeepRow row) {
  switch (row) {
    case DeepRow::kParameters:
      return cost.total.parameters;
    case DeepRow::kMacs:
      return cost.total.macs;
    case DeepRow::kKept:
      return cost.activations;
  }
  return {};
}

std::string short_text(const Count& count, DeepRow row) {
  return row == DeepRow::kKept ? bytes_text(count) : row_count_text(count);
}

std::string full_text(const Count& count, DeepRow row) {
  if (row == DeepRow::kKept) return fmt::format("{} bytes ({})", count_text(count), bytes_text(count));
  return fmt::format("{} {}", count_text(count), deep_row_name(row));
}

std::string growth_text(const DeepNet& net, DeepRow row) {
  // The first stage begins with a layer that reads the three maps of the picture, also in the net of bottlenecks.
  const std::string from_second = " from stage\u00A02";
  if (row != DeepRow::kKept) {
    if (!net.doubles && (row == DeepRow::kParameters || !net.halves)) return "the same" + from_second;
    if (row == DeepRow::kParameters || !net.halves) return "×4 each" + from_second;
    return net.doubles ? "the same" + from_second + ": F²\u00A0×4, positions\u00A0÷4" : "÷4 each" + from_second;
  }
  if (!net.halves && !net.doubles) return "the same" + from_second;
  return (!net.doubles ? "for backward, ÷4 each"
          : net.halves ? "for backward, ÷2 each"
                       : "for backward, ×2 each") +
         from_second;
}

std::string stages_note(const DeepCounts& counts, DeepRow row) {
  const std::vector<DeepStage>& stages = counts.plain.stages;
  if (row != DeepRow::kParameters || stages.size() < 4 || !counts.net.doubles) return "";
  double first = 0.0;
  for (std::size_t i = 0; i + 2 < stages.size(); ++i) first += stages[i].cost.parameters.size();
  return fmt::format("stages 1–{} hold only {:.0f} % of them", stages.size() - 2,
                     100.0 * first / counts.plain.total.parameters.size());
}

std::string times_text(double times) {
  if (times >= 99.5) return fmt::format("{}×", count_text(std::llround(times)));
  return fmt::format("{:.{}f}×", times, times < 9.995 ? 2 : 1);
}

DeepRatio deep_ratio(const Count& plain, const Count& other, const char* less) {
  const double times = ratio(plain, other);
  if (times >= 1.0 || times <= 0.0) return {times_text(times), less};
  return {times_text(1.0 / times), "more"};
}

DeepLayer deep_layer(const DeepNet& net, std::int64_t bottlenecks, std::int64_t layer) {
  if (layer == 0) return {0, 3, 3, net.base};
  if (bottlenecks == 0) {
    const std::int64_t stage = layer / net.layers, maps = maps_of_stage(net, stage);
    return {stage, 3, layer % net.layers == 0 ? maps_of_stage(net, stage - 1) : maps, maps};
  }
  // Two layers less in the first stage: its first block is a single one.
  const std::int64_t of_stage = 3 * bottlenecks;
  const std::int64_t stage = (layer + 2) / of_stage, place = (layer + 2) % of_stage;
  const std::int64_t maps = maps_of_stage(net, stage), narrow = std::max<std::int64_t>(maps / net.ratio, 1);
  const std::int64_t before = stage > 0 && place == 0 ? maps_of_stage(net, stage - 1) : maps;
  switch (place % 3) {
    case 0:
      return {stage, 1, before, narrow};
    case 1:
      return {stage, 3, narrow, narrow};
    default:
      return {stage, 1, narrow, maps};
  }
}

}  // namespace pw
