// What *Change one value* writes and draws, in all looks and sizes.
#include <fmt/format.h>

#include <array>
#include <utility>

#include "app/legibility/text_checks.h"
#include "app/widgets/text.h"
#include "poke_test_window.h"
#include "tests/few.h"

namespace pw {
namespace {

class PokeLooks : public PokeJourney {
 protected:
  using Size = std::pair<int, int>;

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
       ends_of<Size>({{1600, 900}, {1280, 720}, {1920, 1080}, {1024, 768}, {900, 1400}})) {
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
  for (const auto& [width, height] : ends_of<Size>({{1920, 1080}, {1280, 720}, {1024, 768}})) {
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

// Every control is there where there is room, and at the least the kernels.
TEST_F(PokeLooks, ControlsAreVisible) {
  poke(driver_, "0");
  for (const auto& [width, height] : {std::pair{1600, 900}, {1280, 720}, {1920, 1080}}) {
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
