#pragma once
// The net that is counted: its sliders, and what a layer of either kind takes.
#include <functional>
#include <string>
#include <vector>

#include "app/panels/cost/count_slider.h"
#include "app/panels/cost/deep_nets/deep_counts.h"

namespace pw {

class NetPanel {
 public:
  // A strip of rows where it is wider than high.
  void lay_out(Rect panel, const Frame& frame, const DeepNet& net);
  void input(Frame& frame) const;
  void draw(const Frame& frame, const DeepNet& net) const;
  Rect panel() const { return panel_; }
  static float strip_height(const Frame& frame, float width);

 private:
  struct Row {
    CountSlider::Spec spec;
    std::string value;  // as it is shown
    Rect name, slider;
  };
  struct Switch {
    WidgetKey key;
    std::string command;
    std::string label, brief;
    Rect area;
    bool is_on = false;
  };
  void lay_out_column(const Frame& frame);
  void lay_out_strip(const Frame& frame);
  void draw_switch(const Frame& frame, const Switch& shown) const;

  Rect panel_, layer_;  // `layer_`: for both kinds of a layer; empty in a strip
  std::vector<Row> rows_;
  std::vector<Switch> switches_;
};

}  // namespace pw
