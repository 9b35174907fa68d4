#pragma once
// A value that moves by itself.
#include <algorithm>

namespace pw {

// From one value to another at constant speed. Its place comes from the clock, so that a slow machine skips places
// instead of falling behind. Times are in seconds of ImGui::GetTime.
struct Motion {
  double began = 0.0;
  double seconds = 1.0;
  float from = 0.0F, to = 1.0F;

  float at(double now) const {
    const double share = seconds > 0.0 ? std::clamp((now - began) / seconds, 0.0, 1.0) : 1.0;
    return from + static_cast<float>(share) * (to - from);
  }
  bool has_ended(double now) const { return now - began >= seconds; }
  bool operator==(const Motion&) const = default;
};

}  // namespace pw
