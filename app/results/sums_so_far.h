#pragma once
// The outputs while only some of the maps have been added.
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "app/jobs/job_slot.h"
#include "app/session/session.h"

namespace pw {

// Window thread only. Small stacks are summed within the frame, big ones in the background.
class SumsSoFar {
 public:
  // `session` must outlive this.
  explicit SumsSoFar(Session& session) : session_(session), slot_(session.jobs().quick(), JobSlot::Cancellable::kNo) {}

  // Call once per frame: the sums of `maps` alone, silenced ones counting as zero, and the bias.
  void refresh(const Document& document, std::span<const std::int64_t> maps);

  // Null if all maps are counted, when the session's outputs are the sums, and while nothing has been summed yet that
  // fits the document. May be of an earlier frame while a big stack is summed.
  const std::shared_ptr<const OutputMaps>& outputs() const { return outputs_; }
  // How many maps the outputs count.
  std::int64_t count() const { return count_; }

 private:
  struct Source {
    std::shared_ptr<const InputStack> input;
    std::shared_ptr<const Weights> weights;
    Mask mask;
    std::vector<std::int64_t> maps;
    bool operator==(const Source&) const = default;
  };
  void sum_in_background(const Document& document, PointwiseLayer layer, std::int64_t count);

  Session& session_;
  Source source_;
  std::shared_ptr<const OutputMaps> outputs_;
  std::int64_t count_ = 0;
  JobSlot slot_;
};

// The layer with only these maps; silenced ones count as zero.
PointwiseLayer restricted(const PointwiseLayer& layer, const Mask& mask, std::span<const std::int64_t> maps);

}  // namespace pw
