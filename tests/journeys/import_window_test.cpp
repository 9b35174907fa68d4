// Opening files in the window: choosing an array, typing a path in the browser, and a custom format.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "driver.h"
#include "tests/app/import/import_test_files.h"
#include "tests/few.h"

namespace pw {
namespace {

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
  static WindowOptions as_pixels() {
    WindowOptions options;
    options.extractor = ExtractorKind::kPixels;
    return options;
  }
  static void press(Driver& window, std::initializer_list<const char*> keys) {
    for (const char* key : keys) {
      window.key(key);
      window.wait_idle();
    }
  }
  static void open_by_name(Driver& window, const std::string& name) {
    press(window, {"Ctrl+O"});
    window.type(name);
    window.wait_idle();
    press(window, {"Enter"});
  }

  test::ImportFiles files_;
};

TEST_F(ImportWindowTest, TheFirstArrayThatCanBeOpenedIsMarkedAndEnterOpensIt) {
  Driver window(as_pixels());
  window.drop({path("net.safetensors")});
  ASSERT_TRUE(window.shows("array.4"));
  EXPECT_TRUE(window.shows("array.cancel"));
  press(window, {"Enter"});
  EXPECT_FALSE(window.shows("array.4"));
  EXPECT_EQ(window.session().error(), "");
  EXPECT_EQ(window.session().document().weights().name, "net.safetensors:head/kernel");
}

TEST_F(ImportWindowTest, ArrowsSkipWhatCannotBeOpened) {
  Driver window(as_pixels());
  window.drop({path("net.safetensors")});
  press(window, {"Up", "Down", "Keypad Enter"});
  EXPECT_EQ(window.session().document().shape(), (Shape{1, 5, 6, 9}));
  window.drop({path("net.safetensors")});
  press(window, {"End", "Enter"});
  EXPECT_EQ(window.session().document().shape(), (Shape{1, 4, 6, 9}));
}

TEST_F(ImportWindowTest, AClickMarksAndADoubleClickOpens) {
  Driver window(as_pixels());
  const auto before = window.session().document().input;
  window.drop({path("net.safetensors")});
  window.double_click("array.0");
  window.wait_idle();
  window.click("array.4");
  window.wait_idle();
  EXPECT_TRUE(window.shows("array.4"));
  EXPECT_EQ(window.session().document().input, before);
  window.click("array.ok");
  window.wait_idle();
  EXPECT_EQ(window.session().document().shape(), (Shape{1, 4, 6, 9}));
  window.drop({path("net.safetensors")});
  window.double_click("array.3");
  window.wait_idle();
  EXPECT_FALSE(window.shows("array.3"));
  EXPECT_EQ(window.session().document().shape(), (Shape{1, 5, 6, 9}));
}

TEST_F(ImportWindowTest, EscapeAndCancelLeaveEverythingAsItWas) {
  Driver window(as_pixels());
  const auto before = window.session().document().input;
  for (const bool by_key : {true, false}) {
    window.drop({path("net.safetensors")});
    ASSERT_TRUE(window.shows("array.1"));
    by_key ? window.key("Escape") : window.click("array.cancel");
    EXPECT_FALSE(window.shows("array.1"));
    EXPECT_EQ(window.session().document().input, before);
    EXPECT_EQ(window.session().error(), "");
  }
  // The window reacts again.
  press(window, {"F1", "Escape"});
  window.drop({path("net.safetensors:features")});
  EXPECT_EQ(window.session().document().shape(), (Shape{1, 5, 6, 9}));
}

TEST_F(ImportWindowTest, FilesDroppedDuringTheQuestionWait) {
  files_.npy("x.npy", {1, 7, 9, 5});
  Driver window(as_pixels());
  window.drop({path("net.safetensors")});
  window.drop_at_once(path("x.npy"));
  window.frame(3);
  ASSERT_TRUE(window.shows("array.1"));
  press(window, {"Escape"});
  EXPECT_EQ(window.session().document().shape(), (Shape{1, 5, 7, 9}));
}

TEST_F(ImportWindowTest, TheListIsShownInEveryLook) {
  for (const ThemeKind theme : ends_of({ThemeKind::kDark, ThemeKind::kLight, ThemeKind::kProjector})) {
    WindowOptions options = as_pixels();
    options.theme = theme;
    Driver window(options);
    window.drop({path("net.safetensors")});
    EXPECT_TRUE(window.shows("array.4"));
  }
}

TEST_F(ImportWindowTest, AnArrayIsNamedInTheBrowser) {
  Driver window(as_pixels());
  open_by_name(window, path("net.safetensors:head/none"));
  EXPECT_THAT(window.session().error(), HasSubstr("net.safetensors:head/none: has no array \"head/none\""));
  // The browser starts in the folder of the file.
  open_by_name(window, "net.safetensors:features");
  EXPECT_EQ(window.session().error(), "");
  EXPECT_EQ(window.session().document().shape(), (Shape{1, 5, 6, 9}));
}

TEST_F(ImportWindowTest, WithoutAUserToAskItIsAnErrorThatNamesTheArrays) {
  WindowParts parts;
  parts.files.can_ask = false;
  WindowOptions options = as_pixels();
  options.files = {path("net.safetensors"), path("net.safetensors:features")};
  Driver window(options, std::move(parts));
  EXPECT_FALSE(window.shows("array.1"));
  EXPECT_THAT(window.session().error(), HasSubstr("net.safetensors: holds 5 arrays (\"empty\", \"head/kernel\""));
  window.click("error.close");
}

Expected<DecodedImage> read_grey(const std::string& path, const Progress*) {
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
  Driver window(as_pixels(), std::move(parts));
  window.drop({path("p.grey")});
  EXPECT_EQ(window.session().error(), "");
  EXPECT_EQ(window.session().document().shape(), (Shape{1, 3, 1, 2}));
  window.drop({path("broken.grey")});
  EXPECT_EQ(window.session().error(), path("broken.grey") + ": has no pixels");
  window.drop({path("text.grey")});
  EXPECT_THAT(window.session().error(), HasSubstr("nor a grey picture (.grey) nor rows (.rows)"));
  window.drop({path("x.rows")});
  press(window, {"Down", "Enter"});
  EXPECT_EQ(window.session().error(), "");
  EXPECT_EQ(window.session().document().input->features.maps.plane(0, 0)[0], 5.0F);
  open_by_name(window, path("x.rows:a"));
  EXPECT_EQ(window.session().document().input->features.maps.plane(0, 0)[0], 3.0F);
}

}  // namespace
}  // namespace pw
