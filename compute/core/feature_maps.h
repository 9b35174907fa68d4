#pragma once
// The maps that an extractor computes from an image: the input of the 1x1 convolution.
#include <string>
#include <vector>

#include "compute/core/tensor.h"

namespace pw {

struct FeatureMaps {
  Tensor maps;
  // One per map, or empty for maps without names (a loaded .npy).
  std::vector<std::string> names;
};

}  // namespace pw
