#include "app/panels/matrix/shown_code.h"

namespace pw {

CodeSpec shown_code_spec(const Frame& frame) {
  const bool hides = !frame.has_outputs() || !frame.session().outputs_are_current() || frame.display().curtain;
  return code_spec(frame.document(), frame.selection(),
                   hides ? TensorView{} : frame.session().outputs().values().view());
}

std::string shown_code(const Frame& frame, const std::string& folder) {
  return code_text(frame.selection().matrix.code, shown_code_spec(frame), folder);
}

bool is_layer_line(std::string_view line) {
  return line.starts_with("y = x.") || line.starts_with("conv = ");
}

}  // namespace pw
