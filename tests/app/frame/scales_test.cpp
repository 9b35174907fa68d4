#include "app/frame/scales.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace pw
