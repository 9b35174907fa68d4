// What Explore says where there is little room: in the same numbers and under the same rules as where there is much.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/presentation/number_text.h"
#include "app/presentation/shown_maps.h"
#include "places_test_window.h"
#include "tests/few.h"

namespace pw {
namespace {

constexpr ShownPlace kNarrowPlaces[] = {{"dark", 1280, 720},
                                        {"projector", 1280, 720},
                                        {"projector", 1024, 768},
                                        {"light", 900, 1400},
                                        {"projector", 900, 1400}};

class NarrowPlacesJourney : public PlacesJourney {
 protected:
  static bool holds(const Area& area, const Rect& text) {
    const ImVec2 at = text.centre();
    return at.x >= area.x && at.x <= area.right() && at.y >= area.y && at.y <= area.bottom();
  }
  static std::vector<std::string> written_in(Driver& driver, const Area& area) {
    std::vector<std::string> texts;
    for (const WrittenText& text : driver.texts().all()) {
      if (holds(area, text.area)) texts.push_back(text.text);
    }
    return texts;
  }
  std::string nine_weights() const { return save_weights("weights.npy", made_up_parameters(9, 64)); }
};

TEST_F(NarrowPlacesJourney, AnOutputsRangeHasTheDigitsOfItsScale) {
  Driver driver(opened({save_stack("stack.npy", made_up_stack({1, 64, 20, 72})), nine_weights()}));
  int ranges = 0;
  for (const ShownPlace& place : ends_of(kNarrowPlaces)) {
    show(driver, place);
    for (std::size_t o = 0; o < 9; ++o) {
      const std::string name = fmt::format("output.{}", o);
      if (!driver.shows(name)) continue;
      const Area picture = driver.widget(name);
      const std::string range = fmt::format("{} … {}", number_text(driver.value("/output/min")[o].get<double>()),
                                            number_text(driver.value("/output/max")[o].get<double>()));
      for (const std::string& text : written_in(driver, {picture.x, picture.y - 60.0F, picture.w, 60.0F})) {
        if (text.find(" … ") == std::string::npos) continue;
        EXPECT_EQ(text, range) << name_of(place);
        ++ranges;
      }
    }
  }
  EXPECT_GT(ranges, few_of(3, 0));
}

TEST_F(NarrowPlacesJourney, TheTwelveProductsAreThoseThatDifferMostInThisOutput) {
  Driver driver(opened({save_stack("stack.npy", made_up_stack({1, 64, 20, 72})), nine_weights()}));
  show(driver, {"projector", 1280, 720});
  driver.set("maps.show=products");
  const Document& document = driver.session().document();
  for (int turn = 0; turn < 2; ++turn) {
    const auto output = static_cast<std::int64_t>(driver.value("/scrub/output").get<int>());
    const std::vector<std::int64_t> maps = maps_in_grid(driver);
    EXPECT_EQ(maps, strongest_products(document, 0, output, 12)) << output;
    EXPECT_TRUE(std::ranges::is_sorted(maps, std::greater<>(), [&](std::int64_t map) {
      return std::fabs(double{document.parameters().w(output, map)}) * document.input->of(0, map).std;
    }));
    driver.key("Tab");
  }
  int named = 0, numbered = 0;
  for (const WrittenText& text : driver.texts().all()) {
    const bool is_name = text.text.starts_with("map ") && holds(driver.widget("maps"), text.area);
    named += is_name ? 1 : 0;
    numbered += is_name && text.text.find(" × ") != std::string::npos ? 1 : 0;
  }
  EXPECT_TRUE(named == 0 || (named == 12 && (numbered == 0 || numbered == 12))) << named << ' ' << numbered;
  EXPECT_TRUE(is_written(driver, "order: |w| × spread of x ▾"));
}

TEST_F(NarrowPlacesJourney, MarkersStandInsideTheProducts) {
  Driver driver(opened({save_stack("stack.npy", made_up_stack({1, 64, 100, 150}))}));
  driver.set("maps.show=products");
  int held = 0;
  for (const auto& [x, y] : {std::pair{149, 99}, {0, 0}, {75, 99}}) {
    driver.set(fmt::format("probe.x={}", x));
    driver.set(fmt::format("probe.y={}", y));
    for (const ShownPlace& place : ends_of(kNarrowPlaces)) {
      show(driver, place);
      driver.set("strongest=true");
      for (const std::string& name : widgets_named(driver.state(), "map.")) {
        const Area tile = driver.widget(name);
        for (const DrawnMark& mark : driver.texts().marks()) {
          if (mark.name != "position" || !holds(tile, mark.area)) continue;
          ++held;
          // With its frame.
          EXPECT_LT(mark.area.bottom(), tile.bottom() - 0.9F) << name_of(place) << ' ' << x << ' ' << y;
          EXPECT_GT(mark.area.y, tile.y + 0.9F) << name_of(place) << ' ' << x << ' ' << y;
          EXPECT_LT(mark.area.right(), tile.right() - 0.9F) << name_of(place) << ' ' << x << ' ' << y;
        }
      }
    }
  }
  EXPECT_GT(held, few_of(30, 10));
}

TEST_F(NarrowPlacesJourney, ALineEndsOnAPictureThatIsNarrowerThanItsCaption) {
  Driver driver(opened({save_stack("stack.npy", made_up_stack({1, 64, 100, 150})),
                        save_weights("weights.npy", made_up_parameters(2, 64))}));
  std::size_t links = 0;
  for (const ShownPlace& place : ends_of(kNarrowPlaces)) {
    show(driver, place);
    links += widgets_named(driver.state(), "link.").size();
    for (const std::string& link : widgets_named(driver.state(), "link.")) {
      const Area mark = driver.widget(link), picture = driver.widget("output." + link.substr(5));
      EXPECT_NEAR(mark.bottom(), picture.y, 1.0F) << link << ' ' << name_of(place);
      EXPECT_LE(mark.right(), picture.right() + 1.0F) << link << ' ' << name_of(place);
    }
  }
  EXPECT_GT(links, 0U);
  // Where the caption has no room before it, it stands behind it.
  show(driver, {"projector", 1600, 900});
  for (const char* output : {"output.0", "output.1"}) {
    const Area picture = driver.widget(output);
    const auto heading = written_in(driver, {picture.x, picture.y - 34.0F, 1.7F * picture.w, 34.0F});
    EXPECT_TRUE(std::ranges::any_of(heading, [](const auto& text) { return text.find(" … ") != std::string::npos; }))
        << output;
  }
}

TEST_F(NarrowPlacesJourney, TheNumbersOfTheShapesAreNamed) {
  const std::string nine = save_stack("nine.npy", made_up_stack({1, 256, 20, 72}));
  for (const std::vector<std::string>& files : {std::vector{nine},
                                                {nine, save_weights("weights.npy", made_up_parameters(9, 256))},
                                                {save_stack("photo.npy", made_up_stack({1, 256, 100, 150}))},
                                                {save_stack("few.npy", made_up_stack(kSmall))}}) {
    Driver driver(opened(files));
    for (const ShownPlace& place : ends_of(kNarrowPlaces)) {
      show(driver, place);
      EXPECT_TRUE(is_written(driver, "rows")) << name_of(place) << ' ' << files.back();
      EXPECT_TRUE(is_written(driver, "maps out") || is_written(driver, "out")) << name_of(place) << ' ' << files.back();
    }
  }
}

TEST_F(NarrowPlacesJourney, TheButtonsOfWSayWhatTheyDo) {
  Driver driver(opened({save_stack("stack.npy", made_up_stack({1, 64, 20, 72})), nine_weights()}));
  show(driver, {"projector", 900, 1400});
  EXPECT_TRUE(is_written(driver, "activation: none ▾"));
  EXPECT_FALSE(is_written(driver, "hold"));
  EXPECT_FALSE(is_written(driver, "change"));
}

TEST_F(NarrowPlacesJourney, TheMarkedRowOfASmallMatrixHasItsNumbers) {
  Tensor stack(Shape{1, 3, 4, 4});
  for (std::size_t i = 0; i < 48; ++i) stack.data()[i] = static_cast<float>(i % 13) - 4.0F;
  Parameters parameters = made_up_parameters(2, 3);
  parameters.weights = {{0.299F, 0.587F, 0.114F}, {0.5F, 0.0F, -0.5F}};
  Driver driver(opened({save_stack("small.npy", stack), save_weights("weights.npy", parameters)}));
  driver.set("maps.show=matrix");
  for (const ShownPlace& place : ends_of(kNarrowPlaces)) {
    show(driver, place);
    EXPECT_GE(written_in(driver, driver.widget("matrix.x")).size(), 3U) << name_of(place);
    // There the cells of W and Y are narrower than their numbers in the largest type.
    if (place.width == 1024) continue;
    const auto of_w = written_in(driver, driver.widget("matrix.w"));
    for (const char* weight : {"0.30", "0.59", "0.11", "0.50", "−0.50"})
      EXPECT_EQ(std::ranges::count(of_w, weight), 1) << weight << ' ' << name_of(place);
    EXPECT_GE(written_in(driver, driver.widget("matrix.y")).size(), 2U) << name_of(place);
  }
}

// In a high window X is large, whatever it takes from the program.
TEST_F(NarrowPlacesJourney, AHighWindowHasALargeX) {
  Driver driver(opened({save_stack("nine.npy", made_up_stack({1, 256, 20, 72})),
                        save_weights("weights.npy", made_up_parameters(9, 256))}));
  driver.set("maps.show=matrix");
  for (const char* theme : {"dark", "projector"}) {
    show(driver, {theme, 900, 1400});
    EXPECT_GE(driver.widget("matrix.x").w, 250.0F) << theme;
    EXPECT_GE(driver.widget("matrix.x").h, 250.0F) << theme;
  }
}

// Squarer pictures leave the sum at one position and the block their height.
TEST_F(NarrowPlacesJourney, AHighWindowHasRoomBetweenSquarerPictures) {
  Driver driver(opened({save_stack("photo.npy", made_up_stack({1, 64, 60, 80})),
                        save_weights("weights.npy", made_up_parameters(2, 64))}));
  driver.set("maps.show=position");
  show(driver, {"dark", 900, 1400});
  EXPECT_GE(driver.widget("probe.products").h, 50.0F);
  EXPECT_EQ(driver.widget("overlay_picture").y, driver.widget("output.0").y);
  driver.set("maps.show=3d");
  show(driver, {"projector", 900, 1400});
  EXPECT_GE(driver.widget("stack.view").h, 400.0F);
  EXPECT_FALSE(driver.shows("probe"));
}

// W's bars have their scale in every head.
TEST_F(NarrowPlacesJourney, TheScaleOfWIsWritten) {
  Driver driver(opened({save_stack("stack.npy", made_up_stack({1, 64, 20, 72})),
                        save_weights("weights.npy", made_up_parameters(2, 64))}));
  for (const ShownPlace& place : kNarrowPlaces) {
    show(driver, place);
    const Area more = driver.widget("outputs.more");
    const auto head = written_in(driver, {0.0F, more.y, more.x, more.h});
    EXPECT_TRUE(std::ranges::any_of(head, [](const auto& text) { return text.find("±") != std::string::npos; }))
        << name_of(place);
  }
}

TEST_F(NarrowPlacesJourney, TheRowsAreMeasuredBesideTheLiftedSlab) {
  Driver driver(opened({save_stack("small.npy", made_up_stack({1, 3, 4, 4}))}));
  driver.set("maps.show=3d");
  driver.set("map=0");
  for (const ShownPlace& place : ends_of(kNarrowPlaces)) {
    show(driver, place);
    const Area slab = driver.widget("map.0");
    EXPECT_LT(driver.widget("stack.axis.rows").centre().y, slab.centre().y) << name_of(place);
  }
}

}  // namespace
}  // namespace pw
