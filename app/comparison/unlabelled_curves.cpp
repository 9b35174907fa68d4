#include "app/comparison/unlabelled_curves.h"

#include <fmt/format.h>

#include <utility>

#include "app/presentation/number_text.h"
#include "compute/reduction/reduction_source.h"

namespace pw {
namespace {

// The time rises with the cube; nobody has asked for them.
constexpr std::int64_t kMostUnlabelledMaps = 1024;

}  // namespace

void UnlabelledCurves::refresh(bool wanted) {
  const Document& document = session_.document();
  const Source now{document.input, document.training.seed, document.network.cout()};
  if (wanted && source_ == now) return;
  slot_.cancel();
  curves_.clear();
  problem_.clear();
  source_ = wanted ? std::optional(now) : std::nullopt;
  if (!wanted) return;
  if (document.shape().c > kMostUnlabelledMaps) {
    problem_ = fmt::format("not computed for more than {} maps", count_text(kMostUnlabelledMaps));
    return;
  }
  using Found = std::vector<ReductionCurve>;
  slot_.start<Found>(
      "the variance that comes back",
      [now](Progress& progress, ThreadPool&) -> Expected<Found> {
        const auto data = data_without_labels(now.input->features.maps);
        return variance_curves(*data, now.seed, now.outputs, &progress);
      },
      [this](Expected<Found> found) {
        if (!found) return void(problem_ = found.error().message());
        curves_ = std::move(*found);
      });
}

std::string UnlabelledCurves::missing() const {
  if (!curves_.empty() || !source_) return "";
  if (is_running()) return "…";
  // Of a job that was cancelled nothing is delivered.
  return !problem_.empty() ? problem_ : "cancelled: it starts again when this tab is opened again";
}

}  // namespace pw
