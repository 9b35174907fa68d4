#pragma once
// Progress and cancellation, shared between a background job and its owner.
#include <atomic>

namespace pw {

// Thread-safe. The job reports and polls cancelled(); the owner reads fraction() and cancels.
class Progress {
 public:
  // fraction in 0...1.
  void report(float fraction) { fraction_.store(fraction, std::memory_order_relaxed); }
  float fraction() const { return fraction_.load(std::memory_order_relaxed); }
  void cancel() { cancelled_.store(true, std::memory_order_relaxed); }
  bool cancelled() const { return cancelled_.load(std::memory_order_relaxed); }

 private:
  std::atomic<float> fraction_{0.0F};
  std::atomic<bool> cancelled_{false};
};

}  // namespace pw
