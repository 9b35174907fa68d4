#include "app/cli/cost_command.h"

#include <memory>

#include "app/cli/cost/cost_options.h"
#include "app/cli/cost/module_report.h"
#include "app/cli/cost/net_report.h"
#include "app/cli/cost/next_layer_report.h"
#include "app/cli/options/messages.h"
#include "compute/cost/known_nets.h"

namespace pw {
namespace {

Expected<std::string> net_report(const CostOptions& options) {
  if (auto checked = check_net_options(options); !checked) return Unexpected(checked.error());
  const KnownNet net = known_net(*options.net).value();
  return options.json ? net_json(net) : net_text(net);
}

// What is measured joins the reports here.
Expected<std::string> module_report(const CostOptions& options) {
  const auto module = module_of(options);
  if (!module) return Unexpected(module.error());
  const ModuleReport report{*module, options.inception->place, {}};
  return options.json ? module_json(report) : module_text(report);
}

Expected<std::string> next_layer_report(const CostOptions& options) {
  const auto layer = next_layer_of(options);
  if (!layer) return Unexpected(layer.error());
  const NextLayerReport report{*layer, next_layer_cost(*layer), options.has_dense, {}};
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
