#include "compute/io/arrays/array_file.h"

#include <gtest/gtest.h>

#include "compute/io/arrays/array_archive.h"
#include "compute/io/images/image_file.h"
#include "tests/compute/io/io_test_folder.h"

namespace pw {
namespace {

class ArrayOutput : public FolderTest {
 protected:
  ArrayOutput() {
    float next = 0.0F;
    for (std::int64_t n = 0; n < 2; ++n) {
      for (std::int64_t c = 0; c < 3; ++c) {
        for (float& value : stack_.plane(n, c)) value = next += 1.0F;
      }
    }
  }
  void expect_read_back(const std::string& name, AxisOrder order) {
    const auto back = read_array_stack(path(name), order);
    ASSERT_TRUE(back) << back.error().message();
    ASSERT_EQ(back->shape(), stack_.shape());
    for (std::int64_t n = 0; n < 2; ++n) {
      for (std::int64_t c = 0; c < 3; ++c) {
        for (std::size_t p = 0; p < 20; ++p) ASSERT_EQ(back->plane(n, c)[p], stack_.plane(n, c)[p]) << name;
      }
    }
  }

  Tensor stack_{{2, 3, 4, 5}};
};

TEST_F(ArrayOutput, TheEndingIsTheFormat) {
  for (const AxisOrder order : {AxisOrder::kNchw, AxisOrder::kNhwc}) {
    for (const char* name : {"y.npy", "y.NPY", "y", "y.safetensors", "y.SafeTensors"}) {
      ASSERT_TRUE(write_stack(path(name), "outputs", stack_, order, 4)) << name;
      expect_read_back(name, order);
    }
  }
  EXPECT_TRUE(content("y.NPY").starts_with("\x93NUMPY"));
  const auto archive = ArrayArchive::open(path("y.SafeTensors"));
  ASSERT_TRUE(archive) << archive.error().message();
  ASSERT_EQ(archive->entries().size(), 1U);
  EXPECT_EQ(archive->entries()[0].name, "outputs");
  EXPECT_EQ(archive->entries()[0].type, "F32");
  EXPECT_EQ(archive->entries()[0].shape, (std::vector<std::int64_t>{2, 4, 5, 3}));
}

TEST_F(ArrayOutput, OtherEndingsAreRefusedAndNothingIsWritten) {
  for (const char* name : {"y.npz", "y.png", "y.pt", "y.npy.txt"}) {
    const auto written = write_stack(path(name), "outputs", stack_, AxisOrder::kNchw, 4);
    ASSERT_FALSE(written) << name;
    EXPECT_EQ(written.error().subject, path(name));
    EXPECT_NE(written.error().reason.find("use .npy or .safetensors"), std::string::npos) << written.error().reason;
    EXPECT_FALSE(std::filesystem::exists(path(name)));
  }
}

TEST_F(ArrayOutput, PicturesAreNamedPng) {
  const std::vector<std::uint8_t> rgb(12);
  for (const char* name : {"y.png", "y.PNG", "y"}) EXPECT_TRUE(write_png(path(name), 2, 2, rgb)) << name;
  for (const char* name : {"y.jpg", "y.npy", "y.bmp"}) {
    const auto written = write_png(path(name), 2, 2, rgb);
    ASSERT_FALSE(written) << name;
    EXPECT_NE(written.error().reason.find("use .png"), std::string::npos);
  }
}

}  // namespace
}  // namespace pw
