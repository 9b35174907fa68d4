#include "app/style/text_history.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace pw {

void begin_text_field(const char* label) {
  ImGuiInputTextState& state = ImGui::GetCurrentContext()->InputTextState;
  const ImGuiID id = ImGui::GetID(label);
  if (state.ID == id && ImGui::GetActiveID() != id) state.ID = 0;
}

void forget_replaced_text() {
#if IMGUI_VERSION_NUM < 18700
  auto& undo = ImGui::GetCurrentContext()->InputTextState.Stb.undostate;
  undo.undo_point = 0;
  undo.undo_char_point = 0;
  undo.redo_point = IM_ARRAYSIZE(undo.undo_rec);
  undo.redo_char_point = IM_ARRAYSIZE(undo.undo_char);
#endif
}

}  // namespace pw
