// Which view --view shows.
#include <gtest/gtest.h>

#include "driver.h"

namespace pw {
namespace {

// A view with one panel over the whole body.
class TabbedView : public View {
 public:
  std::string_view id() const override { return "tabbed"; }
  std::string_view label() const override { return "Tabbed"; }
  std::vector<std::string_view> tabs() const override { return {"front", "back"}; }
  void lay_out(Rect body, const Frame&) override { body_ = body; }
  void input(Frame&) override {}
  void draw(const Frame& frame) override { frame.mark("tabbed.body", body_); }
  std::vector<Rect> panels() const override { return {body_}; }

 private:
  Rect body_;
};

Driver window_on(const std::string& view) {
  WindowOptions options;
  options.view = view;
  WindowParts parts;
  parts.views.push_back(std::make_unique<TabbedView>());
  return Driver(options, std::move(parts));
}

struct Shown {
  std::string view, tab;
  bool explore, tabbed;  // what is on the screen
  bool operator==(const Shown&) const = default;
};

Shown shown_by(Driver& driver) {
  return {driver.value("/view"), driver.value("/tab"), driver.shows("maps"), driver.shows("tabbed.body")};
}

Shown shown_for(const std::string& view) {
  Driver driver = window_on(view);
  return shown_by(driver);
}

TEST(ViewOption, ShowsTheViewOfThatName) {
  EXPECT_EQ(shown_for("explore"), (Shown{"explore", "", true, false}));
  EXPECT_EQ(shown_for("explore.inputs"), (Shown{"explore", "", true, false}));
  EXPECT_EQ(shown_for("tabbed"), (Shown{"tabbed", "", false, true}));
  EXPECT_EQ(shown_for("tabbed.back"), (Shown{"tabbed", "back", false, true}));
}

TEST(ViewOption, AnUnknownViewFallsBackToTheFirst) {
  EXPECT_EQ(shown_for("kitchen"), (Shown{"explore", "", true, false}));
  EXPECT_EQ(shown_for("tabbed.cellar"), (Shown{"tabbed", "", false, true}));
}

TEST(ViewOption, SetHasTheSameEffect) {
  Driver driver = window_on("explore");
  driver.set("view=tabbed.front");
  EXPECT_EQ(shown_by(driver), (Shown{"tabbed", "front", false, true}));
  driver.set("tab=back");
  EXPECT_EQ(shown_by(driver), (Shown{"tabbed", "back", false, true}));
  driver.set("view=explore");
  EXPECT_EQ(shown_by(driver), (Shown{"explore", "", true, false}));
}

}  // namespace
}  // namespace pw
