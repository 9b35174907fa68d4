#include "app/cost/kept_variance.h"

#include "compute/reduction/reconstruction.h"

namespace pw {

Expected<std::vector<double>> kept_shares(const InputStack& input) {
  std::vector<double> shares = component_shares(*make_stack_model(input.features.maps.view()));
  if (shares.empty()) return fail("", "No map varies, so there is no variance to keep");
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
      "finding the variance that outputs can keep",
      [input = of_](Progress&, ThreadPool&) { return kept_shares(*input); },
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
