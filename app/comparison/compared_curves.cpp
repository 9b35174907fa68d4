#include "app/comparison/compared_curves.h"

#include <utility>

#include "compute/labels/label_reduction.h"
#include "compute/labels/label_sample.h"
#include "compute/reduction/reduction_source.h"

namespace pw {
namespace {

constexpr std::int64_t kSampledPerClass = 40;

}  // namespace

ComparedCurves::ComparedCurves(std::shared_ptr<const ReductionData> task, MakeData make_classes, std::uint64_t seed,
                               std::int64_t table_outputs)
    : seed_(seed), table_outputs_(table_outputs) {
  sets_[0].make = [task = std::move(task)] { return task; };
  sets_[1].make = std::move(make_classes);
}

std::vector<ReductionCurve> ComparedCurves::find(std::size_t number, Progress& progress) {
  Set& set = sets_[number / CurveSearch::kCurves];
  if (!set.is_made) {
    set.data = set.make();
    set.is_made = true;
    if (set.data != nullptr) set.search.emplace(*set.data, seed_, table_outputs_);
  }
  if (!set.search) return {};
  auto curve = set.search->curve(number % CurveSearch::kCurves, &progress);
  return curve ? std::vector{std::move(*curve)} : std::vector<ReductionCurve>();
}

std::shared_ptr<const ReductionData> nine_classes(const Document& document) {
  if (document.ground_truth == nullptr || document.picture == nullptr || document.shape().n != 1) return nullptr;
  const Image& picture = *document.picture;
  std::vector<std::uint8_t> scored =
      reduce_labels(*document.ground_truth, picture.height, picture.width, document.shape().h, document.shape().w);
  const auto fitted = sample_labels(scored, kSampledPerClass, document.training.seed);
  for (std::size_t p = 0; p < fitted.size(); ++p) {
    if (fitted[p] != kNoClass) scored[p] = kNoClass;
  }
  auto data = data_of_stack(document.input->features.maps, fitted, scored, kSceneClasses);
  return data ? *data : nullptr;
}

}  // namespace pw
