// A job's result for one stack must not be applied to another, even if it would fit.
#include <gtest/gtest.h>

#include "app/document/builtin_inputs.h"
#include "app/import/loader.h"
#include "tests/source_file.h"

namespace pw {
namespace {

class LoaderBelongingTest : public testing::Test {
 protected:
  LoaderBelongingTest() {
    FeatureMaps maps;
    maps.maps = Tensor({1, 4, 3, 4});
    other_.input.stack = make_input_stack(std::move(maps));
    other_.weights = hand_checkable_weights();
  }
  void finish() {
    while (session_.jobs().activity()) session_.tick();
  }

  Session session_{hand_checkable_document(), [] {}, nullptr, Threading::kInline};
  std::string assets_ = source_file("assets");
  Loader loader_{session_, assets_, std::make_shared<FeatureExtractor>(assets_), ExtractorKind::kPixels};
  SetInput other_;
};

TEST_F(LoaderBelongingTest, ReadyMadeWeightsArriveOnTheStackThatTheyWereMadeFor) {
  loader_.use_preset("average", "averages");
  finish();
  EXPECT_EQ(session_.error(), "");
  EXPECT_EQ(session_.document().weights().name, "averages");
}

TEST_F(LoaderBelongingTest, ReadyMadeWeightsForThePreviousStackAreRefused) {
  loader_.use_preset("average", "averages");
  ASSERT_TRUE(session_.dispatch(other_));
  const auto weights = session_.document().network.layers;
  finish();
  EXPECT_NE(session_.error().find("Another stack"), std::string::npos) << session_.error();
  EXPECT_EQ(session_.document().network.layers, weights);
}

TEST_F(LoaderBelongingTest, MapsOfThePreviousPictureAreRefused) {
  loader_.open_scene(kSampleSeed);
  finish();
  ASSERT_EQ(session_.document().shape().c, 3);
  loader_.set_extractor(ExtractorKind::kFilterbank);
  ASSERT_TRUE(session_.dispatch(other_));
  finish();
  EXPECT_NE(session_.error().find("Another stack"), std::string::npos) << session_.error();
  EXPECT_EQ(session_.document().input, other_.input.stack);
}

}  // namespace
}  // namespace pw
