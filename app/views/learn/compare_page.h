#pragma once
// Ways to reduce the maps to a few outputs, side by side: the tab *Drop or mix?*.
#include <vector>

#include "app/geometry/layout.h"
#include "app/panels/compare/compare_curves.h"
#include "app/panels/compare/compare_table.h"
#include "app/panels/weights/weights_panel.h"
#include "app/views/tabs/page.h"

namespace pw {

class ComparePage : public Page {
 public:
  std::string_view id() const override { return "compare"; }
  std::string_view label() const override { return "Drop or mix?"; }
  std::string_view scope() const override { return "learn.compare"; }
  std::vector<Command> commands() override;

  void refresh(Frame& frame) override;
  void lay_out(Rect body, const Frame& frame) override;
  void input(Frame& frame) override;
  std::string_view hint(const Frame& frame) const override;
  void draw(const Frame& frame) override;
  std::vector<Rect> panels() const override;
  void describe(StateWriter& writer, const Frame& frame) const override;

 private:
  bool has_weights() const { return weights_panel_.h > 0.0F; }

  Rect table_panel_, weights_panel_, notes_;
  CompareTable table_;
  CompareCurves curves_;
  WeightsPanel weights_;
};

}  // namespace pw
