#include "app/session/machine_speed.h"

#include <utility>

#include "compute/bench/pointwise_bench.h"
#include "compute/core/error.h"
#include "compute/parallel/cpu_affinity.h"

namespace pw {
namespace {

Expected<std::vector<BenchRow>> run_measurement(const MachineSpeed::Measurement& measurement, Progress& progress) {
  std::vector<BenchRow> rows = measurement(progress);
  if (rows.empty()) return fail("", "not enough memory");
  return rows;
}

}  // namespace

MachineSpeed::MachineSpeed(JobQueue& queue, Measurement measurement)
    : measurement_(std::move(measurement)), slot_(queue) {}

MachineSpeed::State MachineSpeed::state() const {
  if (slot_.is_busy()) return State::kRunning;
  if (!rows_.empty()) return State::kDone;
  if (!failure_.empty()) return State::kFailed;
  return started_ ? State::kCancelled : State::kIdle;
}

void MachineSpeed::start() {
  if (state() == State::kRunning) return;
  started_ = true;
  rows_.clear();
  failure_.clear();
  slot_.start<std::vector<BenchRow>>(
      "measuring this machine",
      [measurement = measurement_](Progress& progress, ThreadPool&) { return run_measurement(measurement, progress); },
      [this](Expected<std::vector<BenchRow>> rows) {
        if (rows) {
          rows_ = std::move(*rows);
        } else {
          failure_ = rows.error().reason;
        }
      });
}

std::vector<BenchRow> measure_lesson_layer(Progress& progress) {
  BenchOptions options;
  options.shapes = {kLessonShape};
  options.threads = {1};
  if (processor_count() >= 2) options.threads.push_back(2);
  return pointwise_bench(options, &progress);
}

}  // namespace pw
