#include "compute/layer/merged_layer.h"

#include <cassert>

namespace pw {

PointwiseLayer merged_layer(const PointwiseLayer& first, const PointwiseLayer& second) {
  assert(first.cout == second.cin);
  PointwiseLayer merged(second.cout, first.cin);
  merged.activation = second.activation;
  std::vector<double> row;
  for (std::int64_t o = 0; o < second.cout; ++o) {
    row.assign(static_cast<std::size_t>(first.cin), 0.0);
    double bias = second.bias[static_cast<std::size_t>(o)];
    for (std::int64_t j = 0; j < first.cout; ++j) {
      const double weight = second.w(o, j);
      bias += weight * first.bias[static_cast<std::size_t>(j)];
      for (std::int64_t i = 0; i < first.cin; ++i) row[static_cast<std::size_t>(i)] += weight * first.w(j, i);
    }
    for (std::int64_t i = 0; i < first.cin; ++i) merged.w(o, i) = static_cast<float>(row[static_cast<std::size_t>(i)]);
    merged.bias[static_cast<std::size_t>(o)] = static_cast<float>(bias);
  }
  return merged;
}

}  // namespace pw
