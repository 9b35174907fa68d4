// One value of x is changed in stacks of any size, and among values that are no numbers.
#include <limits>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "poke_test_window.h"
#include "tests/few.h"

namespace pw {
namespace {

class StackToPoke : public PokeJourney {
 protected:
  std::unique_ptr<Driver> opened_with(const Tensor& stack, const Parameters& parameters) {
    auto driver =
        std::make_unique<Driver>(opened({save_stack("stack.npy", stack), save_weights("weights.npy", parameters)}));
    show(*driver);
    return driver;
  }
};

TEST_F(StackToPoke, AnyNumberOfMapsAndOutputsAnswers) {
  const std::tuple<Shape, std::size_t, std::int64_t> cases[] = {
      {{1, 1, 20, 72}, 2, 9},  {{1, 1, 1, 1}, 1, 1},    {{2, 12, 6, 8}, 1, 9}, {{1, 4, 3, 2}, 3, 4},
      {{1, 64, 20, 72}, 9, 9}, {{1, 4096, 4, 4}, 2, 4}, {{1, 16, 1, 9}, 2, 3}};
  const std::vector<std::string> kernels =
      only_few() ? std::vector<std::string>{"3", "dense"} : std::vector<std::string>{"1", "3", "5", "dense"};
  for (const auto& [shape, cout, at_3] : cases) {
    SCOPED_TRACE(nchw_text(shape));
    const auto driver = opened_with(made_up_stack(shape), made_up_parameters(cout, static_cast<std::size_t>(shape.c)));
    // In the middle, or in a corner of the small ones.
    const bool is_large = shape.w > 4;
    mark(*driver, is_large ? 4 : 0, shape.h > 4 ? 3 : 0);
    driver->set("map=" + std::to_string(shape.c - 1));
    for (const std::string& kernel : kernels) {
      choose(*driver, "poke.kernel=" + kernel);
      const Json before = y_of(*driver);
      poke(*driver, "7.5");
      const std::int64_t wanted = kernel == "1" ? 1 : kernel == "3" ? at_3 : shape.pixels();
      if (kernel != "5") {
        EXPECT_EQ(answered(*driver), wanted) << kernel;
      }
      EXPECT_EQ(driver->number("/poke/value"), 7.5F);
      choose(*driver, "poke.stride=2");
      choose(*driver, "poke.stride=1");
      choose(*driver, "poke.blind=true");
      choose(*driver, "poke.blind=false");
      driver->key("Escape");
      EXPECT_EQ(y_of(*driver), before) << kernel;
    }
  }
}

// Below a picture whose values go from −900 to 3, colours that end at ±7 would be a second scale.
TEST_F(StackToPoke, TheColoursOfYCoverWhatItBecame) {
  const auto driver = opened_with(made_up_stack({1, 4, 6, 8}), made_up_parameters(2, 4));
  mark(*driver, 4, 3);
  const Json before = driver->value("/output/range");
  poke(*driver, "1000");
  driver->frame(2);
  const Json output = driver->value("/output");
  for (const std::size_t o : {0U, 1U}) {
    EXPECT_LE(output["range"][o][0].get<float>(), output["min"][o].get<float>());
    EXPECT_GE(output["range"][o][1].get<float>(), output["max"][o].get<float>());
  }
  EXPECT_NE(driver->value("/output/range"), before);
  driver->key("Escape");
  driver->frame(2);
  EXPECT_EQ(driver->value("/output/range"), before);
}

TEST_F(StackToPoke, YIsThatOfTheChangedStack) {
  const Shape shape{1, 24, 6, 8};
  Tensor stack = made_up_stack(shape);
  const Parameters parameters = made_up_parameters(3, 24);
  const auto driver = opened_with(stack, parameters);
  for (const auto& [map, x, y, value] : {std::tuple(3, 2, 1, 25.0F), {4, 2, 1, -30.0F}, {23, 7, 5, 0.0F}}) {
    mark(*driver, x, y);
    driver->set("map=" + std::to_string(map));
    poke(*driver, std::to_string(value));
    stack.plane(0, map)[static_cast<std::size_t>(y * 8 + x)] = value;
    EXPECT_TRUE(outputs_are(driver->state(), stack, parameters));
  }
}

TEST_F(StackToPoke, WhatIsNoNumberIsDefined) {
  Tensor stack = made_up_stack({1, 8, 6, 8});
  stack.plane(0, 2)[9] = std::numeric_limits<float>::quiet_NaN();
  stack.plane(0, 3)[9] = std::numeric_limits<float>::infinity();
  const auto driver = opened_with(stack, made_up_parameters(2, 8));
  mark(*driver, 1, 1);
  driver->set("map=2");
  EXPECT_TRUE(driver->value("/poke/value").is_null());
  // One of two is mended: the sum is still no number.
  poke(*driver, "1");
  EXPECT_TRUE(driver->value("/probe/value/0").is_null());
  driver->set("map=3");
  poke(*driver, "2");
  EXPECT_TRUE(driver->value("/probe/value/0").is_number());
  EXPECT_EQ(answered(*driver), 1);
  EXPECT_TRUE(driver->value("/poke/largest_change").is_null());
  choose(*driver, "poke.kernel=3");
  EXPECT_EQ(answered(*driver), 9);
  choose(*driver, "poke.blind=true");
  EXPECT_GE(driver->value("/poke/moved"), 2);
  driver->key("Escape");
  EXPECT_TRUE(driver->value("/poke/value").is_null());
  EXPECT_ANY_THROW(driver->set("poke.value=nan"));
}

TEST_F(StackToPoke, WithoutAnImageItSaysSo) {
  const auto driver = opened_with(made_up_stack({1, 8, 6, 8}), made_up_parameters(2, 8));
  driver->click("poke.pixel");
  driver->point("poke.pixel");
  driver->key("Ctrl+C");
  EXPECT_NE(driver->copied().find("There is no image"), std::string::npos) << driver->copied();
  EXPECT_ANY_THROW(driver->set("poke.pixel=1,1"));
}

TEST_F(StackToPoke, AWThatSeesEverythingIsNotBlind) {
  const auto driver = opened_with(made_up_stack({1, 2, 6, 8}), made_up_parameters(3, 2));
  const Json before = y_of(*driver);
  driver->click("poke.blind");
  settle(*driver);
  EXPECT_EQ(driver->value("/poke/blind_directions"), 0);
  EXPECT_EQ(driver->value("/poke/moved"), 0);
  EXPECT_EQ(y_of(*driver), before);
}

TEST_F(StackToPoke, WholeNumbersStayWhole) {
  Driver driver{opened({})};
  driver.key("2");
  driver.wait_idle();
  show(driver);
  const Area x = driver.widget("probe.x");
  const ImVec2 from = x.at(0.1F, 0.8F);
  driver.drag(from, {from.x, from.y - 13.0F});
  settle(driver);
  const float value = driver.number("/poke/value");
  EXPECT_NE(value, driver.number("/poke/before"));
  EXPECT_EQ(value, std::round(value));
  driver.key("Ctrl+Up");
  EXPECT_EQ(driver.number("/poke/value"), value + 1.0F);
}

// All have as many digits as each has room for.
TEST_F(StackToPoke, TheNumbersOfATableAreWrittenAlike) {
  Tensor stack({1, 3, 4, 5});
  for (std::int64_t map = 0; map < 3; ++map) {
    for (std::size_t i = 0; i < 20; ++i) stack.plane(0, map)[i] = static_cast<float>(i % 7) * 1.5F - 2.75F;
  }
  const auto driver = opened_with(stack, made_up_parameters(2, 3));
  driver->texts().keep(true);
  poke(*driver, "3");
  std::set<std::string> ways;
  for (const auto& [width, height] : {std::pair{1024, 768}, {1600, 900}}) {
    driver->resize(width, height);
    driver->set("theme=projector");
    driver->frame(2);
    const Area x = driver->widget("poke.x");
    std::set<std::string> here;
    for (const WrittenText& text : driver->texts().all()) {
      const bool is_inside = text.area.x >= x.x && text.area.right() <= x.right() && text.area.y >= x.y &&
                             text.area.bottom() <= x.bottom();
      const auto point = text.text.find('.');
      if (is_inside && point != std::string::npos && text.text.find("→") == std::string::npos)
        here.insert(text.text.size() - point == 2 ? "brief" : "whole");
    }
    EXPECT_EQ(here.size(), 1U) << width;
    ways.insert(here.begin(), here.end());
  }
  EXPECT_EQ(ways.size(), 2U) << "one of the sizes is narrow, the other is not";
}

TEST_F(StackToPoke, AnotherImageOfTheBatchHasPokesOfItsOwn) {
  const auto driver = opened_with(made_up_stack({2, 8, 6, 8}), made_up_parameters(2, 8));
  const Json first = y_of(*driver);
  driver->set("n=1");
  poke(*driver, "40");
  EXPECT_EQ(answered(*driver), 1);
  driver->set("n=0");
  settle(*driver);
  EXPECT_EQ(y_of(*driver), first);
  EXPECT_NE(driver->number("/poke/value"), 40.0F);
}

}  // namespace
}  // namespace pw
