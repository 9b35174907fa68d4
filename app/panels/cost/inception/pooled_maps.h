#pragma once
// x after a max pooling 3×3 with stride 1, as a box shows it.
#include <memory>
#include <optional>

#include "app/frame/frame.h"
#include "app/jobs/job_slot.h"
#include "app/panels/cost/map_box.h"

namespace pw {

// Window thread only. Pooled in the background, once for a stack.
class PooledMaps {
 public:
  // Call once per frame in which it is shown.
  void refresh(Frame& frame);
  // Of the image in the last refresh(); null until they have been found.
  const BoxFaces* faces() const { return faces_ ? &*faces_ : nullptr; }
  DataVersion version() const { return {source_ ? source_->input : nullptr, found_, source_ ? source_->n : 0}; }

 private:
  struct Source {
    std::shared_ptr<const InputStack> input;
    std::int64_t n = 0;
    bool is_signed = false, is_pixels = false;
    bool operator==(const Source&) const = default;
  };
  void start();

  std::unique_ptr<JobSlot> slot_;
  std::optional<Source> source_;
  std::optional<BoxFaces> faces_;
  std::int64_t found_ = 0;  // how often
};

}  // namespace pw
