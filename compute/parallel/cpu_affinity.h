#pragma once
// On which processors helpers run.
#include <span>
#include <thread>
#include <vector>

namespace pw {

// Processors that the calling thread may use, at least 1.
int processor_count();

// Keeps threads off the processor of the one that they help. Some schedulers, those of virtual machines above all, wake
// a thread on the processor of the one that wakes it, though others are idle; there it would only take turns with it.
// Does nothing where there are not more processors than helpers, and on systems without Linux's calls.
class HelperProcessors {
 public:
  // The helpers may use what the calling thread may use now.
  HelperProcessors();

  // Costs a few nanoseconds while the caller stays where it was at the last call, a system call for each helper if not.
  void keep_off_caller(std::span<std::thread> helpers);

 private:
  std::vector<int> allowed_;
  int avoided_ = -1;
};

}  // namespace pw
