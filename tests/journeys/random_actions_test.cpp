// Whatever a person does, in whatever order: the same actions for the same seed.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <random>

#include "journey.h"

namespace pw {
namespace {

constexpr int kActions = 300;

constexpr std::array kKeys = {"h",       "t",      "n",         "r",        "m",       "p",        "c",
                              "a",       "o",      "b",         "0",        "[",       "]",        "=",
                              "-",       "g",      "Shift+=",   "2",        "3",       "s",        "F1",
                              "Left",    "Right",  "Up",        "Down",     "Tab",     "Enter",    "Home",
                              "Page Up", "End",    "Page Down", "Escape",   "Escape",  "Ctrl+Z",   "Ctrl+Z",
                              "Ctrl+Y",  "Ctrl+C", "Alt+Left",  "Alt+Down", "Shift+S", "Backspace"};
constexpr std::array kTexts = {"0.25", "-1e-3", "1,5", "−2", "abc", "0", "7", ""};
// They would write files, or open what happens to lie around.
constexpr std::array kLeftAlone = {"open", "save", "browser"};

class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t count) { return random_() % count; }
  float share() { return static_cast<float>(below(1000)) / 1000.0F; }
  float between(float low, float high) { return low + (high - low) * share(); }
  template <class List>
  const auto& any(const List& list) {
    return list[below(list.size())];
  }

 private:
  std::mt19937 random_;
};

class RandomActions : public StackJourney {
 protected:
  RandomActions() {
    files_ = {stack_path(),
              save_stack("small.npy", made_up_stack({1, 6, 3, 4}, 3)),
              save_stack("batch.npy", made_up_stack({2, 16, 10, 12}, 4)),
              save_weights("three.npy", made_up_parameters(3, 64)),
              save_weights("other.npy", made_up_parameters(2, 6)),
              folder_.path("missing.npy")};
  }

  std::string stack_path() const { return folder_.path("stack.npy"); }
  void act();
  void play(unsigned seed, bool waits_for_files);
  // A place on a widget, the kind of widget first: hundreds of bars would hide the buttons.
  ImVec2 somewhere();
  void expect_sound_state();

  std::vector<std::string> files_;
  bool types_after_double_click_ = false;
  Dice dice_{0};
};

ImVec2 RandomActions::somewhere() {
  std::map<std::string, std::vector<Json>> kinds;
  const Json widgets = driver_.value("/widgets");
  for (const auto& widget : widgets.items()) {
    const std::string& name = widget.key();
    const bool alone = std::ranges::any_of(kLeftAlone, [&](const char* start) { return name.starts_with(start); });
    if (!alone) kinds[name.substr(0, name.find_first_of("0123456789"))].push_back(widget.value());
  }
  const auto kind = std::next(kinds.begin(), static_cast<std::ptrdiff_t>(dice_.below(kinds.size())));
  const Json& place = dice_.any(kind->second);
  const Area area{place[0].get<float>(), place[1].get<float>(), place[2].get<float>(), place[3].get<float>()};
  return area.at(dice_.share(), dice_.share());
}

void RandomActions::act() {
  const std::size_t choice = dice_.below(100);
  if (choice < 25) {
    driver_.click(somewhere(), dice_.below(6) == 0 ? MouseButton::kRight : MouseButton::kLeft);
  } else if (choice < 45) {
    driver_.hold(dice_.any(std::array{"", "", "", "Ctrl+", "Shift+"}));
    const ImVec2 from = somewhere();
    driver_.drag(from, {from.x + dice_.between(-60, 60), from.y + dice_.between(-60, 60)}, 4);
    driver_.hold("");
  } else if (choice < 75) {
    driver_.key(dice_.any(kKeys));
  } else if (choice < 80) {
    driver_.type(dice_.any(kTexts));
  } else if (choice < 86) {
    driver_.move(somewhere());
    driver_.wheel(std::round(dice_.between(-4, 4)));
  } else if (choice < 92) {
    driver_.drop_at_once(dice_.any(files_));
    driver_.frame();
  } else if (choice < 96) {
    driver_.resize(static_cast<int>(dice_.between(640, 800)), static_cast<int>(dice_.between(400, 500)));
  } else if (types_after_double_click_) {
    driver_.double_click(somewhere());
    driver_.type(dice_.any(kTexts));
    driver_.key(dice_.any(std::array{"Enter", "Escape"}));
  }
}

void RandomActions::expect_sound_state() {
  const Json& state = driver_.state();
  const Json& document = state["document"];
  const Json& selected = state["selected"];
  EXPECT_LT(selected["map"], document["cin"]);
  EXPECT_LT(selected["output"], document["cout"]);
  EXPECT_LT(state["n"], document["input"][0]);
  EXPECT_EQ(document["cin"], document["input"][1]);
  // What is not finite is null.
  for (const char* part : {"selected", "output", "probe"})
    EXPECT_EQ(state.value(part, Json::object()).dump().find("null"), std::string::npos) << state.dump();
  if (!state.contains("probe")) return;
  EXPECT_LT(state["probe"]["x"], document["input"][3]);
  EXPECT_LT(state["probe"]["y"], document["input"][2]);
}

void RandomActions::play(unsigned seed, bool waits_for_files) {
  dice_ = Dice(seed);
  driver_.resize(700, 450);
  driver_.after_each_frame([this] { expect_sound_state(); });
  for (int i = 0; i < kActions && !HasFailure(); ++i) {
    SCOPED_TRACE(testing::Message() << "action " << i << " of seed " << seed);
    act();
    if (waits_for_files && driver_.is_busy()) driver_.wait_idle();
  }
  driver_.wait_idle();
  // Fields, lists, help and errors close one after the other.
  for (int i = 0; i < 4; ++i) driver_.key("Escape");
}

TEST_F(RandomActions, OneAfterTheOther) {
  const Json first = driver_.state();
  play(1, true);
  for (int steps = driver_.value("/document/undo").get<int>(); steps > 0; --steps) driver_.key("Ctrl+Z");
  driver_.wait_idle();
  Json last = driver_.value("/document");
  last["redo"] = 0;
  EXPECT_EQ(last, first["document"]);
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
}

TEST_F(RandomActions, WhileFilesLoad) {
  types_after_double_click_ = true;
  play(3, false);
  for (int steps = driver_.value("/document/undo").get<int>(); steps > 0; --steps) driver_.key("Ctrl+Z");
  driver_.wait_idle();
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
}

}  // namespace
}  // namespace pw
