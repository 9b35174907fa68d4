#pragma once
// Edits of single parameters.
#include "app/frame/frame.h"

namespace pw {

// Selects the output and sets the value, unless the parameter has it already.
void set_parameter(Frame& frame, const ParameterId& id, float value);
float parameter_value(const Document& document, const ParameterId& id);

}  // namespace pw
