#pragma once
// F′: what it gains and what it loses, with its handle.
#include <array>

#include "app/panels/cost/next_layer/gain_chart.h"

namespace pw {

class GainPanel {
 public:
  // The height that it needs from the last row.
  static float spoken_height(const Frame& frame);
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame, const Ledger& ledger, KeptVariance& kept);
  void draw(const Frame& frame, const Ledger& ledger) const;
  const Rect& panel() const { return panel_; }

 private:
  static constexpr std::size_t kFigures = 5;
  struct Figure {
    WidgetKey key;
    std::string number;
    std::string caption;
    GainLine line = GainLine::kNone;
    std::string explanation;
    Rect area = {};
  };
  using Figures = std::array<Figure, kFigures>;
  static Figures unplaced_figures(const Frame& frame, const Ledger& ledger);
  Figures figures(const Frame& frame, const Ledger& ledger) const;
  ImFont* figure_font(const Frame& frame, const Figures& figures) const;
  void draw_figure(const Frame& frame, const Figure& figure, ImFont* font, bool is_muted) const;
  bool has_chart(const Frame& frame) const;
  Rect plot(const Frame& frame) const;

  Rect panel_, figures_, chart_, handle_;
};

}  // namespace pw
