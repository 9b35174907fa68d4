#pragma once
// How long is waited for what ought to come.
#include <chrono>
#include <ctime>

namespace pw {

// Of this process, all its threads together, in seconds.
inline double processor_seconds() {
  std::timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

// Half a minute, and where other programs take the processors until this one has had its share of them.
class Patience {
 public:
  static constexpr std::chrono::seconds kLeast{30}, kMost{300};

  bool is_over() const {
    constexpr double kShare = 20.0;
    const auto waited = std::chrono::steady_clock::now() - begun_;
    return waited > kMost || (waited > kLeast && processor_seconds() - processor_begun_ > kShare);
  }

 private:
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  double processor_begun_ = processor_seconds();
};

}  // namespace pw
