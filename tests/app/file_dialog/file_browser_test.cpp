#include "app/file_dialog/file_browser.h"

#include <GLFW/glfw3.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <map>

#include "files_test_folder.h"
#include "files_test_slow_system.h"

namespace pw {
namespace {

struct Box {
  ImVec2 min, max;
};

// The browser in an ImGui frame without a window: input goes in through ImGuiIO, rectangles come out of the report.
class FileBrowserTest : public testing::Test {
 protected:
  FileBrowserTest() {
    for (const char* name : {"bias.npy", "photo.png", "road.npy"}) folder_.file(name, "x");
    folder_.folder("samples");
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = ImVec2(1280, 720);
    io.DeltaTime = 1.0F / 60;
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
  }
  ~FileBrowserTest() override { ImGui::DestroyContext(); }

  std::optional<std::string> frame() {
    boxes_.clear();
    ImGui::NewFrame();
    auto chosen = browser_.draw([this](const WidgetKey& key, ImVec2 min, ImVec2 max) {
      boxes_[widget_name(key)] = {min, max};
    });
    ImGui::Render();
    return chosen;
  }
  // Draws until the list has its rows and no query is pending; returns the path chosen meanwhile.
  std::optional<std::string> wait_idle() {
    std::optional<std::string> chosen;
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    for (int i = 0; browser_.is_open() && std::chrono::steady_clock::now() < deadline; ++i) {
      if (i >= 3 && !browser_.model()->loading() && !browser_.model()->asking()) break;
      if (auto now = frame()) chosen = now;
    }
    return chosen;
  }
  void show(BrowserPurpose purpose, const std::string& name = "") {
    browser_.show({purpose, "Title", folder_.path(), name, ".npy"});
    wait_idle();
  }
  void type(const char* text) {
    ImGui::GetIO().AddInputCharactersUTF8(text);
    frame();
    frame();
  }
  std::optional<std::string> press(int key, int modifiers = 0) {
    browser_.on_key(key, modifiers);
    const auto at_once = frame(), later = wait_idle();
    return at_once ? at_once : later;
  }
  std::optional<std::string> click(const std::string& name) {
    const Box box = boxes_.at(name);
    ImGui::GetIO().MousePos = ImVec2((box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2);
    frame();
    std::optional<std::string> chosen;
    for (const bool down : {true, false}) {
      ImGui::GetIO().MouseDown[0] = down;
      if (auto now = frame()) chosen = now;
    }
    const auto later = wait_idle();
    return chosen ? chosen : later;
  }

  TestFolder folder_;
  SlowFileSystem slow_;
  FileBrowser browser_{slow_.wake(), slow_.files()};
  std::map<std::string, Box> boxes_;
};

TEST_F(FileBrowserTest, IsClosedUntilShown) {
  EXPECT_EQ(frame(), std::nullopt);
  EXPECT_TRUE(boxes_.empty());
}

// Its bytes are kept, though they cannot be shown.
TEST_F(FileBrowserTest, AFileWhoseNameIsNoUtf8IsChosen) {
  folder_.file("caf\xE9.png");
  show(BrowserPurpose::kOpen);
  ASSERT_TRUE(boxes_.contains("browser.row.2"));
  EXPECT_EQ(click("browser.row.2"), std::nullopt);
  EXPECT_EQ(browser_.model()->text(), "caf\xE9.png");
  frame();
  EXPECT_EQ(browser_.model()->text(), "caf\xE9.png");
  EXPECT_EQ(press(GLFW_KEY_ENTER), folder_.path("caf\xE9.png"));
}

TEST_F(FileBrowserTest, ReportsItsWidgetsInsideTheWindow) {
  show(BrowserPurpose::kOpen);
  for (const char* name : {"browser.path", "browser.ok", "browser.cancel", "browser.parent", "browser.home",
                           "browser.known", "browser.hidden", "browser.row.0", "browser.row.3"}) {
    ASSERT_TRUE(boxes_.contains(name)) << name;
    const Box box = boxes_[name];
    EXPECT_LT(box.min.x, box.max.x) << name;
    EXPECT_LT(box.min.y, box.max.y) << name;
    EXPECT_GE(box.min.x, 0) << name;
    EXPECT_GE(box.min.y, 0) << name;
    EXPECT_LE(box.max.x, 1280) << name;
    EXPECT_LE(box.max.y, 720) << name;
  }
  EXPECT_FALSE(boxes_.contains("browser.row.4"));
  EXPECT_FALSE(boxes_.contains("browser.error"));
  EXPECT_GT(boxes_["browser.row.1"].min.y, boxes_["browser.row.0"].min.y);
  EXPECT_GT(boxes_["browser.ok"].min.y, boxes_["browser.row.3"].max.y);
}

TEST_F(FileBrowserTest, TypingGoesToTheFieldAtOnce) {
  show(BrowserPurpose::kOpen);
  type((folder_.path() + "/road.npy").c_str());
  EXPECT_EQ(browser_.model()->text(), folder_.path() + "/road.npy");
  EXPECT_EQ(press(GLFW_KEY_ENTER), folder_.path() + "/road.npy");
  EXPECT_FALSE(browser_.is_open());
  EXPECT_EQ(frame(), std::nullopt);
}

TEST_F(FileBrowserTest, TextAndEnterOfOneFrameArriveInOrder) {
  show(BrowserPurpose::kOpen);
  ImGui::GetIO().AddInputCharactersUTF8("photo.png");
  EXPECT_EQ(press(GLFW_KEY_ENTER), folder_.path("photo.png"));
}

TEST_F(FileBrowserTest, TabCompletesInsideTheActiveField) {
  show(BrowserPurpose::kOpen);
  type("ph");
  press(GLFW_KEY_TAB);
  EXPECT_EQ(browser_.model()->text(), "photo.png");
  type("2");
  EXPECT_EQ(browser_.model()->text(), "photo.png2");
}

TEST_F(FileBrowserTest, ArrowsMarkWhileTheFieldIsActiveAndWriteTheName) {
  show(BrowserPurpose::kOpen);
  press(GLFW_KEY_DOWN);
  press(GLFW_KEY_DOWN);
  EXPECT_EQ(browser_.model()->row(), 1);
  frame();
  EXPECT_EQ(browser_.model()->text(), "bias.npy");
  EXPECT_EQ(press(GLFW_KEY_KP_ENTER), folder_.path("bias.npy"));
}

TEST_F(FileBrowserTest, BackspaceEditsTheTextAndOnAnEmptyFieldGoesUp) {
  show(BrowserPurpose::kOpen);
  type("ro");
  press(GLFW_KEY_BACKSPACE);
  EXPECT_EQ(browser_.model()->folder(), folder_.path());
  browser_.show({BrowserPurpose::kOpen, "Title", folder_.path("samples"), "", ""});
  wait_idle();
  press(GLFW_KEY_BACKSPACE);
  EXPECT_EQ(browser_.model()->folder(), folder_.path());
  EXPECT_EQ(browser_.model()->row(), 0);
}

TEST_F(FileBrowserTest, AfterAClickInTheListLettersJump) {
  show(BrowserPurpose::kOpen);
  click("browser.row.0");
  EXPECT_EQ(browser_.model()->row(), 0);
  type("r");
  EXPECT_EQ(browser_.model()->row(), 3);
  press(GLFW_KEY_L, GLFW_MOD_CONTROL);
  type("x");
  EXPECT_EQ(browser_.model()->text(), "x");
}

TEST_F(FileBrowserTest, ADoubleClickOpens) {
  show(BrowserPurpose::kOpen);
  EXPECT_EQ(click("browser.row.3"), std::nullopt);
  EXPECT_EQ(click("browser.row.3"), folder_.path("road.npy"));
}

TEST_F(FileBrowserTest, ButtonsOpenAndCancel) {
  show(BrowserPurpose::kOpen);
  click("browser.row.2");
  EXPECT_EQ(click("browser.ok"), folder_.path("photo.png"));
  show(BrowserPurpose::kOpen);
  EXPECT_EQ(click("browser.cancel"), std::nullopt);
  EXPECT_FALSE(browser_.is_open());
  show(BrowserPurpose::kOpen);
  EXPECT_EQ(press(GLFW_KEY_ESCAPE), std::nullopt);
  EXPECT_FALSE(browser_.is_open());
}

TEST_F(FileBrowserTest, ClosedFromOutsideItLeavesNoModalBehind) {
  show(BrowserPurpose::kOpen);
  browser_.close();
  frame();
  frame();
  EXPECT_FALSE(ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel));
}

TEST_F(FileBrowserTest, AnErrorIsShownAndNothingMoves) {
  show(BrowserPurpose::kOpen);
  const Box before = boxes_["browser.ok"];
  type("none.npy");
  EXPECT_EQ(press(GLFW_KEY_ENTER), std::nullopt);
  EXPECT_TRUE(boxes_.contains("browser.error"));
  EXPECT_EQ(boxes_["browser.ok"].min.y, before.min.y);
}

TEST_F(FileBrowserTest, SavingMarksTheStemAndReplacesOnTheSecondPress) {
  show(BrowserPurpose::kSave, "weights.npy");
  type("road");
  EXPECT_EQ(browser_.model()->text(), "road.npy");
  EXPECT_EQ(press(GLFW_KEY_ENTER), std::nullopt);
  EXPECT_TRUE(browser_.model()->asks_to_replace());
  EXPECT_EQ(press(GLFW_KEY_ENTER), folder_.path("road.npy"));
}

TEST_F(FileBrowserTest, LongListsScrollToTheMarkedRow) {
  for (int i = 0; i < 200; ++i) folder_.file(fmt::format("z{}.npy", i));
  show(BrowserPurpose::kOpen);
  EXPECT_FALSE(boxes_.contains("browser.row.203"));
  press(GLFW_KEY_END);
  wait_idle();
  ASSERT_TRUE(boxes_.contains("browser.row.203"));
  EXPECT_FALSE(boxes_.contains("browser.row.0"));
  EXPECT_LE(boxes_["browser.row.203"].max.y, boxes_["browser.known"].min.y);
}

TEST_F(FileBrowserTest, AHangingFolderDelaysNoFrame) {
  const std::string path = folder_.path("road.npy");
  slow_.hold(folder_.path());
  slow_.hold(path);
  browser_.show({BrowserPurpose::kOpen, "Title", folder_.path(), "", ""});
  for (int i = 0; i < 3; ++i) frame();
  EXPECT_TRUE(browser_.model()->loading());
  type(path.c_str());
  browser_.on_key(GLFW_KEY_ENTER, 0);
  EXPECT_EQ(frame(), std::nullopt);
  EXPECT_EQ(frame(), std::nullopt);
  EXPECT_TRUE(browser_.model()->asking());
  EXPECT_TRUE(boxes_.contains("browser.path"));
  slow_.release(path);
  ASSERT_TRUE(slow_.wait_for_wakes(1));
  EXPECT_EQ(frame(), path);
  EXPECT_FALSE(browser_.is_open());
}

TEST_F(FileBrowserTest, MayBeClosedAndShownAgainWhileAFolderHangs) {
  slow_.hold(folder_.path());
  browser_.show({BrowserPurpose::kOpen, "Title", folder_.path(), "", ""});
  for (int i = 0; i < 3; ++i) frame();
  browser_.on_key(GLFW_KEY_ESCAPE, 0);
  frame();
  EXPECT_FALSE(browser_.is_open());
  browser_.show({BrowserPurpose::kOpen, "Title", folder_.path("samples"), "", ""});
  wait_idle();
  slow_.release(folder_.path());
  ASSERT_TRUE(slow_.wait_for_wakes(2));
  frame();
  EXPECT_EQ(browser_.model()->folder(), folder_.path("samples"));
  EXPECT_TRUE(browser_.model()->rows().empty());
}

}  // namespace
}  // namespace pw
