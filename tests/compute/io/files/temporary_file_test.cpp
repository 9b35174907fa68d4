#include "compute/io/files/temporary_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/compute/io/io_test_folder.h"

namespace pw {
namespace {

using std::chrono::seconds;

class TemporaryFileTest : public FolderTest {
 protected:
  std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder_))
      found.push_back(entry.path().filename().string());
    std::ranges::sort(found);
    return found;
  }
};

TEST_F(TemporaryFileTest, ADraftHasANameThatTellsWhatItIs) {
  TemporaryFile file(path("y.npy"));
  ASSERT_TRUE(file.complete(std::nullopt));
  ASSERT_TRUE(file.take_name());
  const auto found = names();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found.front().starts_with(".y.npy.pointwise-draft-")) << found.front();
}

TEST_F(TemporaryFileTest, ADraftOfALongNameHasRoomForItsOwn) {
  TemporaryFile file(path(std::string(250, 'y')));
  ASSERT_TRUE(file.complete(std::nullopt));
  EXPECT_TRUE(file.take_name());
}

TEST_F(TemporaryFileTest, WhatIsNotCommittedIsRemoved) {
  {
    TemporaryFile file(path("y.npy"));
    ASSERT_TRUE(file.complete(std::nullopt) && file.take_name());
  }
  EXPECT_TRUE(names().empty());
}

TEST_F(TemporaryFileTest, OldDraftsAreRemovedAndNothingElse) {
  const std::vector<std::string> kept = {".y.npy.pointwise-draft-", ".y.npy.pointwise-draft-0123456g",
                                         "y.npy.pointwise-draft-01234567", "y.npy"};
  for (const std::string& name : kept) put(name, "text");
  put(".y.npy.pointwise-draft-01234567", "text");
  std::filesystem::create_directory(path(".folder.pointwise-draft-01234567"));
  remove_old_drafts(folder_, seconds(0));
  auto expected = kept;
  expected.emplace_back(".folder.pointwise-draft-01234567");
  std::ranges::sort(expected);
  EXPECT_EQ(names(), expected);
}

TEST_F(TemporaryFileTest, NewDraftsStay) {
  put(".y.npy.pointwise-draft-01234567", "text");
  remove_old_drafts(folder_);
  EXPECT_EQ(names().size(), 1U);
}

TEST_F(TemporaryFileTest, ADraftThatIsBeingWrittenStays) {
  TemporaryFile file(path("y.npy"));
  ASSERT_TRUE(file.complete(std::nullopt) && file.take_name());
  remove_old_drafts(folder_, seconds(0));
  EXPECT_EQ(names().size(), 1U);
  EXPECT_TRUE(file.commit());
  EXPECT_EQ(names(), std::vector<std::string>{"y.npy"});
}

}  // namespace
}  // namespace pw
