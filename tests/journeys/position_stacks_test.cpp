// One position of stacks of any size, and of values that are no numbers.
#include <limits>
#include <memory>
#include <utility>

#include "position_test_window.h"

namespace pw {
namespace {

class StackAtAPosition : public PositionJourney {
 protected:
  // A window with this stack and these weights.
  std::unique_ptr<Driver> opened_with(const Tensor& stack, const Parameters& parameters) {
    auto driver =
        std::make_unique<Driver>(opened({save_stack("stack.npy", stack), save_weights("weights.npy", parameters)}));
    show(*driver);
    return driver;
  }
};

TEST_F(StackAtAPosition, AnyNumberOfMapsAndOutputsIsShown) {
  const std::pair<Shape, std::size_t> cases[] = {{{1, 1, 20, 72}, 2},  {{1, 1, 1, 1}, 1},    {{1, 12, 20, 72}, 1},
                                                 {{1, 13, 6, 8}, 3},   {{8, 64, 20, 72}, 9}, {{1, 4096, 4, 4}, 2},
                                                 {{1, 64, 20, 72}, 64}};
  for (const auto& [shape, cout] : cases) {
    const auto driver = opened_with(made_up_stack(shape), made_up_parameters(cout, static_cast<std::size_t>(shape.c)));
    for (const char* sort : {"map", "size"}) {
      driver->set(std::string("probe.sort=") + sort);
      SCOPED_TRACE(std::to_string(shape.c) + " maps, " + std::to_string(cout) + " outputs, " + sort);
      EXPECT_NEAR(driver->number("/probe/sum/0"), sum_here(*driver, 0), 2e-3);
      expect_tidy(*driver);
      const Area run = driver->widget("probe.run");
      for (const float across : {0.001F, 0.5F, 0.999F}) {
        driver->move(run.at(across, 0.5F));
        EXPECT_LT(driver->value("/hover/map").get<std::int64_t>(), shape.c);
      }
      driver->move_away();
    }
    EXPECT_EQ(driver->shows("probe.output"), cout > 2);
    EXPECT_EQ(driver->shows("probe.output.0"), cout == 2);
  }
}

TEST_F(StackAtAPosition, ManyOutputsAreChosenFromAMenu) {
  const auto driver = opened_with(made_up_stack({1, 16, 20, 72}), made_up_parameters(9, 16));
  driver->click("probe.output");
  driver->click("probe.output.7");
  EXPECT_EQ(driver->value("/probe/output"), 7);
}

TEST_F(StackAtAPosition, AMapWithoutANumberStopsTheSum) {
  Tensor stack = made_up_stack({1, 16, 20, 72});
  stack.plane(0, 5)[0] = std::numeric_limits<float>::quiet_NaN();
  const auto driver = opened_with(stack, made_up_parameters(2, 16));
  driver->set("probe.x=0");
  driver->set("probe.y=0");
  EXPECT_TRUE(driver->value("/probe/sum/0").is_null());
  EXPECT_TRUE(driver->value("/probe/terms/0/2").is_null() || driver->shows("probe.term.5"));
  const Picture broken = driver->picture_of("probe.run");
  driver->set("probe.x=1");
  driver->move_away();
  EXPECT_FALSE(driver->value("/probe/sum/0").is_null());
  EXPECT_NE(driver->picture_of("probe.run"), broken);
  // Nor has its mean.
  driver->set("probe.of=mean");
  EXPECT_TRUE(driver->value("/probe/sum/0").is_null());
}

TEST_F(StackAtAPosition, EachImageOfABatchHasItsOwnSum) {
  const auto driver = opened_with(made_up_stack({3, 16, 20, 72}), made_up_parameters(2, 16));
  driver->set("probe.x=0");
  driver->set("probe.y=0");
  const float first = driver->number("/probe/sum/1");
  driver->key("B");
  EXPECT_NE(driver->number("/probe/sum/1"), first);
  const Tensor& sums = driver->session().outputs().sums();
  EXPECT_NEAR(driver->number("/probe/sum/1"), sums.plane(1, 1)[0], 1e-5);
}

TEST_F(StackAtAPosition, WholeNumbersCanBeCheckedByHand) {
  Driver driver{opened({})};
  driver.key("2");
  driver.wait_idle();
  show(driver);
  EXPECT_EQ(widgets_named(driver.state(), "probe.term.").size(), 4U) << "all of them, zeros too";
  EXPECT_EQ(driver.value("/probe/terms").size(), 4U);
  EXPECT_EQ(driver.number("/probe/sum/0"), sum_here(driver, 0));
  EXPECT_FALSE(driver.shows("patch"));
  expect_tidy(driver);
}

}  // namespace
}  // namespace pw
