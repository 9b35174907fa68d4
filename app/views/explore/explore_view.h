#pragma once
// The stack, the weights and the outputs, from top to bottom in the order of the formula.
#include <vector>

#include "app/frame/view.h"
#include "app/geometry/layout.h"
#include "app/panels/image/image_panel.h"
#include "app/panels/maps/map_finder.h"
#include "app/panels/maps/maps_panel.h"
#include "app/panels/matrix/matrix_panel.h"
#include "app/panels/outputs/outputs_panel.h"
#include "app/panels/poke/answer_panel.h"
#include "app/panels/stack3d/stack_panel.h"
#include "app/panels/sum/sum_panel.h"
#include "app/panels/weights/weights_panel.h"

namespace pw {

class ExploreView : public View {
 public:
  std::string_view id() const override { return "explore"; }
  std::string_view label() const override { return "Explore"; }
  std::vector<std::string_view> tabs() const override { return {"inputs", "position", "products", "matrix", "3d"}; }
  // The tabs are the modes of the maps panel.
  void select_tab(std::string_view tab, Selection& selection) const override;
  std::string_view shown_tab(const Selection& selection) const override {
    return tabs()[static_cast<std::size_t>(selection.mode)];
  }
  std::vector<Command> commands() override;

  void lay_out(Rect body, const Frame& frame) override;
  void input(Frame& frame) override;
  void draw(const Frame& frame) override;
  std::vector<Rect> panels() const override;
  void describe(StateWriter& writer, const Frame& frame) const override;
  // The keys of a mode go before those of the view.
  std::vector<std::string_view> scopes(const Selection& selection) const override;
  bool advance(Frame& frame) const override;
  std::string_view hint(const Frame& frame) const override;
  KernelGeometry kernel_shown(const Frame& frame) const override;

 private:
  std::vector<Command> mode_commands() const;
  bool has_weights() const { return layout_.weights.h > 0.0F; }
  void step_map(Frame& frame, std::int64_t columns, std::int64_t rows) const;
  // Calls `use` with the panel of the mode shown.
  void draw_links_below(const Frame& frame) const;
  template <class Use>
  void with_stack_panel(MapsMode mode, Use use);

  ExploreLayout layout_;
  bool is_block_alone_ = false;  // with W: the image and the outputs give it their room
  ImagePanel image_;
  MapsPanel maps_;
  MapFinder finder_;
  SumPanel sum_;
  AnswerPanel answer_;
  bool shows_answer_ = false;
  MatrixPanel matrix_;
  WeightsPanel weights_;
  StackPanel stack_{weights_.rows()};
  OutputsPanel outputs_{true};
};

}  // namespace pw
