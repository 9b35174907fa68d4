#pragma once
// Lines from the selected map to its weights, and from those to the outputs.
#include <optional>

#include "app/panels/outputs/outputs_panel.h"
#include "app/panels/weights/weight_rows.h"

namespace pw {

// `tile`: the selected map's, absent if the map is not visible. Thickness shows |w|, colour and glyph the sign of w.
// The lines end at the top of the outputs, `outputs_y`.
void draw_links(const Frame& frame, std::optional<Rect> tile, const WeightRows& weights, const OutputsPanel& outputs,
                float outputs_y);

}  // namespace pw
