#include "app/cli/cost_command.h"

#include <memory>
#include <utility>
#include <vector>

#include "app/cli/cost/cost_options.h"
#include "app/cli/cost/module_report.h"
#include "app/cli/cost/net_report.h"
#include "app/cli/cost/next_layer_report.h"
#include "app/cli/options/messages.h"
#include "app/cli/options/progress_line.h"
#include "compute/cost/known_nets.h"
#include "compute/parallel/cpu_affinity.h"
#include "compute/parallel/thread_pool.h"
#include "compute/timing/layer_timing.h"

namespace pw {
namespace {

Expected<std::string> net_report(const CostOptions& options) {
  if (auto checked = check_net_options(options); !checked) return Unexpected(checked.error());
  const KnownNet net = known_net(*options.net).value();
  return options.json ? net_json(net) : net_text(net);
}

template <class Measure>
auto measured(Measure measure) {
  ProgressLine progress("measuring");
  ThreadPool pool(processor_count());
  return measure(pool, *progress.progress());
}

Expected<std::vector<MeasuredModule>> measured_module(const InceptionModule& module) {
  const auto timing =
      measured([&](ThreadPool& pool, Progress& progress) { return time_module(module, pool, progress); });
  if (!timing) return Unexpected(Error{"--measure", timing.error().reason});
  std::vector<MeasuredModule> rows;
  for (const ModuleTiming::Row& row : timing->rows) rows.push_back({row.threads, row.naive_us, row.reduced_us});
  return rows;
}

Expected<std::string> module_report(const CostOptions& options) {
  const auto module = module_of(options);
  if (!module) return Unexpected(module.error());
  ModuleReport report{*module, options.inception->place, {}};
  if (options.measures) {
    auto rows = measured_module(*module);
    if (!rows) return Unexpected(rows.error());
    report.measured = std::move(*rows);
  }
  return options.json ? module_json(report) : module_text(report);
}

Expected<std::vector<MeasuredNextLayer>> measured_next_layer(const NextLayer& layer) {
  const auto timing = measured([&](ThreadPool& pool, Progress& progress) { return time_layer(layer, pool, progress); });
  if (!timing) return Unexpected(Error{"--measure", timing.error().reason});
  std::vector<MeasuredNextLayer> rows;
  for (const TimedPoint& point : timing->points) {
    if (point.reduced == layer.reduced || point.reduced == 0)
      rows.push_back({point.threads, point.direct_us, point.reduced_us});
  }
  return rows;
}

Expected<std::string> next_layer_report(const CostOptions& options) {
  const auto layer = next_layer_of(options);
  if (!layer) return Unexpected(layer.error());
  NextLayerReport report{*layer, next_layer_cost(*layer), options.has_dense, {}};
  if (options.measures) {
    auto rows = measured_next_layer(*layer);
    if (!rows) return Unexpected(rows.error());
    report.measured = std::move(*rows);
  }
  return options.json ? next_layer_json(report) : next_layer_text(report);
}

Expected<int> run_cost(const CostOptions& options) {
  const auto text = options.net         ? net_report(options)
                    : options.inception ? module_report(options)
                                        : next_layer_report(options);
  if (!text) return Unexpected(text.error());
  if (auto printed = print(*text); !printed) return Unexpected(printed.error());
  if (!options.json) show_message("1 multiply–add = 2 FLOP; those at taps over the edge are counted, as papers do");
  return 0;
}

}  // namespace

Subcommand add_cost_command(const ProgramParser& program) {
  const OptionParser parser = program.add_subcommand(
      "cost",
      "Count multiply-adds and parameters: a next layer with and without a 1x1 before it, Inception, known nets");
  const auto options = std::make_shared<CostOptions>();
  add_cost_options(parser, *options);
  return {parser, [options] { return run_cost(*options); }};
}

}  // namespace pw
