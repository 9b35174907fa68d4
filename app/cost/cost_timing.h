#pragma once
// What the view Cost has measured on this machine.
#include <functional>
#include <string>
#include <vector>

#include "app/jobs/job_slot.h"
#include "compute/timing/layer_timing.h"

namespace pw {

// What is measured is kept with its setting and never shown for another. Window thread only.
class CostTiming {
 public:
  // Run on the queue's thread; may throw. After a cancellation their results are dropped.
  struct Measurements {
    std::function<Expected<LayerTiming>(const NextLayer&, Progress&, ThreadPool&)> layer;
    std::function<Expected<ModuleTiming>(const InceptionModule&, Progress&, ThreadPool&)> module;
  };
  // time_layer and time_module.
  static Measurements on_this_machine();
  CostTiming(JobQueue& queue, Measurements measurements);
  CostTiming(const CostTiming&) = delete;
  CostTiming& operator=(const CostTiming&) = delete;

  // Does nothing while one is running. What cannot be timed is told by problem().
  void start(const NextLayer& layer);
  void start(const InceptionModule& module);
  void cancel() { slot_.cancel(); }
  bool is_running() const { return slot_.is_busy(); }
  // Of the one that is running, 0 … 1.
  float fraction() const { return slot_.fraction(); }

  // Of this input, kernel and number of next maps, whatever its F′ is; null if there is none.
  const LayerTiming* timing(const NextLayer& layer) const;
  // With its F′; null if there is none.
  const TimedPoint* point(const NextLayer& layer, int threads) const;
  // Of this module, with and without reductions; null if there is none.
  const ModuleTiming* timing(const InceptionModule& module) const;
  // Why the last one that was asked for is not there, if it was asked for this setting; in one sentence. Empty
  // otherwise.
  std::string problem(const NextLayer& layer) const;
  std::string problem(const InceptionModule& module) const;

 private:
  void keep(LayerTiming timing);
  void keep(ModuleTiming timing);

  Measurements measurements_;
  std::vector<LayerTiming> layers_;
  std::vector<ModuleTiming> modules_;
  NextLayer failed_layer_;
  InceptionModule failed_module_;
  std::string layer_problem_, module_problem_;
  JobSlot slot_;
};

// "fastest of 300 runs"; "fastest of at least 40 runs" where the candidates shown have run unequally often.
std::string runs_text(const CostTiming& timing, const NextLayer& layer);
std::string runs_text(const ModuleTiming& timing);
// Why what is timed differs from what is counted, or that it does not: one sentence.
std::string timing_sentence(const NextLayer& layer, const TimedPoint& point);
std::string timing_sentence(const InceptionModule& module, const ModuleTiming::Row& row);
// What computes what, and how it is timed: for explanations.
std::string timing_method(const LayerTiming& timing, const TimedPoint& point);
std::string timing_method(const ModuleTiming& timing, const ModuleTiming::Row& row);

}  // namespace pw
