// Files that cannot be opened: the window says so, and goes on as before.
#include <sys/stat.h>

#include <filesystem>

#include "journey.h"

namespace pw {
namespace {

// Version 1.0, of this type and shape.
std::string npy_file(const std::string& type, const std::string& shape, const std::string& data) {
  std::string header = "{'descr': " + type + ", 'fortran_order': False, 'shape': " + shape + ", }";
  header.resize(117, ' ');
  return std::string("\x93NUMPY\x01\x00\x76\x00", 10) + header + "\n" + data;
}

class RefusedFileJourney : public StackJourney {
 protected:
  // The window names the file, says why, and goes on as before.
  testing::AssertionResult is_refused(const std::string& path) {
    const Json before = driver_.state();
    driver_.drop({path});
    const Json after = driver_.state();
    const std::string error = after["error"];
    driver_.click("error.close");
    if (error.find(std::filesystem::path(path).filename().string()) == std::string::npos)
      return testing::AssertionFailure() << "\"" << error << "\" does not name the file";
    if (error.find('\n') != std::string::npos) return testing::AssertionFailure() << error << ": more than a line";
    if (after["document"] != before["document"] || after["output"] != before["output"] ||
        after["revision"] != before["revision"])
      return testing::AssertionFailure() << "the document has changed";
    if (driver_.shows("error.close")) return testing::AssertionFailure() << "the error cannot be closed";
    return testing::AssertionSuccess();
  }
};

TEST_F(RefusedFileJourney, BrokenFilesAreRefusedAndTheDocumentStays) {
  folder_.file("nothing.npy");
  folder_.file("text.txt", "hello\n");
  folder_.file("header.npy", std::string("\x93NUMPY\x01\x00\xff", 9));
  folder_.folder("folder.npy");
  std::filesystem::copy_file(folder_.path("stack.npy"), folder_.path("short.npy"));
  std::filesystem::resize_file(folder_.path("short.npy"), 5000);
  std::filesystem::copy_file(save_photo("whole.png"), folder_.path("half.png"));
  std::filesystem::resize_file(folder_.path("half.png"), 60);
  save_weights("narrow.npy", made_up_parameters(2, 7));
  EXPECT_EQ(mkfifo(folder_.path("pipe.npy").c_str(), 0600), 0);
  folder_.file("objects.npy", npy_file("'|O'", "(1,)", "\x80\x04K\x01."));
  folder_.file("empty.npy", npy_file("'<f4'", "(1, 0, 4, 4)", ""));
  for (const char* name : {"nothing.npy", "text.txt", "header.npy", "folder.npy", "short.npy", "half.png",
                           "missing.npy", "narrow.npy", "pipe.npy", "objects.npy", "empty.npy"})
    EXPECT_TRUE(is_refused(folder_.path(name))) << name;
  driver_.drag("weight.0.17", 0, -8);
  parameters_.w(0, 17) = driver_.number("/selected/weight/0");
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
  EXPECT_EQ(held_by(driver_), parameters_);
}

TEST_F(RefusedFileJourney, AnErrorIsCopied) {
  driver_.drop({folder_.path("missing.npy")});
  const std::string error = driver_.value("/error");
  ASSERT_NE(error, "");
  driver_.click("error.copy");
  EXPECT_EQ(driver_.copied(), error);
  driver_.click("error.close");
  EXPECT_EQ(driver_.value("/error"), "");
}

TEST_F(RefusedFileJourney, AFileThatOpensClosesTheError) {
  driver_.drop({folder_.path("missing.npy")});
  EXPECT_NE(driver_.value("/error"), "");
  driver_.drop({save_weights("three.npy", made_up_parameters(3, 64))});
  EXPECT_EQ(driver_.value("/error"), "");
}

class BrokenStartJourney : public Journey {};

TEST_F(BrokenStartJourney, TheWindowSaysSoAndShowsItsSample) {
  folder_.file("broken.npy", std::string("\x93NUMPY\x01\x00", 8));
  Driver driver(opened({folder_.path("broken.npy")}));
  EXPECT_NE(driver.value("/error").get<std::string>().find("broken.npy"), std::string::npos);
  EXPECT_EQ(driver.value("/document/cout"), 2);
  driver.click("error.close");
}

}  // namespace
}  // namespace pw
