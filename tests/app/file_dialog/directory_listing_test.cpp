#include "app/file_dialog/directory_listing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "files_test_folder.h"

namespace pw {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> names(const DirectoryListing& listing) {
  std::vector<std::string> names;
  for (const DirectoryEntry& entry : listing.entries) names.push_back(entry.name);
  return names;
}

TEST(DirectoryListing, FoldersComeFirstAndNumbersSortNaturally) {
  const TestFolder folder;
  for (const char* name : {"map 10.npy", "Map 9.npy", "map 1.npy", "zebra.png", ".hidden.npy"}) folder.file(name);
  folder.folder("weights");
  folder.folder("Arrays");
  const auto listing = list_directory(folder.path());
  ASSERT_TRUE(listing) << listing.error().message();
  EXPECT_THAT(names(*listing), ElementsAre("Arrays", "weights", "map 1.npy", "Map 9.npy", "map 10.npy", "zebra.png"));
  EXPECT_FALSE(listing->truncated);
}

TEST(DirectoryListing, HiddenNamesAreShownOnRequest) {
  const TestFolder folder;
  folder.file(".hidden.npy");
  EXPECT_THAT(names(*list_directory(folder.path())), IsEmpty());
  EXPECT_THAT(names(*list_directory(folder.path(), {.hidden = true})), ElementsAre(".hidden.npy"));
}

TEST(DirectoryListing, ListsKindsAndSizes) {
  const TestFolder folder;
  folder.file("a.NPY", "12345");
  folder.file("b.jpeg");
  folder.file("c.txt", "1");
  folder.folder("d.png");
  const auto listing = list_directory(folder.path());
  ASSERT_TRUE(listing);
  ASSERT_EQ(listing->entries.size(), 4U);
  EXPECT_EQ(listing->entries[0].kind, EntryKind::kFolder);
  EXPECT_EQ(listing->entries[0].bytes, std::nullopt);
  EXPECT_EQ(listing->entries[1].kind, EntryKind::kArray);
  EXPECT_EQ(listing->entries[1].bytes, 5U);
  EXPECT_EQ(listing->entries[2].kind, EntryKind::kImage);
  EXPECT_EQ(listing->entries[2].bytes, 0U);
  EXPECT_EQ(listing->entries[3].kind, EntryKind::kOther);
}

TEST(DirectoryListing, PipesAndBrokenLinksAreListedButNotOpened) {
  const TestFolder folder;
  ASSERT_EQ(mkfifo((folder.path() + "/pipe.npy").c_str(), 0600), 0);
  std::filesystem::create_symlink("nowhere", folder.path() + "/link.npy");
  const auto listing = list_directory(folder.path());
  ASSERT_TRUE(listing);
  ASSERT_EQ(listing->entries.size(), 2U);
  for (const DirectoryEntry& entry : listing->entries) {
    EXPECT_EQ(entry.kind, EntryKind::kOther) << entry.name;
    EXPECT_EQ(entry.bytes, std::nullopt) << entry.name;
  }
}

TEST(DirectoryListing, StopsAtTheLimit) {
  const TestFolder folder;
  for (int i = 0; i < 12; ++i) folder.file(std::to_string(i));
  const auto some = list_directory(folder.path(), {.at_most = 5});
  ASSERT_TRUE(some);
  EXPECT_EQ(some->entries.size(), 5U);
  EXPECT_TRUE(some->truncated);
  const auto all = list_directory(folder.path(), {.at_most = 12});
  ASSERT_TRUE(all);
  EXPECT_EQ(all->entries.size(), 12U);
  EXPECT_FALSE(all->truncated);
}

TEST(DirectoryListing, ANonFolderIsAnError) {
  const TestFolder folder;
  folder.file("a.npy");
  const auto missing = list_directory(folder.path() + "/none");
  ASSERT_FALSE(missing);
  EXPECT_THAT(missing.error().message(), HasSubstr("/none: does not exist"));
  const auto file = list_directory(folder.path() + "/a.npy");
  ASSERT_FALSE(file);
  EXPECT_THAT(file.error().message(), HasSubstr("a.npy: is not a folder"));
}

TEST(DirectoryListing, AnUnreadableFolderIsAnError) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read every folder";
  const TestFolder folder;
  folder.folder("closed");
  ASSERT_EQ(chmod((folder.path() + "/closed").c_str(), 0), 0);
  const auto closed = list_directory(folder.path() + "/closed");
  ASSERT_EQ(chmod((folder.path() + "/closed").c_str(), 0700), 0);  // so that it can be removed
  ASSERT_FALSE(closed);
  EXPECT_THAT(closed.error().message(), HasSubstr("cannot be listed"));
}

TEST(NaturalOrder, IsAStrictOrder) {
  const std::vector<std::string> sorted{"", "A", "a", "a1", "a01", "a2", "a10", "a10b", "b", "ba"};
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    for (std::size_t j = 0; j < sorted.size(); ++j) {
      const bool before = natural_less(sorted[i], sorted[j]), after = natural_less(sorted[j], sorted[i]);
      EXPECT_EQ(before || after, i != j) << sorted[i] << " " << sorted[j];
      EXPECT_FALSE(before && after) << sorted[i] << " " << sorted[j];
    }
  }
  EXPECT_TRUE(natural_less("a2", "a10"));
  EXPECT_TRUE(natural_less("B2", "b10"));
  EXPECT_TRUE(natural_less("a99999999999999999999998", "a99999999999999999999999"));
  EXPECT_TRUE(natural_less("z", "\u00e9"));
}

TEST(SizeText, HasThreeDigits) {
  EXPECT_EQ(size_text(0), "0 B");
  EXPECT_EQ(size_text(999), "999 B");
  EXPECT_EQ(size_text(1000), "1.00 kB");
  EXPECT_EQ(size_text(1'474'688), "1.47 MB");
  EXPECT_EQ(size_text(99'940), "99.9 kB");
  EXPECT_EQ(size_text(999'400), "999 kB");
  EXPECT_EQ(size_text(999'999), "1.00 MB");
  EXPECT_EQ(size_text(530'841'600), "531 MB");
}

}  // namespace
}  // namespace pw
