#include "compute/parallel/helper_processors.h"

#if defined(__linux__)
#include <pthread.h>
#include <sched.h>
#endif

namespace pw {

#if defined(__linux__)

HelperProcessors::HelperProcessors() {
  cpu_set_t all;
  if (sched_getaffinity(0, sizeof(all), &all) != 0) return;
  for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
    if (CPU_ISSET(cpu, &all)) allowed_.push_back(cpu);
  }
}

void HelperProcessors::keep_off_caller(std::span<std::thread> helpers) {
  if (allowed_.size() < 2) return;
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

HelperProcessors::HelperProcessors() = default;
void HelperProcessors::keep_off_caller(std::span<std::thread>) {}

#endif

}  // namespace pw
