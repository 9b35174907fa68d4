#pragma once
// The dialogs that ask for a file to open or to save to.
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "app/file_dialog/file_browser.h"
#include "app/frame/frame.h"

namespace pw {

// One is open at a time.
class FileDialogs {
 public:
  // wake: see FileBrowser.
  explicit FileDialogs(const std::function<void()>& wake) : browser_(wake) {}

  bool is_open() const { return browser_.is_open(); }
  // For an answer of the file system.
  bool is_waiting() const { return is_open() && (browser_.model()->loading() || browser_.model()->asking()); }
  void on_key(int key, int modifiers) { browser_.on_key(key, modifiers); }
  // Opens the dialog that the frame requests, and shows the open one. Starts saving to a chosen path; returns the path
  // of a file to open.
  std::optional<std::string> show(Frame& frame);

  // The folder last used.
  const std::string& folder() const { return folder_; }
  void set_folder(std::string folder) { folder_ = std::move(folder); }

 private:
  void open_requested(const Frame& frame);

  FileBrowser browser_;
  std::optional<Saved> saving_;  // what to save
  bool opens_labels_ = false;    // whatever the file looks like
  std::string folder_;
};

}  // namespace pw
