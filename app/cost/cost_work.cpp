#include "app/cost/cost_work.h"

namespace pw {

void CostWork::change(const CostSettings& settings) {
  if (settings != history_.current()) history_.push(settings);
}

std::int64_t CostWork::begin_gesture() {
  history_.begin_gesture();
  return ++gestures_;
}

void CostWork::take_back(std::int64_t gesture) {
  if (gesture != gestures_) return;
  history_.end_gesture();
  if (!history_.ends_in_gesture()) return;
  history_.undo();
  history_.restore_redo();
}

}  // namespace pw
