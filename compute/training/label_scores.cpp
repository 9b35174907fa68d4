#include "compute/training/label_scores.h"

#include <algorithm>

namespace pw {
namespace {

std::int64_t predicted(Loss loss, TensorView sums, std::int64_t n, std::size_t p) {
  if (sums.shape.c == 1) return sums.plane(n, 0)[p] > (loss == Loss::kSquared ? 0.5F : 0.0F) ? 1 : 0;
  std::int64_t best = 0;
  for (std::int64_t c = 1; c < sums.shape.c; ++c) {
    if (sums.plane(n, c)[p] > sums.plane(n, best)[p]) best = c;
  }
  return best;
}

}  // namespace

std::optional<double> LabelScores::iou(std::int64_t kind) const {
  const Overlap& overlap = classes[static_cast<std::size_t>(kind)];
  if (overlap.either == 0) return std::nullopt;
  return static_cast<double>(overlap.both) / static_cast<double>(overlap.either);
}

std::optional<double> LabelScores::mean_iou() const {
  double sum = 0.0;
  int count = 0;
  for (const Overlap& overlap : classes) {
    if (overlap.labelled == 0) continue;
    sum += static_cast<double>(overlap.both) / static_cast<double>(overlap.either);
    ++count;
  }
  return count > 0 ? std::optional(sum / count) : std::nullopt;
}

std::int64_t LabelScores::fewest() const {
  return classes.empty() ? 0 : std::ranges::min_element(classes, {}, &Overlap::labelled)->labelled;
}

LabelScores score_labels(Loss loss, TensorView sums, Labels labels, ThreadPool* pool) {
  Tensor gradient(sums.shape);
  const LossValue value = loss_of(loss, sums, labels, gradient.view(), pool);
  LabelScores scores;
  scores.positions = value.labelled;
  scores.loss = value.loss;
  scores.classes.resize(static_cast<std::size_t>(std::max<std::int64_t>(sums.shape.c, 2)));
  std::int64_t correct = 0;
  const std::int64_t pixels = sums.shape.pixels();
  for (std::int64_t n = 0; n < sums.shape.n; ++n) {
    for (std::int64_t p = 0; p < pixels; ++p) {
      const std::int32_t label = labels[static_cast<std::size_t>(n * pixels + p)];
      if (!is_labelled(label, sums.shape.c)) continue;
      const std::int64_t guess = predicted(loss, sums, n, static_cast<std::size_t>(p));
      LabelScores::Overlap& own = scores.classes[static_cast<std::size_t>(label)];
      ++own.labelled;
      ++own.either;
      if (guess == label) {
        ++own.both;
        ++correct;
      } else {
        ++scores.classes[static_cast<std::size_t>(guess)].either;
      }
    }
  }
  if (scores.positions > 0) scores.accuracy = static_cast<double>(correct) / static_cast<double>(scores.positions);
  return scores;
}

}  // namespace pw
