#include "app/jobs/jobs.h"

#include <utility>

namespace pw {

Jobs::Jobs(int threads, std::function<void()> wake, std::function<void(Error)> report, const JobSchedule& schedule)
    : threads_(schedule.threading == Threading::kThreads ? threads : 1),
      wake_(std::move(wake)),
      quick_(threads_, wake_, report, schedule),
      long_running_(threads_, wake_, std::move(report), schedule) {}

Jobs::~Jobs() {
  // Close both first, so that they end in parallel.
  quick_.close();
  long_running_.close();
}

void Jobs::tick() {
  quick_.tick();
  long_running_.tick();
}

std::optional<Activity> Jobs::activity() const {
  auto quick = quick_.activity();
  auto long_running = long_running_.activity();
  if (!quick || !long_running) return quick ? quick : long_running;
  return quick->started <= long_running->started ? quick : long_running;
}

bool Jobs::cancel() {
  const bool any_quick = quick_.cancel();
  const bool any_long = long_running_.cancel();
  return any_quick || any_long;
}

}  // namespace pw
