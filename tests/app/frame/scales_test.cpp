#include "app/frame/scales.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/document/builtin_inputs.h"

namespace pw {
namespace {

TEST(OutputScales, AreFixedDuringAGestureAndWhilePinned) {
  Session session(hand_checkable_document(), [] {});
  OutputScales scales;
  Display display;
  refresh(scales, session, {}, display);
  const auto before = scales.outputs;
  session.begin_gesture();
  session.dispatch(SetParameter{weight_id(0, 0), 50.0F});
  refresh(scales, session, {}, display);
  EXPECT_EQ(scales.outputs, before);
  EXPECT_EQ(scales.weights, 2.0F);
  display.pinned = pinned(scales);
  session.end_gesture();
  refresh(scales, session, {}, display);
  EXPECT_EQ(scales.outputs, before);
  display.pinned.reset();
  refresh(scales, session, {}, display);
  EXPECT_NE(scales.outputs, before);
  EXPECT_EQ(scales.weights, 50.0F);
}

class SliderScales : public ::testing::Test {
 protected:
  SliderScales() : session_(hand_checkable_document(), [] {}) { show(); }
  void show() { refresh(scales_, session_, {}, display_); }
  float weights_after(const Action& action) {
    session_.dispatch(action);
    show();
    return scales_.weights;
  }
  static SetWeights weights_of(float value) {
    Weights weights = *hand_checkable_weights();
    for (float& weight : weights.parameters.weight) weight = value;
    return {std::make_shared<const Weights>(std::move(weights))};
  }

  Session session_;
  OutputScales scales_;
  Display display_;
};

TEST_F(SliderScales, GrowOnlyIfAValueDoesNotFit) {
  EXPECT_EQ(scales_.weights, 2.0F);
  EXPECT_EQ(scales_.biases, 1.0F);
  for (const float value : {1.9F, 2.0F, 0.3F}) EXPECT_EQ(weights_after(SetParameter{weight_id(0, 1), value}), 2.0F);
  EXPECT_EQ(weights_after(SetParameter{weight_id(0, 1), 2.1F}), 5.0F);
  EXPECT_EQ(weights_after(SetParameter{weight_id(0, 1), 1.0F}), 5.0F);
  weights_after(SetParameter{bias_id(0), -1.5F});
  EXPECT_EQ(scales_.biases, 2.0F);
}

TEST_F(SliderScales, ShrinkIfTheNumbersWouldBeInvisible) {
  EXPECT_EQ(weights_after(SetParameter{weight_id(0, 1), 80.0F}), 100.0F);
  EXPECT_EQ(weights_after(SetParameter{weight_id(0, 1), 3.0F}), 5.0F);
}

TEST_F(SliderScales, ComeBackWithUndoAndRedo) {
  weights_after(SetParameter{weight_id(0, 1), 4.0F});
  weights_after(SetParameter{weight_id(0, 1), 7.0F});
  for (const float before : {5.0F, 2.0F}) {
    session_.undo();
    show();
    EXPECT_EQ(scales_.weights, before);
  }
  for (const float after : {5.0F, 10.0F}) {
    session_.redo();
    show();
    EXPECT_EQ(scales_.weights, after);
  }
}

TEST_F(SliderScales, AreFittedToOtherWeights) {
  EXPECT_EQ(weights_after(weights_of(0.3F)), 0.5F);
  EXPECT_EQ(weights_after(weights_of(0.0F)), 1.0F);
  EXPECT_EQ(weights_after(SetParameter{weight_id(0, 1), 0.06F}), 1.0F);
}

TEST_F(SliderScales, LeavePinnedOnesWhenTheseAreReleased) {
  display_.pinned = pinned(scales_);
  weights_after(SetParameter{weight_id(0, 1), 7.0F});
  EXPECT_EQ(scales_.weights, 2.0F);
  display_.pinned.reset();
  show();
  EXPECT_EQ(scales_.weights, 10.0F);
}

// One that stands out is longer as a bar; as a colour it would leave all others pale.
TEST(ColoursOfWeights, AreFullBeyondWhatNearlyAllOfThemReach) {
  Weights weights;
  weights.parameters = PointwiseLayer(20, 4);
  std::ranges::fill(weights.parameters.weight, 0.15F);
  weights.parameters.weight[5] = 7.0F;
  Document document = hand_checkable_document();
  document.network.layers = {std::make_shared<const Weights>(std::move(weights))};
  Session session(std::move(document), [] {});
  OutputScales scales;
  Display display;
  refresh(scales, session, {}, display);
  EXPECT_EQ(scales.weights, 10.0F);
  EXPECT_EQ(scales.weight_colours, 0.2F);
}

}  // namespace
}  // namespace pw
