#include "app/cli/options/progress_line.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <utility>

namespace pw {
namespace {

constexpr std::chrono::milliseconds kDelay{500};
constexpr std::chrono::milliseconds kInterval{200};

}  // namespace

ProgressLine::ProgressLine(std::string what) : what_(std::move(what)) {
  if (isatty(STDERR_FILENO) == 1) thread_ = std::thread([this] { show(); });
}

ProgressLine::~ProgressLine() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  ended_.notify_one();
  thread_.join();
}

void ProgressLine::show() {
  std::unique_lock lock(mutex_);
  if (ended_.wait_for(lock, kDelay, [this] { return done_; })) return;
  do {
    fmt::print(stderr, "\rpointwise: {}: {:.0f} %", what_, 100.0F * progress_.fraction());
    std::fflush(stderr);
  } while (!ended_.wait_for(lock, kInterval, [this] { return done_; }));
  // Back to the start of the line; erase to its end.
  std::fputs("\r\x1b[K", stderr);
}

}  // namespace pw
