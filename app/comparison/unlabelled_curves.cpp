#include "app/comparison/unlabelled_curves.h"

#include <utility>

#include "compute/reduction/reduction_source.h"

namespace pw {
namespace {

// The time rises with the cube; nobody has asked for them.
constexpr std::int64_t kMostUnlabelledMaps = 1024;

}  // namespace

void UnlabelledCurves::refresh(bool wanted) {
  const Document& document = session_.document();
  if (!wanted || document.shape().c > kMostUnlabelledMaps) {
    slot_.cancel();
    source_.reset();
    curves_.clear();
    return;
  }
  const Source now{document.input, document.training.seed, document.network.cout()};
  if (source_ == now) return;
  source_ = now;
  curves_.clear();
  using Found = std::vector<ReductionCurve>;
  slot_.start<Found>(
      "the variance that comes back",
      [now](Progress& progress, ThreadPool&) -> Expected<Found> {
        const auto data = data_without_labels(now.input->features.maps);
        return variance_curves(*data, now.seed, now.outputs, &progress);
      },
      [this](Expected<Found> found) {
        if (found) curves_ = std::move(*found);
      });
}

}  // namespace pw
