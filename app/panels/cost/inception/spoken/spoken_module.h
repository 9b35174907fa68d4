#pragma once
// The module for the last row: two of its branches, in a high window all, with what they cost naive and with their 1×1.
#include <optional>
#include <utility>
#include <vector>

#include "app/panels/cost/inception/module_panel.h"

namespace pw {

class SpokenModule {
 public:
  void lay_out(Rect body, const Frame& frame, const ModuleView& view);
  void input(Frame& frame, const ModuleView& view);
  void draw(const Frame& frame, const ModuleView& view, ModulePictures& pictures) const;
  const Rect& panel() const { return panel_; }
  // Those that are shown, from the top.
  std::vector<std::size_t> branches() const;

 private:
  struct Arrow {
    LayerLabel label;
    float from = 0.0F, to = 0.0F;
  };
  struct Row {
    std::size_t branch = 0;
    Rect area;
    float line = 0.0F;
    MapBox x;
    std::optional<MapBox> middle, output;  // in naive the pooling branch ends with its middle
    std::vector<Arrow> arrows;
    std::vector<std::pair<ModuleWidth, Rect>> sliders;
  };
  // Of all boxes.
  struct Scale {
    ImVec2 front;
    float per_map = 0.0F;  // along the depth
  };
  void lay_out_head(const Frame& frame);
  float line_of(Rect row) const;
  float front_height(const Frame& frame, Rect row) const;
  Scale scale(const Frame& frame, const ModuleView& view, Rect row) const;
  void lay_out_row(const Frame& frame, const ModuleView& view, Row& row) const;
  void add_row_sliders(const Frame& frame, Row& row) const;
  void draw_row(const Frame& frame, const ModuleView& view, const Row& row, std::size_t index,
                ModulePictures& pictures) const;
  void draw_arrow(const Frame& frame, const Row& row, const Arrow& arrow) const;
  void draw_figures(const Frame& frame, const ModuleView& view, const Row& row, std::size_t index) const;
  void draw_figures_below(const Frame& frame, const ModuleView& view, const Row& row, std::size_t index) const;

  std::size_t newest_ = 2, older_ = 1;
  Rect panel_, totals_;
  float figures_ = 0.0F;  // the left edge of the numbers
  std::vector<Button> show_, mode_;
  std::vector<Row> rows_;
  bool has_all_ = false;
};

}  // namespace pw
