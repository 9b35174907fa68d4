// One position: the column through the maps, its products, the running sum and the arithmetic.
#include <algorithm>
#include <cfloat>
#include <cmath>
#include <functional>
#include <sstream>
#include <utility>

#include "compute/features/receptive_field.h"
#include "compute/layer/kernels/simd_target.h"
#include "position_test_window.h"
#include "tests/few.h"

namespace pw {
namespace {

class SceneAtAPosition : public PositionJourney {
 protected:
  SceneAtAPosition() {
    driver_.set("probe.x=35");
    driver_.set("probe.y=14");
    driver_.set("output=1");
    show(driver_);
  }

  Driver driver_{opened({})};
};

TEST_F(SceneAtAPosition, TheRunningSumEndsAtY) {
  for (const auto& [x, y] : {std::pair{35, 14}, {0, 0}, {71, 19}}) {
    driver_.set("probe.x=" + std::to_string(x));
    driver_.set("probe.y=" + std::to_string(y));
    for (std::int64_t o = 0; o < 2; ++o) {
      const float sum = driver_.value("/probe/sum")[static_cast<std::size_t>(o)].get<float>();
      if (simd_target_has_fma()) {
        EXPECT_EQ(sum, sum_of(driver_, o, x, y)) << x << ", " << y;
      } else {
        EXPECT_NEAR(sum, sum_of(driver_, o, x, y), 1e-4) << x << ", " << y;
      }
    }
  }
}

TEST_F(SceneAtAPosition, OtherOrdersEndThereUpToRounding) {
  driver_.click("probe.sort.1");
  EXPECT_EQ(driver_.value("/probe/sort"), "size");
  EXPECT_NEAR(driver_.number("/probe/sum/1"), sum_of(driver_, 1, 35, 14), 1e-4);
  // The largest first.
  std::vector<float> sizes;
  for (const Json& term : driver_.value("/probe/terms"))
    sizes.push_back(std::fabs(term[1].get<float>() * term[2].get<float>()));
  ASSERT_EQ(sizes.size(), 7U);
  EXPECT_TRUE(std::ranges::is_sorted(sizes, std::greater()));
}

TEST_F(SceneAtAPosition, TheTermsAreTheLargestInTheOrderOfTheMaps) {
  const PointwiseLayer& layer = driver_.session().document().parameters();
  std::vector<float> sizes;
  for (std::int64_t i = 0; i < layer.cin; ++i) sizes.push_back(std::fabs(layer.w(1, i) * x_of(driver_, i, 35, 14)));
  const Json terms = driver_.value("/probe/terms");
  ASSERT_EQ(terms.size(), 7U);
  std::int64_t before = -1;
  float least = FLT_MAX;
  for (const Json& term : terms) {
    const auto map = term[0].get<std::int64_t>();
    EXPECT_GT(map, before);
    before = map;
    EXPECT_EQ(term[1].get<float>(), layer.w(1, map));
    EXPECT_EQ(term[2].get<float>(), x_of(driver_, map, 35, 14));
    EXPECT_TRUE(driver_.shows("probe.term." + std::to_string(map)));
    least = std::min(least, sizes[static_cast<std::size_t>(map)]);
  }
  EXPECT_EQ(std::ranges::count_if(sizes, [&](float size) { return size >= least; }), 7);
}

TEST_F(SceneAtAPosition, TwoScoresHaveASoftmaxAndOthersNone) {
  const double difference = sum_of(driver_, 1, 35, 14) - sum_of(driver_, 0, 35, 14);
  EXPECT_NEAR(driver_.number("/probe/p/1"), 1.0 / (1.0 + std::exp(-difference)), 1e-6);
  EXPECT_NEAR(driver_.number("/probe/p/0") + driver_.number("/probe/p/1"), 1.0, 1e-6);
  for (const char* activation : {"relu", "sigmoid"}) {
    driver_.key("A");
    driver_.wait_idle();
    ASSERT_EQ(driver_.value("/document/activation"), activation);
    EXPECT_FALSE(driver_.value("/probe").contains("p")) << activation;
    EXPECT_EQ(driver_.number("/probe/sum/1"), sum_of(driver_, 1, 35, 14)) << "it is the sum before";
  }
  driver_.key("A");
  driver_.key("A");
  driver_.wait_idle();
  ASSERT_EQ(driver_.value("/document/activation"), "none");
  EXPECT_TRUE(driver_.value("/probe").contains("p"));
  driver_.click("probe.of.1");
  EXPECT_FALSE(driver_.value("/probe").contains("p"));
}

TEST_F(SceneAtAPosition, OfTheMeansItIsTheMeanOfY) {
  driver_.click("probe.of.1");
  EXPECT_EQ(driver_.value("/probe/of"), "mean");
  for (std::size_t o = 0; o < 2; ++o)
    EXPECT_NEAR(driver_.value("/probe/sum")[o].get<float>(), driver_.value("/output/mean")[o].get<float>(), 1e-3);
  EXPECT_FALSE(driver_.shows("patch"));
  // The marker is of no meaning for it.
  const Picture before = driver_.picture_of("probe.run");
  driver_.set("probe.x=3");
  driver_.move_away();
  EXPECT_EQ(driver_.picture_of("probe.run"), before);
}

TEST_F(SceneAtAPosition, TabAndTheSwitchTakeTheOtherOutput) {
  driver_.click("probe.output.0");
  EXPECT_EQ(driver_.value("/selected/output"), 0);
  EXPECT_EQ(driver_.value("/probe/output"), 0);
  driver_.key("Tab");
  EXPECT_EQ(driver_.value("/probe/output"), 1);
}

TEST_F(SceneAtAPosition, ADraggedMarkerChangesXAndNotW) {
  const Parameters before = held_by(driver_);
  const Picture x = driver_.picture_of("probe.x");
  const Picture weights = driver_.picture_of("weights");
  const Area image = driver_.widget("image");
  driver_.drag(image.at(0.5F, 0.72F), image.at(0.1F, 0.3F));
  driver_.move_away();
  EXPECT_NE(driver_.picture_of("probe.x"), x);
  EXPECT_EQ(driver_.picture_of("weights"), weights);
  EXPECT_EQ(held_by(driver_), before);
  EXPECT_LT(driver_.number("/probe/x"), 12.0F);
}

TEST_F(SceneAtAPosition, BarsAndTermsPointAtTheirMapAndSelectIt) {
  // The columns stand exactly above their weights.
  for (const char* chart : {"probe.x", "probe.products", "probe.run"}) {
    const Area area = driver_.widget(chart);
    EXPECT_EQ(area.x, driver_.widget("weights").x) << chart;
    EXPECT_EQ(area.w, driver_.widget("weights").w) << chart;
    for (const int map : {0, 100, 255}) {
      const Area weight = driver_.widget("weight.0." + std::to_string(map));
      driver_.move({weight.centre().x, area.centre().y});
      EXPECT_EQ(driver_.value("/hover/map"), map) << chart;
      driver_.click(ImVec2{weight.centre().x, area.centre().y});
      EXPECT_EQ(driver_.value("/selected/map"), map) << chart;
    }
  }
  const auto map = driver_.value("/probe/terms/2/0").get<std::int64_t>();
  driver_.point("probe.term." + std::to_string(map));
  EXPECT_EQ(driver_.value("/hover/map"), map);
  driver_.click("probe.term." + std::to_string(map));
  EXPECT_EQ(driver_.value("/selected/map"), map);
}

TEST_F(SceneAtAPosition, AMutedMapCountsAsZero) {
  const auto map = driver_.value("/probe/terms/3/0").get<std::int64_t>();
  const float product = driver_.number("/probe/terms/3/1") * driver_.number("/probe/terms/3/2");
  const float before = driver_.number("/probe/sum/1");
  driver_.set("muted=" + std::to_string(map));
  driver_.wait_idle();
  ASSERT_EQ(driver_.value("/document/muted"), Json::array({map}));
  EXPECT_NEAR(driver_.number("/probe/sum/1"), before - product, 1e-4);
  EXPECT_NEAR(driver_.number("/probe/sum/1"), sum_of(driver_, 1, 35, 14), 1e-4);
  EXPECT_FALSE(driver_.shows("probe.term." + std::to_string(map)));
}

TEST_F(SceneAtAPosition, TheTableHoldsEveryTerm) {
  driver_.click("probe.copy");
  std::istringstream lines(driver_.copied());
  std::string line;
  ASSERT_TRUE(std::getline(lines, line));
  EXPECT_EQ(line, "map\tname\tw\tx\tw·x\trunning sum");
  std::vector<std::vector<std::string>> rows;
  while (std::getline(lines, line)) {
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    ASSERT_EQ(cells.size(), 6U) << line;
    rows.push_back(cells);
  }
  ASSERT_EQ(rows.size(), 258U);
  for (const std::int64_t map : {0, 4, 218}) {
    const auto& row = rows[static_cast<std::size_t>(map)];
    EXPECT_EQ(row[0], std::to_string(map));
    EXPECT_EQ(std::stof(row[2]), driver_.session().document().parameters().w(1, map));
    EXPECT_EQ(std::stof(row[3]), x_of(driver_, map, 35, 14));
  }
  EXPECT_EQ(rows[256][0], "bias");
  EXPECT_EQ(rows[257][0], "y");
  EXPECT_EQ(std::stof(rows[257][5]), sum_of(driver_, 1, 35, 14));
  EXPECT_NE(driver_.value("/message").get<std::string>().find("copied"), std::string::npos);
}

TEST_F(SceneAtAPosition, TheCurtainHidesTheAnswerAndNotX) {
  driver_.key("H");
  driver_.move_away();
  EXPECT_TRUE(driver_.shows("probe.x"));
  EXPECT_FALSE(driver_.shows("probe.run"));
  EXPECT_TRUE(widgets_named(driver_.state(), "probe.term.").empty());
  const Area x = driver_.widget("probe.x");
  const Area below{x.x, x.bottom() + 30, x.w, 200};
  const Picture hidden = driver_.picture(below);
  driver_.set("probe.x=3");
  driver_.set("output=0");
  driver_.move_away();
  EXPECT_EQ(driver_.picture(below), hidden);
  driver_.click("probe.copy");
  EXPECT_EQ(driver_.copied(), "");
}

TEST_F(SceneAtAPosition, ThePatchIsWhatThePositionSeesClippedAtTheBorder) {
  for (const auto& [x, y] : {std::pair{35, 9}, {35, 14}, {0, 0}, {71, 19}}) {
    driver_.set("probe.x=" + std::to_string(x));
    driver_.set("probe.y=" + std::to_string(y));
    const Area image = driver_.widget("image");
    const Area patch = driver_.widget("patch");
    const PixelBox box = clipped(*receptive_field(ExtractorKind::kLearned, x, y), 576, 160);
    const float scale = image.w / 576.0F;
    EXPECT_NEAR(patch.x, image.x + static_cast<float>(box.x) * scale, 0.01F);
    EXPECT_NEAR(patch.y, image.y + static_cast<float>(box.y) * scale, 0.01F);
    EXPECT_NEAR(patch.w, static_cast<float>(box.w) * scale, 0.01F);
    EXPECT_NEAR(patch.h, static_cast<float>(box.h) * scale, 0.01F);
  }
  driver_.key("V");
  EXPECT_FALSE(driver_.shows("patch"));
}

// A frame on the image that nothing explains is a riddle.
TEST_F(SceneAtAPosition, ThePatchSaysWhatItIs) {
  driver_.texts().keep(true);
  for (const int outputs : {2, 9}) {
    driver_.set("theme=dark");
    driver_.resize(1600, 900);
    driver_.frame(2);
    while (driver_.value("/document/cout") < outputs) driver_.click("outputs.more");
    for (const auto& [width, height] :
         ends_of<SizeInPixels>({{1600, 900}, {1280, 720}, {1366, 768}, {1920, 1080}, {900, 1400}})) {
      driver_.resize(width, height);
      for (const char* theme : ends_of({"dark", "light", "projector"})) {
        driver_.set(std::string("theme=") + theme);
        driver_.frame(2);
        if (!driver_.shows("patch")) continue;
        EXPECT_TRUE(std::ranges::any_of(driver_.texts().all(),
                                        [](const WrittenText& text) {
                                          return text.text.find("256 numbers") != std::string::npos &&
                                                 text.text.find("patch") != std::string::npos;
                                        }))
            << theme << ' ' << width << ' ' << outputs;
      }
    }
  }
}

// The numbers at the ends of a slider belong to it, not to the next one.
TEST_F(SceneAtAPosition, EndsOfASliderAreClearOfTheNext) {
  driver_.texts().keep(true);
  while (driver_.value("/document/cout") < 9) driver_.click("outputs.more");
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1280, 720}, {1366, 768}, {1920, 1080}})) {
    driver_.resize(width, height);
    driver_.frame(2);
    ASSERT_TRUE(driver_.shows("weight_slider.8")) << width;
    for (const std::string& name : widgets_named(driver_.state(), "weight_slider.")) {
      const Area slider = driver_.widget(name);
      for (const WrittenText& text : driver_.texts().all()) {
        const bool is_above = text.area.x >= slider.x && text.area.right() <= slider.right() &&
                              text.area.y < slider.y && text.area.y > slider.y - 20.0F;
        EXPECT_TRUE(!is_above || text.area.bottom() <= slider.y - 2.0F) << text.text << ' ' << width;
      }
    }
  }
}

TEST_F(SceneAtAPosition, NothingTouchesAtAnySize) {
  for (const char* theme : ends_of({"dark", "light", "projector"})) {
    driver_.set(std::string("theme=") + theme);
    for (const auto& [w, h] : {std::pair{1600, 900}, {1280, 720}, {1920, 1080}, {1100, 600}}) {
      driver_.resize(w, h);
      driver_.frame(2);
      SCOPED_TRACE(std::string(theme) + " " + std::to_string(w));
      expect_tidy(driver_);
    }
  }
}

}  // namespace
}  // namespace pw
