#pragma once
// What an extractor makes of an image, and what a 1x1 convolution mixes.
#include <string>
#include <vector>

#include "compute/core/tensor.h"

namespace pw {

struct FeatureMaps {
  Tensor maps;
  // One per map, or empty where nobody named them (a loaded .npy).
  std::vector<std::string> names;
};

}  // namespace pw
