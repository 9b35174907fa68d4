// Every theme at every size: nothing is clipped and nothing overlaps.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/style/theme_kind.h"
#include "journey.h"
#include "tests/few.h"

namespace pw {
namespace {

// Larger than rounding errors.
bool overlap_visibly(const Area& a, const Area& b) {
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
  // What is written around the block stands in its view, the sums at their positions in y.
  const bool is_around_block = name.starts_with("stack.axis.") || name.starts_with("stack.sum.") ||
                               name == "stack.slab" || name == "stack.position" || name == "stack.view";
  const bool holds_buttons = name == "layout" || name == "learn.tab" || name == "cost.tab" || name == "poke" ||
                             name == "poke.kernel" || name == "poke.stride";
  // A box is drawn with its depth, of which others may cover a part; a row of the table has sizes that are typed.
  const bool is_in_cost = name.starts_with("inception.part.") || name == "inception.out" ||
                          name == "inception.pooled" || name == "inception.preset" || name == "inception.positions" ||
                          name == "inception.mode" || name == "cost.kernel" || name.starts_with("cost.row.") ||
                          name == "cost.curve" || name == "cost.point" || name == "cost.kept";
  return is_in_cost || is_around_block || holds_buttons || name.starts_with("map.") || name.starts_with("weight.") ||
         name == "probe.open" || name == "patch" || name == "scrub.edge" || name == "decode.selected" ||
         name.starts_with("decode.copy.");
}

// Those of one output, from the left, wide enough to be hit and beside each other.
testing::AssertionResult has_sound_bars(const Json& state, const std::string& prefix) {
  std::vector<Area> bars;
  for (const auto& [name, area] : places(state)) {
    if (name.starts_with(prefix)) bars.push_back(area);
  }
  if (bars.empty()) return testing::AssertionFailure() << "no bars " << prefix;
  std::ranges::sort(bars, {}, &Area::x);
  for (std::size_t i = 0; i < bars.size(); ++i) {
    // Of two pixels only where all of them would not be visible otherwise.
    if (bars[i].w < 2.0F || (bars[i].w < 3.0F && bars.size() < 256U))
      return testing::AssertionFailure() << prefix << " has a bar " << bars[i].w << " wide";
    if (i > 0 && bars[i - 1].right() > bars[i].x)
      return testing::AssertionFailure() << prefix << " has bars that overlap at " << bars[i].x;
  }
  return testing::AssertionSuccess();
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
      if ((cells || apart) && overlap_visibly(all[i].second, all[k].second))
        return testing::AssertionFailure() << all[i].first << " and " << all[k].first << " overlap";
    }
  }
  // From the last row, the sum at one position stands in the place of W.
  if (!state["widgets"].contains("weights")) return testing::AssertionSuccess();
  const auto first = has_sound_bars(state, "weight.0.");
  return first ? has_sound_bars(state, "weight.1.") : first;
}

// What no window may lack. In a small one, a list holds what is pressed least.
testing::AssertionResult has_all_parts(const Json& state) {
  const Json& widgets = state["widgets"];
  std::vector<const char*> parts = {
      "open",         "undo",    "redo",  "output.0", "output.1", "selected_map", "weight_slider.0",
      "bias_value.1", "overlay", "preset"};
  for (const char* name : {"theme", "help", "save", "curtain"}) {
    if (!widgets.contains("more")) parts.push_back(name);
  }
  for (const char* name : parts) {
    if (!widgets.contains(name)) return testing::AssertionFailure() << name << " is missing";
  }
  return testing::AssertionSuccess();
}

// In the projector look: the sliders that one speaks about, in pixels of 1920 x 1080.
testing::AssertionResult has_large_sliders(const Json& state, int height) {
  const float unit = static_cast<float>(height) / 1080.0F;
  for (const auto& [name, area] : places(state)) {
    if (!name.starts_with("weight_slider.")) continue;
    if (area.w < 300.0F * unit || area.h < 44.0F * unit)
      return testing::AssertionFailure() << name << " has only " << area.w << " x " << area.h;
  }
  return testing::AssertionSuccess();
}

// The parts of the open help, which do not cover each other.
testing::AssertionResult has_sound_parts(Driver& driver, const std::vector<std::string>& apart,
                                         std::vector<std::string> others) {
  const Area window = driver.widget("help.window");
  if (window.x < 0 || window.y < 0 || window.right() > static_cast<float>(driver.width()) ||
      window.bottom() > static_cast<float>(driver.height()))
    return testing::AssertionFailure() << "the help leaves the window";
  others.insert(others.end(), apart.begin(), apart.end());
  std::map<std::string, Area> areas;
  for (auto& [name, area] : places(driver.state())) areas[name] = area;
  for (const std::string& name : others) {
    const Area part = areas[name];
    if (part.x <= window.x || part.y <= window.y || part.right() >= window.right() || part.bottom() >= window.bottom())
      return testing::AssertionFailure() << name << " is missing or leaves the help";
    for (const std::string& other : apart) {
      const bool belongs = name == other || (other == "about" && name.starts_with("about."));
      if (!belongs && overlap_visibly(part, areas[other]))
        return testing::AssertionFailure() << name << " and " << other << " overlap";
    }
  }
  return testing::AssertionSuccess();
}

// On one page, or in a narrow window on two.
testing::AssertionResult has_sound_help(Driver& driver) {
  std::vector<std::string> measured = {"about.measure"};
  if (driver.state().contains("bench")) measured.emplace_back("about.speed");
  if (!driver.shows("help.page"))
    return has_sound_parts(driver, {"help.keys", "help.mouse", "help.close", "help.palette", "about"}, measured);
  const auto keys = has_sound_parts(driver, {"help.keys", "help.close", "help.palette", "help.page"}, {});
  if (!keys) return keys;
  driver.click("help.page");
  const auto mouse =
      has_sound_parts(driver, {"help.mouse", "help.close", "help.palette", "help.page", "about"}, measured);
  driver.click("help.page");
  return mouse;
}

struct Look {
  ThemeKind theme;
  int width, height;
};

void PrintTo(const Look& look, std::ostream* out) {
  *out << theme_name(look.theme) << " at " << look.width << " x " << look.height;
}

std::vector<Look> all_looks() {
  // A large one, a small one for an audience, and one that is higher than wide.
  if (only_few())
    return {{ThemeKind::kLight, 3840, 2160}, {ThemeKind::kProjector, 1280, 720}, {ThemeKind::kDark, 900, 1400}};
  std::vector<Look> looks;
  for (const ThemeKind theme : ends_of({ThemeKind::kDark, ThemeKind::kLight, ThemeKind::kProjector})) {
    for (const auto& [width, height] : ends_of<SizeInPixels>({{1280, 720}, {1600, 900}, {1920, 1080}, {3840, 2160}}))
      looks.push_back({theme, width, height});
  }
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1024, 768}, {1280, 800}, {1366, 768}, {900, 1400}}))
    looks.push_back({ThemeKind::kProjector, width, height});
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1024, 768}, {900, 1400}, {2560, 1440}}))
    looks.push_back({ThemeKind::kDark, width, height});
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

TEST_P(SizeJourney, ReconstructIsLaidOutWell) {
  const Look look = GetParam();
  Driver driver(options_of(look, {}));
  driver.set("view=learn.reconstruct");
  for (const char* shown : {"poke.blind=false", "poke.blind=true", "decode.from=pca", "decode.outputs=64"}) {
    driver.set(shown);
    driver.wait_idle();
    const Json state = driver.state();
    EXPECT_TRUE(is_laid_out_well(state, look.width, look.height)) << shown;
    for (const char* name : {"decode.outputs", "decode.bars", "decode.total", "poke.blind", "poke.back", "output.0"})
      EXPECT_TRUE(state["widgets"].contains(name)) << name << " is missing";
  }
}

// Labels, a run and the gradients, with and without the rows of dL/dW.
TEST_P(SizeJourney, LearnIsLaidOutWell) {
  const Look look = GetParam();
  Driver driver(options_of(look, {}));
  driver.set("view=learn");
  driver.set("labels=sample");
  driver.set("train.step=3");
  for (const char* shown : {"train.gradient=false", "train.gradient=true"}) {
    driver.set(shown);
    driver.frame(2);
    const Json state = driver.state();
    EXPECT_TRUE(is_laid_out_well(state, look.width, look.height)) << shown;
    for (const char* name : {"paint.picture", "paint.brush", "train.run", "train.step", "train.settings", "signal",
                             "signal.two", "keep", "lock", "output.1", "overlay"})
      EXPECT_TRUE(state["widgets"].contains(name)) << name << " is missing";
  }
}

TEST_P(SizeJourney, CostIsLaidOutWell) {
  const Look look = GetParam();
  Driver driver(options_of(look, {}));
  const std::pair<const char*, const char*> shown[] = {{"view=cost.ledger", "cost.kernel=3x3"},
                                                       {"view=cost.ledger", "cost.kernel=depthwise"},
                                                       {"view=cost.inception", "inception.mode=reduced"},
                                                       {"view=cost.inception", "inception.mode=naive"},
                                                       {"view=cost.depth", "deep.stages=7"}};
  for (const auto& [view, setting] : shown) {
    driver.set(view);
    driver.set(setting);
    driver.wait_idle();
    EXPECT_TRUE(is_laid_out_well(driver.state(), look.width, look.height)) << view << ", " << setting;
  }
}

TEST_P(SizeJourney, NothingIsClippedOrCovered) {
  const Look look = GetParam();
  Driver driver(options_of(look, {}));
  const Json state = driver.state();
  EXPECT_TRUE(is_laid_out_well(state, look.width, look.height));
  EXPECT_TRUE(has_all_parts(state));
  EXPECT_EQ(widgets_named(state, "map.").size(), look.theme == ThemeKind::kProjector ? 12U : 256U);
  if (look.theme == ThemeKind::kProjector) {
    // In a high window the type is as large as its width allows.
    EXPECT_TRUE(look.width < look.height || has_large_sliders(state, look.height));
    return;
  }
  for (const char* bars : {"weight.0.", "weight.1."}) EXPECT_EQ(widgets_named(state, bars).size(), 256U) << bars;
}

TEST_P(SizeJourney, NothingIsClippedOrCoveredInAnyMode) {
  const Look look = GetParam();
  Driver driver(options_of(look, {}));
  for (const char* mode : {"position", "products", "matrix", "3d"}) {
    driver.set(std::string("maps.show=") + mode);
    EXPECT_TRUE(is_laid_out_well(driver.state(), look.width, look.height)) << mode;
    EXPECT_EQ(driver.shows("scrub.play"), driver.shows("scrub")) << mode;
  }
}

TEST_P(SizeJourney, NorIsTheHelp) {
  const Look look = GetParam();
  Driver driver(options_of(look, {}));
  driver.key("F1");
  EXPECT_TRUE(has_sound_help(driver));
}

INSTANTIATE_TEST_SUITE_P(Looks, SizeJourney, testing::ValuesIn(all_looks()), [](const auto& test) {
  return fmt::format("{}_{}x{}", theme_name(test.param.theme), test.param.width, test.param.height);
});

class ResizeJourney : public StackJourney {
 protected:
  testing::AssertionResult is_laid_out_well_at(int width, int height, float content_scale = 1.0F) {
    driver_.resize(width, height, content_scale);
    if (auto parts = has_all_parts(driver_.state()); !parts) return parts;
    return is_laid_out_well(driver_.state(), width, height);
  }
  // A weight can be dragged, and the outputs follow.
  testing::AssertionResult still_works(std::size_t output, std::size_t map, float up) {
    driver_.drag(fmt::format("weight.{}.{}", output, map), 0, -up);
    const float weight = driver_.value("/selected/weight").at(output).get<float>();
    if (weight <= parameters_.w(output, map)) return testing::AssertionFailure() << "the weight is " << weight;
    parameters_.w(output, map) = weight;
    return outputs_are(driver_.state(), stack_, parameters_);
  }
};

TEST_F(ResizeJourney, FromTheLargestToTheSmallestEverythingStillWorks) {
  EXPECT_TRUE(is_laid_out_well_at(3840, 2160));
  EXPECT_TRUE(still_works(1, 50, 60));
  const Json before = driver_.value("/output");
  EXPECT_TRUE(is_laid_out_well_at(1600, 900));
  EXPECT_TRUE(is_laid_out_well_at(1280, 720));
  EXPECT_EQ(driver_.value("/output"), before);
  EXPECT_TRUE(still_works(0, 17, 8));
  EXPECT_TRUE(is_laid_out_well_at(1920, 1080));
}

TEST_F(ResizeJourney, ATinyWindowSurvives) {
  driver_.resize(320, 240);
  EXPECT_TRUE(is_laid_out_well_at(1280, 720));
  EXPECT_EQ(held_by(driver_), parameters_);
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
}

TEST_F(ResizeJourney, ADenserScreenHasLargerParts) {
  driver_.resize(1600, 900);
  const float height = driver_.widget("undo").h;
  EXPECT_TRUE(is_laid_out_well_at(3200, 1800, 2.0F));
  EXPECT_NEAR(driver_.widget("undo").h / height, 2.0F, 0.1F);
  EXPECT_TRUE(still_works(0, 17, 20));
}

TEST_F(ResizeJourney, NothingOfTheHelpIsCoveredByWhatWasMeasured) {
  driver_.key("F1");
  driver_.key("Enter");
  driver_.wait_for("the measurement",
                   [](const Json& state) { return state.contains("bench") && state["bench"]["state"] == "done"; });
  for (const Look& look : all_looks()) {
    if (look.width != 1280 && look.width != 1920) continue;  // projectors
    driver_.set(std::string("theme=") + theme_name(look.theme));
    driver_.resize(look.width, look.height);
    EXPECT_TRUE(driver_.shows("about.speed")) << testing::PrintToString(look);
    EXPECT_TRUE(has_sound_help(driver_)) << testing::PrintToString(look);
  }
}

TEST_F(ResizeJourney, ManyResizesLoseNothing) {
  const Json before = driver_.value("/output");
  for (const auto& [width, height] :
       ends_of<SizeInPixels>({{1500, 800}, {1000, 900}, {320, 240}, {1700, 650}, {1280, 720}}))
    driver_.resize(width, height);
  EXPECT_TRUE(is_laid_out_well_at(1280, 720));
  EXPECT_EQ(driver_.value("/output"), before);
  EXPECT_EQ(held_by(driver_), parameters_);
  EXPECT_TRUE(still_works(0, 17, 8));
}

}  // namespace
}  // namespace pw
