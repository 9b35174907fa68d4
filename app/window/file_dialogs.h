#pragma once
// The dialogs that ask for a file to open, or for a name to save under.
#include <functional>
#include <optional>
#include <string>

#include "app/file_dialog/file_browser.h"
#include "app/frame/frame.h"

namespace pw {

// One at a time.
class FileDialogs {
 public:
  // `wake` as in FileBrowser.
  explicit FileDialogs(const std::function<void()>& wake) : browser_(wake) {}

  bool is_open() const { return browser_.is_open(); }
  // For an answer of the file system.
  bool is_waiting() const { return is_open() && (browser_.model()->loading() || browser_.model()->asking()); }
  void on_key(int key, int modifiers) { browser_.on_key(key, modifiers); }
  // Opens the dialog that the frame's requests ask for, and shows the one that is open. What is to be saved is saved;
  // the path of a file that is to be opened is returned.
  std::optional<std::string> show(Frame& frame);

  // Where it was last used.
  const std::string& folder() const { return folder_; }
  void set_folder(std::string folder) { folder_ = std::move(folder); }

 private:
  void open_requested(const Frame& frame);

  FileBrowser browser_;
  std::optional<Saved> saving_;  // what a name is asked for
  std::string folder_;
};

}  // namespace pw
