#pragma once
// The sliders of the module's six widths.
#include "app/panels/cost/count_slider.h"
#include "app/panels/cost/inception/module_view.h"

namespace pw {

// A right click leads back to the width of the module chosen last.
CountSlider::Spec width_slider(const Frame& frame, const ModuleView& view, ModuleWidth width);

}  // namespace pw
