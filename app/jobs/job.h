#pragma once
// A piece of work off the window's thread, and the jobs that wait for theirs to be done and delivered.
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
  // Says to the user what is under way, for example "reading stack.npy".
  std::string label;
  // What to say if there is no memory: made beforehand, since it needs some.
  Error out_of_memory;
  bool cancellable = true;
  std::chrono::steady_clock::time_point started;
  // On the queue's thread; keeps its exceptions to itself.
  std::function<void(Progress&, ThreadPool&)> work;
  // On the window's thread, once the work is done.
  std::function<void()> deliver;
  Progress progress;
  bool is_done = false;  // guarded by the list that holds the job
};

// What the status line shows of a job.
struct Activity {
  std::string label;
  float fraction = 0.0F;  // 0 … 1
  bool cancellable = false;
  std::chrono::steady_clock::time_point started;
  // Drops the job; does nothing once it is delivered. Window's thread.
  std::function<void()> cancel;
};

// Jobs that have not been delivered, oldest first. Shared by a queue, its thread and the slots that start jobs, so that
// each of them may go first. A job that is not in the list any more is never delivered.
class JobList : public std::enable_shared_from_this<JobList> {
 public:
  // `added` is called after each job that is added.
  explicit JobList(std::function<void()> added) : added_(std::move(added)) {}

  // For the window's thread. A closed list drops what is added.
  void add(std::shared_ptr<Job> job);
  bool contains(const std::shared_ptr<Job>& job) const;
  // Cancels the job and takes it out. False if it was not in.
  bool remove(const std::shared_ptr<Job>& job);
  // Removes all jobs that the user may cancel. False if there were none.
  bool remove_cancellable();
  bool is_empty() const;
  std::shared_ptr<Job> oldest() const;
  // Takes out the oldest job that is done, of those started by then; null if there is none.
  std::shared_ptr<Job> take_done(std::chrono::steady_clock::time_point started_by);
  std::optional<Activity> activity();
  // Removes all jobs, for good.
  void close();

  // For the thread that works. Those that are still to do, oldest first.
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
