#include "app/import/saver.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/document/builtin_inputs.h"
#include "app/frame/scales.h"
#include "compute/io/images/image_file.h"
#include "compute/io/models/layer_file.h"
#include "tests/app/file_dialog/files_test_folder.h"
#include "tests/app/jobs/jobs_test_window.h"

namespace pw {
namespace {

class SavedWeightsTest : public testing::Test {
 protected:
  void save(const std::string& name) {
    saver_.save(Saved::kWeights, folder_.path(name));
    EXPECT_TRUE(window_.tick_until(session_, [this] { return !session_.jobs().activity(); }));
  }
  std::string content(const std::string& name) const {
    std::ifstream stream(folder_.path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  TestFolder folder_;
  test::JobsWindow window_;
  Session session_{hand_checkable_document(), window_.wake()};
  Saver saver_{session_};
};

TEST_F(SavedWeightsTest, AreTwoFiles) {
  save("net.NPY");
  EXPECT_EQ(session_.error(), "");
  const auto layer = read_layer(folder_.path("net.NPY"), folder_.path("net_bias.npy"), 4);
  ASSERT_TRUE(layer) << layer.error().message();
  EXPECT_EQ(layer->weight, session_.document().parameters().weight);
  EXPECT_EQ(layer->bias, session_.document().parameters().bias);
  EXPECT_EQ(files_written(Saved::kWeights, "a/net.npy"), (std::vector<std::string>{"a/net.npy", "a/net_bias.npy"}));
  EXPECT_EQ(files_written(Saved::kOutputs, "a/y.npy"), std::vector<std::string>{"a/y.npy"});
}

TEST_F(SavedWeightsTest, AreBothKeptWhereOneCannotBeReplaced) {
  for (const auto& [kept, other] : {std::pair{"net.npy", "net_bias.npy"}, {"net_bias.npy", "net.npy"}}) {
    folder_.file(kept, "kept");
    folder_.file(other, "old");
    std::filesystem::permissions(folder_.path(kept), std::filesystem::perms::owner_read);
    save("net.npy");
    EXPECT_EQ(session_.error(), folder_.path(kept) + ": is read-only; choose another name");
    EXPECT_EQ(content(kept), "kept");
    EXPECT_EQ(content(other), "old");
    std::filesystem::permissions(folder_.path(kept), std::filesystem::perms::owner_all);
  }
}

TEST_F(SavedWeightsTest, AreNotSavedUnderTheNameOfAnotherFormat) {
  save("net.safetensors");
  EXPECT_EQ(session_.error(),
            folder_.path("net.safetensors") + ": ends in \".safetensors\", which cannot be written here; use .npy");
  EXPECT_FALSE(std::filesystem::exists(folder_.path("net.safetensors")));
  for (const char* name : {"net.v2", "net.png", "net.safetensors"})
    EXPECT_FALSE(check_saved_ending(Saved::kWeights, name)) << name;
  EXPECT_FALSE(check_saved_ending(Saved::kOutputs, "net.v2"));
  for (const char* name : {"net", "net.npy", "net.NPY"}) {
    EXPECT_TRUE(check_saved_ending(Saved::kWeights, name)) << name;
    EXPECT_TRUE(check_saved_ending(Saved::kOutputs, name)) << name;
  }
  for (const char* name : {"y.png", "y.safetensors"}) EXPECT_TRUE(check_saved_ending(Saved::kOutputs, name)) << name;
}

class SavedFolderTest : public testing::Test {
 protected:
  void SetUp() override {
    EXPECT_EQ(saver_.saved_folder(), "");
    saver_.save_folder(folder_.path("folder"), "code");
    // What is being written cannot be cancelled.
    EXPECT_FALSE(session_.jobs().cancel());
    EXPECT_TRUE(window_.tick_until(session_, [this] { return !session_.jobs().activity(); }));
    EXPECT_EQ(session_.error(), "");
    EXPECT_EQ(saver_.saved_folder(), folder_.path("folder"));
  }

  TestFolder folder_;
  test::JobsWindow window_;
  Session session_{hand_checkable_document(), window_.wake()};
  Saver saver_{session_};
};

TEST_F(SavedFolderTest, IsThatOfThisStackTheseWeightsAndThisMaskOnly) {
  Document other = session_.document();
  other.input = hand_checkable_document().input;
  for (const Action& action :
       {Action(SetDocument{other}), Action(SetParameter{weight_id(0, 0), 5.0F}), Action(SetParameter{bias_id(1), 5.0F}),
        Action(SetActivation{Activation::kRelu}), Action(SetMask{{{1}, {}}}), Action(SetMask{{{}, {1}}})}) {
    SCOPED_TRACE(action.index());
    ASSERT_TRUE(session_.dispatch(action));
    EXPECT_EQ(saver_.saved_folder(), "");
    session_.undo();
    EXPECT_EQ(saver_.saved_folder(), folder_.path("folder"));
  }
}

class SavedPictureTest : public testing::Test {
 protected:
  Image saved(const SavedColours& colours) {
    saver_.save(Saved::kOutputs, folder_.path("y.png"), colours);
    EXPECT_TRUE(window_.tick_until(session_, [this] { return !session_.jobs().activity(); }));
    EXPECT_EQ(session_.error(), "");
    return read_image(folder_.path("y.png")).value_or(DecodedImage()).image;
  }

  // The session's outputs side by side in these colours.
  void expect_painted(const Image& image, const std::vector<OutputColours>& colours) const {
    const Tensor& values = session_.outputs().values();
    const Shape& shape = values.shape();
    EXPECT_EQ(colours.size(), static_cast<std::size_t>(shape.c));
    EXPECT_EQ(image.width, shape.c * (shape.w + 1) - 1);
    if (testing::Test::HasFailure()) return;
    for (std::int64_t i = 0; i < shape.c * shape.pixels(); ++i) {
      const std::int64_t o = i / shape.pixels();
      const std::int64_t p = i % shape.pixels();
      const auto& [map, range] = colours[static_cast<std::size_t>(o)];
      const Rgb want = color_of(*map, range, values.plane(0, o)[static_cast<std::size_t>(p)]);
      const auto at = static_cast<std::size_t>((p / shape.w * image.width + o * (shape.w + 1) + p % shape.w) * 3);
      EXPECT_EQ((Rgb{image.rgb8[at], image.rgb8[at + 1], image.rgb8[at + 2]}), want) << "output " << o << " at " << p;
    }
  }

  SavedColours refreshed() {
    refresh(scales_, session_, selection_, display_);
    return {scales_.outputs, display_.theme};
  }

  TestFolder folder_;
  test::JobsWindow window_;
  Session session_{hand_checkable_document(), window_.wake()};
  Saver saver_{session_};
  OutputScales scales_;
  Selection selection_;
  Display display_;
};

TEST_F(SavedPictureTest, HasTheColoursShownInEveryTheme) {
  for (const ThemeKind kind : {ThemeKind::kDark, ThemeKind::kLight, ThemeKind::kProjector}) {
    display_.theme = kind;
    for (const Activation activation : {Activation::kNone, Activation::kRelu, Activation::kSoftmax}) {
      session_.dispatch(SetActivation{activation});
      const SavedColours colours = refreshed();
      expect_painted(saved(colours), colours.shown);
    }
  }
}

TEST_F(SavedPictureTest, HasRangesThatArePinned) {
  const SavedColours before = refreshed();
  display_.pinned = pw::pinned(scales_);
  session_.dispatch(SetParameter{weight_id(0, 0), 50.0F});
  const SavedColours pinned = refreshed();
  ASSERT_EQ(pinned.shown, before.shown);
  expect_painted(saved(pinned), before.shown);
  display_.pinned.reset();
  const SavedColours released = refreshed();
  ASSERT_NE(released.shown, before.shown);
  expect_painted(saved(released), released.shown);
}

TEST_F(SavedPictureTest, UsesTheDefaultRuleIfNoColoursOfTheseOutputsAreShown) {
  display_.theme = ThemeKind::kLight;
  const SavedColours shown = refreshed();
  expect_painted(saved({{}, ThemeKind::kLight}), shown.shown);
  expect_painted(saved({{shown.shown.front()}, ThemeKind::kLight}), shown.shown);
}

}  // namespace
}  // namespace pw
