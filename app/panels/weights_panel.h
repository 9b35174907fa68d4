#pragma once
// W: one strip per filter, in the order of the maps; every bar is a slider.
#include <optional>

#include "app/panels/ui.h"

namespace pw {

class WeightsPanel {
 public:
  void draw(Ui& ui);
  // Heading and buttons: after what may cross them.
  void draw_head(Ui& ui);
  // Where the selected column's cell of this output stands, if it is in sight.
  std::optional<Rect> selected_cell(std::int64_t output) const;

 private:
  struct Strips {
    Rect area;
    std::int64_t first = 0, columns = 0;  // of the maps in sight
    std::int64_t rows = 0;
    float cell_w = 1.0F, row_h = 1.0F;

    Rect cell(std::int64_t output, std::int64_t map) const;
    std::int64_t column_at(float x) const;
    std::int64_t row_at(float y) const;
  };
  struct Drag {
    std::int64_t output = 0, map = 0;
    bool paints = false;
  };

  Strips arrange(const Ui& ui, Rect area) const;
  void put_filter_label(Ui& ui, Rect row, std::int64_t output);
  void put_strips(const Ui& ui) const;
  void put_drag_value(const Ui& ui) const;
  void put_scroll_bar(Ui& ui, Rect area);
  void answer_pointer(Ui& ui);
  void drag(Ui& ui);
  void paint_to(Ui& ui, ImVec2 point);

  Strips strips_;
  std::optional<Drag> drag_;
  std::int64_t selected_map_ = 0;
  std::int64_t followed_map_ = -1;
};

}  // namespace pw
