#pragma once
// What the layer after the 1×1 costs, with and without it.
#include <memory>
#include <string>

#include "app/geometry/next_layer_layout.h"
#include "app/panels/cost/next_layer/costs_panel.h"
#include "app/panels/cost/next_layer/gain_panel.h"
#include "app/panels/cost/next_layer/lanes_panel.h"
#include "app/panels/cost/next_layer/measured_panel.h"
#include "app/views/tabs/page.h"

namespace pw {

class NextLayerPage : public Page {
 public:
  std::string_view id() const override { return "ledger"; }
  std::string_view label() const override { return "Next layer"; }
  std::string_view scope() const override { return "cost.ledger"; }
  std::vector<Command> commands() override;

  void refresh(Frame& frame) override;
  void lay_out(Rect body, const Frame& frame) override;
  void input(Frame& frame) override;
  std::string_view hint(const Frame& frame) const override;
  void draw(const Frame& frame) override;
  std::vector<Rect> panels() const override;
  std::optional<LayerShape> layer_shown(const Frame& frame) const override;
  void describe(StateWriter& writer, const Frame& frame) const override;

 private:
  // Of those that share a place.
  enum class Shown { kLanes, kCosts, kMeasured };
  bool shows(Shown part) const;
  bool shares(Shown part) const { return part == Shown::kLanes ? !layout_.keeps_lanes : layout_.is_paged; }
  void show_next();
  std::vector<Button> page_buttons(const Frame& frame) const;

  std::unique_ptr<KeptVariance> kept_;  // absent until the tab is shown
  Shown shown_ = Shown::kLanes;
  Rect body_;
  NextLayerLayout layout_;
  Ledger ledger_;
  std::optional<CostSymbol> lit_;  // a letter that is pointed at
  std::string hint_;
  GainPanel gain_;
  LanesPanel lanes_;
  CostsPanel costs_;
  MeasuredPanel measured_;
};

}  // namespace pw
