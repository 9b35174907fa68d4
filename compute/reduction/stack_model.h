#pragma once
// What is known of a stack before any layer is looked at.
#include "compute/fitting/map_moments.h"
#include "compute/fitting/principal_components.h"

namespace pw {

class StackModel {
 public:
  StackModel(MapMoments moments, Components components)
      : moments_(std::move(moments)), components_(std::move(components)), spread_(own_spread(moments_)) {}

  const MapMoments& moments() const { return moments_; }
  const Components& components() const { return components_; }
  const MapSpread& spread() const { return spread_; }

 private:
  MapMoments moments_;
  Components components_;
  MapSpread spread_;
};

}  // namespace pw
