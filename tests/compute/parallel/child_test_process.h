#pragma once
// Runs code in a child process with limited memory.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstddef>
#include <fstream>
#include <functional>

namespace pw::test {

// Sanitizers reserve address space of their own and cannot run with a limit.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)
inline constexpr bool kSanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
inline constexpr bool kSanitized = false;
#endif

// Size of the address space in bytes; 0 if unknown.
inline std::size_t used_address_space() {
  std::size_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

// Runs `child` in a process that may use at most `bytes` more than this one does. Returns its result (0 … 255), or the
// negated number of the signal that killed it.
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
