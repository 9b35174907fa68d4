#pragma once
// What it buys: the next layer, the Inception module, deep nets.
#include "app/views/tabs/tabbed_view.h"

namespace pw {

class CostView : public TabbedView {
 public:
  CostView();
  std::string_view id() const override { return kCostView; }
  std::string_view label() const override { return "Cost"; }
  const char* tab_key() const override { return "cost.tab"; }
  std::vector<Command> commands() override;
};

}  // namespace pw
