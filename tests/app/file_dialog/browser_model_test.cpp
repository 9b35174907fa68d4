#include "app/file_dialog/browser_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "files_test_folder.h"
#include "files_test_model.h"

namespace pw {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class BrowserModelTest : public testing::Test {
 protected:
  BrowserModelTest() {
    for (const char* name : {"bias.npy", "photo.png", "notes.txt", "road.npy", "rows.npy"}) folder_.file(name, "x");
    folder_.folder("samples");
    folder_.file("samples/one.npy");
  }

  BrowserModel open() const { return ready(BrowserModel({BrowserPurpose::kOpen, "Open", folder_.path(), "", ""}, {})); }
  BrowserModel save(const std::string& name = "weights.npy") const {
    return ready(BrowserModel({BrowserPurpose::kSave, "Save", folder_.path(), name, ".npy"}, {}));
  }

  static BrowserModel ready(BrowserModel model) {
    test::wait_idle(model);
    return model;
  }
  static std::optional<std::string> confirm(BrowserModel& model) {
    model.confirm();
    test::wait_idle(model);
    return model.pop_chosen();
  }
  static void complete(BrowserModel& model) {
    model.complete();
    test::wait_idle(model);
  }
  static std::vector<std::string> names(const BrowserModel& model) {
    std::vector<std::string> names;
    for (const DirectoryEntry& entry : model.rows()) names.push_back(entry.name);
    return names;
  }
  static std::string marked(const BrowserModel& model) {
    return model.row() < 0 ? "" : model.rows()[static_cast<std::size_t>(model.row())].name;
  }

  TestFolder folder_;
};

TEST_F(BrowserModelTest, ShowsKnownFilesUntilAskedForAll) {
  BrowserModel model = open();
  EXPECT_THAT(names(model), ElementsAre("samples", "bias.npy", "photo.png", "road.npy", "rows.npy"));
  model.select(2);
  model.show_known_only(false);
  EXPECT_THAT(names(model), ElementsAre("samples", "bias.npy", "notes.txt", "photo.png", "road.npy", "rows.npy"));
  EXPECT_EQ(marked(model), "photo.png");
}

TEST_F(BrowserModelTest, ArrowsAndEnterOpenAFile) {
  BrowserModel model = open();
  model.move(1);
  EXPECT_EQ(marked(model), "samples");
  model.move(1);
  EXPECT_EQ(marked(model), "bias.npy");
  EXPECT_EQ(model.text(), "bias.npy");
  model.move(100);
  EXPECT_EQ(marked(model), "rows.npy");
  EXPECT_EQ(confirm(model), folder_.path("rows.npy"));
}

TEST_F(BrowserModelTest, EnterOpensAFolderAndTheParentMarksIt) {
  BrowserModel model = open();
  model.select(0);
  EXPECT_EQ(confirm(model), std::nullopt);
  EXPECT_EQ(model.folder(), folder_.path("samples"));
  EXPECT_THAT(names(model), ElementsAre("one.npy"));
  model.go_to_parent();
  test::wait_idle(model);
  EXPECT_EQ(model.folder(), folder_.path());
  EXPECT_EQ(marked(model), "samples");
}

TEST_F(BrowserModelTest, ATypedPathOpensWhateverTheListShows) {
  BrowserModel model = open();
  model.select(1);
  model.edit_text(folder_.path("notes.txt"));
  EXPECT_EQ(confirm(model), folder_.path("notes.txt"));
}

TEST_F(BrowserModelTest, ATypedFolderIsEntered) {
  BrowserModel model = open();
  model.edit_text("samples");
  EXPECT_EQ(confirm(model), std::nullopt);
  EXPECT_EQ(model.folder(), folder_.path("samples"));
  EXPECT_EQ(model.text(), "");
}

TEST_F(BrowserModelTest, TheStartOfANameMarksItsRow) {
  BrowserModel model = open();
  model.edit_text("RO");
  EXPECT_EQ(marked(model), "road.npy");
  model.edit_text("row");
  EXPECT_EQ(marked(model), "rows.npy");
  EXPECT_EQ(confirm(model), folder_.path("rows.npy"));
}

TEST_F(BrowserModelTest, TabCompletesAndReportsWhenNothingMatches) {
  BrowserModel model = open();
  model.edit_text("ro");
  complete(model);
  EXPECT_EQ(model.text(), "ro");
  EXPECT_EQ(marked(model), "road.npy");
  model.edit_text("roa");
  complete(model);
  EXPECT_EQ(model.text(), "road.npy");
  model.edit_text("x");
  complete(model);
  EXPECT_THAT(model.error(), HasSubstr("x: no name starts like this"));
}

TEST_F(BrowserModelTest, AMissingFileIsOneSentence) {
  BrowserModel model = open();
  EXPECT_EQ(confirm(model), std::nullopt);
  EXPECT_EQ(model.error(), "choose a file, or type its path");
  model.edit_text("none.npy");
  EXPECT_EQ(confirm(model), std::nullopt);
  EXPECT_EQ(model.error(), folder_.path("none.npy") + ": does not exist");
  model.edit_text("/dev/null");
  EXPECT_EQ(confirm(model), std::nullopt);
  EXPECT_THAT(model.error(), HasSubstr("/dev/null: is not a regular file"));
  model.edit_text("x");
  EXPECT_EQ(model.error(), "");
}

TEST_F(BrowserModelTest, AFolderThatIsGoneIsOneSentenceAndTheParentStillWorks) {
  BrowserModel model = open();
  model.go_to(folder_.path("gone"));
  test::wait_idle(model);
  EXPECT_THAT(model.error(), HasSubstr("gone: does not exist"));
  model.go_to_parent();
  test::wait_idle(model);
  EXPECT_EQ(model.error(), "");
  EXPECT_FALSE(model.rows().empty());
}

TEST_F(BrowserModelTest, LettersJumpThroughTheList) {
  BrowserModel model = open();
  model.type_ahead("r", 10.0);
  EXPECT_EQ(marked(model), "road.npy");
  model.type_ahead("r", 10.2);
  EXPECT_EQ(marked(model), "rows.npy");
  model.type_ahead("r", 10.4);
  EXPECT_EQ(marked(model), "road.npy");
  model.type_ahead("p", 20.0);
  EXPECT_EQ(marked(model), "photo.png");
  model.type_ahead("r", 30.0);
  model.type_ahead("o", 30.1);
  model.type_ahead("w", 30.2);
  EXPECT_EQ(marked(model), "rows.npy");
}

TEST_F(BrowserModelTest, SavingProposesANameAndAddsTheEnding) {
  BrowserModel model = save();
  EXPECT_EQ(model.text(), "weights.npy");
  EXPECT_EQ(confirm(model), folder_.path("weights.npy"));
  model.edit_text("mine");
  EXPECT_EQ(confirm(model), folder_.path("mine.npy"));
  model.edit_text("mine.dat");
  EXPECT_EQ(confirm(model), folder_.path("mine.dat"));
}

TEST_F(BrowserModelTest, ANameThatCannotBeSavedIsToBeCorrected) {
  BrowserRequest request{BrowserPurpose::kSave, "Save", folder_.path(), "net.v2", ".npy"};
  request.check_name = [](const std::string& path) -> Expected<void> {
    if (!path.ends_with(".npy")) return fail(path, "cannot be saved");
    return {};
  };
  BrowserModel model = ready(BrowserModel(std::move(request), {}));
  for (const char* name : {"net.v2", "photo.png"}) {
    model.edit_text(name);
    EXPECT_EQ(confirm(model), std::nullopt) << name;
    EXPECT_FALSE(model.asks_to_replace()) << name;
    EXPECT_EQ(model.error(), folder_.path(name) + ": cannot be saved");
    EXPECT_EQ(model.text(), name);
  }
  model.edit_text("net_v2");
  EXPECT_EQ(confirm(model), folder_.path("net_v2.npy"));
}

TEST_F(BrowserModelTest, ReplacingNeedsASecondConfirmation) {
  BrowserModel model = save();
  model.edit_text("road");
  EXPECT_EQ(confirm(model), std::nullopt);
  EXPECT_TRUE(model.asks_to_replace());
  EXPECT_THAT(model.error(), HasSubstr("road.npy exists"));
  // Another name cancels the confirmation.
  model.edit_text("bias.npy");
  EXPECT_FALSE(model.asks_to_replace());
  EXPECT_EQ(confirm(model), std::nullopt);
  EXPECT_EQ(confirm(model), folder_.path("bias.npy"));
}

TEST_F(BrowserModelTest, TheNameSurvivesChangingFolders) {
  BrowserModel model = save();
  model.select(0);
  EXPECT_EQ(confirm(model), std::nullopt);
  EXPECT_EQ(model.text(), "weights.npy");
  EXPECT_EQ(confirm(model), folder_.path("samples/weights.npy"));
}

TEST_F(BrowserModelTest, SavingNeedsAFolderThatExists) {
  BrowserModel model = save();
  model.edit_text("none/w.npy");
  EXPECT_EQ(confirm(model), std::nullopt);
  EXPECT_THAT(model.error(), HasSubstr("none: is not a folder"));
  model.edit_text("new/");
  EXPECT_EQ(confirm(model), std::nullopt);
  EXPECT_THAT(model.error(), HasSubstr("new"));
  model.edit_text("");
  EXPECT_EQ(confirm(model), std::nullopt);
  EXPECT_EQ(model.error(), "type a name for the file");
}

}  // namespace
}  // namespace pw
