#pragma once
// A percentage on stderr for long operations.
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "compute/core/progress.h"

namespace pw {

// Shown only if stderr is a terminal, only after half a second, and erased at the end. Its thread lives as long as the
// object; any thread may report to `progress`.
class ProgressLine {
 public:
  explicit ProgressLine(std::string what);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  Progress* progress() { return &progress_; }

 private:
  void show();

  const std::string what_;
  Progress progress_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool done_ = false;
  std::thread thread_;
};

}  // namespace pw
