#pragma once
// What a stack without labels has of a comparison: how much of its variance comes back from F′ outputs.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/jobs/job_slot.h"
#include "app/session/session.h"
#include "compute/reduction/reduction_curves.h"

namespace pw {

// Window thread only.
class UnlabelledCurves {
 public:
  // `session` must outlive this.
  explicit UnlabelledCurves(Session& session) : session_(session) {}

  // Call once per frame while a comparison is shown. `wanted`: of the document's stack; else what is computed is
  // forgotten.
  void refresh(bool wanted);
  // Of principal components and of maps kept at random, without an IoU; empty until they are there.
  const std::vector<ReductionCurve>& shown() const { return curves_; }
  bool is_running() const { return slot_.is_busy(); }
  // Why there are none, in a few words; empty if there are.
  std::string missing() const;

 private:
  struct Source {
    std::shared_ptr<const InputStack> input;
    std::uint64_t seed = 0;
    std::int64_t outputs = 0;
    bool operator==(const Source&) const = default;
  };

  Session& session_;
  std::optional<Source> source_;
  std::vector<ReductionCurve> curves_;
  std::string problem_;
  JobSlot slot_{session_.jobs().long_running()};
};

}  // namespace pw
