#include "compute/reduction/reduction_table.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <numeric>
#include <utility>

#include "compute/core/random.h"
#include "compute/fitting/linear_decoder.h"
#include "compute/fitting/principal_components.h"
#include "compute/reduction/learned_mix.h"
#include "compute/reduction/readout.h"

namespace pw {
namespace {

constexpr int kPairsRefitted = 40;
constexpr std::uint64_t kMixStream = 0x6d6978;
constexpr std::array kKindsInOrder = {
    ReductionKind::kAll,         ReductionKind::kLearned,     ReductionKind::kPca,     ReductionKind::kBestKept,
    ReductionKind::kRandomKept,  ReductionKind::kRandomMix,   ReductionKind::kCurrent, ReductionKind::kLearnedAndPca,
    ReductionKind::kKeptForMaps, ReductionKind::kMostVariance};

// Turned round where needed, so that output 1 rises with class 1 and output 0 with class 0.
void turn_towards_classes(Matrix& mix, Classifier& readout) {
  if (mix.cols() != 2 || readout.weight.cols() != 2) return;
  for (Eigen::Index output = 0; output < 2; ++output) {
    const double towards_one = readout.weight(output, 1) - readout.weight(output, 0);
    if ((output == 1) == (towards_one >= 0.0)) continue;
    mix.col(output) *= -1.0;
    readout.weight.row(output) *= -1.0;
  }
}

Matrix random_mix(const ReductionData& data, std::int64_t outputs, std::uint64_t seed, std::uint64_t draw) {
  Random random(seed, kMixStream + draw);
  Matrix mix(data.moments.maps(), outputs);
  for (double& value : mix.reshaped()) value = static_cast<double>(random.normal(1.0F));
  return mix;
}

std::vector<std::int64_t> most_varying(const ReductionData& data, std::int64_t count) {
  std::vector<std::int64_t> maps(static_cast<std::size_t>(data.moments.maps()));
  std::iota(maps.begin(), maps.end(), std::int64_t{0});
  const auto deviation = [&](std::int64_t map) {
    return data.moments.left_out[static_cast<std::size_t>(map)] ? -1.0 : data.moments.deviation[map];
  };
  std::ranges::stable_sort(maps, [&](std::int64_t a, std::int64_t b) { return deviation(a) > deviation(b); });
  maps.resize(static_cast<std::size_t>(count));
  return maps;
}

}  // namespace

class ReductionTable::Rows {
 public:
  Rows(std::shared_ptr<const ReductionData> data, std::int64_t outputs, std::uint64_t seed,
       std::optional<PointwiseLayer> current)
      : data_(std::move(data)), outputs_(outputs), seed_(seed), current_(std::move(current)), learned_(*data_) {
    assert(outputs_ >= 1);
  }

  bool has(ReductionKind kind) const {
    // Keeping or mixing as many maps as there are reduces nothing.
    const bool reduces = outputs_ < data_->moments.used_maps();
    switch (kind) {
      case ReductionKind::kAll:
        return true;
      case ReductionKind::kCurrent:
        return current_.has_value();
      case ReductionKind::kLearnedAndPca:
        return reduces && outputs_ == 2 && data_->classes == 2;
      default:
        return reduces;
    }
  }

  ReductionRow row(ReductionKind kind, const Progress* progress) {
    switch (kind) {
      case ReductionKind::kAll:
        return all(progress);
      case ReductionKind::kLearned:
        return mixed(kind, learned_.mix(outputs_, progress), progress);
      case ReductionKind::kPca:
        return mixed(kind, learned_.components(outputs_), progress);
      case ReductionKind::kBestKept:
        return kept(kind, best_kept(progress), progress);
      case ReductionKind::kCurrent:
        return mixed(kind, on_standardised_maps(data_->moments, *current_), progress);
      case ReductionKind::kLearnedAndPca:
        return mixed(kind, learned_.with_components(outputs_, progress), progress);
      case ReductionKind::kKeptForMaps:
        return kept(kind, kept_for_maps(), progress);
      case ReductionKind::kMostVariance:
        return kept(kind, most_varying(*data_, outputs_), progress);
      case ReductionKind::kRandomKept:
      case ReductionKind::kRandomMix:
        return drawn(kind, progress);
    }
    return {};
  }

 private:
  ReductionRow all(const Progress* progress) {
    ReductionRow row;
    row.folded = learned_.layer(progress);
    row.score = data_->score(row.folded);
    row.explained_raw = row.explained_standardised = 1.0;
    return row;
  }

  ReductionRow scored(ReductionKind kind, const Matrix& mix, const Classifier& readout) const {
    ReductionRow row;
    row.kind = kind;
    row.mix = in_units_of_stack(data_->moments, mix, Vector::Zero(mix.cols()));
    std::ranges::fill(row.mix.bias, 0.0F);
    row.folded = fold(*data_, mix, readout);
    row.score = data_->score(row.folded);
    const Explained explained = explained_by(data_->moments, mix, data_->scored);
    row.explained_raw = explained.raw;
    row.explained_standardised = explained.standardised;
    return row;
  }

  ReductionRow mixed(ReductionKind kind, Matrix mix, const Progress* progress) const {
    Classifier readout = fit_readout(*data_, mix, kReadoutRidge, progress);
    if (kind == ReductionKind::kCurrent) {
      ReductionRow row = scored(kind, mix, readout);
      row.mix = *current_;
      return row;
    }
    turn_towards_classes(mix, readout);
    return scored(kind, mix, readout);
  }

  ReductionRow kept(ReductionKind kind, std::vector<std::int64_t> maps, const Progress* progress) const {
    const Matrix mix = keeping(data_->moments.maps(), maps);
    ReductionRow row = scored(kind, mix, fit_readout(*data_, mix, kReadoutRidge, progress));
    // The maps as they are, not standardised.
    row.mix = PointwiseLayer(outputs_, data_->moments.maps());
    for (std::int64_t output = 0; output < outputs_; ++output)
      row.mix.w(output, maps[static_cast<std::size_t>(output)]) = 1.0F;
    row.kept = std::move(maps);
    return row;
  }

  ReductionRow drawn(ReductionKind kind, const Progress* progress) const {
    std::optional<ReductionRow> row;
    double accuracy = 0.0, iou = 0.0, raw = 0.0, standardised = 0.0;
    DrawRange range{1.0, 0.0};
    int draws = 0;
    for (; draws < kDraws && !(draws > 0 && progress != nullptr && progress->cancelled()); ++draws) {
      const auto draw = static_cast<std::uint64_t>(draws);
      const ReductionRow one = kind == ReductionKind::kRandomKept
                                   ? kept(kind, random_maps(*data_, outputs_, seed_, draw), progress)
                                   : mixed(kind, random_mix(*data_, outputs_, seed_, draw), progress);
      accuracy += one.score.accuracy;
      iou += one.score.iou.value_or(0.0);
      raw += one.explained_raw;
      standardised += one.explained_standardised;
      range = {std::min(range.least, one.score.iou.value_or(0.0)), std::max(range.most, one.score.iou.value_or(0.0))};
      if (!row) row = one;
    }
    row->draws = draws;
    if (row->score.iou) {
      row->score.iou = iou / draws;
      row->iou_of_draws = range;
    }
    row->score.accuracy = accuracy / draws;
    row->explained_raw = raw / draws;
    row->explained_standardised = standardised / draws;
    return *std::move(row);
  }

  // Of two, the pairs that least squares prefers are fitted again, and the one with the least log loss is kept; of
  // other numbers one map is chosen after another.
  std::vector<std::int64_t> best_kept(const Progress* progress) const {
    const TaskMoments task = data_->task();
    if (outputs_ != 2) return select_forward(task, outputs_);
    double least = 0.0;
    std::vector<std::int64_t> best;
    for (const MapPair& pair : best_pairs_for_task(task, kPairsRefitted)) {
      std::vector<std::int64_t> maps = {pair.first, pair.second};
      const Matrix mix = keeping(data_->moments.maps(), maps);
      const double loss = fit_readout(*data_, mix, kReadoutRidge, progress).loss;
      if (best.empty() || loss < least) {
        least = loss;
        best = std::move(maps);
      }
    }
    return best;
  }

  std::vector<std::int64_t> kept_for_maps() const {
    if (outputs_ != 2) return select_forward_for_maps(data_->moments.covariance, outputs_);
    const MapPair pair = best_pair_for_maps(data_->moments.covariance);
    return {pair.first, pair.second};
  }

  std::shared_ptr<const ReductionData> data_;
  std::int64_t outputs_;
  std::uint64_t seed_;
  std::optional<PointwiseLayer> current_;
  LearnedMix learned_;
};

ReductionTable::ReductionTable(std::shared_ptr<const ReductionData> data, std::int64_t outputs, std::uint64_t seed,
                               std::optional<PointwiseLayer> current)
    : rows_(std::make_unique<Rows>(std::move(data), outputs, seed, std::move(current))) {}

ReductionTable::~ReductionTable() = default;

std::vector<ReductionKind> ReductionTable::kinds() const {
  std::vector<ReductionKind> kinds;
  std::ranges::copy_if(kKindsInOrder, std::back_inserter(kinds), [&](ReductionKind kind) { return rows_->has(kind); });
  return kinds;
}

ReductionRow ReductionTable::row(ReductionKind kind, const Progress* progress) {
  assert(rows_->has(kind));
  return rows_->row(kind, progress);
}

}  // namespace pw
