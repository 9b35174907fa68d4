#pragma once
// How far the outputs are from the same product summed in double.
#include <memory>
#include <optional>

#include "app/frame/frame.h"
#include "app/jobs/job_slot.h"

namespace pw {

// Window thread only. Small stacks are summed within the frame, big ones in the background.
class ProductDifference {
 public:
  // Before the first refresh(); further calls do nothing.
  void use(Jobs& jobs);
  // Call once per frame.
  void refresh(const Frame& frame);
  // The largest one of all sums before the activation; absent until it has been found.
  const std::optional<double>& largest() const { return largest_; }

 private:
  struct Source {
    std::shared_ptr<const InputStack> input;
    std::shared_ptr<const Weights> weights;
    Mask mask;
    std::int64_t outputs_version = 0;
    bool operator==(const Source&) const = default;
  };

  std::unique_ptr<JobSlot> slot_;
  std::optional<Source> source_;
  std::optional<double> largest_;
};

}  // namespace pw
