#pragma once
// A percentage on stderr for what takes long.
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "compute/core/progress.h"

namespace pw {

// Shown only where stderr is a terminal, only after half a second, and wiped out at the end. Its thread lives as long
// as the object; `progress` may be reported to from any thread.
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
