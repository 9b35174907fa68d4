#pragma once
// Labels, training, gradients: the tab Train.
#include <vector>

#include "app/geometry/learn/learn_layout.h"
#include "app/panels/learn/error_panel.h"
#include "app/panels/learn/gradient_panel.h"
#include "app/panels/learn/paint_panel.h"
#include "app/panels/learn/train_panel.h"
#include "app/panels/outputs/outputs_panel.h"
#include "app/panels/outputs/pair_outputs.h"
#include "app/panels/weights/weights_panel.h"
#include "app/views/tabs/page.h"

namespace pw {

class TrainPage : public Page {
 public:
  std::string_view id() const override { return "train"; }
  std::string_view label() const override { return "Train"; }
  std::string_view scope() const override { return "learn.train"; }
  std::vector<Command> commands() override;

  void lay_out(Rect body, const Frame& frame) override;
  void input(Frame& frame) override;
  void draw(const Frame& frame) override;
  std::vector<Rect> panels() const override;
  std::optional<LayerShape> layer_shown(const Frame& frame) const override;
  void describe(StateWriter& writer, const Frame& frame) const override;
  bool shows_gradients() const override { return true; }
  std::string_view hint(const Frame& frame) const override;

 private:
  void lay_out_weights(const Frame& frame);
  // Beside an output and the prediction.
  bool has_error() const { return layout_.output_slots.size() > 2; }
  bool has_weights() const { return layout_.weights.h > 0.0F; }

  LearnLayout layout_;
  bool is_pair_ = false;  // as laid out
  PaintPanel paint_;
  TrainPanel train_;
  GradientPanel gradient_;
  WeightsPanel weights_;
  WeightsPanel gradient_columns_;  // where these are not W's
  OutputsPanel outputs_{false};
  PairOutputs pair_outputs_;  // in their place while the pair is trained
  ErrorPanel error_;
};

}  // namespace pw
