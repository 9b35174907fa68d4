#pragma once
// What the 1×1 reductions save in the whole module, and in all nine.
#include <array>
#include <optional>
#include <string>

#include "app/panels/cost/inception/module_table.h"

namespace pw {

class WholeModulePanel {
 public:
  void lay_out(Rect panel, const Frame& frame, const ModuleView& view);
  void input(Frame& frame) const;
  void draw(const Frame& frame, const ModuleView& view) const;
  const Rect& panel() const { return panel_; }
  // The height that the panel needs.
  static float wanted_height(const Frame& frame);

 private:
  void draw_figure(const Frame& frame, Rect area, const WidgetKey& key, const std::string& figure,
                   const std::array<std::string, 2>& words, const std::string& explanation) const;
  void draw_figures(const Frame& frame, const ModuleView& view, const ModuleTiming* timing) const;
  void draw_sentences(const Frame& frame, const ModuleView& view) const;

  Rect panel_, button_;
  std::optional<Rect> figures_[2];
  Rect table_, sentences_;
  float row_ = 0.0F;
};

}  // namespace pw
