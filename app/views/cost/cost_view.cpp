#include "app/views/cost/cost_view.h"

#include "app/views/cost/deep_nets_page.h"
#include "app/views/cost/inception_page.h"
#include "app/views/cost/next_layer_page.h"

namespace pw {
namespace {

// In the order of their tabs: the only list of them.
Pages make_cost_pages() {
  Pages pages;
  pages.push_back(std::make_unique<NextLayerPage>());
  pages.push_back(std::make_unique<InceptionPage>());
  pages.push_back(std::make_unique<DeepNetsPage>());
  return pages;
}

constexpr std::string_view kInceptionTab = "inception", kDeepNetsTab = "depth";

void measure_cost(Frame& frame) {
  CostWork& cost = frame.cost();
  if (frame.selection().tab == kInceptionTab) {
    const InceptionModule module = inception_module(cost.settings(), frame.document());
    cost.timing().start(module);
    if (const std::string problem = cost.timing().problem(module); !problem.empty())
      frame.session().show_message(problem);
  } else {
    const NextLayer layer = next_layer(cost.settings(), frame.document());
    cost.timing().start(layer);
    if (const std::string problem = cost.timing().problem(layer); !problem.empty())
      frame.session().show_message(problem);
  }
}

}  // namespace

CostView::CostView() : TabbedView(make_cost_pages()) {}

std::vector<Command> CostView::commands() {
  std::vector<Command> commands = TabbedView::commands();
  commands.push_back(
      {"cost.measure",
       "Measure",
       "Times the layers shown on this machine: on one thread and on all, in the background, for up to 4 "
       "seconds",
       {"Ctrl+Enter"},
       "Cost: measure on this machine",
       measure_cost,
       [](const Frame& frame) { return frame.selection().tab != kDeepNetsTab && !frame.cost().timing().is_running(); },
       nullptr,
       kCostView});
  return commands;
}

}  // namespace pw
