#pragma once
// What stands at an arrow of the module: "1×1 256 → 128 + ReLU" above it, below it what that costs.
#include <string>

#include "app/panels/cost/inception/module_view.h"

namespace pw {

struct LayerLabel {
  std::int64_t kernel = 0;    // 0: the pooling
  std::string name, sizes;    // "1×1", "256 → 128"; "max pool 3×3", "stride 1"
  std::string ends;           // "+ ReLU"; empty after the pooling
  std::string macs;           // "47.2 M"
  std::string below, lowest;  // "multiply–adds", "32,896 parameters"
  std::string explanation;
};
// Of the branch's layer in this case; of the pooling branch number 0 is the pooling.
LayerLabel layer_label(const ModuleView& view, bool is_naive, std::size_t branch, std::size_t layer);

float label_width(const Frame& frame, const LayerLabel& label);
// The height that is needed above the line, and below it.
float label_height_above(const Frame& frame);
float label_height_below(const Frame& frame);
// At the left end of the line, whose length is `most`.
void draw_layer_label(const Frame& frame, const LayerLabel& label, ImVec2 line, float most);

}  // namespace pw
