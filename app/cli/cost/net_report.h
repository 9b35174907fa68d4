#pragma once
// What `pointwise cost --net` prints.
#include <string>

#include "compute/cost/known_nets.h"

namespace pw {

// One JSON object. `share_1x1` are fractions of the multiply-adds and of the weights.
std::string net_json(const KnownNet& net);
// For people: by kind of layer.
std::string net_text(const KnownNet& net);

}  // namespace pw
