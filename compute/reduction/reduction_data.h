#pragma once
// What reductions are fitted to and scored on.
#include <cstdint>
#include <functional>
#include <vector>

#include "compute/fitting/kept_maps.h"
#include "compute/fitting/map_moments.h"
#include "compute/reduction/reduction.h"

namespace pw {

struct ReductionData {
  MapMoments moments;  // over all positions, labelled or not
  Matrix rows;         // standardised, of the positions that are fitted on
  std::vector<std::int32_t> labels;
  std::int64_t classes = 2;
  MapSpread scored;  // of the positions whose maps are to be recovered
  ScoreLayer score;

  TaskMoments task() const { return task_moments(rows, labels); }
};

}  // namespace pw
