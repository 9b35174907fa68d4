#include "compute/io/files/file_hash.h"

#include "tests/compute/io/io_test_folder.h"

namespace pw {
namespace {

using FileHash = FolderTest;

TEST_F(FileHash, IsThatOfTheContentAlone) {
  put("empty", "");
  put("text", "xxhash");
  // As `xxh128sum` prints them.
  EXPECT_EQ(*file_hash(path("empty"), nullptr), "99aa06d3014798d86001c324468d497f");
  EXPECT_EQ(*file_hash(path("text"), nullptr), "9c8b437c78cac00a376072e24bfdf4d2");
}

// Longer than a block, and not a multiple of one.
TEST_F(FileHash, NoticesOneByteWhereverItIs) {
  std::string content((std::size_t{2} << 20) + 12'345, 'x');
  put("first", content);
  put("same", content);
  Progress progress;
  const auto hash = file_hash(path("first"), &progress);
  ASSERT_TRUE(hash) << hash.error().message();
  EXPECT_EQ(hash->size(), 32U);
  EXPECT_GT(progress.fraction(), 0.5F);
  EXPECT_EQ(*file_hash(path("same"), nullptr), *hash);
  for (const std::size_t at : {std::size_t{0}, std::size_t{1} << 20, content.size() - 1}) {
    content[at] = 'y';
    put("other", content);
    EXPECT_NE(*file_hash(path("other"), nullptr), *hash) << at;
    content[at] = 'x';
  }
  put("shorter", content.substr(1));
  EXPECT_NE(*file_hash(path("shorter"), nullptr), *hash);
}

TEST_F(FileHash, IsCancelled) {
  put("file", "content");
  Progress progress;
  progress.cancel();
  const auto hash = file_hash(path("file"), &progress);
  ASSERT_FALSE(hash);
  EXPECT_EQ(hash.error().reason, "cancelled");
}

TEST_F(FileHash, OfAMissingFileOrAFolderIsAnError) {
  EXPECT_EQ(file_hash(path("gone"), nullptr).error().message(),
            path("gone") + ": cannot be opened: No such file or directory");
  EXPECT_EQ(file_hash(folder_.string(), nullptr).error().reason, "is a folder; name a file in it");
}

}  // namespace
}  // namespace pw
