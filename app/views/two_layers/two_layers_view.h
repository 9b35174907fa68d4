#pragma once
// Two 1×1 convolutions with a ReLU between them, and without it merged into one.
#include <memory>

#include "app/frame/view.h"
#include "app/geometry/two_layers_layout.h"
#include "app/panels/two_layers/cases_panel.h"
#include "app/panels/two_layers/few/layers_panel.h"
#include "app/panels/two_layers/few/pair_input_panel.h"
#include "app/panels/two_layers/hidden_panel.h"
#include "app/panels/two_layers/merged/merged_panel.h"
#include "app/panels/two_layers/pair_outputs_panel.h"
#include "app/panels/two_layers/spoken/spoken_pair.h"
#include "app/panels/two_layers/strips_panel.h"

namespace pw {

class TwoLayersView : public View {
 public:
  std::string_view id() const override { return "two_layers"; }
  std::string_view label() const override { return "Two layers"; }
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
  TwoLayersRequest request(Rect body, const Frame& frame) const;
  // Whether the panels were laid out for layers of these sizes.
  bool fits(const Frame& frame) const;
  PairView view() const { return {*shown_, looks_}; }

  std::unique_ptr<ShownPair> shown_;  // absent until the view is shown
  PairLooks looks_;
  bool is_spoken_ = false;
  Shape laid_out_;  // c: maps in, h: hidden maps, w: outputs; n: the kind of input
  PairInputPanel x_;
  LayersPanel layers_;
  StripsPanel strips_;
  HiddenPanel hidden_;
  PairOutputsPanel outputs_;
  CasesPanel cases_;
  MergedPanel merged_;
  SpokenPair spoken_;
};

}  // namespace pw
