#pragma once
// Files that somebody may drop: good ones, those that do not fit, and damaged ones.
#include <string>
#include <vector>

#include "tests/app/file_dialog/files_test_folder.h"

namespace pw {

class RandomActionsFiles {
 public:
  RandomActionsFiles();

  // What can be dropped, without the folder; not all of them exist.
  const std::vector<std::string>& names() const { return names_; }
  std::string path(const std::string& name) const { return folder_.path("files/" + name); }
  // Where the file dialog begins: what is saved there is nobody's.
  std::string dialog_folder() const { return folder_.path("dialog"); }
  // Names the dialog's folder as the one that was used last.
  std::string settings_path() const { return folder_.path("settings.json"); }

 private:
  void write_stacks();
  void write_weights();
  void write_archives();
  void write_pictures();
  void write_damaged();
  void write_settings() const;
  // Adds the name; returns the path.
  std::string add(const std::string& name);
  void cut(const std::string& name, const std::string& of, double share);

  TestFolder folder_;
  std::vector<std::string> names_;
};

}  // namespace pw
