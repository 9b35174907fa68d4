// Writing a state file makes no difference to the window.
#include <gtest/gtest.h>

#include "driver.h"

namespace pw {
namespace {

struct Seen {
  std::vector<Json> states;  // without the widgets
  std::vector<Picture> pictures;
};

// The states and pictures after the same steps at the same places, with or without a state file.
Seen seen_by(Watching watching, ImVec2 bar, ImVec2 map) {
  Driver driver({}, {}, watching);
  Seen seen;
  const auto look = [&] {
    Json state = driver.state();
    state.erase("widgets");
    seen.states.push_back(std::move(state));
    seen.pictures.push_back(driver.picture());
  };
  driver.drag(bar, {bar.x, bar.y - 25.0F});
  look();
  driver.key("Ctrl+Z");
  driver.click(map);
  look();
  driver.key("2");
  driver.wait_idle();
  look();
  return seen;
}

TEST(Watching, ChangesNothing) {
  ImVec2 bar, map;
  {
    Driver driver;
    bar = driver.widget("weight.1.30").centre();
    map = driver.widget("map.40").centre();
  }
  const Seen watched = seen_by(Watching::kYes, bar, map);
  const Seen unwatched = seen_by(Watching::kNo, bar, map);
  ASSERT_EQ(watched.states.size(), unwatched.states.size());
  for (std::size_t i = 0; i < watched.states.size(); ++i) {
    EXPECT_EQ(watched.states[i], unwatched.states[i]) << i;
    EXPECT_EQ(difference(watched.pictures[i], unwatched.pictures[i]), 0.0) << i;
  }
}

TEST(Watching, WithoutAStateFileNoWidgetsAreNamed) {
  Driver driver({}, {}, Watching::kNo);
  EXPECT_TRUE(driver.state()["widgets"].empty());
}

TEST(Watching, ReadingTheStateDrawsNothing) {
  Driver driver;
  const Picture before = driver.picture();
  const Json first = driver.state();
  driver.frame();
  EXPECT_EQ(difference(before, driver.picture()), 0.0);
  Json second = driver.state();
  second["frame"] = first["frame"];
  EXPECT_EQ(first, second);
}

}  // namespace
}  // namespace pw
