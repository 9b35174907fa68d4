#pragma once

namespace pw {

// By the weights for an output, by the size of the products w·x, by the strength over all outputs, at random, by the
// correlation with an output, or by what is lost when a map alone is muted.
enum class MapsOrder { kMap, kWeight, kSize, kStrongest, kWeakest, kRandom, kCorrelation, kMatter };

}  // namespace pw
