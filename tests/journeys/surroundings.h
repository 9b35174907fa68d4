#pragma once
// What a window needs in addition to OpenGL, which the whole process shares.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>

namespace pw {

inline constexpr float kFrameSeconds = 1.0F / 60.0F;
inline constexpr float kFar = -100.0F;  // the pointer is off the window

// A new context for each window, so that nothing from the last journey is held, hovered or open. `clipboard` must
// outlive it.
class ImGuiOwner {
 public:
  explicit ImGuiOwner(std::string& clipboard);
  ~ImGuiOwner();
  ImGuiOwner(const ImGuiOwner&) = delete;
  ImGuiOwner& operator=(const ImGuiOwner&) = delete;
};

// Any thread may ring.
class Bell {
 public:
  void ring() {
    const std::lock_guard lock(mutex_);
    rung_ = true;
    heard_.notify_one();
  }
  // Returns when it has rung since the last call, or after the time limit.
  void wait() {
    std::unique_lock lock(mutex_);
    heard_.wait_for(lock, std::chrono::milliseconds(20), [&] { return rung_; });
    rung_ = false;
  }

 private:
  std::mutex mutex_;
  std::condition_variable heard_;
  bool rung_ = false;
};

}  // namespace pw
