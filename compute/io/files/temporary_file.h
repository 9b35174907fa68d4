#pragma once
// A file that is being written, until it takes the place of another one.
#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace pw {

std::filesystem::path folder_of(const std::filesystem::path& target);

// With O_TMPFILE it has no name until it is complete, so that even a killed process leaves nothing behind; otherwise it
// is .NAME.pointwise-draft-XXXXXXXX next to the target. Failures set errno. What has not become the target at the end
// is removed.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::filesystem::path& target);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  // Negative if it could not be made. Owned by this.
  int descriptor() const { return descriptor_; }
  // Syncs the content to disk.
  bool complete(std::optional<mode_t> mode);
  // Gives a complete file a name next to the target's: linkat cannot replace a file, rename can.
  bool take_name() { return !name_.empty() || link_name(); }
  // Gives the target, if it exists, a second name, so that revert() can bring it back.
  bool keep_old();
  // After take_name(): gives the file the target's name.
  bool commit();
  // After commit(): makes the new name last.
  void sync_folder() const;
  // After keep_old() and commit(). Where the old file cannot be brought back, it stays beside it as NAME.old-XXXXXXXX.
  void revert();

 private:
  bool link_name();

  const std::filesystem::path target_;
  int descriptor_ = -1;
  std::string name_;      // empty: the file has no name yet
  std::string old_name_;  // of the file that is replaced; empty: none is kept
};

// Removes the drafts of this user in the folder that have not changed for so long and that nobody is writing: they were
// left by a program that was killed.
void remove_old_drafts(const std::filesystem::path& folder, std::chrono::seconds age = std::chrono::hours(1));

}  // namespace pw
