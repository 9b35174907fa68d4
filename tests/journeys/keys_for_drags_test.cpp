// Whatever the pointer drags, keys do as well.
#include "learn_test_window.h"

namespace pw {
namespace {

class KeyForADrag : public Journey {
 protected:
  Driver driver_{opened({})};
};

TEST_F(KeyForADrag, MovesTheThreshold) {
  const auto percent = [&] { return std::lround(100.0F * driver_.number("/score/iou")); };
  const Json at_half = driver_.value("/score/iou");
  for (int i = 0; i < 45; ++i) driver_.key(">");
  EXPECT_NE(driver_.value("/score/iou"), at_half);
  for (int i = 0; i < 45; ++i) driver_.key("<");
  EXPECT_EQ(percent(), std::lround(100.0F * at_half.get<float>()));
  // It ends before nothing, or everything, is tinted for certain.
  for (int i = 0; i < 120; ++i) driver_.key("<");
  EXPECT_GT(percent(), 0);
}

TEST_F(KeyForADrag, PaintsALabelAtTheMarker) {
  driver_.set("view=learn.train");
  driver_.set("brush.class=1");
  driver_.key("D");
  EXPECT_GT(driver_.value("/document/labels/count").at(1).get<int>(), 0);
  EXPECT_EQ(driver_.value("/document/labels/count").at(0), 0);
  const Json undo = driver_.value("/document/undo");
  // Nothing changes, so there is nothing to undo.
  driver_.key("D");
  EXPECT_EQ(driver_.value("/document/undo"), undo);
  driver_.key("Alt+Right");
  driver_.key("D");
  EXPECT_EQ(driver_.value("/document/undo").get<int>(), undo.get<int>() + 1);
  driver_.key("Ctrl+Z");
  driver_.key("Ctrl+Z");
  EXPECT_EQ(driver_.value("/document/undo"), 0);
}

}  // namespace
}  // namespace pw
