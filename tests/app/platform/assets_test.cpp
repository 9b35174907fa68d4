#include "app/platform/assets.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "tests/source_file.h"

namespace pw {
namespace {

TEST(Assets, TheEnvironmentVariableComesFirstIfItNamesAFolder) {
  const std::string folder = std::filesystem::temp_directory_path().string();
  setenv("POINTWISE_ASSETS", folder.c_str(), 1);
  EXPECT_EQ(assets_folder(), folder);
  setenv("POINTWISE_ASSETS", "/no/such/folder", 1);
  EXPECT_NE(assets_folder(), "/no/such/folder");
  unsetenv("POINTWISE_ASSETS");
}

TEST(Assets, ABuildInItsTreeFindsTheSources) {
  EXPECT_EQ(assets_folder(), source_file("assets"));
}

}  // namespace
}  // namespace pw
