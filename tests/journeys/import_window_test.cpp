// Opening files in the window: choosing an array, typing a path in the browser, and a custom format.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "import_test_window.h"
#include "tests/app/import/import_test_files.h"

namespace pw {
namespace {

using test::HeadlessWindow;
using testing::HasSubstr;

class ImportWindowTest : public testing::Test {
 protected:
  ImportWindowTest() {
    files_.archive("net.safetensors", {{"empty", {0, 3}},
                                       {"head/kernel", {2, 3}},
                                       {"head/scalar", {}},
                                       {"features", {1, 6, 9, 5}},
                                       {"wide", {1, 6, 9, 4}}});
  }
  std::string path(const std::string& name) const { return files_.path(name); }

  test::ImportFiles files_;
};

TEST_F(ImportWindowTest, TheFirstArrayThatCanBeOpenedIsMarkedAndEnterOpensIt) {
  HeadlessWindow window;
  ASSERT_TRUE(window.drop(path("net.safetensors")));
  ASSERT_TRUE(window.shows("array.4"));
  EXPECT_TRUE(window.shows("array.cancel"));
  ASSERT_TRUE(window.press(GLFW_KEY_ENTER));
  EXPECT_FALSE(window.shows("array.4"));
  EXPECT_EQ(window.error(), "");
  EXPECT_EQ(window.document().weights().name, "net.safetensors:head/kernel");
}

TEST_F(ImportWindowTest, ArrowsSkipWhatCannotBeOpened) {
  HeadlessWindow window;
  ASSERT_TRUE(window.drop(path("net.safetensors")));
  ASSERT_TRUE(window.press(GLFW_KEY_UP));
  ASSERT_TRUE(window.press(GLFW_KEY_DOWN));
  ASSERT_TRUE(window.press(GLFW_KEY_KP_ENTER));
  EXPECT_EQ(window.document().shape(), (Shape{1, 5, 6, 9}));
  ASSERT_TRUE(window.drop(path("net.safetensors")));
  ASSERT_TRUE(window.press(GLFW_KEY_END));
  ASSERT_TRUE(window.press(GLFW_KEY_ENTER));
  EXPECT_EQ(window.document().shape(), (Shape{1, 4, 6, 9}));
}

TEST_F(ImportWindowTest, AClickMarksAndADoubleClickOpens) {
  HeadlessWindow window;
  const auto before = window.document().input;
  ASSERT_TRUE(window.drop(path("net.safetensors")));
  ASSERT_TRUE(window.click("array.0", 2));
  ASSERT_TRUE(window.click("array.4"));
  EXPECT_TRUE(window.shows("array.4"));
  EXPECT_EQ(window.document().input, before);
  ASSERT_TRUE(window.click("array.ok"));
  EXPECT_EQ(window.document().shape(), (Shape{1, 4, 6, 9}));
  ASSERT_TRUE(window.drop(path("net.safetensors")));
  ASSERT_TRUE(window.click("array.3", 2));
  EXPECT_FALSE(window.shows("array.3"));
  EXPECT_EQ(window.document().shape(), (Shape{1, 5, 6, 9}));
}

TEST_F(ImportWindowTest, EscapeAndCancelLeaveEverythingAsItWas) {
  HeadlessWindow window;
  const auto before = window.document().input;
  for (const bool by_key : {true, false}) {
    ASSERT_TRUE(window.drop(path("net.safetensors")));
    ASSERT_TRUE(window.shows("array.1"));
    ASSERT_TRUE(by_key ? window.press(GLFW_KEY_ESCAPE) : window.click("array.cancel"));
    EXPECT_FALSE(window.shows("array.1"));
    EXPECT_EQ(window.document().input, before);
    EXPECT_EQ(window.error(), "");
  }
  // The window reacts again.
  ASSERT_TRUE(window.press(GLFW_KEY_F1));
  ASSERT_TRUE(window.press(GLFW_KEY_ESCAPE));
  ASSERT_TRUE(window.drop(path("net.safetensors:features")));
  EXPECT_EQ(window.document().shape(), (Shape{1, 5, 6, 9}));
}

TEST_F(ImportWindowTest, FilesDroppedDuringTheQuestionWait) {
  files_.npy("x.npy", {1, 7, 9, 5});
  HeadlessWindow window;
  ASSERT_TRUE(window.drop(path("net.safetensors")));
  window.workbench().drop(path("x.npy"));
  for (int i = 0; i < 3; ++i) window.frame();
  ASSERT_TRUE(window.shows("array.1"));
  ASSERT_TRUE(window.press(GLFW_KEY_ESCAPE));
  EXPECT_EQ(window.document().shape(), (Shape{1, 5, 7, 9}));
}

TEST_F(ImportWindowTest, TheListLooksLikeTheBrowserInEveryTheme) {
  for (const ThemeKind theme : {ThemeKind::kDark, ThemeKind::kLight, ThemeKind::kProjector}) {
    WindowOptions options;
    options.theme = theme;
    HeadlessWindow window({}, options);
    ASSERT_TRUE(window.drop(path("net.safetensors")));
    EXPECT_TRUE(window.shows("array.4"));
    window.save_picture(std::string("arrays-") + theme_name(theme) + ".png");
  }
}

TEST_F(ImportWindowTest, AnArrayIsNamedInTheBrowser) {
  HeadlessWindow window;
  ASSERT_TRUE(window.open_browser());
  ASSERT_TRUE(window.type(path("net.safetensors:head/none")));
  ASSERT_TRUE(window.press(GLFW_KEY_ENTER));
  EXPECT_THAT(window.error(), HasSubstr("net.safetensors:head/none: has no array \"head/none\""));
  ASSERT_TRUE(window.open_browser());
  // The browser starts in the folder of the file.
  ASSERT_TRUE(window.type("net.safetensors:features"));
  ASSERT_TRUE(window.press(GLFW_KEY_ENTER));
  EXPECT_EQ(window.error(), "");
  EXPECT_EQ(window.document().shape(), (Shape{1, 5, 6, 9}));
}

TEST_F(ImportWindowTest, WithoutAUserToAskItIsAnErrorThatNamesTheArrays) {
  WindowParts parts;
  parts.files.can_ask = false;
  WindowOptions options;
  options.files = {path("net.safetensors"), path("net.safetensors:features")};
  HeadlessWindow window(std::move(parts), options);
  ASSERT_TRUE(window.wait_idle());
  EXPECT_FALSE(window.shows("array.1"));
  EXPECT_THAT(window.error(), HasSubstr("net.safetensors: holds 5 arrays (\"empty\", \"head/kernel\""));
}

Expected<DecodedImage> read_grey(const std::string& path) {
  const auto file = InputFile::open(path);
  if (!file) return Unexpected(file.error());
  const auto bytes = file->read_all(1'000);
  if (!bytes) return Unexpected(bytes.error());
  if (bytes->size() < 5) return fail(path, "has no pixels");
  return DecodedImage{{2, 1, std::vector<std::uint8_t>(6, static_cast<std::uint8_t>((*bytes)[4])), {}}, ""};
}

FileFormat grey_format() {
  return {"a grey picture (.grey)",
          {".grey"},
          [](const FileStart& start) { return start.bytes.size() >= 4 && start.bytes[0] == std::byte{'G'}; },
          read_grey};
}

// Two arrays, "a" and "b", of one number each, after a four-byte magic number.
FileFormat rows_format() {
  const auto list = [](const std::string&) -> Expected<std::vector<ArchiveEntry>> {
    return std::vector<ArchiveEntry>{{"a", "F32", {1, 1, 1}, true}, {"b", "F32", {1, 1, 1}, true}};
  };
  const auto open = [](const std::string& path, const ArrayPath& parts) -> Expected<ArrayFile> {
    auto file = InputFile::open(parts.file);
    if (!file) return Unexpected(file.error());
    ArrayHeader header;
    header.shape = {1, 1, 1};
    header.data_offset = parts.name == "b" ? 8 : 4;
    return ArrayFile(path, std::move(*file), std::move(header));
  };
  return {"rows (.rows)",
          {".rows"},
          [](const FileStart& start) { return start.bytes.size() >= 4 && start.bytes[0] == std::byte{'R'}; },
          ArrayReader{open, list}};
}

TEST_F(ImportWindowTest, ARowInTheTableIsAllThatAFormatNeeds) {
  files_.text("p.grey", "GREYz");
  files_.text("broken.grey", "GREY");
  files_.text("text.grey", "hello");
  const float values[] = {3.0F, 5.0F};
  files_.text("x.rows", "ROWS" + std::string(reinterpret_cast<const char*>(values), sizeof values));
  WindowParts parts;
  parts.files.formats.push_back(grey_format());
  parts.files.formats.push_back(rows_format());
  HeadlessWindow window(std::move(parts));
  ASSERT_TRUE(window.drop(path("p.grey")));
  EXPECT_EQ(window.error(), "");
  EXPECT_EQ(window.document().shape(), (Shape{1, 3, 1, 2}));
  ASSERT_TRUE(window.drop(path("broken.grey")));
  EXPECT_EQ(window.error(), path("broken.grey") + ": has no pixels");
  ASSERT_TRUE(window.drop(path("text.grey")));
  EXPECT_THAT(window.error(), HasSubstr("nor a grey picture (.grey) nor rows (.rows)"));
  ASSERT_TRUE(window.drop(path("x.rows")));
  ASSERT_TRUE(window.press(GLFW_KEY_DOWN));
  ASSERT_TRUE(window.press(GLFW_KEY_ENTER));
  EXPECT_EQ(window.error(), "");
  EXPECT_EQ(window.document().input->features.maps.plane(0, 0)[0], 5.0F);
  ASSERT_TRUE(window.open_browser());
  ASSERT_TRUE(window.type(path("x.rows:a")));
  ASSERT_TRUE(window.press(GLFW_KEY_ENTER));
  EXPECT_EQ(window.document().input->features.maps.plane(0, 0)[0], 3.0F);
}

}  // namespace
}  // namespace pw
