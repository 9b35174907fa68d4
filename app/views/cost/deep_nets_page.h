#pragma once
// What doubling the maps costs, and how deep 1×1s let a net be.
#include <optional>

#include "app/panels/cost/deep_nets/deeper_panel.h"
#include "app/panels/cost/deep_nets/net_panel.h"
#include "app/panels/cost/deep_nets/stages_panel.h"
#include "app/panels/cost/deep_nets/training_panel.h"
#include "app/views/tabs/page.h"
#include "app/widgets/controls.h"

namespace pw {

class DeepNetsPage : public Page {
 public:
  std::string_view id() const override { return "depth"; }
  std::string_view label() const override { return "Deep nets"; }
  std::string_view scope() const override { return "cost.depth"; }
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
  // What stands below the stages where there is no room for both; for the last row, unless the window is high, what
  // stands there at all.
  enum class Part { kStages, kDeeper, kTraining };

  void lay_out_wide(Rect body, const Frame& frame);
  void lay_out_folded(Rect body, const Frame& frame);
  void lay_out_spoken(Rect body, const Frame& frame);
  Part shown_part() const;
  std::vector<Command> part_commands();
  std::vector<Command> row_commands();
  std::vector<Button> part_buttons(const Frame& frame) const;
  bool shows(const Rect& panel) const { return panel.h > 0.0F; }

  std::optional<DeepCounts> counts_;  // once it has been refreshed
  NetPanel net_;
  StagesPanel stages_;
  DeeperPanel deeper_;
  DeepTrainingPanel training_;
  Part part_ = Part::kDeeper;
  DeepRow row_ = DeepRow::kParameters;
  bool is_folded_ = false, is_spoken_ = false;
  bool keeps_stages_ = true;  // false: they share their place with the other two
};

}  // namespace pw
