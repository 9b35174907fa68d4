#include "app/panels/parameter_gesture.h"

namespace pw {

float parameter_value(const Document& document, const EditTarget& target) {
  const PointwiseLayer& layer = document.parameters();
  return target.input ? layer.w(target.output, *target.input) : layer.bias[static_cast<std::size_t>(target.output)];
}

void set_parameter(Ui& ui, const EditTarget& target, float value) {
  ui.view.selected_output = target.output;
  if (parameter_value(ui.document(), target) == value) return;
  if (target.input) {
    ui.session.dispatch(SetWeight{target.output, *target.input, value});
  } else {
    ui.session.dispatch(SetBias{target.output, value});
  }
}

void follow_slider(Ui& ui, const SliderEvent& event, const EditTarget& target) {
  if (event.pressed) ui.session.begin_gesture();
  if (event.value) set_parameter(ui, target, *event.value);
  if (event.released) ui.session.end_gesture();
  if (event.edit) ui.requests.edit = target;
}

}  // namespace pw
