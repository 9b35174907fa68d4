#include "compute/parallel/cpu_affinity.h"

#include <algorithm>

#if defined(__linux__)
#include <pthread.h>
#include <sched.h>
#endif

namespace pw {
namespace {

// CPUs that the calling thread may use; empty if unknown.
std::vector<int> allowed_processors() {
  std::vector<int> allowed;
#if defined(__linux__)
  cpu_set_t all;
  if (sched_getaffinity(0, sizeof(all), &all) != 0) return allowed;
  for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
    if (CPU_ISSET(cpu, &all)) allowed.push_back(cpu);
  }
#endif
  return allowed;
}

}  // namespace

int processor_count() {
  const auto allowed = static_cast<int>(allowed_processors().size());
  return allowed > 0 ? allowed : static_cast<int>(std::max(std::thread::hardware_concurrency(), 1U));
}

CpuAffinity::CpuAffinity() : allowed_(allowed_processors()) {}

#if defined(__linux__)

void CpuAffinity::avoid_caller_cpu(std::span<std::thread> workers) {
  if (allowed_.size() <= workers.size()) return;
  const int caller = sched_getcpu();
  if (caller == avoided_) return;
  avoided_ = caller;
  cpu_set_t others;
  CPU_ZERO(&others);
  for (const int cpu : allowed_) {
    if (cpu != caller) CPU_SET(cpu, &others);
  }
  for (std::thread& worker : workers) pthread_setaffinity_np(worker.native_handle(), sizeof(others), &others);
}

#else

void CpuAffinity::avoid_caller_cpu(std::span<std::thread>) {}

#endif

}  // namespace pw
