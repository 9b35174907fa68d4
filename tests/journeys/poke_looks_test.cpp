// What *Change one value* writes and draws, in all looks and sizes.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include "app/legibility/text_checks.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"
#include "poke_test_window.h"
#include "tests/few.h"

namespace pw {
namespace {

class PokeLooks : public PokeJourney {
 protected:
  PokeLooks() {
    driver_.texts().keep(true);
    mark(driver_, 35, 14);
    driver_.set("output=1");
    driver_.set("map=218");
    show(driver_);
  }
  ~PokeLooks() override { lengthen_texts(false); }

  // One setting after the other.
  static constexpr std::array kStates = {"poke.value=0",  "poke.kernel=5", "poke.stride=2",  "poke.kernel=dense",
                                         "poke.stride=1", "poke.kernel=1", "poke.blind=true"};

  void expect_in_places(const std::string& what) {
    driver_.frame(2);
    for (const std::string& fault : misplaced_texts(driver_.texts().all(), static_cast<float>(driver_.width()),
                                                    static_cast<float>(driver_.height())))
      ADD_FAILURE() << what << ": " << fault;
    std::vector<std::pair<std::string, Area>> parts;
    for (const auto& [name, place] : driver_.state()["widgets"].items()) {
      if (name.starts_with("poke."))
        parts.emplace_back(
            name, Area{place[0].get<float>(), place[1].get<float>(), place[2].get<float>(), place[3].get<float>()});
    }
    for (const auto& [a, area] : parts) {
      for (const auto& [b, other] : parts) {
        const bool is_within = a.starts_with(b + ".") || b.starts_with(a + ".");
        if (a < b && !is_within) {
          EXPECT_FALSE(overlap(area, other)) << what << ": " << a << ", " << b;
        }
      }
    }
  }

  Driver driver_{opened({})};
};

TEST_F(PokeLooks, NothingOverlapsOrLeavesTheWindow) {
  for (const auto& [width, height] :
       ends_of<SizeInPixels>({{1600, 900}, {1280, 720}, {1920, 1080}, {1024, 768}, {900, 1400}})) {
    driver_.resize(width, height);
    for (const char* theme : ends_of({"dark", "light", "projector"})) {
      driver_.set(fmt::format("theme={}", theme));
      for (const char* state : kStates) {
        choose(driver_, state);
        expect_in_places(fmt::format("{} {} × {} {}", theme, width, height, state));
      }
      driver_.key("Escape");
    }
  }
}

TEST_F(PokeLooks, NorDoLongWords) {
  lengthen_texts(true);
  for (const auto& [width, height] : {std::pair{1280, 720}, {1920, 1080}}) {
    driver_.resize(width, height);
    for (const char* theme : {"dark", "projector"}) {
      driver_.set(fmt::format("theme={}", theme));
      for (const char* state : kStates) {
        choose(driver_, state);
        expect_in_places(fmt::format("{} {} × {} {}", theme, width, height, state));
      }
      driver_.key("Escape");
    }
  }
}

TEST_F(PokeLooks, IsReadFromTheLastRow) {
  driver_.set("theme=projector");
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1920, 1080}, {1280, 720}, {1024, 768}})) {
    driver_.resize(width, height);
    for (const char* state : kStates) {
      choose(driver_, state);
      driver_.frame(2);
      for (const std::string& text : too_small_texts(driver_.texts().all(), static_cast<float>(height)))
        ADD_FAILURE() << width << " x " << height << ", " << state << ": " << text;
    }
    driver_.key("Escape");
  }
}

// The marker's frame at x is white and black, whole pixels of each.
TEST_F(PokeLooks, FramesAreNotBlurred) {
  poke(driver_, "0");
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1280, 720}, {1920, 1080}})) {
    driver_.resize(width, height);
    driver_.frame(2);
    const Area x = driver_.widget("poke.x");
    // Through the marked position, which is the middle one of 5 rows, above its number.
    const Picture row = driver_.picture({x.x, std::floor(x.y + 0.4F * x.h) + 3.0F, x.w, 1.0F});
    std::set<std::vector<int>> frame;
    for (int i = row.width / 3; i < row.width * 2 / 3; ++i) {
      const auto* pixel = &row.rgb[static_cast<std::size_t>(i) * 3];
      if (pixel[0] == pixel[1] && pixel[1] == pixel[2]) frame.insert({pixel[0]});
    }
    EXPECT_TRUE(frame.contains({255})) << width;
    EXPECT_TRUE(frame.contains({0})) << width;
  }
}

// How much each position changed is in writing, and how many they are.
TEST_F(PokeLooks, WhatAnswersIsSaidInNumbers) {
  poke(driver_, "0");
  choose(driver_, "poke.kernel=3");
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1280, 720}, {1024, 768}, {900, 1400}})) {
    driver_.resize(width, height);
    for (const char* theme : ends_of({"dark", "light", "projector"})) {
      driver_.set(fmt::format("theme={}", theme));
      driver_.frame(2);
      const Area change = driver_.widget("poke.change");
      const auto is_inside = [&](const WrittenText& text) {
        return text.area.x >= change.x && text.area.y >= change.y && text.area.right() <= change.right() &&
               text.area.bottom() <= change.bottom();
      };
      // At 1024 the letters of the last row are wider than a position.
      if (std::string_view(theme) != "projector" || width > 1024) {
        EXPECT_EQ(std::ranges::count_if(driver_.texts().all(), is_inside), 9) << theme << " " << width;
      }
      std::set<float> heights;
      for (const WrittenText& text : driver_.texts().all()) {
        if (is_inside(text)) heights.insert(text.area.h);
      }
      EXPECT_LE(heights.size(), 1U) << "of one size: " << theme << " " << width;
      const auto says_how_many = [](const WrittenText& text) {
        return text.text.find("9 of 1,440 positions answer") != std::string::npos ||
               text.text.find("9 positions answer") != std::string::npos;
      };
      EXPECT_TRUE(std::ranges::any_of(driver_.texts().all(), says_how_many)) << theme << " " << width;
    }
  }
}

// In the panel with the controls too, in every look and size.
TEST_F(PokeLooks, ItsPanelSaysHowManyAnswer) {
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1280, 720}, {1366, 768}, {1920, 1080}})) {
    driver_.resize(width, height);
    for (const char* theme : ends_of({"dark", "light", "projector"})) {
      driver_.set(fmt::format("theme={}", theme));
      poke(driver_, "0");
      choose(driver_, "poke.kernel=3");
      driver_.frame(2);
      const Area panel = driver_.widget("poke");
      const auto says_it = [&](const WrittenText& text) {
        const bool is_inside = text.area.x >= panel.x && text.area.right() <= panel.right() && text.area.y >= panel.y &&
                               text.area.bottom() <= panel.bottom();
        return is_inside && text.text.find("9") != std::string::npos && text.text.find("answer") != std::string::npos;
      };
      EXPECT_TRUE(std::ranges::any_of(driver_.texts().all(), says_it)) << theme << " " << width;
      driver_.key("Escape");
    }
  }
}

// Δy = w · Δx, with the number that the picture of y has; of other kernels more than one weight may be in it.
TEST_F(PokeLooks, TheChangeOfYIsWrittenOut) {
  const auto count = [&](std::string_view words) {
    driver_.frame(2);
    const Area panel = driver_.widget("poke");
    return std::ranges::count_if(driver_.texts().all(), [&](const WrittenText& text) {
      const ImVec2 at = text.area.centre();
      const bool is_inside = at.x > panel.x && at.x < panel.right() && at.y > panel.y && at.y < panel.bottom();
      return is_inside && text.text.find(words) != std::string::npos;
    });
  };
  // In less room it is of the selected output alone, without what stands above the lines.
  for (const auto& [width, height] : {std::pair{1600, 900}, {3840, 2160}}) {
    const bool is_whole = width == 3840;
    driver_.resize(width, height);
    EXPECT_EQ(count("y changes by w · Δx"), is_whole ? 1 : 0) << width;
    poke(driver_, "0");
    const Document& document = driver_.session().document();
    const float step = -x_of(driver_, 218, 35, 14);
    EXPECT_EQ(count(fmt::format("= {}", signed_text(step))), is_whole ? 1 : 0) << width;
    for (std::int64_t output = is_whole ? 0 : 1; output < 2; ++output) {
      const float change = document.parameters().w(output, 218) * step;
      EXPECT_EQ(count(signed_text(change)), 1) << width << " " << output;
    }
    choose(driver_, "poke.kernel=3");
    EXPECT_EQ(count("w · Δx"), 0) << width;
    choose(driver_, "poke.kernel=1");
    driver_.set("curtain=true");
    EXPECT_EQ(count("Δ"), 0) << width;
    driver_.set("curtain=false");
    driver_.key("Escape");
    settle(driver_);
  }
}

// Type gives way before the name of an output does.
TEST_F(PokeLooks, TheWrittenChangeHasWholeNames) {
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1920, 1080}, {1600, 900}, {3840, 2160}})) {
    driver_.resize(width, height);
    poke(driver_, "0");
    driver_.frame(2);
    const Area panel = driver_.widget("poke");
    for (const WrittenText& text : driver_.texts().all()) {
      const bool is_inside = text.area.x >= panel.x && text.area.y >= panel.y && text.area.bottom() <= panel.bottom();
      EXPECT_FALSE(is_inside && text.text.ends_with("…")) << text.text << " at " << width;
    }
    driver_.key("Escape");
    settle(driver_);
  }
}

// Where its row has room for more.
TEST_F(PokeLooks, NoButtonSaysLessThanItHasRoomFor) {
  while (driver_.value("/document/cout") < 9) driver_.click("outputs.more");
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1280, 720}, {1024, 768}})) {
    driver_.resize(width, height);
    for (const char* theme : {"dark", "projector"}) {
      driver_.set(fmt::format("theme={}", theme));
      driver_.frame(2);
      const Area panel = driver_.widget("poke");
      const auto& all = driver_.texts().all();
      const bool is_named = std::ranges::find(all, std::string("kernel"), &WrittenText::text) != all.end();
      for (const WrittenText& text : all) {
        if (text.area.x < panel.x || text.area.y < panel.y) continue;
        EXPECT_FALSE(text.text == "3" && !is_named) << theme << " " << width;
        const bool has_room = text.area.right() + 3.0F * text.size < panel.right();
        EXPECT_FALSE(text.text == "blind" && has_room) << theme << " " << width;
      }
    }
  }
}

// Bare digits below each other would be taken for one scale.
TEST_F(PokeLooks, KernelsAndStridesAreToldApart) {
  for (const int outputs : {2, 9}) {
    driver_.resize(1600, 900);
    driver_.set("theme=dark");
    driver_.frame(2);
    while (driver_.value("/document/cout") < outputs) driver_.click("outputs.more");
    for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1280, 720}, {1366, 768}, {1920, 1080}})) {
      driver_.resize(width, height);
      for (const char* theme : ends_of({"dark", "light", "projector"})) {
        driver_.set(fmt::format("theme={}", theme));
        driver_.frame(2);
        const Area kernel = driver_.widget("poke.kernel.1");
        const bool is_named = std::ranges::any_of(driver_.texts().all(), [&](const WrittenText& text) {
          const bool is_in_row = text.area.y < kernel.bottom() && text.area.bottom() > kernel.y;
          return is_in_row && (text.text == "kernel" || text.text == "3×3");
        });
        EXPECT_TRUE(is_named) << theme << " " << width << " " << outputs;
        // Nor does a word beside the strides read as one of them; nine outputs leave less room.
        const bool is_alone = driver_.widget("poke.stride.0").y > kernel.y;
        if (outputs == 2 && std::string_view(theme) != "projector" && is_alone && driver_.shows("poke.blind")) {
          EXPECT_GT(driver_.widget("poke.blind").y, driver_.widget("poke.stride.0").y) << theme << " " << width;
        }
      }
    }
  }
}

// Every control is there where there is room, and at the least the kernels.
TEST_F(PokeLooks, ControlsAreVisible) {
  poke(driver_, "0");
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1280, 720}, {1920, 1080}})) {
    driver_.resize(width, height);
    driver_.frame(3);
    for (const char* name :
         {"poke", "poke.kernel", "poke.kernel.0", "poke.kernel.3", "poke.stride.0", "poke.stride.1", "poke.blind",
          "poke.pixel", "poke.back", "poke.sum", "poke.x", "poke.change", "poke.row.0", "poke.row.3"})
      EXPECT_TRUE(driver_.shows(name)) << width << ": " << name;
  }
}

}  // namespace
}  // namespace pw
