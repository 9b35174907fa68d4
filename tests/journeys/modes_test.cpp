// The ways to show the stack, on stacks of every kind.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "journey.h"
#include "tests/few.h"

namespace pw {
namespace {

constexpr std::array kModeNames = {"inputs", "position", "products", "matrix", "3d"};
constexpr const char* kOrderNames[] = {"map",    "weight",  "size",        "strongest",
                                       "random", "weakest", "correlation", "matter"};

class ModesJourney : public Journey {
 protected:
  // Shows it in every way, in every order; points at a few places of each.
  void show_all_of(Driver& driver) {
    for (const char* mode : kModeNames) {
      driver.set(std::string("maps.show=") + mode);
      EXPECT_EQ(driver.value("/maps/show"), mode);
      for (const char* order : ends_of(kOrderNames)) driver.set(std::string("maps.order=") + order);
      driver.wait_idle();
      for (const auto& [x, y] : {std::pair{0.4F, 0.3F}, {0.6F, 0.5F}, {0.8F, 0.7F}, {0.3F, 0.65F}})
        driver.move({x * static_cast<float>(driver.width()), y * static_cast<float>(driver.height())});
      for (const char* key : {"Tab", "X", "Y", "J", "Shift+J", "Down", "Right", "Ctrl+Z", "Ctrl+Z"}) driver.key(key);
      driver.key("Space");
      driver.frame(3);
      driver.key("H");
      driver.key("H");
    }
    driver.set("maps.order=map");
  }
};

struct Kind {
  const char* name;
  Shape stack;
  std::size_t outputs;
};

TEST_F(ModesJourney, ShowStacksOfEveryShape) {
  const std::int64_t many = few_of(4096, 1024);
  const Kind kinds[] = {{"one map", {1, 1, 6, 8}, 2},       {"many maps", {1, many, 3, 4}, 2},
                        {"one output", {1, 16, 6, 8}, 1},   {"many outputs", {1, 16, 6, 8}, 64},
                        {"one position", {1, 12, 1, 1}, 2}, {"a batch", {8, 6, 4, 5}, 3}};
  for (const Kind& kind : kinds) {
    SCOPED_TRACE(kind.name);
    Driver driver(
        opened({save_stack("x.npy", made_up_stack(kind.stack)),
                save_weights("w.npy", made_up_parameters(kind.outputs, static_cast<std::size_t>(kind.stack.c)))}));
    ASSERT_EQ(driver.value("/document/cin"), kind.stack.c);
    show_all_of(driver);
    if (kind.stack.n > 1) {
      driver.set("n=7");
      show_all_of(driver);
    }
  }
}

TEST_F(ModesJourney, ShowMapsThatAreConstantOrNotNumbers) {
  Tensor stack = made_up_stack({1, 6, 4, 5});
  std::ranges::fill(stack.plane(0, 1), 2.5F);
  std::ranges::fill(stack.plane(0, 2), std::numeric_limits<float>::quiet_NaN());
  stack.plane(0, 4)[7] = std::numeric_limits<float>::infinity();
  Driver driver(opened({save_stack("x.npy", stack), save_weights("w.npy", made_up_parameters(2, 6))}));
  show_all_of(driver);
}

TEST_F(ModesJourney, ShowTheBuiltInStacks) {
  for (const char* key : {"2", "3"}) {
    Driver driver(opened({}));
    driver.key(key);
    driver.wait_idle();
    show_all_of(driver);
  }
}

// While the mode, the order or the stack changes between two frames, nothing is drawn or pressed by the old one.
TEST_F(ModesJourney, AnotherStackMayArriveInAnyMode) {
  Driver driver(opened({}));
  const std::string few = save_stack("few.npy", made_up_stack({1, 3, 5, 4}));
  const std::string many = save_stack("many.npy", made_up_stack({2, 40, 5, 4}));
  for (const char* mode : kModeNames) {
    driver.set(std::string("maps.show=") + mode);
    for (const std::string& path : {few, many}) {
      driver.set("maps.order=strongest");
      driver.move(driver.widget("weights").centre());
      driver.press();
      driver.drop_at_once(path);
      driver.key_at_once("Right");
      driver.frame();
      driver.release();
      driver.wait_idle();
      EXPECT_EQ(driver.value("/maps/show"), mode);
    }
  }
}

// What the pictures of the lessons show.
TEST_F(ModesJourney, StatesOfThePicturesCanBeSet) {
  Driver driver(opened({}));
  for (const char* value :
       {"maps.show=position", "probe.x=35", "probe.y=14", "output=1", "map=218", "probe.sort=size", "probe.of=mean",
        "maps.show=products", "maps.order=strongest", "scrub.k=96", "muted=5,17,40", "maps=3,191,218",
        "solo=121,168,218", "maps.show=matrix", "code=pytorch", "matrix.reshape=0.5"})
    driver.set(value);
  EXPECT_EQ(driver.value("/maps/show"), "matrix");
  EXPECT_EQ(driver.value("/maps/order"), "strongest");
  EXPECT_EQ(driver.value("/scrub/k"), 96);
  EXPECT_EQ(driver.value("/document/muted"), Json({5, 17, 40}));
  EXPECT_EQ(driver.value("/document/solo"), Json({121, 168, 218}));
  EXPECT_EQ(driver.value("/selected/maps"), Json({3, 191, 218}));
}

}  // namespace
}  // namespace pw
