#include "app/cli/apply_report.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "compute/layer/kernels/simd_target.h"

namespace pw {
namespace {

using nlohmann::ordered_json;

ordered_json array_shape(const Shape& shape, AxisOrder axis_order, int rank) {
  ordered_json axes = axis_order == AxisOrder::kNchw ? ordered_json{shape.n, shape.c, shape.h, shape.w}
                                                     : ordered_json{shape.n, shape.h, shape.w, shape.c};
  if (rank == 3) axes.erase(0);
  return axes;
}

std::int64_t infinite(const PlaneStatistics& statistics) {
  return statistics.positive_inf + statistics.negative_inf;
}

ordered_json outputs_json(const ApplyReport& report) {
  ordered_json json;
  json["shape"] = array_shape(report.outputs, report.input.axis_order, report.input.rank);
  for (const char* key : {"min", "max", "mean", "std", "nan", "inf"}) json[key] = ordered_json::array();
  for (const PlaneStatistics& output : report.output_statistics) {
    json["min"].push_back(output.min);
    json["max"].push_back(output.max);
    json["mean"].push_back(output.mean);
    json["std"].push_back(output.std);
    json["nan"].push_back(output.nan);
    json["inf"].push_back(infinite(output));
  }
  return json;
}

}  // namespace

std::vector<PlaneStatistics> output_statistics(TensorView outputs, ThreadPool* pool) {
  const auto planes = stack_statistics(outputs, pool);
  const auto channels = static_cast<std::size_t>(outputs.shape.c);
  std::vector<PlaneStatistics> combined;
  for (std::size_t channel = 0; channel < channels; ++channel) {
    std::vector<PlaneStatistics> of_channel;
    for (std::size_t plane = channel; plane < planes.size(); plane += channels) of_channel.push_back(planes[plane]);
    combined.push_back(combine(of_channel));
  }
  return combined;
}

std::string apply_json(const ApplyReport& report) {
  const Shape& shape = report.input.stack.shape();
  ordered_json json;
  json["input"] = {{"source", report.source},
                   {"shape", {shape.n, shape.c, shape.h, shape.w}},
                   {"layout", axis_order_name(report.input.axis_order)},
                   {"nan", report.input_statistics.nan},
                   {"inf", infinite(report.input_statistics)}};
  json["layer"] = {{"cin", report.layer.cin},
                   {"cout", report.layer.cout},
                   {"activation", activation_name(report.layer.activation)},
                   {"parameters", report.layer.parameter_count()}};
  json["output"] = outputs_json(report);
  json["forward"] = {{"ms", report.forward_ms}, {"threads", report.threads}, {"simd", simd_target_name()}};
  // Paths need not be UTF-8; JSON must be.
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

std::string apply_table(const std::vector<PlaneStatistics>& outputs) {
  std::string text;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const PlaneStatistics& output = outputs[i];
    text += fmt::format("output {}: min {:.6g}, max {:.6g}, mean {:.6g}, std {:.6g}\n", i, output.min, output.max,
                        output.mean, output.std);
  }
  return text;
}

}  // namespace pw
