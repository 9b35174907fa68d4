#pragma once
// The settings of the view Cost with their history, and what has been measured for them.
#include <cstdint>
#include <utility>

#include "app/cost/cost_settings.h"
#include "app/cost/cost_timing.h"

namespace pw {

// Window thread only.
class CostWork {
 public:
  CostWork(JobQueue& queue, CostTiming::Measurements measurements) : timing_(queue, std::move(measurements)) {}

  const CostSettings& settings() const { return history_.current(); }
  const CostHistory& history() const { return history_; }

  // Does nothing if they are equal. Within a gesture everything is one step.
  void change(const CostSettings& settings);
  std::int64_t begin_gesture();
  void end_gesture() { history_.end_gesture(); }
  bool is_open(std::int64_t gesture) const { return history_.in_gesture() && gesture == gestures_; }
  // Ends the gesture; if it is the last one and nothing has come after it, it has changed nothing and is no step.
  void take_back(std::int64_t gesture);
  void undo() { history_.undo(); }
  void redo() { history_.redo(); }

  const CostTiming& timing() const { return timing_; }
  CostTiming& timing() { return timing_; }

 private:
  CostHistory history_{CostSettings{}};
  std::int64_t gestures_ = 0;
  CostTiming timing_;
};

}  // namespace pw
