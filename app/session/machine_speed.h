#pragma once
// Measures, on request, how fast this machine computes the lesson's layer.
#include <functional>
#include <string>
#include <vector>

#include "app/jobs/job_slot.h"
#include "compute/bench/bench_row.h"

namespace pw {

// Window thread only.
class MachineSpeed {
 public:
  // Runs on the queue's thread; may throw. After a cancellation its result is dropped.
  using Measurement = std::function<std::vector<BenchRow>(Progress&)>;
  MachineSpeed(JobQueue& queue, Measurement measurement);
  MachineSpeed(const MachineSpeed&) = delete;
  MachineSpeed& operator=(const MachineSpeed&) = delete;

  enum class State { kIdle, kRunning, kDone, kCancelled, kFailed };
  State state() const;
  // Drops the rows of the previous measurement. Does nothing while one is running.
  void start();
  void cancel() { slot_.cancel(); }
  // The progress of the running measurement, 0 … 1.
  float fraction() const { return slot_.fraction(); }
  // Empty unless done.
  const std::vector<BenchRow>& rows() const { return rows_; }
  // Why it failed, without subject or full stop; empty unless failed.
  const std::string& failure() const { return failure_; }

 private:
  Measurement measurement_;
  bool started_ = false;
  std::vector<BenchRow> rows_;
  std::string failure_;
  JobSlot slot_;
};

// The rows of `pointwise bench` for the lesson's shape, on one thread and, if there are at least two processors, on
// two.
std::vector<BenchRow> measure_lesson_layer(Progress& progress);

}  // namespace pw
