// The file browser's model while the file system does not respond.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "app/file_dialog/browser_model.h"
#include "files_test_folder.h"
#include "files_test_model.h"
#include "files_test_slow_system.h"

namespace pw {
namespace {

class SlowFolderTest : public testing::Test {
 protected:
  SlowFolderTest() {
    for (const char* name : {"bias.npy", "road.npy"}) folder_.file(name, "x");
    folder_.folder("samples");
    folder_.file("samples/one.npy");
  }
  ~SlowFolderTest() override { EXPECT_FALSE(slow_.called_by(std::this_thread::get_id())); }

  BrowserModel open(const std::string& folder) const {
    return BrowserModel({BrowserPurpose::kOpen, "Open", folder, "", ""}, slow_.wake(), slow_.files());
  }
  BrowserModel ready() const {
    BrowserModel model = open(folder_.path());
    test::wait_idle(model);
    return model;
  }

  // A frame waits only milliseconds; the limit allows for a machine that is busy with other tests.
  template <class Action>
  static auto promptly(const Action& action) {
    struct Check {
      std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
      ~Check() { EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(1)); }
    } const check;
    return action();
  }

  TestFolder folder_;
  SlowFileSystem slow_;
};

TEST_F(SlowFolderTest, AFolderIsShownBeforeItIsListed) {
  slow_.hold(folder_.path());
  BrowserModel model = promptly([&] { return open(folder_.path()); });
  EXPECT_TRUE(model.loading());
  EXPECT_FALSE(model.poll());
  EXPECT_EQ(model.folder(), folder_.path());
  EXPECT_TRUE(model.rows().empty());
  slow_.release(folder_.path());
  ASSERT_TRUE(slow_.wait_for_wakes(1));
  EXPECT_TRUE(model.poll());
  EXPECT_EQ(model.rows().size(), 3U);
}

TEST_F(SlowFolderTest, TheWorkingFolderIsQueriedInTheBackgroundToo) {
  slow_.hold("working folder");
  BrowserModel model = open("");
  EXPECT_EQ(model.folder(), "");
  model.go_to_parent();
  EXPECT_EQ(model.folder(), "");
  slow_.release("working folder");
  test::wait_idle(model);
  EXPECT_EQ(model.folder(), std::filesystem::current_path().string());
}

TEST_F(SlowFolderTest, AChoiceArrivesOnceItHasBeenChecked) {
  BrowserModel model = ready();
  slow_.hold(folder_.path("road.npy"));
  model.edit_text("road.npy");
  promptly([&] { model.confirm(); });
  EXPECT_TRUE(model.asking());
  EXPECT_FALSE(model.poll());
  EXPECT_EQ(model.pop_chosen(), std::nullopt);
  model.confirm();  // confirming again starts no new query
  EXPECT_TRUE(model.asking());
  slow_.release(folder_.path("road.npy"));
  ASSERT_TRUE(slow_.wait_for_wakes(2));
  EXPECT_TRUE(model.poll());
  EXPECT_EQ(model.pop_chosen(), folder_.path("road.npy"));
  EXPECT_EQ(model.pop_chosen(), std::nullopt);
  EXPECT_EQ(slow_.calls(), 3);  // a listing, whether the text names something, and what
}

TEST_F(SlowFolderTest, ACompletionArrivesAndEnterActsOnIt) {
  BrowserModel model = ready();
  slow_.hold(folder_.path());
  model.edit_text("ro");
  promptly([&] { model.complete(); });
  EXPECT_TRUE(model.asking());
  EXPECT_EQ(model.text(), "ro");
  model.confirm();
  EXPECT_EQ(model.text(), "ro");
  slow_.release(folder_.path());
  test::wait_idle(model);
  EXPECT_EQ(model.text(), "road.npy");
  EXPECT_EQ(model.pop_chosen(), folder_.path("road.npy"));
}

TEST_F(SlowFolderTest, TheNewestChoiceWins) {
  BrowserModel model = ready();
  slow_.hold(folder_.path("road.npy"));
  model.edit_text("road.npy");
  model.confirm();
  model.edit_text("bias.npy");
  model.confirm();
  test::wait_idle(model);
  EXPECT_EQ(model.pop_chosen(), folder_.path("bias.npy"));
  slow_.release(folder_.path("road.npy"));
  ASSERT_TRUE(slow_.wait_for_wakes(3));
  EXPECT_FALSE(model.poll());
  EXPECT_EQ(model.pop_chosen(), std::nullopt);
}

TEST_F(SlowFolderTest, TheNewestFolderWins) {
  slow_.hold(folder_.path());
  BrowserModel model = open(folder_.path());
  model.go_to(folder_.path("samples"));
  test::wait_idle(model);
  slow_.release(folder_.path());
  ASSERT_TRUE(slow_.wait_for_wakes(2));
  EXPECT_FALSE(model.poll());
  EXPECT_EQ(model.folder(), folder_.path("samples"));
  ASSERT_EQ(model.rows().size(), 1U);
  EXPECT_EQ(model.rows()[0].name, "one.npy");
}

TEST_F(SlowFolderTest, TypingDiscardsThePendingQuery) {
  BrowserModel model = ready();
  slow_.hold(folder_.path());
  slow_.hold(folder_.path("road.npy"));
  model.edit_text("road.npy");
  model.confirm();
  model.edit_text("ro");
  EXPECT_FALSE(model.asking());
  model.complete();
  model.edit_text("r");
  EXPECT_FALSE(model.asking());
  slow_.release(folder_.path());
  slow_.release(folder_.path("road.npy"));
  ASSERT_TRUE(slow_.wait_for_wakes(3));
  EXPECT_FALSE(model.poll());
  EXPECT_EQ(model.text(), "r");
  EXPECT_EQ(model.pop_chosen(), std::nullopt);
}

TEST_F(SlowFolderTest, WhatAWorkerThrowsIsOneSentence) {
  FileSystem broken = slow_.files();
  broken.status = [](const std::string&, std::error_code&) -> std::filesystem::file_status { throw std::bad_alloc(); };
  BrowserModel model({BrowserPurpose::kOpen, "Open", folder_.path(), "", ""}, {}, broken);
  model.edit_text("/x.npy");
  model.confirm();
  test::wait_idle(model);
  EXPECT_THAT(model.error(), testing::StartsWith("/x.npy: cannot be examined: "));
}

TEST_F(SlowFolderTest, AModelMayBeDestroyedWhileTheFolderHangs) {
  slow_.hold(folder_.path());
  slow_.hold(folder_.path("road.npy"));
  {
    BrowserModel model = open(folder_.path());
    model.edit_text("road.npy");
    model.confirm();
    EXPECT_TRUE(model.loading() && model.asking());
  }
  slow_.release(folder_.path());
  slow_.release(folder_.path("road.npy"));
  EXPECT_TRUE(slow_.wait_for_wakes(2));
}

}  // namespace
}  // namespace pw
