#pragma once
// How fast this machine is with the lesson's layer, measured on request.
#include <functional>
#include <string>
#include <vector>

#include "app/jobs/job_slot.h"
#include "compute/bench/bench_row.h"

namespace pw {

// Window thread only.
class MachineSpeed {
 public:
  // Runs on the queue's thread; may throw. What it returns after a cancellation is dropped.
  using Measurement = std::function<std::vector<BenchRow>(Progress&)>;
  MachineSpeed(JobQueue& queue, Measurement measurement);
  MachineSpeed(const MachineSpeed&) = delete;
  MachineSpeed& operator=(const MachineSpeed&) = delete;

  enum class State { kIdle, kRunning, kDone, kCancelled, kFailed };
  State state() const;
  // Forgets the rows of the measurement before. Does nothing while one runs.
  void start();
  void cancel() { slot_.cancel(); }
  // Of the one that runs, 0 … 1.
  float fraction() const { return slot_.fraction(); }
  // Empty unless done.
  const std::vector<BenchRow>& rows() const { return rows_; }
  // Why it failed: half a sentence, empty unless failed.
  const std::string& failure() const { return failure_; }

 private:
  Measurement measurement_;
  bool started_ = false;
  std::vector<BenchRow> rows_;
  std::string failure_;
  JobSlot slot_;
};

// The rows of `pointwise bench` for the lesson's shape, on one thread and, where there are two processors, on two.
std::vector<BenchRow> measure_lesson_layer(Progress& progress);

}  // namespace pw
