// A stack to check by hand: its numbers stay whole.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/presentation/number_text.h"
#include "journey.h"

namespace pw {
namespace {

class WholeNumberJourney : public Journey {
 protected:
  WholeNumberJourney() {
    driver_.key("2");
    driver_.wait_idle();
  }
  bool are_whole() {
    const Parameters now = held_by(driver_);
    for (const auto& row : now.weights) {
      for (const float weight : row) {
        if (weight != std::floor(weight) || std::signbit(weight) != (weight < 0.0F)) return false;
      }
    }
    return true;
  }

  Driver driver_{opened({})};
};

TEST_F(WholeNumberJourney, DraggedBarsAreWholeOnTheWay) {
  const ImVec2 from = driver_.widget("weight.0.1").centre();
  driver_.move(from);
  driver_.press();
  std::vector<float> seen;
  for (int i = 1; i <= 40; ++i) {
    driver_.move({from.x, from.y + static_cast<float>(i)});
    EXPECT_TRUE(are_whole()) << i;
    if (const float now = driver_.number("/selected/weight/0"); seen.empty() || seen.back() != now) seen.push_back(now);
  }
  driver_.release();
  ASSERT_GE(seen.size(), 4U);
  EXPECT_EQ((std::vector<float>(seen.begin(), seen.begin() + 4)), (std::vector<float>{2, 1, 0, -1}));
  EXPECT_EQ(driver_.value("/document/undo"), 2);
}

TEST_F(WholeNumberJourney, SoAreSlidersPaintedBarsAndKeys) {
  driver_.click("map.0");
  driver_.drag("weight_slider.0", 23, 0);
  EXPECT_TRUE(are_whole());
  driver_.hold("Shift+");
  const float before = driver_.number("/selected/weight/0");
  driver_.drag("weight.0.0", 0, 150, 30);
  driver_.hold("");
  EXPECT_TRUE(are_whole());
  EXPECT_LT(driver_.number("/selected/weight/0"), before);
  driver_.hold("Ctrl+");
  driver_.drag(driver_.widget("weight.1.0").at(0.5F, 0.2F), driver_.widget("weight.1.3").at(0.5F, 0.3F));
  driver_.hold("");
  EXPECT_TRUE(are_whole());
  const float painted = driver_.number("/selected/weight/1");
  for (const auto& [key, by] : {std::pair{"=", 1.0F}, {"Alt+=", 2.0F}, {"-", 1.0F}}) {
    driver_.key(key);
    EXPECT_EQ(driver_.number("/selected/weight/1"), painted + by) << key;
  }
}

TEST_F(WholeNumberJourney, AFractionThatIsTypedStaysAndEndsIt) {
  driver_.double_click("weight.0.1");
  driver_.type("0.5");
  driver_.key("Enter");
  EXPECT_EQ(driver_.number("/selected/weight/0"), 0.5F);
  driver_.drag("weight.0.1", 0, -3);
  EXPECT_FALSE(are_whole());
}

TEST_F(WholeNumberJourney, AStackWithFractionsIsDraggedFreely) {
  driver_.drop({save_stack("fractions.npy", made_up_stack({1, 4, 3, 4}))});
  driver_.drag("weight.0.1", 0, -3);
  EXPECT_FALSE(are_whole());
}

TEST_F(WholeNumberJourney, TheWeightsArePrinted) {
  driver_.move_away();
  driver_.texts().keep(true);
  driver_.frame(2);
  const Parameters held = held_by(driver_);
  for (std::size_t o = 0; o < held.weights.size(); ++o) {
    for (std::size_t i = 0; i < held.weights[o].size(); ++i) {
      const Area cell = driver_.widget(fmt::format("weight.{}.{}", o, i));
      const auto is_it = [&](const WrittenText& text) {
        const ImVec2 at = text.area.centre();
        return text.text == number_text(held.weights[o][i]) && at.x >= cell.x && at.x < cell.right() &&
               at.y >= cell.y && at.y < cell.bottom();
      };
      EXPECT_TRUE(std::ranges::any_of(driver_.texts().all(), is_it)) << o << ' ' << i;
    }
  }
}

}  // namespace
}  // namespace pw
