#pragma once
// What opens over the panels: the help, the field for a value, the list of commands, the dialogs for files, the list of
// the arrays in a file, and the offer of unsaved work.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/command_table/key_press.h"
#include "app/panels/dialogs/array_choice.h"
#include "app/panels/dialogs/command_palette.h"
#include "app/panels/dialogs/recovery_offer.h"
#include "app/widgets/value_editor.h"
#include "app/window/dialogs/file_dialogs.h"

namespace pw {

class Dialogs {
 public:
  // wake: see FileDialogs. `left` must outlive this.
  Dialogs(const std::function<void()>& wake, LeftWork& left) : files_(wake), left_(left) {}

  // Whether one of them has the keyboard; the press goes to it then.
  bool take_key(const Frame& frame, const KeyPress& press);
  // Runs the command that was chosen from the list in the frame before. Call before the panels' input.
  void run_chosen(Frame& frame);
  // Opens what the frame requests, takes input and draws; returns the path of a file to open. `scopes`: those whose
  // commands are listed.
  std::optional<std::string> show(Frame& frame, const std::vector<std::string_view>& scopes);

  // Whether nothing behind it can be used.
  bool is_modal() const { return files_.is_open() || array_choice_.is_open() || offer_.is_open(); }
  // Whether a box beside the pointer would hide something of them.
  bool is_in_the_way() const { return is_modal() || editor_.is_open(); }
  // Whether another frame is needed: a question has come up or has been answered, or a command is to be run.
  bool wants_frame(const Loader& loader) const {
    return (can_ask() && loader.choice().has_value() != array_choice_.is_open()) || palette_.has_chosen() ||
           (can_offer() && left_.entries().empty() == offer_.is_open());
  }
  bool is_waiting_for_files() const { return files_.is_waiting(); }
  const std::string& folder() const { return files_.folder(); }
  void set_folder(std::string folder) { files_.set_folder(std::move(folder)); }

 private:
  // One dialog at a time.
  bool can_ask() const { return !files_.is_open() && !editor_.is_open() && !offer_.is_open(); }
  bool can_offer() const {
    return !files_.is_open() && !editor_.is_open() && !array_choice_.is_open() && !palette_.is_open();
  }

  ValueEditor editor_;
  CommandPalette palette_;
  ArrayChoicePanel array_choice_;
  FileDialogs files_;
  LeftWork& left_;
  RecoveryOffer offer_;
};

}  // namespace pw
