// Nothing that is written overlaps, leaves the window or loses figures, and neither does it with words twice as long,
// as in another language.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>

#include "app/legibility/text_checks.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"
#include "journey.h"
#include "tests/few.h"

namespace pw {
namespace {

class WrittenTextsJourney : public Journey {
 protected:
  WrittenTextsJourney() { driver_.texts().keep(true); }
  ~WrittenTextsJourney() override { lengthen_texts(false); }

  // What is wrong in all looks and sizes, each sentence once, with where it is wrong first.
  using Sizes = std::vector<SizeInPixels>;
  std::vector<std::string> faults(const Sizes& sizes) {
    std::vector<std::string> found;
    for (const auto& [width, height] : sizes) {
      driver_.resize(width, height);
      for (const char* theme : ends_of({"dark", "light", "projector"})) {
        driver_.set(fmt::format("theme={}", theme));
        for (const char* view :
             {"explore.inputs", "explore.position", "explore.products", "explore.matrix", "explore.3d", "learn.train",
              "learn.compare", "learn.reconstruct", "cost.ledger", "cost.inception", "cost.depth", "two_layers"}) {
          driver_.set(fmt::format("view={}", view));
          driver_.frame(2);
          const auto texts =
              misplaced_texts(driver_.texts().all(), static_cast<float>(width), static_cast<float>(height));
          for (const std::string& text : texts)
            found.push_back(fmt::format("{} {} × {}, {}: {}", theme, width, height, view, text));
        }
      }
    }
    return found;
  }

  // Each of them in this area, however many figures it has room for.
  testing::AssertionResult shows_numbers(std::span<const float> values, const Area& area) {
    driver_.frame(2);
    for (const float value : values) {
      const auto is_it = [&](const WrittenText& text) {
        const ImVec2 at = text.area.centre();
        return (text.text == number_text(value) || text.text == short_number_text(value)) && at.x >= area.x &&
               at.x < area.right() && at.y >= area.y && at.y < area.bottom();
      };
      if (std::ranges::none_of(driver_.texts().all(), is_it)) return testing::AssertionFailure() << value;
    }
    return testing::AssertionSuccess();
  }

  Driver driver_;
};

TEST_F(WrittenTextsJourney, AreInTheirPlaces) {
  const Sizes sizes = ends_of<SizeInPixels>(
      {{1280, 720}, {1366, 768}, {1600, 900}, {1920, 1080}, {1024, 768}, {1280, 800}, {900, 1400}});
  for (const std::string& fault : faults(sizes)) ADD_FAILURE() << fault;
}

TEST_F(WrittenTextsJourney, AreInTheirPlacesIfTheirWordsAreLong) {
  lengthen_texts(true);
  driver_.frame(2);
  const Sizes sizes = only_few() ? Sizes{{1280, 720}} : Sizes{{1280, 720}, {1366, 768}, {1600, 900}, {1920, 1080}};
  for (const std::string& fault : faults(sizes)) ADD_FAILURE() << fault;
}

// 28 of 1,080 lines, 44 for what is spoken about.
TEST_F(WrittenTextsJourney, AreReadFromTheLastRowAtEverySize) {
  driver_.set("theme=projector");
  for (const auto& [width, height] :
       ends_of<SizeInPixels>({{1024, 768}, {1280, 720}, {1280, 800}, {1366, 768}, {1920, 1080}})) {
    driver_.resize(width, height);
    for (const char* view :
         {"explore.inputs", "explore.position", "explore.products", "explore.matrix", "learn.train", "learn.compare",
          "learn.reconstruct", "cost.ledger", "cost.inception", "cost.depth", "two_layers"}) {
      driver_.set(fmt::format("view={}", view));
      driver_.frame(2);
      auto found = too_small_texts(driver_.texts().all(), static_cast<float>(height));
      std::ranges::move(too_small_marks(driver_.texts().marks(), static_cast<float>(height)),
                        std::back_inserter(found));
      for (const std::string& text : found) ADD_FAILURE() << width << " x " << height << ", " << view << ": " << text;
    }
  }
}

// "0.24·2.22 + 0.28·2.60 − …": no term has a sign of its own after the one between.
TEST_F(WrittenTextsJourney, OneSignStandsBetweenTwoTerms) {
  for (const char* look : {"dark", "projector"}) {
    driver_.set(fmt::format("theme={}", look));
    driver_.set("view=explore.position");
    driver_.frame(2);
    std::size_t terms = 0;
    for (const WrittenText& text : driver_.texts().all()) {
      if (text.text.find("·") == std::string::npos || text.text.find_first_of("0123456789") > 3) continue;
      ++terms;
      EXPECT_FALSE(text.text.starts_with("+")) << text.text;
    }
    EXPECT_GT(terms, 1U) << look;
  }
}

// Where a caption has no room, a shorter one stands.
TEST_F(WrittenTextsJourney, CaptionsOfTheProductAreNotCut) {
  const std::array<std::string, 6> whole = {"Open…", "Select…", "Save with x, w, b…", "Save…", "computing…", "…"};
  for (const auto& [width, height] : Sizes{{1024, 768}, {1280, 720}, {900, 1400}}) {
    driver_.resize(width, height);
    for (const char* look : {"dark", "projector"}) {
      driver_.set(fmt::format("theme={}", look));
      for (const char* view : {"explore.products", "explore.matrix", "explore.3d"}) {
        driver_.set(fmt::format("view={}", view));
        driver_.frame(2);
        for (const WrittenText& text : driver_.texts().all()) {
          if (text.text.ends_with("…") && std::ranges::find(whole, text.text) == whole.end())
            ADD_FAILURE() << look << " " << width << " × " << height << ", " << view << ": " << text.text;
        }
      }
    }
  }
}

// One of three maps has only zeros, for which a larger type would do.
TEST_F(WrittenTextsJourney, ProductsOfASmallStackAreWrittenAlike) {
  const Tensor stack = made_up_stack({1, 3, 4, 4}, 7);
  driver_.drop({save_stack("small.npy", stack)});
  Parameters parameters = made_up_parameters(2, 3);
  parameters.w(1, 1) = 0.0F;
  driver_.drop({save_weights("w.npy", parameters)});
  driver_.set("view=explore.products");
  driver_.set("output=1");
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1024, 768}, {900, 1400}, {1600, 900}})) {
    driver_.resize(width, height);
    driver_.frame(2);
    const Area maps = driver_.widget("maps");
    std::vector<float> sizes;
    for (const WrittenText& text : driver_.texts().all()) {
      const ImVec2 at = text.area.centre();
      const bool is_inside = at.x > maps.x && at.x < maps.right() && at.y > maps.y && at.y < maps.bottom();
      if (is_inside && !text.text.starts_with("map")) sizes.push_back(text.size);
    }
    ASSERT_EQ(sizes.size(), 48U) << width;
    EXPECT_EQ(std::ranges::min(sizes), std::ranges::max(sizes)) << width;
  }
  // None of them is beyond the colours.
  float largest = 0.0F;
  for (std::int64_t map = 0; map < 3; ++map) {
    for (const float value : stack.plane(0, map))
      largest = std::max(largest, std::fabs(value * parameters.w(1, static_cast<std::size_t>(map))));
  }
  const std::string scale = "colours ±" + short_number_text(largest);
  EXPECT_TRUE(std::ranges::any_of(driver_.texts().all(), [&](const WrittenText& text) {
    return text.text.find(scale) != std::string::npos;
  })) << scale;
}

// Without colours, its weight says the sign of a product.
TEST_F(WrittenTextsJourney, AProductHasItsWeight) {
  driver_.set("theme=projector");
  driver_.set("view=explore.products");
  driver_.resize(1600, 900);
  driver_.frame(2);
  const auto map = driver_.number("/selected/map");
  const std::string name = fmt::format("{} × {}", map, number_text(driver_.number("/selected/weight/1")));
  const auto& texts = driver_.texts().all();
  EXPECT_TRUE(std::ranges::any_of(texts, [&](const WrittenText& text) { return text.text.ends_with(name); })) << name;
}

// Every number of a small stack and of its outputs, in the looks and ways in which they are read.
TEST_F(WrittenTextsJourney, NumbersOfASmallStackAreInTheirCells) {
  const Tensor stack = made_up_stack({1, 3, 4, 4}, 7);
  driver_.drop({save_stack("small.npy", stack)});
  for (const auto& [width, height] : {std::pair{1600, 900}, {900, 1400}}) {
    driver_.resize(width, height);
    for (const char* look : {"dark", "projector"}) {
      driver_.set(fmt::format("theme={}", look));
      for (const char* view : {"explore.inputs", "explore.products"}) {
        driver_.set(fmt::format("view={}", view));
        const auto y = driver_.session().outputs().values().plane(0, 1);
        EXPECT_TRUE(shows_numbers(y, driver_.widget("output.1"))) << look << ", " << view;
      }
      // In the matrix those of W at least.
      driver_.set("view=explore.matrix");
      const PointwiseLayer& layer = driver_.session().document().parameters();
      EXPECT_TRUE(shows_numbers(std::array{layer.w(0, 0), layer.w(1, 2)}, driver_.widget("matrix.w"))) << look;
      driver_.set("view=explore.inputs");
      for (std::int64_t map = 0; map < 3; ++map)
        EXPECT_TRUE(shows_numbers(stack.plane(0, map), driver_.widget(fmt::format("map.{}", map)))) << look << map;
    }
  }
}

// What is painted on without a photo is a map; a number is not read through a label.
TEST_F(WrittenTextsJourney, ASmallMapIsPaintedOnBesideItsNumbers) {
  Tensor stack({1, 1, 3, 4});
  std::iota(stack.plane(0, 0).begin(), stack.plane(0, 0).end(), 21.0F);
  driver_.drop({save_stack("small.npy", stack)});
  driver_.set("view=learn.train");
  driver_.drag("paint.size", -200.0F, 0.0F);
  driver_.frame(2);
  const Area picture = driver_.widget("paint.picture");
  EXPECT_TRUE(shows_numbers(stack.plane(0, 0), picture));
  driver_.click(picture.at(0.125F, 0.5F));
  driver_.frame(2);
  EXPECT_FALSE(shows_numbers(std::array{25.0F}, picture));
  EXPECT_TRUE(shows_numbers(std::array{24.0F, 26.0F, 29.0F}, picture));
}

// Beside a row of W stands what its output is, however narrow the window.
TEST_F(WrittenTextsJourney, RowsOfWAreNamed) {
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1280, 720}, {1600, 900}, {900, 1400}})) {
    driver_.resize(width, height);
    const Area weights = driver_.widget("weights");
    const auto& texts = driver_.texts().all();
    EXPECT_TRUE(std::ranges::any_of(texts,
                                    [&](const WrittenText& text) {
                                      return text.text == "not road" && text.area.right() < weights.x &&
                                             text.area.y >= weights.y - 8.0F && text.area.bottom() <= weights.bottom();
                                    }))
        << width << " × " << height;
  }
}

TEST_F(WrittenTextsJourney, WeightsSumsAndScoresAreSpoken) {
  driver_.set("theme=projector");
  driver_.resize(1920, 1080);
  const auto is_spoken = [&](const std::string& wanted) {
    const auto& texts = driver_.texts().all();
    return std::ranges::any_of(
        texts, [&](const WrittenText& text) { return text.is_spoken && text.text.find(wanted) != std::string::npos; });
  };
  const auto weight = signed_text(driver_.number("/selected/weight/0"));
  const auto bias = signed_text(driver_.number("/selected/bias/1"));
  const auto iou = fmt::format("{:.2f}", driver_.number("/score/iou"));
  for (const std::string& text : {weight, bias, iou, std::string("Σ"), std::string("256")})
    EXPECT_TRUE(is_spoken(text)) << text;
  driver_.set("view=explore.position");
  driver_.frame(2);
  const auto output = driver_.value("/probe/output").get<std::size_t>();
  EXPECT_TRUE(is_spoken(signed_text(driver_.value("/probe/sum").at(output).get<float>())));
  EXPECT_TRUE(is_spoken(weight));
}

// The check sees what is written.
TEST_F(WrittenTextsJourney, AreKept) {
  driver_.frame();
  const auto& texts = driver_.texts().all();
  EXPECT_GT(texts.size(), 40U);
  EXPECT_TRUE(std::ranges::any_of(texts, [](const WrittenText& text) { return text.text == "rows"; }));
  lengthen_texts(true);
  driver_.frame();
  EXPECT_TRUE(
      std::ranges::any_of(driver_.texts().all(), [](const WrittenText& text) { return text.text == "rowsrows"; }));
}

}  // namespace
}  // namespace pw
