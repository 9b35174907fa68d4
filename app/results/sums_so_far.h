#pragma once
// The outputs while only some of the maps have been added.
#include <cstdint>
#include <memory>
#include <span>

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
  const std::shared_ptr<const OutputMaps>& outputs() const { return shown_.outputs; }
  // What the outputs count: how many maps, and as a mask that mutes all others.
  std::int64_t count() const { return shown_.count; }
  const Mask& mask() const { return shown_.mask; }

 private:
  struct Source {
    std::shared_ptr<const InputStack> input;
    std::shared_ptr<const Weights> weights;
    Mask mask;
    bool operator==(const Source&) const = default;
  };
  struct Sums {
    std::shared_ptr<const OutputMaps> outputs;
    Mask mask;
    std::int64_t count = 0;
  };
  void sum_in_background(const Document& document, std::span<const std::int64_t> maps);

  Session& session_;
  Source source_;
  Sums shown_;
  JobSlot slot_;
};

}  // namespace pw
