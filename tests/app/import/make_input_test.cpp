#include "app/import/make_input.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compute/features/feature_extractor.h"
#include "compute/io/arrays/npy.h"
#include "compute/io/files/file_hash.h"
#include "compute/io/images/image_file.h"
#include "tests/app/file_dialog/files_test_folder.h"

namespace pw {
namespace {

class MakeInputTest : public testing::Test {
 protected:
  void write_stack(const std::string& name, float value) {
    Tensor stack({1, 2, 3, 4});
    stack.plane(0, 1)[5] = value;
    EXPECT_TRUE(write_npy_stack(folder_.path(name), stack, AxisOrder::kNchw, 4));
  }
  void write_picture(const std::string& name, std::uint8_t value) {
    EXPECT_TRUE(write_png(folder_.path(name), 8, 6, std::vector<std::uint8_t>(8 * 6 * 3, value)));
  }
  // Of the file with its current content.
  Source source_of(const std::string& name, std::optional<AxisOrder> axis_order) const {
    Source source;
    source.from = FileSource{folder_.path(name), file_hash(folder_.path(name), nullptr).value_or(""), axis_order};
    if (!axis_order) source.extractor = ExtractorKind::kPixels;
    return source;
  }
  Expected<Input> make(const Source& source) { return make_input(source, features_, nullptr, nullptr); }
  std::string changed(const std::string& name) const {
    return folder_.path(name) + ": has changed since it was opened; open it again to use the new content";
  }

  TestFolder folder_;
  FeatureExtractor features_{""};
};

TEST_F(MakeInputTest, AnArrayIsReadWhileItsContentIsTheSame) {
  write_stack("x.npy", 3.0F);
  const Source source = source_of("x.npy", AxisOrder::kNchw);
  auto made = make(source);
  ASSERT_TRUE(made) << made.error().message();
  EXPECT_EQ(made->stack->features.maps.plane(0, 1)[5], 3.0F);
  // Restored content counts as unchanged.
  write_stack("x.npy", 4.0F);
  write_stack("x.npy", 3.0F);
  EXPECT_TRUE(make(source));
}

TEST_F(MakeInputTest, AnArrayThatHasChangedIsRefused) {
  write_stack("x.npy", 3.0F);
  const Source source = source_of("x.npy", AxisOrder::kNchw);
  write_stack("x.npy", 4.0F);
  const auto made = make(source);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().message(), changed("x.npy"));
}

TEST_F(MakeInputTest, APictureThatHasChangedIsRefused) {
  write_picture("x.png", 30);
  const Source source = source_of("x.png", std::nullopt);
  const auto before = make(source);
  ASSERT_TRUE(before) << before.error().message();
  EXPECT_EQ(before->picture->rgb8.front(), 30);
  write_picture("x.png", 31);
  const auto made = make(source);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().message(), changed("x.png"));
}

TEST_F(MakeInputTest, WithoutAHashAnyContentIsAccepted) {
  write_stack("x.npy", 3.0F);
  Source source = source_of("x.npy", AxisOrder::kNchw);
  std::get<FileSource>(source.from).hash.clear();
  write_stack("x.npy", 4.0F);
  const auto made = make(source);
  ASSERT_TRUE(made) << made.error().message();
  EXPECT_EQ(made->stack->features.maps.plane(0, 1)[5], 4.0F);
}

TEST_F(MakeInputTest, AFileThatIsGoneIsNamed) {
  write_stack("x.npy", 3.0F);
  const Source source = source_of("x.npy", AxisOrder::kNchw);
  std::filesystem::remove(folder_.path("x.npy"));
  const auto made = make(source);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().subject, folder_.path("x.npy"));
}

}  // namespace
}  // namespace pw
