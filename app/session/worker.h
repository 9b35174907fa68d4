#pragma once
// What takes longer than a frame, off the window's thread.
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "compute/core/progress.h"

namespace pw {

class ThreadPool;

// One thread that runs jobs in the order given. Of each kind the newest wins: it cancels the one before, whose result
// is dropped. All members are for the window's thread.
class Worker {
 public:
  enum class Kind { kLoad, kRecompute, kSave, kMeasure };
  // What is left to do on the window's thread with the result.
  using Completion = std::function<void()>;
  using Job = std::function<Completion(Progress&, ThreadPool&)>;

  // `wake` is called from the worker when a job has ended. `threads` counts the worker's own.
  Worker(int threads, std::function<void()> wake);
  // Cancels everything and waits for the thread.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // `label` says to the user what is under way, for example "reading stack.npy".
  void start(Kind kind, std::string label, Job job);
  void cancel(Kind kind);
  // Runs the completions of the jobs that ended since the last call.
  void deliver();

  struct Activity {
    std::string label;
    float fraction;
    Kind kind;
  };
  // The oldest job that has not been delivered.
  std::optional<Activity> activity() const;
  // The job of this kind that has not been delivered.
  std::optional<Activity> activity(Kind kind) const;
  // Of jobs; the worker's own counts.
  int threads() const { return threads_; }

 private:
  struct Task {
    Kind kind;
    std::string label;
    Job job;
    Progress progress;
    Completion completion;
    bool ended = false;
  };

  void work();

  const int threads_;
  std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::vector<std::shared_ptr<Task>> tasks_;  // undelivered, oldest first
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace pw
