// What is added in one place appears everywhere: in tabs, keys, help and state.
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "app/views/views.h"
#include "app/widgets/controls.h"
#include "app/widgets/text.h"
#include "driver.h"
#include "journey.h"

namespace pw {
namespace {

// A panel that counts its presses.
class CountPanel {
 public:
  void lay_out(Rect panel, const Frame&) { panel_ = panel; }
  void input(Frame& frame) {
    if (frame.add_item("count", panel_).clicked) ++presses_;
  }
  void draw(const Frame& frame) const { draw_panel(frame, panel_, "Count", frame.theme().text, "a panel"); }
  Rect place() const { return panel_; }
  int presses() const { return presses_; }
  void add(int by) { presses_ += by; }

 private:
  Rect panel_;
  int presses_ = 0;
};

// Adds a view with a panel, a command and a job of its own.
class CountView : public View {
 public:
  std::string_view id() const override { return "count"; }
  std::string_view label() const override { return "Count"; }
  std::vector<Command> commands() override {
    Command add;
    add.id = "count.add";
    add.label = "Add ten";
    add.help = "Adds ten presses";
    add.keys = {"X"};
    add.help_row = "add ten presses";
    add.scope = id();
    add.run = [this](Frame& frame) { start(frame.session().jobs()); };
    return {add};
  }
  void lay_out(Rect body, const Frame& frame) override { panel_.lay_out(body.inset(frame.px(40)), frame); }
  void input(Frame& frame) override { panel_.input(frame); }
  void draw(const Frame& frame) override { panel_.draw(frame); }
  std::vector<Rect> panels() const override { return {panel_.place()}; }
  void describe(StateWriter& writer, const Frame&) const override {
    writer.section("count") = {{"presses", panel_.presses()}};
  }

 private:
  void start(Jobs& jobs) {
    if (slot_ == nullptr) slot_ = std::make_unique<JobSlot>(jobs.quick());
    slot_->start<int>(
        "adding", [](Progress&, ThreadPool&) -> Expected<int> { return 10; },
        [this](const Expected<int>& ten) { panel_.add(*ten); });
  }

  CountPanel panel_;
  std::unique_ptr<JobSlot> slot_;
};

// The views of the program itself.
std::size_t views_before() {
  return make_views().size();
}

WindowParts with_count_view() {
  WindowParts parts;
  parts.views.push_back(std::make_unique<CountView>());
  Command hello;
  hello.id = "hello";
  hello.label = "Hello";
  hello.help = "Says hello";
  hello.keys = {"Ctrl+H"};
  hello.help_row = "say hello";
  hello.run = [](Frame& frame) { frame.session().show_message("hello"); };
  parts.commands.push_back(hello);
  return parts;
}

TEST(Extension, AViewIsATabAKeyAndASectionOfTheState) {
  Driver driver({}, with_count_view());
  EXPECT_TRUE(driver.shows("view.0"));
  EXPECT_EQ(driver.value("/view"), "explore");
  EXPECT_FALSE(driver.state().contains("count"));
  driver.click("view." + std::to_string(views_before()));
  EXPECT_EQ(driver.value("/view"), "count");
  EXPECT_TRUE(driver.shows("count"));
  EXPECT_FALSE(driver.shows("maps"));
  driver.click("count");
  EXPECT_EQ(driver.value("/count/presses"), 1);
  driver.key("Ctrl+1");
  EXPECT_EQ(driver.value("/view"), "explore");
  driver.key("Ctrl+" + std::to_string(views_before() + 1));
  EXPECT_EQ(driver.value("/view"), "count");
}

TEST(Extension, ItsCommandWorksOnlyInItsViewAndItsJobIsShown) {
  Driver driver({}, with_count_view());
  driver.key("X");
  driver.key("Ctrl+" + std::to_string(views_before() + 1));
  EXPECT_EQ(driver.value("/count/presses"), 0);
  driver.key("X");
  driver.wait_idle();
  EXPECT_EQ(driver.value("/count/presses"), 10);
}

std::size_t rows_in_help(Driver& driver) {
  // High enough for all.
  driver.resize(1600, 1400);
  driver.key("F1");
  const std::size_t rows = widgets_named(driver.state(), "help.row.").size();
  driver.key("Escape");
  return rows;
}

TEST(Extension, ACommandOfTheWindowHasItsKeyAndItsRowInTheHelp) {
  std::size_t rows_before = 0;
  {
    Driver plain;
    rows_before = rows_in_help(plain);
  }
  Driver driver({}, with_count_view());
  driver.key("Ctrl+H");
  EXPECT_EQ(driver.value("/message"), "hello");
  // Its own row and that of the view's command.
  EXPECT_EQ(rows_in_help(driver), rows_before + 2);
}

TEST(Extension, TheRequestedViewIsShownFirst) {
  WindowOptions options;
  options.view = "count";
  Driver driver(options, with_count_view());
  EXPECT_EQ(driver.value("/view"), "count");
}

TEST(Extension, AViewThatComesBackIsLaidOutBeforeItTakesInput) {
  Driver driver({}, with_count_view());
  driver.click("preset");
  driver.click("preset.2");
  driver.wait_idle();
  ASSERT_EQ(driver.value("/document/cout"), 9);
  driver.key("Ctrl+" + std::to_string(views_before() + 1));
  driver.key("2");
  driver.wait_idle();
  ASSERT_EQ(driver.value("/document/cout"), 2);
  const Area place = driver.widget("count");
  driver.move(place.at(0.1F, 0.7F));
  driver.key("Ctrl+1");
  EXPECT_TRUE(driver.shows("maps"));
}

TEST(Extension, ASingleViewHasNoTabs) {
  WindowParts parts;
  parts.views.erase(parts.views.begin() + 1, parts.views.end());
  Driver driver({}, std::move(parts));
  EXPECT_FALSE(driver.shows("view.0"));
}

TEST(Extension, AJobThatThrowsIsASentenceAndTheWindowGoesOn) {
  WindowParts parts;
  Command broken;
  broken.id = "broken";
  broken.label = "Broken";
  broken.help = "Throws";
  broken.keys = {"Ctrl+B"};
  auto slot = std::make_shared<std::unique_ptr<JobSlot>>();
  broken.run = [slot](Frame& frame) {
    Session& session = frame.session();
    *slot = std::make_unique<JobSlot>(session.jobs().quick());
    (*slot)->start<int>(
        "breaking", [](Progress&, ThreadPool&) -> Expected<int> { throw std::bad_alloc(); },
        [&session](const Expected<int>& result) { session.show_error(result.error().message()); });
  };
  parts.commands.push_back(broken);
  Driver driver({}, std::move(parts));
  driver.key("Ctrl+B");
  driver.wait_idle();
  const auto error = driver.value("/error").get<std::string>();
  EXPECT_NE(error.find("memory"), std::string::npos) << error;
  EXPECT_EQ(error.find('\n'), std::string::npos);
  driver.click("error.close");
  driver.drag("weight.1.30", 0, -20);
  EXPECT_EQ(driver.value("/document/undo"), 1);
  slot->reset();
}

}  // namespace
}  // namespace pw
