#pragma once
// Notices for stderr, printed only on success: a failure prints exactly one line.
#include <string>
#include <vector>

#include "compute/analysis/statistics.h"

namespace pw {

class Notices {
 public:
  void add(std::string text) { texts_.push_back(std::move(text)); }
  // Says how many of these values are not finite, if any.
  void count_nonfinite(const std::string& subject, const PlaneStatistics& statistics);
  void show_all() const;

 private:
  std::vector<std::string> texts_;
};

}  // namespace pw
