#include "app/cost/kept_variance.h"

#include <algorithm>

#include "compute/fitting/map_moments.h"
#include "compute/fitting/principal_components.h"

namespace pw {
namespace {

constexpr std::int64_t kMostKeptShares = 64;  // where finding all would take long

}  // namespace

Expected<std::vector<double>> kept_shares(const InputStack& input) {
  const TensorView stack = input.features.maps.view();
  const MapMoments moments = map_moments({&stack, 1});
  const double whole = moments.covariance.trace();
  if (!(whole > 0.0)) return fail("", "No map varies, so there is no variance to keep");
  const std::int64_t count = moments.maps() <= kMostExactMaps ? moments.maps() : kMostKeptShares;
  const Vector variances = principal_components(moments.covariance, count).variances;
  std::vector<double> shares;
  double sum = 0.0;
  for (std::int64_t i = 0; i < variances.size(); ++i) {
    sum += variances[i];
    shares.push_back(std::clamp(sum / whole, 0.0, 1.0));
  }
  return shares;
}

void KeptVariance::refresh(const Document& document) {
  if (of_ == document.input) return;
  of_ = document.input;
  start();
}

void KeptVariance::try_again() {
  if (of_ != nullptr && state() == State::kFailed) start();
}

void KeptVariance::start() {
  shares_.clear();
  problem_.clear();
  slot_.start<std::vector<double>>(
      "finding the variance that outputs can keep", [input = of_](Progress&, ThreadPool&) { return kept_shares(*input); },
      [this](Expected<std::vector<double>> found) {
        if (!found) {
          problem_ = found.error().message();
          return;
        }
        shares_ = std::move(*found);
      });
}

KeptVariance::State KeptVariance::state() const {
  if (of_ == nullptr) return State::kAbsent;
  if (!shares_.empty()) return State::kFound;
  return slot_.is_busy() ? State::kFinding : State::kFailed;
}

std::optional<double> KeptVariance::share(std::int64_t outputs) const {
  if (shares_.empty() || outputs < 1 || outputs > static_cast<std::int64_t>(shares_.size())) return std::nullopt;
  return shares_[static_cast<std::size_t>(outputs - 1)];
}

}  // namespace pw
