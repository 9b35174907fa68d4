#pragma once
// The work of windows that ended unexpectedly, to be restored or discarded.
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/document_json/pointwise_json.h"
#include "app/recovery/journal.h"
#include "app/session/session.h"

namespace pw {

// One recovery file that was read.
struct LeftWorkEntry {
  RecoveryFile file;
  ReadBack work;
  std::string time;         // "2026-11-26 14:32", local
  std::string description;  // "scene 1000091: 2 filters on 256 maps, 340 labels"
};

// Window thread only. Reads and restores in jobs of the session's.
class LeftWork {
 public:
  // Looks for recovery files in the journal's folder. Both must outlive this; without a journal there is nothing.
  LeftWork(Session& session, Journal* journal);

  // Newest first. Empty once all have been dealt with.
  const std::vector<LeftWorkEntry>& entries() const { return entries_; }
  // Makes the entry's input again and replaces the document, which is one undo step. The other entries are offered at
  // the next start. If the input cannot be made, the session shows an error and the file stays.
  void restore(std::size_t entry);
  // Deletes the entry's file.
  void discard(std::size_t entry);
  // The entries stay for the next start.
  void postpone() { entries_.clear(); }

  // Selection and display of what has just been restored, once.
  std::optional<std::pair<Selection, Display>> pop_view() { return std::exchange(view_, std::nullopt); }
  // A problem to show to the user, once, in one sentence: a file was damaged. Usually empty.
  std::string pop_problem() { return std::exchange(problem_, {}); }

 private:
  struct Found {
    std::vector<LeftWorkEntry> entries;
    std::string problem;
  };

  static Found find(const std::string& folder);
  void use(const std::shared_ptr<LeftWorkEntry>& entry, const Expected<Input>& input);

  Session& session_;
  Journal* journal_;
  std::vector<LeftWorkEntry> entries_;
  std::optional<std::pair<Selection, Display>> view_;
  std::string problem_;
  JobSlot search_;
  JobSlot restore_;
};

}  // namespace pw
