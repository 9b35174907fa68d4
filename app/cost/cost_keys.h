#pragma once
// The settings of Cost by name, for the command line.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/cost/cost_settings.h"

namespace pw {

struct CostKey {
  std::string_view key;  // "cost.fp"
  std::string values;    // "a whole number from 1 to 1,000,000,000"
  // Whether the text is such a value; then it is set.
  std::function<bool(CostSettings&, std::string_view)> set;
};

const std::vector<CostKey>& cost_keys();

}  // namespace pw
