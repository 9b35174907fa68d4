// Results that panels ask for in every frame: not made again in a frame that changes nothing they are made from, made
// again in one that does.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "app/document/builtin_inputs.h"
#include "app/presentation/road_score_memo.h"
#include "app/presentation/sum_terms.h"
#include "app/session/session.h"

namespace pw {
namespace {

// Two images of 3 x 4 cells, each to be scaled up to 6 x 8 pixels.
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

// 255 where the class is road.
std::vector<std::uint8_t> road_mask(const GroundTruth& classes) {
  std::vector<std::uint8_t> mask;
  for (const std::uint8_t label : classes) mask.push_back(is_road_label(label) ? 255 : 0);
  return mask;
}

class KeptRoadScoreTest : public testing::Test {
 protected:
  // A frame that shows the score; whether it was made anew. In any case it is the right one.
  bool frame_makes_it() {
    Document document = session_.document();
    if (truth_ != nullptr) document.ground_truth = truth_;
    const auto before = kept_.evaluations();
    const RoadScore& score = kept_.of(session_.outputs().sums(), session_.outputs_version(), document, n_, threshold_);
    const RoadScore want =
        road_score(session_.outputs().sums(), n_, road_mask(*document.ground_truth), 8, 6, threshold_);
    EXPECT_EQ(score.iou, want.iou);
    EXPECT_EQ(score.accuracy, want.accuracy);
    return kept_.evaluations() > before;
  }

  Session session_{scene_document(), [] {}};
  std::shared_ptr<const GroundTruth> truth_;  // in place of the document's
  std::int64_t n_ = 0;
  float threshold_ = 0.5F;
  RoadScoreMemo kept_;
};

TEST_F(KeptRoadScoreTest, IsMadeOnceForFramesThatChangeNothing) {
  EXPECT_TRUE(frame_makes_it());
  EXPECT_FALSE(frame_makes_it());
  session_.tick();
  EXPECT_FALSE(frame_makes_it());
}

TEST_F(KeptRoadScoreTest, IsMadeAnewInEveryFrameOfADragAndAtItsEnd) {
  frame_makes_it();
  session_.begin_gesture();
  EXPECT_FALSE(frame_makes_it());
  for (const float value : {0.5F, -2.0F}) {
    session_.dispatch(SetParameter{bias_id(1), value});
    EXPECT_TRUE(frame_makes_it());
    EXPECT_FALSE(frame_makes_it());
  }
  session_.end_gesture();
  EXPECT_TRUE(frame_makes_it());
  EXPECT_FALSE(frame_makes_it());
  session_.undo();
  EXPECT_TRUE(frame_makes_it());
}

TEST_F(KeptRoadScoreTest, IsMadeAnewForAnotherImageThresholdOrTruth) {
  frame_makes_it();
  n_ = 1;
  EXPECT_TRUE(frame_makes_it());
  threshold_ = 0.9F;
  EXPECT_TRUE(frame_makes_it());
  EXPECT_FALSE(frame_makes_it());
  truth_ = std::make_shared<GroundTruth>(8 * 6);
  EXPECT_TRUE(frame_makes_it());
  EXPECT_FALSE(frame_makes_it());
}

class KeptSumTermsTest : public testing::Test {
 protected:
  bool frame_makes_them() {
    const auto before = kept_.evaluations();
    const auto& terms = kept_.of(document_, n_, cell_, output_, 8);
    const auto want = sum_terms(document_, n_, cell_, output_, 8);
    EXPECT_EQ(terms.size(), want.size());
    for (std::size_t i = 0; i < std::min(terms.size(), want.size()); ++i) EXPECT_EQ(terms[i].value, want[i].value);
    return kept_.evaluations() > before;
  }

  Document document_ = scene_document();
  std::int64_t n_ = 0;
  Position cell_;
  std::int64_t output_ = 1;
  SumTermsMemo kept_;
};

TEST_F(KeptSumTermsTest, AreMadeOnceForFramesThatChangeNothing) {
  EXPECT_TRUE(frame_makes_them());
  EXPECT_FALSE(frame_makes_them());
  // The snapshot of another frame shares what did not change.
  document_ = Document(document_);
  EXPECT_FALSE(frame_makes_them());
}

TEST_F(KeptSumTermsTest, AreMadeAnewForAnotherPositionOutputImageLayerOrStack) {
  frame_makes_them();
  cell_ = {3, 2};
  EXPECT_TRUE(frame_makes_them());
  output_ = 0;
  EXPECT_TRUE(frame_makes_them());
  n_ = 1;
  EXPECT_TRUE(frame_makes_them());
  document_ = apply(document_, SetParameter{weight_id(0, 0), 3.0F});
  EXPECT_TRUE(frame_makes_them());
  document_.input = scene_document().input;
  EXPECT_TRUE(frame_makes_them());
  EXPECT_FALSE(frame_makes_them());
}

}  // namespace
}  // namespace pw
