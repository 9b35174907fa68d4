// Results that panels need in every frame are recomputed only if something they depend on has changed.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "app/document/builtin_inputs.h"
#include "app/presentation/outputs/road_score_memo.h"
#include "app/presentation/sum_terms.h"
#include "app/session/session.h"

namespace pw {
namespace {

// Two images of 3 x 4 positions, each upsampled to 6 x 8 pixels.
Document scene_document() {
  FeatureMaps features;
  features.maps = Tensor({2, 2, 3, 4});
  for (std::int64_t n = 0; n < 2; ++n) {
    for (std::size_t p = 0; p < 12; ++p) {
      features.maps.plane(n, 0)[p] = static_cast<float>((p * 5 + static_cast<std::size_t>(n) * 3) % 12) - 5.0F;
      features.maps.plane(n, 1)[p] = 1.0F;
    }
  }
  auto image = std::make_shared<Image>();
  image->width = 8;
  image->height = 6;
  image->rgb8.resize(8 * 6 * 3);
  auto truth = std::make_shared<GroundTruth>(8 * 6);
  std::fill(truth->begin() + 24, truth->end(), static_cast<std::uint8_t>(SceneClass::kRoad));
  auto weights = std::make_shared<Weights>();
  weights->parameters = PointwiseLayer(2, 2);
  weights->parameters.w(1, 0) = 1.0F;
  Document document;
  document.picture = image;
  document.ground_truth = truth;
  document.input = make_input_stack(std::move(features));
  document.network = one_layer(weights);
  return document;
}

class RoadScoreMemoTest : public testing::Test {
 protected:
  // Whether a frame that shows the score recomputes it. Checks the score too.
  bool frame_recomputes() {
    Document document = session_.document();
    if (truth_ != nullptr) document.ground_truth = truth_;
    const auto before = memo_.evaluations();
    const RoadRule rule{{false, true}, false, threshold_};
    const RoadScore& score =
        memo_.of(session_.outputs().sums(), {nullptr, session_.outputs_version(), 0}, document, n_, rule);
    const RoadScore want = road_score(session_.outputs().sums(), n_, rule, *document.ground_truth, is_road_label, 8, 6);
    EXPECT_EQ(score.iou, want.iou);
    EXPECT_EQ(score.accuracy, want.accuracy);
    return memo_.evaluations() > before;
  }

  Session session_{scene_document(), [] {}};
  std::shared_ptr<const GroundTruth> truth_;  // in place of the document's
  std::int64_t n_ = 0;
  float threshold_ = 0.5F;
  RoadScoreMemo memo_;
};

TEST_F(RoadScoreMemoTest, IsComputedOnceForFramesThatChangeNothing) {
  EXPECT_TRUE(frame_recomputes());
  EXPECT_FALSE(frame_recomputes());
  session_.tick();
  EXPECT_FALSE(frame_recomputes());
}

TEST_F(RoadScoreMemoTest, IsRecomputedInEveryFrameOfADragAndAtItsEnd) {
  frame_recomputes();
  session_.begin_gesture();
  EXPECT_FALSE(frame_recomputes());
  for (const float value : {0.5F, -2.0F}) {
    session_.dispatch(SetParameter{bias_id(1), value});
    EXPECT_TRUE(frame_recomputes());
    EXPECT_FALSE(frame_recomputes());
  }
  session_.end_gesture();
  EXPECT_TRUE(frame_recomputes());
  EXPECT_FALSE(frame_recomputes());
  session_.undo();
  EXPECT_TRUE(frame_recomputes());
}

TEST_F(RoadScoreMemoTest, IsRecomputedForAnotherImageThresholdOrGroundTruth) {
  frame_recomputes();
  n_ = 1;
  EXPECT_TRUE(frame_recomputes());
  threshold_ = 0.9F;
  EXPECT_TRUE(frame_recomputes());
  EXPECT_FALSE(frame_recomputes());
  truth_ = std::make_shared<GroundTruth>(8 * 6);
  EXPECT_TRUE(frame_recomputes());
  EXPECT_FALSE(frame_recomputes());
}

class SumTermsMemoTest : public testing::Test {
 protected:
  bool frame_recomputes() {
    const auto before = memo_.evaluations();
    const auto& terms = memo_.of(document_, document_.mask, n_, position_, output_, 8);
    const auto want = sum_terms(document_, document_.mask, n_, position_, output_, 8);
    EXPECT_EQ(terms.size(), want.size());
    for (std::size_t i = 0; i < std::min(terms.size(), want.size()); ++i) EXPECT_EQ(terms[i].value, want[i].value);
    return memo_.evaluations() > before;
  }

  Document document_ = scene_document();
  std::int64_t n_ = 0;
  Position position_;
  std::int64_t output_ = 1;
  SumTermsMemo memo_;
};

TEST_F(SumTermsMemoTest, AreComputedOnceForFramesThatChangeNothing) {
  EXPECT_TRUE(frame_recomputes());
  EXPECT_FALSE(frame_recomputes());
  // The snapshot of another frame shares what did not change.
  document_ = Document(document_);
  EXPECT_FALSE(frame_recomputes());
}

TEST_F(SumTermsMemoTest, AreRecomputedForAnotherPositionOutputImageLayerOrStack) {
  frame_recomputes();
  position_ = {3, 2};
  EXPECT_TRUE(frame_recomputes());
  output_ = 0;
  EXPECT_TRUE(frame_recomputes());
  n_ = 1;
  EXPECT_TRUE(frame_recomputes());
  document_ = apply(document_, SetParameter{weight_id(0, 0), 3.0F});
  EXPECT_TRUE(frame_recomputes());
  document_.input = scene_document().input;
  EXPECT_TRUE(frame_recomputes());
  EXPECT_FALSE(frame_recomputes());
}

}  // namespace
}  // namespace pw
