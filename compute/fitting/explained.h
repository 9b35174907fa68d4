#pragma once
// How much of maps comes back.
#include <optional>
#include <vector>

namespace pw {

struct Explained {
  double raw = 0.0;                         // share of the maps' variance, summed in the units of the stack
  double standardised = 0.0;                // the mean over the maps that are not constant
  std::vector<std::optional<double>> maps;  // of each map; absent for those left out
};

}  // namespace pw
