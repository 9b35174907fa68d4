#pragma once
// What a branch shows from the last row, and the room that it needs.
#include <span>
#include <vector>

#include "app/panels/cost/inception/layer_label.h"

namespace pw {

// Its boxes from x on, by their maps, and what stands between them.
struct SpokenPlan {
  std::vector<std::int64_t> boxes;
  std::vector<LayerLabel> labels;
};
SpokenPlan spoken_plan(const ModuleView& view, bool is_naive, std::size_t branch);

// As wide as what stands at the arrow, in the type of the last row.
float spoken_label_width(const Frame& frame, const LayerLabel& label);

// Maps and widths of labels. Branches with as many boxes stand in the same columns: those of the widest of them.
struct SpokenColumns {
  std::vector<float> maps, labels;
  float all_maps() const;
  float most_maps() const;
  // Of so much room, what is left for the depth of the boxes.
  float left_of(float room, float front, float gap) const;
};
SpokenColumns spoken_columns(const Frame& frame, const ModuleView& view, bool is_naive, std::size_t branch,
                             std::span<const std::size_t> shown);

}  // namespace pw
