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

std::vector<LayerLocks> copy_changes(const TrainedLayers& before, const TrainedLayers& now, TrainedLayers& layers) {
  std::vector<LayerLocks> changed(now.size());
  for (std::size_t i = 0; i < now.size(); ++i) {
    copy_changes(before[i].weight, now[i].weight, layers[i].weight, changed[i].weight);
    copy_changes(before[i].bias, now[i].bias, layers[i].bias, changed[i].bias);
  }
  const bool is_same =
      std::ranges::all_of(changed, [](const LayerLocks& of_layer) { return of_layer == LayerLocks(); });
  return is_same ? std::vector<LayerLocks>() : changed;
}

std::vector<LayerLocks> both_locked(const std::vector<LayerLocks>& a, const std::vector<LayerLocks>& b) {
  std::vector<LayerLocks> both;
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i)
    both.push_back(both_locked(locks_of_layer(a, i), locks_of_layer(b, i)));
  return both;
}

TrainingProgress replay(const std::vector<TrainingEdit>& edits, std::int64_t steps) {
  TrainingProgress progress;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    TrainingWork work(*edits[i].setup, nullptr);
    work.hold(edits[i].held);
    if (i == 0) progress = work.start(edits[i].layers);
    if (i == 0 || edits[i].begins_run) reset_gains(progress);
    if (i == 0 || edits[i].sets_layers) {
      put_layers(edits[i].layers, progress.state);
      work.take_over(progress);
    }
    const std::int64_t until = i + 1 < edits.size() ? std::min(edits[i + 1].step, steps) : steps;
    work.run(progress, until - progress.steps(), std::nullopt, nullptr);
  }
  return progress;
}

}  // namespace pw
