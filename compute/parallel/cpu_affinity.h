#pragma once
// CPU affinity of workers.
#include <span>
#include <thread>
#include <vector>

namespace pw {

// Number of CPUs that the calling thread may use, at least 1.
int processor_count();

// Keeps workers off the caller's CPU. Some schedulers, above all in virtual machines, wake a thread on the CPU of the
// thread that wakes it although others are idle; there the two would only alternate. Does nothing on systems other than
// Linux, or if there are no more CPUs than workers.
class CpuAffinity {
 public:
  // Workers may use the CPUs that the calling thread may use now.
  CpuAffinity();

  // Costs a few nanoseconds if the caller is on the same CPU as at the last call, otherwise a system call per worker.
  void avoid_caller_cpu(std::span<std::thread> workers);

 private:
  std::vector<int> allowed_;
  int avoided_ = -1;
};

}  // namespace pw
