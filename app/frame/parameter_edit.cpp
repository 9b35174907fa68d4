#include "app/frame/parameter_edit.h"

namespace pw {

float parameter_value(const Document& document, const ParameterId& id) {
  return parameter(*document.find(id.network), id);
}

void set_parameter(Frame& frame, const ParameterId& id, float value) {
  if (id.network == NetworkId::kNetwork) frame.select_output(id.output);
  if (parameter_value(frame.document(), id) != value) frame.dispatch(SetParameter{id, value});
}

}  // namespace pw
