// A ring around the pointer for as long as its key is held.
#include <GLFW/glfw3.h>

#include <algorithm>

#include "journey.h"

namespace pw {
namespace {

class SpotlightJourney : public StackJourney {
 protected:
  void hold_key() {
    ImGui::GetIO().KeysDown[GLFW_KEY_Z] = true;
    driver_.key_at_once("z");
    driver_.frame();
  }
  void release_key() {
    ImGui::GetIO().KeysDown[GLFW_KEY_Z] = false;
    driver_.frame();
  }
  // Whether white inside black is crossed on the way to the right of this point.
  bool has_ring(ImVec2 at) const {
    const Picture row = driver_.picture({at.x + 34.0F, at.y, 12.0F, 1.0F});
    const auto [darkest, brightest] = std::ranges::minmax(row.rgb);
    return darkest < 20 && brightest > 240;
  }
  static Area around(ImVec2 at, float radius) { return {at.x - radius, at.y - radius, 2 * radius, 2 * radius}; }
};

TEST_F(SpotlightJourney, IsSeenWhileTheKeyIsHeld) {
  const ImVec2 at = driver_.widget("selected_map").centre();
  driver_.move(at);
  const Picture before = driver_.picture();
  hold_key();
  EXPECT_EQ(driver_.value("/spotlight"), true);
  EXPECT_TRUE(has_ring(at));
  driver_.frame(5);
  EXPECT_EQ(driver_.value("/spotlight"), true);
  release_key();
  EXPECT_EQ(driver_.value("/spotlight"), false);
  EXPECT_EQ(driver_.picture(), before);
}

TEST_F(SpotlightJourney, DimsTheRestAndNothingInside) {
  const ImVec2 at = driver_.widget("output.0").centre();
  driver_.move(at);
  const Area inside = around(at, 25.0F);
  const Area outside = driver_.widget("output.1");
  const Picture in_before = driver_.picture(inside);
  const double out_before = brightness(driver_.picture(outside));
  hold_key();
  EXPECT_EQ(driver_.picture(inside), in_before);
  EXPECT_LT(brightness(driver_.picture(outside)), 0.8 * out_before);
  EXPECT_GT(brightness(driver_.picture(outside)), 0.5 * out_before);
  release_key();
}

TEST_F(SpotlightJourney, FollowsThePointer) {
  driver_.move(driver_.widget("selected_map").centre());
  hold_key();
  const ImVec2 to = driver_.widget("output.1").centre();
  driver_.move(to);
  EXPECT_TRUE(has_ring(to));
  release_key();
}

TEST_F(SpotlightJourney, LiesOverWhatIsOpen) {
  driver_.click("preset");
  driver_.frame(2);
  const ImVec2 at = driver_.widget("preset").centre();
  const ImVec2 below{at.x, at.y + 80.0F};
  driver_.move(below);
  hold_key();
  EXPECT_TRUE(has_ring(below));
  release_key();
  driver_.key("Escape");
}

// A press so short that the key is up again before the next frame.
TEST_F(SpotlightJourney, ATapLeavesNothingBehind) {
  driver_.key_at_once("z");
  driver_.frame();
  EXPECT_EQ(driver_.value("/spotlight"), false);
}

TEST_F(SpotlightJourney, LettersThatAreTypedGiveNone) {
  driver_.double_click("weight.0.10");
  hold_key();
  EXPECT_EQ(driver_.value("/spotlight"), false);
  release_key();
  driver_.key("Escape");
}

TEST_F(SpotlightJourney, ChangesNothing) {
  const Json before = driver_.value("/document");
  driver_.move(driver_.widget("selected_map").centre());
  hold_key();
  release_key();
  EXPECT_EQ(driver_.value("/document"), before);
}

}  // namespace
}  // namespace pw
