// Overlapping actions: files that arrive during a gesture, edits while files load, undo while a bar is held.
#include "journey.h"
#include "tests/source_file.h"

namespace pw {
namespace {

std::string data_file(const std::string& name) {
  return source_file("tests/data/reliability/") + name;
}

class InterruptedJourney : public Journey {
 protected:
  int undo_steps() { return driver_.value("/document/undo").get<int>(); }
  void type_into(const std::string& widget, const std::string& text) {
    driver_.double_click(widget);
    driver_.type(text);
    driver_.key("Enter");
  }
  Driver driver_{opened({})};
};

TEST_F(InterruptedJourney, ADoubleClickEndsItsGesture) {
  for (const char* widget : {"weight.1.200", "weight_slider.1", "bias_slider.1"}) {
    const int before = undo_steps();
    type_into(widget, "0.25");
    EXPECT_EQ(undo_steps(), before + 1) << widget;
    driver_.key("0");
    driver_.key("=");
    EXPECT_EQ(undo_steps(), before + 3) << widget;
  }
}

TEST_F(InterruptedJourney, ASmallerStackComesAfterADoubleClick) {
  type_into("weight.1.200", "0.25");
  driver_.drop({data_file("const.npy")});
  EXPECT_EQ(driver_.value("/document/cin"), 4);
  EXPECT_EQ(undo_steps(), 2);
  const Json output = driver_.value("/output");
  driver_.move(driver_.widget("weights").at(0.3F, 0.6F));
  driver_.move(driver_.widget("weights").at(0.3F, 0.2F));
  EXPECT_EQ(driver_.value("/output"), output);
}

TEST_F(InterruptedJourney, ASmallerStackComesWhileABarIsHeld) {
  const ImVec2 at = driver_.widget("weight.1.200").centre();
  driver_.move(at);
  driver_.press();
  driver_.move({at.x, at.y - 5});
  const Json held = driver_.value("/selected");
  driver_.drop({data_file("const.npy")});
  EXPECT_EQ(driver_.value("/document/cin"), 4);
  const Json output = driver_.value("/output");
  driver_.move({at.x, at.y - 15});
  driver_.move({at.x, at.y + 15});
  EXPECT_EQ(driver_.value("/output"), output);
  driver_.release();
  EXPECT_EQ(driver_.value("/output"), output);
  EXPECT_EQ(undo_steps(), 2);
  driver_.key("Ctrl+Z");
  EXPECT_EQ(driver_.value("/document/cin"), 256);
  driver_.click("map.200");
  EXPECT_EQ(driver_.value("/selected/weight"), held["weight"]);
}

TEST_F(InterruptedJourney, UndoWhileWeightsLoad) {
  const Json first = driver_.state();
  driver_.key("2");
  driver_.drop_at_once(data_file("w_2_4.npy"));
  driver_.key_at_once("Ctrl+Z");
  driver_.wait_idle();
  EXPECT_EQ(driver_.value("/document/input"), first["document"]["input"]);
  EXPECT_EQ(driver_.value("/document/cin"), 256);
  EXPECT_EQ(driver_.value("/output"), first["output"]);
  // They may be refused with or without an error.
  if (driver_.shows("error.close")) driver_.click("error.close");
}

TEST_F(InterruptedJourney, AnEditWhileASceneIsMadeIsKept) {
  const Json first = driver_.state();
  const auto output = first["selected"]["output"].get<std::size_t>();
  ASSERT_NE(first["selected"]["weight"][output], 0.0F);
  driver_.key_at_once("s");
  driver_.key_at_once("0");
  driver_.wait_idle();
  EXPECT_NE(driver_.value("/document/source"), first["document"]["source"]);
  EXPECT_EQ(driver_.value("/selected/map"), first["selected"]["map"]);
  EXPECT_EQ(driver_.value("/selected/weight").at(output), 0.0F);
  EXPECT_EQ(undo_steps(), 2);
}

}  // namespace
}  // namespace pw
