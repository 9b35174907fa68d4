#include "compute/io/images/child_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>
#include <utility>

extern char** environ;  // NOLINT(readability-redundant-declaration): glibc alone declares it

namespace pw {
namespace {

using Clock = std::chrono::steady_clock;

// There is no waiting for a process and a deadline at once that every system has.
constexpr std::chrono::microseconds kEndCheck{200};

// Not one of the first three, which are put in place one after another in the child: a program may be started without
// them, and then they are free here.
Descriptor above_standard(int descriptor) {
  return Descriptor(fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
}

// What posix_spawn is told besides the program.
class SpawnSettings {
 public:
  SpawnSettings() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
  }
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;

  int use(int input, int output) {
    int failed = posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
    if (failed == 0) failed = posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
    if (failed == 0) failed = posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    return failed;
  }
  // Whatever this program or thread ignores or blocks.
  int use_default_signals() {
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    sigdelset(&all, SIGKILL);
    sigdelset(&all, SIGSTOP);
    int failed = posix_spawnattr_setsigmask(&attributes_, &none);
    if (failed == 0) failed = posix_spawnattr_setsigdefault(&attributes_, &all);
    if (failed == 0) failed = posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    return failed;
  }

  int spawn(pid_t& process, const std::string& program, const std::vector<std::string>& arguments) const {
    std::vector<char*> words = {const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    return posix_spawn(&process, program.c_str(), &actions_, &attributes_, words.data(), environ);
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

// Whether the process has ended by then; if so, `status` is its own.
bool has_ended(pid_t process, Clock::time_point deadline, int& status) {
  for (;;) {
    const pid_t waited = waitpid(process, &status, WNOHANG);
    if (waited != 0 && (waited > 0 || errno != EINTR)) return true;
    if (Clock::now() >= deadline) return false;
    std::this_thread::sleep_for(kEndCheck);
  }
}

void wait_for_end(pid_t process, int& status) {
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace

Expected<ChildProcess> ChildProcess::start(const std::string& program, const std::vector<std::string>& arguments,
                                           int input) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return fail(program, "cannot be started: {}", std::strerror(errno));
  Descriptor output(ends[0]);
  const Descriptor written(ends[1]);
  const Descriptor child_input = above_standard(input);
  const Descriptor child_output = above_standard(written.get());
  if (!child_input || !child_output) return fail(program, "cannot be started: {}", std::strerror(errno));
  SpawnSettings settings;
  int failed = settings.use(child_input.get(), child_output.get());
  if (failed == 0) failed = settings.use_default_signals();
  pid_t process = 0;
  if (failed == 0) failed = settings.spawn(process, program, arguments);
  if (failed != 0) return fail(program, "cannot be started: {}", std::strerror(failed));
  return ChildProcess(process, std::move(output));
}

ChildProcess::ChildProcess(pid_t process, Descriptor output) : process_(process), output_(std::move(output)) {}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : process_(std::exchange(other.process_, 0)), output_(std::move(other.output_)) {}

ChildProcess::~ChildProcess() {
  if (process_ != 0) wait(Clock::time_point::min());
}

ProcessEnd ChildProcess::wait(Clock::time_point deadline) {
  const pid_t process = std::exchange(process_, 0);
  int status = 0;
  const bool is_late = !has_ended(process, deadline, status);
  if (is_late) {
    kill(process, SIGKILL);
    wait_for_end(process, status);
  }
  if (WIFSIGNALED(status)) return {0, WTERMSIG(status), is_late};
  return {WEXITSTATUS(status), 0, is_late};
}

}  // namespace pw
