#pragma once
// From gestures to changed numbers.
#include "app/frame/frame.h"

namespace pw {

// Selects the output; nothing else happens where the number has that value.
void set_parameter(Frame& frame, const ParameterId& id, float value);
float parameter_value(const Document& document, const ParameterId& id);

}  // namespace pw
