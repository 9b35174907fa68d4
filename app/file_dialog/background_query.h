#pragma once
// File system queries off the window's thread: a network folder may take seconds, or never answer.
#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "compute/core/error.h"

namespace pw {

// Window thread only. The newest query wins; the answer of an older one that is still running is dropped.
template <class Answer>
class BackgroundQuery {
 public:
  using Work = std::function<Expected<Answer>()>;

  // `wake` is called from the worker when an answer is ready (in the window: glfwPostEmptyEvent). It may be called
  // after this object is destroyed, so it must remain valid.
  explicit BackgroundQuery(std::function<void()> wake) : wake_(std::move(wake)) {}

  // Starts `work` and waits up to a few milliseconds, so that a fast answer arrives in the same frame. If the work
  // throws, the error is `subject` with `failure`, for example "cannot be listed".
  void ask(std::string subject, std::string failure, Work work);
  bool is_pending() const { return job_ != nullptr; }
  void drop() { job_.reset(); }
  // The answer to the last query, once; empty while it runs.
  std::optional<Expected<Answer>> poll();

 private:
  // Shared by the window and one worker; the last one to let go frees it.
  struct Job {
    std::mutex mutex;
    std::condition_variable done;
    std::optional<Expected<Answer>> answer;  // guarded by mutex

    void finish(Expected<Answer> found) {
      const std::lock_guard lock(mutex);
      answer = std::move(found);
      done.notify_all();
    }
  };
  static Expected<Answer> run(const std::string& subject, const std::string& failure, const Work& work);

  std::function<void()> wake_;
  std::shared_ptr<Job> job_;
};

template <class Answer>
Expected<Answer> BackgroundQuery<Answer>::run(const std::string& subject, const std::string& failure,
                                              const Work& work) {
  try {
    return work();
  } catch (const std::exception& error) {
    return fail(subject, "{}: {}", failure, error.what());
  }
}

template <class Answer>
void BackgroundQuery<Answer>::ask(std::string subject, std::string failure, Work work) {
  constexpr std::chrono::milliseconds kMaxWait{4};
  job_ = std::make_shared<Job>();
  try {
    // Detached: a folder that never answers must not keep the program from ending.
    std::thread([job = job_, wake = wake_, subject, failure, work = std::move(work)] {
      job->finish(run(subject, failure, work));
      if (wake) wake();
    }).detach();
  } catch (const std::exception& error) {
    job_->finish(fail(std::move(subject), "{}: {}", failure, error.what()));
  }
  std::unique_lock lock(job_->mutex);
  job_->done.wait_for(lock, kMaxWait, [&] { return job_->answer.has_value(); });
}

template <class Answer>
std::optional<Expected<Answer>> BackgroundQuery<Answer>::poll() {
  if (job_ == nullptr) return std::nullopt;
  std::optional<Expected<Answer>> answer;
  {
    const std::lock_guard lock(job_->mutex);
    if (!job_->answer.has_value()) return std::nullopt;
    answer = std::move(job_->answer);
  }
  job_.reset();
  return answer;
}

}  // namespace pw
