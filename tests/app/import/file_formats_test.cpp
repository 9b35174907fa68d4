// The table of formats and what is derived from it.
#include "app/import/file_formats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/file_dialog/directory_listing.h"
#include "app/file_dialog/path_choice.h"
#include "app/import/file_content.h"
#include "app/import/make_input.h"
#include "app/import/saver.h"
#include "import_test_files.h"

namespace pw {
namespace {

using test::error_of;
using testing::HasSubstr;

FileFormat grey_format() {
  return {"a grey picture (.grey)",
          {".grey"},
          [](const FileStart& start) { return !start.bytes.empty() && start.bytes[0] == std::byte{'G'}; },
          PictureReader([](const std::string&, const Progress*) -> Expected<DecodedImage> {
            return DecodedImage{{1, 1, {9, 9, 9}, {}}, ""};
          })};
}

TEST(FileFormats, TheErrorNamesAllFormats) {
  FileFormats formats = file_formats();
  const std::string known =
      "is neither a picture (PNG, JPEG, BMP) nor a NumPy array (.npy) nor a safetensors file "
      "(FILE.safetensors:NAME)";
  EXPECT_EQ(unknown_format_text(formats), known);
  formats.push_back(grey_format());
  EXPECT_EQ(unknown_format_text(formats), known + " nor a grey picture (.grey)");
}

TEST(FileFormats, TheBrowserKnowsTheirEndings) {
  EXPECT_EQ(kind_by_name("a.JPEG"), EntryKind::kImage);
  for (const char* name : {"a.png", "a.jpg", "a.jpe", "a.jfif", "a.JIF", "a.bmp", "a.DIB"})
    EXPECT_EQ(kind_by_name(name), EntryKind::kImage) << name;
  EXPECT_EQ(kind_by_name("a.npy"), EntryKind::kArray);
  EXPECT_EQ(kind_by_name("a.SafeTensors"), EntryKind::kTensors);
  EXPECT_EQ(kind_by_name("a.pointwise"), EntryKind::kProject);
  EXPECT_EQ(kind_by_name(".npy"), EntryKind::kOther);
  EXPECT_EQ(kind_by_name("npy"), EntryKind::kOther);
  EXPECT_EQ(kind_by_name("a.grey"), EntryKind::kOther);
  FileFormats formats = file_formats();
  formats.push_back(grey_format());
  EXPECT_EQ(kind_by_name("a.GREY", formats), EntryKind::kImage);
}

TEST(FileFormats, AFolderIsListedWithTheKindsOfTheFormats) {
  const test::ImportFiles files;
  files.text("a.grey", "G");
  ListingOptions options;
  EXPECT_EQ(list_directory(files.folder(), options)->entries.at(0).kind, EntryKind::kOther);
  options.formats.push_back(grey_format());
  EXPECT_EQ(list_directory(files.folder(), options)->entries.at(0).kind, EntryKind::kImage);
}

TEST(FileFormats, NamesAreShownWithoutTheFolder) {
  EXPECT_EQ(short_name("/a/b/x.npy", file_formats()), "x.npy");
  EXPECT_EQ(short_name("x.npy", file_formats()), "x.npy");
  EXPECT_EQ(short_name("/x.npy", file_formats()), "x.npy");
  EXPECT_EQ(short_name("scene 7", file_formats()), "scene 7");
  EXPECT_EQ(short_name("/a/net.SAFETENSORS:head/kernel", file_formats()), "net.SAFETENSORS:head/kernel");
  EXPECT_EQ(short_name("/a/caf\xE9.png", file_formats()), "caf\uFFFD.png");
  EXPECT_EQ(file_part("/a/net.safetensors:head/kernel", file_formats()), "/a/net.safetensors");
  EXPECT_EQ(file_part("/a:b/x.npy:c", file_formats()), "/a:b/x.npy:c");
}

TEST(FileFormats, ContentDecidesNotTheName) {
  const test::ImportFiles files;
  files.png("picture.png", 2, 2);
  std::filesystem::rename(files.path("picture.png"), files.path("picture.npy"));
  files.npy("array.png", {2, 3});
  files.archive("archive.bin", {{"only", {2, 3}}});
  EXPECT_TRUE(std::holds_alternative<PictureFile>(*open_content(files.path("picture.npy"), file_formats())));
  EXPECT_TRUE(std::holds_alternative<ArrayFile>(*open_content(files.path("array.png"), file_formats())));
  EXPECT_TRUE(std::holds_alternative<ArrayFile>(*open_content(files.path("archive.bin"), file_formats())));
}

// What "git clone" without git-lfs leaves.
TEST(FileFormats, AGitLfsPointerIsNamed) {
  const test::ImportFiles files;
  for (const char* name : {"m.safetensors", "m.npy", "p.png", "unknown"}) {
    files.text(name, "version https://git-lfs.github.com/spec/v1\noid sha256:abab\nsize 335123\n");
    const std::string refusal =
        files.path(name) + ": is a Git LFS pointer, not the file itself; fetch that with \"git lfs pull\"";
    EXPECT_EQ(error_of(open_content(files.path(name), file_formats())), refusal);
    EXPECT_EQ(error_of(open_array(files.path(name), file_formats())), refusal);
    EXPECT_EQ(error_of(read_picture(files.path(name), file_formats())), refusal);
  }
  files.text("m.safetensors", "version https://git-lfs.github.com/spec/v1\n");
  EXPECT_THAT(error_of(open_array(files.path("m.safetensors:x"), file_formats())), HasSubstr("is a Git LFS pointer"));
}

TEST(FileFormats, APictureIsNotAnArrayNorAnArrayAPicture) {
  const test::ImportFiles files;
  files.png("p.png", 2, 2);
  files.npy("a.npy", {2, 3});
  files.archive("m.safetensors", {{"a", {2, 3}}, {"b", {2}}});
  EXPECT_THAT(error_of(open_array(files.path("p.png"), file_formats())), HasSubstr("p.png: is a picture"));
  EXPECT_THAT(error_of(open_array(files.path("m.safetensors"), file_formats())),
              HasSubstr("m.safetensors: holds 2 arrays (\"a\", \"b\"); name one: FILE.safetensors:NAME"));
  for (const char* name : {"a.npy", "m.safetensors"})
    EXPECT_THAT(error_of(read_picture(files.path(name), file_formats())), HasSubstr("is not a PNG, JPEG or BMP"));
}

TEST(FileFormats, AStackIsMadeAgainWithTheSameFormats) {
  const test::ImportFiles files;
  files.text("a.grey", "G");
  files.npy("x.npy", {2, 3, 4});
  FileFormats formats = file_formats();
  formats.push_back(grey_format());
  FeatureExtractor features("");
  Source source;
  source.from = FileSource{files.path("a.grey"), "", std::nullopt};
  const auto made = make_input(source, features, nullptr, nullptr, formats);
  ASSERT_TRUE(made) << error_of(made);
  EXPECT_EQ(made->stack->shape(), (Shape{1, 3, 1, 1}));
  EXPECT_THAT(error_of(make_input(source, features, nullptr, nullptr)), HasSubstr("a.grey: is neither"));
  source.from = FileSource{files.path("a.grey"), "", AxisOrder::kNchw};
  EXPECT_THAT(error_of(make_input(source, features, nullptr, nullptr, formats)), HasSubstr("was an array"));
  source.from = FileSource{files.path("x.npy"), "", std::nullopt};
  EXPECT_THAT(error_of(make_input(source, features, nullptr, nullptr)), HasSubstr("was a picture"));
}

ChoiceRequest typed(const test::ImportFiles& files, const std::string& text) {
  ChoiceRequest request;
  request.text = text;
  request.folder = files.folder();
  return request;
}

TEST(TypedPath, OneArrayOfAFileIsChosen) {
  const test::ImportFiles files;
  files.archive("net.safetensors", {{"head/kernel", {2, 3}}, {"b", {2}}});
  files.text("x.npy", "");
  std::filesystem::create_directory(files.path("folder.safetensors"));
  const PathChoice chosen = choose_path(typed(files, "net.safetensors:head/kernel"), {});
  EXPECT_EQ(chosen.outcome, ChoiceOutcome::kChosen);
  EXPECT_EQ(chosen.text, files.path("net.safetensors:head/kernel"));
  for (const char* text : {"gone.safetensors:b", "x.npy:b", "folder.safetensors:b", "net.safetensor:b"}) {
    const PathChoice refused = choose_path(typed(files, text), {});
    EXPECT_EQ(refused.outcome, ChoiceOutcome::kRefused) << text;
    EXPECT_EQ(refused.text, files.path(text) + ": does not exist");
  }
}

ChoiceRequest saved_weights(const test::ImportFiles& files, const std::string& text) {
  ChoiceRequest request = typed(files, text);
  request.purpose = BrowserPurpose::kSave;
  request.ending = ".npy";
  request.files_written = [](const std::string& path) { return files_written(Saved::kWeights, path); };
  return request;
}

TEST(TypedPath, EveryFileThatSavingReplacesIsAskedAbout) {
  const test::ImportFiles files;
  EXPECT_EQ(choose_path(saved_weights(files, "net"), {}).outcome, ChoiceOutcome::kChosen);
  files.text("net_bias.npy", "");
  const PathChoice one = choose_path(saved_weights(files, "net"), {});
  EXPECT_EQ(one.outcome, ChoiceOutcome::kExists);
  EXPECT_EQ(one.text, files.path("net.npy"));
  EXPECT_EQ(one.existing, std::vector<std::string>{files.path("net_bias.npy")});
  files.text("net.npy", "");
  // A file that was not there when the user was asked.
  ChoiceRequest confirmed = saved_weights(files, "net");
  confirmed.may_be_replaced = one.existing;
  const PathChoice both = choose_path(confirmed, {});
  EXPECT_EQ(both.outcome, ChoiceOutcome::kExists);
  EXPECT_EQ(both.existing, (std::vector<std::string>{files.path("net.npy"), files.path("net_bias.npy")}));
  confirmed.may_be_replaced = both.existing;
  EXPECT_EQ(choose_path(confirmed, {}).outcome, ChoiceOutcome::kChosen);
  std::filesystem::create_directory(files.path("map_bias.npy"));
  const PathChoice folder = choose_path(saved_weights(files, "map_weights.npy"), {});
  EXPECT_EQ(folder.outcome, ChoiceOutcome::kRefused);
  EXPECT_EQ(folder.text, files.path("map_bias.npy") + ": is a folder; choose another name");
}

TEST(TypedPath, ASavedFileMayBeNamedLikeAnArray) {
  const test::ImportFiles files;
  files.archive("net.safetensors", {{"b", {2}}});
  ChoiceRequest request = typed(files, "net.safetensors:b.npy");
  request.purpose = BrowserPurpose::kSave;
  EXPECT_EQ(choose_path(request, {}).outcome, ChoiceOutcome::kChosen);
}

}  // namespace
}  // namespace pw
