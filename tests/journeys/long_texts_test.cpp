// Nothing that is written overlaps, leaves the window or loses figures, and neither does it with words twice as long,
// as in another language.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/legibility/text_checks.h"
#include "app/widgets/text.h"
#include "journey.h"

namespace pw {
namespace {

// Rows that have no room yet for words twice as long: nothing new may be added to them.
constexpr std::array kCrowded = {
    "ExploreExplore",
    "LearnLearn",
    "CurtainCurtain",  // the toolbar
    "NHWCNHWC",
    "NCHWNCHW",                       // the line of the shapes
    "x: 256 input",                   // the head of the maps
    "thesethese 256 numbersnumbers",  // the caption of the column of x
    "roadroad IoU",
    "BackBack toto thethe startstart"  // Learn's scores and controls
};

bool is_known(const std::string& fault) {
  return std::ranges::any_of(kCrowded, [&](const char* text) { return fault.find(text) != std::string::npos; });
}

class WrittenTextsJourney : public Journey {
 protected:
  WrittenTextsJourney() { driver_.texts().keep(true); }
  ~WrittenTextsJourney() override { lengthen_texts(false); }

  // What is wrong in all looks and sizes, each sentence once, with where it is wrong first.
  std::vector<std::string> faults() {
    std::vector<std::string> found;
    for (const auto& [width, height] : {std::pair{1280, 720}, {1366, 768}, {1600, 900}, {1920, 1080}}) {
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

  Driver driver_;
};

TEST_F(WrittenTextsJourney, AreInTheirPlaces) {
  for (const std::string& fault : faults()) ADD_FAILURE() << fault;
}

TEST_F(WrittenTextsJourney, AreInTheirPlacesIfTheirWordsAreLong) {
  lengthen_texts(true);
  driver_.frame(2);
  for (const std::string& fault : faults()) EXPECT_TRUE(is_known(fault)) << fault;
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
