#pragma once
// Intermediate results of a running job.
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace pw {

// Holds only the newest value. Copies share one mailbox, so that a job may outlive its reader. Give each job its own
// mailbox, or a cancelled job may post into its successor's.
template <class T>
class Mailbox {
 public:
  // `wake` is called after each post, on the posting thread (Jobs::wake).
  explicit Mailbox(std::function<void()> wake) : box_(std::make_shared<Box>()) { box_->wake = std::move(wake); }

  // Any thread. Replaces a value that has not been taken.
  void post(T value) {
    std::optional<T> newest(std::move(value));
    {
      const std::lock_guard lock(box_->mutex);
      box_->value.swap(newest);
    }
    box_->wake();
  }
  // Any thread. The newest value, once.
  std::optional<T> take() {
    const std::lock_guard lock(box_->mutex);
    return std::exchange(box_->value, std::nullopt);
  }

 private:
  struct Box {
    std::function<void()> wake;
    std::mutex mutex;
    std::optional<T> value;
  };
  std::shared_ptr<Box> box_;
};

}  // namespace pw
