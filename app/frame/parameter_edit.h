#pragma once
// Edits of single parameters.
#include "app/frame/frame.h"

namespace pw {

// The document's, or that of the pair that is shown as long as it has none.
Network shown_network(const Document& document, NetworkId id);

// The number of the pair that keys change.
void select_pair_number(Frame& frame, const ParameterId& id);

// Selects the output and sets the value, unless the parameter has it already. The first edit of the pair puts it into
// the document.
void set_parameter(Frame& frame, const ParameterId& id, float value);
float parameter_value(const Document& document, const ParameterId& id);

// Whether the stack is small and all of x and W are whole numbers, which stay whole when dragged: they can be checked
// by mental arithmetic.
bool is_whole(const Document& document);
// The same as set_parameter for a value that comes from a drag; whole numbers stay whole.
void drag_parameter(Frame& frame, const ParameterId& id, float value);
// For the field in which it is typed.
TypedValue typed_parameter(const Frame& frame, const ParameterId& id, std::optional<ImVec2> near);
// Moves the value by a share of `scale`; a whole number by one.
void nudge_parameter(Frame& frame, const ParameterId& id, float share, float scale);

}  // namespace pw
