#pragma once
// On which processors helpers run.
#include <span>
#include <thread>
#include <vector>

namespace pw {

// Keeps threads off the processor of the one that they help. Some schedulers, those of virtual machines above all, wake
// a thread on the processor of the one that wakes it, though others are idle; there it would only take turns with it.
// Does nothing on systems without Linux's calls, and where there is only one processor.
class HelperProcessors {
 public:
  // The helpers may use what the calling thread may use.
  HelperProcessors();

  // Costs a few nanoseconds while the caller stays where it was at the last call, a system call for each helper if not.
  void keep_off_caller(std::span<std::thread> helpers);

 private:
  std::vector<int> allowed_;
  int avoided_ = -1;
};

}  // namespace pw
