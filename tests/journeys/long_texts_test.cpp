// Nothing that is written overlaps, leaves the window or loses figures, and neither does it with words twice as long,
// as in another language.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/legibility/text_checks.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"
#include "journey.h"

namespace pw {
namespace {

class WrittenTextsJourney : public Journey {
 protected:
  WrittenTextsJourney() { driver_.texts().keep(true); }
  ~WrittenTextsJourney() override { lengthen_texts(false); }

  // What is wrong in all looks and sizes, each sentence once, with where it is wrong first.
  using Sizes = std::vector<std::pair<int, int>>;
  std::vector<std::string> faults(const Sizes& sizes) {
    std::vector<std::string> found;
    for (const auto& [width, height] : sizes) {
      driver_.resize(width, height);
      for (const char* theme : {"dark", "light", "projector"}) {
        driver_.set(fmt::format("theme={}", theme));
        for (const char* view : {"explore.inputs", "explore.position", "explore.products", "explore.matrix", "learn"}) {
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

  const Sizes kSizes = {{1280, 720}, {1366, 768}, {1600, 900}, {1920, 1080}};
  Driver driver_;
};

TEST_F(WrittenTextsJourney, AreInTheirPlaces) {
  Sizes sizes = kSizes;
  sizes.insert(sizes.end(), {{1024, 768}, {1280, 800}, {900, 1400}});
  for (const std::string& fault : faults(sizes)) ADD_FAILURE() << fault;
}

TEST_F(WrittenTextsJourney, AreInTheirPlacesIfTheirWordsAreLong) {
  lengthen_texts(true);
  driver_.frame(2);
  for (const std::string& fault : faults(kSizes)) ADD_FAILURE() << fault;
}

// 28 of 1,080 lines, 44 for what is spoken about.
TEST_F(WrittenTextsJourney, AreReadFromTheLastRowAtEverySize) {
  driver_.set("theme=projector");
  for (const auto& [width, height] : Sizes{{1024, 768}, {1280, 720}, {1280, 800}, {1366, 768}, {1920, 1080}}) {
    driver_.resize(width, height);
    for (const char* view : {"explore.inputs", "explore.position", "explore.products", "explore.matrix", "learn"}) {
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

// Every number of an output of a small stack, in the looks and ways in which it is read.
TEST_F(WrittenTextsJourney, NumbersOfASmallStackAreInTheirCells) {
  const Tensor stack = made_up_stack({1, 3, 4, 4}, 7);
  driver_.drop({save_stack("small.npy", stack)});
  for (const char* look : {"dark", "projector"}) {
    driver_.set(fmt::format("theme={}", look));
    for (const char* view : {"explore.inputs", "explore.products"}) {
      driver_.set(fmt::format("view={}", view));
      driver_.frame(2);
      const auto& texts = driver_.texts().all();
      const auto& outputs = driver_.session().outputs().values();
      for (const float value : outputs.plane(0, 1))
        EXPECT_TRUE(std::ranges::any_of(
            texts,
            [&](const auto& text) { return text.text == number_text(value) || text.text == short_number_text(value); }))
            << look << ", " << view << ": " << value;
    }
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
