#pragma once
// What the rows of a comparison make of the stack that is shown, and their weights for the document.
#include <map>
#include <memory>

#include "app/frame/frame.h"

namespace pw {

// The row's read-out times its mix, with names, classes and a score; null without a row of this kind.
std::shared_ptr<const Weights> folded_weights(const Frame& frame, ReductionKind kind);
// The mix alone: neutral, without a score. Null where nothing is reduced.
std::shared_ptr<const Weights> bare_weights(const Frame& frame, ReductionKind kind);
// Whether the document has the row's weights.
bool is_row_in_use(const Frame& frame, const ReductionRow& row);

class RowPictures {
 public:
  struct Maps {
    PointwiseLayer mix, folded;  // of which they are
    Tensor outputs;              // of the mix: (1, outputs, h, w); empty where nothing is reduced
    Tensor sums;                 // of `folded`: (1, classes, h, w)
    std::int64_t version = 0;
  };
  // Null where the stack is too big to be read in a frame.
  const Maps* of(const Frame& frame, const ReductionRow& row);

 private:
  struct Source {
    std::shared_ptr<const InputStack> input;
    std::int64_t n = 0;
    bool operator==(const Source&) const = default;
  };
  Source source_;
  std::int64_t version_ = 0;
  std::map<ReductionKind, Maps> maps_;
};

}  // namespace pw
