#include "compute/io/labels/label_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/compute/io/arrays/written_npy.h"
#include "tests/compute/io/io_test_folder.h"

namespace pw {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

using Bytes = std::vector<std::uint8_t>;

class LabelFileTest : public FolderTest {
 protected:
  void put_labels(const std::string& type, const std::vector<std::int64_t>& shape,
                  const std::vector<std::int64_t>& values, bool fortran = false) const {
    put("l.npy", test::whole_number_npy(type, shape, values, fortran));
  }
  Expected<FileLabels> read(const Shape& maps) const {
    const auto array = ArrayFile::open(path("l.npy"));
    if (!array) return Unexpected(array.error());
    return read_labels(*array, maps);
  }
  // The error, which must be one sentence about the file; "" if there is none.
  std::string sentence(const Shape& maps) const {
    const auto labels = read(maps);
    if (labels) return "";
    EXPECT_EQ(labels.error().subject, path("l.npy"));
    EXPECT_EQ(labels.error().reason.find('\n'), std::string::npos);
    return labels.error().reason;
  }
};

constexpr Shape kMaps{1, 5, 2, 3};

TEST_F(LabelFileTest, EveryTypeByteOrderAndAxisOrder) {
  for (const std::string kind : {"i", "u"}) {
    for (const std::string size : {"1", "2", "4", "8"}) {
      for (const std::string order : {"<", ">"}) {
        for (const bool fortran : {false, true}) {
          SCOPED_TRACE(order + kind + size + (fortran ? " fortran" : ""));
          put_labels(order + kind + size, {2, 3}, {0, 1, 2, 7, 255, 1}, fortran);
          const auto labels = read(kMaps);
          ASSERT_TRUE(labels) << labels.error().message();
          EXPECT_EQ(labels->classes, (Bytes{0, 1, 2, 7, 255, 1}));
          EXPECT_EQ(labels->note, "");
        }
      }
    }
  }
  put_labels("|b1", {2, 3}, {0, 1, 1, 0, 0, 1});
  ASSERT_TRUE(read(kMaps));
  EXPECT_EQ(read(kMaps)->classes, (Bytes{0, 1, 1, 0, 0, 1}));
}

TEST_F(LabelFileTest, MinusOneAnd255AreNotLabelled) {
  for (const char* type : {"|i1", "<i2", "<i4", "<i8"}) {
    put_labels(type, {2, 3}, {-1, 0, 1, -1, 2, -1});
    ASSERT_TRUE(read(kMaps)) << type;
    EXPECT_EQ(read(kMaps)->classes, (Bytes{255, 0, 1, 255, 2, 255})) << type;
  }
  put_labels("|u1", {2, 3}, {255, 254, 0, 255, 255, 255});
  EXPECT_EQ(read(kMaps)->classes, (Bytes{255, 254, 0, 255, 255, 255}));
  put_labels("|u1", {2, 3}, {255, 255, 255, 255, 255, 255});
  EXPECT_THAT(sentence(kMaps), HasSubstr("labels nothing"));
}

TEST_F(LabelFileTest, OtherNumbersAreNoClasses) {
  for (const auto& [type, value, text] : {std::tuple{"<i2", std::int64_t{-2}, "the label -2;"},
                                          {"<i2", 256, "the label 256;"},
                                          {"<i8", -1000000, "the label -1000000;"},
                                          {"<u4", 4294967295, "the label 4294967296;"},
                                          {"<i8", std::int64_t{1} << 40, "the label 1099511627776;"}}) {
    put_labels(type, {2, 3}, {0, 1, 0, value, 1, 0});
    EXPECT_THAT(sentence(kMaps), HasSubstr(text));
    EXPECT_THAT(sentence(kMaps), HasSubstr("classes are 0 to 254"));
  }
}

TEST_F(LabelFileTest, ABatchHasLabelsForEachImage) {
  put_labels("|u1", {2, 2, 3}, {0, 1, 0, 1, 0, 1, 2, 2, 2, 2, 2, 2});
  const auto labels = read({2, 5, 2, 3});
  ASSERT_TRUE(labels) << labels.error().message();
  EXPECT_EQ(labels->classes, (Bytes{0, 1, 0, 1, 0, 1, 2, 2, 2, 2, 2, 2}));
  EXPECT_THAT(sentence(kMaps), HasSubstr("labels for 2 images, but the stack has one image; give an array (H, W)"));
  put_labels("|u1", {2, 3}, {0, 1, 0, 1, 0, 1});
  EXPECT_THAT(sentence({2, 5, 2, 3}), HasSubstr("but the stack has 2 images; give an array (2, H, W)"));
  put_labels("|u1", {1, 2, 3}, {0, 1, 0, 1, 0, 1});
  EXPECT_TRUE(read(kMaps));
}

TEST_F(LabelFileTest, LargerOnesAreReducedByMajority) {
  put_labels("|u1", {2, 2, 4}, {0, 0, 1, 1, 0, 1, 1, 255, 3, 3, 255, 255, 3, 0, 255, 1});
  const auto labels = read({2, 5, 1, 2});
  ASSERT_TRUE(labels) << labels.error().message();
  EXPECT_THAT(labels->classes, ElementsAre(0, 1, 3, 255));
  EXPECT_EQ(labels->note, "reduced by majority from 2 × 4");
  // Of one side alone, and unevenly.
  put_labels("|u1", {2, 5}, {0, 0, 1, 1, 1, 0, 0, 1, 1, 1});
  EXPECT_THAT(read({1, 5, 2, 2})->classes, ElementsAre(0, 1, 0, 1));
}

TEST_F(LabelFileTest, ScatteredPixelsMayLabelNoPosition) {
  std::vector<std::int64_t> values(64, 255);
  values[9] = 1;
  put_labels("|u1", {8, 8}, values);
  EXPECT_THAT(sentence({1, 5, 2, 2}), HasSubstr("has 8 × 8 labels, but more than half of them at no position"));
}

TEST_F(LabelFileTest, SmallerOnesAreRefused) {
  for (const auto& [h, w] : {std::pair{1, 3}, {2, 2}, {3, 2}, {1, 9}, {1, 1}}) {
    put_labels("|u1", {h, w}, std::vector<std::int64_t>(static_cast<std::size_t>(h * w), 1));
    EXPECT_THAT(sentence(kMaps), HasSubstr("too few for maps of 2 × 3; give one for each position")) << h << ", " << w;
  }
}

TEST_F(LabelFileTest, OtherRanksAndFractionsAreRefused) {
  put_labels("|u1", {6}, {0, 1, 0, 1, 0, 1});
  EXPECT_THAT(sentence(kMaps), HasSubstr("has the shape (6,); labels have 2 axes"));
  put_labels("|u1", {1, 1, 2, 3}, {0, 1, 0, 1, 0, 1});
  EXPECT_THAT(sentence(kMaps), HasSubstr("has the shape (1, 1, 2, 3); labels have 2 axes"));
  for (const char* type : {"<f2", "<f4", ">f8"}) {
    put_labels(type, {2, 3}, {0, 0, 0, 0, 0, 0});
    EXPECT_THAT(sentence(kMaps), HasSubstr("floating-point numbers; labels are whole numbers")) << type;
  }
}

// The file must hold what it states, so that no size is believed.
TEST_F(LabelFileTest, FilesThatAreCutShortAreRefused) {
  const std::string whole = test::whole_number_npy("<i4", {2, 3}, {0, 1, 2, 7, 255, 1});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    put("l.npy", whole.substr(0, size));
    ASSERT_NE(sentence(kMaps), "") << size;
  }
  put("l.npy", whole + "x");
  EXPECT_NE(sentence(kMaps), "");
}

TEST_F(LabelFileTest, HugeSizesAreRefusedBeforeAnythingIsAllocated) {
  for (const std::vector<std::int64_t>& shape : {std::vector<std::int64_t>{1000000, 1000000},
                                                 {std::int64_t{1} << 40, std::int64_t{1} << 40},
                                                 {1, std::int64_t{1} << 31, std::int64_t{1} << 31}}) {
    put_labels("|u1", shape, {});
    EXPECT_NE(sentence(kMaps), "");
  }
  // With all its bytes on disk, though in a hole.
  put_labels("|u1", {8193, 8192}, {});
  std::filesystem::resize_file(path("l.npy"), 128 + std::uintmax_t{8193} * 8192);
  EXPECT_THAT(sentence(kMaps),
              HasSubstr("has 8193 × 8192 labels for one image, more than the 67108864 that can be read"));
}

class LabelPictureTest : public testing::Test {
 protected:
  static Image grey(int width, int height, const Bytes& values) {
    Image image{width, height, {}, {}};
    for (const std::uint8_t value : values) image.rgb8.insert(image.rgb8.end(), 3, value);
    return image;
  }
  static std::string sentence(const Image& image) {
    const auto labels = labels_of_picture("l.png", image, kMaps);
    return labels ? "" : labels.error().message();
  }
};

TEST_F(LabelPictureTest, BrightPixelsAreClassOne) {
  const auto labels = labels_of_picture("l.png", grey(3, 2, {0, 127, 128, 255, 1, 200}), kMaps);
  ASSERT_TRUE(labels) << labels.error().message();
  EXPECT_EQ(labels->classes, (Bytes{0, 0, 1, 1, 0, 1}));
  const auto black = labels_of_picture("l.png", grey(3, 2, Bytes(6, 0)), kMaps);
  ASSERT_TRUE(black);
  EXPECT_EQ(black->classes, Bytes(6, 0));
}

TEST_F(LabelPictureTest, SixteenBitsCountAlike) {
  Image image{3, 2, {}, {}};
  for (const int value : {0, 0x7FFF, 0x8080, 65535, 100, 60000})
    image.rgb16.insert(image.rgb16.end(), 3, static_cast<std::uint16_t>(value));
  const auto labels = labels_of_picture("l.png", image, kMaps);
  ASSERT_TRUE(labels) << labels.error().message();
  EXPECT_EQ(labels->classes, (Bytes{0, 0, 1, 1, 0, 1}));
}

TEST_F(LabelPictureTest, LargerOnesAreReducedByMajority) {
  const auto labels =
      labels_of_picture("l.png", grey(6, 2, {0, 0, 255, 255, 0, 255, 255, 255, 0, 255, 0, 0}), {1, 5, 1, 3});
  ASSERT_TRUE(labels) << labels.error().message();
  EXPECT_THAT(labels->classes, ElementsAre(0, 1, 0));
  EXPECT_EQ(labels->note, "reduced by majority from 2 × 6");
}

TEST_F(LabelPictureTest, ColoursGreysAndSmallPicturesAreRefused) {
  Image coloured = grey(3, 2, Bytes(6, 255));
  coloured.rgb8[4] = 100;
  EXPECT_THAT(sentence(coloured), HasSubstr("l.png: is a picture in colour; labels are black"));
  coloured.rgb8[4] = 250;  // as a JPEG may round
  EXPECT_EQ(sentence(coloured), "");
  EXPECT_THAT(sentence(grey(3, 2, {0, 1, 2, 3, 8, 127})), HasSubstr("has no pixel brighter than 127"));
  EXPECT_THAT(sentence(grey(2, 2, Bytes(4, 255))), HasSubstr("too few for maps of 2 × 3"));
}

}  // namespace
}  // namespace pw
