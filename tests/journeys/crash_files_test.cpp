// Images that made the decoder crash, dropped onto a window that has been used for a while.
#include <gmock/gmock.h>

#include <filesystem>
#include <tuple>

#include "compute/io/images/image_decoder.h"
#include "journey.h"
#include "random_actions.h"
#include "random_actions_document.h"
#include "random_actions_files.h"
#include "tests/source_file.h"

namespace pw {
namespace {

constexpr int kActionsBefore = 100;

// Files with these endings tell a decoder how to go wrong: tests/compute/io/images/fake_decoder.cpp. Only for what
// never ends is not waited long: on a busy machine a decoder does not start at once.
FileFormat misfortunes() {
  return {
      "a misfortune (.misfortune, .endless)",
      {".misfortune", ".endless"},
      [](const FileStart& start) { return start.path.ends_with(".misfortune") || start.path.ends_with(".endless"); },
      PictureReader([](const std::string& path, const Progress* progress) -> Expected<DecodedImage> {
        const auto file = InputFile::open(path);
        if (!file) return Unexpected(file.error());
        ImageDecoder decoder{image_decoder().program + "-fake"};
        if (path.ends_with(".endless")) decoder.deadline = std::chrono::milliseconds(100);
        return decode_file(*file, decoder, progress);
      })};
}

class CrashFilesJourney : public Journey {
 protected:
  CrashFilesJourney() : driver_(options(), parts()) {
    RandomActions stream(7, {files_.names(), [this](const std::string& name) { return files_.path(name); }, false});
    for (int i = 0; i < kActionsBefore; ++i) {
      stream.next(driver_.state()).perform(driver_);
      driver_.wait_for_file_dialog();
    }
    // The last action may have left a size that shows nothing.
    driver_.resize(1280, 800);
    for (int i = 0; i < 60; ++i) driver_.key("Escape");
    driver_.wait_idle();
    driver_.key("Escape");
  }

  // What the window says after the file was dropped, once it is closed; the document must stay.
  std::string refusal_of(const std::string& path) {
    const Document before = driver_.session().document();
    driver_.drop({path});
    const std::string error = driver_.value("/error");
    if (!error.empty()) driver_.click("error.close");
    EXPECT_TRUE(are_byte_equal(driver_.session().document(), before)) << path;
    EXPECT_EQ(driver_.value("/error"), "");
    return error;
  }

 private:
  WindowOptions options() const {
    WindowOptions options;
    options.size = {640, 400};
    options.extractor = ExtractorKind::kPixels;
    options.files = {files_.path("batch.npy"), files_.path("weights_2x16.npy")};
    return options;
  }
  static WindowParts parts() {
    WindowParts parts;
    parts.files.formats.push_back(misfortunes());
    return parts;
  }

  RandomActionsFiles files_;

 protected:
  Driver driver_;
};

TEST_F(CrashFilesJourney, EachIsRefusedInOneSentenceAndTheWindowGoesOn) {
  int dropped = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source_file("tests/data/reliability/images"))) {
    const std::string error = refusal_of(entry.path().string());
    EXPECT_THAT(error, testing::HasSubstr(entry.path().filename().string()));
    EXPECT_THAT(error, testing::Not(testing::HasSubstr("\n")));
    ++dropped;
  }
  EXPECT_GE(dropped, 8);
  const std::tuple<const char*, const char*, const char*> misfortunes[] = {
      {"a.misfortune", "crash", "the image decoder crashed"},
      {"a.endless", "hang", "the image decoder took too long"},
      {"a.misfortune", "exit", "the image decoder gave no whole answer"},
      {"a.misfortune", "answer nonsense", "what the image decoder answered makes no sense"}};
  for (const auto& [name, act, reason] : misfortunes) {
    folder_.file(name, act);
    EXPECT_THAT(refusal_of(folder_.path(name)), testing::HasSubstr(reason));
  }
  driver_.drop({save_photo("photo.png", 24, 16)});
  EXPECT_EQ(driver_.value("/error"), "");
  EXPECT_EQ(driver_.session().document().shape(), (Shape{1, 3, 16, 24}));
}

}  // namespace
}  // namespace pw
