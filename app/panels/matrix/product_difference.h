#pragma once
// How far the outputs are from the same product summed in double.
#include <memory>
#include <optional>

#include "app/frame/frame.h"
#include "app/jobs/job_slot.h"
#include "compute/analysis/product_in_double.h"

namespace pw {

// Window thread only. Short products are summed within the frame, long ones in the background; none while a gesture
// changes the numbers.
class ProductDifference {
 public:
  // Nothing is found before it is called; further calls do nothing.
  void use(Jobs& jobs);
  // Call once per frame in which the difference is shown.
  void refresh(const Frame& frame);
  // Of the sums before the activation of the layer in the last refresh(); absent until it has been found.
  const std::optional<DoubleDifference>& found() const { return found_; }

 private:
  struct Source {
    std::shared_ptr<const InputStack> input;
    std::shared_ptr<const Weights> weights;
    Mask mask;
    std::int64_t outputs_version = 0;
    bool operator==(const Source&) const = default;
  };
  void start(const Document& document);

  std::unique_ptr<JobSlot> slot_;
  std::optional<Source> source_;
  bool is_due_ = false;  // for source_
  std::optional<DoubleDifference> found_;
};

}  // namespace pw
