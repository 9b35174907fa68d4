#pragma once
// From a slider's events to actions.
#include "app/panels/controls.h"
#include "app/panels/ui.h"

namespace pw {

void set_parameter(Ui& ui, const EditTarget& target, float value);
float parameter_value(const Document& document, const EditTarget& target);
// One gesture from press to release is one step of undo.
void follow_slider(Ui& ui, const SliderEvent& event, const EditTarget& target);

}  // namespace pw
