#pragma once
// Where the boxes and arrows of the module are, to one scale in both cases and between them.
#include <array>
#include <optional>
#include <vector>

#include "app/panels/cost/inception/layer_label.h"
#include "app/panels/cost/map_box.h"

namespace pw {

// From the trunk, or from the first box of a branch, to its next box.
struct ModuleArrow {
  std::size_t branch = 0;
  LayerLabel label;
  ImVec2 from, to;  // of the line
  float label_x = 0.0F;
};

struct ModuleLayout {
  Rect area;
  bool is_tall = false;  // x above the branches, what the module makes below them
  MapBox x, pooled;
  std::array<std::optional<MapBox>, 2> reduced;  // before the 3×3, before the 5×5
  std::array<std::optional<MapBox>, 4> outputs;  // the fourth: what the 1×1 after the pooling makes
  std::array<MapBox, 4> out;                     // the parts of what the module makes, from the front to the back
  float trunk_x = 0.0F, join_x = 0.0F;
  std::vector<ModuleArrow> arrows;
  std::array<std::optional<Rect>, kModuleWidths.size()> sliders;

  // The last box of a branch.
  const MapBox& end_of(std::size_t branch) const { return outputs.at(branch) ? *outputs.at(branch) : pooled; }
  Rect out_bounds() const;
};
ModuleLayout lay_out_module(const Frame& frame, Rect area, const ModuleView& view);
float caption_height(const Frame& frame);

}  // namespace pw
