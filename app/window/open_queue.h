#pragma once
// Files that wait to be opened, one after the other.
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "app/import/loader.h"

namespace pw {

// Window thread only. Nothing that was added is lost: what is opened meanwhile, a question that waits for its answer
// and a file that cannot be opened only hold the others up.
class OpenQueue {
 public:
  // Both must outlive the queue.
  OpenQueue(Session& session, Loader& loader);

  // Paths given at once are opened in the order in which they are needed, whatever theirs: stacks and pictures, then
  // weights, then a bias.
  void add(std::vector<std::string> paths, Loader::Entry entry);
  bool empty() const { return groups_.empty(); }
  // Opens the next one, if nothing else is under way.
  void advance();

 private:
  struct Group {
    std::vector<std::string> paths;  // still to open
    Loader::Entry entry;
    std::shared_ptr<FileGroup> files;
    bool is_sorted;
  };

  void sort(const std::vector<std::string>& paths);

  Session& session_;
  Loader& loader_;
  std::deque<Group> groups_;
  JobSlot slot_;
};

}  // namespace pw
