#pragma once
// On which processors workers run.
#include <span>
#include <thread>
#include <vector>

namespace pw {

// Processors that the calling thread may use, at least 1.
int processor_count();

// Keeps threads off the processor of the one that they help. Some schedulers, those of virtual machines above all, wake
// a thread on the processor of the one that wakes it, though others are idle; there it would only take turns with it.
// Does nothing where there are not more processors than workers, and on systems without Linux's calls.
class CpuAffinity {
 public:
  // The workers may use what the calling thread may use now.
  CpuAffinity();

  // Costs a few nanoseconds while the caller stays where it was at the last call, a system call for each worker if not.
  void avoid_caller_cpu(std::span<std::thread> workers);

 private:
  std::vector<int> allowed_;
  int avoided_ = -1;
};

}  // namespace pw
