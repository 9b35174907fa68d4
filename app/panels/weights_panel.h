#pragma once
// W: one strip per filter, in the order of the maps; every bar is a slider.
#include <optional>

#include "app/panels/ui.h"
#include "app/view/strip_geometry.h"

namespace pw {

class WeightsPanel {
 public:
  void draw(Ui& ui);
  // Heading and buttons: after what may cross them.
  void draw_head(Ui& ui);
  // Where the selected column's cell of this output stands, if it is in sight.
  std::optional<Rect> selected_cell(std::int64_t output) const;

 private:
  struct Drag {
    std::int64_t output = 0, map = 0;
    bool paints = false;
  };

  StripGeometry arrange(const Ui& ui, Rect area) const;
  void put_filter_label(Ui& ui, Rect row, std::int64_t output);
  void put_strips(const Ui& ui) const;
  void put_drag_value(const Ui& ui) const;
  void put_scroll_bar(Ui& ui, Rect area);
  void answer_pointer(Ui& ui);
  void drag(Ui& ui);
  void paint_to(Ui& ui, ImVec2 point);

  StripGeometry strips_;
  std::optional<Drag> drag_;
  std::int64_t selected_map_ = 0;
  std::int64_t followed_map_ = -1;
};

}  // namespace pw
