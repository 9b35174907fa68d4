#include "app/window/dialogs/dialogs.h"

#include "app/panels/dialogs/help_overlay.h"

namespace pw {

bool Dialogs::take_key(const Frame& frame, const KeyPress& press) {
  if (files_.is_open()) {
    files_.on_key(key_by_letter(press), press.modifiers);
  } else if (editor_.is_open()) {
    // The field knows its keys itself.
  } else if (offer_.is_open()) {
    offer_.on_key(press.key);
  } else if (frame.loader().choice()) {
    array_choice_.on_key(press.key);
  } else if (palette_.is_open()) {
    palette_.on_key(press.key);
  } else {
    return false;
  }
  return true;
}

void Dialogs::run_chosen(Frame& frame) {
  if (const auto id = palette_.pop_chosen()) frame.run(*id);
}

// A modal dialog comes last: beside one that has just opened, ImGui lets no other window appear.
std::optional<std::string> Dialogs::show(Frame& frame, const std::vector<std::string_view>& scopes) {
  show_help(frame);
  editor_.show(frame);
  palette_.show(frame, scopes);
  const auto chosen = files_.show(frame);
  if (can_ask()) array_choice_.show(frame);
  if (can_offer()) offer_.show(frame, left_);
  return chosen;
}

}  // namespace pw
