#pragma once
// A piece of work off the window's thread, and the list of jobs not delivered yet.
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "compute/core/error.h"
#include "compute/core/progress.h"

namespace pw {

class ThreadPool;

struct Job {
  // What it does, for the user: "reading stack.npy".
  std::string label;
  // The error if memory runs out; made beforehand, since making it needs memory.
  Error out_of_memory;
  bool cancellable = true;
  bool shown = true;  // in the status line, and the window counts as busy
  std::chrono::steady_clock::time_point started;
  // On the queue's thread; must not throw.
  std::function<void(Progress&, ThreadPool&)> work;
  // On the window's thread, once the work is done.
  std::function<void()> deliver;
  Progress progress;
  bool is_done = false;  // guarded by the list that holds the job
};

// A job as the status line shows it.
struct Activity {
  std::string label;
  float fraction = 0.0F;  // 0 … 1
  bool cancellable = false;
  std::chrono::steady_clock::time_point started;
  // Drops the job; does nothing once it has been delivered. Window thread only.
  std::function<void()> cancel;
};

// Jobs that have not been delivered, oldest first. Shared by a queue, its thread and the slots that start jobs, so that
// they may be destroyed in any order. A job that has been removed is never delivered.
class JobList : public std::enable_shared_from_this<JobList> {
 public:
  // `added` is called after each job that is added.
  explicit JobList(std::function<void()> added) : added_(std::move(added)) {}

  // For the window thread. A closed list drops what is added.
  void add(std::shared_ptr<Job> job);
  bool contains(const std::shared_ptr<Job>& job) const;
  // Cancels and removes the job. False if it was not in the list.
  bool remove(const std::shared_ptr<Job>& job);
  // Removes all jobs that the user may cancel. False if there were none.
  bool remove_cancellable();
  bool is_empty() const;
  // Removes and returns the oldest finished job started by then; null if there is none.
  std::shared_ptr<Job> pop_done(std::chrono::steady_clock::time_point started_by);
  // Of the oldest job that is shown.
  std::optional<Activity> activity();
  // Cancels and removes all jobs; later ones are dropped.
  void close();

  // For the thread that runs the jobs. Those not done, oldest first.
  std::vector<std::shared_ptr<Job>> waiting() const;
  // Waits for the oldest of them; null when the list is closed.
  std::shared_ptr<Job> wait_for_next();
  void mark_done(Job& job);

 private:
  std::shared_ptr<Job> next_locked() const;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  const std::function<void()> added_;
  std::vector<std::shared_ptr<Job>> jobs_;
  bool closed_ = false;
};

}  // namespace pw
