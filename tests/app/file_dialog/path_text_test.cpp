#include "app/file_dialog/path_text.h"

#include <gtest/gtest.h>

#include "files_test_folder.h"

namespace pw {
namespace {

class HomeGuard {
 public:
  explicit HomeGuard(const char* home) {
    if (const char* before = std::getenv("HOME")) before_ = before, had_one_ = true;
    home == nullptr ? unsetenv("HOME") : setenv("HOME", home, 1);
  }
  ~HomeGuard() { had_one_ ? setenv("HOME", before_.c_str(), 1) : unsetenv("HOME"); }

 private:
  std::string before_;
  bool had_one_ = false;
};

TEST(PathText, HomeIsExpanded) {
  const HomeGuard home("/home/ada");
  EXPECT_EQ(expand_home("~"), "/home/ada");
  EXPECT_EQ(expand_home("~/data/x.npy"), "/home/ada/data/x.npy");
  EXPECT_EQ(expand_home("~other/x.npy"), "~other/x.npy");
  EXPECT_EQ(expand_home("a/~"), "a/~");
  EXPECT_EQ(home_folder(), "/home/ada");
}

TEST(PathText, WithoutHomeATildeIsAName) {
  const HomeGuard home(nullptr);
  EXPECT_EQ(expand_home("~/x"), "~/x");
  EXPECT_EQ(home_folder(), "/");
}

TEST(PathText, TypedAndPastedFormsNameTheSamePath) {
  const HomeGuard home("/home/ada");
  EXPECT_EQ(path_from_text("x.npy", "/data"), "/data/x.npy");
  EXPECT_EQ(path_from_text("../x.npy", "/data/deep"), "/data/x.npy");
  EXPECT_EQ(path_from_text("/etc//x.npy", "/data"), "/etc/x.npy");
  EXPECT_EQ(path_from_text("  ~/x.npy\n", "/data"), "/home/ada/x.npy");
  EXPECT_EQ(path_from_text("'/a b/x.npy'", "/data"), "/a b/x.npy");
  EXPECT_EQ(path_from_text("\"/a b/x.npy\"", "/data"), "/a b/x.npy");
  EXPECT_EQ(path_from_text("file:///a%20b/%C3%A9.npy", "/data"), "/a b/\u00e9.npy");
  EXPECT_EQ(path_from_text("file://host/a%2", "/data"), "/a%2");
  EXPECT_EQ(path_from_text("'", "/data"), "/data/'");
  EXPECT_EQ(path_from_text(" \t", "/data"), "");
}

TEST(PathText, ParentsEndAtTheRoot) {
  EXPECT_EQ(parent_folder("/a/b"), "/a");
  EXPECT_EQ(parent_folder("/a/b/"), "/a");
  EXPECT_EQ(parent_folder("/a"), "/");
  EXPECT_EQ(parent_folder("/"), "/");
}

TEST(Completion, GoesAsFarAsAllNamesAgree) {
  const TestFolder folder;
  for (const char* name : {"road_weights.npy", "road_bias.npy", "sky.npy", ".secret.npy"}) folder.file(name);
  folder.folder("samples");
  EXPECT_EQ(complete_path("r", folder.path()).text, "road_");
  EXPECT_EQ(complete_path("r", folder.path()).matches, 2U);
  EXPECT_EQ(complete_path("r", folder.path()).first, "road_bias.npy");
  EXPECT_EQ(complete_path("road_b", folder.path()).text, "road_bias.npy");
  EXPECT_EQ(complete_path("sa", folder.path()).text, "samples/");
  EXPECT_EQ(complete_path(".s", folder.path()).text, ".secret.npy");
  EXPECT_EQ(complete_path(folder.path() + "/sk", "/").text, folder.path() + "/sky.npy");
  EXPECT_EQ(complete_path("samples/../sk", folder.path()).text, "samples/../sky.npy");
}

TEST(Completion, IgnoresCaseOnlyIfNecessary) {
  const TestFolder folder;
  for (const char* name : {"Road.npy", "road.npy", "Sky.npy"}) folder.file(name);
  EXPECT_EQ(complete_path("ro", folder.path()).text, "road.npy");
  EXPECT_EQ(complete_path("sk", folder.path()).text, "Sky.npy");
}

TEST(Completion, LeavesWhatItCannotComplete) {
  const TestFolder folder;
  folder.file("sky.npy");
  for (const char* typed : {"x", "none/x", "sky.npy/x"}) {
    const Completion completion = complete_path(typed, folder.path());
    EXPECT_EQ(completion.text, typed);
    EXPECT_EQ(completion.matches, 0U) << typed;
  }
}

TEST(Completion, NeverCutsACharacterInTwo) {
  const TestFolder folder;
  folder.file("m\u00e9.npy");
  folder.file("m\u00e8.npy");
  EXPECT_EQ(complete_path("m", folder.path()).text, "m");
}

TEST(Completion, GoesHome) {
  const TestFolder folder;
  folder.file("sky.npy");
  const HomeGuard home(folder.path().c_str());
  EXPECT_EQ(complete_path("~", "/").text, "~/");
  EXPECT_EQ(complete_path("~/s", "/").text, "~/sky.npy");
}

}  // namespace
}  // namespace pw
