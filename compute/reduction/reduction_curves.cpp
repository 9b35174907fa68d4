#include "compute/reduction/reduction_curves.h"

#include "compute/fitting/linear_decoder.h"
#include "compute/reduction/learned_mix.h"
#include "compute/reduction/readout.h"

namespace pw {
namespace {

constexpr std::array kCurveKinds = {ReductionKind::kLearned, ReductionKind::kPca, ReductionKind::kBestKept,
                                    ReductionKind::kRandomKept};

std::vector<std::int64_t> outputs_of(const ReductionData& data) {
  std::vector<std::int64_t> outputs;
  for (const std::int64_t count : kCurveOutputs)
    if (count < data.moments.used_maps()) outputs.push_back(count);
  return outputs;
}

class Curves {
 public:
  Curves(const ReductionData& data, std::uint64_t seed, const Progress* progress)
      : data_(data), seed_(seed), progress_(progress), learned_(data) {}

  ReductionPoint point(ReductionKind kind, std::int64_t outputs) {
    switch (kind) {
      case ReductionKind::kLearned:
        return learned(outputs);
      case ReductionKind::kPca:
        return scored(learned_.components(outputs));
      case ReductionKind::kBestKept:
        return scored(keeping(data_.moments.maps(), best(outputs)));
      default:
        return drawn(outputs);
    }
  }

 private:
  ReductionPoint point_of(const Matrix& mix, const Classifier& readout) const {
    return {mix.cols(), data_.score(fold(data_, mix, readout)).iou,
            explained_by(data_.moments, mix, data_.scored).standardised};
  }
  ReductionPoint scored(const Matrix& mix) const {
    return point_of(mix, fit_readout(data_, mix, kReadoutRidge, progress_));
  }

  // With its own read-out: both layers were fitted together.
  ReductionPoint learned(std::int64_t outputs) {
    if (data_.classes == 2) return scored(learned_.with_components(outputs, progress_));
    const Bottleneck bottleneck =
        fit_bottleneck(data_.rows, data_.labels, data_.classes, {.outputs = outputs, .seed = seed_}, progress_);
    return point_of(bottleneck.mix, bottleneck.readout);
  }

  std::vector<std::int64_t> best(std::int64_t outputs) {
    if (forward_.empty()) forward_ = select_forward(data_.task(), kCurveOutputs.back());
    return {forward_.begin(), forward_.begin() + outputs};
  }

  ReductionPoint drawn(std::int64_t outputs) const {
    ReductionPoint mean{outputs, 0.0, 0.0};
    int draws = 0;
    for (; draws < kCurveDraws && !(draws > 0 && progress_ != nullptr && progress_->cancelled()); ++draws) {
      const auto maps = random_maps(data_, outputs, seed_, static_cast<std::uint64_t>(draws));
      const ReductionPoint one = scored(keeping(data_.moments.maps(), maps));
      *mean.iou += one.iou.value_or(0.0);
      mean.explained_standardised += one.explained_standardised;
    }
    *mean.iou /= draws;
    mean.explained_standardised /= draws;
    return mean;
  }

  const ReductionData& data_;
  std::uint64_t seed_;
  const Progress* progress_;
  LearnedMix learned_;
  std::vector<std::int64_t> forward_;
};

}  // namespace

std::vector<ReductionCurve> reduction_curves(const ReductionData& data, std::uint64_t seed, Progress* progress,
                                             const std::function<void(const ReductionCurve&)>& found) {
  const std::vector<std::int64_t> outputs = outputs_of(data);
  const auto all = static_cast<float>(kCurveKinds.size() * outputs.size());
  float done = 0.0F;
  Curves curves(data, seed, progress);
  std::vector<ReductionCurve> result;
  for (const ReductionKind kind : kCurveKinds) {
    ReductionCurve curve{kind, data.classes, {}};
    for (const std::int64_t count : outputs) {
      if (progress != nullptr && progress->cancelled()) return result;
      curve.points.push_back(curves.point(kind, count));
      if (progress != nullptr) progress->report(++done / all);
    }
    if (progress != nullptr && progress->cancelled()) return result;
    if (found) found(curve);
    result.push_back(std::move(curve));
  }
  return result;
}

}  // namespace pw
