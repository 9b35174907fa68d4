// Every theme at every size: nothing is clipped and nothing overlaps.
#include <algorithm>

#include "app/style/theme_kind.h"
#include "journey.h"

namespace pw {
namespace {

// Larger than rounding errors.
bool overlap(const Area& a, const Area& b) {
  return std::min(a.right(), b.right()) - std::max(a.x, b.x) > 1.0F &&
         std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y) > 1.0F;
}

// The rectangles of all widgets, by name.
std::vector<std::pair<std::string, Area>> places(const Json& state) {
  std::vector<std::pair<std::string, Area>> all;
  for (const auto& [name, r] : state["widgets"].items())
    all.emplace_back(name, Area{r[0].get<float>(), r[1].get<float>(), r[2].get<float>(), r[3].get<float>()});
  return all;
}

bool is_inside_another(const std::string& name) {
  return name.starts_with("map.") || name.starts_with("weight.") || name == "layout";
}

testing::AssertionResult is_laid_out_well(const Json& state, int width, int height) {
  const auto all = places(state);
  for (const auto& [name, area] : all) {
    const bool inside = area.x >= 0 && area.y >= 0 && area.right() <= static_cast<float>(width) &&
                        area.bottom() <= static_cast<float>(height);
    if (!inside || area.w < 1 || area.h < 1)
      return testing::AssertionFailure() << name << " leaves the window: " << state["widgets"][name].dump();
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = i + 1; k < all.size(); ++k) {
      const bool cells = all[i].first.starts_with("map.") && all[k].first.starts_with("map.");
      const bool apart = !is_inside_another(all[i].first) && !is_inside_another(all[k].first);
      if ((cells || apart) && overlap(all[i].second, all[k].second))
        return testing::AssertionFailure() << all[i].first << " and " << all[k].first << " overlap";
    }
  }
  return testing::AssertionSuccess();
}

struct Look {
  ThemeKind theme;
  int width, height;
};

void PrintTo(const Look& look, std::ostream* out) {
  *out << theme_name(look.theme) << " at " << look.width << " x " << look.height;
}

std::vector<Look> all_looks() {
  std::vector<Look> looks;
  for (const ThemeKind theme : {ThemeKind::kDark, ThemeKind::kLight, ThemeKind::kProjector}) {
    for (const auto& [width, height] : {std::pair{1280, 720}, {1600, 900}, {1920, 1080}, {3840, 2160}})
      looks.push_back({theme, width, height});
  }
  return looks;
}

class SizeJourney : public Journey, public testing::WithParamInterface<Look> {
 protected:
  static WindowOptions options_of(const Look& look, std::vector<std::string> files) {
    WindowOptions options = opened(std::move(files));
    options.theme = look.theme;
    options.size = {look.width, look.height};
    return options;
  }
};

TEST_P(SizeJourney, NothingIsClippedOrCovered) {
  const Look look = GetParam();
  Driver driver(options_of(look, {}));
  const Json state = driver.state();
  EXPECT_TRUE(is_laid_out_well(state, look.width, look.height));
  for (const char* name : {"open", "undo", "redo", "theme", "help", "image", "output.0", "output.1", "weight_slider.0",
                           "bias_slider.1", "overlay", "probe", "preset", "save"})
    EXPECT_TRUE(state["widgets"].contains(name)) << name;
  EXPECT_EQ(widgets_named(state, "map.").size(), look.theme == ThemeKind::kProjector ? 12U : 256U);
  const auto bars = widgets_named(state, "weight.0.");
  ASSERT_FALSE(bars.empty());
  for (const std::string& bar : bars) EXPECT_GE(state["widgets"][bar][2].get<float>(), 3.0F) << bar;
}

TEST_P(SizeJourney, NorIsTheHelp) {
  const Look look = GetParam();
  Driver driver(options_of(look, {}));
  driver.key("F1");
  const Area window = driver.widget("help.window");
  EXPECT_TRUE(window.x >= 0 && window.y >= 0 && window.right() <= static_cast<float>(look.width) &&
              window.bottom() <= static_cast<float>(look.height));
  const std::array names = {"help.keys", "help.mouse", "help.close", "about"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Area part = driver.widget(names[i]);
    EXPECT_TRUE(part.x > window.x && part.y > window.y && part.right() < window.right() &&
                part.bottom() < window.bottom())
        << names[i];
    for (std::size_t k = i + 1; k < names.size(); ++k)
      EXPECT_FALSE(overlap(part, driver.widget(names[k]))) << names[i] << " and " << names[k];
  }
}

INSTANTIATE_TEST_SUITE_P(Looks, SizeJourney, testing::ValuesIn(all_looks()), [](const auto& test) {
  return std::string(theme_name(test.param.theme)) + "_" + std::to_string(test.param.width);
});

class ResizeJourney : public StackJourney {};

TEST_F(ResizeJourney, ManyResizesLoseNothing) {
  const Json before = driver_.value("/output");
  for (const auto& [width, height] : {std::pair{1500, 800}, {1000, 900}, {320, 240}, {1700, 650}, {1280, 720}})
    driver_.resize(width, height);
  EXPECT_TRUE(is_laid_out_well(driver_.state(), 1280, 720));
  EXPECT_EQ(driver_.value("/output"), before);
  driver_.drag("weight.0.17", 0, -8);
  parameters_.w(0, 17) = driver_.number("/selected/weight/0");
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
}

}  // namespace
}  // namespace pw
