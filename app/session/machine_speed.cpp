#include "app/session/machine_speed.h"

#include <exception>
#include <new>
#include <utility>

#include "compute/bench/pointwise_bench.h"
#include "compute/core/error.h"
#include "compute/parallel/helper_processors.h"

namespace pw {
namespace {

constexpr const char* kNoMemory = "there is not enough memory for it";

Expected<std::vector<BenchRow>> run_measurement(const MachineSpeed::Measurement& measurement, Progress& progress) {
  try {
    std::vector<BenchRow> rows = measurement(progress);
    if (rows.empty()) return Unexpected(Error{"", kNoMemory});
    return rows;
  } catch (const std::bad_alloc&) {
    return Unexpected(Error{"", kNoMemory});
  } catch (const std::exception& error) {
    return Unexpected(Error{"", error.what()});
  }
}

}  // namespace

MachineSpeed::MachineSpeed(Worker& worker, Measurement measurement)
    : worker_(worker), measurement_(std::move(measurement)) {}

MachineSpeed::State MachineSpeed::state() const {
  if (worker_.activity(Worker::Kind::kMeasure)) return State::kRunning;
  if (!rows_.empty()) return State::kDone;
  if (!failure_.empty()) return State::kFailed;
  return started_ ? State::kCancelled : State::kIdle;
}

void MachineSpeed::start() {
  if (state() == State::kRunning) return;
  started_ = true;
  rows_.clear();
  failure_.clear();
  worker_.start(Worker::Kind::kMeasure, "measuring this machine",
                [this, measurement = measurement_](Progress& progress, ThreadPool&) -> Worker::Completion {
                  auto result = run_measurement(measurement, progress);
                  return [this, result = std::move(result)] {
                    if (result) {
                      rows_ = *result;
                    } else {
                      failure_ = result.error().message();
                    }
                  };
                });
}

void MachineSpeed::cancel() {
  worker_.cancel(Worker::Kind::kMeasure);
}

float MachineSpeed::fraction() const {
  const auto activity = worker_.activity(Worker::Kind::kMeasure);
  return activity ? activity->fraction : 0.0F;
}

std::vector<BenchRow> measure_lesson_layer(Progress& progress) {
  BenchOptions options;
  options.shapes = {kLessonShape};
  options.threads = {1};
  if (processor_count() >= 2) options.threads.push_back(2);
  return pointwise_bench(options, &progress);
}

}  // namespace pw
