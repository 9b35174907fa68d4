#pragma once
// The module: four branches read the same maps, boxes to scale.
#include <vector>

#include "app/panels/cost/inception/module_head.h"
#include "app/panels/cost/inception/module_layout.h"
#include "app/panels/cost/inception/pooled_maps.h"

namespace pw {

// The textured boxes of the module's maps.
struct ModulePictures {
  InputBox x;
  PooledMaps pooled;
};
// "3b", or that its widths are none of GoogLeNet's.
std::string module_heading(const ModuleView& view);

class ModulePanel {
 public:
  void lay_out(Rect panel, const Frame& frame, const ModuleView& view);
  void input(Frame& frame, const ModuleView& view) const;
  void draw(const Frame& frame, ModuleView view, ModulePictures& pictures) const;
  const Rect& panel() const { return panel_; }

 private:
  void draw_arrows(const Frame& frame) const;
  void draw_input(const Frame& frame, const ModuleView& view, ModulePictures& pictures) const;
  void draw_branches(const Frame& frame, const ModuleView& view, const ModulePictures& pictures) const;
  std::vector<ImVec2> part_numbers(const Frame& frame) const;
  void draw_part_numbers(const Frame& frame, const std::vector<ImVec2>& places) const;
  void draw_sum_of_maps(const Frame& frame, const ModuleView& view, bool has_numbers) const;
  void draw_out(const Frame& frame, const ModuleView& view, const ModulePictures& pictures) const;

  Rect panel_;
  ModuleHead head_;
  ModuleLayout layout_;
};

}  // namespace pw
