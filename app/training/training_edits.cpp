#include "app/training/training_edits.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace pw {
namespace {

bool same_bits(float a, float b) {
  return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b);
}

void copy_changes(const std::vector<float>& before, const std::vector<float>& now, std::vector<float>& layer,
                  std::vector<bool>& changed) {
  assert(before.size() == now.size() && now.size() == layer.size());
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (same_bits(before[i], now[i])) continue;
    layer[i] = now[i];
    changed.resize(now.size());
    changed[i] = true;
  }
}

}  // namespace

LayerLocks copy_changes(const PointwiseLayer& before, const PointwiseLayer& now, PointwiseLayer& layer) {
  LayerLocks changed;
  copy_changes(before.weight, now.weight, layer.weight, changed.weight);
  copy_changes(before.bias, now.bias, layer.bias, changed.bias);
  return changed;
}

TrainingProgress replay(const std::vector<TrainingEdit>& edits, std::int64_t steps) {
  TrainingProgress progress;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    TrainingWork work(*edits[i].setup, nullptr);
    work.hold(edits[i].held);
    if (i == 0) progress = work.start(edits[i].layer);
    if (i == 0 || edits[i].begins_run) work.reset_gains(progress);
    if (i == 0 || edits[i].sets_layer) {
      progress.state.layer = edits[i].layer;
      work.take_over(progress);
    }
    const std::int64_t until = i + 1 < edits.size() ? std::min(edits[i + 1].step, steps) : steps;
    work.run(progress, until - progress.state.steps(), std::nullopt, nullptr);
  }
  return progress;
}

}  // namespace pw
