#include "compute/fitting/class_layer.h"

#include <array>
#include <cassert>
#include <vector>

#include "compute/fitting/classifier.h"
#include "compute/fitting/map_moments.h"

namespace pw {

PointwiseLayer fit_class_layer(TensorView maps, std::span<const std::uint8_t> labels, std::int64_t classes,
                               double ridge, const Progress* progress) {
  assert(static_cast<std::int64_t>(labels.size()) == maps.shape.n * maps.shape.pixels());
  std::vector<std::int64_t> positions;
  std::vector<std::int32_t> kinds;
  for (std::size_t p = 0; p < labels.size(); ++p) {
    if (labels[p] >= classes) continue;
    positions.push_back(static_cast<std::int64_t>(p));
    kinds.push_back(labels[p]);
  }
  if (positions.empty()) return {classes, maps.shape.c};
  const std::array stacks = {maps};
  const MapMoments moments = map_moments(stacks);
  const Classifier found = fit_classifier(standardised_rows(moments, maps, positions), kinds, classes, ridge, progress);
  return in_units_of_stack(moments, found.weight, found.bias);
}

}  // namespace pw
