#pragma once
// What `pointwise cost --inception` prints.
#include <string>
#include <vector>

#include "compute/cost/inception.h"

namespace pw {

// Microseconds, the least of many rounds.
struct MeasuredModule {
  int threads = 1;
  double naive_us = 0.0, reduced_us = 0.0;
};

struct ModuleReport {
  InceptionModule module;                  // the one whose branches are listed
  const GoogLeNetModule* place = nullptr;  // of GoogLeNet, if it was named
  std::vector<MeasuredModule> measured;    // empty: nothing was measured
};

// One JSON object, of both ways; "measured" is absent if nothing was.
std::string module_json(const ModuleReport& report);
// For people.
std::string module_text(const ModuleReport& report);

}  // namespace pw
