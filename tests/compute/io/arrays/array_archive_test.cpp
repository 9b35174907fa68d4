#include "compute/io/arrays/array_archive.h"

#include <numeric>

#include "compute/io/arrays/array_file.h"
#include "compute/io/models/layer_file.h"
#include "compute/io/recognise.h"
#include "tests/compute/io/io_test_folder.h"

namespace pw {
namespace {

std::vector<float> counting(std::size_t count) {
  std::vector<float> values(count);
  std::iota(values.begin(), values.end(), 1.0F);
  return values;
}

class ArrayArchives : public FolderTest {
 protected:
  // A stack of two maps, a kernel and its bias.
  void put_archive(const std::string& name) const {
    const auto stack = counting(12);
    const auto kernel = counting(4);
    const auto bias = counting(2);
    const ArrayToWrite arrays[] = {
        {"maps/layer:3", {1, 2, 2, 3}, stack}, {"head:0/kernel", {2, 2, 1, 1}, kernel}, {"head:0/bias", {2}, bias}};
    EXPECT_TRUE(write_safetensors(path(name), arrays, SafetensorsType::kFloat16));
  }
};

TEST_F(ArrayArchives, TellWhatTheyHoldAndReadItByName) {
  put_archive("all.safetensors");
  const auto archive = ArrayArchive::open(path("all.safetensors"));
  ASSERT_TRUE(archive) << archive.error().message();
  ASSERT_EQ(archive->entries().size(), 3U);
  const ArchiveEntry& entry = archive->entries()[0];
  EXPECT_EQ(entry.name, "maps/layer:3");
  EXPECT_EQ(entry.type, "F16");
  EXPECT_EQ(entry.shape, (std::vector<std::int64_t>{1, 2, 2, 3}));
  EXPECT_TRUE(entry.readable);
  EXPECT_EQ(archive->header(entry.name)->shape, entry.shape);
  EXPECT_EQ(archive->stack(entry.name, AxisOrder::kNchw)->plane(0, 1)[5], 12.0F);
  EXPECT_EQ(archive->stack(entry.name, AxisOrder::kNhwc)->shape(), (Shape{1, 3, 2, 2}));
  EXPECT_EQ(*archive->values("head:0/kernel"), counting(4));
  EXPECT_EQ(*archive->values("head:0/bias"), counting(2));
}

TEST_F(ArrayArchives, RefuseUnknownNamesAndWhatIsNotAStack) {
  put_archive("all.safetensors");
  const auto archive = ArrayArchive::open(path("all.safetensors"));
  ASSERT_TRUE(archive);
  const std::string sentence =
      path("all.safetensors") + R"(: has no array "gone"; it holds "maps/layer:3", "head:0/kernel", "head:0/bias")";
  EXPECT_EQ(archive->header("gone").error().message(), sentence);
  EXPECT_EQ(archive->stack("gone", AxisOrder::kNchw).error().message(), sentence);
  EXPECT_EQ(archive->values("gone").error().message(), sentence);
  EXPECT_NE(archive->stack("head:0/bias", AxisOrder::kNchw).error().reason.find("a stack of maps has 3 axes"),
            std::string::npos);
  Progress progress;
  progress.cancel();
  EXPECT_EQ(archive->stack("maps/layer:3", AxisOrder::kNchw, &progress).error().reason, "cancelled");
}

TEST_F(ArrayArchives, ListWhatCannotBeReadAndRefuseItOnly) {
  const std::string header = R"({"odd":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]},)"
                             R"("none":{"dtype":"U8","shape":[0,5],"data_offsets":[1,1]},)"
                             R"("fine":{"dtype":"U8","shape":[],"data_offsets":[1,2]}})";
  put("mixed.safetensors", std::string(1, static_cast<char>(header.size())) + std::string(7, '\0') + header + "\1\2");
  const auto archive = ArrayArchive::open(path("mixed.safetensors"));
  ASSERT_TRUE(archive) << archive.error().message();
  for (const ArchiveEntry& entry : archive->entries()) {
    EXPECT_EQ(entry.readable, entry.name == "fine") << entry.name;
    EXPECT_EQ(archive->values(entry.name).has_value(), entry.readable) << entry.name;
  }
  EXPECT_EQ(*archive->values("fine"), std::vector<float>{2.0F});
}

TEST_F(ArrayArchives, TruncationAtEveryByteIsAnErrorThatNamesTheFile) {
  put_archive("whole.safetensors");
  const std::string whole = content("whole.safetensors");
  for (std::size_t length = 0; length < whole.size(); ++length) {
    put("cut.safetensors", whole.substr(0, length));
    const auto archive = ArrayArchive::open(path("cut.safetensors"));
    ASSERT_FALSE(archive) << length;
    EXPECT_EQ(archive.error().subject, path("cut.safetensors"));
    EXPECT_FALSE(archive.error().reason.empty());
    EXPECT_EQ(archive.error().reason.find('\n'), std::string::npos);
  }
}

TEST_F(ArrayArchives, AFileThatShrinksAfterItWasOpenedIsAnError) {
  put_archive("all.safetensors");
  const auto archive = ArrayArchive::open(path("all.safetensors"));
  ASSERT_TRUE(archive);
  std::filesystem::resize_file(path("all.safetensors"), 100);
  EXPECT_NE(archive->values("head:0/bias").error().reason.find("earlier than its header declares"), std::string::npos);
  EXPECT_NE(ArrayArchive::open(path("gone")).error().reason.find("cannot be opened"), std::string::npos);
}

TEST_F(ArrayArchives, ArraysAreNamedBehindTheFileWhateverTheCaseOfItsEnding) {
  for (const std::string ending : {".safetensors", ".SAFETENSORS", ".SafeTensors"}) {
    const std::string file = path("net" + ending);
    put_archive("net" + ending);
    EXPECT_EQ(*array_kind("x", *read_array_header(file + ":maps/layer:3"), {}), ArrayKind::kStack);
    EXPECT_EQ(*array_kind("w", *read_array_header(file + ":head:0/kernel"), 2), ArrayKind::kWeights);
    EXPECT_EQ(read_array_stack(file + ":maps/layer:3", AxisOrder::kNchw)->shape(), (Shape{1, 2, 2, 3}));
    const auto layer = read_layer(file + ":head:0/kernel", file + ":head:0/bias", 2);
    ASSERT_TRUE(layer) << layer.error().message();
    EXPECT_EQ(layer->bias, counting(2));
    EXPECT_NE(read_array_header(file).error().reason.find("holds 3 arrays"), std::string::npos);
  }
  put("damaged.SAFETENSORS", "hello, this is text");
  EXPECT_NE(read_array_header(path("damaged.SAFETENSORS")).error().reason.find("safetensors header"),
            std::string::npos);
}

TEST_F(ArrayArchives, APathIsCutWhereThereIsAFile) {
  std::filesystem::create_directory(folder_ / "a.safetensors:b");
  const std::string file = path("a.safetensors:b/c.safetensors");
  put_archive("a.safetensors:b/c.safetensors");
  EXPECT_EQ(split_array_path(file + ":x").file, file);
  EXPECT_EQ(split_array_path(file + ":x").name, "x");
  EXPECT_EQ(split_array_path(file).name, "");
  EXPECT_EQ(split_array_path("gone.safetensors:y.safetensors:z").file, "gone.safetensors");
  EXPECT_EQ(split_array_path("gone.safetensors:y.safetensors:z").name, "y.safetensors:z");
  EXPECT_EQ(split_array_path("C:x.npy").file, "C:x.npy");
}

}  // namespace
}  // namespace pw
