#pragma once
// The window's side of jobs, without a window.
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "app/jobs/jobs.h"

namespace pw::test {

class JobsWindow {
 public:
  std::function<void()> wake() {
    return [this] {
      const std::lock_guard lock(mutex_);
      woken_ = true;
      changed_.notify_one();
    };
  }
  std::function<void(Error)> report() {
    return [this](const Error& error) { reported.push_back(error.message()); };
  }

  // Ticks whenever woken until the condition holds; false on a timeout.
  template <class Ticking, class Holds>
  bool tick_until(Ticking& jobs, Holds holds) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (true) {
      jobs.tick();
      if (holds()) return true;
      std::unique_lock lock(mutex_);
      if (!changed_.wait_until(lock, deadline, [this] { return woken_; })) return false;
      woken_ = false;
    }
  }

  std::vector<std::string> reported;

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool woken_ = false;
};

// Any thread can wait until it is opened, once.
class Gate {
 public:
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return open_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
};

}  // namespace pw::test
