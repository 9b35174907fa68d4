#include "compute/reduction/reduction_curves.h"

#include <algorithm>
#include <utility>

#include "compute/fitting/linear_decoder.h"
#include "compute/reduction/learned_mix.h"
#include "compute/reduction/readout.h"

namespace pw {
namespace {

constexpr std::array<ReductionKind, CurveSearch::kCurves> kCurveKinds = {
    ReductionKind::kLearned, ReductionKind::kPca, ReductionKind::kBestKept, ReductionKind::kRandomKept};

std::vector<std::int64_t> outputs_of(const ReductionData& data, std::optional<std::int64_t> also) {
  std::vector<std::int64_t> outputs = curve_outputs_with(also);
  std::erase_if(outputs, [&](std::int64_t count) { return count >= data.moments.used_maps(); });
  return outputs;
}

}  // namespace

std::vector<std::int64_t> curve_outputs_with(std::optional<std::int64_t> also) {
  std::vector<std::int64_t> outputs(kCurveOutputs.begin(), kCurveOutputs.end());
  const auto at = also ? std::ranges::lower_bound(outputs, *also) : outputs.end();
  if (at != outputs.end() && *at != *also) outputs.insert(at, *also);
  return outputs;
}

class CurveSearch::Points {
 public:
  Points(const ReductionData& data, std::uint64_t seed) : data_(data), seed_(seed), learned_(data) {}

  ReductionPoint point(ReductionKind kind, std::int64_t outputs, const Progress* progress) {
    progress_ = progress;
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
  const Progress* progress_ = nullptr;
  LearnedMix learned_;
  std::vector<std::int64_t> forward_;
};

CurveSearch::CurveSearch(const ReductionData& data, std::uint64_t seed, std::optional<std::int64_t> also)
    : data_(data), seed_(seed), outputs_(outputs_of(data, also)), points_(std::make_unique<Points>(data, seed)) {}
CurveSearch::~CurveSearch() = default;

std::optional<ReductionCurve> CurveSearch::curve(std::size_t number, Progress* progress) {
  const auto is_cancelled = [&] { return progress != nullptr && progress->cancelled(); };
  const std::vector<std::int64_t>& outputs = outputs_;
  ReductionCurve& curve = curves_[number];
  curve.kind = kCurveKinds[number];
  curve.classes = data_.classes;
  while (curve.points.size() < outputs.size()) {
    if (is_cancelled()) return std::nullopt;
    const ReductionPoint point = points_->point(curve.kind, outputs[curve.points.size()], progress);
    if (is_cancelled()) {
      // Fits that were stopped are no fits.
      points_ = std::make_unique<Points>(data_, seed_);
      return std::nullopt;
    }
    curve.points.push_back(point);
    const std::size_t done = number * outputs.size() + curve.points.size();
    if (progress != nullptr) progress->report(static_cast<float>(done) / static_cast<float>(kCurves * outputs.size()));
  }
  return curve;
}

std::vector<ReductionCurve> variance_curves(const ReductionData& data, std::uint64_t seed,
                                            std::optional<std::int64_t> also, const Progress* progress) {
  LearnedMix mixes(data);
  ReductionCurve pca{ReductionKind::kPca, 0, {}}, random{ReductionKind::kRandomKept, 0, {}};
  for (const std::int64_t outputs : outputs_of(data, also)) {
    if (progress != nullptr && progress->cancelled()) break;
    const auto explained = [&](const Matrix& mix) { return explained_by(data.moments, mix, data.scored).standardised; };
    pca.points.push_back({outputs, {}, explained(mixes.components(outputs))});
    double sum = 0.0;
    for (int draw = 0; draw < kCurveDraws; ++draw)
      sum +=
          explained(keeping(data.moments.maps(), random_maps(data, outputs, seed, static_cast<std::uint64_t>(draw))));
    random.points.push_back({outputs, {}, sum / kCurveDraws});
  }
  return {std::move(pca), std::move(random)};
}

std::vector<ReductionCurve> reduction_curves(const ReductionData& data, std::uint64_t seed, Progress* progress,
                                             const std::function<void(const ReductionCurve&)>& found) {
  std::vector<ReductionCurve> curves;
  CurveSearch search(data, seed);
  for (std::size_t number = 0; number < CurveSearch::kCurves; ++number) {
    auto curve = search.curve(number, progress);
    if (!curve) break;
    if (found) found(*curve);
    curves.push_back(std::move(*curve));
  }
  return curves;
}

}  // namespace pw
