#pragma once
// Two 1x1 convolutions without an activation between them are one.
#include "compute/layer/pointwise_layer.h"

namespace pw {

// W = W2 W1, b = W2 b1 + b2, each summed in double and rounded once. `first` makes as many outputs as `second` reads;
// its activation is left out, that of `second` kept.
PointwiseLayer merged_layer(const PointwiseLayer& first, const PointwiseLayer& second);

}  // namespace pw
