#include "compute/decode/confinement.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>

#ifdef __linux__
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>

#include <cerrno>
#include <csignal>
#include <memory>
#endif

namespace pw {
namespace {

#ifdef POINTWISE_SANITIZED
constexpr bool kIsConfined = false;
#else
constexpr bool kIsConfined = true;
#endif

// Never more than what it is already. `beyond`: between the two limits that the system knows.
bool lower_limit(int resource, std::int64_t most, std::int64_t beyond = 0) {
  rlimit limit{};
  if (getrlimit(resource, &limit) != 0) return false;
  limit.rlim_cur = std::min(limit.rlim_cur, static_cast<rlim_t>(most));
  limit.rlim_max = std::min(limit.rlim_max, static_cast<rlim_t>(most + beyond));
  return setrlimit(resource, &limit) == 0;
}

#ifdef __linux__
struct FilterRelease {
  void operator()(void* filter) const { seccomp_release(filter); }
};

bool allow_memory_and_output(scmp_filter_ctx filter) {
  for (const int call : {SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(exit),
                         SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn)}) {
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) != 0) return false;
  }
  constexpr scmp_arg_cmp kNotExecutable{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0};
  constexpr scmp_arg_cmp kStandardOutput{0, SCMP_CMP_EQ, STDOUT_FILENO, 0};
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mmap2)}) {
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, kNotExecutable) != 0) return false;
  }
  return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1, kStandardOutput) == 0;
}
#endif

}  // namespace

bool limit_resources(const DecoderLimits& limits) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
#endif
  // SIGXCPU at the first limit, SIGKILL at the second.
  if (!lower_limit(RLIMIT_CPU, limits.cpu_seconds, 1) || !lower_limit(RLIMIT_CORE, 0)) return false;
  if (!kIsConfined) return true;
  return lower_limit(RLIMIT_AS, limits.address_space_bytes) && lower_limit(RLIMIT_NOFILE, 0);
}

bool forbid_system_calls() {
#ifdef __linux__
  if (!kIsConfined) return true;
  const std::unique_ptr<void, FilterRelease> filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
  if (!filter || !allow_memory_and_output(filter.get())) return false;
  const int refused = seccomp_load(filter.get());
  // The limits, and a process of its own, are left.
  return refused == 0 || refused == -ENOSYS || refused == -EINVAL;
#else
  return true;
#endif
}

bool is_confined_build() {
  return kIsConfined;
}

}  // namespace pw
