#pragma once
// Code that runs in a process of its own, with little memory to be had.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstddef>
#include <fstream>
#include <functional>

namespace pw::test {

// Sanitizers reserve address space of their own and cannot live under a limit.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)
inline constexpr bool kSanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
inline constexpr bool kSanitized = false;
#endif

// Of the address space, in bytes; 0 where the system does not tell.
inline std::size_t used_address_space() {
  std::size_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

// What `child` returns (0 … 255) in a process that gets at most `bytes` more than this one has; a signal that ended it
// is negative.
inline int run_with_memory(std::size_t bytes, const std::function<int()>& child) {
  const pid_t process = fork();
  if (process == 0) {
    const rlim_t most = used_address_space() + bytes;
    const rlimit limit{most, most};
    if (setrlimit(RLIMIT_AS, &limit) != 0) _exit(255);
    _exit(child());
  }
  int status = 0;
  if (process < 0 || waitpid(process, &status, 0) != process) return 255;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace pw::test
