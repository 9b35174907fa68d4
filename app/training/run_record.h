#pragma once
// Where a training run stands, what was done to it, and which weights of the history belong to which state.
#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "app/training/training_edits.h"

namespace pw {

// Copies are cheap but for the curve: they share the edits up to where they stand.
class RunRecord {
 public:
  const std::optional<TrainingProgress>& progress() const { return progress_; }
  std::optional<TrainingProgress>& progress() { return progress_; }
  // Records what was done before the next step. Edits of very large label maps are not kept: the record is then empty
  // for good.
  void add(TrainingEdit edit);
  // From the start of the run on; empty where they were too large to keep.
  std::vector<TrainingEdit> edits() const;

 private:
  std::optional<TrainingProgress> progress_;
  std::shared_ptr<std::vector<TrainingEdit>> edits_ = std::make_shared<std::vector<TrainingEdit>>();
  std::size_t count_ = 0;  // those of this record
  bool is_complete_ = true;
};

// Undo and redo lead to weights of the history; the newest of them find their records here.
class RunCheckpoints {
 public:
  void keep(const Network& network, const std::shared_ptr<const InputStack>& input, const RunRecord& record);
  // Null if these weights, on this stack, belong to none.
  const RunRecord* find(const Network& network, const std::shared_ptr<const InputStack>& input) const;
  // Lets go of big stacks other than this one.
  void forget_big_stacks(const std::shared_ptr<const InputStack>& but);

 private:
  struct Checkpoint {
    Network network;
    std::shared_ptr<const InputStack> input;
    RunRecord record;
  };
  std::deque<Checkpoint> checkpoints_;
};

}  // namespace pw
