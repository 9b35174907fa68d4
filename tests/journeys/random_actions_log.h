#pragma once
// What was done last, for whoever has to find out why something went wrong.
#include <cstddef>
#include <deque>
#include <string>

namespace pw {

// One at a time. Where the process ends by an assertion or a sanitizer, the log goes to stderr first.
class ActionLog {
 public:
  explicit ActionLog(unsigned seed);
  ~ActionLog();
  ActionLog(const ActionLog&) = delete;
  ActionLog& operator=(const ActionLog&) = delete;

  void add(const std::string& action);
  std::size_t count() const { return count_; }
  // The seed, the index of the last action and the last twenty.
  std::string text() const;

 private:
  unsigned seed_;
  std::size_t count_ = 0;
  std::deque<std::string> last_;
};

}  // namespace pw
