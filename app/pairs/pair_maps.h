#pragma once
// All that Two layers shows of a pair on one image.
#include <memory>
#include <optional>
#include <vector>

#include "app/document/document.h"
#include "compute/core/progress.h"
#include "compute/layer/output_ranges.h"

namespace pw {

class ThreadPool;

// A tensor (1, c, h, w), and the range of each of its maps.
struct RangedMaps {
  Tensor maps;
  std::vector<OutputRange> ranges;
};

struct PairMaps {
  struct Of {
    Network network;
    std::shared_ptr<const InputStack> stack;
    std::int64_t n = 0;
    // For the score; null: there is none.
    std::shared_ptr<const GroundTruth> ground_truth;
    std::shared_ptr<const Image> picture;
    bool operator==(const Of&) const = default;
  } of;
  PointwiseLayer merged;  // into one layer, as if there were no activation

  RangedMaps sums;    // of the first layer
  RangedMaps hidden;  // after its activation; where it has none, after the ReLU that it could have
  // The outputs: of both layers without an activation, of the merged layer, of both with the activation, and the last
  // less the merged one: what the activation adds.
  RangedMaps linear, together, activated, added;

  std::vector<double> zero;        // by hidden map: the share of positions where it is 0 after the activation
  double zero_in_all = 0.0;        // the share where all of them are
  double merged_difference = 0.0;  // the largest of |linear − together|: rounding
  double added_difference = 0.0;   // the largest of |added|
  std::optional<double> iou_together, iou_activated;  // IoU (pixels) of road; absent without a score

  bool has_activation() const { return of.network.layer(0).parameters.activation != Activation::kNone; }
  // What the pair gives.
  const RangedMaps& y() const { return has_activation() ? activated : linear; }
  const RangedMaps& shown_hidden() const { return has_activation() ? hidden : sums; }
};

// Whether pair_maps() takes no longer than a frame has for it.
bool is_fast(const PairMaps::Of& of);
// A full pass through both layers. `pool` may be null.
PairMaps pair_maps(const PairMaps::Of& of, ThreadPool* pool);

}  // namespace pw
