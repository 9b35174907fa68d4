#include "compute/training/label_scores.h"

#include <gtest/gtest.h>

#include <limits>
#include <map>

#include "compute/parallel/thread_pool.h"
#include "tests/compute/layer/layer_test_stacks.h"

namespace pw {
namespace {

std::vector<std::int32_t> random_labels(RandomNumbers& random, std::int64_t count, std::int64_t classes) {
  std::vector<std::int32_t> labels;
  for (std::int64_t p = 0; p < count; ++p) {
    const std::int64_t drawn = random.below(classes + 2);
    labels.push_back(static_cast<std::int32_t>(drawn == classes ? 255 : drawn == classes + 1 ? -1 : drawn));
  }
  return labels;
}

// Whole numbers, among which ties are frequent.
TEST(LabelScores, AgreeWithTheDefinition) {
  ThreadPool pool(3);
  for (const Loss loss : {Loss::kSoftmaxCrossEntropy, Loss::kSigmoidCrossEntropy, Loss::kSquared}) {
    for (const std::int64_t cout : {1, 2, 3, 9}) {
      if (loss == Loss::kSoftmaxCrossEntropy && cout == 1) continue;
      const std::int64_t classes = std::max<std::int64_t>(cout, 2);
      RandomNumbers random;
      Tensor sums({2, cout, 5, 13});
      fill(sums.view(), [&] { return 0.5F * random.whole(); });
      const auto labels = random_labels(random, 130, classes);
      std::map<std::int32_t, LabelScores::Overlap> overlaps;
      std::int64_t positions = 0;
      std::int64_t correct = 0;
      for (std::int64_t at = 0; at < 130; ++at) {
        const std::int32_t label = labels[static_cast<std::size_t>(at)];
        if (label < 0 || label == 255) continue;
        const auto sum = [&](std::int64_t o) { return sums.plane(at / 65, o)[static_cast<std::size_t>(at % 65)]; };
        std::int32_t guess = 0;
        if (cout == 1) guess = sum(0) > (loss == Loss::kSquared ? 0.5F : 0.0F) ? 1 : 0;
        for (std::int32_t o = 1; o < cout; ++o) guess = sum(o) > sum(guess) ? o : guess;
        ++positions;
        correct += guess == label ? 1 : 0;
        for (std::int32_t kind = 0; kind < classes; ++kind) {
          overlaps[kind].both += guess == kind && label == kind ? 1 : 0;
          overlaps[kind].either += guess == kind || label == kind ? 1 : 0;
          overlaps[kind].labelled += label == kind ? 1 : 0;
        }
      }
      const LabelScores scores = score_labels(loss, sums, labels);
      EXPECT_EQ(scores.positions, positions);
      EXPECT_DOUBLE_EQ(scores.accuracy, static_cast<double>(correct) / static_cast<double>(positions));
      ASSERT_EQ(static_cast<std::int64_t>(scores.classes.size()), classes);
      double mean = 0.0;
      for (std::int32_t kind = 0; kind < classes; ++kind) {
        const LabelScores::Overlap& want = overlaps[kind];
        EXPECT_EQ(scores.classes[static_cast<std::size_t>(kind)], want);
        EXPECT_DOUBLE_EQ(*scores.iou(kind), static_cast<double>(want.both) / static_cast<double>(want.either));
        mean += *scores.iou(kind) / static_cast<double>(classes);
      }
      EXPECT_NEAR(*scores.mean_iou(), mean, 1e-12);
      Tensor gradient(sums.shape());
      const LossValue value = loss_of(loss, sums, labels, gradient.view());
      EXPECT_EQ(scores.loss, value.loss);
      EXPECT_EQ(value.correct, correct);
      EXPECT_EQ(score_labels(loss, sums, labels, &pool), scores);
    }
  }
}

TEST(LabelScores, TheFirstOfTiesIsPredicted) {
  const Tensor zero({1, 3, 1, 4});
  const std::vector<std::int32_t> labels{0, 1, 2, 0};
  const LabelScores scores = score_labels(Loss::kSoftmaxCrossEntropy, zero, labels);
  EXPECT_EQ(scores.classes[0], (LabelScores::Overlap{2, 4, 2}));
  EXPECT_EQ(scores.classes[1], (LabelScores::Overlap{0, 1, 1}));
  EXPECT_EQ(scores.accuracy, 0.5);
  EXPECT_EQ(scores.fewest(), 1);
  // On the line a single output says 0.
  Tensor one({1, 1, 1, 2});
  EXPECT_EQ(score_labels(Loss::kSigmoidCrossEntropy, one, std::vector<std::int32_t>{0, 1}).accuracy, 0.5);
  for (float& value : one.plane(0, 0)) value = 0.5F;
  EXPECT_EQ(score_labels(Loss::kSquared, one, std::vector<std::int32_t>{0, 0}).accuracy, 1.0);
  EXPECT_EQ(score_labels(Loss::kSigmoidCrossEntropy, one, std::vector<std::int32_t>{0, 0}).accuracy, 0.0);
}

TEST(LabelScores, ClassesThatDoNotOccurHaveNoIou) {
  Tensor sums({1, 3, 1, 4});
  for (float& value : sums.plane(0, 1)) value = 1.0F;
  const LabelScores scores = score_labels(Loss::kSoftmaxCrossEntropy, sums, std::vector<std::int32_t>{0, 0, -1, 2});
  EXPECT_EQ(scores.iou(0), 0.0);
  // Predicted, but no label: an IoU of 0, left out of the mean.
  EXPECT_EQ(scores.iou(1), 0.0);
  EXPECT_EQ(scores.mean_iou(), 0.0);
  EXPECT_EQ(scores.fewest(), 0);
  const LabelScores right = score_labels(Loss::kSoftmaxCrossEntropy, sums, std::vector<std::int32_t>{1, 1, 1, 255});
  EXPECT_EQ(right.iou(1), 1.0);
  EXPECT_FALSE(right.iou(0));
  EXPECT_FALSE(right.iou(2));
  EXPECT_EQ(right.mean_iou(), 1.0);
}

TEST(LabelScores, WithoutLabelsThereIsNothingToScore) {
  const Tensor sums({1, 2, 3, 4});
  const LabelScores scores = score_labels(Loss::kSquared, sums, std::vector<std::int32_t>(12, kNotLabelled));
  EXPECT_EQ(scores.positions, 0);
  EXPECT_EQ(scores.loss, 0.0);
  EXPECT_EQ(scores.accuracy, 0.0);
  EXPECT_FALSE(scores.iou(0));
  EXPECT_FALSE(scores.mean_iou());
  EXPECT_EQ(scores.fewest(), 0);
  EXPECT_EQ(LabelScores().fewest(), 0);
  EXPECT_FALSE(LabelScores().mean_iou());
}

// Numbers that are not finite never win, unless they are the first.
TEST(LabelScores, NanIsNotPredictedAndShowsInTheLoss) {
  Tensor sums({1, 2, 1, 2});
  sums.plane(0, 1)[0] = std::numeric_limits<float>::quiet_NaN();
  sums.plane(0, 1)[1] = 1.0F;
  const LabelScores scores = score_labels(Loss::kSoftmaxCrossEntropy, sums, std::vector<std::int32_t>{0, 1});
  EXPECT_EQ(scores.accuracy, 1.0);
  EXPECT_FALSE(std::isfinite(scores.loss));
}

}  // namespace
}  // namespace pw
