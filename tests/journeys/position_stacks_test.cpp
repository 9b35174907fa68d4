// One position of stacks of any size, and of values that are no numbers.
#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <tuple>
#include <utility>

#include "position_test_window.h"
#include "tests/few.h"

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

  // The running sum after the last product, and y below it.
  struct TableEnd {
    float run, y;
  };
  static TableEnd copied_table_end(Driver& driver) {
    driver.click("probe.copy");
    std::istringstream lines(driver.copied());
    std::vector<std::string> last_cells;
    for (std::string line; std::getline(lines, line);) last_cells.push_back(line.substr(line.rfind('\t') + 1));
    if (last_cells.size() < 4) throw std::runtime_error("the table is too short: " + driver.copied());
    return {std::stof(last_cells.end()[-3]), std::stof(last_cells.back())};
  }
};

TEST_F(StackAtAPosition, AnyNumberOfMapsAndOutputsIsShown) {
  const std::int64_t many = few_of(4096, 1024);
  const std::pair<Shape, std::size_t> cases[] = {{{1, 1, 20, 72}, 2},  {{1, 1, 1, 1}, 1},    {{1, 12, 20, 72}, 1},
                                                 {{1, 13, 6, 8}, 3},   {{8, 64, 20, 72}, 9}, {{1, many, 4, 4}, 2},
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

TEST_F(StackAtAPosition, ASharedColumnStandsForTheMapThatItShows) {
  const auto driver = opened_with(made_up_stack({1, 4096, 4, 4}), made_up_parameters(2, 4096));
  const auto map_at = [&](const char* chart, float across) {
    driver->move(driver->widget(chart).at(across, 0.5F));
    return driver->value("/hover/map").get<std::int64_t>();
  };
  // The sum is that at the end of the column.
  EXPECT_EQ(map_at("probe.run", 0.999F), 4095);
  const std::int64_t last = map_at("probe.run", 0.001F);
  ASSERT_GT(last, 1);
  const auto x = driver->value("/probe/x").get<std::int64_t>(), y = driver->value("/probe/y").get<std::int64_t>();
  const auto output = driver->value("/probe/output").get<std::int64_t>();
  const PointwiseLayer& layer = driver->session().document().parameters();
  std::int64_t number = 0, product = 0;
  const auto product_of = [&](std::int64_t map) { return std::fabs(layer.w(output, map) * x_of(*driver, map, x, y)); };
  for (std::int64_t map = 1; map <= last; ++map) {
    if (std::fabs(x_of(*driver, map, x, y)) > std::fabs(x_of(*driver, number, x, y))) number = map;
    if (product_of(map) > product_of(product)) product = map;
  }
  EXPECT_EQ(map_at("probe.x", 0.001F), number);
  EXPECT_EQ(map_at("probe.products", 0.001F), product);
  // A muted map keeps its hollow bar.
  driver->set("muted=" + std::to_string(product));
  EXPECT_EQ(map_at("probe.products", 0.001F), product);
}

TEST_F(StackAtAPosition, TermsOfNewWeightsNeverStandBesideTheirOldSum) {
  bool is_held = false;
  WindowParts parts;
  parts.jobs = JobSchedule([&](std::size_t) { return is_held ? std::nullopt : std::optional<std::size_t>(0); });
  parts.limits.in_frame_bytes = 0;
  Driver driver(opened({save_stack("stack.npy", made_up_stack({1, 64, 20, 72})),
                        save_weights("weights.npy", made_up_parameters(2, 64))}),
                std::move(parts));
  show(driver);
  const TableEnd before = copied_table_end(driver);
  EXPECT_NEAR(before.run, before.y, 1e-4);
  is_held = true;
  ASSERT_TRUE(driver.set_at_once("solo=3"));
  driver.frame(2);
  ASSERT_FALSE(driver.session().outputs_are_current());
  const TableEnd now = copied_table_end(driver);
  EXPECT_GT(std::fabs(now.y - before.y), 1e-3F);
  EXPECT_NEAR(now.run, now.y, 1e-4);
  ASSERT_TRUE(driver.set_at_once("maps.show=matrix"));
  driver.frame(3);
  driver.click("code.copy");
  EXPECT_EQ(driver.copied().find("# ["), std::string::npos);
  EXPECT_FALSE(driver.value("/matrix").contains("largest_difference"));
  is_held = false;
  driver.frame(20);
  driver.wait_idle();
  driver.click("code.copy");
  EXPECT_NE(driver.copied().find("# ["), std::string::npos);
  EXPECT_TRUE(driver.value("/matrix").contains("largest_difference"));
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

// What is said above the charts and below them.
class PositionWords : public PositionJourney {
 protected:
  PositionWords() { driver_.texts().keep(true); }

  // Where it begins; none if it is not written.
  std::vector<float> lefts(const std::string& words) {
    std::vector<float> found;
    for (const WrittenText& text : driver_.texts().all()) {
      if (text.text == words) found.push_back(text.area.x);
    }
    return found;
  }
  bool says(const std::string& part) {
    return std::ranges::any_of(driver_.texts().all(),
                               [&](const WrittenText& text) { return text.text.find(part) != std::string::npos; });
  }

  Driver driver_{opened({})};
};

TEST_F(PositionWords, XIsExplainedInEveryLook) {
  show(driver_);
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1280, 720}, {1024, 768}, {900, 1400}})) {
    driver_.resize(width, height);
    for (const char* theme : {"dark", "projector"}) {
      driver_.set(std::string("theme=") + theme);
      driver_.frame(2);
      EXPECT_TRUE(says("all 256 maps")) << theme << " " << width;
    }
  }
}

TEST_F(PositionWords, OnlyWhatIsShownIsSpokenOf) {
  show(driver_);
  driver_.set("poke.blind=true");
  driver_.wait_idle();
  EXPECT_TRUE(says("ticks: as they were"));
  // Two maps share a column: it has no tick.
  driver_.resize(1024, 768);
  driver_.frame(2);
  EXPECT_TRUE(says("all 256 numbers moved"));
  EXPECT_FALSE(says("ticks"));
  driver_.set("poke.blind=false");
  driver_.set("probe.sort=size");
  driver_.resize(1600, 900);
  driver_.frame(2);
  EXPECT_TRUE(says("W below keeps the map order"));
  // From the last row there is no W below.
  driver_.set("theme=projector");
  driver_.frame(2);
  EXPECT_TRUE(says("largest |w·x| for road first"));
  EXPECT_FALSE(says("W below"));
}

TEST_F(PositionWords, TermsOfBothSumsStandBelowEachOther) {
  show(driver_);
  driver_.resize(1600, 900);
  driver_.frame(2);
  for (const char* label : {"map 4", "map 113", "map 218", "249 others", "bias b"}) {
    const std::vector<float> found = lefts(label);
    ASSERT_EQ(found.size(), 2U) << label;
    EXPECT_EQ(found[0], found[1]) << label;
  }
}

// The bars of the largest terms, among the maps: the numbers below them are of maps, and none touches the next.
TEST_F(PositionWords, NumbersBelowTheTermsAreSaidToBeMapsAndStandApart) {
  constexpr float kApart = 4.0F;
  driver_.drop({save_weights("w9.npy", made_up_parameters(9, 256))});
  driver_.wait_idle();
  for (const auto& [theme, width, height] :
       {std::tuple{"light", 900, 1400}, {"dark", 1280, 720}, {"projector", 1366, 768}}) {
    driver_.set(std::string("theme=") + theme);
    driver_.resize(width, height);
    driver_.frame(2);
    const Area panel = driver_.widget("probe");
    std::vector<Rect> line;
    for (const WrittenText& text : driver_.texts().all()) {
      if (text.area.x >= panel.x && text.area.y > panel.y + 0.7F * panel.h && text.area.y < panel.bottom())
        line.push_back(text.area);
    }
    EXPECT_EQ(lefts("map").size(), 1U) << theme << " " << width;
    EXPECT_GE(line.size(), 6U) << theme << " " << width;
    std::ranges::sort(line, {}, &Rect::x);
    for (std::size_t i = 1; i < line.size(); ++i)
      EXPECT_GE(line[i].x - line[i - 1].right(), kApart) << theme << " " << width << ": " << i;
  }
}

TEST_F(PositionWords, FewMapsHaveTheirNamesAndBothSums) {
  driver_.drop(
      {save_stack("few.npy", made_up_stack({1, 3, 4, 4})), save_weights("few_weights.npy", made_up_parameters(2, 3))});
  driver_.wait_idle();
  show(driver_);
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1920, 1080}, {3840, 2160}})) {
    driver_.resize(width, height);
    driver_.frame(2);
    const auto count = [&](const std::string& words) {
      return std::ranges::count_if(driver_.texts().all(), [&](const WrittenText& text) { return text.text == words; });
    };
    // Below x, and in each of the sums.
    for (const char* map : {"map 0", "map 1", "map 2"}) EXPECT_GE(count(map), 3) << width << " " << map;
    EXPECT_EQ(count("bias b"), 2) << width;
    EXPECT_EQ(count("and for "), 1) << width;
    // In the largest type where there is room.
    float largest = 0.0F;
    for (const WrittenText& text : driver_.texts().all()) {
      if (text.text.find("·") != std::string::npos && text.text.find(' ') == std::string::npos)
        largest = std::max(largest, text.size);
    }
    EXPECT_EQ(largest >= 40.0F, width == 3840) << width << ": " << largest;
  }
}

}  // namespace
}  // namespace pw
