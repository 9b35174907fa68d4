#include "compute/parallel/helper_processors.h"

#include <algorithm>

#if defined(__linux__)
#include <pthread.h>
#include <sched.h>
#endif

namespace pw {

#if defined(__linux__)

int processor_count() {
  cpu_set_t all;
  if (sched_getaffinity(0, sizeof(all), &all) == 0) return std::max(CPU_COUNT(&all), 1);
  return static_cast<int>(std::max(std::thread::hardware_concurrency(), 1U));
}

HelperProcessors::HelperProcessors() {
  cpu_set_t all;
  if (sched_getaffinity(0, sizeof(all), &all) != 0) return;
  for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
    if (CPU_ISSET(cpu, &all)) allowed_.push_back(cpu);
  }
}

void HelperProcessors::keep_off_caller(std::span<std::thread> helpers) {
  if (allowed_.size() <= helpers.size()) return;
  const int caller = sched_getcpu();
  if (caller == avoided_) return;
  avoided_ = caller;
  cpu_set_t others;
  CPU_ZERO(&others);
  for (const int cpu : allowed_) {
    if (cpu != caller) CPU_SET(cpu, &others);
  }
  for (std::thread& helper : helpers) pthread_setaffinity_np(helper.native_handle(), sizeof(others), &others);
}

#else

int processor_count() {
  return static_cast<int>(std::max(std::thread::hardware_concurrency(), 1U));
}

HelperProcessors::HelperProcessors() = default;
void HelperProcessors::keep_off_caller(std::span<std::thread>) {}

#endif

}  // namespace pw
