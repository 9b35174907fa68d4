#pragma once
// y by the kernel chosen beside *Change one value*, of x as it is.
#include <cstdint>
#include <memory>
#include <optional>

#include "app/jobs/job_slot.h"
#include "app/presentation/selection.h"
#include "app/session/session.h"
#include "compute/convolution/wide_kernel.h"

namespace pw {

// The kernel that y is computed by. A dense layer is only counted: beside it stands the 1×1.
KernelGeometry geometry_of(const PokeChoice& choice);

// Window thread only. Sums of the 1×1 are the session's; those of wider kernels are made in the background, unless the
// stack is small.
class KernelOutputs {
 public:
  // `session` must outlive this.
  explicit KernelOutputs(Session& session)
      : session_(session),
        slot_(session.jobs().quick(), JobSlot::Cancellable::kNo),
        following_slot_(session.jobs().quick(), JobSlot::Cancellable::kHidden) {}

  // Call once per frame.
  void refresh(const Document& document, const PokeChoice& choice);
  void clear();

  // By the kernel of the last refresh, but perhaps of the weights of some frames ago; null while there are none.
  const std::shared_ptr<const OutputMaps>& outputs() const { return outputs_; }
  // That made them; null: the 1×1.
  const WideKernel* kernel() const { return kernel_.get(); }
  // Of outputs().
  std::int64_t version() const { return version_; }
  // Whether they are of the document of the last refresh.
  bool is_current() const { return is_current_; }

 private:
  struct Of {
    std::shared_ptr<const InputStack> input;
    std::shared_ptr<const Weights> weights;
    Mask mask;
    KernelGeometry geometry;
    bool has_outer_taps = true;
    std::int64_t session_version = 0;  // of the 1×1
    bool operator==(const Of&) const = default;
  };
  struct Sums {
    std::shared_ptr<const WideKernel> kernel;
    std::shared_ptr<const OutputMaps> outputs;
  };
  static bool are_alike(const Of& a, const Of& b);
  static Sums sums_of(const Of& of, ThreadPool* pool, Progress* progress);
  void use_session(Of of);
  void compute(const Of& of);
  void use(Of of, Sums sums);

  Session& session_;
  std::optional<Of> of_, started_;
  std::shared_ptr<const WideKernel> kernel_;
  std::shared_ptr<const OutputMaps> outputs_;
  std::int64_t version_ = 0;
  bool is_current_ = false;
  JobSlot slot_, following_slot_;
};

}  // namespace pw
