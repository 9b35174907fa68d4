#include "app/platform/ending_signals.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <system_error>
#include <utility>

namespace pw {
namespace {

constexpr std::array kEnding = {SIGTERM, SIGHUP, SIGINT};

std::atomic<int> first_signal{0};
std::array<int, 2> signal_pipe = {-1, -1};
std::array<struct sigaction, kEnding.size()> actions_before{};

static_assert(std::atomic<int>::is_always_lock_free);

// Only what is async-signal-safe.
void note_signal(int number) {
  const int error = errno;
  int none = 0;
  first_signal.compare_exchange_strong(none, number);
  const char byte = 1;
  static_cast<void>(!write(signal_pipe[1], &byte, 1));
  errno = error;
}

}  // namespace

EndingSignals::EndingSignals(std::function<void()> wake) {
  if (pipe(signal_pipe.data()) != 0) throw std::system_error(errno, std::generic_category(), "no pipe");
  for (const int end : signal_pipe) fcntl(end, F_SETFD, FD_CLOEXEC);
  first_signal = 0;
  struct sigaction action {};
  action.sa_handler = note_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  for (std::size_t i = 0; i < kEnding.size(); ++i) {
    sigaction(kEnding[i], nullptr, &actions_before[i]);
    if (actions_before[i].sa_handler != SIG_IGN) sigaction(kEnding[i], &action, nullptr);
  }
  thread_ = std::thread([wake = std::move(wake)] {
    char byte = 0;
    // The destructor sends a zero.
    while (true) {
      const ssize_t got = ::read(signal_pipe[0], &byte, 1);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0 || byte == 0) return;
      wake();
    }
  });
}

EndingSignals::~EndingSignals() {
  for (std::size_t i = 0; i < kEnding.size(); ++i) sigaction(kEnding[i], &actions_before[i], nullptr);
  const char byte = 0;
  static_cast<void>(!write(signal_pipe[1], &byte, 1));
  thread_.join();
  for (int& end : signal_pipe) close(std::exchange(end, -1));
}

int EndingSignals::arrived() const {
  return first_signal;
}

}  // namespace pw
