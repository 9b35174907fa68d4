// Cost at every size and in every look: what stands there has room, and what is measured is told.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "tests/few.h"
#include "tests/journeys/journey.h"

namespace pw {
namespace {

// As measured, but of made-up numbers: one runs more often than the other.
CostTiming::Measurements made_up_measurements() {
  return {[](const NextLayer& layer, Progress&, ThreadPool&) {
            LayerTiming timing{layer, {}, "made up"};
            for (const std::int64_t reduced : {1, 2, 4, 8, 16, 32, 64, 128, 256}) {
              const double us = 14.0 + 10.0 * static_cast<double>(reduced);
              timing.points.push_back({reduced, 1, 1508.0, us, 40, 300});
              timing.points.push_back({reduced, 2, 766.0, us, 90, 300});
            }
            return Expected<LayerTiming>(timing);
          },
          [](const InceptionModule& module, Progress&, ThreadPool&) {
            return Expected<ModuleTiming>(
                ModuleTiming{module, {{1, 11'100.0, 4'100.0, 41}, {2, 6'000.0, 2'300.0, 78}}, "made up"});
          }};
}

WindowParts made_up_parts() {
  WindowParts parts;
  parts.cost_measurements = made_up_measurements();
  return parts;
}

class CostRoomJourney : public Journey {
 protected:
  CostRoomJourney() { driver_.texts().keep(true); }
  void show(const std::string& view, const char* theme, std::pair<int, int> size) {
    driver_.resize(size.first, size.second);
    driver_.set(std::string("theme=") + theme);
    driver_.set("view=" + view);
    driver_.wait_idle();
    driver_.frame(2);
  }
  bool writes(const std::string& part) {
    driver_.frame(1);
    return std::ranges::any_of(driver_.texts().all(),
                               [&](const WrittenText& text) { return text.text.find(part) != std::string::npos; });
  }

  static constexpr std::pair<int, int> kAllSizes[] = {{1600, 900}, {1366, 768}, {3840, 2160},
                                                      {1280, 720}, {1024, 768}, {900, 1400}};
  const std::vector<std::pair<int, int>> kSizes = ends_of(kAllSizes);
  Driver driver_{opened({}), made_up_parts()};
};

TEST_F(CostRoomJourney, HeadsOfColumnsStandClearOfTheButton) {
  int heads = 0;
  for (const std::pair<int, int>& size : kSizes) {
    for (const char* theme : {"dark", "light"}) {
      show("cost.ledger", theme, size);
      if (!driver_.shows("cost.measure")) driver_.click("cost.page.2");
      if (!driver_.shows("cost.measure")) continue;
      const Area button = driver_.widget("cost.measure");
      for (const WrittenText& text : driver_.texts().all()) {
        if (!text.text.ends_with(" thread") && !text.text.ends_with(" threads")) continue;
        EXPECT_GE(text.area.y, button.bottom() + 2.0F) << theme << ' ' << size.first;
        ++heads;
      }
    }
  }
  EXPECT_GE(heads, few_of(4, 1));
}

class FewMapsInCost : public Journey {};

// Words in the chart stand beside the line of F′; only in a narrow chart it is interrupted behind them.
TEST_F(FewMapsInCost, TheLineOfTheChartCrossesNoWords) {
  Driver few(opened({save_stack("few.npy", made_up_stack({1, 3, 4, 4}))}), made_up_parts());
  few.texts().keep(true);
  few.set("view=cost.ledger");
  few.wait_idle();
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1920, 1080}, {3840, 2160}})) {
    few.resize(width, height);
    few.frame(2);
    const Area chart = few.widget("cost.curve");
    const float line = few.widget("cost.point").centre().x;
    int words = 0;
    for (const WrittenText& text : few.texts().all()) {
      const ImVec2 at = text.area.centre();
      if (at.x < chart.x || at.x > chart.right() || at.y < chart.y || at.y > chart.bottom()) continue;
      EXPECT_FALSE(text.area.x < line && line < text.area.right()) << text.text << ' ' << width;
      ++words;
    }
    EXPECT_GT(words, 0) << width;
  }
}

// From the last row too a count says of what it is, and M is dragged where it is read.
TEST_F(CostRoomJourney, TheProjectorCountsMultiplyAddsAndHasTheSliderOfM) {
  for (const std::pair<int, int>& size : kSizes) {
    show("cost.ledger", "projector", size);
    EXPECT_TRUE(driver_.shows("cost.next_maps")) << size.first;
    EXPECT_TRUE(writes("multiply–adds")) << size.first;
    const auto units = std::ranges::count_if(driver_.texts().all(), [](const WrittenText& text) {
      return text.text.starts_with("multiply–adds") || text.text == "MAC";
    });
    // In a small window the arrows of the second lane are too short: the first lane says it.
    EXPECT_GE(units, size.first > 1024 || size.second > size.first ? 3 : 1) << size.first;
  }
}

// Counts that are compared have one name for their unit, and the sizes of maps are whole.
TEST_F(CostRoomJourney, LanesHaveOneUnitAndWholeSizes) {
  for (const std::pair<int, int>& size : kSizes) {
    for (const char* kernel : {"cost.kernel=3x3", "cost.kernel=up"}) {
      driver_.set(kernel);
      show("cost.ledger", "dark", size);
      std::set<std::string> units;
      for (int arrow = 0; arrow < 3; ++arrow) {
        const Area area = driver_.widget("cost.count." + std::to_string(arrow));
        for (const WrittenText& text : driver_.texts().all()) {
          const ImVec2 at = text.area.centre();
          const bool is_below = at.x > area.x && at.x < area.right() && at.y > area.y && at.y < area.bottom() + 60.0F;
          if (is_below && (text.text == "multiply–adds" || text.text == "MAC")) units.insert(text.text);
        }
      }
      EXPECT_EQ(units.size(), 1U) << kernel << ' ' << size.first;
      EXPECT_TRUE(!units.contains("MAC") || writes("multiply–adds (MAC)") || writes("MAC: multiply–adds"));
      EXPECT_FALSE(writes("× …")) << kernel << ' ' << size.first;
    }
  }
}

// What a piece of the two nets is, and what its shades are.
TEST_F(CostRoomJourney, TheLayersOfDeepNetsAreExplainedInEveryLook) {
  for (const std::pair<int, int>& size : kSizes) {
    for (const char* theme : ends_of({"dark", "light", "projector"})) {
      show("cost.depth", theme, size);
      if (!driver_.shows("deep.layers_drawn.0")) continue;
      EXPECT_TRUE(writes("one piece")) << theme << ' ' << size.first;
      // The shades of the legend; "with 1×1 bottlenecks" is another panel's.
      for (const char* shade : {"1×1", "3×3"})
        EXPECT_TRUE(
            std::ranges::any_of(driver_.texts().all(), [&](const WrittenText& text) { return text.text == shade; }))
            << shade << ' ' << theme << ' ' << size.first;
    }
  }
}

TEST_F(CostRoomJourney, NoSliderCoversWhatIsWritten) {
  for (const std::pair<int, int>& size : kSizes) {
    for (const char* theme : {"dark", "projector"}) {
      for (const char* view : {"cost.ledger", "cost.inception", "cost.depth"}) {
        show(view, theme, size);
        const Json widgets = driver_.state()["widgets"];
        for (const char* slider :
             {"cost.fp", "cost.next_maps", "inception.ones", "inception.reduce3", "inception.three",
              "inception.reduce5", "inception.five", "inception.project", "deep.base", "deep.stages", "deep.layers",
              "deep.batch", "deep.ratio", "deep.budget"}) {
          if (!widgets.contains(slider)) continue;
          const Area area = driver_.widget(slider);
          for (const WrittenText& text : driver_.texts().all()) {
            const bool apart = text.area.x > area.right() - 1.0F || text.area.right() < area.x + 1.0F ||
                               text.area.y > area.bottom() - 2.0F || text.area.bottom() < area.y + 2.0F;
            EXPECT_TRUE(apart) << slider << " over \"" << text.text << "\", " << theme << ' ' << size.first << " × "
                               << size.second;
          }
        }
      }
    }
  }
}

// From the last row too the shapes say what their numbers are, and the tabs stand still.
TEST_F(CostRoomJourney, TheProjectorExplainsTheShapesAndJoinsTheBranches) {
  for (const std::pair<int, int>& size : kSizes) {
    std::vector<Area> tabs;
    for (const char* view : {"cost.ledger", "cost.inception", "cost.depth"}) {
      show(view, "projector", size);
      const bool is_batch = view == std::string_view("cost.depth");
      driver_.frame(1);
      EXPECT_GE(std::ranges::count(driver_.texts().all(), is_batch ? "images" : "image", &WrittenText::text), 1)
          << view << ' ' << size.first;
      tabs.push_back(driver_.widget("cost.tab"));
      EXPECT_TRUE(view != std::string_view("cost.inception") || writes("480 maps")) << size.first;
    }
    for (const Area& tab : tabs) EXPECT_EQ(tab.y, tabs.front().y) << size.first;
  }
}

// Beside what was opened last there is room for one sentence.
TEST_F(CostRoomJourney, WhatFcnGainsIsSaidBesideAMessage) {
  driver_.drop({save_weights("classes_weights.npy", made_up_parameters(9, 256))});
  show("cost.ledger", "projector", {1600, 900});
  EXPECT_TRUE(writes("classes_weights.npy"));
  EXPECT_TRUE(writes("In FCN-8s"));
}

// What is multiplied is spoken about.
TEST_F(CostRoomJourney, TheFactorsAreLargeInTheProjector) {
  show("cost.ledger", "projector", {900, 1400});
  float largest = 0.0F, body = 0.0F;
  for (const WrittenText& text : driver_.texts().all()) {
    if (text.text == "1,440") largest = std::max(largest, text.size);
    if (text.text == "direct 3×3") body = text.size;
  }
  EXPECT_GT(largest, 1.4F * body);
}

// The words about what is kept stand between the lines of the chart.
TEST_F(CostRoomJourney, TheLinesOfTheChartAreNotBrokenByWords) {
  for (const std::pair<int, int>& size : kSizes) {
    show("cost.ledger", "dark", size);
    const Area plot = driver_.widget("cost.curve");
    for (const WrittenText& text : driver_.texts().all()) {
      if (!text.text.starts_with("kept: at most")) continue;
      // 256× at the right, of an axis from ½× to 256×.
      const float share = (text.area.right() - plot.x) / plot.w;
      EXPECT_LT(text.area.bottom(), plot.bottom() - plot.h * (1.0F + 8.0F * share) / 9.0F)
          << size.first << " × " << size.second;
    }
  }
}

TEST_F(CostRoomJourney, BoxesTakeTheRoomOfAHighWindow) {
  show("cost.inception", "dark", {900, 1400});
  for (const char* mode : {"naive", "reduced"}) {
    driver_.set(std::string("inception.mode=") + mode);
    driver_.wait_idle();
    EXPECT_GT(driver_.widget("inception.x").w, 140.0F) << mode;
    EXPECT_GT(driver_.widget("inception.branch.1").w, 140.0F) << mode;
    EXPECT_GT(driver_.widget("inception.out").y, driver_.widget("inception.pooled").bottom()) << mode;
  }
  show("cost.inception", "projector", {900, 1400});
  EXPECT_EQ(driver_.state()["cost"]["inception"]["show"], Json({0, 1, 2, 3}));
  // One x, one size.
  for (int row = 1; row < 4; ++row)
    EXPECT_EQ(driver_.widget("inception.x." + std::to_string(row)).w, driver_.widget("inception.x.0").w);
  EXPECT_GT(driver_.widget("inception.branch.2").w, 130.0F);
  show("cost.ledger", "projector", {900, 1400});
  EXPECT_TRUE(driver_.shows("cost.x.0"));
  EXPECT_TRUE(driver_.shows("cost.symbol.0"));
  driver_.key("V");
  driver_.frame(2);
  EXPECT_TRUE(driver_.shows("cost.x.0"));
  EXPECT_TRUE(driver_.shows("cost.measure"));
  show("cost.depth", "projector", {900, 1400});
  EXPECT_TRUE(driver_.shows("deep.stage.0"));
  EXPECT_TRUE(driver_.shows("deep.layers_drawn.0"));
}

TEST_F(CostRoomJourney, AnUpsampledMapThatIsDrawnSmallerSaysSo) {
  driver_.set("cost.kernel=up");
  for (const char* theme : {"dark", "projector"}) {
    for (const std::pair<int, int>& size : {std::pair{1600, 900}, {1280, 720}}) {
      show("cost.ledger", theme, size);
      driver_.frame(1);
      const auto said = std::ranges::count(driver_.texts().all(), "z drawn ÷ 8", &WrittenText::text);
      EXPECT_EQ(said, 2) << theme << ' ' << size.first;
    }
  }
}

TEST_F(CostRoomJourney, HowOftenItWasMeasuredIsTrueOfAllThatIsShown) {
  show("cost.ledger", "dark", {1600, 900});
  driver_.key("Ctrl+Enter");
  driver_.wait_idle();
  EXPECT_TRUE(writes("fastest of at least 40 runs"));
  show("cost.inception", "dark", {1600, 900});
  driver_.key("Ctrl+Enter");
  driver_.wait_idle();
  EXPECT_TRUE(writes("fastest of at least 41 runs"));
}

// The first press has moved the handle there.
TEST_F(CostRoomJourney, ADoubleClickBesideTheHandleTypesTheValueBefore) {
  show("cost.ledger", "dark", {1600, 900});
  driver_.double_click(driver_.widget("cost.fp").at(0.4F, 0.5F));
  driver_.wait_for_widget("value_editor");
  driver_.key("Enter");
  driver_.frame(2);
  EXPECT_EQ(driver_.state()["cost"]["fp"], 2);
}

TEST_F(CostRoomJourney, WhyNothingIsKeptIsSaid) {
  driver_.drop({save_stack("flat.npy", Tensor({1, 3, 4, 4}))});
  show("cost.ledger", "dark", {1600, 900});
  driver_.point("cost.figure.3");
  driver_.frame(3);
  driver_.key("Ctrl+c");
  EXPECT_THAT(driver_.copied(), testing::HasSubstr("No map varies"));
}

}  // namespace
}  // namespace pw
