#pragma once
// Results on the way from a job that is not over.
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace pw {

// Holds one value, the newest. Copies are the same mailbox, so that a job can hold one that nobody reads any more; each
// job gets a mailbox of its own, lest one that was cancelled posts into its successor's.
template <class T>
class Mailbox {
 public:
  // `wake` is called after each post, from the thread that posts (Jobs::wake).
  explicit Mailbox(std::function<void()> wake) : box_(std::make_shared<Box>()) { box_->wake = std::move(wake); }

  // Any thread. Drops the value before, if it has not been taken.
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
