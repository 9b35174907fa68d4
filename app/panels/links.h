#pragma once
// The lines that tie the selected map to its weights and these to the outputs.
#include "app/panels/maps_panel.h"
#include "app/panels/outputs_panel.h"
#include "app/panels/weights_panel.h"

namespace pw {

// Thickness is |w|, colour and glyph are its sign.
void draw_links(const Ui& ui, const MapsPanel& maps, const WeightsPanel& weights, const OutputsPanel& outputs);

}  // namespace pw
