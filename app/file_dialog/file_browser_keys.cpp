// Keyboard handling of the file browser.
#include <GLFW/glfw3.h>

#include <utility>

#include "app/file_dialog/file_browser.h"
#include "app/file_dialog/path_text.h"

namespace pw {

void FileBrowser::handle_keys(bool field_had_keys, bool field_had_text) {
  for (const Key& key : std::exchange(keys_, {})) {
    if (!model_ || model_->has_chosen()) break;
    if (key.key == GLFW_KEY_ESCAPE) {
      close();
    } else if (key.key == GLFW_KEY_ENTER || key.key == GLFW_KEY_KP_ENTER) {
      if (field_had_keys) focus_field(Caret::kEnd);  // on Enter, ImGui takes the focus from a field
      model_->confirm();
    } else if (!handle_list_key(key, field_had_text)) {
      handle_field_key(key);
    }
  }
  if (model_ && !model_->has_chosen() && !field_had_keys && !field_active_) handle_letters();
}

bool FileBrowser::handle_list_key(const Key& key, bool field_had_text) {
  constexpr int kPage = 10, kAll = 1 << 24;
  const bool alt = (key.modifiers & GLFW_MOD_ALT) != 0;
  if ((alt && key.key == GLFW_KEY_UP) || (key.key == GLFW_KEY_BACKSPACE && !field_had_text)) {
    model_->go_to_parent();
  } else if (alt && key.key == GLFW_KEY_HOME) {
    model_->go_to(home_folder());
  } else if (key.key == GLFW_KEY_UP || key.key == GLFW_KEY_DOWN) {
    model_->move(key.key == GLFW_KEY_UP ? -1 : 1);
  } else if (key.key == GLFW_KEY_PAGE_UP || key.key == GLFW_KEY_PAGE_DOWN) {
    model_->move(key.key == GLFW_KEY_PAGE_UP ? -kPage : kPage);
  } else if ((key.key == GLFW_KEY_HOME || key.key == GLFW_KEY_END) && !field_had_text) {
    model_->move(key.key == GLFW_KEY_HOME ? -kAll : kAll);
  } else {
    return false;
  }
  follow_row_ = true;
  return true;
}

void FileBrowser::handle_field_key(const Key& key) {
  if (key.key == GLFW_KEY_TAB) {
    model_->complete();
    follow_row_ = true;
    focus_field(Caret::kEnd);
  } else if (key.key == GLFW_KEY_L && (key.modifiers & GLFW_MOD_CONTROL) != 0) {
    focus_field(Caret::kAll);
  }
}

void FileBrowser::handle_letters() {
  std::string letters;
  for (const ImWchar letter : ImGui::GetIO().InputQueueCharacters)
    if (letter > ' ' && letter < 0x7F) letters += static_cast<char>(letter);
  if (letters.empty()) return;
  model_->type_ahead(letters, ImGui::GetTime());
  follow_row_ = true;
}

}  // namespace pw
