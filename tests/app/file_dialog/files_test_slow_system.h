#pragma once
#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "app/file_dialog/file_system.h"

namespace pw {

// The real file system, except that held paths do not answer until they are released, like a network folder that is
// gone.
class SlowFileSystem {
 public:
  ~SlowFileSystem() {
    std::unique_lock lock(state_->mutex);
    state_->held.clear();
    state_->changed.notify_all();
    state_->changed.wait(lock, [&] { return state_->inside == 0; });
  }

  FileSystem files() const {
    FileSystem slow;
    slow.list = [state = state_, real = slow.list](const std::string& folder, const ListingOptions& options) {
      state->pass(folder);
      return real(folder, options);
    };
    slow.status = [state = state_, real = slow.status](const std::string& path, std::error_code& error) {
      state->pass(path);
      return real(path, error);
    };
    slow.working_folder = [state = state_, real = slow.working_folder] {
      state->pass("working folder");
      return real();
    };
    return slow;
  }
  // To be called by the one who waits for an answer; counted.
  std::function<void()> wake() const {
    return [state = state_] {
      const std::lock_guard lock(state->mutex);
      ++state->wakes;
      state->changed.notify_all();
    };
  }

  // "working folder" holds the working folder.
  void hold(const std::string& path) const {
    const std::lock_guard lock(state_->mutex);
    state_->held.insert(path);
  }
  void release(const std::string& path) const {
    const std::lock_guard lock(state_->mutex);
    state_->held.erase(path);
    state_->changed.notify_all();
  }
  // Waits a limited time until this many answers have been announced.
  bool wait_for_wakes(int count) const {
    std::unique_lock lock(state_->mutex);
    return state_->changed.wait_for(lock, kLongest, [&] { return state_->wakes >= count; });
  }
  int calls() const {
    const std::lock_guard lock(state_->mutex);
    return state_->calls;
  }
  bool called_by(std::thread::id thread) const {
    const std::lock_guard lock(state_->mutex);
    return state_->callers.contains(thread);
  }

 private:
  // Longer than any test: a test that waits where it must not fails on what it finds afterwards.
  static constexpr std::chrono::seconds kLongest{20};

  struct State {
    std::mutex mutex;
    std::condition_variable changed;
    std::set<std::string> held;
    std::set<std::thread::id> callers;
    int calls = 0, inside = 0, wakes = 0;

    void pass(const std::string& path) {
      std::unique_lock lock(mutex);
      callers.insert(std::this_thread::get_id());
      ++calls, ++inside;
      changed.notify_all();
      changed.wait_for(lock, kLongest, [&] { return !held.contains(path); });
      --inside;
      changed.notify_all();
    }
  };
  std::shared_ptr<State> state_ = std::make_shared<State>();
};

}  // namespace pw
