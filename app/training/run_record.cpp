#include "app/training/run_record.h"

#include <algorithm>
#include <utility>

namespace pw {
namespace {

constexpr std::size_t kMostCheckpoints = 64;
constexpr std::size_t kMostLabels = std::size_t{1} << 20;
constexpr std::int64_t kBigStack = std::int64_t{16} << 20;

}  // namespace

void RunRecord::add(TrainingEdit edit) {
  is_complete_ = is_complete_ && edit.setup->labels != nullptr && edit.setup->labels->classes.size() <= kMostLabels;
  if (!is_complete_) {
    edits_ = std::make_shared<std::vector<TrainingEdit>>();
    count_ = 0;
    return;
  }
  // A record that has gone on from here has edits of its own.
  if (edits_->size() != count_) edits_ = std::make_shared<std::vector<TrainingEdit>>(edits());
  edits_->push_back(std::move(edit));
  ++count_;
}

std::vector<TrainingEdit> RunRecord::edits() const {
  return {edits_->begin(), edits_->begin() + static_cast<std::ptrdiff_t>(count_)};
}

void RunCheckpoints::keep(const Network& network, const std::shared_ptr<const InputStack>& input,
                          const RunRecord& record) {
  std::erase_if(checkpoints_, [&](const Checkpoint& known) { return known.network == network; });
  checkpoints_.push_back({network, input, record});
  if (checkpoints_.size() > kMostCheckpoints) checkpoints_.pop_front();
}

const RunRecord* RunCheckpoints::find(const Network& network, const std::shared_ptr<const InputStack>& input) const {
  const auto found = std::ranges::find_if(
      checkpoints_, [&](const Checkpoint& known) { return known.network == network && known.input == input; });
  return found != checkpoints_.end() ? &found->record : nullptr;
}

void RunCheckpoints::forget_big_stacks(const std::shared_ptr<const InputStack>& but) {
  std::erase_if(checkpoints_, [&](const Checkpoint& known) {
    return known.input != but && known.input->features.maps.bytes() > kBigStack;
  });
}

}  // namespace pw
